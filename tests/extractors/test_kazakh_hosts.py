"""Whom a guest meets in Kazakh news: meals in honour of somebody, a host without a state, names that stand together."""

import pytest

from tests.extractors.participants import meetings

ARRIVED = "Перу Сыртқы істер министрі Хулио Рамирес Осло қаласына ресми сапармен келді. "


@pytest.mark.parametrize(
    "text",
    [
        "Премьер-министр Ларс Нильсен мейманның құрметіне түскі ас берді.",
        "Премьер-министр Ларс Нильсен Хулио Рамиреске түскі ас берді.",
        # A family name behind the name of another, which the model may take for a part of it.
        "Премьер-министр Ларс Нильсен Рамиресті қабылдады.",
        # Two whose meeting a noun tells of, of whom one is told without a state.
        "Хулио Рамирес мен Премьер-министр Ларс Нильсеннің кездесуі өтті.",
    ],
)
def test_the_guest_meets_the_host(text: str) -> None:
    assert meetings(ARRIVED + text, "kk") == ["Нильсен – Рамирес"]


def test_a_name_of_three_words_is_one() -> None:
    text = "Перу министрі Хосе Антонио Рамирес Ослоға келді. Норвегия премьері Ларс Нильсен"
    text += " Хосе Антонио Рамиресті қабылдады."
    assert meetings(text, "kk") == ["Нильсен – Рамирес"]
