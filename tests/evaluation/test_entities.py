"""Names found against names marked."""

import os
import re
from pathlib import Path

import pytest

from kg.evaluation.entities import classes, evaluate
from kg.evaluation.entities.measuring import compare, plain
from kg.evaluation.entities.recognised import recognise
from kg.evaluation.entities.spans import Entity, Text
from kg.evaluation.scores import Counts, Row

TEXT = "Kari Lund went to Accra."
PERSON, PLACE = (0, 9, "PERSON"), (18, 23, "PLACE")


def measured(entities, found, text=TEXT):
    return compare([Text("a.ann", "en", text, tuple(entities))], recognise=lambda *_: set(found))


def test_a_name_is_right_by_its_exact_span_and_class():
    report = measured([Entity(0, 9, "PER"), Entity(18, 23, "GPE")], {(0, 4, "PERSON"), PLACE})
    assert report.counts == {
        Row("en", "PERSON"): Counts(made_up=1, missed=1),
        Row("en", "PLACE"): Counts(right=1),
    }
    assert [(item.made_up, item.text) for item in report.findings] == [(False, "Kari Lund"), (True, "Kari")]


def test_a_name_of_another_class_is_wrong():
    report = measured([Entity(0, 9, "PER"), Entity(18, 23, "GPE")], {PERSON, (18, 23, "PERSON")})
    assert report.of("PLACE") == Counts(missed=1)
    assert report.of("PERSON") == Counts(right=1, made_up=1)


def test_a_class_that_the_corpus_does_not_mark_is_not_judged():
    report = measured([Entity(0, 9, "PER")], {PERSON, PLACE})
    assert report.of("total") == Counts(right=1)


def test_a_class_without_a_counterpart_is_not_compared():
    report = measured([Entity(0, 9, "PER"), Entity(10, 14, "EVENT")], {PERSON})
    assert report.not_compared == {"EVENT": 1}
    assert report.of("total") == Counts(right=1)


def test_an_optional_mark_counts_neither_way():
    marks = [Entity(0, 9, "PER"), Entity(18, 23, "PER", optional=True)]
    for found in ({PERSON}, {PERSON, (18, 23, "PERSON")}):
        assert measured(marks, found).of("total") == Counts(right=1)


def test_either_of_two_spans_is_right_and_both_are_no_more():
    marks = [Entity(15, 23, "LOC", also=((18, 23),))]
    for found in ({PLACE}, {(15, 23, "PLACE")}, {PLACE, (15, 23, "PLACE")}):
        assert measured(marks, found).of("total") == Counts(right=1)


def test_a_name_that_is_marked_twice_is_one():
    assert measured([Entity(0, 9, "PER"), Entity(0, 9, "PERSON")], {PERSON}).of("total") == Counts(right=1)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "On 5 May 2031 Prime Minister Aino Lehtonen of Finland left Hanoi.",
            {"5 May 2031": "DATE", "Aino Lehtonen": "PERSON", "Hanoi": "PLACE", "Finland": "STATE"},
        ),
        (
            "ru",
            "Министр обороны Латвии Иван Петренко прибыл в Лиссабон 5 мая 2031 года.",
            {"5 мая 2031 года": "DATE", "Иван Петренко": "PERSON", "Лиссабон": "PLACE", "Латвии": "STATE"},
        ),
        (
            "kk",
            "Оман Премьер-министрі Салим Хинаи 2031 жылғы 5 мамырда Маскатқа келді.",
            {"2031 жылғы 5 мамырда": "DATE", "Салим Хинаи": "PERSON", "Маскатқа": "PLACE", "Оман": "STATE"},
        ),
    ],
)
def test_names_posts_and_dates_are_found_as_classes(language, text, expected):
    found = {text[start:end]: kind for start, end, kind in recognise(text, language)}
    assert expected.items() <= found.items()
    assert "ROLE" in found.values()


def test_the_documentation_has_every_class():
    page = (Path(__file__).parents[2] / "docs" / "evaluation.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([A-Z]+)` \| ([^|]+) \|", page, re.MULTILINE)
    assert {plain(name): kind for kind, names in rows for name in names.split(",")} == classes()


@pytest.mark.shared
def test_factrueval_is_read_and_most_persons_and_places_are_found():
    folder = os.environ.get("KG_BENCHMARKS")
    if not folder or not Path(folder, "factrueval-dev").is_dir():
        pytest.skip("KG_BENCHMARKS names no folder that holds factrueval-dev")
    report = evaluate(Path(folder, "factrueval-dev"))
    assert report.documents == {"ru": 122}
    assert report.not_compared == {"Project": 1}
    assert report.of("PERSON").f1 > 0.8
    assert report.of("PLACE").f1 > 0.7
