"""Where a conference is by the journey that leads to it."""

from __future__ import annotations

import datetime

import pytest

from kg.config import Settings
from kg.documents import from_text
from kg.extractors import read
from kg.model import Individual

ISSUED = datetime.date(2031, 5, 6)


def told(text: str, *predicates: str) -> set[str]:
    """What is claimed of the conferences of a text under some properties: names of things, values."""
    reading = read(from_text(text, identifier="a", settings=Settings(), language="en", issued=ISSUED))
    names = {node.key: node.names[0].text for node in reading.nodes if node.names}
    claims = [c for c in reading.claims if c.subject.startswith("conference") and c.predicate in predicates]
    return {
        claim.object.name if isinstance(claim.object, Individual) else names.get(str(claim.object), str(claim.object))
        for claim in claims
    }


@pytest.mark.parametrize(
    "text",
    [
        "Next week the Foreign Minister of Peru, Ana Soto, flies to Oslo for the 12th Polar Summit.",
        "The Foreign Minister of Peru, Ana Soto, will leave tomorrow for Oslo to attend the 12th Polar Summit.",
        "The Foreign Minister of Peru, Ana Soto, will travel to Oslo on Friday to take part in the 12th Polar Summit.",
    ],
)
def test_a_conference_is_where_one_travels_to_for_it(text: str) -> None:
    assert told(text, "place", "participant", "status") == {"Oslo", "Ana Soto", "Planned"}


def test_the_day_of_the_journey_is_not_that_of_the_conference() -> None:
    text = "The President of Peru leaves tomorrow for Oslo for the Extraordinary Polar Summit."
    assert told(text, "earliest") == set()


@pytest.mark.parametrize(
    "text",
    [
        "The Foreign Minister of Peru, Ana Soto, flew to Oslo for talks about the 12th Polar Summit.",
        "The Foreign Minister of Peru, Ana Soto, flew home from Oslo, where she spoke of the 12th Polar Summit.",
        "The Foreign Minister of Peru, Ana Soto, flew to Oslo for the 12th Polar Summit in Bergen.",
    ],
)
def test_other_journeys_say_nothing_of_where_it_is(text: str) -> None:
    assert "Oslo" not in told(text, "place")
