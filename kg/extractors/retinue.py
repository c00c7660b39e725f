"""Who else was at a meeting told of before, as words say that name no meeting: who joined, accompanied, took part.

“The Minister was joined by X”, “Ambassador X accompanied the guest”, “X and Y also took part”, “In the room were X and
Y”, “Also attending was X”; in the words of the meeting itself “accompanied by X”, “in the presence of X”, “with X in
attendance”. Asked only where no case shows who does what.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kg.extractors.context import Context, Event
from kg.extractors.entities import Actor
from kg.extractors.events import Telling, participants
from kg.extractors.turnout import beside
from kg.languages.annotation import Frame, Phrase, Sentence
from kg.languages.grammar.meeting_words import meeting_words
from kg.languages.grammar.morph import feature

_MEETING: Final = frozenset({"meet", "talk", "call"})
_PEOPLE: Final = frozenset({"person", "post"})
# How many sentences before tell of the meeting that somebody was at, and of that of those whom he came along with.
_NEAR: Final = 2
_COMPANY: Final = 4
# What says where else, when else or for what else somebody came along.
_ELSEWHERE: Final = ("in", "to", "during", "about", "from")


def retinue(context: Context, sentence: Sentence, *, extractor: str) -> None:
    """Those whom the sentence tells to have come along, as participants of the meeting that it goes on with."""
    if not context.profile.possessives or not any(event.kind == "Meeting" for event in context.events):
        return
    for frame in sentence.frames:
        if frame.nominal or frame.quoted or frame.negated or frame.mood != "asserted" or frame.tense == "future":
            continue
        if frame.lemma in meeting_words(context.document.language).joining:
            _company(context, sentence, frame, extractor)
        elif "attend" in frame.kinds and _unsaid(context, sentence, frame):
            _there(context, sentence, frame, extractor)
    for event in [e for e in context.events if e.kind == "Meeting" and sentence.first <= e.at < sentence.last]:
        told = next((f for f in sentence.frames if f.first == event.at), None)
        if told is not None and event.key in context.builder.nodes:
            beside(context, sentence, told, event, Telling(told, sentence, extractor, confidence=0.85))


def _company(context: Context, sentence: Sentence, frame: Frame, extractor: str) -> None:
    """“Minister X was joined by Y”: Y took part in the meeting of X that was told of last."""
    people = [unit for unit in frame.phrases("subject") if unit.kind in _PEOPLE]
    if not people or frame.all("object") != frame.phrases("object") or _elsewhere(context, sentence, frame):
        return
    others = context.actors([unit for unit in frame.phrases("object") if unit.kind != "place"], sentence)
    event = _of(context, sentence, others) if others else _within(context, sentence) if frame.participial else None
    if event is None:
        return
    side = next((actor.party for actor in others if actor.party), None)
    told = [_on_side(actor, side) for actor in context.actors(people, sentence)]
    _tell(context, sentence, frame, event, [a for a in told if context.entities.is_person(a.node)], extractor)


def _elsewhere(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether it is told where or for what they came along, and it is no meeting: “was joined at a gala by X”."""
    if any(other.kinds & _MEETING and other.nominal and other.clause == frame.clause for other in sentence.frames):
        return False
    doc = context.annotation.doc
    where = {word for rule in context.profile.roles if rule.role in _ELSEWHERE for word in rule.adpositions}
    ends = {unit.last for unit in frame.phrases("subject", "object")} | {frame.last}
    return any(doc[at].lower_ in where for at in ends if at < sentence.last)


def _on_side(actor: Actor, side: str | None) -> Actor:
    return actor if actor.party or side is None else replace(actor, party=side)


def _there(context: Context, sentence: Sentence, frame: Frame, extractor: str) -> None:
    """“X and Y took part as well”: in the meeting told of right before."""
    units: list[Phrase] = frame.phrases("subject", "inherited") or frame.phrases("object")
    people = [unit for unit in units if unit.kind in _PEOPLE]
    event = context.last_event(sentence.first, "Meeting", "Conference")
    if not people or event is None or event.kind != "Meeting" or not _close(context, event, sentence, _NEAR):
        return
    told = [actor for actor in context.actors(people, sentence) if context.entities.is_person(actor.node)]
    _tell(context, sentence, frame, event, told, extractor)


def _tell(context: Context, sentence: Sentence, frame: Frame, event: Event, told: list[Actor], extractor: str) -> None:
    if not context.parties(event.key):
        return  # none that is told to stand for a state
    said_by = context.speaker(frame, sentence)
    participants(context, event, told, Telling(frame, sentence, extractor, confidence=0.8, said_by=said_by))


def _of(context: Context, sentence: Sentence, others: list[Actor]) -> Event | None:
    """The meeting told of last that one of some people, or all of them, took part in."""
    keys = {actor.node for actor in others if actor.node and actor.node != actor.party}
    held = [e for e in context.events if e.kind == "Meeting" and e.key in context.builder.nodes and not e.background]
    held = [e for e in held if keys & e.actors and e.at < sentence.last]
    event = max(held, key=lambda e: e.at, default=None)
    return event if event is not None and _close(context, event, sentence, _COMPANY) else None


def _within(context: Context, sentence: Sentence) -> Event | None:
    """The one meeting that the sentence itself tells of."""
    told = [e for e in context.events if e.kind == "Meeting" and sentence.first <= e.at < sentence.last]
    return told[0] if len(told) == 1 else None


def _close(context: Context, event: Event, sentence: Sentence, reach: int) -> bool:
    between = [s for s in context.annotation if event.at < s.last and s.first <= sentence.first]
    return event.key in context.builder.nodes and len(between) <= reach + 1


def _unsaid(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a verb of taking part says not in what: “X sat in”, “also attending were X and Y”, “X was there too”."""
    profile, doc = context.profile, context.annotation.doc
    if frame.titles("object", "in", "to", "of", "during"):
        return False
    if frame.lemma in profile.being_present:
        return not frame.phrases("in", "to", "during")
    if frame.lemma not in profile.taking_part or frame.passive:
        return False
    behind = doc[frame.last] if frame.last < sentence.last else None
    if feature(doc[frame.first], "VerbForm") == "Ger":
        return behind is not None and behind.lemma_ in profile.copulas and not frame.phrases("subject")
    ends = behind is None or behind.is_punct or behind.lower_ in profile.attending_as
    return ends and bool(frame.phrases("subject", "inherited"))


__all__ = ["retinue"]
