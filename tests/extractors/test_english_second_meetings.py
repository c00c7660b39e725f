"""The next meeting of somebody who has met others: however he is told of, and by whatever was done in person."""

from __future__ import annotations

import pytest

from tests.extractors.participants import meetings

MET = "Chilean Trade Minister Juan Soto met his Danish counterpart, Ida Holm, in Copenhagen on Monday. "


@pytest.mark.parametrize("who", ["Soto", "Mr Soto", "He", "The Chilean", "The Chilean minister", "The guest"])
def test_whoever_is_told_of_again_meets_the_next(who: str) -> None:
    assert meetings(MET + f"{who} later held talks with Prime Minister Nils Krog.") == ["Holm – Soto", "Krog – Soto"]


@pytest.mark.parametrize(
    "told",
    [
        "Soto and Prime Minister Nils Krog talked about butter.",
        "The Chilean minister and Prime Minister Nils Krog also had a short meeting.",
        "The Chilean and Prime Minister Nils Krog also had a short meeting.",
        "In a separate meeting, Soto and Prime Minister Nils Krog agreed to open a school.",
        "Soto had talks with the host country's prime minister, Nils Krog.",
        "Soto also met opposition leader Nils Krog.",
        "Soto had earlier paid a visit to Prime Minister Nils Krog.",
        "Soto was given dinner by Prime Minister Nils Krog.",
        "Soto was treated to a banquet by Prime Minister Nils Krog.",
        "Soto was briefed by Prime Minister Nils Krog on the reform.",
        "Soto handed Prime Minister Nils Krog a letter.",
        "Soto paid his respects to former president Nils Krog.",
        "Soto conferred for an hour by video link with Prime Minister Nils Krog, the ministry said.",
        "Soto had a one-on-one with Prime Minister Nils Krog.",
        "Soto joined Prime Minister Nils Krog for lunch.",
        "Prime Minister Nils Krog will host Soto for lunch.",
        "The Chilean was shown a dairy and called on Prime Minister Nils Krog.",
        "Also on Soto's schedule was a meeting with Prime Minister Nils Krog.",
        "Soto will see a dairy before heading on to Skagen City to meet Prime Minister Nils Krog.",
        "Soto toured a dairy, where he was greeted by its owner, and he dined with Prime Minister Nils Krog.",
    ],
)
def test_what_is_done_in_person_is_a_meeting(told: str) -> None:
    assert meetings(MET + told) == ["Holm – Soto", "Krog – Soto"]


@pytest.mark.parametrize(
    "told",
    [
        "Soto did not pay a visit to Prime Minister Nils Krog.",
        "He paid his respects to the late president Nils Krog.",
        "Soto and Prime Minister Nils Krog are of one age.",
        "Soto said Prime Minister Nils Krog had been ill.",
    ],
)
def test_what_is_not_done_in_person_is_none(told: str) -> None:
    assert meetings(MET + told) == ["Holm – Soto"]


def test_a_general_is_told_of_by_his_title() -> None:
    assert meetings(
        "Chile's army chief, Gen. Juan Soto, held a meeting in Copenhagen with Danish Defence Minister Ida Holm. "
        "The general also called on the Danish chief of staff, Nils Krog."
    ) == ["Holm – Soto", "Krog – Soto"]


def test_his_highness_is_who_was_called_so() -> None:
    assert meetings(
        "KUWAIT CITY: His Highness the Prime Minister Sheikh Salem Al-Badr received Danish Minister Ida Holm. Deputy "
        "Prime Minister Talal Al-Nur attended the meeting. His Highness later received Chilean Minister Juan Soto."
    ) == ["Al-Badr – Al-Nur – Holm", "Al-Badr – Soto"]


def test_the_two_are_the_only_two_told_of() -> None:
    told = "Chilean Minister Juan Soto sat beside Danish Minister Ida Holm at a gala on Monday. "
    assert meetings(told + "The two had a formal meeting on Tuesday.") == ["Holm – Soto"]


def test_nationals_in_sport_meet_nobody() -> None:
    assert meetings("The Chilean met the Dane in the second round of the tournament and won in three sets.") == []


@pytest.mark.parametrize(
    ("text", "met"),
    [
        (
            "Chilean Minister Juan Soto conferred on Monday, 9 May, with the visiting delegation of the Danish "
            "parliament led by Speaker Ida Holm.",
            ["Holm – Soto"],
        ),
        (
            "Chilean Minister Juan Soto held talks with the Under-Secretary of the Ministry of Trade of Denmark, Ida "
            "Holm. The head of the Danish delegation was received by Chilean President Rosa Vega.",
            ["Holm – Soto", "Holm – Vega"],
        ),
        (
            "Minister of Trade Juan Soto of Chile will be in Denmark on Friday. He will be received by Prime Minister "
            "Nils Krog, hold a meeting with Danish Minister Ida Holm and take part in a forum.",
            ["Krog – Soto", "Holm – Soto"],
        ),
        (
            "Chilean Minister Juan Soto met Danish envoy Ida Holm. The Minister and Peruvian Minister Rosa Vega signed "
            "a pact after their talks.",
            ["Holm – Soto", "Soto – Vega"],
        ),
        (
            "Chilean Minister Juan Soto met executives of the African Development Bank, led by its president, Ida "
            "Holm.",
            ["Holm – Soto"],
        ),
        (
            "NATO chief Ida Holm was in Santiago, where she told President Juan Soto of Chile that the pact would "
            "hold.",
            ["Holm – Soto"],
        ),
        (
            "Minister of Trade Juan Soto of Chile held bilateral meetings with the ministers of trade of Denmark, Ida "
            "Holm, and of Peru, Rosa Vega.",
            ["Holm – Soto", "Soto – Vega"],
        ),
    ],
)
def test_who_meets_in_the_manner_of_press_services(text: str, met: list[str]) -> None:
    assert meetings(text) == met
