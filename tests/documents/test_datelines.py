"""Dates of publication come from lines that are about a date, never from sentences."""

from __future__ import annotations

from datetime import date

import pytest

from kg.documents.datelines import date_line, marked_head, months, opening

DAY = date(2023, 11, 9)


@pytest.mark.parametrize(
    "line",
    [
        "9 November 2023",
        "November 9, 2023",
        "Thursday, 9 Nov. 2023, 14:30 GMT+1",
        "Published: 9th November 2023 at 2:30 p.m.",
        "2023-11-09T14:30:00+05:00",
        "9 ноября 2023 года",
        "Четверг, 9 ноября 2023 г.",
        "09.11.2023, 14:30",
        "Ljubljana, 9. 11. 2023 | press release",
        "Опубликовано: 09.11.2023",
        "9 ноября 2023, 14:30 | Политика",
        "2023 жылғы 9 қараша",
        "2023 ж. 9 қараша",
        "9 қараша, 2023 жыл",
        "Жарияланған күні: 09.11.2023",
        "Oslo, 9 November 2023",
    ],
)
def test_line_about_a_date_gives_the_day(line: str) -> None:
    found = date_line(line)
    assert found is not None
    assert found.day == DAY


@pytest.mark.parametrize(
    "line",
    [
        "On 9 November 2023 the ministers met in Oslo.",
        "the summit of 9 November 2023",
        "9 ноября 2023 года министры встретились в Осло.",
        "2023 жылғы 9 қарашада министрлер Ослода кездесті",
        "7-9 November 2023",
        "31.02.2023",
        "05/06/2023",
        "9 November",
    ],
)
def test_other_lines_give_none(line: str) -> None:
    assert date_line(line) is None


def test_date_of_an_update_is_not_that_of_publication() -> None:
    found = date_line("Updated: 9 November 2023")
    assert found is not None
    assert found.label == "updated"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Thursday, 09/11/2023 | 10:30", date(2023, 11, 9)),
        ("Thursday, 11/09/2023", date(2023, 11, 9)),
        ("Четверг, 09/11/2023", date(2023, 11, 9)),
    ],
)
def test_day_of_the_week_tells_the_day_from_the_month(line: str, day: date) -> None:
    found = date_line(line)
    assert found is not None
    assert found.day == day


def test_a_day_of_the_week_that_fits_neither_reading_leaves_the_date_open() -> None:
    assert date_line("Sunday, 09/11/2023") is None


def test_place_beside_a_date_is_told() -> None:
    line = "Нью-Йорк, 9 ноября 2023 года"
    found = date_line(line)
    assert found is not None
    assert found.place is not None
    assert line[slice(*found.place)] == "Нью-Йорк"


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("date 2023-11-09 Ministers meet in Oslo", "Ministers meet in Oslo"),
        ("2023-11-09 14:20 Ministers meet", "Ministers meet"),
        ("Опубликовано 9 ноября 2023 Министры встретились", "Министры встретились"),
        ("Күні: 09.11.2023 – Министрлер кездесті", "Министрлер кездесті"),
    ],
)
def test_marker_before_a_title_is_cut_off(line: str, rest: str) -> None:
    marked = marked_head(line)
    assert marked is not None
    assert (marked.day, line[marked.end :]) == (DAY, rest)


@pytest.mark.parametrize(
    "line", ["9 November 2023 Ministers met", "On 9 November 2023 talks began", "2023-11-09 was a Thursday"]
)
def test_sentence_that_begins_with_a_date_has_no_marker(line: str) -> None:
    assert marked_head(line) is None


@pytest.mark.parametrize(
    ("text", "place", "day", "outlet", "rest"),
    [
        ("OSLO, Nov 9 (Reuters) – The ministers met.", "OSLO", None, "Reuters", "The ministers met."),
        ("GENEVA, 9 November 2023 – The ministers met.", "GENEVA", DAY, None, "The ministers met."),
        ("GENEVA, 3 May – The minister, Anna Lund, spoke.", "GENEVA", None, None, "The minister, Anna Lund, spoke."),
        ("San José (UNHCR) – The Commissioner spoke.", "San José", None, "UNHCR", "The Commissioner spoke."),
        ("SUVA, Fiji, Thursday 9 November 2023 – The minister met.", "SUVA, Fiji", DAY, None, "The minister met."),
        ("SUVA, Fiji, Thursday November 9, 2023 (PNA) – He met.", "SUVA, Fiji", DAY, "PNA", "He met."),
        ("OSLO, 9th November, 2023 (NTB) -- The minister met.", "OSLO", DAY, "NTB", "The minister met."),
        ("OSLO (Newswire pool), Thursday – The king landed.", "OSLO", None, "Newswire pool", "The king landed."),
        ("OSLO, Thursday – The king landed.", "OSLO", None, None, "The king landed."),
        ("OSLO (Nordic Press / Agency - 9th November, 2023) He met.", "OSLO", DAY, "Nordic Press / Agency", "He met."),
        ("OSLO, 9 November 2023 (Nordic Press)--The minister met.", "OSLO", DAY, "Nordic Press", "The minister met."),
        ("OSLO, (NP / Agency - 9th November, 2023) He met.", "OSLO", DAY, "NP / Agency", "He met."),
        ("OSLO, 9 November 2023, (NTB): The minister met.", "OSLO", DAY, "NTB", "The minister met."),
        ("Oslo, Norway, Nov. 9", "Oslo", None, None, ""),
        ("SUVA, Fiji (9 November 2023) – The minister met.", "SUVA, Fiji", DAY, None, "The minister met."),
        ("SUVA, 9 November 2023: The minister met.", "SUVA", DAY, None, "The minister met."),
        ("9 November 2023, Pasay City – The minister met.", "Pasay City", DAY, None, "The minister met."),
        ("OSLO, 9 November 2023 | Nordic News", "OSLO", DAY, "Nordic News", ""),
        ("ОСЛО, четверг, 9 ноября — Министры встретились.", "ОСЛО", None, None, "Министры встретились."),
        ("Осло. 9 ноября. Интерфакс – Министры встретились.", "Осло", None, "Интерфакс", "Министры встретились."),
        ("ОСЛО, 9 ноя — РИА Новости. Министры встретились.", "ОСЛО", None, "РИА Новости", "Министры встретились."),
        ("ОСЛО, 9 ноября. /ТАСС/. Министры встретились.", "ОСЛО", None, "ТАСС", "Министры встретились."),
        ("ОСЛО. КАЗИНФОРМ – Министры встретились.", "ОСЛО", None, "КАЗИНФОРМ", "Министры встретились."),
        ("ОСЛО, 9 қараша – Министрлер кездесті.", "ОСЛО", None, None, "Министрлер кездесті."),
        ("Женева (БҰҰ) – Бас хатшы сөз сөйледі.", "Женева", None, "БҰҰ", "Бас хатшы сөз сөйледі."),
        ("Лима, 23.05.29 /Кондор/. Министр принял посла.", "Лима", None, "Кондор", "Министр принял посла."),
        ("5 мая, Лима /Корр. КОНДОР/. Министр принял посла.", "Лима", None, "Корр. КОНДОР", "Министр принял посла."),
    ],
)
def test_dateline_of_a_report_is_read(text: str, place: str, day: date | None, outlet: str | None, rest: str) -> None:
    found = opening(text)
    assert found is not None
    assert (text[slice(*found.place)], found.day, found.outlet, text[found.end :]) == (place, day, outlet, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Lima – the capital of Peru – hosted the talks.",
        "Осло – город на берегу фьорда.",
        "Anna Lund – Minister of Foreign Affairs",
        "LUND: NO TALKS BEFORE JUNE",
        "Question: Will the minister come on Thursday?",
        "Thursday, as the minister said – The talks go on.",
        "Норвегия – Чили: новая страница",
        "– Мы ценим эту встречу, – сказала она.",
        "В мае, 5 числа – Министры встретились.",
    ],
)
def test_other_dashes_make_no_dateline(text: str) -> None:
    assert opening(text) is None


def test_month_table_has_all_twelve_in_each_language() -> None:
    for name, month in (
        ("march", 3),
        ("мая", 5),
        ("сентябре", 9),
        ("қыркүйегінде", 9),
        ("желтоқсанның", 12),
        ("шілдедегі", 7),
    ):
        assert months()[name] == month
    assert set(months().values()) == set(range(1, 13))


@pytest.mark.parametrize(
    ("text", "place", "rest"),
    [
        ("ОСЛО, 14 маусым. Министр келді.", "ОСЛО", "Министр келді."),
        ("ОСЛО. 5 мая 2030 года. 26-е совещание началось.", "ОСЛО", "26-е совещание началось."),
        ("2030 жылғы 17 қазан, Осло. Министр келді.", "Осло", "Министр келді."),
    ],
)
def test_a_dateline_may_end_with_a_full_stop(text: str, place: str, rest: str) -> None:
    found = opening(text)
    assert found is not None
    assert (text[slice(*found.place)], text[found.end :]) == (place, rest)


def test_a_place_may_stand_behind_the_date_of_a_line() -> None:
    line = "6 March 2026, Oslo"
    found = date_line(line)
    assert found is not None
    assert found.place is not None
    assert line[slice(*found.place)] == "Oslo"
