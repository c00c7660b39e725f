"""How long a visit or a conference lasts: its first and last day where the words tell them one by one.

arrived on 3 May for a three-day visit          3 to 5 May
the visit, which began on Tuesday, lasts until Friday
ended on Thursday the visit that had gone on since Monday
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.dates import Expression
from kg.dates.period import days
from kg.extractors.context import Context, Dating, Event
from kg.languages.annotation import Frame, Sentence
from kg.model import Literal

_LONGEST = timedelta(days=60)
_WINDOW = 6


@dataclass(frozen=True, slots=True)
class _Edge:
    """One day with the words it rests on."""

    on: date
    span: tuple[int, int]


def stay(
    context: Context, event: Event, sentence: Sentence, frame: Frame, dating: Dating | None, *, begins: bool
) -> Dating | None:
    """The whole length of an event where the clause of a frame tells more than the one day of `dating`.

    Args:
        dating: The date that the clause gives, if any.
        begins: Whether that date is the day when the event begins ("arrived on 3 May").

    Returns:
        The stretch with its words; `dating` itself where nothing more is told.
    """
    ends = _closing(context, sentence, frame)
    one = _day(dating)
    known = context.bounds(event.key)
    told = length(context, sentence, frame.first) if ends and frame.nominal else None
    if one is not None and dating is not None and told is not None:
        first = one.on - timedelta(days=told[0] - 1)
        return Dating(days(first, one.on), dating.span, dating.confidence, dating.modality)
    start = _bound(context, sentence, frame, "since") or (one if one is not None and not ends else None)
    end = _bound(context, sentence, frame, "until") or (one if one is not None and ends else None)
    if start is None and known is not None and known[0] == known[1]:
        start = _Edge(date.fromisoformat(known[0]), end.span if end is not None else (0, 0))
    if end is None and start is one and one is not None and (begins or _opening(context, sentence, frame)):
        end = _after(context, sentence, frame, one) or _concluded(context, sentence, frame, one)
    if end is None and start is one and one is not None and begins:
        end = _leaving(context, sentence, frame)
    if start is not None and end is not None and timedelta() < end.on - start.on <= _LONGEST:
        span = min(start.span[0], end.span[0]), max(start.span[1], end.span[1])
        return Dating(days(start.on, end.on), span, 0.85, dating.modality if dating is not None else "Asserted")
    return None if ends and dating is not None and one is not None else dating


def stretch_claims(context: Context, event: Event, dating: Dating, *, extractor: str, said_by: str | None) -> None:
    """Claims of a date, in the place of a narrower one within it that was told as the first or last day."""
    known = context.bounds(event.key)
    first, last = dating.period.earliest.isoformat(), dating.period.latest.isoformat()
    if known is not None and first <= known[0] and known[1] <= last and (first, last) != known and known[0] == known[1]:
        if "/" not in dating.period.edtf:
            return  # a month or a year, which says no more than the day
        context.builder.drop(event.key, "earliest", "latest", "when")
    if _by_days(context, event) and dating.period.earliest == dating.period.latest:
        return  # a day in its course
    context.date_claims(event.key, dating, extractor=extractor, said_by=said_by)


def _by_days(context: Context, event: Event) -> bool:
    """Whether an event that goes on for days has its first and its last day: not a month, nor a week."""
    told = [item.value for item in context.builder.objects(event.key, "when") if isinstance(item, Literal)]
    return event.kind != "Meeting" and any("/" in value for value in told)


def length(context: Context, sentence: Sentence, first: int) -> tuple[int, int] | None:
    """How many days are said right before the token at `first`, with the token where that is said.

    Anywhere in the sentence where that is its end.
    """
    doc, table = context.annotation.doc, context.profile.days
    start = sentence.first if first == sentence.last else max(sentence.first, first - _WINDOW)
    words = list(doc[start:first])
    told = [[word.lower_ for word in words], [word.lemma_ for word in words]]
    for at in range(len(words) - 1, -1, -1):
        for last in (at + 3, at + 2, at + 1):
            found = [days for row in told if last <= len(row) and (days := table.get(" ".join(row[at:last])))]
            if found:
                return found[0], start + at
    return None


def for_days(context: Context, sentence: Sentence, event: Event, dating: Dating) -> Dating:
    """The date with all the days that a visit is said to last from it on: “goes to Peru for two days”."""
    told = length(context, sentence, event.at) if sentence.first <= event.at < sentence.last else None
    first = dating.period.earliest
    if told is None or event.kind != "Visit" or dating.period.latest != first:
        return dating
    return replace(dating, period=days(first, first + timedelta(days=told[0] - 1)))


def _after(context: Context, sentence: Sentence, frame: Frame, start: _Edge) -> _Edge | None:
    """The last day of what begins on a day and is said to last so many days."""
    nouns = [f for f in sentence.frames if f.nominal and "visit" in f.kinds and f.clause == frame.clause] or [frame]
    for noun in nouns:
        told = length(context, sentence, noun.first)
        if told is not None:
            word = context.annotation.doc[told[1]].idx
            span = min(start.span[0], word), max(start.span[1], context.span(noun.first, noun.last)[1])
            return _Edge(start.on + timedelta(days=told[0] - 1), span)
    return None


def _leaving(context: Context, sentence: Sentence, frame: Frame) -> _Edge | None:
    """The day of leaving told beside that of the arrival: “arrived in Peru on Tuesday and leaves on Friday”."""
    for other in sentence.frames:
        if "depart" in other.kinds and not other.nominal and not other.negated and other.first > frame.first:
            own = other.mood in {"asserted", "planned"} and not other.phrases("subject")
            tense = "past" if other.tense == "past" else "future"
            dating = context.when(sentence, other.first, tense=tense, clause=other.clause, until=other.last)
            return _day(dating) if own else None
    return None


def _concluded(context: Context, sentence: Sentence, frame: Frame, start: _Edge) -> _Edge | None:
    """The last day where the main clause tells it: “X, who arrived on 10 March, concluded his programme today”."""
    doc = context.annotation.doc
    for token in doc[sentence.first : sentence.last]:
        clause = sentence.clause(token.i)
        if token.lemma_ in context.profile.closing and token.pos_ == "VERB" and clause < frame.clause:
            end = _day(context.when(sentence, token.i, tense="past", clause=clause))
            return end if end is not None and end.on > start.on else None
    return None


def _day(dating: Dating | None) -> _Edge | None:
    if dating is None or dating.period.earliest != dating.period.latest:
        return None
    return _Edge(dating.period.earliest, dating.span)


def _bound(context: Context, sentence: Sentence, frame: Frame, relation: str) -> _Edge | None:
    """The day since or until when something lasts, in the clause of a frame or the one about its noun."""
    for expression in context.expressions(sentence):
        if expression.relation != relation or not _near(context, sentence, frame, expression):
            continue
        tense = "past" if relation == "since" else "future" if frame.tense == "future" else "present"
        period = expression.period(context.document.issued, tense=tense)
        if period is not None and period.earliest == period.latest:
            return _Edge(period.earliest, (expression.start, expression.end))
    return None


def _near(context: Context, sentence: Sentence, frame: Frame, expression: Expression) -> bool:
    """Whether nothing but the noun and verbs of lasting stand with an expression in its clause."""
    doc = context.annotation.doc
    at = next((t.i for t in doc[sentence.first : sentence.last] if t.idx + len(t) > expression.start), None)
    if at is None:
        return False
    clause = sentence.clause(at)
    lasting = any(
        t.lemma_ in context.profile.lasting
        for t in doc[sentence.first : sentence.last]
        if sentence.clause(t.i) == clause
    )
    return lasting and (clause == frame.clause or at >= frame.last)


def _closing(context: Context, sentence: Sentence, frame: Frame) -> bool:
    return _has(context, sentence, frame, context.profile.closing)


def _opening(context: Context, sentence: Sentence, frame: Frame) -> bool:
    return _has(context, sentence, frame, context.profile.opening)


def _has(context: Context, sentence: Sentence, frame: Frame, words: frozenset[str]) -> bool:
    """Whether the verb of a frame's clause is one of some words."""
    tokens = context.annotation.doc[sentence.first : sentence.last]
    return any(
        token.lemma_ in words and token.pos_ in {"VERB", "AUX", "NOUN"}
        for token in tokens
        if sentence.clause(token.i) == frame.clause
    )
