"""Where a meeting was that no words place: where the visit or conference is that it is part of, in the city of the
dateline, or where the document was last.

A dateline says where the report is from, which is where the news is only if the state that the city lies in is one of
the sides; and only for what is news of these days, face to face. The same holds of a place that was told before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from kg.extractors.context import Context, Event
from kg.extractors.home import dateline_place
from kg.extractors.scenes import headings, in_person
from kg.languages.annotation import Frame, Phrase
from kg.model import Individual

NAME: Final = "whereabouts"
_NEWS: Final = timedelta(days=3)
_PLACES: Final = ("place", "destination")


@dataclass(frozen=True, slots=True)
class _Setting:
    """A place with the words it rests on, and the state that it lies in."""

    place: str
    country: str | None
    span: tuple[int, int]
    confidence: float


def place_the_news(context: Context) -> None:
    """Claims of `place` and `country`, told as inferred, for the meetings of a document that have no place."""
    report = _dateline(context)
    last: _Setting | None = None
    heads = headings(context)
    for event in sorted(context.events, key=lambda event: event.at):
        if event.key not in context.builder.nodes or event.background or event.quoted:
            continue
        own = _told(context, event.key, 0.7)
        if event.kind != "Meeting" or own is not None:
            last = own if own is not None and _held(context, event) else last
            continue
        if not in_person(context, event) or context.builder.objects(event.key, "place"):
            continue
        wholes = [whole for whole in context.builder.objects(event.key, "partOf") if isinstance(whole, str)]
        around = next((found for whole in wholes if (found := _told(context, whole, 0.6))), None)
        if around is None:
            around = _headed(context, heads, event)
        sides = context.builder.objects(event.key, "party")
        if around is None and _held(context, event) and _is_news(context, event):
            around = next((item for item in (last, report) if item and item.country in sides), None)
        if around is not None:
            _claim(context, event, around)


def country_before(context: Context, frame: Frame) -> str | None:
    """The state that a frame takes place in: that of its own place, else of the visit or place told of last before."""
    for unit in frame.phrases("in", "clause-in"):
        if unit.element is not None and unit.element.key is not None:
            found = context.country_of(unit.element.key) if unit.kind == "place" else None
            if found is not None:
                return found
    before = [event for event in context.events if event.at <= frame.first and not event.background]
    for event in sorted(before, key=lambda event: -event.at):
        countries = context.builder.objects(event.key, "country")
        if len(countries) == 1 and isinstance(countries[0], str):
            return countries[0]
    return None


def _dateline(context: Context) -> _Setting | None:
    """The city of the dateline."""
    span, match = context.document.dateline, dateline_place(context.document, context.morphology)
    if span is None or match is None:
        return None
    node = context.builder.node("Place", anchor=match.entry_key, name=match.form)
    return _Setting(node, context.country_of(match.entry_key), span, 0.6)


def _told(context: Context, event: str, confidence: float) -> _Setting | None:
    """The one place that is told of an event, or that a visit goes to."""
    claims = [claim for claim in context.builder.claims.values() if claim.subject == event]
    places = {
        claim.object: claim
        for claim in claims
        if claim.predicate in _PLACES
        and claim.modality == "Asserted"
        and isinstance(claim.object, str)
        and context.builder.nodes[claim.object].kind == "Place"
    }
    if len(places) != 1:
        return None
    node, claim = next(iter(places.items()))
    anchor = context.builder.nodes[node].anchor
    return _Setting(node, context.country_of(anchor) if anchor else None, (claim.start, claim.end), confidence)


def _held(context: Context, event: Event) -> bool:
    return context.builder.objects(event.key, "status") == [Individual("Held")]


def _headed(context: Context, heads: list[tuple[int, Phrase]], event: Event) -> _Setting | None:
    """The place that heads the part of the document that tells of an event."""
    place = next((place for at, place in reversed(heads) if at < event.at), None)
    if place is None or place.element is None or place.element.key is None:
        return None
    node = context.entities.element(place.element)
    return _Setting(node, context.country_of(place.element.key), context.span(place.first, place.last), 0.8)


def _is_news(context: Context, event: Event) -> bool:
    """Whether the event is of the last days before publication, or has no day at all."""
    issued, bounds = context.document.issued, context.bounds(event.key)
    if bounds is None or issued is None:
        return bounds is None
    return issued - _NEWS <= date.fromisoformat(bounds[0]) <= issued


def _claim(context: Context, event: Event, setting: _Setting) -> None:
    for predicate, value in (("place", setting.place), ("country", setting.country)):
        if value is not None:
            context.builder.claim(
                event.key,
                predicate,
                value,
                setting.span,
                extractor=NAME,
                confidence=setting.confidence,
                modality="Inferred",
            )
