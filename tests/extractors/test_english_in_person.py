"""Meetings without a word of meeting: what one official does with another of another side, or says to his face."""

from __future__ import annotations

import pytest

from kg.config import Settings
from kg.documents import from_text
from kg.extractors.reading import read
from tests.extractors.participants import ISSUED, meetings

PAIR = ["Arancibia – Lehtonen"]
FINN = "Finnish Foreign Minister Aino Lehtonen"
CHILEAN = "Chilean President Diego Arancibia"


@pytest.mark.parametrize(
    "told",
    [
        f"{FINN} took her seat opposite {CHILEAN} in Santiago on Tuesday.",
        f"{CHILEAN} opened the doors of the palace to {FINN} on Tuesday.",
        f"{FINN} was closeted with {CHILEAN} for two hours.",
        f"{FINN} had {CHILEAN} on the line on Tuesday evening.",
        f"{FINN} was on the phone with {CHILEAN} on Tuesday.",
        f"{FINN} was shown around the museum by {CHILEAN}.",
        f"{FINN} walked through the old town with {CHILEAN} on Tuesday.",
        f"{FINN} was invited in for coffee by {CHILEAN} and stayed for an hour.",
        f"{FINN} raised the detentions with {CHILEAN} on Tuesday.",
        f"{CHILEAN} gave {FINN} an hour of his time on Tuesday.",
        f"{FINN} crossed paths with {CHILEAN} in Geneva.",
        f"{FINN} faced {CHILEAN} across the table in Geneva.",
        f"{FINN} kept her appointment with {CHILEAN} on Tuesday.",
        f"{FINN} withdrew for half an hour with {CHILEAN}.",
        f"{FINN} was introduced at the palace to {CHILEAN}.",
        f"{FINN} and {CHILEAN} compared notes on shipping in Santiago.",
        f"{FINN} and {CHILEAN} put their heads together in Santiago.",
        f"{FINN} and {CHILEAN} spent two hours together aboard a ship on Friday.",
        f"{FINN} dined at the palace on Monday evening with {CHILEAN}.",
    ],
)
def test_what_one_does_with_another_in_person_is_a_meeting(told: str) -> None:
    assert meetings(told) == PAIR


@pytest.mark.parametrize(
    "told",
    [
        f"{CHILEAN} assured {FINN} in Santiago on Tuesday that the treaty would be ratified.",
        f"{FINN} pressed her Chilean counterpart, Diego Arancibia, on lithium over lunch.",
        f"{FINN} used a coffee break to press her Chilean counterpart, Diego Arancibia, on lithium.",
        f"{FINN} was questioned for an hour by {CHILEAN} about drones.",
        f"{FINN} sought the support of {CHILEAN} during an audience at the palace.",
    ],
)
def test_what_is_said_where_both_are_is_said_at_a_meeting(told: str) -> None:
    assert meetings(told) == PAIR


@pytest.mark.parametrize(
    "told",
    [
        f"{FINN} assured {CHILEAN} in a letter on Tuesday that the treaty would be ratified.",
        f"{FINN} thanked {CHILEAN} on Tuesday.",
        f"{FINN} intends to raise the detentions with {CHILEAN}.",
        f"{FINN} did not raise the detentions with {CHILEAN}.",
        f"{FINN} and {CHILEAN} both addressed the General Assembly on Tuesday.",
        f"{FINN} spoke at the forum in Doha, where {CHILEAN} and the Prime Minister of Peru also spoke.",
        f"{FINN} will be shown around the museum by its director, Ewan Goudie.",
    ],
)
def test_what_is_said_from_afar_or_only_meant_is_none(told: str) -> None:
    assert meetings(told) == []


def test_those_whom_somebody_brings_together_meet_with_him() -> None:
    told = "President Grace Nanka of Uganda brought together South Sudan's rivals, Gen Santino Wol and Ms Rebecca Deng."
    assert meetings(told) == ["Deng – Nanka – Wol"]


def test_another_who_was_met_besides_is_met_apart() -> None:
    told = "India's Foreign Secretary, Harjit Bedi, was in Colombo on Monday. "
    told += "Besides his opposite number, Dilrukshi Perera, he saw President Asela Silva."
    assert sorted(meetings(told)) == ["Bedi – Perera", "Bedi – Silva"]


def test_whoever_speaks_in_direct_speech_is_who_met() -> None:
    told = (
        '"I met President Diego Arancibia of Chile yesterday," Finnish Foreign Minister Aino Lehtonen told reporters.'
    )
    assert meetings(told) == PAIR


def test_the_two_are_those_of_the_same_sentence() -> None:
    told = f"{FINN} was in Santiago, where {CHILEAN} gave her a medal and where the two exchanged views on trade."
    assert meetings(told) == PAIR


def test_the_two_discussed_is_a_verb() -> None:
    told = f"{FINN} met {CHILEAN} on Monday and Prime Minister Rosa Pinto on Tuesday. The two discussed trade."
    assert meetings(told) == ["Arancibia – Lehtonen", "Lehtonen – Pinto"]


def test_what_one_sat_down_for_is_no_other_meeting() -> None:
    assert meetings(f"{FINN} sat down with {CHILEAN} in London last month to talk mackerel.") == PAIR


def test_callers_of_one_side_call_together() -> None:
    told = "Philippine Senators Teofilo Dizon and Grace Abaya paid a courtesy call on Lao President Kham Sisa."
    assert meetings(told) == ["Abaya – Dizon – Sisa"]


def test_the_president_himself_is_who_received() -> None:
    told = "Japanese Foreign Minister Yuka Kuroda went on to Tashkent, where it was President Jasur Mirza himself "
    assert meetings(told + "who received her.") == ["Kuroda – Mirza"]


def test_whoever_holds_a_post_of_a_place_is_met_with_it() -> None:
    assert meetings(f"{FINN} had supper on Monday with Scotland's First Minister, Catriona Reid.") == [
        "Lehtonen – Reid"
    ]


def test_counterparts_named_in_brackets_behind_their_states() -> None:
    told = "Ghanaian Foreign Minister Ama Darko met on Monday with her colleagues from Kenya (Musalia Odhiambo), "
    told += "Algeria (Ahmed Benali) and Germany (Karl Weber)."
    assert meetings(told) == ["Darko – Odhiambo", "Benali – Darko", "Darko – Weber"]


def test_posts_that_met_are_named_behind_in_their_order() -> None:
    told = "Finland's foreign minister met Chile's president in Santiago on Tuesday. "
    assert meetings(told + "Aino Lehtonen and Diego Arancibia spoke for an hour.") == PAIR


def test_whoever_goes_to_the_embassy_of_a_state_abroad_may_be_of_it() -> None:
    told = (
        "MANILA, Oct 16 – Foreign Affairs Secretary Rico Manalo is in Kuala Lumpur. He will attend a reception hosted "
    )
    told += (
        "by the Philippine Embassy in Malaysia. Manalo met Malaysian Foreign Minister Datuk Seri Hasan Omar on Monday."
    )
    assert meetings(told) == ["Manalo – Omar"]


def test_a_title_with_a_full_stop_ends_no_sentence() -> None:
    told = "Panamanian President Aurelio Paz met Cardinal Raffaele Dossi, the Vatican's Secretary of State, who was "
    assert meetings(told + "accompanied by Msgr. Piotr Halicki, Secretary for Relations with States.") == [
        "Dossi – Halicki – Paz"
    ]


def test_an_incoming_ambassador_of_the_headline_is_the_one_newly_appointed() -> None:
    told = "President Orkhan Tagi receives credentials of incoming ambassador of Morocco\n\nBaku, June 11, AzPress\n\n"
    told += (
        "On June 11, President of Azerbaijan Orkhan Tagi received the credentials of the newly appointed Ambassador "
    )
    assert meetings(told + "of Morocco, Fatima Benki.") == ["Benki – Tagi"]


def days(text: str) -> list[str]:
    reading = read(from_text(text, identifier="a", settings=Settings(), language="en", issued=ISSUED))
    return [str(claim.object.value) for claim in reading.claims if claim.predicate == "when"]


def test_what_two_agreed_on_lies_ahead() -> None:
    told = f"{FINN} and {CHILEAN} talked by phone. They agreed to meet in Halifax on October 12."
    assert days(told)[-1] == "2025-10-12"


def test_what_is_discussed_in_calls_has_the_day_of_the_verb() -> None:
    told = "Peruvian President Ana Vega on Sunday discussed trade in separate phone calls with Iraqi Premier Haider "
    assert days(told + "Zubaidi and Somali President Abdi Warsame.") == ["2025-06-08", "2025-06-08"]


def test_whoever_subsequently_met_another_met_him_on_the_same_day() -> None:
    told = f"This morning {CHILEAN} received the Prime Minister of Lesotho, Teboho Rama, who subsequently met with the "
    assert days(told + "Foreign Minister, Rosa Pinto.") == ["2025-06-12", "2025-06-12"]


def test_the_day_before_is_counted_from_when_it_was_said() -> None:
    assert days(f"{FINN} said on Monday that she had met {CHILEAN} the day before.") == ["2025-06-08"]
