"""The endpoint speaks the SPARQL protocol: three ways to ask, formats by header or parameter, a page for browsers."""

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from kg.config import Settings
from kg.rdf.terms import INTERNAL
from kg.sparql.service import LocalService
from kg.web import create_app

DATA = Path(__file__).parents[1] / "data" / "ports.ttl"
QUERY = "SELECT ?iso { ?s dip:iso ?iso } ORDER BY ?iso"
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    store = ox.Store()
    store.load(DATA.read_bytes(), format=ox.RdfFormat.TURTLE)
    store.add(ox.Quad(ox.NamedNode("urn:x"), ox.NamedNode("urn:y"), ox.Literal("hidden"), ox.NamedNode(INTERNAL)))
    return create_app(LocalService(store), settings=Settings(query_bytes=2_000)).test_client()


def by_get(client: FlaskClient, query: str) -> TestResponse:
    return client.get("/sparql", query_string={"query": query})


def by_form(client: FlaskClient, query: str) -> TestResponse:
    return client.post("/sparql", data={"query": query})


def direct(client: FlaskClient, query: str) -> TestResponse:
    return client.post("/sparql", data=query.encode(), content_type="application/sparql-query")


@pytest.mark.parametrize("ask", [by_get, by_form, direct])
def test_a_query_is_taken_in_three_ways(client: FlaskClient, ask: Callable[[FlaskClient, str], TestResponse]) -> None:
    response = ask(client, QUERY)
    assert response.status_code == 200
    assert response.content_type == "application/sparql-results+json"
    values = [row["iso"]["value"] for row in json.loads(response.data)["results"]["bindings"]]
    assert values == ["FI", "GH", "MN", "PT"]


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values;q=0.9, text/csv;q=0.1", "text/tab-separated-values; charset=utf-8"),
        ("application/json", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
    ],
)
def test_rows_come_as_the_header_asks(client: FlaskClient, accept: str, content_type: str) -> None:
    response = client.get("/sparql", query_string={"query": QUERY}, headers={"Accept": accept})
    assert (response.status_code, response.content_type) == (200, content_type)
    assert "Accept" in response.headers["Vary"]


@pytest.mark.parametrize(
    ("accept", "content_type", "start"),
    [
        ("text/turtle", "text/turtle; charset=utf-8", b"@prefix"),
        ("application/n-triples", "application/n-triples", b"<https://"),
        ("application/rdf+xml", "application/rdf+xml", b"<?xml"),
        ("application/ld+json", "application/ld+json", b"{"),
        ("application/n-quads", "application/n-quads", b"<https://"),
        ("application/trig", "application/trig", b"@prefix"),
    ],
)
def test_graphs_come_as_the_header_asks(client: FlaskClient, accept: str, content_type: str, start: bytes) -> None:
    query = "CONSTRUCT WHERE { ?s a dip:State }"
    response = client.get("/sparql", query_string={"query": query}, headers={"Accept": accept})
    assert (response.status_code, response.content_type) == (200, content_type)
    assert response.data.startswith(start)


def test_the_parameter_names_a_format(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": "ASK {}", "format": "tsv"}, headers=BROWSER)
    assert response.data == b"true\n"
    assert client.post("/sparql", data={"query": QUERY, "format": "csv"}).data == b"iso\r\nFI\r\nGH\r\nMN\r\nPT\r\n"


def test_the_graphs_of_a_direct_query_stand_in_the_address(client: FlaskClient) -> None:
    address = "/sparql?" + urlencode({"default-graph-uri": "urn:none", "format": "csv"})
    response = client.post(address, data=QUERY, content_type="application/sparql-query")
    assert response.data == b"iso\r\n"


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
def test_the_internal_graph_cannot_be_asked_for(client: FlaskClient, name: str) -> None:
    query = "SELECT ?o { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    response = client.get("/sparql", query_string={"query": query, name: INTERNAL, "format": "csv"})
    assert response.data == b"o\r\n"


def test_a_browser_gets_rows_as_a_table(client: FlaskClient) -> None:
    query = "SELECT ?s ?sLabel { ?s a dip:State ; rdfs:label ?sLabel FILTER(LANG(?sLabel) = 'en') } ORDER BY ?s"
    response = client.get("/sparql", query_string={"query": query}, headers=BROWSER)
    assert response.content_type == "text/html; charset=utf-8"
    assert 'href="/id/state/FI"' in response.text
    assert ">Finland</a>" in response.text
    assert "4 rows" in response.text
    assert "format=csv" in response.text
    assert "s label" not in response.text


def test_a_browser_gets_yes_or_no_and_graphs_as_text(client: FlaskClient) -> None:
    assert ">Yes</p>" in client.get("/sparql", query_string={"query": "ASK {}"}, headers=BROWSER).text
    page = client.get("/sparql", query_string={"query": "CONSTRUCT WHERE { ?s a dip:State }"}, headers=BROWSER).text
    assert "4 triples" in page
    assert "a dip:State" in page


def test_without_a_query_there_is_a_page_or_a_description(client: FlaskClient) -> None:
    assert "<textarea" in client.get("/sparql", headers=BROWSER).text
    description = client.get("/sparql")
    assert description.content_type == "text/turtle; charset=utf-8"
    assert b"sd:endpoint <http://localhost/sparql>" in description.data


def test_head_has_the_headers_alone(client: FlaskClient) -> None:
    response = client.head("/sparql", query_string={"query": QUERY})
    assert (response.status_code, response.data) == (200, b"")
    assert response.content_type == "application/sparql-results+json"


def test_a_query_in_cyrillic_arrives_whole(client: FlaskClient) -> None:
    query = 'SELECT ?s { ?s rdfs:label "Моңғолия"@kk }'
    for ask in (by_get, by_form, direct):
        rows = json.loads(ask(client, query).data)["results"]["bindings"]
        assert [row["s"]["value"] for row in rows] == ["https://w3id.org/diplomacy-kg/id/state/MN"]
