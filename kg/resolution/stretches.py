"""When an event was, as one document's words tell it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from kg.model import Claim, Literal

DATE_PREDICATES: Final = ("earliest", "latest", "when")
# An event that a document only implies to be of its own day may have been some days before it.
_LAG: Final = timedelta(days=3)
_FINE: Final = 7  # days that a date may span to tell one meeting from the next


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """A stretch of days with how it is known.

    Args:
        first: Its first day.
        last: Its last day.
        implied: Whether it is but the day of the news.
    """

    first: date
    last: date
    implied: bool = False

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def fine(self) -> bool:
        """Whether it is exact enough to tell events apart."""
        return self.days <= _FINE

    def holds(self, other: Stretch) -> bool:
        """Whether all days of another are among its own, and it has more of them."""
        return self.first <= other.first and other.last <= self.last and self.days > other.days

    def meets(self, other: Stretch) -> bool:
        """Whether both may be of one event.

        >>> monday, wednesday = date(2019, 5, 6), date(2019, 5, 8)
        >>> asserted, implied = Stretch(monday, monday), Stretch(wednesday, wednesday, implied=True)
        >>> asserted.meets(implied), asserted.meets(Stretch(wednesday, wednesday))
        (True, False)
        """
        if self.implied and other.implied:
            return abs(self.first - other.first) <= timedelta(days=1)
        ours = self.first - _LAG if self.implied else self.first
        theirs = other.first - _LAG if other.implied else other.first
        return ours <= other.last and theirs <= self.last


# What claims of one document told in the same words.
Words = tuple[str, int, int, str, str | None]


def words(document: str, claim: Claim) -> Words:
    """The words that a claim rests on, and whose they are."""
    return document, claim.start, claim.end, claim.modality, claim.said_by


def stretches(claims: Iterable[tuple[str, Claim]]) -> Mapping[Words, Stretch]:
    """The stretch that each run of words tells, from its claims of `earliest` and `latest`; not from denied ones."""
    bounds: dict[Words, dict[str, date]] = {}
    for document, claim in claims:
        if claim.predicate in ("earliest", "latest") and claim.backs and isinstance(claim.object, Literal):
            day = _day(claim.object.value)
            if day is not None:
                bounds.setdefault(words(document, claim), {})[claim.predicate] = day
    found = {}
    for key, days in bounds.items():
        first = days.get("earliest", days.get("latest"))
        last = days.get("latest", first)
        if first is not None and last is not None and first <= last:
            found[key] = Stretch(first, last, key[3] == "Inferred")
    return MappingProxyType(found)


def finest(known: Iterable[Stretch]) -> Stretch | None:
    """The one that tells most: said before implied, short before long, early before late."""
    return min(known, key=lambda item: (item.implied, item.days, item.first), default=None)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
