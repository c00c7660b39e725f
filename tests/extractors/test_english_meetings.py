"""Meetings in English that verbs of calling, gerunds, lists with brackets and leaders of delegations tell of."""

from __future__ import annotations

import pytest

from tests.extractors.participants import encounters

TOLD = [
    # Verbs that tell of a call or a meeting where the object is an official of another side.
    "The Foreign Minister of Togo, Kossi Mensah, called Samoan Foreign Minister Sina Leota on Friday about a ship.",
    "Togolese President Kossi Mensah rang his Samoan counterpart, Sina Leota, on Friday.",
    "Togolese Foreign Minister Kossi Mensah was in Apia on 2 June, where he saw Prime Minister Sina Leota of Samoa.",
    "King Kossi Mensah of Togo granted an audience to the Foreign Minister of Samoa, Sina Leota, on Friday.",
    "Togolese President Kossi Mensah compared notes with Samoan President Sina Leota in Vienna.",
    "Togo's minister, Kossi Mensah, bade farewell on Friday to the outgoing ambassador of Samoa, Sina Leota.",
    "The ambassador of Togo, Kossi Mensah, handed copies of his credentials to the Foreign Minister of Samoa, "
    "Sina Leota.",
    # A state told behind each name.
    "Presidents Kossi Mensah of Togo and Sina Leota of Samoa met in Vienna.",
    "Foreign Ministers Kossi Mensah (Togo) and Sina Leota (Samoa) met in Vienna.",
    "On Friday the foreign ministers of Togo and of Samoa, Kossi Mensah and Sina Leota, discussed cotton.",
    # A meeting that only says when or at what something was done.
    "After meeting Samoan President Sina Leota on Friday, Togolese President Kossi Mensah flew home.",
    "Having met Samoan President Sina Leota in the morning, Togolese President Kossi Mensah flew home.",
    "In a telephone call with Samoan President Sina Leota, Togo's President Kossi Mensah offered his help.",
    '"It is done," said Togolese President Kossi Mensah following talks with his Samoan counterpart, Sina Leota.',
    "Togolese President Kossi Mensah told his Samoan counterpart, Sina Leota, in a phone call that it was done.",
    "Togolese President Kossi Mensah, meeting Samoan President Sina Leota in Lomé, said that it was done.",
    "Togolese President Kossi Mensah ended a visit to Samoa during which he met President Sina Leota of Samoa.",
    # Who led a delegation stands for it.
    "President Kossi Mensah of Togo met with a delegation from the Samoan parliament led by Speaker Sina Leota.",
    "President Kossi Mensah of Togo received a delegation of the Parliament of Samoa led by its Speaker, Sina Leota.",
    # A noun that only says that it takes place: who meets is whom the news is about.
    "Togolese President Kossi Mensah is in Apia on a two-day visit. Talks with President Sina Leota are planned.",
    "Togolese President Kossi Mensah arrived in Apia. On the agenda are talks with President Sina Leota of Samoa.",
]

SILENT = [
    'President Kossi Mensah of Togo called Samoan President Sina Leota "a true friend".',
    "President Kossi Mensah of Togo called Samoan President Sina Leota a liar.",
    "President Kossi Mensah of Togo saw Samoan President Sina Leota as a rival.",
    "President Kossi Mensah of Togo saw off Samoan President Sina Leota.",
    "President Kossi Mensah of Togo denied having met Samoan President Sina Leota.",
    "Kossi Mensah (Togo) and Sina Leota (Samoa) met in the second round of the tournament.",
    "The mayor had dinner with his family on Friday.",
]


@pytest.mark.parametrize("text", TOLD)
def test_two_officials_meet(text: str) -> None:
    assert [who.rstrip("?") for who in encounters(text)] == ["Kossi Mensah, Sina Leota"]


@pytest.mark.parametrize("text", SILENT)
def test_nobody_meets(text: str) -> None:
    assert encounters(text) == []


def test_who_was_present_took_part_and_stands_for_his_side() -> None:
    text = (
        "The foreign ministries of Togo and Samoa held consultations in Lomé on Friday. Also present at the "
        "consultations were Togo's ambassador, Kossi Mensah, and the Samoan ambassador, Sina Leota."
    )
    assert encounters(text) == ["Kossi Mensah, Sina Leota"]


def test_further_meetings_are_those_of_who_has_met_the_others() -> None:
    text = (
        "Togolese Foreign Minister Kossi Mensah met Samoan Foreign Minister Sina Leota in Geneva. He also met the "
        "Foreign Minister of Chad, Idriss Saleh. Separate meetings were held with the foreign ministers of Peru and "
        "Fiji."
    )
    assert encounters(text) == [
        "Kossi Mensah, Sina Leota", "Idriss Saleh, Kossi Mensah", "Kossi Mensah, Peru", "Fiji, Kossi Mensah",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "The fourth round of Togolese-Samoan consultations took place in Lomé on Friday.",
        "The Togo–Samoa talks in Lomé ended on Friday.",
        "Officials from Togo and Samoa met in Lomé on Friday.",
        "Togolese and Samoan officials met in Lomé on Friday.",
        "The Togolese and Samoan delegations met in Lomé on Friday.",
    ],
)
def test_two_states_meet_where_nobody_is_named(text: str) -> None:
    assert encounters(text) == ["Samoa, Togo"]


def test_an_auxiliary_stands_for_the_verb_before() -> None:
    text = (
        "King Kossi Mensah of Togo received the Foreign Minister "
        "of Samoa, Sina Leota, and so did Prime Minister Koffi Amah of Togo."
    )
    assert encounters(text) == ["Kossi Mensah, Sina Leota", "Koffi Amah, Sina Leota"]


def test_whose_post_only_one_state_has_need_not_be_told() -> None:
    assert encounters("President Sina Leota of Samoa was received by the Pope on Friday.") == ["Holy See, Sina Leota"]


def test_a_call_on_somebody_is_no_telephone_call() -> None:
    text = "The ambassador of Togo, Kossi Mensah, paid a call on President Sina Leota of Samoa on Friday."
    assert encounters(text) == ["Kossi Mensah, Sina Leota"]


@pytest.mark.parametrize(
    "text",
    [
        "President Sina Leota of Samoa, whom King Kossi Mensah of Togo received on Friday, praised the road.",
        "President Kossi Mensah of Togo spent two hours with Samoan President Sina Leota on Friday.",
        "Togolese Foreign Minister Kossi Mensah raised the issue with her Samoan counterpart, Sina Leota, on Friday.",
        "Credentials were presented to President Kossi Mensah of Togo by Sina Leota of Samoa.",
    ],
)
def test_two_meet_whatever_comes_first(text: str) -> None:
    assert encounters(text) == ["Kossi Mensah, Sina Leota"]


def test_a_wish_is_no_meeting() -> None:
    assert encounters("Togolese President Kossi Mensah wants to meet Samoan President Sina Leota.") == []


def test_envoys_named_behind_the_ceremony_presented_their_letters() -> None:
    text = (
        "President Kossi Mensah of Togo today received letters of credence from three heads of mission. The new envoys "
        "are Ms Sina Leota of Samoa, Mr Idriss Saleh (Chad) and Mr Ole Tangen of Norway."
    )
    assert encounters(text) == ["Kossi Mensah, Sina Leota", "Idriss Saleh, Kossi Mensah", "Kossi Mensah, Ole Tangen"]


def test_who_led_the_delegations_met() -> None:
    text = (
        "Togo and Samoa held political consultations in Lomé on Friday. The Togolese delegation was led by State "
        "Secretary Kossi Mensah and the Samoan one by Secretary General Sina Leota."
    )
    assert encounters(text) == ["Kossi Mensah, Sina Leota"]


def test_who_joins_somebody_at_all_meetings_took_part_in_each() -> None:
    text = (
        "Togolese Foreign Minister Kossi Mensah met President Sina Leota of Samoa and Prime Minister Fetu Lemalu. "
        "Ambassador Koffi Amah joined him at both meetings."
    )
    assert encounters(text) == ["Koffi Amah, Kossi Mensah, Sina Leota", "Fetu Lemalu, Koffi Amah, Kossi Mensah"]
