"""What a date expression means, before it is known on which day it was written.

A meaning is resolved against a `Moment`: the day of writing, the tense of the sentence and, for “the same day”, the
day of the event that was told of before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Protocol

from kg.dates import period as calendar
from kg.dates.period import Period

# The years around the reference that a date without a year may belong to: enough for a 29 February.
_AROUND: Final = 8
# The weeks that a weekday may be counted in.
_WEEKS: Final = {"previous": -1, "this": 0, "next": 1}


@dataclass(frozen=True, slots=True)
class Moment:
    """What an expression is resolved against."""

    reference: date | None = None
    tense: str = "past"
    event: date | None = None


class Meaning(Protocol):
    """What an expression says.

    `anchor` is `""` for a full date, `document` for one that leans on the day of writing, `event` for one that leans on
    the day of what was told before, `either` for one that leans on that where there is one and else on the day of
    writing. `kind` names the sort of expression.
    """

    @property
    def anchor(self) -> str: ...

    @property
    def kind(self) -> str: ...

    def resolve(self, at: Moment) -> Period | None:
        """The days that it means; `None` where it leans on a day that is not given, or there is no such day."""
        ...


def choose(candidates: Iterable[Period], reference: date, tense: str) -> Period | None:
    """The one of several periods that a sentence means.

    In the past the last that had begun by the day of writing, in the future the first that has not ended before it, in
    the present the nearest.
    """
    ordered = sorted(candidates, key=lambda each: each.earliest)
    if tense == "past":
        return next((each for each in reversed(ordered) if each.earliest <= reference), None)
    if tense == "future":
        return next((each for each in ordered if each.latest >= reference), None)
    return min(
        ordered,
        key=lambda each: max(each.earliest - reference, reference - each.latest, timedelta(0)),
        default=None,
    )


@dataclass(frozen=True, slots=True)
class Fixed:
    """A period that needs no reference."""

    period: Period
    kind: str

    anchor = ""

    def resolve(self, at: Moment) -> Period | None:
        return self.period


@dataclass(frozen=True, slots=True)
class Yearly:
    """A day, month, quarter, half or season of a year that is named, told by its shift, or left out.

    Args:
        month: The month's number, where it is a day or a month.
        day: The day of the month.
        part: The part of the year, or of the month where there is one.
        year: What tells the year.
        weekday: The day of the week beside the date, 0 for Monday; it settles a year that is left out, which
            is then this one, the last or the next.
        tense: The tense that the words themselves have, whatever that of the sentence: "last March", "this March" and
            "next March" are never one month.
    """

    month: int | None = None
    day: int | None = None
    part: str | None = None
    year: Meaning | None = None
    weekday: int | None = None
    tense: str = ""

    @property
    def anchor(self) -> str:
        return self.year.anchor if self.year else "document"

    @property
    def kind(self) -> str:
        return "day" if self.day else "part" if self.part else "month"

    def resolve(self, at: Moment) -> Period | None:
        if self.year:
            whole = self.year.resolve(at)
            return self.of(whole.earliest.year) if whole else None
        if at.reference is None:
            return None
        years = range(at.reference.year - _AROUND, at.reference.year + _AROUND + 1)
        if self.part == "winter":
            return choose(map(calendar.winter, years), at.reference, self.tense or at.tense)
        if self.tense == "present":
            return self.of(at.reference.year)
        candidates = [each for each in map(self.of, years) if each]
        if self.weekday is not None:
            near = [each for each in candidates if abs(each.earliest.year - at.reference.year) <= 1]
            fitting = [each for each in near if each.earliest.weekday() == self.weekday]
            return choose(fitting, at.reference, "present") or choose(candidates, at.reference, at.tense)
        if self.tense:
            candidates = [each for each in candidates if not each.earliest <= at.reference <= each.latest]
        return choose(candidates, at.reference, self.tense or at.tense)

    def of(self, year: int) -> Period | None:
        """It in a year; `None` where the year has no such day."""
        if self.month is None:
            return calendar.part(calendar.year(year), self.part or "")
        if self.day is None:
            whole = calendar.month(year, self.month)
            return calendar.part(whole, self.part) if self.part else whole
        try:
            return calendar.day(date(year, self.month, self.day))
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Unit:
    """A day, week, month, quarter or year told by its distance from the present one.

    Args:
        unit: `day`, `week`, `month`, `quarter` or `year`.
        shift: How many of them later; negative for earlier.
        anchor: What it is counted from.
        clip: `before` where only what had passed of it by the day of writing is meant ("earlier this week"), `after`
            where only the rest is.
        ahead: Whether it is "in three days", which is counted from the day of writing only where the sentence does
            not tell of the past, and else from the event told of before.
    """

    unit: str
    shift: int = 0
    anchor: str = "document"
    clip: str = ""
    ahead: bool = False

    @property
    def kind(self) -> str:
        return self.unit if self.anchor in {"document", "either"} else "same-day" if not self.shift else "near-day"

    def resolve(self, at: Moment) -> Period | None:
        of_event = self.anchor == "event" or (self.ahead and at.tense == "past")
        origin = at.event if of_event or (self.anchor == "either" and at.event) else at.reference
        if origin is None:
            return None
        whole = self._around(origin)
        if self.clip == "before":
            return calendar.days(whole.earliest, origin)
        return calendar.days(origin, whole.latest) if self.clip == "after" else whole

    def _around(self, origin: date) -> Period:
        if self.unit == "day":
            return calendar.day(origin + timedelta(days=self.shift))
        if self.unit == "week":
            return calendar.week(origin + timedelta(weeks=self.shift))
        if self.unit == "year":
            return calendar.year(origin.year + self.shift)
        size = 3 if self.unit == "quarter" else 1
        year, index = divmod(origin.year * 12 // size + (origin.month - 1) // size + self.shift, 12 // size)
        return calendar.quarter(year, index + 1) if self.unit == "quarter" else calendar.month(year, index + 1)


@dataclass(frozen=True, slots=True)
class Part:
    """The start, the end, a quarter … of a period."""

    name: str
    whole: Meaning

    @property
    def anchor(self) -> str:
        return self.whole.anchor

    @property
    def kind(self) -> str:
        return "part"

    def resolve(self, at: Moment) -> Period | None:
        whole = self.whole.resolve(at)
        return calendar.part(whole, self.name) if whole else None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week.

    Args:
        number: 0 for Monday.
        which: Empty where the tense decides; `last` for the latest before the day of writing, `this` for that of the
            same week, `next` and `previous` for that of the week after or before, `coming` for the first after the
            day of writing.
    """

    number: int
    which: str = ""

    anchor = "document"
    kind = "weekday"

    def resolve(self, at: Moment) -> Period | None:
        if at.reference is None:
            return None
        here = at.reference + timedelta(days=self.number - at.reference.weekday())
        if self.which in _WEEKS:
            return calendar.day(here + timedelta(weeks=_WEEKS[self.which]))
        candidates = [calendar.day(here + timedelta(weeks=shift)) for shift in (-1, 0, 1)]
        if self.which:
            candidates = [each for each in candidates if each.earliest != at.reference]
        tense = {"last": "past", "coming": "future"}.get(self.which, at.tense)
        return choose(candidates, at.reference, tense)


@dataclass(frozen=True, slots=True)
class Range:
    """From one to another; where one of them leaves out its year, the other settles it."""

    first: Meaning
    last: Meaning

    kind = "range"

    @property
    def anchor(self) -> str:
        return next((each.anchor for each in self._settling()), "")

    def resolve(self, at: Moment) -> Period | None:
        first, last = self._ends(at)
        if first is None or last is None or first.earliest > last.latest:
            return None
        shift = self._other_week(at, first, last)
        if shift:
            first, last = (calendar.day(each.earliest + timedelta(weeks=shift)) for each in (first, last))
        return calendar.span(first, last)

    def _other_week(self, at: Moment, first: Period, last: Period) -> int:
        """How many weeks on days of the week are that would begin before today if to come, or end after it if past."""
        days = isinstance(self.first, Weekday) and isinstance(self.last, Weekday)
        if not days or at.reference is None or not (_is_open(self.first) and _is_open(self.last)):
            return 0
        if at.tense == "future":
            return int(first.earliest < at.reference)
        return -int(at.tense == "past" and last.latest > at.reference)

    def _settling(self) -> list[Meaning]:
        """The ends that no other end settles."""
        firm = [each for each in (self.first, self.last) if not _is_open(each)]
        return sorted(firm or [self.first], key=lambda each: not each.anchor)

    def _ends(self, at: Moment) -> tuple[Period | None, Period | None]:
        from_last = _is_open(self.first) and (not _is_open(self.last) or at.tense == "future")
        if from_last:
            last = self.last.resolve(at)
            return (self.first.resolve(Moment(last.earliest, "past")) if last else None), last
        first = self.first.resolve(at)
        if first and _is_open(self.last):
            return first, self.last.resolve(Moment(first.latest, "future"))
        return first, self.last.resolve(at)


def _is_open(meaning: Meaning) -> bool:
    """Whether the tense decides which day it is."""
    if isinstance(meaning, Part):
        return _is_open(meaning.whole)
    return (isinstance(meaning, Yearly) and meaning.year is None) or (
        isinstance(meaning, Weekday) and not meaning.which
    )
