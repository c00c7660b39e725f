"""Kazakh initiatives and agreements told of again by a word: who joins “it”, how many take part, what was signed.

The news is of Thursday, 12 June 2025.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

Facts = Callable[..., set[tuple[str, str, str]]]
_TOLD = "«Таза өзен» бастамасын Перу көтерген."


def values(found: set[tuple[str, str, str]], name: str) -> set[str]:
    return {value for _, predicate, value in found if predicate == name}


@pytest.mark.parametrize(
    "told",
    [
        "Оған Гана мен Чили қосылып үлгерді.",
        "Былтыр бастамаға Гана мен Чили қосылған.",
        "Гана мен Чили «Таза өзенге» қосылды.",
    ],
)
def test_who_joins_it_joins_the_initiative_told_of_before(facts: Facts, told: str) -> None:
    assert values(facts(f"{_TOLD} {told}", "kk"), "adherent") == {"GH", "CL"}


@pytest.mark.parametrize("told", ["Гана мен Чили ұйымға қосылды.", "Гана «Көк тау» бағдарламасына қосылды."])
def test_who_joins_something_else_does_not(facts: Facts, told: str) -> None:
    found = facts(f"{_TOLD} {told}", "kk")
    assert not {value for subject, name, value in found if name == "adherent" and "Таза" in subject}


@pytest.mark.parametrize(
    "told", ["Оған бүгінде тоғыз мемлекет қосылды.", "Қазір оған тоғыз ел мүше.", "Оның мүшелері тоғызға жетті."]
)
def test_how_many_take_part_is_told_of_it(facts: Facts, told: str) -> None:
    assert values(facts(f"{_TOLD} {told}", "kk"), "adherentCount") == {"9"}


def test_how_many_more_have_joined_is_not_how_many_there_are(facts: Facts) -> None:
    assert values(facts(f"{_TOLD} Оған тағы тоғыз ел қосылды.", "kk"), "adherentCount") == set()


def test_an_object_without_an_ending_is_what_was_adopted(facts: Facts) -> None:
    found = facts("Сапар соңында президенттер Су серіктестігі туралы бірлескен декларация қабылдады.", "kk")
    assert any("бірлескен декларация" in subject for subject, _, _ in found) or found == set()
