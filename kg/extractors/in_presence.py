"""Who was there as well, as words beside a name tell: “Министр X елшіні министр Y-тің қатысуымен қабылдады”.

«Министр X встретился с Y в присутствии посла Z». Told where the verb comes last, or a case shows who does what.
"""

from __future__ import annotations

from typing import Final

from kg.extractors.again import bare, instead_of_sides, last_told
from kg.extractors.context import Context, Event
from kg.extractors.events import Telling, participants
from kg.languages.annotation import Frame, Phrase, Sentence
from kg.languages.grammar.presence import presence

_MEETING: Final = frozenset({"meet", "receive", "talk", "call"})
_GAP: Final = 1
# How many words say that somebody was there: “в присутствии”.
_RUN: Final = 2


def in_presence(context: Context, sentence: Sentence, *, extractor: str) -> None:
    """Those with whom as participants a meeting of the sentence took place took part in it."""
    final = context.profile.verb_final
    if not (final or context.profile.free_order) or sentence.passage.kind == "title":
        return
    for unit in sentence.phrases:
        if unit.kind != "person" or not (
            _attends(context, sentence, unit) if final else _by_name(context, sentence, unit)
        ):
            continue
        event = _event(context, sentence) or (_taken_up(context, sentence) if final else None)
        if event is None:
            continue
        frame = Frame(frozenset({"attend"}), "", unit.last, unit.last + 1, nominal=False, clause=0)
        telling = Telling(frame, sentence, extractor, confidence=0.85, said_by=context.speaker(frame, sentence))
        row = _joined(context, sentence, unit) if final else []
        told = context.actors([*row, unit, *([] if final else _further(context, sentence, unit))], sentence)
        people = [actor for actor in told if actor.node != actor.party and actor.node not in event.actors]
        participants(context, event, people, telling)
        instead_of_sides(context, event, people)


def _attends(context: Context, sentence: Sentence, unit: Phrase) -> bool:
    """Whether the word behind a name says that he took part: “министр Y-тің қатысуымен”."""
    behind = context.annotation.doc[unit.last : min(unit.last + _GAP, sentence.last)]
    return any(t.lower_ in context.profile.with_part_of for t in behind)


def _by_name(context: Context, sentence: Sentence, unit: Phrase) -> bool:
    """Whether the words before a name say that he was there when those met whom the clause tells of before.

    Not at what another noun tells: «встретились на форуме с участием премьера X».
    """
    doc, start = context.annotation.doc, unit.first - _RUN
    if (
        start <= sentence.first
        or doc[start : unit.first].text.lower() not in presence(context.document.language).beside
    ):
        return False
    own = [f for f in sentence.frames if f.kinds & _MEETING and f.clause == sentence.clause(start) and f.last <= start]
    inside = {at for item in sentence.phrases for at in range(item.first, item.last)}
    inside |= {at for frame in own for at in range(frame.first, frame.last)}
    return bool(own) and (doc[start - 1].pos_ != "NOUN" or start - 1 in inside)


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


def _further(context: Context, sentence: Sentence, unit: Phrase) -> list[Phrase]:
    """Those who stand behind somebody in one row and in his case: «в присутствии министра X и посла Y»."""
    row = [unit]
    for other in (p for p in sentence.phrases if p.first >= unit.last and p.kind == "person"):
        between = [token.lower_ for token in context.annotation.doc[row[-1].last : other.first]]
        if not between or not set(between) <= context.profile.conjunctions | {","} or other.case != unit.case:
            break
        row.append(other)
    return row[1:]


__all__ = ["in_presence"]
