"""What Kazakh sentences tell: who met whom, where and when, and what they do not tell.

The sentences stand in `kazakh.tsv`. The news is of Thursday, 12 June 2025.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import pytest

Facts = Callable[..., set[tuple[str, str, str]]]
_TABLE = Path(__file__).parent / "kazakh.tsv"
# The bounds of a date are held where `when` alone does not show them.
_BOUNDS = frozenset({"earliest", "latest"})
# How the subjects of each kind are called; those of the others by their names.
_KEYS = {"meetings": "meeting", "visits": "visit", "posts": "tenure", "statements": "statement"}


def rows() -> list[object]:
    """For each sentence its kind and what it tells of each subject of that kind."""
    cases: list[object] = []
    lines = [line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines()[2:]]
    for (kind, sentence), found in groupby(lines, key=lambda line: (line[0], line[1])):
        told = {subject: frozenset(rest.split("; ")) for _, _, subject, rest in found if subject}
        cases.append(pytest.param(kind, sentence, told, id=sentence[:40]))
    return cases


def told(found: set[tuple[str, str, str]], kind: str) -> dict[str, frozenset[str]]:
    """All that is told of the subjects of a kind, as “property object”."""
    subjects = {key for key, _, _ in found if _is_of(kind, key)}
    return {
        subject: frozenset(f"{name} {value}" for key, name, value in found if key == subject and name not in _BOUNDS)
        for subject in subjects
    }


def _is_of(kind: str, key: str) -> bool:
    return key.startswith(f"{_KEYS[kind]}:") if kind in _KEYS else ":" not in key


@pytest.mark.parametrize(("kind", "sentence", "expected"), rows())
def test_a_sentence_tells_this_and_no_more(
    facts: Facts, kind: str, sentence: str, expected: dict[str, frozenset[str]]
) -> None:
    assert told(facts(sentence, "kk"), kind) == expected


def test_a_date_has_its_bounds(facts: Facts) -> None:
    found = facts("Тайланд королі Бутанға 2024 жылдың қазанында барды.", "kk")
    assert {("visit:1", "earliest", "2024-10-01"), ("visit:1", "latest", "2024-10-31")} <= found


NEWS = """Перу президенті Луламен кездесті

Бразилия президенті Луис Инасиу Лула Лимаға келді.

Перу президенті Дина Болуарте Бразилия басшысымен Үкімет сарайында келіссөз жүргізді. Лула бұл кездесуді құптады.
"""


def test_a_name_behind_a_post_is_not_its_holder_where_the_document_says_so(facts: Facts) -> None:
    found = facts(NEWS, "kk")
    participants = {value for key, name, value in found if key == "meeting:1" and name == "participant"}
    assert participants == {"Луис Инасиу Лула", "Дина Болуарте"}
    assert not {(key, name) for key, name, value in found if value == "Луис Инасиу Лула" and name == "holder"} - {
        (key, "holder") for key, name, value in found if name == "of" and value == "BR"
    }


def test_a_family_name_alone_is_who_was_named_before(facts: Facts) -> None:
    found = facts(NEWS, "kk")
    assert ("statement:1", "speaker", "Луис Инасиу Лула") in found


def test_what_is_told_of_in_two_sentences_is_one_meeting(facts: Facts) -> None:
    text = (
        "Замбия Президенті Хакаинде Хичилема Лусакада Ботсвана Президенті Дума Бокомен кездесті."
        " Хичилема мен Боко кездесуде көлік және сауда мәселелерін талқылады."
    )
    found = facts(text, "kk")
    assert {key for key, _, _ in found if key.startswith("meeting:")} == {"meeting:1"}
    assert ("meeting:1", "topic", "topic/trade") in found


@pytest.mark.parametrize("name", ["Кристина Ривера", "Мартин Отеро", "Хуан Баптиста Рамос"])
def test_a_given_name_that_ends_as_a_family_name_may_is_one_with_what_follows(facts: Facts, name: str) -> None:
    """Кристина is no Кристин's, and Баптиста no place: only the last word of a name carries its case."""
    endings = {"Ривера": "ны", "Отеро": "ны", "Рамос": "ты"}
    found = facts(f"Чили Президенті Перу Қорғаныс министрі {name}{endings[name.split()[-1]]} қабылдады.", "kk")
    assert {value for _, predicate, value in found if predicate == "holder"} == {name}
