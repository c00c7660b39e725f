"""Which claims stand: the finer in the place of the coarser, the later of the earlier; disagreement keeps both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from kg.model import Claim, Document, Evidence, Individual, Literal
from kg.resolution.identities import country_of_place, entry, is_city
from kg.resolution.stretches import DATE_PREDICATES, Stretch, Words, stretches

# What weighs more where the dates of the documents do not tell which came last.
_STATUS: Final = {"Planned": 1, "Postponed": 2, "Cancelled": 3, "Held": 4}


def refine(evidence: Sequence[Evidence], documents: dict[str, Document]) -> list[Evidence]:
    """The evidence with `backs` set: at most what it was, and not where a finer or later value stands."""
    by_subject: dict[str, list[Evidence]] = defaultdict(list)
    for item in evidence:
        by_subject[item.subject].append(item)
    found: list[Evidence] = []
    for subject in sorted(by_subject):
        found.extend(_refine_one(by_subject[subject], documents))
    return found


def _refine_one(items: list[Evidence], documents: dict[str, Document]) -> list[Evidence]:
    dated = _words_of(items)
    standing = _standing(dated, documents)
    first = min((stretch.first for key, stretch in dated.items() if key in standing), default=None)
    status = _last(
        [item for item in items if item.predicate == "status"], documents, lambda item: _status(item, documents, first)
    )
    count = _last([item for item in items if item.predicate == "adherentCount"], documents, _number)
    regions = _coarse_places(items)

    def stands(item: Evidence) -> bool:
        if item.predicate in DATE_PREDICATES:
            key = _key(item)
            return key not in dated or key in standing
        if item.predicate == "status":
            return item.object == status
        if item.predicate == "adherentCount":
            return item.object == count
        return item.predicate != "place" or item.object not in regions

    return [item if not item.backs or stands(item) else replace(item, backs=False) for item in items]


# dates


def _key(item: Evidence) -> Words:
    return item.document, item.start, item.end, item.modality, item.said_by


def _words_of(items: Iterable[Evidence]) -> dict[Words, Stretch]:
    claims = (
        (
            item.document,
            Claim(
                item.subject,
                item.predicate,
                item.object,
                item.start,
                item.end,
                modality=item.modality,
                said_by=item.said_by,
            ),
        )
        for item in items
        if item.predicate in DATE_PREDICATES
    )
    return dict(stretches(claims))


def _standing(dated: dict[Words, Stretch], documents: dict[str, Document]) -> set[Words]:
    """The words whose stretch stands: none that holds a finer one, or that but implies or plans what others tell."""
    kept = set(dated)
    if any(not stretch.implied for stretch in dated.values()):
        kept = {key for key in kept if not dated[key].implied}
    else:
        earliest = min((stretch.first for stretch in dated.values()), default=None)
        kept = {key for key in kept if dated[key].first == earliest}
    kept = {key for key in kept if not any(dated[key].holds(dated[other]) for other in kept)}
    told = {key for key in kept if key[3] != "Planned"}
    return {key for key in kept if key in told or not any(_overtakes(other, key, dated, documents) for other in told)}


def _overtakes(told: Words, planned: Words, dated: dict[Words, Stretch], documents: dict[str, Document]) -> bool:
    """Whether what is told as a fact takes the place of a plan of other days: it is told no earlier."""
    if dated[told].meets(dated[planned]):
        return False
    when, before = documents[told[0]].issued, documents[planned[0]].issued
    return when is None or before is None or when >= before


# status and numbers


def _status(item: Evidence, documents: dict[str, Document], first: date | None) -> int:
    """How much a status weighs; none where it is told as held before its days had come."""
    name = item.object.name if isinstance(item.object, Individual) else ""
    issued = documents[item.document].issued
    if name == "Held" and issued is not None and first is not None and first > issued:
        return 0
    return _STATUS.get(name, 0)


def _number(item: Evidence) -> int:
    value = item.object.value if isinstance(item.object, Literal) else ""
    return int(value) if value.lstrip("-").isdigit() else 0


def _last(items: list[Evidence], documents: dict[str, Document], weight: Callable[[Evidence], int]) -> object:
    """The value of the last document, and of those that have no date the one that weighs most, if it weighs more."""
    backing = [item for item in items if item.backs and weight(item) > 0] or [item for item in items if item.backs]
    dated = [item for item in backing if documents[item.document].issued is not None]
    undated = [item for item in backing if documents[item.document].issued is None]
    best: list[Evidence] = []
    if dated:
        latest = max(filter(None, (documents[item.document].issued for item in dated)))
        best.append(
            max((i for i in dated if documents[i.document].issued == latest), key=lambda i: (weight(i), repr(i.object)))
        )
    best += undated
    return max(best, key=lambda i: (weight(i), repr(i.object))).object if best else None


# places


def _coarse_places(items: Iterable[Evidence]) -> set[str]:
    """The regions among the places of an event that is also told to be in a city of the same state."""
    places = {
        item.object for item in items if item.predicate == "place" and item.backs and isinstance(item.object, str)
    }
    cities = {country_of_place(place) for place in places if is_city(place)}
    return {
        place
        for place in places
        if (known := entry(place)) is not None and known.sort == "region" and country_of_place(place) in cities
    }
