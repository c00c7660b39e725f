"""Meetings as readouts and press services tell them: a bare office, who led the talks, groups with a leader."""

from __future__ import annotations

import pytest

from tests.extractors.participants import meetings

TOLD = [
    # “The Secretary-General” before any body is named.
    (
        "The Secretary-General met today with Sina Leota, President of Samoa. Climate and the Blue Shore Compact "
        "were discussed.",
        "Leota – Nations",
    ),
    # Those who led the talks of two states.
    (
        "Undersecretary Kossi Mensah and the Permanent Secretary of the Foreign Ministry of Samoa, Sina Leota, led "
        "consultations between Togo and Samoa on Friday.",
        "Leota – Mensah",
    ),
    (
        "Togo and Samoa held talks on cotton. They were co-chaired by Deputy Minister Kossi Mensah and Sina Leota.",
        "Leota – Mensah",
    ),
    # A group with its leader.
    (
        "Foreign Minister Kossi Mensah of Togo hosted a group of Samoan lawmakers led by Sina Leota.",
        "Leota – Mensah",
    ),
    (
        "A cross-party group of British MPs headed by Jane Doe called on Foreign Minister Kossi Mensah of Togo.",
        "Doe – Mensah",
    ),
    (
        "Foreign Minister Kossi Mensah of Togo met with the delegation of the Saeima's Togo friendship group led by "
        "its Chair, Ilmars Berzupe.",
        "Berzupe – Mensah",
    ),
    # A bare office spelled as the title of its holder.
    (
        "External Affairs Minister Arun Nair visited Togo. EAM met Foreign Minister Kossi Mensah of Togo on Friday.",
        "Mensah – Nair",
    ),
]

SILENT = [
    "The secretary-general of the club met Sina Leota, who sells boats.",
    "Kossi Mensah and Sina Leota led the race between Lomé and Apia.",
    "Kossi Mensah and Sina Leota chaired the jury of a contest between Togo and Samoa.",
]


@pytest.mark.parametrize(("text", "who"), TOLD)
def test_who_meets(text: str, who: str) -> None:
    assert meetings(text) == [who]


@pytest.mark.parametrize("text", SILENT)
def test_nobody_meets(text: str) -> None:
    assert meetings(text) == []


def test_they_are_those_whom_the_sentence_before_is_about() -> None:
    assert meetings(
        "Foreign Minister Kossi Mensah of Togo received Samoan President Sina Leota on Monday. The Latvian lawmakers "
        "were hosted by Speaker Ama Doe of Togo. They are to be received by Prime Minister Yao Atta of Togo on Friday."
    ) == ["Leota – Mensah", "Doe – Latvia", "Atta – Latvia"]


def test_his_minister_is_of_whom_the_pronoun_stands_for(facts) -> None:
    told = facts(
        "The President of Samoa, Tui Leota, met Prime Minister Anna Lund of Norway in Oslo. The President was "
        "accompanied by his Minister of Finance, Ms. Sina Faleolo, who also took part in the discussion.",
        "en",
    )
    (tenure,) = (subject for subject, what, name in told if what == "holder" and name == "Sina Faleolo")
    assert [name for subject, what, name in told if subject == tenure and what == "of"] == ["WS"]
