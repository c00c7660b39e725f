"""Who was there as well where the verb comes last: “Министр X елшіні министр Y-тің қатысуымен қабылдады”."""

from __future__ import annotations

from typing import Final

from kg.extractors.again import bare, instead_of_sides, last_told
from kg.extractors.context import Context, Event
from kg.extractors.events import Telling, participants
from kg.languages.annotation import Frame, Phrase, Sentence

_MEETING: Final = frozenset({"meet", "receive", "talk", "call"})
_GAP: Final = 1


def in_presence(context: Context, sentence: Sentence, *, extractor: str) -> None:
    """Those with whom as participants a meeting of the sentence took place took part in it."""
    if not context.profile.verb_final or sentence.passage.kind == "title":
        return
    for unit in sentence.phrases:
        behind = context.annotation.doc[unit.last : min(unit.last + _GAP, sentence.last)]
        if unit.kind != "person" or not any(t.lower_ in context.profile.with_part_of for t in behind):
            continue
        event = _event(context, sentence) or _taken_up(context, sentence)
        if event is None:
            continue
        frame = Frame(frozenset({"attend"}), "", unit.last, unit.last + 1, nominal=False, clause=0)
        telling = Telling(frame, sentence, extractor, confidence=0.85, said_by=context.speaker(frame, sentence))
        told = context.actors([*_joined(context, sentence, unit), unit], sentence)
        people = [actor for actor in told if actor.node != actor.party and actor.node not in event.actors]
        participants(context, event, people, telling)
        instead_of_sides(context, event, people)


def _taken_up(context: Context, sentence: Sentence) -> Event | None:
    """The meeting told of last where its noun without sides opens a sentence: “Келіссөз X-тің қатысуымен өтті”."""
    nouns = (f for f in sentence.frames if f.first <= sentence.first + _GAP and bare(context, sentence, f))
    noun = next(nouns, None)
    return last_told(context, sentence, noun) if noun is not None else None


def _event(context: Context, sentence: Sentence) -> Event | None:
    """The meeting that the sentence itself tells of."""
    verbs = [f for f in sentence.frames if f.kinds & _MEETING and not f.negated]
    event = context.last_event(sentence.last, "Meeting", "Conference") if verbs else None
    own = event is not None and event.kind == "Meeting" and sentence.first <= event.at < sentence.last
    return event if own else None


def _joined(context: Context, sentence: Sentence, unit: Phrase) -> list[Phrase]:
    """Those who stand before somebody in one row: “X пен Y-тің қатысуымен”."""
    row = [unit]
    for other in reversed([p for p in sentence.phrases if p.last <= unit.first and p.kind == "person"]):
        between = [token.lower_ for token in context.annotation.doc[other.last : row[0].first]]
        if not between or not set(between) <= context.profile.conjunctions | {","}:
            break
        row.insert(0, other)
    return row[:-1]


__all__ = ["in_presence"]
