"""Which meetings are one: who met whom, on which day, in which city."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import ClassVar, Final

from kg.resolution.names import resembles
from kg.resolution.views import Events, View, blocks, months, timely

# Ways to talk that no two sides are in at once.
_REMOTE: Final = frozenset({"format/phone", "format/video"})


class Meetings(Events):
    """Meetings of all documents; those told without a day or without names only where one fits."""

    name: ClassVar[str] = "meeting"
    kinds: ClassVar[frozenset[str]] = frozenset({"Meeting"})

    def __init__(self, sides: Callable[[int], frozenset[str]]) -> None:
        super().__init__(sides)
        self.sure = (_same_day, _same_talks)
        self.weak = ((_matters, _fitting),)

    def sure_keys(self, features: View) -> Iterator[tuple[str, ...]]:
        stretch = features.stretch
        if stretch is None or not stretch.fine:
            return
        for month in months(features):
            if features.persons:
                yield from ((person, month) for person in sorted(features.persons))
            else:
                yield from ((*pair, month) for pair in _pairs(features))


def _pairs(one: View) -> Iterator[tuple[str, ...]]:
    """The pairs of sides."""
    yield from combinations(sorted(one.sides), 2)


def _matters(one: View) -> Iterator[tuple[str, ...]]:
    """What two tellings of one meeting share one of: a person, the sides with the city, the sides with the days."""
    yield from blocks(one, *((person,) for person in sorted(one.persons)))
    for pair in _pairs(one):
        yield from blocks(one, *((*pair, city) for city in sorted(one.cities)))
        if one.stretch is not None and one.stretch.fine:
            yield from blocks(one, (*pair, "dated"))


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


def _same_talks(one: View, other: View) -> str | None:
    """The same sides on the same day in the same city, one person of both, and of the rest names that are alike."""
    if one.stretch is None or other.stretch is None or one.stretch.implied or other.stretch.implied:
        return None
    same = one.sides == other.sides and one.cities & other.cities and one.persons & other.persons
    if not same or (one.stretch.first, one.stretch.last) != (other.stretch.first, other.stretch.last):
        return None
    if _other_way(one, other) or not all(_one_person(one, other, side) for side in one.sides):
        return None
    return "same sides, day and place, and names that are alike in two scripts"


def _one_person(one: View, other: View, side: str) -> bool:
    ours, theirs = one.people_of(side), other.people_of(side)
    if not ours or not theirs or not ours.isdisjoint(theirs):
        return True
    return any(resembles(a, b) for a in one.names_of(side) for b in other.names_of(side))


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
