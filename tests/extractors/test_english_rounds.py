"""Who met whom where somebody's round of meetings is told: delegations, meals, messages, guests, lists in clauses."""

from __future__ import annotations

import pytest

from tests.extractors.participants import meetings

FIRST = "The Foreign Minister of Togo, Kossi Mensah, met Tongan President Taufa Moala in Nuku'alofa on Tuesday. "
MET = "Mensah – Moala"
NEXT = "Finau – Mensah"

ALONE = [
    # A delegation of no land that is told stands for who leads it.
    "President Kossi Mensah of Togo received a delegation led by Tongan Health Minister Siosi Finau.",
    "President Kossi Mensah of Togo held talks with a high-level delegation headed by Siosi Finau, the Speaker of the "
    "Tongan parliament.",
    "A delegation of members of parliament led by the Speaker of the Tongan parliament, Siosi Finau, met President "
    "Kossi Mensah of Togo.",
    "President Kossi Mensah of Togo discussed fisheries with a parliamentary delegation led by Tongan Speaker Siosi "
    "Finau.",
    # Who chairs the talks of two states.
    "The joint commission, co-chaired by Togolese Trade Minister Kossi Mensah and Tongan Trade Minister Siosi Finau, "
    "met in Lomé.",
    # A letter that is handed over.
    "The Foreign Minister of Togo, Kossi Mensah, delivered on Friday in Nuku'alofa a message from the Togolese head of "
    "state to Prime Minister Siosi Finau.",
]

AGAIN = [
    "He was given a lunch by Prime Minister Siosi Finau.",
    "Prime Minister Siosi Finau hosted him to dinner.",
    "Prime Minister Siosi Finau gave a dinner in his honour.",
    "A banquet was given in the minister's honour by Prime Minister Siosi Finau.",
    "He was guest of honour at a dinner given by Prime Minister Siosi Finau.",
    "His day ended with a dinner hosted by Prime Minister Siosi Finau.",
    "Later he was joined over lunch by Prime Minister Siosi Finau.",
    "He joined Prime Minister Siosi Finau for talks.",
    "He visited Prime Minister Siosi Finau at his office.",
    "He paid a visit to Prime Minister Siosi Finau.",
    "He was briefed by Prime Minister Siosi Finau.",
    "He handed Prime Minister Siosi Finau a letter.",
    "The guest had a useful interaction with Prime Minister Siosi Finau.",
    "The guest was received by Prime Minister Siosi Finau.",
    "On Wednesday Mensah went to see Prime Minister Siosi Finau.",
    "The minister talked by phone with Prime Minister Siosi Finau.",
    "Prime Minister Siosi Finau granted a courtesy call to Mensah.",
    "He and Prime Minister Siosi Finau exchanged views on fisheries.",
    "The head of Togolese diplomacy also met Prime Minister Siosi Finau.",
    "In the evening the minister told reporters after talks with Prime Minister Siosi Finau that fish was dear.",
    "He had been received the day before by Prime Minister Siosi Finau.",
    "The Togolese minister and Prime Minister Siosi Finau met as well.",
    "He will be the guest on Friday of Prime Minister Siosi Finau.",
    "He was greeted at the palace by Prime Minister Siosi Finau for a half-hour conversation.",
    "Prime Minister Siosi Finau, with whom he had lunch, spoke of fish.",
]

NONE = [
    "The striker, coached by Kossi Mensah of Togo, was treated to a banquet by Tongan coach Siosi Finau.",
    "The Foreign Minister of Togo, Kossi Mensah, visited the grave of President Siosi Finau of Tonga.",
    "Activists handed a letter to Tonga's Prime Minister, Siosi Finau.",
    "The head of the country office of the fund, Kossi Mensah, gave a speech in Tonga.",
]


@pytest.mark.parametrize("text", ALONE)
def test_two_meet(text: str) -> None:
    assert meetings(text) == [NEXT]


@pytest.mark.parametrize("text", AGAIN)
def test_a_second_meeting_is_told_beside_the_first(text: str) -> None:
    assert meetings(FIRST + text) == [MET, NEXT]


@pytest.mark.parametrize("text", NONE)
def test_nobody_meets(text: str) -> None:
    assert meetings(text) == []


@pytest.mark.parametrize(
    "opening",
    ["will travel to Nuku'alofa, where he will meet", "said on Tuesday that he had called on", "rested before he met"],
)
def test_those_who_are_met_one_by_one_in_a_clause_are_told(opening: str) -> None:
    text = (
        f"The Foreign Minister of Togo, Kossi Mensah, {opening} the President of Tonga, Taufa Moala, the Governor of "
    )
    assert meetings(f"{text}Vava'u, Sione Tuala, and Prime Minister Siosi Finau.") == [
        MET,
        "Mensah – Tuala",
        NEXT,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "He had talks with King Sione Tuala and a lunch with Prime Minister Siosi Finau.",
        "He had talks with King Sione Tuala, followed by a lunch with Prime Minister Siosi Finau.",
        "He was received by King Sione Tuala and Prime Minister Siosi Finau.",
        "He met the foreign ministers of Niue, Sione Tuala; and Samoa, Siosi Finau.",
    ],
)
def test_two_who_are_met_one_after_the_other_are_of_two_meetings(text: str) -> None:
    assert meetings(FIRST + text) == [MET, "Mensah – Tuala", NEXT]


def test_a_call_is_told_by_the_means_of_what_was_said() -> None:
    text = "The President of Togo, Kossi Mensah, congratulated Tonga's King Siosi Finau by telephone on Monday."
    assert meetings(text) == [NEXT]


def test_a_meeting_of_years_before_is_another() -> None:
    text = "After talks between Togolese Premier Kossi Mensah and Tongan Premier Siosi Finau an accord was signed. "
    assert meetings(f"{text}The two had met in Apia in 2021.") == [NEXT, NEXT]


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("President Kossi Mensah", "the Togolese leader"),
        ("Prime Minister Kossi Mensah", "Togo's premier"),
        ("Foreign Minister Kossi Mensah", "the Togolese minister"),
    ],
)
def test_a_post_with_its_state_stands_for_whom_the_news_begins_with(named: str, told: str) -> None:
    text = f"{named} began a tour of the Gulf on Monday. On Tuesday {told} met the King of Tonga, Siosi Finau."
    assert meetings(text) == [NEXT]


@pytest.mark.parametrize(
    "text",
    [
        "President Kossi Mensah arrived in Apia on Monday. The Samoan president met King Siosi Finau of Tonga there.",
        "LOMÉ – President Kossi Mensah opened a school. The Samoan president met King Siosi Finau of Tonga.",
    ],
)
def test_whoever_goes_to_a_state_is_not_its_president(text: str) -> None:
    assert NEXT not in meetings(text)


def test_she_is_the_minister_who_spoke_and_not_one_of_another_gender() -> None:
    text = (
        "Minister for Foreign Affairs Retno Sari met with the Foreign Minister of Togo, Kossi Mensah. “We are friends "
        "of Togo,” the Minister said. In the afternoon, she also met the Prime Minister of Tonga, Siosi Finau."
    )
    assert meetings(text) == ["Mensah – Sari", "Finau – Sari"]
