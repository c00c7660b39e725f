"""Stretches of days with their EDTF form, and the calendar's own units.

EDTF is the Extended Date/Time Format of the Library of Congress (ISO 8601-2:2019): years, months and days of level 0,
decades (`199X`) and seasons (`2025-21` … `24`) of levels 1 and 2, quarters (`33` … `36`) and half-years (`40`, `41`) of
level 2. A stretch that has none of these forms is an interval of days.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

# Meteorological seasons of the northern hemisphere: EDTF's number and the first month.
_SEASONS: Final = {"spring": (21, 3), "summer": (22, 6), "autumn": (23, 9)}
_WINTER: Final = 24
# The endings of the EDTF of a season, a quarter and a half, which fall into thirds of whole months.
_THIRDS: Final = frozenset(f"-{number}" for number in (21, 22, 23, 24, 33, 34, 35, 36, 40, 41))
# What may stand at either end of an interval of level 0.
_PLAIN: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of whole days.

    Args:
        earliest: Its first day.
        latest: Its last day.
        edtf: The same as EDTF, as exact as the words were and not more.

    >>> Period(date(2026, 10, 1), date(2026, 12, 31), "2026-36").edtf
    '2026-36'
    """

    earliest: date
    latest: date
    edtf: str


def span(earliest: Period, latest: Period) -> Period:
    """The stretch from the start of one period to the end of another, as an EDTF interval.

    Where either has no form that an interval may hold (a quarter, a season), the interval is one of days.

    >>> span(day(date(2024, 10, 28)), day(date(2024, 10, 31))).edtf
    '2024-10-28/2024-10-31'
    >>> span(month(2024, 9), month(2025, 3)).edtf
    '2024-09/2025-03'
    >>> span(quarter(2026, 4), quarter(2026, 4)).edtf
    '2026-36'
    """
    if earliest == latest:
        return earliest
    first, last = earliest.edtf.split("/")[0], latest.edtf.split("/")[-1]
    if _PLAIN.fullmatch(first) and _PLAIN.fullmatch(last):
        return Period(earliest.earliest, latest.latest, first if first == last else f"{first}/{last}")
    return days(earliest.earliest, latest.latest)


def day(on: date) -> Period:
    """One day."""
    return Period(on, on, on.isoformat())


def days(first: date, last: date) -> Period:
    """The days from `first` to `last`, both among them."""
    return day(first) if first == last else Period(first, last, f"{first.isoformat()}/{last.isoformat()}")


def week(on: date) -> Period:
    """The week, Monday to Sunday, that holds a day."""
    monday = on - timedelta(days=on.weekday())
    return days(monday, monday + timedelta(days=6))


def month(year: int, number: int) -> Period:
    """A month of a year."""
    return Period(date(year, number, 1), date(year, number, monthrange(year, number)[1]), f"{year:04d}-{number:02d}")


def quarter(year: int, number: int) -> Period:
    """A quarter of a year, 1 to 4.

    >>> quarter(2026, 4)
    Period(earliest=datetime.date(2026, 10, 1), latest=datetime.date(2026, 12, 31), edtf='2026-36')
    """
    return Period(month(year, 3 * number - 2).earliest, month(year, 3 * number).latest, f"{year:04d}-{32 + number}")


def half(year: int, number: int) -> Period:
    """A half of a year, 1 or 2."""
    return Period(month(year, 6 * number - 5).earliest, month(year, 6 * number).latest, f"{year:04d}-{39 + number}")


def season(year: int, name: str) -> Period:
    """A season of a year: `spring`, `summer`, `autumn` or `winter`.

    Writers mean by the winter of a year either of the two that it has a part in; the bounds hold both.

    >>> season(2025, "spring")
    Period(earliest=datetime.date(2025, 3, 1), latest=datetime.date(2025, 5, 31), edtf='2025-21')
    >>> season(2025, "winter").latest
    datetime.date(2026, 2, 28)
    """
    if name == "winter":
        return Period(date(year, 1, 1), month(year + 1, 2).latest, f"{year:04d}-{_WINTER}")
    number, first = _SEASONS[name]
    return Period(date(year, first, 1), month(year, first + 2).latest, f"{year:04d}-{number}")


def winter(first: int) -> Period:
    """The one winter that begins in December of a year."""
    return Period(date(first, 12, 1), month(first + 1, 2).latest, f"{first:04d}-{_WINTER}")


def year(number: int) -> Period:
    """A year."""
    return Period(date(number, 1, 1), date(number, 12, 31), f"{number:04d}")


def decade(first: int) -> Period:
    """The ten years from `first`, which ends in 0: the 1990s.

    >>> decade(1990).edtf
    '199X'
    """
    return Period(date(first, 1, 1), date(first + 9, 12, 31), f"{first // 10:03d}X")


def part(of: Period, name: str) -> Period | None:
    """A part of a year, a quarter, a month or a week; `None` where the period has no such part.

    Args:
        of: The whole.
        name: `start`, `middle` or `end`; `h1` or `h2`; of a year also `q1` … `q4` and the seasons; of a week `weekend`.

    The start and the end of a year are its first and its last quarter, its middle the two quarters between them;
    those of a half, a quarter or a season are its thirds in months; of a decade four, three and three years; of a
    month its first and last ten days or so; of a week Monday to Wednesday, and Thursday to Sunday.

    >>> part(year(2026), "end").edtf, part(year(2026), "middle").edtf, part(month(2026, 2), "end").edtf
    ('2026-36', '2026-04/2026-09', '2026-02-21/2026-02-28')
    """
    if of == year(of.earliest.year):
        return _part_of_year(of.earliest.year, name)
    if of == month(of.earliest.year, of.earliest.month):
        return _part_of_stretch(
            of, {"start": (1, 10), "middle": (11, 20), "end": (21, 31), "h1": (1, 15), "h2": (16, 31)}, name
        )
    if of == week(of.earliest):
        return _part_of_stretch(of, {"start": (1, 3), "middle": (2, 4), "end": (4, 7), "weekend": (6, 7)}, name)
    if of.edtf.endswith("X"):
        years = {"start": (0, 3), "middle": (4, 6), "end": (7, 9)}.get(name)
        return span(*(year(of.earliest.year + each) for each in years)) if years else None
    if of.edtf[4:] in _THIRDS:
        return _third(of, name)
    return None


def _third(of: Period, name: str) -> Period | None:
    """The first, second or last third of three or six months."""
    if name not in ("start", "middle", "end"):
        return None
    last = (of.latest.year - of.earliest.year) * 12 + of.latest.month - of.earliest.month
    size = (last + 1) // 3
    if size > 2:  # a winter of either of two years has no thirds
        return None
    first = of.earliest.month - 1 + size * ("start", "middle", "end").index(name)
    return span(*(month(of.earliest.year + each // 12, each % 12 + 1) for each in (first, first + size - 1)))


def _part_of_year(number: int, name: str) -> Period | None:
    if name == "middle":
        return span(month(number, 4), month(number, 9))
    if name in ("start", "end"):
        return quarter(number, 1 if name == "start" else 4)
    if name[0] in "hq" and name[1:].isdigit():
        return (half if name[0] == "h" else quarter)(number, int(name[1:]))
    return season(number, name) if name in _SEASONS or name == "winter" else None


def _part_of_stretch(of: Period, bounds: dict[str, tuple[int, int]], name: str) -> Period | None:
    if name not in bounds:
        return None
    first, last = bounds[name]
    return days(of.earliest + timedelta(days=first - 1), min(of.latest, of.earliest + timedelta(days=last - 1)))
