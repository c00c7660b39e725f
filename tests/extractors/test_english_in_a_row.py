"""Several meetings told in one sentence by verbs in a row, and meetings that only say when something was done."""

from __future__ import annotations

import pytest

from tests.extractors.participants import meetings

SOTO = "Chilean Trade Minister Juan Soto"
HOLM = "Danish Trade Minister Ida Holm"
KROG = "Prime Minister Nils Krog"


@pytest.mark.parametrize(
    "then",
    [
        f"sat down for an hour with {KROG} and toured a dairy",
        f"called on {KROG} and toured a dairy",
        f"met with {KROG} and toured a dairy",
        f"dined with {KROG} and flew home",
        f"held talks with {KROG} and flew home",
    ],
)
def test_each_verb_of_a_row_tells_of_its_meeting(then: str) -> None:
    assert meetings(f"{SOTO} was received by {HOLM}, {then}.") == ["Holm – Soto", "Krog – Soto"]


def test_a_first_verb_that_tells_of_nothing_lends_its_subject() -> None:
    told = f"Chile's trade minister, Juan Soto, laid a wreath, held talks with {HOLM} and opened a school."
    assert meetings(told) == ["Holm – Soto"]


@pytest.mark.parametrize(
    "when",
    [
        "before a meeting with",
        "ahead of talks with",
        "ahead of a dinner with",
        "before going into a formal session with",
        "before heading into talks with",
    ],
)
def test_what_a_meeting_was_before_is_another(when: str) -> None:
    assert meetings(f"{SOTO} was received by {HOLM} {when} {KROG}.") == ["Holm – Soto", "Krog – Soto"]


def test_an_aside_behind_whoever_met_parts_him_from_no_meeting() -> None:
    told = f"{SOTO}, on a tour of the north, held talks with {HOLM}, a day after a meeting with Finland's Otso Laine."
    assert meetings(told) == ["Holm – Soto", "Laine – Soto"]


@pytest.mark.parametrize(
    "told",
    [
        "signed a treaty on butter after two days of negotiations",
        "agreed on quotas on Monday after a morning of discussions",
        "announced on Monday after talks in Aarhus that the ban was lifted",
    ],
)
def test_what_two_did_after_talks_tells_that_they_met(told: str) -> None:
    assert meetings(f"{SOTO} and {HOLM} {told}.") == ["Holm – Soto"]


def test_talks_known_already_are_not_said_to_be_theirs() -> None:
    assert meetings(f"{SOTO} and {HOLM} praised the envoy after the talks in Aarhus.") == []


@pytest.mark.parametrize(
    "told",
    [
        f"{SOTO} was called on by {HOLM}.",
        f"{SOTO} offered a dinner to {HOLM}.",
        f"A dinner was given by {SOTO} in honour of {HOLM}.",
        f"A dinner was offered to {HOLM} by {SOTO} on Monday.",
        f"At 12:00 {SOTO} will have a meeting with {HOLM}.",
        f"{SOTO} and {HOLM} met in Aarhus on Monday, with Holm saying that flights could resume.",
        f"{SOTO} had a meeting with {HOLM} at the residence of the Togolese ambassador.",
        f"{SOTO} held talks with Denmark's transitional president, General Ida Holm.",
        f"{SOTO} hosted at Tivoli {HOLM} for a working lunch devoted to butter.",
        f"{SOTO} farewelled the Ambassador of Denmark, Ida Holm.",
        f"{SOTO} had a working session with the World Bank Regional Director, Ida Holm.",
    ],
)
def test_who_met_is_told_in_many_ways(told: str) -> None:
    assert meetings(told) == ["Holm – Soto"]


@pytest.mark.parametrize(
    "told",
    [
        f"{SOTO} was called on by {HOLM} to resign.",
        f"No dinner was offered to {HOLM} by {SOTO}.",
    ],
)
def test_what_is_asked_or_denied_is_no_meeting(told: str) -> None:
    assert meetings(told) == []


def test_three_who_talk_three_ways_meet_once() -> None:
    told = f"{SOTO} held a three-way meeting with {HOLM} and Finnish Trade Minister Otso Laine."
    assert meetings(told) == ["Holm – Laine – Soto"]
