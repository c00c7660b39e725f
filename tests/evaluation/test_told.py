"""A reading as facts."""

from kg.evaluation.told import facts
from kg.model import Claim, Document, Individual, Literal, Name, Node, Reading

TEXT = "Kari Lund of Norway met the Emir in Lome on 4 May 2031, or in May."
PERSON = Node("person:1", "Person", (Name("Kari Lund", "en"), Name("Lund", "en", "alt")))
STATE = Node("state:1", "State", (Name("Norway", "en"),), anchor="state/NO")
TOGO = Node("state:2", "State", (Name("Togo", "en"),), anchor="state/TG")
PLACE = Node("place:1", "Place", (Name("Lome", "en"),), anchor="place/lome")
MEETING = Node("meeting:1", "Meeting")
NODES = (PERSON, STATE, TOGO, PLACE, MEETING)


def claim(predicate, object, span=(0, 27), **more):
    return Claim("meeting:1", predicate, object, *span, **more)


def read(*claims, nodes=NODES):
    return facts(Reading(Document("a.txt", TEXT, "en"), nodes, claims))


def texts(fact, slot):
    return [value.text for value in fact.slots.get(slot, ())]


def dated(first, last, span, **more):
    return (
        claim("earliest", Literal(first, "xsd:date"), span, **more),
        claim("latest", Literal(last, "xsd:date"), span, **more),
    )


def test_a_node_with_claims_is_a_fact_with_values():
    held = claim("status", Individual("Held"))
    (fact,) = read(claim("participant", "person:1"), claim("party", "state:1"), held)
    assert fact.kind.name == "meetings"
    assert (texts(fact, "participants"), texts(fact, "parties"), texts(fact, "status")) == (
        ["Kari Lund"],
        ["Norway"],
        ["Held"],
    )
    assert fact.span == (0, 27)
    assert fact.slots["status"][0].claims == (held,)


def test_a_value_has_the_names_of_its_node_and_of_the_lexicon():
    (fact,) = read(claim("participant", "person:1"), claim("party", "state:1"))
    assert fact.slots["participants"][0].names == {"kari lund", "lund"}
    assert {"state/NO", "norway", "норвегия", "kingdom of norway"} <= fact.slots["parties"][0].names


def test_denied_and_possible_claims_tell_nothing():
    assert read(claim("party", "state:1", modality="Denied"), claim("party", "state:2", modality="Possible")) == []


def test_the_finer_dates_stand():
    days = dated("2031-05-04", "2031-05-04", (44, 54))
    month = dated("2031-05-01", "2031-05-31", (59, 65))
    (fact,) = read(claim("party", "state:1"), *days, *month)
    assert texts(fact, "dates") == ["2031-05-04"]
    assert len(fact.slots["dates"][0].claims) == 2


def test_dates_that_disagree_are_two():
    (fact,) = read(
        claim("party", "state:1"),
        *dated("2031-05-04", "2031-05-04", (44, 54)),
        *dated("2031-06-01", "2031-06-30", (59, 65)),
    )
    assert texts(fact, "dates") == ["2031-05-04", "2031-06-01/2031-06-30"]


def test_the_state_of_a_city_is_implied_and_another_is_not():
    (fact,) = read(
        claim("party", "state:1"), claim("place", "place:1"), claim("country", "state:2"), claim("country", "state:1")
    )
    assert [(value.text, value.implied) for value in fact.slots["place"]] == [
        ("Lome", False),
        ("Togo", True),
        ("Norway", False),
    ]


def test_a_conference_that_is_but_spoken_of_is_told():
    forum = Node("conference:1", "Conference", (Name("Forum of Ports", "en"),))
    found = read(claim("party", "state:1"), claim("about", "conference:1"), nodes=(*NODES, forum))
    assert [str(fact) for fact in found] == ["Norway", "Forum of Ports"]


def test_a_ministry_is_known_without_its_state():
    ministry = Node("organization:1", "Organization", (Name("Ministry of Health (Norway)", "en"),))
    (fact,) = read(claim("party", "organization:1"), nodes=(*NODES, ministry))
    assert "ministry of health" in fact.slots["parties"][0].names
