"""What has no name of its own is shown by its facts, in every language."""

from __future__ import annotations

from kg.model import Evidence, Individual, Label, Literal, Resource
from kg.resolution.captions import captions as captioned
from kg.resolution.captions import facts_of

PERU = Resource("state/PE", "State", (Label("Peru", "en"), Label("Перу", "ru"), Label("Перу", "kk")), iso="PE")
OKORO = Resource("person/ada-okoro", "Person", (Label("Ада Окоро", "ru"), Label("Ada Okoro", "ru-Latn")))


def told(subject, predicate, value, *, backs=True):
    return Evidence(subject, predicate, value, "a", 0, 1, 0.9, "Asserted", None, "test", backs)


def captions(resource, *evidence):
    known = {item.path: item for item in (resource, PERU, OKORO)}
    facts = facts_of(item for item in evidence if item.subject == resource.path)
    return {label.language: label.text for label in captioned(resource, facts, known.get).labels}


def test_a_meeting_is_shown_by_who_took_part_and_when():
    meeting = Resource("meeting/1", "Meeting")
    found = captions(
        meeting,
        told("meeting/1", "participant", "person/ada-okoro"),
        told("meeting/1", "participant", "state/PE"),
        told("meeting/1", "when", Literal("2031-05", "edtf:EDTF")),
    )
    assert found == {
        "en": "Meeting: Ada Okoro – Peru (2031-05)",
        "ru": "Встреча: Ада Окоро – Перу (2031-05)",
        "kk": "Кездесу: Ада Окоро – Перу (2031-05)",
    }


def test_a_visit_is_shown_by_who_goes_where():
    visit = Resource("visit/1", "Visit")
    found = captions(visit, told("visit/1", "visitor", "person/ada-okoro"), told("visit/1", "destination", "state/PE"))
    assert found["en"] == "Visit: Ada Okoro to Peru"


def test_a_statement_is_shown_by_who_takes_which_stance():
    statement = Resource("statement/1", "Statement")
    found = captions(
        statement, told("statement/1", "speaker", "state/PE"), told("statement/1", "stance", Individual("Condemns"))
    )
    assert found == {"en": "Peru: condemns", "ru": "Перу: осуждает", "kk": "Перу: айыптайды"}


def test_what_backs_no_fact_is_not_shown():
    meeting = Resource("meeting/1", "Meeting")
    found = captions(
        meeting,
        told("meeting/1", "participant", "state/PE"),
        told("meeting/1", "participant", "person/ada-okoro", backs=False),
    )
    assert found["en"] == "Meeting: Peru"


def test_a_thing_of_which_nobody_is_told_gets_no_label():
    assert captions(Resource("meeting/1", "Meeting"), told("meeting/1", "place", "state/PE")) == {}


def test_a_name_of_its_own_is_kept():
    forum = Resource("meeting/1", "Meeting", (Label("The Lakes Talks", "en"),))
    assert captions(forum, told("meeting/1", "participant", "state/PE")) == {"en": "The Lakes Talks"}
