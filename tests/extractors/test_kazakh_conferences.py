"""Kazakh conferences whose participants stand in the next sentence, and what was called off.

The news is of Thursday, 12 June 2025.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

Facts = Callable[..., set[tuple[str, str, str]]]
_SUMMIT = "Лимада Тынық мұхит елдерінің саммиті өтті."


def about(found: set[tuple[str, str, str]], kind: str) -> set[str]:
    """What is told of a conference by its name, or of the events of a kind, as “property object”."""
    return {f"{name} {value}" for key, name, value in found if key.partition(":")[0] == kind}


@pytest.mark.parametrize(
    "words",
    [
        "Оған Перу Президенті Луис Кано қатысты.",
        "Жиынды Перу Президенті Луис Кано ашты.",
        "Жиынға Перу Президенті Луис Кано төрағалық етті.",
    ],
)
def test_who_attended_what_was_told_of_before_took_part_in_it(facts: Facts, words: str) -> None:
    assert "participant Луис Кано" in about(facts(f"{_SUMMIT} {words}", "kk"), "Тынық мұхит елдерінің саммиті")


def test_an_observer_is_one_of_those_who_took_part(facts: Facts) -> None:
    words = "Оған Перу Президенті Луис Кано, бақылаушы ретінде Чили Президенті Пабло Рохас қатысты."
    assert {"participant Луис Кано", "participant Пабло Рохас"} <= about(
        facts(f"{_SUMMIT} {words}", "kk"), "Тынық мұхит елдерінің саммиті"
    )


def test_who_attended_a_meeting_told_of_later_took_no_part_in_the_conference(facts: Facts) -> None:
    words = "Чили Президенті Пабло Рохас Мали Президенті Сейду Диаллоны қабылдады. Жиынға министр Луис Кано қатысты."
    assert "participant Луис Кано" not in about(facts(f"{_SUMMIT} {words}", "kk"), "Тынық мұхит елдерінің саммиті")


@pytest.mark.parametrize(
    "words", ["дауылға байланысты өткен жоқ", "өтпейтін болды", "болмай қалды", "келесі айға шегерілді"]
)
def test_a_visit_that_did_not_come_about_was_called_off(facts: Facts, words: str) -> None:
    found = about(facts(f"Перу Президенті Луис Каноның Чилиге сапары {words}.", "kk"), "visit")
    assert ("status Postponed" if "шегерілді" in words else "status Cancelled") in found


def test_a_visit_that_is_only_denied_is_not_called_off(facts: Facts) -> None:
    found = about(facts("Перу Президенті Луис Каноның Чилиге сапары өткен жоқ.", "kk"), "visit")
    assert not any(item.startswith("status") for item in found)
