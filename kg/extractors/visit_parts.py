"""Meetings as parts of the visits in whose course they are held or planned, and what becomes of them with the visit."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from kg.extractors.context import Context, Event
from kg.extractors.scenes import in_person
from kg.model import Individual

# How long before its day the news tells of a meeting without a date.
_NEWS: Final = timedelta(days=30)
_FALLEN: Final = frozenset({Individual("Cancelled"), Individual("Postponed")})


def part_of_visits(context: Context, event: Event, *, extractor: str) -> None:
    """The meetings of a visitor in the country of the visit are parts of the visit."""
    for visit in [known for known in context.events if known.kind == "Visit" and not known.background]:
        if (
            (event.background and context.profile.verb_final)  # what is told as long before
            or not (visit.actors & event.actors)
            or not _there(context, event, visit)
            or (context.held(event.key) and context.planned(visit.key))
            or _dates_apart(context, event, visit)
        ):
            continue
        words = context.builder.of(event.key, "participant")[0]
        context.builder.claim(
            event.key,
            "partOf",
            visit.key,
            (words.start, words.end),
            extractor=extractor,
            confidence=0.8,
            modality="Inferred" if words.modality == "Asserted" else words.modality,
        )
        _fallen_with(context, event, visit, extractor)


def _fallen_with(context: Context, event: Event, visit: Event, extractor: str) -> None:
    """The meetings planned for a visit that is put off or called off are so too."""
    fallen = context.builder.objects(visit.key, "status")
    if len(fallen) != 1 or fallen[0] not in _FALLEN or not context.planned(event.key) or not in_person(context, event):
        return
    told = context.builder.of(event.key, "status")[0]
    context.builder.drop(event.key, "status")
    context.builder.claim(
        event.key,
        "status",
        fallen[0],
        (told.start, told.end),
        extractor=extractor,
        confidence=0.7,
        modality="Inferred",
        said_by=told.said_by,
    )


def _there(context: Context, event: Event, visit: Event) -> bool:
    """Whether a meeting took place in the country of a visit; with its people, where its own place is not told."""
    goals = set(context.builder.objects(visit.key, "destination"))
    countries = set(context.builder.objects(event.key, "country"))
    return bool(goals & (countries or set(context.builder.objects(event.key, "party"))))


def _dates_apart(context: Context, event: Event, visit: Event) -> bool:
    mine, theirs = context.bounds(event.key), context.bounds(visit.key)
    issued = context.document.issued
    if mine is None and theirs is not None and issued is not None:
        # A meeting that the news tells without a date is no part of a visit of long ago.
        return theirs[1] < (issued - _NEWS).isoformat()
    return context.apart(event.key, visit.key)
