"""Who was there as well, who is named later with the state alone, and what is another meeting of the same people."""

from __future__ import annotations

import pytest

from tests.extractors.participants import meetings

NEWS = "President Anna Lund of Norway received Togolese President Kossi Mensah on Monday"

THERE = [
    f"{NEWS}. The reception was attended by Foreign Minister Lars Dahl.",
    f"{NEWS}. The guest brought a letter. Present at the dinner was Foreign Minister Lars Dahl.",
    f"{NEWS}. Foreign Minister Lars Dahl sat in.",
    f"{NEWS}. Foreign Minister Lars Dahl was also in attendance.",
    f"{NEWS}. The Norwegian delegation included Foreign Minister Lars Dahl.",
    f"{NEWS} in the presence of Foreign Minister Lars Dahl.",
    f"{NEWS}, with Foreign Minister Lars Dahl in attendance.",
]

ELSEWHERE = [
    f"{NEWS}. The match was attended by Foreign Minister Lars Dahl.",
    f"{NEWS}. Foreign Minister Lars Dahl took part in a marathon.",
    f"{NEWS}. A treaty was signed in the presence of Foreign Minister Lars Dahl.",
    f"{NEWS}. The book included Foreign Minister Lars Dahl.",
]


@pytest.mark.parametrize("text", THERE)
def test_who_was_there_as_well_took_part(text: str) -> None:
    assert meetings(text) == ["Dahl – Lund – Mensah"]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_who_was_elsewhere_took_no_part(text: str) -> None:
    assert meetings(text) == ["Lund – Mensah"]


def test_who_is_named_with_the_state_alone_holds_the_post_told_before() -> None:
    assert meetings(
        "President Anna Lund of Norway received the credentials of the ambassadors of Togo, Samoa and Chad on Friday. "
        "With Kossi Mensah of Togo she spoke about cotton. Samoa's Sina Leota invited her to Apia. Ambassador Ali Deby "
        "was the last to come."
    ) == ["Lund – Mensah", "Leota – Lund", "Deby – Lund"]


def test_the_ministries_of_both_are_the_two_states() -> None:
    assert meetings(
        "Norway's foreign minister, Lars Dahl, and Togo's Kossi Mensah met in Oslo on Monday. The next round of "
        "consultations between the two foreign ministries will take place in Lomé in May 2026."
    ) == ["Dahl – Mensah", "Norway – Togo"]


def test_what_was_told_to_be_earlier_is_another_meeting() -> None:
    assert meetings(
        "The King of Norway, Olav Berg, received Togolese Foreign Minister Kossi Mensah on Monday. The reception was "
        "attended by Foreign Minister Lars Dahl. Mensah had earlier sat down with Dahl for talks."
    ) == ["Berg – Dahl – Mensah", "Dahl – Mensah"]


def test_last_met_behind_a_comma_tells_of_a_meeting() -> None:
    assert meetings(
        "Norwegian President Anna Lund and her Togolese counterpart, Kossi Mensah, last sat down together in May."
    ) == ["Lund – Mensah"]


def test_the_post_behind_whoever_presents_letters_is_his() -> None:
    assert meetings(
        "The Secretary-General of the Caribbean Community, Dr. Yvonne Clarke, on Thursday accepted the Letters of "
        "Credence of H.E. Duarte Vasco as the Plenipotentiary Representative of Portugal to the Community."
    ) == ["Clarke – Vasco"]


def test_the_envoy_of_a_headline_is_the_ambassador() -> None:
    assert meetings(
        "Samoan envoy discusses fish with Speaker\n\nAmbassador of Samoa Sina Leota paid a courtesy call on Speaker "
        "Kossi Mensah of Togo in Lomé on Friday."
    ) == ["Leota – Mensah"]
