"""Meetings as parts of a conference or a visit, and the days that they take from it where no words date them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from kg.extractors.context import Context, Event
from kg.model import Individual, Literal

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
        if len(told) == 1 and _held(context, meeting) and _held(context, told[0]):
            _claim(context, meeting, told[0])


def date_the_parts(context: Context) -> None:
    """The days of a conference or visit for a meeting in its course that no words date, told as inferred."""
    for meeting in _meetings(context):
        if context.builder.objects(meeting.key, "earliest"):
            continue
        wholes = [whole for whole in context.builder.objects(meeting.key, "partOf") if isinstance(whole, str)]
        dated = [whole for whole in wholes if _short(context, whole)]
        if len(dated) == 1:
            _take(context, meeting.key, dated[0])


def _meetings(context: Context) -> list[Event]:
    return [
        event
        for event in context.events
        if event.kind == "Meeting" and event.key in context.builder.nodes and not event.background
    ]


def _open(context: Context, meeting: Event) -> bool:
    """Whether neither a place of its own nor a day of its own parts a meeting from the conference."""
    return not any(context.builder.objects(meeting.key, name) for name in ("place", "earliest"))


def _there(context: Context, meeting: Event, whole: Event) -> set[str]:
    return meeting.actors & whole.actors


def _held(context: Context, event: Event) -> bool:
    return context.builder.objects(event.key, "status") == [Individual("Held")]


def _claim(context: Context, meeting: Event, whole: Event) -> None:
    words = next(
        (c for c in context.builder.claims.values() if c.subject == meeting.key and c.predicate == "participant"), None
    )
    if words is not None:
        span = words.start, words.end
        context.builder.claim(
            meeting.key, "partOf", whole.key, span, extractor=NAME, confidence=0.75, modality="Inferred"
        )


def _short(context: Context, whole: str) -> bool:
    bounds = context.bounds(whole)
    return bounds is not None and date.fromisoformat(bounds[1]) - date.fromisoformat(bounds[0]) <= _LONGEST


def _take(context: Context, meeting: str, whole: str) -> None:
    for claim in [claim for claim in context.builder.claims.values() if claim.subject == whole]:
        if claim.predicate in {"earliest", "latest", "when"} and isinstance(claim.object, Literal):
            context.builder.claim(
                meeting,
                claim.predicate,
                claim.object,
                (claim.start, claim.end),
                extractor=NAME,
                confidence=0.75,
                modality="Inferred",
            )
