"""Programmes and headings, calls that are paid, and other words by which English news tells who met whom, and when.

As in the cases of `test_english_encounters`, `?` marks what lies ahead.
"""

from __future__ import annotations

import pytest

from kg.config import Settings
from kg.documents import from_text
from kg.extractors import read
from kg.model import Literal
from tests.extractors.participants import ISSUED, encounters

PROGRAMME = "The President of Togo, Kossi Mensah, receives King Taufa Moala of Tonga at the palace."


def test_what_a_programme_tells_in_the_present_lies_ahead() -> None:
    assert encounters(f"The President's engagements for the week\n\n13 June 2025\n\n{PROGRAMME}") == [
        "Kossi Mensah, Taufa Moala?"
    ]


def test_a_headline_about_a_programme_makes_no_programme_of_the_news() -> None:
    assert encounters(f"President unveils programme for schools\n\n13 June 2025\n\n{PROGRAMME}") == [
        "Kossi Mensah, Taufa Moala"
    ]


def test_lines_below_a_date_are_of_that_day_and_place() -> None:
    text = (
        "The diary of King Osei Boateng of Ghana\n\nAccra, 12 June 2025\n\nMonday 16 June 2025 (Lima)\n\n"
        "10.00 Talks with Queen Sina Leota of Samoa\n\nTuesday 17 June 2025\n\n14.00 Lunch with King Taufa Moala "
        "of Tonga"
    )
    reading = read(from_text(text, identifier="a", settings=Settings(), language="en", issued=ISSUED))
    names = {node.key: node.names[0].text for node in reading.nodes if node.names}
    told = [claim for claim in reading.claims if claim.subject.startswith("meeting")]
    days = {
        claim.subject: claim.object.value
        for claim in told
        if claim.predicate == "earliest" and isinstance(claim.object, Literal)
    }
    places = {claim.subject: names[str(claim.object)] for claim in told if claim.predicate == "place"}
    assert list(days.values()) == ["2025-06-16", "2025-06-17"]
    assert list(places.values()) == ["Lima"]


def test_a_city_that_stands_alone_heads_what_was_done_there() -> None:
    text = (
        "The week in Africa\n\nLomé. Togo's President Kossi Mensah opened a school.\n\n"
        "Accra. King Taufa Moala of Tonga flew in on Tuesday and had talks with Ghana's President Ama Boateng."
    )
    reading = read(from_text(text, identifier="a", settings=Settings(), language="en", issued=ISSUED))
    names = {node.key: node.names[0].text for node in reading.nodes if node.names}
    assert {names[str(c.object)] for c in reading.claims if c.predicate == "place"} == {"Accra"}


@pytest.mark.parametrize("word", ["as", "after", "before", "when"])
def test_who_stands_behind_a_conjunction_is_the_subject_of_its_clause(word: str) -> None:
    text = f"Trade came up on Monday {word} Pakistan's Prime Minister Asim Durrani met Chile's envoy Ada Roy in Lima."
    assert encounters(text) == ["Ada Roy, Asim Durrani"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru's foreign minister Ada Roy and her Kenyan peer Dan Moi agreed in Lima on Monday to open a bridge.",
        "Peru's foreign minister Ada Roy will hold bilaterals with Kenya's president, Dan Moi, on Friday.",
        "Peru's foreign minister Ada Roy had a pull-aside with Kenya's president, Dan Moi, in Lima.",
        "Peru's foreign minister Ada Roy got an hour with Kenya's president, Dan Moi, on Monday.",
    ],
)
def test_words_that_tell_of_a_meeting_in_other_ways(text: str) -> None:
    assert [told.rstrip("?") for told in encounters(text)] == ["Ada Roy, Dan Moi"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru's foreign minister Ada Roy and her Kenyan peer Dan Moi agree that prices are too high.",
        "Peru and Kenya agreed in principle to open a bridge.",
        "Ada Roy and Dan Moi agreed in Lima to sell the club.",
    ],
)
def test_who_agrees_need_not_have_met(text: str) -> None:
    assert encounters(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Malta's President Ada Roy had a full week. Tuesday saw a farewell call by the Ambassador of Japan, Dan Moi.",
        "Malta's President Ada Roy had a full week. On Tuesday there was a courtesy call by Japan's envoy, Dan Moi.",
        "Malta's President Ada Roy had a full week. On Tuesday Japan's ambassador, Dan Moi, paid a farewell call.",
        "Malta's President Ada Roy, together with her doctor, had forty minutes with Japan's envoy, Dan Moi.",
        "Malta's Defence Minister Lt Gen Ada Roy met Japan's envoy, Brig Dan Moi.",
    ],
)
def test_a_call_is_paid_on_whom_the_news_is_about(text: str) -> None:
    assert encounters(text) == ["Ada Roy, Dan Moi"]


def test_several_who_are_called_by_one_post_and_named_behind_it_present_their_letters_one_by_one() -> None:
    text = (
        "Three ambassadors presented their credentials to Malta's President Ada Roy on Monday: Dan Moi (Malawi), Eva "
        "Paz (Bolivia) and Bo Ek (Chad)."
    )
    assert encounters(text) == ["Ada Roy, Dan Moi", "Ada Roy, Eva Paz", "Ada Roy, Bo Ek"]


def test_what_is_done_meanwhile_is_of_the_same_day() -> None:
    text = "Peru's Prime Minister Ada Roy on Monday praised the plan as Kenya's envoy Dan Moi called on her."
    reading = read(from_text(text, identifier="a", settings=Settings(), language="en", issued=ISSUED))
    days = {str(claim.object.value) for claim in reading.claims if claim.predicate == "when"}
    assert days == {"2025-06-09"}
