"""Meetings told by what officials of two sides do with one another, without a word of meeting.

“Министр X показал послу Y порт”, “X пригласил на ужин президента Y”, “X пил чай с Y”, “X и Y договорились о …”, “X
рассказал гостю …”. Told where a case shows who does what to whom.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from spacy.tokens import Token

from kg import resources
from kg.extractors.context import Context
from kg.extractors.entities import Actor
from kg.languages.annotation import Argument, Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature

_PEOPLE: Final = frozenset({"person", "post", "pronoun"})
_MEETING: Final = frozenset({"meet", "receive", "talk", "call", "discuss", "credentials", "reception"})
# Kinds of verbs with the roles of those to whom somebody does it.
_DONE_TO: Final = {
    "in-person": ("object", "dative", "honoured"),
    "facing": ("facing",),
    "hand": ("dative",),
    "tell": ("dative", "object", "having"),
    "urge": ("dative", "object"),
    "dial": ("reached", "object"),
    "invite": ("object", "of"),  # “позвал на ужин министра”
    "company": ("with",),
    "hold": ("with",),
    "agree": ("with",),
}
_KINDS: Final = frozenset(_DONE_TO)
# What two do together, so that both may be the subject.
_JOINT: Final = frozenset({"company", "agree"})
_SIDES: Final = 2
_STAYS: Final = frozenset({"Meeting", "Visit"})
# How many words stand between “на” and the meal that somebody is asked to.
_NEAR: Final = 3


@dataclass(frozen=True, slots=True)
class Deeds:
    """The words of one language: the table `deeds` of its grammar.

    Args:
        messages: What is handed to somebody in person: «послание».
        delivering: Verbs of handing that tell of no more than that, if a message is handed.
        tables: To what somebody is asked: «ужин», «чай».
        to: The prepositions before them.
        hours: How long somebody is with somebody: «час».
        spending: Verbs of passing time.
        afar: Words of what is said from afar: «в письме», «по итогам голосования».
        between: Prepositions of whoever brings it: «через посла».
        out: Prepositions of where somebody is called from: «посла из Ганы».
    """

    messages: frozenset[str]
    delivering: frozenset[str]
    tables: frozenset[str]
    to: frozenset[str]
    hours: frozenset[str]
    spending: frozenset[str]
    afar: frozenset[str]
    between: frozenset[str]
    out: frozenset[str]


@cache
def deeds(language: str) -> Deeds:
    """The words of a language; empty sets where it has none.

    >>> "послание" in deeds("ru").messages
    True
    """
    table = resources.toml(language, "grammar.toml").get("deeds", {})
    return Deeds(**{name: frozenset(table.get(name, ())) for name in Deeds.__dataclass_fields__})


def face_to_face(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """The frame as one of meeting where an official of one side does to one of another what is done in person."""
    kinds = frame.kinds & (_KINDS | {"turn"})
    if not kinds or not context.profile.free_order or frame.nominal or frame.participial or frame.quoted:
        return None
    if "turn" in kinds:
        return _in_turn(context, sentence, frame)
    frame = _as_agreed(context, sentence, frame) if "agree" in kinds else frame
    told = {"asserted"} if kinds & {"tell", "urge", "agree", "hold"} else {"asserted", "planned"}
    if frame.negated or frame.mood not in told or not _done_so(context, sentence, frame):
        return None
    who = [unit for unit in frame.phrases("subject", "inherited") if unit.kind in _PEOPLE]
    roles = dict.fromkeys(role for kind in sorted(kinds) for role in _DONE_TO[kind])
    whom = [unit for unit in frame.phrases(*roles) if unit.kind in _PEOPLE and unit not in who]
    whom = [unit for unit in whom if unit.case != "Nom" and not _of_another(context, sentence, frame, unit)]
    ours = context.actors(who, sentence)
    but, apart = _keys(ours), frozenset(actor.party for actor in ours if actor.party)
    theirs = context.actors(whom[:1], sentence, but=but, apart=apart)
    if not ours or not (theirs or (kinds & _JOINT and len(ours) >= _SIDES)):
        return None
    if not of_two_sides(context, [*ours, *theirs]) or _met(context, [*ours, *theirs]):
        return None
    if "tell" in kinds and not _on_the_spot(context, sentence, frame, [*ours, *theirs]):
        return None
    if "urge" in kinds and not (_here(context, sentence, frame) or any(u.kind == "pronoun" for u in whom[:1])):
        return None
    if "agree" in kinds and any(actor.node == actor.party for actor in (*ours, *theirs)):
        return None
    others = tuple(item for item in frame.arguments if item.unit not in whom)
    kind = frozenset({"call" if "dial" in kinds else "meet"})
    told_with = tuple(Argument("with", unit) for unit in whom[:1] if theirs)
    return replace(frame, kinds=kind, arguments=(*others, *told_with), passive=False)


def _in_turn(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“Потом настал черёд спикера X”: behind a meeting told before, the next whom somebody met."""
    units = [unit for unit in frame.phrases("of", "reached") if unit.kind in {"person", "post"} and unit.posts]
    told = any(event.at < frame.first for event in context.events_told("Meeting"))
    actors = context.actors(units[:1], sentence)
    if not told or not actors or frame.mood not in {"asserted", "planned"} or frame.negated:
        return None
    if any(event.kind == "Meeting" and actors[0].node in event.actors for event in context.events):
        return None
    return replace(frame, kinds=frozenset({"meet"}), nominal=True, arguments=(Argument("with", units[0]),))


def _of_another(context: Context, sentence: Sentence, frame: Frame, unit: Phrase) -> bool:
    """Whether what stands between a verb and somebody takes him: “о звонке президенту X”, “попросил заменить X”."""
    if unit.first < frame.last:
        return False
    between, direct = range(frame.last, unit.first), frame.kinds & {"in-person", "hand"}
    if any(f.first in between and f.nominal and "call" in f.kinds for f in sentence.frames):
        return True
    out = deeds(context.document.language).out
    if unit.kind == "post" and any(token.lower_ in out for token in context.annotation.doc[unit.first : unit.last + 1]):
        return True  # “вызвал посла из Ганы”
    words = frozenset() if direct else deeds(context.document.language).messages
    inside = context.annotation.doc[frame.last : unit.first]
    return any(token.pos_ == "VERB" or token.lemma_ in words for token in inside)


def _keys(actors: list[Actor]) -> frozenset[str]:
    return frozenset(key for actor in actors for key in actor.keys)


def _as_agreed(context: Context, sentence: Sentence, frame: Frame) -> Frame:
    """The frame of agreeing as of what has been: the word makes planned what is agreed, and not the agreeing."""
    verb = context.annotation.doc[frame.first]
    if (
        frame.mood != "planned"
        or feature(verb, "Tense") != "Past"
        or any(other is not frame and other.kinds & _MEETING for other in sentence.frames)
    ):
        return frame
    return replace(frame, mood="asserted", tense="past")


def _done_so(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether the words beside a verb make of it what is done in person, where it may be done from afar."""
    words = deeds(context.document.language)
    doc = context.annotation.doc
    own = [token for token in doc[sentence.first : sentence.last] if sentence.clause(token.i) == frame.clause]
    named = {unit.first for unit in sentence.phrases if unit.kind != "place"}
    if any(token.lower_ in words.between and token.i + 1 in named for token in own):
        return False
    if frame.kinds & {"tell", "urge", "agree", "company"} and any(token.lemma_ in words.afar for token in own):
        return False
    if "hand" in frame.kinds and frame.lemma in words.delivering:
        return any(token.lemma_ in words.messages for token in own)
    if "invite" in frame.kinds:
        return any(_at_table(token, words) for token in own)
    if "hold" in frame.kinds:
        told = any(f.kinds & _MEETING and f.clause == frame.clause for f in sentence.frames if f is not frame)
        return not told and frame.lemma in words.spending and any(_long(token, words) for token in own)
    return "agree" not in frame.kinds or frame.mood == "asserted"


def _at_table(token: Token, words: Deeds) -> bool:
    """Whether a noun is the meal that somebody is asked to: “на рабочий ужин”."""
    if token.lemma_ not in words.tables:
        return False
    return any(other.lower_ in words.to for other in token.doc[max(0, token.i - _NEAR) : token.i])


def _long(token: Token, words: Deeds) -> bool:
    """Whether a noun says how long: “провёл час”, “провела всего сорок минут”."""
    return token.lemma_ in words.hours and feature(token, "Case") in {"Acc", "Nom", "Gen"}


def of_two_sides(context: Context, actors: list[Actor]) -> bool:
    """Whether all are officials, of two sides or more; one of whom no side is told is of another than who travels.

    Of whom only the rest of the document tells a side, it may be another than that of whoever he meets.
    """
    told = {actor.party for actor in actors if not context.entities.assumed_side(actor.node)}
    parties = [None if a.party in told and context.entities.assumed_side(a.node) else a.party for a in actors]
    holders = [
        party or (actor.node if context.entities.holds_office(actor.node) else None)
        for party, actor in zip(parties, actors, strict=True)
    ]
    if None in holders or len(set(holders)) < _SIDES or not any(parties):
        return False
    if all(parties):
        return True
    away, sent = context.entities.discourse.travellers(), context.profile.sent_to
    envoys = {key for key, post in context.entities.told_posts() if post.head in sent}
    visits = (event for event in context.events if event.kind == "Visit")
    away |= {key for event in visits for key in event.actors}
    return any(party and actor.node in away | envoys for party, actor in zip(parties, actors, strict=True))


def _met(context: Context, actors: list[Actor]) -> bool:
    """Whether a meeting of those people has been told of: what they say or show is said and shown there."""
    nodes = {actor.node for actor in actors}
    return any(event.kind == "Meeting" and nodes <= event.actors for event in context.events)


def _on_the_spot(context: Context, sentence: Sentence, frame: Frame, actors: list[Actor]) -> bool:
    """Whether one of them is told to travel or to have met others before, so that he speaks where he is.

    Or words beside the verb say where: “в столице он просил министра …”.
    """
    if _here(context, sentence, frame):
        return True
    nodes = {actor.node for actor in actors if actor.node is not None}
    if nodes & context.entities.discourse.travellers():
        return True
    return any(nodes & event.actors for event in context.events_told(*_STAYS) if event.at < sentence.last)


def _here(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether words beside a verb say where it was done."""
    words = context.annotation.doc[sentence.first : sentence.last]
    own = [token for token in words if sentence.clause(token.i) == frame.clause]
    where = context.profile.there | context.profile.where
    here = any(token.lower_ in where or token.lemma_ in context.profile.capital for token in own)
    return here or any(unit.kind == "place" for unit in frame.phrases("in"))


__all__ = ["Deeds", "deeds", "face_to_face", "of_two_sides"]
