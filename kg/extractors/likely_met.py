"""Whom somebody met of whom no rule says it: everybody who is named and not met, weighed by learned weights.

“The evening belonged to X”, “the mayor, X, closed the day with a dinner for both”: there are more ways to say that two
met than rules. Those who are told to have met nobody are asked, once all else is told; how much each of the marks
weighs was learned, see `training/meetings`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from kg.extractors.again import instead_of_sides
from kg.extractors.context import Context, Event
from kg.extractors.entities import Actor
from kg.extractors.events import Telling, participants
from kg.extractors.meeting_marks import Option, meetings_seen, options
from kg.extractors.weights import weighed
from kg.languages.annotation import Frame, Phrase, Sentence
from kg.languages.grammar.frames import told_at
from kg.languages.grammar.morph import feature

TABLE: Final = "acquaintances.tsv"
_MEETING: Final = ("meet", "talk", "receive", "call", "credentials", "meal", "discuss")
_MEET: Final = frozenset({"meet"})
_MOODS: Final = frozenset({"asserted", "planned", "cancelled", "postponed"})
# By how much more must speak for a meeting, and for having been at one, than for none, in units of the logarithm of
# odds.
SURER, THERE = 1.5, 1.0
# How sure it is that somebody was met by how much more speaks for it, and at the most: as measured, gold left out.
_UNSURE, _SURER, _SURE = 0.63, 0.067, 0.9


@dataclass(frozen=True, slots=True)
class Likely:
    """Two of whom it is likely that they met, with the words that tell of it."""

    sentence: Sentence
    frame: Frame
    actors: list[Actor]


def likely_met(context: Context, *, extractor: str) -> Iterator[Likely]:
    """Who is likely to have met whom; those who were at a meeting that is told of are put there.

    Yields what is to be told as a meeting of its own before anybody else is asked, as one may be whom the next met.
    """
    if not context.events_told("Meeting", "Visit", "Conference"):
        return  # nothing says that the document is about diplomacy
    for person in [known.key for known in context.entities.persons]:
        if person in {key for event in context.events_told("Meeting") for key in event.actors}:
            continue
        found = options(context, person, meetings_seen(context, without=person), alone=True)
        option, ahead = _likeliest(found)
        if option.sentence is None or option.unit is None or ahead <= (THERE if option.event is not None else SURER):
            continue
        if (frame := _frame(context, option.sentence, option.unit)) is None:
            continue
        sure = round(min(_SURE, _UNSURE + _SURER * ahead), 2)
        actor = replace(context.entities.actor(option.unit), confidence=sure)
        if option.event is not None:
            _joins(context, option.sentence, frame, option.event, actor, extractor)
        elif option.partner is not None:
            other = Actor(option.partner, context.entities.side_of(option.partner), option.unit, named=False)
            yield Likely(option.sentence, frame, [replace(other, confidence=sure), actor])


def _likeliest(found: list[Option]) -> tuple[Option, float]:
    """The likeliest way, and by how much more speaks for it than for nobody."""
    scores = [weighed(TABLE, option.marks) for option in found]
    best = max(range(len(found)), key=scores.__getitem__)
    return found[best], scores[best] - scores[-1]


def _frame(context: Context, sentence: Sentence, unit: Phrase) -> Frame | None:
    """The word that tells of the meeting, taken for one of meeting; `None` where it tells that nobody was met."""
    clause = sentence.clause(unit.first)
    own = [f for f in sentence.frames if not f.kinds.isdisjoint(_MEETING)]
    own = [f for f in own if any(item.unit == unit for item in f.arguments)] or [f for f in own if f.clause == clause]
    frame = own[0] if own else _of_verb(context, sentence, unit.first)
    if frame is None:
        frame = Frame(_MEET, "", unit.first, unit.last, nominal=False, clause=clause)
    if frame.negated or frame.quoted or frame.mood not in _MOODS:
        return None
    return frame if frame.kinds & {"call", "meet", "talk"} else replace(frame, kinds=_MEET)


def _of_verb(context: Context, sentence: Sentence, at: int) -> Frame | None:
    """The frame of the verb of a clause, whatever it means."""
    doc, clause = context.annotation.doc, sentence.clause(at)
    inside = {i for phrase in sentence.phrases for i in range(phrase.first, phrase.last)}
    words = [t for t in doc[sentence.first : sentence.last] if sentence.clause(t.i) == clause and t.i not in inside]
    verbs = [t for t in words if t.pos_ == "VERB"]
    finite = [t for t in verbs if feature(t, "VerbForm") in (None, "Fin")] or verbs
    if not finite:
        return None
    verb = finite[-1] if context.profile.verb_final else finite[0]
    return told_at(doc, sentence, verb.i, _MEET, profile=context.profile)


def _joins(context: Context, sentence: Sentence, frame: Frame, event: Event, actor: Actor, extractor: str) -> None:
    """Put somebody at a meeting that is told of."""
    said_by = context.speaker(frame, sentence)
    attends = Frame(
        frozenset({"attend"}), "", actor.phrase.first, actor.phrase.last, nominal=False, clause=frame.clause
    )
    participants(context, event, [actor], Telling(attends, sentence, extractor, said_by=said_by))
    instead_of_sides(context, event, [actor])


__all__ = ["SURER", "TABLE", "THERE", "Likely", "likely_met"]
