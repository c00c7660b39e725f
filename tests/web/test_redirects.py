"""An IRI that no node has any more leads to what the node has become; there are no chains and no cycles."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg import KnowledgeGraph
from kg.store import INTERNAL, QuadStore, redirects
from kg.web import create_app

BASE = "https://w3id.org/diplomacy-kg/id/"
BRAZIL = "President of Brazil Maria Silva met the King of Norway.\n"
PORTUGAL = "President of Portugal Maria Silva met the King of Norway.\n"


def answered(graph, path):
    response = create_app(graph).test_client().get(path)
    return response.status_code, response.headers.get("Location")


@pytest.fixture
def namesakes(tmp_path):
    with KnowledgeGraph(tmp_path / "graph.db") as graph:
        graph.add_text(BRAZIL, identifier="a.txt", language="en")
        graph.add_text(PORTUGAL, identifier="b.txt", language="en")
        yield graph


def test_a_person_who_is_told_from_a_new_namesake_is_found_by_the_old_iri(namesakes):
    assert answered(namesakes, "/id/person/maria-silva") == (308, "/id/person/maria-silva-br")
    assert answered(namesakes, "/id/person/maria-silva?format=turtle") == (
        308,
        "/id/person/maria-silva-br?format=turtle",
    )
    assert answered(namesakes, "/id/person/maria-silva-br")[0] == 200


def test_an_iri_that_becomes_a_node_again_has_no_redirect_and_what_is_gone_is_not_found(namesakes):
    namesakes.remove("b.txt")
    assert answered(namesakes, "/id/person/maria-silva")[0] == 200
    assert answered(namesakes, "/id/person/maria-silva-br") == (308, "/id/person/maria-silva")
    assert answered(namesakes, "/id/person/maria-silva-pt")[0] == 404
    namesakes.remove("a.txt")
    assert answered(namesakes, "/id/person/maria-silva-br")[0] == 404


def test_redirects_are_no_part_of_the_graph(namesakes, tmp_path):
    namesakes.export(tmp_path / "later.nq")
    with KnowledgeGraph() as fresh:
        fresh.add_text(PORTUGAL, identifier="b.txt", language="en")
        fresh.add_text(BRAZIL, identifier="a.txt", language="en")
        fresh.export(tmp_path / "fresh.nq")
    assert (tmp_path / "later.nq").read_bytes() == (tmp_path / "fresh.nq").read_bytes()


def test_redirects_outlive_the_store_being_closed(namesakes):
    path = namesakes.store.path
    namesakes.close()
    with KnowledgeGraph(path, read_only=True) as graph:
        assert answered(graph, "/id/person/maria-silva") == (308, "/id/person/maria-silva-br")


def told(store, **change):
    remove, add = redirects.change(store, **change)
    store.apply(remove=remove, add=add)
    return {
        (quad.subject.value, quad.object.value)
        for quad in store.quads(graph=INTERNAL)
        if "became" in str(quad.predicate)
    }


def test_what_leads_to_a_redirected_iri_is_led_on():
    with QuadStore() as store:
        told(store, became={"urn:a": "urn:b"})
        assert told(store, became={"urn:b": "urn:c"}) == {("urn:a", "urn:c"), ("urn:b", "urn:c")}


def test_there_is_no_cycle_when_a_node_comes_back():
    with QuadStore() as store:
        told(store, became={"urn:a": "urn:b"})
        assert told(store, became={"urn:b": "urn:a"}) == {("urn:b", "urn:a")}
        assert told(store, became={"urn:b": "urn:b"}, nodes=["urn:b"]) == set()
        assert told(store, became={"urn:a": "urn:b", "urn:b": "urn:a"}) == set()


def test_what_leads_to_nothing_goes():
    with QuadStore() as store:
        told(store, became={"urn:a": "urn:b"})
        assert told(store, became={}, gone=["urn:b"]) == set()


def test_what_is_no_iri_has_become_nothing():
    assert redirects.goal(ox.Store(), "urn:a b") is None
