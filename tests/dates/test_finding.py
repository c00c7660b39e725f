"""Each language's date expressions are found where they stand, and mean the days that a reader takes them for."""

import csv
import itertools
from datetime import date
from pathlib import Path

import pytest

from kg.dates import Expression, find

HERE = Path(__file__).parent
WRITTEN = date(2023, 5, 17)  # a Wednesday
LANGUAGES = {"en": "english", "ru": "russian", "kk": "kazakh"}


def table(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        wanted = (line for line in lines if not line.startswith("#"))
        return list(csv.DictReader(wanted, delimiter="\t", quoting=csv.QUOTE_NONE))


POSITIVE = [(language, row) for language, name in LANGUAGES.items() for row in table(f"{name}.tsv")]
NEGATIVE = [(row["language"], row["sentence"]) for row in table("none.tsv")]


@pytest.mark.parametrize(("language", "row"), POSITIVE, ids=[row["sentence"] for _, row in POSITIVE])
def test_expression_is_found_and_means_its_days(language: str, row: dict[str, str]) -> None:
    start, end = row["sentence"].index("["), row["sentence"].index("]") - 1
    text = row["sentence"].replace("[", "").replace("]", "")
    (expression,) = [each for each in find(text, language) if each.start == start]
    assert (expression.end, expression.text) == (end, text[start:end])
    period = expression.period(WRITTEN, tense=row["tense"])
    assert period is not None
    assert (period.earliest.isoformat(), period.latest.isoformat(), period.edtf) == (
        row["earliest"],
        row["latest"],
        row["edtf"],
    )


@pytest.mark.parametrize(("language", "sentence"), NEGATIVE, ids=[sentence for _, sentence in NEGATIVE])
def test_no_date_is_made_up(language: str, sentence: str) -> None:
    assert [(each.text, period) for each in find(sentence, language) if (period := each.period(WRITTEN))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_a_rich_table(language: str) -> None:
    assert sum(each == language for each, _ in POSITIVE) >= 60


@pytest.mark.parametrize(
    ("language", "text", "relation"),
    [
        ("en", "open since 2016", "since"),
        ("en", "open until 5 May 2024", "until"),
        ("en", "ready by the end of 2024", "until"),
        ("en", "before June 2024", "before"),
        ("en", "after 2016", "after"),
        ("en", "in 2016", "in"),
        ("ru", "с 2016 года", "since"),
        ("ru", "начиная с 5 мая 2024 года", "since"),
        ("ru", "до конца 2024 года", "until"),
        ("ru", "к 2030 году", "until"),
        ("ru", "после 5 мая 2024 года", "after"),
        ("ru", "в 2016 году", "in"),
        ("kk", "2016 жылдан бері", "since"),
        ("kk", "2016 жылдан бастап", "since"),
        ("kk", "2024 жылдың соңына дейін", "until"),
        ("kk", "2024 жылғы 5 мамырдан кейін", "after"),
        ("kk", "2016 жылы", "in"),
    ],
)
def test_words_beside_a_date_tell_how_it_bounds_the_event(language: str, text: str, relation: str) -> None:
    assert [each.relation for each in find(text, language)] == [relation]


@pytest.mark.parametrize(
    ("language", "text", "kind", "expected"),
    [
        ("en", "The same day he flew home.", "same-day", date(2020, 6, 3)),
        ("en", "The next day he flew home.", "near-day", date(2020, 6, 4)),
        ("en", "Two days earlier he had flown in.", "near-day", date(2020, 6, 1)),
        ("ru", "В тот же день он улетел.", "same-day", date(2020, 6, 3)),
        ("ru", "На следующий день он улетел.", "near-day", date(2020, 6, 4)),
        ("ru", "Спустя два дня он улетел.", "near-day", date(2020, 6, 5)),
        ("ru", "Двумя днями ранее он улетел.", "near-day", date(2020, 6, 1)),
        ("ru", "За день до этого он улетел.", "near-day", date(2020, 6, 2)),
        ("ru", "Наутро он улетел.", "near-day", date(2020, 6, 4)),
        ("ru", "Тем же вечером он улетел.", "same-day", date(2020, 6, 3)),
        ("kk", "Сол күні ол ұшып кетті.", "same-day", date(2020, 6, 3)),
        ("kk", "Ертеңіне ол ұшып кетті.", "near-day", date(2020, 6, 4)),
    ],
)
def test_a_day_told_against_an_event_waits_for_that_event(language: str, text: str, kind: str, expected: date) -> None:
    (expression,) = find(text, language)
    assert (expression.kind, expression.anchor, expression.relative) == (kind, "event", True)
    assert expression.period(WRITTEN) is None
    period = expression.period(WRITTEN, event=date(2020, 6, 3))
    assert period is not None
    assert (period.earliest, period.latest) == (expected, expected)


def test_the_eve_is_that_of_the_event_and_else_that_of_the_day_of_writing() -> None:
    (expression,) = find("Накануне он улетел.", "ru")
    told = [expression.period(WRITTEN), expression.period(WRITTEN, event=date(2020, 6, 3))]
    assert [period.edtf for period in told if period is not None] == ["2023-05-16", "2020-06-02"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They met again in three days."),
        ("ru", "Через три дня они встретились."),
        ("kk", "Үш күннен кейін кездесті."),
    ],
)
def test_in_three_days_counts_from_the_event_where_the_past_is_told(language: str, text: str) -> None:
    (expression,) = find(text, language)
    assert expression.period(WRITTEN) is None
    told = expression.period(WRITTEN, event=date(2020, 6, 3))
    assert told is not None
    assert told.edtf == "2020-06-06"


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "on Friday, 5 May"), ("en", "last year"), ("ru", "в пятницу"), ("ru", "5 мая"), ("kk", "биылғы 5 мамырда")],
)
def test_relative_expression_means_nothing_without_a_reference(language: str, text: str) -> None:
    (expression,) = find(text, language)
    assert expression.relative
    assert expression.period(None) is None


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "They spoke before Ramadan.", "Ramadan"),
        ("en", "Muscat, 12 Sha'ban: the council met.", "12 Sha'ban"),
        ("en", "Seized on 3 Rabi al-Thani by the port.", "3 Rabi al-Thani"),
        ("en", "Riyadh, Rajab 14, 1452 H, by post", "Rajab 14, 1452 H"),
        ("ru", "Помириться надо до Рождества.", "Рождества"),
        ("kk", "Айырбас рамазанға дейін аяқталады.", "рамазанға"),
    ],
)
def test_a_day_of_a_calendar_that_is_not_reckoned_is_found_and_has_no_period(
    language: str, text: str, expected: str
) -> None:
    (expression,) = find(text, language)
    assert (expression.text, expression.kind, expression.relative) == (expected, "unplaced", True)
    assert expression.period(WRITTEN, event=WRITTEN) is None


@pytest.mark.parametrize("ending", ["'s", "’s"])
def test_an_english_possessive_stays_outside(ending: str) -> None:
    (expression,) = find(f"Of last year{ending} appeal a third came.", "en")
    assert expression.text == "last year"


@pytest.mark.parametrize(
    ("year", "western", "eastern"),
    [
        (2021, date(2021, 4, 4), date(2021, 5, 2)),
        (2024, date(2024, 3, 31), date(2024, 5, 5)),
        (2025, date(2025, 4, 20), date(2025, 4, 20)),
        (2026, date(2026, 4, 5), date(2026, 4, 12)),
    ],
)
def test_easter_is_reckoned_for_both_churches(year: int, western: date, eastern: date) -> None:
    first, second = find(f"Easter {year} and Orthodox Easter {year}", "en")
    for expression, expected in ((first, western), (second, eastern)):
        period = expression.period(None)
        assert period is not None
        assert period.earliest == period.latest == expected


def test_a_dash_between_a_birth_and_a_death_is_no_range() -> None:
    lived = find("Ana Ruiz (3 May 1911 – 2 March 1987) taught; the fair (3 May 1911 – 2 June 1911) closed.", "en")
    assert [each.text for each in lived] == ["3 May 1911", "2 March 1987", "3 May 1911 – 2 June 1911"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "5 May 2020"),
        ("ru", "с 5 по 7 мая 2020 года"),
        ("kk", "2020 жылғы мамырда"),
        ("en", "from 30 June to 2 July 2020"),
    ],
)
def test_full_date_needs_no_reference(language: str, text: str) -> None:
    (expression,) = find(text, language)
    assert not expression.relative
    period = expression.period(None)
    assert period is not None
    assert period == expression.period(WRITTEN, tense="future")


def test_expressions_come_from_left_to_right_and_do_not_overlap() -> None:
    text = "From 5 to 7 May 2020, on Friday, in 2021 and 2022, and between June and August 2023 they met."
    found = find(text, "en")
    assert [each.text for each in found] == [
        "From 5 to 7 May 2020",
        "Friday",
        "2021",
        "2022",
        "between June and August 2023",
    ]
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))
    assert all(each.text == text[each.start : each.end] for each in found)


def test_only_the_given_stretch_is_read_and_offsets_are_those_of_the_whole_text() -> None:
    text = "On 5 May 2020 they met 🕊; on 6 May 2020 they left; on 7 May 2020 they wrote."
    start = text.index("on 6")
    (expression,) = find(text, "en", start=start, end=text.index("; on 7"))
    assert (expression.text, text[expression.start : expression.end]) == ("6 May 2020", "6 May 2020")


def test_expression_does_not_reach_over_a_blank_line() -> None:
    assert [each.text for each in find("They left on 5\n\nMay 2020 was calm.", "en")] == ["May 2020"]
    assert [each.text for each in find("They left on 5\nMay 2020.", "en")] == ["5\nMay 2020"]


def test_tense_must_be_one_of_three() -> None:
    (expression,) = find("on Friday", "en")
    with pytest.raises(ValueError, match="past, present or future"):
        expression.period(WRITTEN, tense="pluperfect")


def test_language_without_a_table_still_has_dates_in_figures() -> None:
    assert [each.text for each in find("am 05.05.2020 oder im Mai 2020", "de")] == ["05.05.2020"]


def test_same_text_gives_equal_expressions() -> None:
    first, second = (find("on 5 May 2020", "en") for _ in range(2))
    assert first == second
    assert isinstance(first[0], Expression)
