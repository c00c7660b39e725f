"""The first word of a Russian sentence has its capital from there, and is no name for that."""

import pytest

from kg.languages.pipeline import load


@pytest.mark.parametrize(
    ("text", "pos", "number"),
    [
        ("Министры обороны России и Белоруссии Сергей Власов и Иван Петров подписали заявление.", "NOUN", "Plur"),
        ("Волков встретился с послом.", "PROPN", "Sing"),
    ],
)
def test_an_everyday_word_stays_one_and_a_family_name_too(text: str, pos: str, number: str):
    token = load("ru")(text)[0]
    assert (token.pos_, token.morph.get("Number")) == (pos, [number])
