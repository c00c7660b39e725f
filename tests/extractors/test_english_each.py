"""Several meetings told by one verb, who met where only states were told, and what lies ahead or fell through."""

from __future__ import annotations

import datetime

import pytest

from kg.config import Settings
from kg.documents import from_text
from kg.evaluation.told import facts as told_facts
from kg.extractors.reading import read
from tests.extractors.participants import meetings

ISSUED = datetime.date(2032, 1, 5)


def slots(text: str, *names: str) -> list[tuple[str, ...]]:
    """Slots of the meetings of a text of Monday 5 January 2032, each with its values behind commas."""
    document = from_text(text, identifier="a", settings=Settings(), language="en", issued=ISSUED)
    found = [fact for fact in told_facts(read(document)) if fact.kind.name == "meetings"]
    return [
        tuple(", ".join(value.text for value in fact.slots.get(name, ()) if not value.implied) for name in names)
        for fact in found
    ]


def test_each_who_is_met_has_a_day_and_a_place_of_his_own() -> None:
    text = (
        "Prime Minister Sina Leota of Samoa met President Juan Soto of Chile in Santiago on Friday and President Rosa "
        "Vega of Peru in Lima on Saturday."
    )
    assert slots(text, "place", "dates") == [("Santiago", "2032-01-02"), ("Lima", "2032-01-03")]


def test_two_persons_who_tell_what_came_of_talks_of_two_states_are_who_met() -> None:
    assert meetings(
        "The nuclear envoys of Chile and Peru held talks on Monday. Ana Soto, special representative for the river, "
        "and her Peruvian counterpart, Rosa Vega, agreed to go on."
    ) == ["Soto – Vega"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "President Ana Soto of Chile flies to Lima on Thursday for talks with President Rosa Vega of Peru.",
            "Planned",
        ),
        ("President Ana Soto of Chile is to have a discussion with President Rosa Vega of Peru today.", "Planned"),
        ("President Ana Soto of Chile will be joined for lunch by President Rosa Vega of Peru on Friday.", "Planned"),
        ("A meeting of President Ana Soto of Chile with President Rosa Vega of Peru will not take place.", "Cancelled"),
        ("President Ana Soto of Chile held a working session with the special envoy of Peru, Rosa Vega.", "Held"),
        (
            "Chile's foreign minister, Ana Soto, and Peru's Rosa Vega hammered out a deal on Friday.",
            "Held",
        ),
    ],
)
def test_status(text: str, status: str) -> None:
    assert slots(text, "status") == [(status,)]


@pytest.mark.parametrize(
    "text",
    ["Chile and Peru met with disaster on the last descent.", "The plan of Chile and Peru met with fierce resistance."],
)
def test_what_meets_with_something_meets_nobody(text: str) -> None:
    assert meetings(text) == []


def test_a_delegation_to_a_land_is_none_of_it() -> None:
    text = (
        "Speaker Aino Laine leads a delegation to Peru. Parliament of Finland, press release. The Speaker, Aino Laine, "
        "met President Rosa Vega of Peru in Lima on Friday."
    )
    assert "Peru, Peru" not in slots(text, "parties")[0]


def test_whoever_receives_others_is_at_home_and_so_are_those_who_were_present() -> None:
    text = (
        "President Emre Kaya held talks in Antalya today. President Kaya received President Ali Farah of Somalia. "
        "Minister of Foreign Affairs Selin Demir was also present at the reception."
    )
    assert slots(text, "parties") == [("Türkiye, Somalia",)]
