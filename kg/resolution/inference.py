"""What follows from what is told: each claim with the words of a document that it rests on, marked as inferred."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from kg.model import Evidence
from kg.resolution.identities import country_of_place
from kg.resolution.stretches import DATE_PREDICATES

_EXTRACTOR: Final = "resolution"
_SURENESS: Final = 0.7
_SIDED: Final = ("meeting/", "conference/")
_COUNTRIED: Final = (*_SIDED, "visit/")

By = Mapping[tuple[str, str], Sequence[Evidence]]


def infer(evidence: Sequence[Evidence], organs: Mapping[str, str]) -> list[Evidence]:
    """The inferred claims that the standing ones lead to.

    Args:
        evidence: All claims, refined.
        organs: For the path of each organ of a state, the path of the state.
    """
    standing: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for item in sorted((item for item in evidence if item.backs), key=_order):
        standing[item.subject, item.predicate].append(item)
    subjects = sorted({subject for subject, _ in standing})
    found: list[Evidence] = list(_places(standing))
    tenures = _tenures(standing)
    for subject in subjects:
        if subject.startswith(_SIDED):
            found.extend(_parties(subject, standing, tenures, organs))
        if subject.startswith(_COUNTRIED):
            found.extend(_country(subject, standing))
        if subject.startswith("meeting/"):
            found.extend(_dates(subject, standing))
    return found


def _places(standing: By) -> Iterator[Evidence]:
    """The state that a place lies in, as the lexicon knows it: on the first words of each document that name it."""
    told: set[tuple[str, str]] = set()
    naming = (item for items in standing.values() for item in items if str(item.object).startswith("place/"))
    for item in sorted(naming, key=_order):
        place = str(item.object)
        country = country_of_place(place)
        if country is not None and (place, item.document) not in told:
            told.add((place, item.document))
            yield _inferred(item, place, "country", country)


def _inferred(rests_on: Evidence, subject: str, predicate: str, value: str | None = None) -> Evidence:
    return replace(
        rests_on,
        subject=subject,
        predicate=predicate,
        object=rests_on.object if value is None else value,
        confidence=round(min(_SURENESS, rests_on.confidence), 2),
        modality="Inferred",
        extractor=_EXTRACTOR,
    )


def _dates(meeting: str, standing: By) -> Iterator[Evidence]:
    """A meeting without a day takes the days of the visit that it was part of, if it is part of one only."""
    if any((meeting, predicate) in standing for predicate in DATE_PREDICATES):
        return
    visits = {item.object for item in standing.get((meeting, "partOf"), ()) if str(item.object).startswith("visit/")}
    if len(visits) != 1:
        return
    visit = str(visits.pop())
    for predicate in DATE_PREDICATES:
        yield from (_inferred(item, meeting, predicate) for item in standing.get((visit, predicate), ()))


def _country(event: str, standing: By) -> Iterator[Evidence]:
    """The state that the place of an event lies in, where no claim tells a state."""
    if (event, "country") in standing:
        return
    for item in standing.get((event, "place"), ()):
        country = country_of_place(str(item.object))
        if country is not None:
            yield _inferred(item, event, "country", country)


Sides = Mapping[str, Mapping[str, Sequence[Evidence]]]


def _tenures(standing: By) -> Sides:
    """For each person, the states and bodies of his or her posts, with the claims that tell them."""
    found: dict[str, dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for (tenure, predicate), items in standing.items():
        if predicate == "holder":
            for person in sorted({str(item.object) for item in items}):
                for claim in standing.get((tenure, "of"), ()):
                    found[person][str(claim.object)].append(claim)
    return found


def _parties(event: str, standing: By, tenures: Sides, organs: Mapping[str, str]) -> Iterator[Evidence]:
    """The sides that those who took part stand for, where no claim tells them."""
    told = {str(item.object) for item in standing.get((event, "party"), ())}
    for item in [*standing.get((event, "participant"), ()), *standing.get((event, "party"), ())]:
        actor = str(item.object)
        if actor.startswith("person/"):
            if item.predicate == "participant":
                yield from _party_of_person(event, item, tenures.get(actor, {}), told, organs)
        elif (side := organs.get(actor, actor)) not in told:
            yield _inferred(item, event, "party", side)


def _party_of_person(
    event: str, item: Evidence, posts: Mapping[str, Sequence[Evidence]], told: set[str], organs: Mapping[str, str]
) -> Iterator[Evidence]:
    sides = _states_first({organs.get(body, body) for body in posts})
    if len(sides) != 1 or sides & told:
        return
    side = next(iter(sides))
    claims = [claim for body in sorted(posts) if organs.get(body, body) == side for claim in posts[body]]
    near = [claim for claim in claims if claim.document == item.document] or claims[:1]
    yield from (_inferred(claim, event, "party", side) for claim in near[:1])


def _states_first(sides: Iterable[str]) -> set[str]:
    found = set(sides)
    return {side for side in found if side.startswith("state/")} or found


def _order(item: Evidence) -> tuple[str, int, int, str, str, str, str]:
    return item.document, item.start, item.end, item.subject, item.predicate, repr(item.object), item.modality
