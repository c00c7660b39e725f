"""The day that “on the same day”, “two days earlier”, “the day before” are counted from: that of what was told last."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from kg.languages.annotation import Sentence
from kg.model import Literal

if TYPE_CHECKING:
    from kg.extractors.context import Context, Event

# How many sentences back a day is looked for that is told of no event yet.
_BACK: Final = 2
# How long ago what was told may lie from which “the eve” is counted, and not from the day of writing.
_RECENT: Final = timedelta(days=31)
# What a report begins in, and how long after the day that it tells of it is put out.
_REPORT: Final = frozenset({"lead", "body"})
_PUT_OUT: Final = timedelta(days=3)
_SAYING: Final = frozenset({"say"})
_GOING_ON: Final = frozenset(
    {"take-place", "hold", "host", "visit", "meet", "talk", "call", "receive", "received", "attend", "depart", "sign"}
)


def day_of_lead(context: Context) -> tuple[date, tuple[int, int]] | None:
    """The day just gone by that the report opens with, and its words: “On Tuesday the two lands agreed …”."""
    issued = context.document.issued
    lead = next((s for s in context.annotation if s.passage.kind in _REPORT), None)
    if issued is None or lead is None:
        return None
    words = context.annotation.doc[lead.first : lead.last]
    found: dict[date, tuple[int, int]] = {}
    for expression in context.expressions(lead):
        clause = next((lead.clause(t.i) for t in words if t.idx + len(t) > expression.start), 0)
        past = all(f.tense == "past" and f.mood == "asserted" for f in lead.frames if f.clause == clause)
        period = expression.period(issued, tense="past") if expression.relation == "in" else None
        if past and period is not None and period.earliest == period.latest:
            found.setdefault(period.earliest, (expression.start, expression.end))
    days = [day for day in found if issued - _PUT_OUT <= day <= issued]
    return (days[0], found[days[0]]) if len(found) == 1 and days else None


def day_told_before(
    context: Context, sentence: Sentence, at: int, tense: str, *, same: bool = False, near: bool = False
) -> date | None:
    """The day of the event told of last before a token.

    Args:
        sentence: The one that the token is in.
        same: Whether that very day is meant, which at the head of a paragraph is that of the news.
        near: Whether only one told right before counts, and none of long ago: else the day of writing is meant.
    """
    opens = same and opens_paragraph(context, sentence)
    event, told = _of_an_event(context, at, tense, opens=opens)
    said, day = _by_words(context, sentence, at, tense, after=_dateless(context, event))
    if day is not None and (
        told is None or (said > _dateless(context, event) and (not opens or said >= sentence.first))
    ):
        event, told = said, day
    if near and told is not None and (_long_ago(context, told) or not _just_told(context, sentence, event)):
        return None
    return told


def _dateless(context: Context, at: int) -> int:
    """Where an event stands that has a day; of one that is only the news, where its sentence begins."""
    known = next((e for e in context.events if e.at == at and e.news and context.bounds(e.key) is None), None)
    sentence = next((s for s in context.annotation if s.first <= at < s.last), None)
    return at if known is None or sentence is None else sentence.first - 1


def _long_ago(context: Context, day: date) -> bool:
    issued = context.document.issued
    return issued is not None and day < issued - _RECENT


def _just_told(context: Context, sentence: Sentence, at: int) -> bool:
    """Whether a token stands in a sentence or in the one before it."""
    before = [s for s in context.annotation if s.first < sentence.first][-1:]
    return at >= (before[0].first if before else sentence.first)


def opens_paragraph(context: Context, sentence: Sentence) -> bool:
    """Whether a paragraph begins with a sentence."""
    before = next((s for s in reversed(context.annotation.sentences) if s.first < sentence.first), None)
    return before is None or "\n" in context.annotation.doc[before.last - 1 : sentence.first].text


def _of_an_event(context: Context, at: int, tense: str, *, opens: bool) -> tuple[int, date | None]:
    """The day of the last event that has one, with the token where it was told of.

    Args:
        opens: Whether a paragraph begins here, which goes on with the news and not with what was recalled last.
    """
    issued = context.document.issued
    told = [e for e in context.events if e.at < at]
    told = [e for e in told if e.kind != "Conference" or not context.planned(e.key)]
    # Where visits are told as the background of a meeting, the day is that of the meeting.
    before = sorted(told, key=lambda e: (context.profile.verb_final and e.kind != "Meeting", -e.at))
    found: list[tuple[int, date]] = []
    for event in before:
        if event.kind == "Visit" and _flashback(context, event, told):
            continue
        days = [day.value for day in context.builder.objects(event.key, "earliest") if isinstance(day, Literal)]
        if _stretches(context, event.key):
            if event.kind != "Meeting" or _recalled(context, event):
                continue
            break
        ahead = bool(days) and issued is not None and min(days) > issued.isoformat()
        if opens and event.kind == "Conference" and not days:
            continue
        if days and not (ahead and tense == "past"):
            found.append((event.at, date.fromisoformat(min(days))))
        elif not days and event.news and (day := context.day_of_news) is not None:
            found.append((event.at, day))
        if found and not opens:
            break
    return max(found, key=lambda item: item[1], default=(-1, None))


def _flashback(context: Context, visit: Event, told: list[Event]) -> bool:
    """Whether a visit begins before the day of a meeting told of earlier: “met on Tuesday. He arrived on Monday”."""
    known = context.bounds(visit.key)
    meetings = [e for e in told if e.kind == "Meeting" and e.at < visit.at and e.actors & visit.actors]
    last = max(meetings, key=lambda event: event.at, default=None)
    if known is None or last is None:
        return False
    issued, bounds = context.document.issued, context.bounds(last.key)
    day = bounds[0] if bounds is not None else issued.isoformat() if last.news and issued is not None else ""
    return known[0] < day


def _recalled(context: Context, event: Event) -> bool:
    """Whether an event was long ago and only a month or a year tells when, so that what goes on is of another day."""
    known = context.bounds(event.key)
    return known is not None and _long_ago(context, date.fromisoformat(known[1]))


def _stretches(context: Context, key: str) -> bool:
    """Whether an event takes several days, so that “the same day” is none of them in particular."""
    known = context.bounds(key)
    return known is not None and known[0] != known[1]


def _by_words(context: Context, sentence: Sentence, at: int, tense: str, *, after: int) -> tuple[int, date | None]:
    """The one day that the sentences right before tell for what goes on, behind the last event that has a day.

    What is over is not of a day that is told of what lies ahead.
    """
    issued = context.document.issued
    sentences = [s for s in context.annotation if s.first <= sentence.first and s.last > after][-_BACK - 1 :]
    for told in reversed(sentences):
        if told.first <= after:
            break
        for frame in reversed(told.frames):
            # “Said on Monday that she had met X the day before”.
            kinds = _GOING_ON | _SAYING if told is sentence else _GOING_ON
            if frame.negated or frame.quoted or not frame.kinds & kinds or frame.first >= at:
                continue
            dating = context.when(told, frame.first, tense=frame.tense, clause=frame.clause, firm=True)
            ahead = dating is not None and issued is not None and dating.period.earliest > issued
            if (
                dating is not None
                and dating.period.earliest == dating.period.latest
                and not (ahead and tense == "past")
            ):
                return frame.first, dating.period.earliest
    return -1, None
