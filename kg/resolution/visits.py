"""Which visits are one: the visitor, where the journey goes, and the days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.resolution.identities import Identities
from kg.resolution.matching import join_only, join_sure
from kg.resolution.views import View, timely, view


def join_visits(identities: Identities, sides: Mapping[str, frozenset[str]]) -> None:
    """Join the visits of all documents; those told without days only where one visit fits."""
    views = [view(identities, ref, dict(sides)) for ref in identities.corpus.of_kind("Visit")]
    views = join_sure(identities, views, _goals, _same_days)
    join_only(identities, views, _goals, _fitting)


def _goals(one: View) -> Iterator[tuple[str, ...]]:
    for goal in sorted(one.goals | one.countries):
        for visitor in sorted(one.persons | one.sides):
            yield visitor, goal


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


def _fitting(one: View, other: View) -> str | None:
    if not _same_journey(one, other) or not timely(one, other):
        return None
    return "the only visit of the same visitor to the same destination whose days fit"
