"""EDTF dates to bounds: the forms that `kg.dates` writes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from kg.dates import Period, period, span

_SEASONS: Final = ("spring", "summer", "autumn", "winter")
_FORMS: Final[tuple[tuple[str, Callable[..., Period]], ...]] = (
    (r"(\d{4})-(0[1-9]|1[0-2])-(\d\d)", lambda year, month, day: period.day(date(year, month, day))),
    (r"(\d{4})-(0[1-9]|1[0-2])", period.month),
    (r"(\d{4})-(2[1-4])", lambda year, name: period.season(year, _SEASONS[name - 21])),
    (r"(\d{4})-(3[3-6])", lambda year, number: period.quarter(year, number - 32)),
    (r"(\d{4})-(40|41)", lambda year, number: period.half(year, number - 39)),
    (r"(\d{4})", period.year),
    (r"(\d{3})X", lambda decade: period.decade(decade * 10)),
)


def bounds(text: str) -> tuple[date, date]:
    """The first and the last day of an EDTF date or interval; `ValueError` where it is none.

    Args:
        text: A day, month, year, season (`21` to `24`), quarter (`33` to `36`), half-year (`40`, `41`), decade
            (`199X`), or two of them with a slash between.

    >>> [day.isoformat() for day in bounds("2031-36")]
    ['2031-10-01', '2031-12-31']
    >>> [day.isoformat() for day in bounds("2030-05-04/2030-05-06")]
    ['2030-05-04', '2030-05-06']
    """
    first, slash, last = text.strip().partition("/")
    whole = span(_one(first), _one(last)) if slash else _one(first)
    if whole.earliest > whole.latest:
        raise ValueError(f"{text!r} ends before it begins")
    return whole.earliest, whole.latest


def _one(text: str) -> Period:
    for pattern, make in _FORMS:
        if found := re.fullmatch(pattern, text):
            return make(*map(int, found.groups()))
    raise ValueError(f"{text!r} is no EDTF date")
