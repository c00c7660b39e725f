"""Who takes a stand, and who takes none."""

import pytest

from tests.extractors.conftest import facts


def speakers(text: str, language: str = "en") -> set[str]:
    """The speakers of the statements of a text."""
    return {value for subject, name, value in facts(text, language) if name == "speaker" and "statement" in subject}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "kk",
            "Перу Президенті Хуан Рохас Норвегияға келді. Хуан Рохас Перу келісімді қолдайтынын айтты.",
            {"Хуан Рохас"},
        ),
        ("en", "The President of Peru, Juan Rojas, said that Peru supported the ceasefire in Sudan.", {"Juan Rojas"}),
    ],
)
def test_who_tells_of_the_stand_of_his_state_takes_it(language: str, text: str, expected: set[str]):
    assert speakers(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        # A merchant speaks for nobody.
        "The director of the company, Anna Lund, welcomed the agreement of Norway and Peru.",
        # What is said at home is no diplomacy.
        "Senator Anna Lund of Norway welcomed the new road.",
        # A call on somebody is a visit.
        "The Foreign Minister of Peru, Juan Rojas, called on President Anna Lund of Norway.",
    ],
)
def test_no_stand_is_taken(text: str):
    assert speakers(text) == set()


def test_calling_on_somebody_to_act_is_a_stand():
    text = "The Foreign Minister of Peru, Juan Rojas, called on President Anna Lund of Norway to release the sailors."
    assert speakers(text) == {"Juan Rojas"}
