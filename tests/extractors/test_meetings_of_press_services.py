"""Meetings as press services tell them: by the way, in headlines, with who stood for which side and what comes next."""

from __future__ import annotations

import pytest

from tests.extractors.conftest import Facts
from tests.extractors.participants import meetings

MET = "OSLO, 10 June 2025 — Foreign Minister of Norway Ane Holm met Foreign Minister of Peru Juan Rojas on Tuesday. "


def _met(*more: str) -> list[str]:
    return sorted(["Holm – Rojas", *more])


def test_who_joined_is_none_of_those_who_will_meet_again() -> None:
    told = MET + "Ambassador of Peru Rosa Vega joined the meeting. They will meet in Washington on 9 July."
    assert sorted(meetings(told)) == ["Holm – Rojas", "Holm – Rojas – Vega"]


@pytest.mark.parametrize(
    "aside",
    [
        "They followed up on their discussions in Riyadh in May 2024 and agreed to step up the work.",
        "Mr Rojas recalled that they had met in Riyadh in May 2024.",
    ],
)
def test_who_was_present_was_at_the_meeting_and_not_at_the_one_mentioned_by_the_way(aside: str) -> None:
    found = meetings(f"{MET}{aside} Ambassador of Peru Rosa Vega was also present.")
    assert found[0] == "Holm – Rojas – Vega"
    assert found[1:] == ["Holm – Rojas"]


def test_who_joins_them_is_not_on_the_call_that_one_of_them_told_of() -> None:
    told = (
        f"{MET}The Norwegian minister updated her guest on her call with the Secretary-General of the United Nations, "
        "Miguel Arce, on Monday. They were then joined by Ambassador of Peru Rosa Vega."
    )
    assert sorted(meetings(told)) == ["Arce – Holm", "Holm – Rojas – Vega"]


@pytest.mark.parametrize(
    "relative",
    [
        "Holm spoke of trade at the meeting, which was also attended by Peruvian Ambassador Rosa Vega.",
        "“We support this,” Holm said after the hour-long meeting, which was attended by Ambassador of Peru Rosa Vega.",
    ],
)
def test_a_relative_clause_tells_who_attended_the_meeting_before_it(relative: str) -> None:
    assert meetings(MET + relative) == ["Holm – Rojas – Vega"]


@pytest.mark.parametrize(
    "ahead",
    [
        "The next round of political consultations will take place in Lima in November.",
        "Both sides agreed to hold the next round in Lima in 2026.",
        "The two sides agreed to hold political consultations in Lima in September.",
        "The defence ministers of the two countries will meet in Lima on July 22.",
        "The two countries' trade ministers will meet in Lima in July.",
    ],
)
def test_what_the_two_countries_will_hold_is_a_meeting_of_both(ahead: str, facts: Facts) -> None:
    found = facts(MET + ahead, "en")
    planned = {subject for subject, name, value in found if name == "status" and value == "Planned"}
    who = {value for subject, name, value in found if name == "participant" and subject in planned}
    assert who == {"NO", "PE"}


def test_a_round_of_something_else_is_no_meeting() -> None:
    assert meetings(MET + "The next round of sanctions will take effect in November.") == _met()


def test_who_will_head_a_side_stands_for_it() -> None:
    told = MET + "The next round of political consultations will be held in Lima in November. "
    assert _met("Lund – Peru") == sorted(
        meetings(told + "The Norwegian side will be headed by State Secretary Jan Lund.")
    )


def test_each_side_was_represented_by_several() -> None:
    told = (
        "The Norwegian side was represented by Minister of Defence Jan Lund, "
        "and the Peruvian side by Minister of Trade Luis Paz and Ambassador of Peru to Norway Rosa Vega."
    )
    assert meetings(MET + told) == ["Holm – Lund – Paz – Rojas – Vega"]


def test_the_two_leaders_are_those_told_of() -> None:
    told = (
        "On Friday, President of Kenya Amos Bara will hold talks in Kampala with his Ugandan counterpart, Moses Opio. "
        "The two leaders last met in Kisumu in November 2024."
    )
    assert meetings(told) == ["Bara – Opio", "Bara – Opio"]


@pytest.mark.parametrize("verb", ["is due to", "is to", "will"])
def test_to_present_credentials_is_a_verb(verb: str) -> None:
    told = f"Ambassador of Peru Rosa Vega {verb} present her credentials to President of Chile Luis Soto on Friday."
    assert meetings(told) == ["Soto – Vega"]


def test_according_to_leads_to_nobody_who_is_met() -> None:
    told = (
        "Foreign Minister of Peru Juan Rojas will meet President of Chile Luis Soto, according to the Spanish Embassy."
    )
    assert meetings(told) == ["Rojas – Soto"]


@pytest.mark.parametrize(
    "headline",
    [
        "Ane Holm Held Talks with the Foreign Minister of Peru",
        "Minister Ane Holm Spoke with the Foreign Minister of Peru",
    ],
)
def test_the_verb_of_a_headline_with_capitals_is_no_name(headline: str) -> None:
    assert meetings(f"{headline}\n\n{MET}") == _met()


def test_letters_behind_a_name_are_no_part_of_it() -> None:
    told = (
        "Minister Ní Bhroin meets counterpart\n\nThe Minister for Foreign Affairs of Ireland, Maeve Ní Bhroin TD, met "
        "Foreign Minister of Peru Juan Rojas CBE. Minister Ní Bhroin also met President of Peru Rosa Vega."
    )
    assert sorted(meetings(told)) == ["Bhroin – Rojas", "Bhroin – Vega"]


def test_letters_of_courtesy_and_of_a_body_are_no_name() -> None:
    told = (
        "HE Minister of State of Qatar Khalid Mansour met HE UN Under-Secretary-General for Humanitarian Affairs "
        "Luis Soto in Doha."
    )
    assert meetings(told) == ["Mansour – Soto"]


def test_a_headline_in_the_present_is_of_the_meeting_that_lies_ahead(facts: Facts) -> None:
    told = (
        "President Soto welcomes the Prime Minister of Cabo Verde\n\nToday the President of Chile, Luis Soto, "
        "will welcome the Prime Minister of Cabo Verde, Ana Tavares, to the palace."
    )
    assert meetings(told) == ["Soto – Tavares"]
    assert {value for _, name, value in facts(told, "en") if name == "status"} == {"Planned"}


@pytest.mark.parametrize(("form", "count"), [("in the Baltic format", 1), ("on trade", 2)])
def test_a_format_of_several_makes_one_meeting(form: str, count: int) -> None:
    told = (
        "Foreign Minister of Estonia Liis Rand met the Latvian Foreign Minister, Juris Vilks, and the Lithuanian Prime "
        f"Minister, Rasa Stanke, {form}."
    )
    assert len(meetings(told)) == count


def test_he_in_whose_honour_a_dinner_is_given_may_be_named_behind_it() -> None:
    told = (
        "Foreign Minister of Norway Ane Holm arrived in Accra. At a reception given in her honour by President of "
        "Ghana Kofi Mensah on Monday evening, the Minister spoke of trade."
    )
    assert meetings(told) == ["Holm – Mensah"]


def test_a_province_is_no_part_of_whom_somebody_is_to_meet() -> None:
    told = "Speaker of Peru's parliament Juan Rojas is slated to meet East Java Governor Nur Fadil in Surabaya."
    assert meetings(told) == ["Fadil – Rojas"]


def test_a_deputy_prime_minister_with_a_dash_is_one_person() -> None:
    told = (
        "Foreign Minister of Peru Juan Rojas held talks with Deputy Prime Minister – Foreign Minister of Kazakhstan "
        "Aliya Omarova."
    )
    assert meetings(told) == ["Omarova – Rojas"]


def test_the_two_ministers_are_those_who_met_whatever_ministers_they_are() -> None:
    told = (
        "Minister of State of Qatar Khalid Mansour met on Monday with Foreign Minister of Sweden Henrik Lund. "
        "The two ministers will meet in Stockholm on July 11."
    )
    assert meetings(told) == ["Lund – Mansour", "Lund – Mansour"]
