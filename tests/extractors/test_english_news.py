"""What English agencies write otherwise than press services: letters of posts, tours, visits that are off, sessions."""

from __future__ import annotations

import datetime

from participants import meetings
from test_belonging_apart import states

from kg.config import Settings
from kg.documents import from_text
from kg.evaluation.told import facts
from kg.extractors.reading import read

ISSUED = datetime.date(2025, 6, 12)


def told(text: str, kind: str, slot: str) -> list[list[str]]:
    """What each fact of a kind tells in a slot, in the order of the text."""
    reading = read(from_text(text, identifier="a", settings=Settings(), language="en", issued=ISSUED))
    found = sorted((f for f in facts(reading) if f.kind.name == kind), key=lambda f: f.span)
    return [[value.text for value in fact.slots.get(slot, ()) if not value.implied] for fact in found]


def test_the_letters_of_a_post_may_stand_before_the_name():
    text = "Foreign Minister (FM) Pedro Salas held a meeting with Ida Holm, President of Denmark."
    assert meetings(text) == ["Holm – Salas"]


def test_whoever_is_greeted_is_not_the_one_who_speaks():
    assert ("Salas", "DK") not in states("Greeting the Danish Foreign Minister, Salas praised the growth of trade.")


def test_a_known_president_is_of_no_other_state():
    text = "Prime Minister Ida Holm of Denmark spoke. Copenhagen hopes that President Donald Trump recovers soon."
    assert ("Donald Trump", "DK") not in states(text)


def test_between_two_presidents_stand_two_states():
    text = "Peru followed the talks between President Pedro Salas and Danish President Ida Holm in Copenhagen."
    assert ("Pedro Salas", "DK") not in states(text)


def test_who_reiterates_the_wish_of_a_state_is_of_it():
    text = (
        "Foreign Minister Pedro Salas met Danish Foreign Minister Ida Holm in Copenhagen. He arrived from Oslo. "
        "Minister Salas reiterated Peru's desire to trade with Denmark."
    )
    assert ("Pedro Salas", "PE") in states(text)


def test_a_minister_of_that_time_is_not_kept_from_the_state_by_the_one_of_today():
    text = (
        "Peruvian Foreign Minister Pedro Salas flew to Oslo. It is the first by a Peruvian foreign minister since "
        "2011, when then-foreign minister Ana Ruiz visited."
    )
    assert ("Ana Ruiz", "NO") not in states(text)


def test_a_one_on_one_meeting_is_one():
    text = (
        "A one-on-one meeting took place between Peruvian Foreign Minister Pedro Salas and Danish President Ida Holm."
    )
    assert meetings(text) == ["Holm – Salas"]


def test_with_somebody_saying_something_is_no_company():
    text = (
        "Danish Minister Ida Holm met Kenyan Minister Omar Tole. Trade was discussed in the meeting with the Peruvian "
        "foreign minister reiterating his offer."
    )
    assert meetings(text) == ["Holm – Tole"]


def test_another_office_of_a_state_is_another_person():
    text = (
        "Peruvian Foreign Minister Pedro Salas met his Danish counterpart in Oslo. "
        "He also talked with Danish King Frederik Holm."
    )
    assert len(meetings(text)) == 2


def test_meetings_to_be_expedited_are_none():
    text = (
        "Peruvian Minister Pedro Salas and Danish Minister Ida Holm agreed to expedite meetings of the working groups."
    )
    assert meetings(text) == []


def test_earlier_is_not_the_day_told_before():
    text = (
        "On 10 June Peruvian Foreign Minister Pedro Salas met Danish Foreign Minister Ida Holm in Oslo. "
        "Earlier, Salas met Kenyan Foreign Minister Omar Tole in Nairobi."
    )
    assert told(text, "meetings", "dates")[-1] == []


def test_he_will_next_visit():
    text = "Peruvian Foreign Minister Pedro Salas will next visit Norway."
    assert told(text, "visits", "destination") == [["Norway"]]


def test_one_day_is_not_that_of_each_stop_of_a_long_tour():
    text = "Peruvian President Pedro Salas will on 16 June embark on a six-day visit to Norway, Denmark and Kenya."
    assert told(text, "visits", "dates") == [[], [], []]


def test_the_first_leg_is_no_first_visit():
    text = "On the first leg of his tour Peruvian President Pedro Salas arrived in Oslo."
    assert told(text, "visits", "format") == [[]]


def test_a_visit_that_is_off_stays_off_when_new_dates_are_spoken_of():
    text = (
        "Peru and Norway have agreed to postpone Peruvian President Pedro Salas's state visit to Norway. "
        "New dates for the President's visit to Norway are being discussed."
    )
    assert told(text, "visits", "status") == [["Postponed"]]


def test_a_headline_in_capitals_may_end_in_a_passive():
    text = "Peruvian President Pedro Salas's State Visit to Norway to Be Postponed"
    assert told(text, "visits", "status") == [["Postponed"]]


def test_whoever_is_on_a_visit_may_be_told_in_few_words():
    text = "The tale was told. The Peruvian minister Pedro Salas is in Norway on an official visit."
    assert told(text, "visits", "visitor") == [["Pedro Salas"]]


def test_a_session_of_a_commission_of_two_states_is_a_conference():
    text = "A session of the Peruvian-Kenyan joint commission on trade concluded in Lima on 10 June."
    (name,) = told(text, "conferences", "name")
    assert name == ["Session of the Peruvian-Kenyan joint commission on trade"]


def test_a_session_of_a_committee_of_one_state_is_none():
    assert told("A session of the joint committee on the budget ended on Monday.", "conferences", "name") == []


def test_an_inaugural_session_is_a_part_of_something():
    assert told("The inaugural session was attended by Peruvian Minister Pedro Salas.", "conferences", "name") == []


def test_the_name_of_a_dialogue_goes_on_before_its_ministers():
    text = "The second round of the Peru-Kenya Foreign Ministers' Strategic Dialogue was held in Lima."
    (name,) = told(text, "conferences", "name")
    assert name == ["Second round of the Peru-Kenya Foreign Ministers' Strategic Dialogue"]


def test_words_of_courtesy_in_letters_are_no_part_of_a_name():
    text = "HE Prime Minister Pedro Salas of Peru received a phone call from Prime Minister of Denmark HE Ida Holm."
    assert told(text, "meetings", "participants") == [["Pedro Salas", "Ida Holm"]]


def test_whoever_is_called_on_is_of_another_state_than_the_envoy():
    text = "Outgoing Norwegian Ambassador to Peru Ola Dahl has paid a farewell call on Foreign Minister Pedro Salas."
    assert ("Pedro Salas", "NO") not in states(text)


def test_who_leaves_for_a_state_is_not_of_it():
    text = "Foreign Minister Pedro Salas is leaving for Norway on Thursday. Oslo expects many guests."
    assert ("Pedro Salas", "NO") not in states(text)


def test_a_welcome_at_an_airport_is_no_meeting():
    text = "Peruvian President Pedro Salas was met at Oslo airport by Norwegian Minister Ola Dahl."
    assert meetings(text) == []


def test_whoever_has_a_word_of_courtesy_is_no_place():
    text = "Minister Joan Lima of Malta spoke. Dr Lima met Danish Minister Ida Holm."
    assert meetings(text) == ["Holm – Lima"]


def test_a_headline_may_leave_out_the_auxiliary():
    text = "Trilateral Meeting of the Foreign Ministers of Kenya, Peru and Chile held in Oslo on Monday."
    assert told(text, "meetings", "place") == [["Oslo"]]


def test_a_place_may_stand_behind_its_state():
    text = "Peruvian Minister Pedro Salas met Kenyan Minister Omar Tole in Kenya's Nairobi city on Monday."
    assert told(text, "meetings", "place") == [["Nairobi"]]


def test_letters_in_brackets_do_not_end_the_name_of_a_session():
    text = "Minister Pedro Salas attended the 78th Session of the United Nations (UN) General Assembly."
    assert told(text, "conferences", "ordinal") == [["78"]]


def test_a_counted_programme_is_no_initiative():
    assert told("Peru launched the 75th Independence Day programme on Monday.", "initiatives", "name") == []


def test_a_post_that_acts_behind_a_comma_is_nobody_named_before():
    text = (
        "During the talks, which were attended by Danish Ambassador Ida Holm, the premier said that trade would grow."
    )
    reading = read(from_text(text, identifier="a", settings=Settings(), language="en", issued=ISSUED))
    assert [f.slots["role"][0].text for f in facts(reading) if f.kind.name == "posts"] == ["Ambassador"]


def test_what_is_stated_is_no_state_visit():
    text = (
        "Peruvian President Pedro Salas will make his first visit to Norway. Reports stated the trip to Oslo is short."
    )
    assert ["State visit"] not in told(text, "visits", "format")


def test_whose_a_picture_is_says_no_place():
    text = "Norwegian Prime Minister Ola Dahl meets with Danish Foreign Minister Ida Holm in Oslo (Lima photo)"
    assert told(text, "meetings", "place") == [["Oslo"]]


def test_who_headed_the_talks_of_two_states_met():
    text = "Kenya and Peru held talks headed by Kenyan Prime Minister Omar Tole and his Peruvian counterpart Ana Orres."
    assert meetings(text) == ["Orres – Tole"]


def test_relations_between_two_states_that_a_meeting_speaks_of_make_no_meeting_of_the_two():
    assert meetings("The meeting will focus on relations between Kenya and Peru.") == []
