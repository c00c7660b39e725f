"""What follows from what is told: each claim with the words of a document that it rests on, marked as inferred."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kg.model import UNBACKING_MODALITIES, Evidence
from kg.resolution.identities import country_of_place
from kg.resolution.stretches import DATE_PREDICATES

_EXTRACTOR: Final = "resolution"
_SURENESS: Final = 0.7
_SIDED: Final = ("meeting/", "conference/")
_COUNTRIED: Final = (*_SIDED, "visit/")

By = Mapping[str, Sequence[Evidence]]


@dataclass(frozen=True, slots=True)
class Posts:
    """Whom a person stands for.

    Args:
        sides: For the path of each body of a post, the path of the side: the state where it is an organ of one.
        claims: The claims that tell of a body, by its path: those of a document, or with `None` the first ones.
    """

    sides: Mapping[str, str]
    claims: Callable[[str, str | None], Sequence[Evidence]]


def infer_countries(evidence: Iterable[Evidence]) -> Iterator[Evidence]:
    """The states that places lie in, as the lexicon knows it: on the first words of the document that name them.

    Args:
        evidence: All claims of one document.
    """
    told: set[str] = set()
    for item in sorted((item for item in evidence if str(item.object).startswith("place/")), key=_order):
        place = str(item.object)
        country = country_of_place(place) if item.modality not in UNBACKING_MODALITIES else None
        if country is not None and place not in told:
            told.add(place)
            yield _inferred(item, place, "country", country)


def infer(
    event: str,
    evidence: Iterable[Evidence],
    *,
    posts: Callable[[str], Posts],
    visit: Callable[[str], Sequence[Evidence]],
    organs: Mapping[str, str],
) -> list[Evidence]:
    """The inferred claims of an event that the standing ones lead to.

    Args:
        event: Its path.
        evidence: All claims of it, refined.
        posts: Tells whom the person of a path stands for.
        visit: The refined claims of the visit of a path.
        organs: For the path of each organ of a state that the documents tell of, the path of the state.
    """
    standing: dict[str, list[Evidence]] = defaultdict(list)
    for item in sorted((item for item in evidence if item.backs), key=_order):
        standing[item.predicate].append(item)
    found: list[Evidence] = []
    if event.startswith(_SIDED):
        found.extend(_parties(event, standing, posts, organs))
    if event.startswith(_COUNTRIED):
        found.extend(_country(event, standing))
    if event.startswith("meeting/"):
        found.extend(_dates(event, standing, visit))
    return found


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


def _dates(meeting: str, standing: By, visit: Callable[[str], Sequence[Evidence]]) -> Iterator[Evidence]:
    """A meeting without a day takes the days of the visit that it was part of, if it is part of one only."""
    if any(predicate in standing for predicate in DATE_PREDICATES):
        return
    visits = {str(item.object) for item in standing.get("partOf", ()) if str(item.object).startswith("visit/")}
    if len(visits) == 1:
        dated = (item for item in visit(visits.pop()) if item.backs and item.predicate in DATE_PREDICATES)
        yield from (_inferred(item, meeting, item.predicate) for item in dated)


def _country(event: str, standing: By) -> Iterator[Evidence]:
    """The state that the place of an event lies in, where no claim tells a state."""
    if "country" in standing:
        return
    for item in standing.get("place", ()):
        country = country_of_place(str(item.object))
        if country is not None:
            yield _inferred(item, event, "country", country)


def _parties(event: str, standing: By, posts: Callable[[str], Posts], organs: Mapping[str, str]) -> Iterator[Evidence]:
    """The sides that those who took part stand for, where no claim tells them."""
    told = {str(item.object) for item in standing.get("party", ())}
    for item in [*standing.get("participant", ()), *standing.get("party", ())]:
        actor = str(item.object)
        if actor.startswith("person/"):
            if item.predicate == "participant":
                yield from _party_of_person(event, item, posts(actor), told)
        elif (side := organs.get(actor, actor)) not in told:
            yield _inferred(item, event, "party", side)


def _party_of_person(event: str, item: Evidence, posts: Posts, told: set[str]) -> Iterator[Evidence]:
    sides = _states_first(posts.sides.values())
    if len(sides) != 1 or sides & told:
        return
    side = next(iter(sides))
    bodies = sorted(body for body, own in posts.sides.items() if own == side)
    near = [claim for body in bodies for claim in posts.claims(body, item.document)]
    claims = near or [claim for body in bodies for claim in posts.claims(body, None)]
    yield from (_inferred(claim, event, "party", side) for claim in claims[:1])


def _states_first(sides: Iterable[str]) -> set[str]:
    found = set(sides)
    return {side for side in found if side.startswith("state/")} or found


def _order(item: Evidence) -> tuple[str, int, int, str, str, str, str]:
    return item.document, item.start, item.end, item.subject, item.predicate, repr(item.object), item.modality
