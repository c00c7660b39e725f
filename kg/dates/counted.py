"""Meanings that are counted out inside a month, a year or a week: the first Monday of May, the 30th, the weekend."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from kg.dates import period as calendar
from kg.dates.meaning import Meaning, Moment, choose
from kg.dates.period import Period

# The days of what a month is counted in; of the thirds of a month the last is as long as the month has it.
_DAYS: Final = {"day": 1, "week": 7, "decade": 10}
_AROUND: Final = 2


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """The first, second … Monday of a period; `nth` is -1 for the last, `weekday` 0 for Monday."""

    nth: int
    weekday: int
    whole: Meaning

    kind = "day"

    @property
    def anchor(self) -> str:
        return self.whole.anchor

    def resolve(self, at: Moment) -> Period | None:
        whole = self.whole.resolve(at)
        if whole is None:
            return None
        if self.nth < 0:
            found = whole.latest - timedelta(days=(whole.latest.weekday() - self.weekday) % 7)
        else:
            found = whole.earliest + timedelta(days=(self.weekday - whole.earliest.weekday()) % 7 + 7 * (self.nth - 1))
        return calendar.day(found) if whole.earliest <= found <= whole.latest else None


@dataclass(frozen=True, slots=True)
class Stretch:
    """The first six months, the second week, the last ten days … of a period.

    Args:
        nth: Which of such stretches, from 1; -1 for the last.
        count: How many units it holds.
        unit: `day`, `week`, `decade` (ten days of a month) or `month`.
        whole: The period.
    """

    nth: int
    count: int
    unit: str
    whole: Meaning

    kind = "part"

    @property
    def anchor(self) -> str:
        return self.whole.anchor

    def resolve(self, at: Moment) -> Period | None:
        whole = self.whole.resolve(at)
        if whole is None:
            return None
        return self._months(whole) if self.unit == "month" else self._days(whole)

    def _days(self, whole: Period) -> Period | None:
        size = timedelta(days=_DAYS[self.unit] * self.count)
        if self.nth < 0 and self.unit != "decade":
            first, last = whole.latest - size + timedelta(days=1), whole.latest
        else:
            first = whole.earliest + size * (2 if self.nth < 0 else self.nth - 1)
            last = whole.latest if self.unit == "decade" and self.nth in (-1, 3) else first + size - timedelta(days=1)
        if not whole.earliest <= first <= whole.latest:
            return None
        return calendar.days(first, min(last, whole.latest))

    def _months(self, whole: Period) -> Period | None:
        months = (whole.latest.year - whole.earliest.year) * 12 + whole.latest.month - whole.earliest.month + 1
        first = months - self.count if self.nth < 0 else self.count * (self.nth - 1)
        if first < 0 or first + self.count > months:
            return None
        at = whole.earliest.month - 1 + first
        ends = (calendar.month(whole.earliest.year + each // 12, each % 12 + 1) for each in (at, at + self.count - 1))
        return calendar.span(*ends)


@dataclass(frozen=True, slots=True)
class Monthly:
    """A day of a month that is left out: "on the 30th"."""

    day: int

    anchor = "document"
    kind = "day"

    def resolve(self, at: Moment) -> Period | None:
        if at.reference is None:
            return None
        candidates = []
        for shift in range(-_AROUND, _AROUND + 1):
            year, month = divmod(at.reference.year * 12 + at.reference.month - 1 + shift, 12)
            whole = calendar.month(year, month + 1)
            if self.day <= whole.latest.day:
                candidates.append(calendar.day(whole.earliest.replace(day=self.day)))
        return choose(candidates, at.reference, at.tense)


@dataclass(frozen=True, slots=True)
class Weekend:
    """The weekend that the tense tells; `which` is `coming` for the first that is still to begin."""

    which: str = ""

    anchor = "document"
    kind = "part"

    def resolve(self, at: Moment) -> Period | None:
        if at.reference is None:
            return None
        weeks = (calendar.week(at.reference + timedelta(weeks=shift)) for shift in (-1, 0, 1))
        found = [each for each in (calendar.part(week, "weekend") for week in weeks) if each]
        if self.which:
            found = [each for each in found if each.earliest > at.reference]
        return choose(found, at.reference, "future" if self.which else at.tense)


@dataclass(frozen=True, slots=True)
class Easter:
    """Easter Sunday, by the western or the eastern reckoning, of a year that may be left out."""

    orthodox: bool = False
    year: Meaning | None = None

    kind = "day"

    @property
    def anchor(self) -> str:
        return self.year.anchor if self.year else "document"

    def resolve(self, at: Moment) -> Period | None:
        if self.year:
            whole = self.year.resolve(at)
            return calendar.day(_easter(whole.earliest.year, self.orthodox)) if whole else None
        if at.reference is None:
            return None
        years = range(at.reference.year - 1, at.reference.year + 2)
        return choose((calendar.day(_easter(year, self.orthodox)) for year in years), at.reference, at.tense)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A day or a month of a calendar that is not reckoned here (12 Sha'ban), or a feast that moves: never a period."""

    anchor = "document"
    kind = "unplaced"

    def resolve(self, at: Moment) -> Period | None:
        return None


def _easter(year: int, orthodox: bool) -> date:
    """Easter Sunday in the Gregorian calendar: Meeus's rules for either church (years 1900 to 2099 for the eastern).

    >>> _easter(2024, False), _easter(2024, True)
    (datetime.date(2024, 3, 31), datetime.date(2024, 5, 5))
    """
    if orthodox:
        moon = (19 * (year % 19) + 15) % 30
        weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
        month, day = divmod(moon + weekday + 114, 31)
        return date(year, month, day + 1) + timedelta(days=13)
    golden, century = year % 19, year // 100
    moon = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    sunday = moon - (year + year // 4 + moon + 2 - century + century // 4) % 7
    month = 3 + (sunday + 40) // 44
    return date(year, month, sunday + 28 - 31 * (month // 4))
