"""Meetings told by how two came together: somebody was met at the door, is awaited, came to see or got hold of another.

“В парламенте гостя встретил спикер X”, “завтра его ждёт президент X”, “к министру пришёл посол X”, “связался с
министром X”, “последовал визит к президенту X”, “с президентом X речь шла о …”. Told where a case shows who does what.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extractors.context import Context
from kg.extractors.dating import dated
from kg.extractors.face_to_face import of_two_sides
from kg.languages.annotation import Argument, Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature

_PEOPLE = frozenset({"person", "post", "pronoun"})
_KINDS = frozenset({"greet", "await", "come", "reach", "visit", "reception"})
# How many words stand between a noun and the person that it leads to: “визит вежливости к министру”.
_NEAR = 3
_SIDES = 2
_SPEAKING = frozenset({"discuss", "converse", "talk"})


def approached(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """The frame as one of meeting where somebody comes to somebody else, or is awaited or met by him."""
    if not frame.kinds & _KINDS or frame.quoted or frame.negated or frame.mood not in {"asserted", "planned"}:
        return None
    if context.profile.possessives or context.profile.verb_final:
        return None
    if frame.nominal:
        return _visit_to(context, sentence, frame) or _reception(frame)
    if "greet" in frame.kinds:
        met = not _arriving(context, sentence) and _two(context, sentence, frame, ("object",))
        return _with_kinds(frame, "receive") if met else None
    if "await" in frame.kinds:
        return _awaited(context, sentence, frame)
    if "reach" in frame.kinds:
        spoke = frame.mood == "asserted" and _two(context, sentence, frame, ("with",))
        return _with_kinds(frame, "call") if spoke else None
    if "come" in frame.kinds and _two(context, sentence, frame, ("to",)):
        hosts = tuple(Argument("with", unit) for unit in frame.phrases("to") if unit.kind in _PEOPLE)
        return replace(frame, kinds=frozenset({"meet"}), arguments=(*frame.arguments, *hosts))
    return None


def topical(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a verb of discussing has nobody who does it but somebody with whom: “с президентом X говорили о …”."""
    if frame.nominal or not frame.kinds & _SPEAKING or frame.quoted or frame.negated:
        return False
    if context.profile.possessives or context.profile.verb_final or frame.mood != "asserted":
        return False
    people = [unit for unit in frame.phrases("with") if unit.kind == "person" and unit.posts]
    if not people or people[0].first > frame.first or frame.phrases("subject", "inherited", "antecedent"):
        return False
    verb = context.annotation.doc[frame.first]
    impersonal = frame.passive or feature(verb, "Number") == "Plur" or feature(verb, "Voice") in {"Mid", "Pass"}
    return impersonal or " " in frame.lemma


def _arriving(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence, or the one before it, tells that somebody arrives, who is then welcomed there.

    So is he where the sentence tells of a meeting beside it.
    """
    if any(frame.kinds & {"meet", "talk"} for frame in sentence.frames):
        return True
    near = [s for s in context.annotation if s.first <= sentence.first][-_SIDES:]
    return any("arrive" in frame.kinds and "await" not in frame.kinds for s in near for frame in s.frames)


def _awaited(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“Во вторник его ждёт президент X”: an official awaits somebody on a day to come, or awaited him where he went."""
    if frame.tense == "past":
        met = _at_the_door(context, sentence, frame) and _two(context, sentence, frame, ("object", "of"), sure=False)
        return _with_kinds(frame, "receive") if met else None
    if not _two(context, sentence, frame, ("object", "of")):
        return None
    dating = dated(context, sentence, replace(frame, tense="future"))
    issued = context.document.issued
    if dating is None or issued is None or dating.period.latest < issued:
        return None
    return replace(_with_kinds(frame, "receive"), mood="planned", tense="future")


def _at_the_door(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a clause says where somebody was awaited, none where guests arrive: “в парламенте его ждал X”."""
    words = context.annotation.doc[sentence.first : sentence.last]
    own = [token for token in words if sentence.clause(token.i) == frame.clause]
    if frame.mood != "asserted" or any(token.lemma_ in context.profile.ports for token in words):
        return False
    told = any(token.lower_ in context.profile.where | context.profile.there for token in own)
    return told or any(feature(token, "Case") in {"Loc", "Ins"} and token.nbor(-1).pos_ == "ADP" for token in own[1:])


def _visit_to(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“Последовал визит вежливости к президенту X”: a visit that leads to an official."""
    if "visit" not in frame.kinds:
        return None
    units = frame.phrases("to")
    hosts = [u for u in units if u.kind in {"person", "post"} and u.posts and 0 < u.first - frame.last <= _NEAR]
    if not hosts or frame.phrases("in"):
        return None
    told = tuple(Argument("with", unit) for unit in hosts[:1])
    others = tuple(item for item in frame.arguments if item.unit not in hosts)
    return replace(frame, kinds=frozenset({"meet"}), arguments=(*others, *told))


def _reception(frame: Frame) -> Frame | None:
    """“Был на приёме у президента X”: a reception at an official's."""
    hosts = [unit for unit in frame.phrases("having", "clause-having") if unit.kind == "person" and unit.posts]
    return _with_kinds(frame, "meet") if "reception" in frame.kinds and hosts else None


def _with_kinds(frame: Frame, kind: str) -> Frame:
    return replace(frame, kinds=frozenset({kind}))


def _two(context: Context, sentence: Sentence, frame: Frame, roles: tuple[str, ...], *, sure: bool = True) -> bool:
    """Whether the subject is one person and the other another, one of them with a post, of two sides.

    Where it need not be sure, the side of one may be untold.
    """
    ours = [unit for unit in frame.phrases("subject", "inherited") if unit.kind in _PEOPLE]
    theirs = [unit for unit in frame.phrases(*roles) if unit.kind in _PEOPLE]
    if not ours or not theirs or not any(unit.posts for unit in (*ours, *theirs)):
        return False
    known = [a for unit in (*ours, *theirs) for a in context.actors([unit], sentence, apart=_parties(context, theirs))]
    if not sure:
        told = [actor for actor in known if not context.entities.assumed_side(actor.node)]
        return len({actor.node for actor in known}) >= _SIDES and len({a.party for a in told}) == len(told)
    sides = {actor.party for actor in known if actor.node is not None}
    if "greet" not in frame.kinds and of_two_sides(context, known):
        return True
    return len(sides) >= _SIDES and None not in sides


def _parties(context: Context, units: list[Phrase]) -> frozenset[str]:
    named = (context.entities.actor(unit) for unit in units if unit.kind != "pronoun")
    return frozenset(actor.party for actor in named if actor.party)


__all__ = ["approached", "topical"]
