"""Meetings told by a deed for which two must be in one place: one shows another round, drops in on him, dines with him.

“Әкім X министр Y-ке зауытты аралатты”, “елші Y министр X-ке бас сұқты”, “X Y-тің дастарқанынан дәм татты”, “X пен Y
қол алысты”. Told where the verb comes last, of officials of two sides of whose meeting the text has not told yet.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kg.extractors.context import Context
from kg.extractors.entities import Actor
from kg.extractors.unsaid import dropped
from kg.extractors.writers import writer
from kg.languages.annotation import Argument, Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature

_PEOPLE: Final = frozenset({"person", "post", "pronoun"})
_WHO: Final = ("subject", "inherited")
# To whom, with whom or of whose something is done, by the kind of the verb.
_TO: Final = ("object", "to")
_ROLES: Final = {
    "mutual": ("with",),
    "with": ("with",),
    "reach": ("with",),
    "whose": ("of",),
    "invite": ("object",),
    "await": ("object",),
}
_KINDS: Final = frozenset({"in-person", "await", "invite", "reach"})
_TALKS: Final = frozenset({"meet", "receive", "talk", "call", "credentials"})
_KEPT: Final = frozenset({"in", "during"})
_SHOWING: Final = frozenset({"in-person"})
_PAIR: Final = 2


def by_deed(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """The frame as one of meeting where an official of one side does what it tells to, for or with one of another."""
    if not frame.kinds & _KINDS or not context.profile.verb_final or frame.nominal:
        return None
    if frame.participial and not _told_of(context, frame):
        return None
    if frame.quoted or frame.negated or frame.passive or frame.mood not in {"asserted", "planned"}:
        return None
    if _no_deed(context, sentence, frame) or _told_beside(context, sentence, frame):
        return None
    both = bool(frame.kinds & {"mutual", "reach"})
    who = _who(frame)
    whom = _whom(frame) or _called_in(context, sentence, frame) or _who_came(context, sentence, frame)
    theirs = _officials(context, sentence, whom)
    ours = _officials(context, sentence, who, but=theirs)
    if not who and theirs and "await" not in frame.kinds:
        ours = writer(context, sentence, frame)
        ours = ours or dropped(context, sentence, replace(frame, kinds=frozenset({"meet"})), theirs)
    if not ours or not (theirs or (both and len(ours) == _PAIR)) or not _of_two_sides(context, [*ours, *theirs]):
        return None
    if all(unit.kind == "post" for unit in (*who, *whom)):
        return None  # “Гана мен Чили министрлері келісті” does not say who they are
    if _met(context, [*ours, *theirs]):
        return None
    return _as_meeting(context, frame, who, whom)


def _told_of(context: Context, frame: Frame) -> bool:
    """Whether somebody tells where he agreed with another: “Дохада Y-мен не туралы уағдаласқанын баяндады”."""
    nominalised = feature(context.annotation.doc[frame.last - 1], "Case") is not None
    return nominalised and "mutual" in frame.kinds and bool(frame.phrases("in"))


def _as_meeting(context: Context, frame: Frame, who: list[Phrase], whom: list[Phrase]) -> Frame:
    """The frame with the two sides; what is done is done, though the verb is a word of plans: “уағдаласты”."""
    kept = tuple(item for item in frame.arguments if item.role in _KEPT)
    told = (*(Argument("subject", unit) for unit in who), *(Argument("with", unit) for unit in whom))
    doc = context.annotation.doc
    mood, tense = frame.mood, frame.tense
    if "mutual" in frame.kinds and feature(doc[frame.last - 1], "Tense") == "Past":
        mood, tense = "asserted", "past"
    elif "await" in frame.kinds:
        waited = tense == "past" or feature(doc[frame.last], "Tense") == "Past"  # “күтіп отырды”, but “күтіп отыр”
        mood, tense = ("asserted", "past") if waited else ("planned", "future")
    kind = "call" if "reach" in frame.kinds else "meet"
    return replace(frame, kinds=frozenset({kind}), arguments=(*kept, *told), mood=mood, tense=tense)


def _who(frame: Frame) -> list[Phrase]:
    return [unit for unit in frame.phrases(*_WHO) if unit.kind in _PEOPLE]


def _whom(frame: Frame) -> list[Phrase]:
    """To whom something is done, or with whom, whatever else the clause names."""
    roles = next((roles for kind, roles in _ROLES.items() if kind in frame.kinds), _TO)
    apart = {unit.first for unit in _who(frame)}
    for role in roles:
        units = [unit for unit in frame.phrases(role) if unit.kind in _PEOPLE and unit.first not in apart]
        if units:
            return units
    return []


def _called_in(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """Whom a converb before a deed says that somebody called: “елшіні шақырып, нота тапсырды”."""
    calls = (f for f in sentence.frames if f.clause == frame.clause and "invite" in f.kinds and f.last <= frame.first)
    calls = (f for f in calls if feature(context.annotation.doc[f.last - 1], "VerbForm") == "Conv" and not f.negated)
    return [unit for f in calls for unit in f.phrases("object") if unit.kind in _PEOPLE][:1]


def _who_came(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """Who is shown what where the sentence before says that he went: “Елші Ақтауға барды. Онда X портты көрсетті”."""
    if frame.kinds != _SHOWING:
        return []
    words = context.annotation.text(sentence.first, frame.first).lower()
    before = next((s for s in reversed(context.annotation.sentences) if s.last <= sentence.first), None)
    if before is None or not any(f" {run} " in f" {words} " for run in context.profile.there):
        return []
    going = (f for f in before.frames if "visit" in f.kinds and not f.nominal and not f.negated)
    units = [unit for f in going for unit in f.phrases(*_WHO) if unit.kind in _PEOPLE]
    return units[:1]


def _officials(
    context: Context, sentence: Sentence, units: list[Phrase], *, but: list[Actor] | None = None
) -> list[Actor]:
    """The actors of some phrases, if each of them is an official; none where one is not."""
    others = but or []
    nodes = frozenset(actor.node for actor in others if actor.node)
    apart = frozenset(actor.party for actor in others if actor.party)
    actors = context.actors(units, sentence, but=nodes, apart=apart)
    known = [a for a in actors if a.node is not None and (a.phrase.posts or context.entities.holds_office(a.node))]
    known = [actor for actor in known if not _a_title(context, actor.phrase)]
    return known if len(known) == len(actors) else []


def _a_title(context: Context, unit: Phrase) -> bool:
    """Whether what looks like a name is a title that the text has elsewhere: “арнайы өкіл Әмірге жолдау тапсырды”."""
    doc = context.annotation.doc
    if unit.kind != "person" or unit.element is None or unit.element.last - unit.element.first != 1:
        return False
    name = doc[unit.element.first].lemma_.lower()
    heads = (item for s in context.annotation for item in s.elements if item.code == "H")
    return any(doc[item.last - 1].lemma_.lower() == name for item in heads)


def _of_two_sides(context: Context, actors: list[Actor]) -> bool:
    """Whether officials are of several sides, where one of whom no words say the state is of that at home."""
    home = context.entities.home()
    unsaid = {actor.node: home or actor.node for actor in actors if context.entities.holds_office(actor.node)}
    parties = {actor.party or unsaid.get(actor.node) for actor in actors}
    return len(parties) > 1 and None not in parties and any(actor.party for actor in actors)


def _no_deed(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a verb is no deed for which both must be there, as the words beside it tell.

    “Көмек көрсетті” behind a bare noun, “қатысып отыр” behind a converb, “Астанаға шақырды”, “әуежайда күтіп тұр”.
    """
    doc = context.annotation.doc
    if "invite" in frame.kinds:
        houses = [unit for unit in frame.phrases("to") if unit.kind == "organization"]
        return not any(doc[unit.last - 1].lemma_ in context.profile.departments for unit in houses)
    if "await" in frame.kinds:
        return any(token.lemma_ in context.profile.ports for token in doc[sentence.first : sentence.last])
    if " " in frame.lemma or frame.first == sentence.first:
        return False
    before = doc[frame.first - 1]
    if feature(before, "VerbForm") == "Conv" and frame.lemma in context.profile.ongoing:
        return True
    inside = any(unit.first <= before.i < unit.last for unit in sentence.phrases)
    bare = feature(before, "Case") in (None, "Nom") and feature(before, "Person[psor]") is None
    return before.pos_ == "NOUN" and bare and not inside


def _told_beside(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether another word of the clause tells of the meeting: “кездесіп, зауытты аралатты”, “жүздесуге уағдаласты”."""
    doc = context.annotation.doc
    if "await" in frame.kinds and any(f.kinds & _TALKS for f in sentence.frames):
        return True  # what he is awaited for is told behind
    own = (f for f in sentence.frames if f.clause == frame.clause and f.first < frame.first and f.kinds & _TALKS)
    aside = {"Gen", "Loc", "Abl"}  # “келіссөздің барысын баяндады”
    return any(not f.participial and not (f.nominal and feature(doc[f.last - 1], "Case") in aside) for f in own)


def _met(context: Context, actors: list[Actor]) -> bool:
    """Whether the text has told of a meeting of all of them, or of the sides of those whom only a post names."""
    for event in (event for event in context.events if event.kind == "Meeting"):
        parties = context.parties(event.key)
        if all(a.node in event.actors or (a.phrase.kind != "person" and a.party in parties) for a in actors):
            return True
    return False


__all__ = ["by_deed"]
