"""Which meetings are one: who met whom, on which day, in which city."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Final

from kg.resolution.identities import Identities
from kg.resolution.matching import join_only, join_sure
from kg.resolution.views import View, timely, view

# Ways to talk that no two sides are in at once.
_REMOTE: Final = frozenset({"format/phone", "format/video"})


def join_meetings(identities: Identities, sides: Mapping[str, frozenset[str]]) -> None:
    """Join the meetings of all documents; those told without a day or without names only where one fits."""
    views = [view(identities, ref, dict(sides)) for ref in identities.corpus.of_kind("Meeting")]
    views = join_sure(identities, views, _pairs_and_month, _same_day)
    views = join_only(identities, views, _pairs, _fitting)
    join_only(identities, views, _pairs, _fitting)


def _pairs(one: View) -> Iterator[tuple[str, ...]]:
    """The pairs of sides."""
    yield from combinations(sorted(one.sides), 2)


def _pairs_and_month(one: View) -> Iterator[tuple[str, ...]]:
    stretch = one.stretch
    if stretch is None or not stretch.fine:
        return
    # A day near the end of a month is in the block of the next one too, since news may lag behind.
    months = {day.strftime("%Y-%m") for item in one.stretches for day in (item.first, item.last)}
    months |= {_next(month) for month in set(months)}
    for pair in _pairs(one):
        yield from ((*pair, month) for month in sorted(months))


def _next(month: str) -> str:
    year, number = map(int, month.split("-"))
    return f"{year + number // 12:04d}-{number % 12 + 1:02d}"


def _same_sides(one: View, other: View) -> bool:
    """Whether the sides of one are among those of the other, and the persons of each side agree where both name any."""
    fewer, more = sorted((one.sides, other.sides), key=lambda sides: (len(sides), sorted(sides)))
    if len(fewer) < 2 or not fewer <= more:
        return False
    for side in fewer:
        ours, theirs = one.people_of(side), other.people_of(side)
        if ours and theirs and ours.isdisjoint(theirs):
            return False
    return not _other_way(one, other)


def _other_way(one: View, other: View) -> bool:
    ours, theirs = one.formats & _REMOTE, other.formats & _REMOTE
    if ours and theirs:
        return ours.isdisjoint(theirs)
    return bool((ours and other.cities) or (theirs and one.cities))


def _same_day(one: View, other: View) -> str | None:
    if one.stretch is None or other.stretch is None or not (one.stretch.fine and other.stretch.fine):
        return None
    named = one.persons & other.persons or not (one.persons or other.persons)
    if not named or not _same_sides(one, other) or not one.stretch.meets(other.stretch):
        return None
    return "same participants on the same day"


def _fitting(one: View, other: View) -> str | None:
    """The same sides on days that fit, with a person, a city or an exact day that both tell."""
    if not _same_sides(one, other) or not timely(one, other):
        return None
    dated = one.stretch is not None and other.stretch is not None and one.stretch.fine and other.stretch.fine
    if one.persons & other.persons:
        return "the only meeting of the same participants whose days fit"
    if one.cities & other.cities or dated:
        return "the only meeting of the same sides whose day and place fit"
    return None
