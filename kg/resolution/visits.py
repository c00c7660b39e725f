"""Which visits are one: the visitor, where the journey goes, and the days."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import ClassVar

from kg.resolution.views import DELAY, Events, View, blocks, months, put_off, timely, years


class Visits(Events):
    """Visits of all documents; those told without days only where one visit fits."""

    name: ClassVar[str] = "visit"
    kinds: ClassVar[frozenset[str]] = frozenset({"Visit"})

    def __init__(self, sides: Callable[[int], frozenset[str]]) -> None:
        super().__init__(sides)
        self.sure = (_same_days, _put_off, _made_later)
        self.weak = ((_journeys, _fitting),)

    def sure_keys(self, features: View) -> Iterator[tuple[str, ...]]:
        if features.stretch is not None and features.stretch.fine:
            for month in months(features):
                yield from ((person, month) for person in sorted(features.persons))
        if features.stretch is not None or "Postponed" in features.statuses:
            for year in years(features):
                for goal in sorted(features.goals):
                    yield from (("put off", person, goal, year) for person in sorted(features.persons))


def _journeys(one: View) -> Iterator[tuple[str, ...]]:
    for goal in sorted(one.goals | one.countries):
        yield from blocks(one, *((visitor, goal) for visitor in sorted(one.persons | one.sides)))


def _same_journey(one: View, other: View) -> bool:
    """Whether the visitors agree, as persons where both name them, and one place is a goal of both."""
    if one.goals and other.goals and one.goals.isdisjoint(other.goals):
        return False
    if one.persons and other.persons:
        return not one.persons.isdisjoint(other.persons)
    return not one.sides.isdisjoint(other.sides)


def _same_days(one: View, other: View) -> str | None:
    if one.stretch is None or other.stretch is None or not (one.stretch.fine and other.stretch.fine):
        return None
    if not _same_journey(one, other) or not one.stretch.meets(other.stretch) or not (one.persons & other.persons):
        return None
    return "same visitor and destination on the same days"


def _put_off(one: View, other: View) -> str | None:
    return "a visit that was planned, and put off" if put_off(one, other) and _same_visitor(one, other) else None


def _made_later(one: View, other: View) -> str | None:
    """A visit that was put off, and the next one of the same visitor to the same destination."""
    news, made = (one, other) if "Postponed" in one.statuses else (other, one)
    if "Postponed" not in news.statuses or "Held" in news.statuses or not news.issued:
        return None
    if made.stretch is None or not made.stretch.fine or made.statuses & {"Postponed", "Cancelled"}:
        return None
    planned = news.stretch.last if news.stretch is not None else min(news.issued)
    later = timedelta(0) < made.stretch.first - planned <= DELAY
    return "a visit that was put off, and then made" if later and _same_visitor(one, other) else None


def _same_visitor(one: View, other: View) -> bool:
    return bool(one.persons & other.persons and one.goals & other.goals)


def _fitting(one: View, other: View) -> str | None:
    if not _same_journey(one, other) or not timely(one, other):
        return None
    return "the only visit of the same visitor to the same destination whose days fit"
