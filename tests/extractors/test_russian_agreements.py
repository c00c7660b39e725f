"""Agreements and initiatives in Russian news: their full names, who signed them, who has joined them.

The news is of Thursday, 12 June 2025.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

Facts = Callable[..., set[tuple[str, str, str]]]


def values(told: set[tuple[str, str, str]], predicate: str) -> set[tuple[str, str]]:
    """What has a property, with its value."""
    return {(subject, value) for subject, name, value in told if name == predicate}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Гана и Чили подписали меморандум о взаимопонимании в области управления реками.",
            "Меморандум о взаимопонимании в области управления реками",
        ),
        (
            "Гана и Чили подписали план сотрудничества министерств на 2026–2028 годы.",
            "План сотрудничества министерств на 2026–2028 годы",
        ),
    ],
)
def test_a_name_goes_on_with_its_field_and_its_years(facts: Facts, text: str, name: str) -> None:
    assert values(facts(text, "ru"), "signatory") == {(name, "GH"), (name, "CL")}


def test_two_that_are_signed_are_two(facts: Facts) -> None:
    told = facts("Подписаны Договор о дружбе между Ганой и Чили и Соглашение о воздушном сообщении.", "ru")
    assert {subject for subject, _ in values(told, "signatory")} == {"Договор о дружбе"}


@pytest.mark.parametrize(
    "text",
    [
        "Между Ганой и Чили заключено соглашение о рыболовстве.",
        "Стороны парафировали соглашение о рыболовстве между Ганой и Чили.",
        "Гана и Чили подписали и ратифицировали соглашение о рыболовстве.",
        "Король Ганы Куаме Боатенг принял посла Чили Карлоса Муньоса. По итогам переговоров стороны подписали"
        " соглашение о рыболовстве.",
    ],
)
def test_who_signs_stands_beside_the_verb_or_in_the_name(facts: Facts, text: str) -> None:
    name = "Соглашение о рыболовстве"
    assert values(facts(text, "ru"), "signatory") == {(name, "GH"), (name, "CL")}


@pytest.mark.parametrize(
    ("text", "adherents"),
    [
        ("Участниками инициативы «Реки» стали Гана и Чили.", {"GH", "CL"}),
        ("Гана и Чили учредили инициативу «Реки», участниками её стали Кения и Литва.", {"KE", "LT"}),
        ("Гана стала участницей Венской хартии.", {"GH"}),
        ("Депутаты одобрили присоединение Ганы к Венской хартии.", {"GH"}),
        ("К инициативе «Реки» примкнула Гана.", {"GH"}),
        ("Участниками матча стали Гана и Чили.", set()),
    ],
)
def test_who_has_become_a_member(facts: Facts, text: str, adherents: set[str]) -> None:
    assert {value for _, value in values(facts(text, "ru"), "adherent")} == adherents
