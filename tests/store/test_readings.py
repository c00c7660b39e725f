"""A reading comes back from the store as it was, in the same bytes each time."""

from datetime import date

import pyoxigraph as ox
import pytest

from kg.errors import StoreDamagedError
from kg.model import Claim, Document, Individual, Literal, Name, Node, Passage, Reading
from kg.store import INTERNAL, QuadStore
from kg.store.readings import base_of, base_quad, dumps, kept, loads, quad_of

DOCUMENT = Document(
    identifier="вести/1 №2.txt",
    text="ОСЛО, 3 мая 2021 года. Министр Норвегии принял посла Чили.",
    language="ru",
    title="Министр принял посла",
    issued=date(2021, 5, 3),
    publisher="Вести",
    source="https://example.org/1",
    dateline=(0, 4),
    passages=(Passage(0, 22, "dateline"), Passage(23, 58, "body")),
    warnings=("a warning",),
)
READING = Reading(
    document=DOCUMENT,
    nodes=(
        Node("meeting:1", "Meeting", signature=("format:phone", "word:a")),
        Node("state:1", "State", (Name("Норвегия", "ru"), Name("РН", "ru", "alt")), "state/NO"),
    ),
    claims=(
        Claim("meeting:1", "party", "state:1", 23, 58, 0.8, "Possible", "state:1", "meetings"),
        Claim("meeting:1", "status", Individual("Held"), 23, 58),
        Claim("meeting:1", "when", Literal("2021-05-03", "edtf:EDTF"), 6, 21),
        Claim("meeting:1", "note", Literal("встреча", "rdf:langString", "ru"), 6, 21),
    ),
)


def test_a_reading_survives_the_round_trip():
    assert loads(dumps(READING)) == READING
    assert dumps(loads(dumps(READING))) == dumps(READING)


def test_the_store_gives_back_what_it_keeps_in_order_of_the_identifier():
    store = QuadStore()
    other = Reading(Document("a.txt", "x", "en"))
    store.apply(add=[quad_of(READING), quad_of(other), base_quad("https://example.org/id/")])
    assert list(kept(store).values()) == [other, READING]
    assert base_of(store) == "https://example.org/id/"
    assert len(store) == 0


def test_a_new_store_has_no_base():
    assert base_of(QuadStore()) is None


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"document":{"identifier":"a"}}', '{"document":{"x":1}}'])
def test_what_is_no_reading_is_damage(text):
    with pytest.raises(StoreDamagedError, match="cannot be understood"):
        loads(text)


def test_a_store_whose_reading_is_damaged_says_so():
    store = QuadStore()
    good = quad_of(READING)
    store.apply(add=[ox.Quad(good.subject, good.predicate, ox.Literal("{"), INTERNAL)])
    with pytest.raises(StoreDamagedError):
        kept(store)
