"""A date written in a usual way is found again, whole, and is the same date; and no text breaks the finder."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import resources
from kg.dates import find

ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
RUSSIAN = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
KAZAKH = [
    "қаңтарда",
    "ақпанда",
    "наурызда",
    "сәуірде",
    "мамырда",
    "маусымда",
    "шілдеде",
    "тамызда",
    "қыркүйекте",
    "қазанда",
    "қарашада",
    "желтоқсанда",
]
DATES = st.dates(date(1801, 1, 1), date(2199, 12, 31))

WAYS = {
    "en": [
        "{d} {en} {y}",
        "{en} {d}, {y}",
        "{d}th of {en} {y}",
        "{y:04}-{m:02}-{d:02}",
        "{d:02}.{m:02}.{y}",
        "{d}/{m}/{y}",
    ],
    "ru": ["{d} {ru} {y} года", "{d} {ru} {y} г.", "{d:02}.{m:02}.{y}", "{d}-го {ru} {y} года"],
    "kk": ["{y} жылғы {d} {kk}", "{y} жылдың {d} {kk}", "{y} жылы {d} {kk}", "{d:02}.{m:02}.{y}"],
}
RANGES = {
    "en": [
        "from {a} {en} {y} to {b} {en2} {y2}",
        "{a} {en} {y} – {b} {en2} {y2}",
        "between {en} {a}, {y} and {en2} {b}, {y2}",
    ],
    "ru": ["с {a} {ru} {y} года по {b} {ru2} {y2} года", "{a} {ru} {y} года – {b} {ru2} {y2} года"],
    "kk": ["{y} жылғы {a} {kk} – {y2} жылғы {b} {kk2}"],
}


def names(on: date, suffix: str = "") -> dict[str, object]:
    month = on.month - 1
    return {
        f"en{suffix}": ENGLISH[month],
        f"ru{suffix}": RUSSIAN[month],
        f"kk{suffix}": KAZAKH[month],
        f"y{suffix}": on.year,
    }


@pytest.mark.parametrize(("language", "way"), [(language, way) for language, ways in WAYS.items() for way in ways])
@given(on=DATES)
@settings(max_examples=40, deadline=None)
def test_day_is_found_again(language: str, way: str, on: date) -> None:
    text = way.format(d=on.day, m=on.month, **names(on))
    (expression,) = find(f"({text}) x", language)
    assert expression.text == text
    period = expression.period(None)
    assert period is not None
    assert (period.earliest, period.latest, period.edtf) == (on, on, on.isoformat())


@pytest.mark.parametrize(("language", "way"), [(language, way) for language, ways in RANGES.items() for way in ways])
@given(first=DATES, length=st.integers(1, 400))
@settings(max_examples=40, deadline=None)
def test_range_is_found_again(language: str, way: str, first: date, length: int) -> None:
    last = min(first + timedelta(days=length), date(2199, 12, 31))
    if first == last:
        return
    text = way.format(a=first.day, b=last.day, **names(first), **names(last, "2"))
    (expression,) = find(text, language)
    period = expression.period(None)
    assert period is not None
    assert (expression.text, period.earliest, period.latest) == (text, first, last)
    assert period.edtf == f"{first.isoformat()}/{last.isoformat()}"


WORDS = sorted(
    {
        form
        for language in ("en", "ru", "kk")
        for row in resources.rows(language, "months.tsv")[::5]
        for form in [row["form"]]
    }
    | {
        "in",
        "of",
        "the",
        "to",
        "and",
        "–",
        "-",
        ",",
        ".",
        "с",
        "по",
        "в",
        "и",
        "до",
        "года",
        "год",
        "жылғы",
        "жылы",
        "дейін",
        "мен",
        "last",
        "next",
        "Monday",
        "пятницу",
        "quarter",
        "1",
        "5",
        "31",
        "2024",
    }
)


@given(
    words=st.lists(st.sampled_from(WORDS), max_size=25),
    language=st.sampled_from(["en", "ru", "kk"]),
    reference=st.dates(),
    tense=st.sampled_from(["past", "present", "future"]),
)
@settings(max_examples=300, deadline=None)
def test_any_words_give_ordered_periods_or_none(words: list[str], language: str, reference: date, tense: str) -> None:
    text = " ".join(words)
    last = 0
    for expression in find(text, language):
        assert last <= expression.start < expression.end <= len(text)
        last = expression.end
        period = expression.period(reference, tense=tense)
        if period is not None:
            assert period.earliest <= period.latest
            assert period.edtf


@pytest.mark.parametrize("reference", [date.min, date(1, 12, 31), date(9999, 1, 1), date.max])
@pytest.mark.parametrize("tense", ["past", "present", "future"])
def test_the_ends_of_the_calendar_break_nothing(reference: date, tense: str) -> None:
    text = (
        "On Monday, last week, next week, next month, in winter, on 29 February, ten years ago, in June, next weekend"
    )
    for expression in find(text, "en"):
        period = expression.period(reference, tense=tense)
        assert period is None or period.earliest <= period.latest


@given(text=st.text(max_size=60), language=st.sampled_from(["en", "ru", "kk"]))
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_the_finder(text: str, language: str) -> None:
    assert all(text[each.start : each.end] == each.text for each in find(text, language))
