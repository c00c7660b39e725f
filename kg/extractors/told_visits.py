"""Which visit told of before a frame goes on with, and when it tells of another one of the same visitor."""

from __future__ import annotations

from datetime import date, timedelta

from kg.extractors.context import Context, Event
from kg.extractors.dating import another_day, dated, of_its_clause
from kg.extractors.entities import Actor
from kg.languages.annotation import Frame, Phrase, Sentence
from kg.languages.lexicon import lexicon
from kg.model import Individual

_NEAR = 2
_OFF = frozenset({"cancelled", "postponed"})
_FALLEN = frozenset({Individual("Cancelled"), Individual("Postponed")})
_OPEN = _FALLEN | {Individual("Planned")}
_HAPPENS = frozenset({"take-place", "hold", "visit", "arrive", "stay", "depart", "meet", "talk", "receive", "sign"})
# How far apart two stays in one country are two visits.
_APART = timedelta(days=31)


def earlier(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a visit is one of an earlier time: “his recent visit”."""
    before = context.annotation.doc[max(sentence.first, frame.first - 3) : frame.first]
    return frame.nominal and any(token.lemma_ in context.profile.earlier for token in before)


def known_visit(
    context: Context, sentence: Sentence, frame: Frame, travellers: list[Actor], places: list[Phrase]
) -> Event | None:
    """The visit told of before that this is: of the same visitor to the same place; the last one of a bare noun."""
    visits = [event for event in context.events if event.kind == "Visit"]
    nodes = {actor.node for actor in travellers if actor.node}
    if not (nodes or places):
        lately = [event for event in visits if event.at <= frame.first and not _long_ago(context, event)]
        off = [event for event in lately if _off(context, event)] if frame.mood in _OFF else []
        last = max(off or lately, key=lambda event: event.at, default=None) or context.last_event(frame.first, "Visit")
        near = last is not None and sum(last.at < s.last <= sentence.last for s in context.annotation) <= _NEAR + 1
        return last if len(visits) == 1 or (near and not earlier(context, sentence, frame)) else None
    sides = {actor.party for actor in travellers if actor.party}
    goals, cities = goals_of(context, places)
    ahead = context.modality(frame) == "Planned"
    for event in reversed(visits):
        told = set(context.builder.objects(event.key, "destination"))
        theirs = {key for key in told if isinstance(key, str) and context.builder.nodes[key].kind == "Place"}
        if (
            (
                not nodes
                or nodes & event.actors
                or nodes & set(context.builder.objects(event.key, "party"))
                or (goals and sides & event.actors and _headline(context, event))
            )
            and (not goals or not told or goals & told)
            and (not cities or not theirs or cities & theirs)
            and (nodes or len(visits) == 1)
            and not _another_time(context, sentence, frame, event)
            and not (_onward(context, cities - told) and context.told_held(event.key) and ahead)
        ):
            return event
    return None


def _headline(context: Context, event: Event) -> bool:
    """Whether only a title tells of a visit, by the state: who of it visits is told below."""
    sentence = next(s for s in context.annotation if s.first <= event.at < s.last)
    return sentence.passage.kind == "title" and not any(context.entities.is_person(key) for key in event.actors)


def _off(context: Context, event: Event) -> bool:
    """Whether a visit is told to be put off or called off already."""
    return bool(_FALLEN & set(context.builder.objects(event.key, "status")))


def unsaid(context: Context, sentence: Sentence, frame: Frame, event: Event) -> bool:
    """Whether a noun says nothing new of what became of a visit that is told to lie ahead or to be off.

    “New dates for the visit are being discussed”: only a verb of what happens tells that it was held.
    """
    if not frame.nominal or context.modality(frame) != "Asserted" or frame.mood in _OFF:
        return False
    known = set(context.builder.objects(event.key, "status"))
    verbs = (f for f in sentence.frames if not f.nominal and f.clause == frame.clause)
    return bool(known & _OPEN) and not any(verb.kinds & _HAPPENS for verb in verbs)


def _long_ago(context: Context, event: Event) -> bool:
    """Whether a visit is told as one of an earlier time."""
    bounds, issued = context.bounds(event.key), context.document.issued
    return event.background or (bounds is not None and issued is not None and bounds[1] < (issued - _APART).isoformat())


def goals_of(context: Context, places: list[Phrase]) -> tuple[set[str], set[str]]:
    """The nodes of places with their states, and those of the places alone."""
    goals, cities = set(), set()
    for place in places:
        if place.element is not None:
            node = context.entities.element(place.element)
            goals.add(node)
            if place.kind == "place":
                cities.add(node)
            if place.element.key and (country := context.country_of(place.element.key)):
                goals.add(country)
    return goals, cities


def _onward(context: Context, cities: set[str]) -> bool:
    """Whether a journey goes on from where a state is visited, which is its capital."""
    entries = (lexicon().find(context.builder.nodes[city].anchor or "") for city in cities)
    return any(entry is not None and entry.sort != "capital" for entry in entries)


def _another_time(context: Context, sentence: Sentence, frame: Frame, event: Event) -> bool:
    """Whether one of two visits was held long before the other: “he last visited Peru in 2028”."""
    issued = context.document.issued
    if frame.mood == "cancelled" and (off := of_its_clause(context, sentence, frame)) is not None:
        return another_day(context, event, off)
    dating = dated(context, sentence, frame) if frame.mood not in {"cancelled", "postponed"} else None
    if issued is None or dating is None:
        return False
    bounds = context.bounds(event.key)
    first, last = (date.fromisoformat(day) for day in bounds) if bounds else (issued, issued)
    mine, theirs = dating.period.latest, last
    past = frame.mood == "asserted" and frame.tense == "past" and mine < issued
    before = context.held(event.key) and theirs < issued
    return (past and first - mine > _APART) or (before and dating.period.earliest - theirs > _APART)
