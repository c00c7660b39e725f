"""Whom a guest meets in English news where the host has a post without a state, or who meets is told by the way."""

import pytest

from tests.extractors.participants import meetings

STAY = "Foreign Minister Julio Ramirez of Peru is visiting Oslo. "


@pytest.mark.parametrize(
    "text",
    [
        # The meeting is dated by what was done after or before it, by a verb that tells of no event.
        "Julio Ramirez laid a wreath before meeting Prime Minister Lars Nielsen.",
        "Before meeting Prime Minister Lars Nielsen, Ramirez laid a wreath.",
        # What is said follows without a conjunction.
        "After meeting Prime Minister Lars Nielsen, Ramirez said trade was growing.",
        "At a meeting with Prime Minister Lars Nielsen, Ramirez said trade was growing.",
        # The noun comes first, and who had the meeting in a clause about it.
        "The talks that Julio Ramirez held with Norwegian Prime Minister Lars Nielsen lasted two hours.",
        # A host of whom no words say the state.
        "Ramirez went to see Prime Minister Lars Nielsen.",
        "Ramirez discussed fisheries with Prime Minister Lars Nielsen.",
        # A meeting that is told as theirs.
        "Ramirez and Norwegian Prime Minister Lars Nielsen signed a memorandum after their talks.",
        "During their meeting, Ramirez thanked Norwegian Prime Minister Lars Nielsen for the hospitality.",
        # A post of a committee in small letters.
        "Ramirez met the chair of the foreign affairs committee of the Norwegian parliament, Lars Nielsen.",
        "Ramirez met Lars Nielsen, chair of the Norwegian parliament's committee on foreign affairs.",
        # Two posts before one name are of two, as the article and the capitals show, or as the second is a counterpart.
        "The minister and Prime Minister Lars Nielsen met at the palace.",
        "The minister and the Prime Minister of Norway, Lars Nielsen, met at the palace.",
        "The minister and his counterpart, Lars Nielsen, held talks.",
    ],
)
def test_the_guest_meets_the_host(text: str) -> None:
    assert meetings(STAY + text) == ["Nielsen – Ramirez"]


@pytest.mark.parametrize(
    "text",
    [
        "The award was given by Ramirez before meeting Prime Minister Lars Nielsen.",
        "Ramirez praised their talks, Prime Minister Lars Nielsen said.",
        "Ramirez said Prime Minister Lars Nielsen was right.",
        "The deputy prime minister and foreign minister, Lars Nielsen, held talks.",
        "Peruvian Prime Minister Ana Vega discussed the budget with Foreign Minister Julio Ramirez.",
    ],
)
def test_who_is_only_named_meets_nobody(text: str) -> None:
    assert meetings(STAY + text) == []
