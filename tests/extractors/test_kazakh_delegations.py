"""Kazakh meetings of delegations: who leads them, who stands for which side, who their members and guests are.

The news is of Thursday, 12 June 2025.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.extractors.participants import meetings

Facts = Callable[..., set[tuple[str, str, str]]]

_TALKS = "Гана мен Чили арасында саяси консультациялар өтті."
_CAME = "Аккраға Чили министрі Пабло Рохас келді."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"{_TALKS} Гана делегациясын вице-министр Кофи Аду, чилилік тарапты елші Пабло Рохас бастап барды.",
            ["Аду – Рохас"],
            id="one verb closes two delegations",
        ),
        pytest.param(
            f"{_TALKS} Кофи Аду ганалық делегацияны, Пабло Рохас Чили делегациясын басқарды.",
            ["Аду – Рохас"],
            id="who leads stands first",
        ),
        pytest.param(
            f"{_TALKS} Ганалық делегацияға Кофи Аду, ал Чили делегациясына Пабло Рохас жетекшілік етті.",
            ["Аду – Рохас"],
            id="a verb that takes the dative",
        ),
        pytest.param(
            f"{_TALKS} Келіссөзге Гана тарапынан Кофи Аду, Чили тарапынан Пабло Рохас қатысты.",
            ["Аду – Рохас"],
            id="each told with his side",
        ),
        pytest.param(
            f"{_TALKS} Оған Гана жағынан министр Кофи Аду пен елші Яо Менса, Чили жағынан елші Пабло Рохас қатысты.",
            ["Аду – Менса – Рохас"],
            id="two of one side",
        ),
        pytest.param(
            "Кофи Аду бастаған Гана делегациясы мен Пабло Рохас бастаған Чили делегациясы келіссөз жүргізді.",
            ["Аду – Рохас"],
            id="led delegations in a row",
        ),
        pytest.param(
            "Гана министрі Кофи Аду елші Пабло Рохас бастаған Чили делегациясымен кездесті.",
            ["Аду – Рохас"],
            id="with a led delegation",
        ),
        pytest.param(
            "Гана министрі Кофи Аду Чили сенаторы Пабло Рохас бастаған парламентшілермен кездесті.",
            ["Аду – Рохас"],
            id="those led are no delegation by name",
        ),
        pytest.param(
            "Гана министрі Кофи Аду Чили сенаторы Пабло Рохас бастаған делегацияны қабылдады.",
            ["Аду – Рохас"],
            id="a bare delegation",
        ),
        pytest.param(
            f"{_CAME} Гана министрі Кофи Аду делегация мүшелерін қабылдады.",
            ["Аду – Рохас"],
            id="its members",
        ),
        pytest.param(
            "Гана министрі Кофи Аду Чили елшісі Пабло Рохаспен кездесті. Делегация құрамында кеңесші Луис Кано болды.",
            ["Аду – Кано – Рохас"],
            id="who is of the delegation",
        ),
        pytest.param(
            "Гана министрлігінде Чили елшісі Пабло Рохаспен кездесу өтті. Жиынды Гана министрі Кофи Аду жүргізді.",
            ["Аду – Рохас"],
            id="who met the guest is told behind",
        ),
        pytest.param(
            "Мектепте ақын Луис Каномен кездесу өтті. Кездесуді мұғалім Яо Менса жүргізді.",
            [],
            id="a poet at a school",
        ),
        pytest.param(
            "Тараптар кездесті. Чили агенттігінің өкілдері бар топ Аккраға жетті.",
            [],
            id="nobody is told of",
        ),
    ],
)
def test_delegations(text: str, expected: list[str]) -> None:
    assert meetings(text, "kk") == expected


def test_those_among_a_group_are_not_who_travels(facts: Facts) -> None:
    told = facts("Құрамында Гана үкіметінің өкілдері бар топ Лимаға келді.", "kk")
    assert not any(name == "visitor" and value == "GH" for _, name, value in told)
