"""Periods hold the right days, and their EDTF form says no more than they do."""

from datetime import date

import pytest

from kg.dates import Period, span
from kg.dates import period as calendar


def test_span_of_days_months_and_years_is_an_interval_of_them() -> None:
    assert span(calendar.day(date(2020, 6, 30)), calendar.day(date(2020, 7, 2))) == Period(
        date(2020, 6, 30), date(2020, 7, 2), "2020-06-30/2020-07-02"
    )
    assert span(calendar.month(2020, 6), calendar.year(2021)).edtf == "2020-06/2021"


def test_span_over_intervals_takes_their_outer_ends() -> None:
    first = calendar.days(date(2020, 6, 1), date(2020, 6, 3))
    last = calendar.days(date(2020, 6, 5), date(2020, 6, 9))
    assert span(first, last).edtf == "2020-06-01/2020-06-09"


def test_span_of_what_no_interval_may_hold_is_one_of_days() -> None:
    assert span(calendar.quarter(2020, 1), calendar.quarter(2020, 2)).edtf == "2020-01-01/2020-06-30"
    assert span(calendar.decade(1990), calendar.year(2004)).edtf == "1990-01-01/2004-12-31"


def test_span_of_a_period_with_itself_is_that_period() -> None:
    assert span(calendar.season(2020, "spring"), calendar.season(2020, "spring")).edtf == "2020-21"


@pytest.mark.parametrize(
    ("whole", "name", "expected"),
    [
        (calendar.year(2024), "start", ("2024-01-01", "2024-03-31", "2024-33")),
        (calendar.year(2024), "middle", ("2024-04-01", "2024-09-30", "2024-04/2024-09")),
        (calendar.year(2024), "end", ("2024-10-01", "2024-12-31", "2024-36")),
        (calendar.year(2024), "q2", ("2024-04-01", "2024-06-30", "2024-34")),
        (calendar.year(2024), "h1", ("2024-01-01", "2024-06-30", "2024-40")),
        (calendar.year(2024), "h2", ("2024-07-01", "2024-12-31", "2024-41")),
        (calendar.year(2024), "summer", ("2024-06-01", "2024-08-31", "2024-22")),
        (calendar.year(2024), "autumn", ("2024-09-01", "2024-11-30", "2024-23")),
        (calendar.year(2024), "winter", ("2024-01-01", "2025-02-28", "2024-24")),
        (calendar.quarter(2024, 1), "end", ("2024-03-01", "2024-03-31", "2024-03")),
        (calendar.half(2024, 1), "end", ("2024-05-01", "2024-06-30", "2024-05/2024-06")),
        (calendar.season(2024, "autumn"), "middle", ("2024-10-01", "2024-10-31", "2024-10")),
        (calendar.winter(2023), "end", ("2024-02-01", "2024-02-29", "2024-02")),
        (calendar.decade(1990), "start", ("1990-01-01", "1993-12-31", "1990/1993")),
        (calendar.decade(1990), "end", ("1997-01-01", "1999-12-31", "1997/1999")),
        (calendar.month(2024, 2), "start", ("2024-02-01", "2024-02-10", "2024-02-01/2024-02-10")),
        (calendar.month(2024, 2), "end", ("2024-02-21", "2024-02-29", "2024-02-21/2024-02-29")),
        (calendar.month(2024, 2), "h2", ("2024-02-16", "2024-02-29", "2024-02-16/2024-02-29")),
        (calendar.week(date(2024, 2, 28)), "weekend", ("2024-03-02", "2024-03-03", "2024-03-02/2024-03-03")),
    ],
)
def test_part_of_a_period(whole: Period, name: str, expected: tuple[str, str, str]) -> None:
    found = calendar.part(whole, name)
    assert found is not None
    assert (found.earliest.isoformat(), found.latest.isoformat(), found.edtf) == expected


@pytest.mark.parametrize(
    ("whole", "name"),
    [
        (calendar.day(date(2024, 2, 3)), "end"),
        (calendar.decade(1990), "weekend"),
        (calendar.season(2024, "winter"), "end"),
        (calendar.month(2024, 2), "q1"),
        (calendar.year(2024), "weekend"),
        (calendar.quarter(2024, 1), "h1"),
    ],
)
def test_a_period_without_such_a_part_has_none(whole: Period, name: str) -> None:
    assert calendar.part(whole, name) is None
