"""EDTF dates to bounds."""

from datetime import date

import pytest

from kg.dates import period
from kg.evaluation.edtf import bounds

PERIODS = [
    period.day(date(2031, 5, 4)),
    period.month(2032, 2),
    period.year(2030),
    *(period.quarter(2031, number) for number in (1, 2, 3, 4)),
    *(period.half(2031, number) for number in (1, 2)),
    *(period.season(2031, name) for name in ("spring", "summer", "autumn", "winter")),
    period.decade(2030),
    period.week(date(2031, 5, 4)),
    period.span(period.month(2031, 3), period.month(2032, 1)),
]


@pytest.mark.parametrize("given", PERIODS, ids=lambda given: given.edtf)
def test_whatever_the_package_writes_is_read_back(given):
    assert bounds(given.edtf) == (given.earliest, given.latest)


@pytest.mark.parametrize("text", ["", "May 2031", "2031-13", "2031-02-30", "2031-05-05/2031-05-01", "2031-05/", "31"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=r"date|day|before"):
        bounds(text)
