"""One document against its gold."""

from pathlib import Path

import pytest

from kg.config import Settings
from kg.evaluation import gold
from kg.evaluation.comparing import Comparison
from kg.evaluation.facts import Fact, Value
from kg.evaluation.kinds import BY_NAME
from kg.evaluation.scores import Counts, Row
from kg.model import Claim

TEXT = "Kari Lund met Kofi Mensah in Accra on 4 May 2031."
HEAD = f'document: {{text: "{TEXT}", language: en}}\n'
MEETING = "meetings:\n  - participants: [Kari Lund, Kofi Mensah]\n    status: Held\n    place: Accra\n"


def value(text, *, confidence=0.9, implied=False):
    claim = Claim("meeting:1", "participant", "x", 0, 25, confidence)
    return Value(text, frozenset({text.casefold()}), (text,), (claim,), implied)


def told(kind="meetings", **slots):
    return Fact(BY_NAME[kind], {name: tuple(values) for name, values in slots.items()}, span=(0, 25))


def meeting(**more):
    return told(participants=[value("Kari Lund"), value("Kofi Mensah")], **more)


def compare(text, *facts):
    return Comparison(gold.from_text(HEAD + text, path=Path("a.yaml"), settings=Settings()), facts)


def counts(done, name):
    kind, _, slot = name.partition(".")
    return done.counts.get(Row("en", kind, slot or None), Counts())


def findings(done):
    return [(item.row.name, item.made_up, item.text) for item in done.findings]


def test_what_is_in_both_is_right():
    done = compare(MEETING, meeting(status=[value("Held")], place=[value("Accra")]))
    assert counts(done, "meetings") == Counts(right=1)
    assert counts(done, "meetings.participants") == Counts(right=2)
    assert counts(done, "meetings.place") == Counts(right=1)
    assert findings(done) == []


def test_a_missed_fact_misses_what_makes_it_and_not_what_is_said_of_it():
    done = compare(MEETING)
    assert counts(done, "meetings") == Counts(missed=1)
    assert counts(done, "meetings.participants") == Counts(missed=2)
    assert counts(done, "meetings.status") == Counts()
    assert [item.where for item in done.findings] == ["a.yaml:3"]


def test_a_made_up_fact_is_told_with_its_words():
    done = compare("", meeting(status=[value("Held")]))
    assert counts(done, "meetings") == Counts(made_up=1)
    assert counts(done, "meetings.participants") == Counts(made_up=2)
    assert counts(done, "meetings.status") == Counts()
    assert [item.quote for item in done.findings] == ["Kari Lund met Kofi Mensah"]
    assert done.made_up == 1


def test_a_wrong_value_is_one_missed_and_one_made_up():
    done = compare(MEETING, meeting(status=[value("Planned")], place=[value("Accra")]))
    assert counts(done, "meetings") == Counts(right=1)
    assert counts(done, "meetings.status") == Counts(made_up=1, missed=1)
    assert findings(done) == [("meetings.status", False, "Held"), ("meetings.status", True, "Planned")]


def test_a_value_that_gold_does_not_have_is_made_up():
    done = compare("meetings:\n  - participants: [Kari Lund, Kofi Mensah]\n", meeting(place=[value("Accra")]))
    assert counts(done, "meetings.place") == Counts(made_up=1)


@pytest.mark.parametrize("place", [[], ["Accra"], ["Tema"]])
def test_an_unclear_slot_counts_neither_way(place):
    done = compare(MEETING.replace("Accra", "unclear"), meeting(place=map(value, place), status=[value("Held")]))
    assert counts(done, "meetings.place") == Counts()
    assert findings(done) == []


@pytest.mark.parametrize("facts", [[], [meeting()]])
def test_an_optional_fact_counts_neither_way(facts):
    done = compare(MEETING + "    optional: true\n", *facts)
    assert not any(item != Counts() for item in done.counts.values())
    assert (findings(done), done.points) == ([], [])


def test_what_is_not_judged_is_not_counted():
    done = compare("judged: [posts, meetings.place]\n" + MEETING, meeting(place=[value("Tema")]), told("visits"))
    assert counts(done, "meetings") == Counts(right=1)
    assert counts(done, "meetings.place") == Counts(made_up=1, missed=1)
    assert counts(done, "meetings.status") == counts(done, "visits") == Counts()


def test_the_state_of_a_city_is_neither_made_up_nor_missed():
    done = compare(MEETING, meeting(place=[value("Accra"), value("Ghana", implied=True)], status=[value("Held")]))
    assert counts(done, "meetings.place") == Counts(right=1)
    assert findings(done) == []


def test_it_is_right_where_gold_names_it():
    done = compare(
        MEETING.replace("place: Accra", "place: [Accra, Ghana]"),
        meeting(place=[value("Accra"), value("Ghana", implied=True)]),
    )
    assert counts(done, "meetings.place") == Counts(right=2)


def test_a_name_is_right_only_where_it_is_the_same():
    done = compare(
        "conferences: [{name: Forum of Ports}]\n", told("conferences", name=[value("the forum of the ports")])
    )
    assert counts(done, "conferences") == Counts(right=1)
    assert counts(done, "conferences.name") == Counts(made_up=1, missed=1)


def test_each_judged_claim_is_right_or_wrong():
    done = compare(
        MEETING,
        meeting(status=[value("Planned", confidence=0.7)]),
        told(participants=[value("Aino Laine", confidence=0.5)]),
    )
    assert sorted(done.points) == [(0.5, False), (0.7, False), (0.9, True), (0.9, True)]


def test_of_a_city_and_its_state_the_city_answers_where_gold_would_have_either():
    state, city = value("Ghana", implied=True), value("Accra")
    either = compare(MEETING.replace("place: Accra", "place: Accra | Ghana"), meeting(place=[state, city]))
    assert counts(either, "meetings.place") == Counts(right=1)


def test_a_house_and_its_city_are_one_place_where_gold_names_both():
    both = MEETING.replace("place: Accra", "place: Osu Castle | Accra")
    done = compare(both, meeting(status=[value("Held")], place=[value("Accra"), value("Osu Castle")]))
    assert counts(done, "meetings.place") == Counts(right=1)
    apart = compare(both, meeting(status=[value("Held")], place=[value("Accra"), value("Tema")]))
    assert counts(apart, "meetings.place") == Counts(right=1, made_up=1)
