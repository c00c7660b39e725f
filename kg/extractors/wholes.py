"""Meetings as parts of a conference or a visit, and the days that they take from it where no words date them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from kg.dates.period import days
from kg.extractors.context import Context, Dating, Event
from kg.extractors.scenes import in_person
from kg.model import Claim

NAME: Final = "wholes"
# A longer whole says nothing of the day of its parts.
_LONGEST: Final = timedelta(days=7)


def join(context: Context) -> None:
    """Claims that a meeting was beside a conference: where both who met took part in it, and it was told of before."""
    conferences = [event for event in context.events if event.kind == "Conference" and not event.background]
    for meeting in _meetings(context):
        if context.builder.objects(meeting.key, "partOf") or not _open(context, meeting):
            continue
        told = [whole for whole in conferences if whole.at <= meeting.at and len(_there(context, meeting, whole)) >= 2]
        if len(told) == 1 and _goes_on(context, meeting, told[0]):
            continue
        if len(told) == 1 and context.held(meeting.key) and context.held(told[0].key):
            _claim(context, meeting, told[0])


def date_the_parts(context: Context, *, arrivals: bool = False) -> None:
    """The days of a conference or visit for a meeting in its course that no words date, told as inferred.

    Args:
        arrivals: Also the day of a visit of which no more is told than when the visitor arrived.
    """
    for meeting in _meetings(context):
        if context.builder.objects(meeting.key, "earliest"):
            continue
        dated = [w for w in context.wholes(meeting.key) if _short(context, w) and not _left_behind(context, meeting, w)]
        if len(dated) == 1 and (arrivals or context.planned(meeting.key) or not arrival(context, dated[0])):
            _take(context, meeting.key, dated[0])


def arrival(context: Context, whole: str) -> bool:
    """Whether the one day that a visit is known by is that on which the visitor arrived."""
    bounds = context.bounds(whole)
    if context.builder.nodes[whole].kind != "Visit" or bounds is None or bounds[0] != bounds[1]:
        return False
    told = next(claim for claim in context.builder.of(whole, "earliest"))
    sentence = next((s for s in context.annotation if told.start < context.sentence_span(s)[1]), None)
    return sentence is not None and any("arrive" in frame.kinds for frame in sentence.frames)


def _left_behind(context: Context, meeting: Event, whole: str) -> bool:
    """Whether another day was told last of who meets than the one day that a visit is known by, that of the arrival."""
    visit = next((event for event in context.events if event.key == whole), None)
    bounds = context.bounds(whole)
    if visit is None or visit.kind != "Visit" or bounds is None or bounds[0] != bounds[1]:
        return False
    between = [e for e in _meetings(context) if visit.at < e.at < meeting.at and e.actors & meeting.actors]
    last = max(between, key=lambda event: event.at, default=None)
    known = context.bounds(last.key) if last is not None else None
    return known is not None and known[0] > bounds[1]


def place_the_parts(context: Context) -> None:
    """Where and when a meeting was that the report of a conference tells of without saying it: there and then."""
    main = _main(context)
    if main is None or not _short(context, main.key):
        return
    claims = context.builder.of(main.key)
    for meeting in _meetings(context):
        if (
            not context.told_held(meeting.key)
            or not in_person(context, meeting)
            or _first(context, meeting) < _first(context, main)
        ):
            continue
        if not context.builder.objects(meeting.key, "partOf") and _in_its_days(context, meeting, main):
            if not context.builder.objects(meeting.key, "place"):
                _copy(context, meeting.key, claims, "place", "country")
            if not context.builder.objects(meeting.key, "earliest") and not _goes_on(context, meeting, main):
                _take(context, meeting.key, main.key)
                meeting.news = ""


def _main(context: Context) -> Event | None:
    """The conference that the document opens with, where it was held in one place."""
    told = [event for event in context.events if event.key in context.builder.nodes and _first(context, event) >= 0]
    opening = min(told, key=lambda event: _first(context, event), default=None)
    if opening is None or opening.kind != "Conference" or opening.background:
        return None
    bounds, issued = context.bounds(opening.key), context.document.issued
    held = context.told_held(opening.key) and not (
        bounds is not None and issued is not None and bounds[0] > issued.isoformat()
    )
    return opening if held and len(context.builder.objects(opening.key, "place")) == 1 else None


def _first(context: Context, event: Event) -> int:
    """Where in the text an event is told of first; -1 where nowhere."""
    return min((claim.start for claim in context.builder.of(event.key)), default=-1)


def _in_its_days(context: Context, meeting: Event, main: Event) -> bool:
    own, days = context.bounds(meeting.key), context.bounds(main.key)
    return own is None or (days is not None and days[0] <= own[0] and own[1] <= days[1])


def _goes_on(context: Context, meeting: Event, main: Event) -> bool:
    """Whether a meeting is told right behind another of the same person that was not in the days of the conference."""
    alike = [e for e in _meetings(context) if e.at < meeting.at and e.actors & meeting.actors]
    last = max(alike, key=lambda event: event.at, default=None)
    if last is None or _in_its_days(context, last, main):
        return False
    passage = next(s.passage for s in context.annotation if s.first <= meeting.at < s.last)
    return any(s.first <= last.at < s.last and s.passage is passage for s in context.annotation)


def _meetings(context: Context) -> list[Event]:
    return [event for event in context.events_told("Meeting") if not event.background]


def _open(context: Context, meeting: Event) -> bool:
    """Whether neither a place of its own nor a day of its own parts a meeting from the conference."""
    return not any(context.builder.objects(meeting.key, name) for name in ("place", "earliest"))


def _there(context: Context, meeting: Event, whole: Event) -> set[str]:
    return meeting.actors & whole.actors


def _claim(context: Context, meeting: Event, whole: Event) -> None:
    words = next(iter(context.builder.of(meeting.key, "participant")), None)
    if words is not None:
        span = words.start, words.end
        context.builder.claim(
            meeting.key, "partOf", whole.key, span, extractor=NAME, confidence=0.75, modality="Inferred"
        )


def _short(context: Context, whole: str) -> bool:
    bounds = context.bounds(whole)
    return bounds is not None and date.fromisoformat(bounds[1]) - date.fromisoformat(bounds[0]) <= _LONGEST


def _take(context: Context, meeting: str, whole: str) -> None:
    claims = context.builder.of(whole)
    bounds, issued = context.bounds(whole), context.document.issued
    if (
        context.held(meeting)
        and bounds is not None
        and issued is not None
        and bounds[0] <= issued.isoformat() < bounds[1]
    ):
        # What was held beside a conference that still goes on was held by now.
        words = next(claim for claim in claims if claim.predicate == "earliest")
        period = days(date.fromisoformat(bounds[0]), issued)
        dating = Dating(period, (words.start, words.end), 0.7, "Inferred")
        context.date_claims(meeting, dating, extractor=NAME)
        return
    if context.planned(meeting) and bounds is not None and issued is not None and bounds[1] < issued.isoformat():
        return  # of the stay no more is told than when it began
    _copy(context, meeting, claims, "earliest", "latest", "when")


def _copy(context: Context, meeting: str, claims: Iterable[Claim], *predicates: str) -> None:
    """What is claimed of a whole under some properties, for a part of it."""
    for claim in claims:
        if claim.predicate in predicates and claim.modality not in {"Denied", "Possible"}:
            span = claim.start, claim.end
            context.builder.claim(
                meeting, claim.predicate, claim.object, span, extractor=NAME, confidence=0.75, modality="Inferred"
            )
