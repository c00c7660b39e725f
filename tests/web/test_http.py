"""What holds for every address: entity tags, compression, CORS, HEAD and OPTIONS, sub-paths, logs and counts."""

import gzip
import json
import logging
import os
import re
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from flask.testing import FlaskClient

from kg.config import Settings
from kg.sparql.service import Answer, LocalService
from kg.sparql.updates import LocalWriter
from kg.store import QuadStore
from kg.web import compression, create_app

DATA = Path(__file__).parents[1] / "data" / "ports.ttl"
QUERY = "SELECT ?iso { ?s dip:iso ?iso } ORDER BY ?iso"
TOKEN = "correct horse"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
EVERYTHING = "SELECT * { ?s ?p ?o }"


def made(settings: Settings | None = None) -> FlaskClient:
    store = QuadStore()
    store.apply(add=list(ox.parse(DATA.read_bytes(), format=ox.RdfFormat.TURTLE)))
    return create_app(LocalWriter(store), settings=settings, token=TOKEN).test_client()


@pytest.fixture
def client() -> FlaskClient:
    return made()


ADDRESSES = ["/", "/queries/", "/queries/meetings", "/id/state/FI", "/.well-known/void", "/data?default", "/sparql"]


@pytest.mark.parametrize("accept", ["text/html,*/*;q=0.5", "application/json, */*;q=0.1"])
@pytest.mark.parametrize("address", [*ADDRESSES, f"/sparql?query={QUERY}"])
def test_what_has_not_changed_is_not_sent_again(client: FlaskClient, address: str, accept: str) -> None:
    first = client.get(address, headers={"Accept": accept})
    assert first.status_code == 200, first.text
    tag = first.headers["ETag"]
    again = client.get(address, headers={"Accept": accept, "If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert (
        client.post("/update", data={"update": "INSERT DATA { <urn:a> <urn:b> 1 }"}, headers=BEARER).status_code == 204
    )
    changed = client.get(address, headers={"Accept": accept, "If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != tag


def test_each_representation_has_a_tag_of_its_own(client: FlaskClient) -> None:
    address = f"/sparql?query={QUERY}"
    tags = [
        client.get(address, headers=headers).headers["ETag"]
        for headers in ({}, {"Accept": "text/csv"}, {"Accept-Encoding": "gzip"}, {"Accept": "text/html"})
    ]
    assert len({*tags, client.get(address + " LIMIT 1").headers["ETag"]}) == 5


@pytest.mark.parametrize(
    "query",
    ["SELECT (NOW() AS ?t) {}", "SELECT (rand() AS ?t) {}", "SELECT (N\\u004FW() AS ?t) {}", "ASK { FILTER(bound(?s)"],
)
def test_what_is_told_in_another_way_each_time_has_no_tag(client: FlaskClient, query: str) -> None:
    assert "ETag" not in client.get("/sparql", query_string={"query": query}).headers


def test_a_store_that_anybody_may_write_to_has_no_tags() -> None:
    response = create_app(LocalService(ox.Store())).test_client().get("/sparql?query=ASK{}")
    assert "ETag" not in response.headers


@pytest.mark.parametrize("encoding", compression.ENCODINGS)
def test_answers_are_compressed_as_the_client_wants(client: FlaskClient, encoding: str) -> None:
    plain = client.get("/sparql", query_string={"query": EVERYTHING})
    packed = client.get("/sparql", query_string={"query": EVERYTHING}, headers={"Accept-Encoding": encoding})
    assert packed.headers["Content-Encoding"] == encoding
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert len(packed.data) < len(plain.data) / 2
    if encoding == "gzip":
        assert gzip.decompress(packed.data) == plain.data


@pytest.mark.parametrize("accepted", ["identity", "gzip;q=0", "identity, gzip;q=0.5", "unheard"])
def test_who_wants_none_of_it_gets_plain_bytes(client: FlaskClient, accepted: str) -> None:
    response = client.get("/sparql", query_string={"query": EVERYTHING}, headers={"Accept-Encoding": accepted})
    assert "Content-Encoding" not in response.headers


def test_what_is_small_is_sent_as_it_is(client: FlaskClient) -> None:
    assert "Content-Encoding" not in client.get("/sparql?query=ASK{}", headers={"Accept-Encoding": "gzip"}).headers


@pytest.mark.parametrize(
    "address", [*ADDRESSES, f"/sparql?query={QUERY}", "/ontology", "/health", "/metrics", "/openapi.json"]
)
def test_head_says_what_get_would(client: FlaskClient, address: str) -> None:
    get, head = client.get(address), client.head(address)
    assert (head.status_code, head.data) == (200, b"")
    assert head.content_type == get.content_type
    assert head.headers.get("ETag") == get.headers.get("ETag")


def test_pages_of_other_origins_may_ask(client: FlaskClient) -> None:
    response = client.get("/sparql?query=ASK{}", headers={"Origin": "https://example.org"})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in response.headers["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Credentials" not in response.headers
    wrong = client.get("/sparql?query=ASK", headers={"Origin": "https://example.org"})
    assert (wrong.status_code, wrong.headers["Access-Control-Allow-Origin"]) == (400, "*")


@pytest.mark.parametrize(
    ("address", "method"), [("/sparql", "POST"), ("/update", "POST"), ("/data?default", "PUT"), ("/id/state/FI", "GET")]
)
def test_a_browser_is_told_beforehand_what_it_may(client: FlaskClient, address: str, method: str) -> None:
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": method}
    response = client.options(address, headers={**asked, "Access-Control-Request-Headers": "authorization"})
    assert response.status_code in {200, 204}
    assert method in response.headers["Access-Control-Allow-Methods"]
    assert "Authorization" in response.headers["Access-Control-Allow-Headers"]


def test_only_some_origins_may_ask_where_the_settings_say_so() -> None:
    client = made(Settings(origins="https://a.example, https://b.example"))
    answers = {
        origin: client.get("/health", headers={"Origin": origin}).headers.get("Access-Control-Allow-Origin")
        for origin in ("https://b.example", "https://c.example")
    }
    assert answers == {"https://b.example": "https://b.example", "https://c.example": None}
    assert "Origin" in client.get("/health").headers["Vary"]
    assert (
        "Access-Control-Allow-Origin" not in made(Settings(origins="")).get("/health", headers={"Origin": "x"}).headers
    )


def test_options_tell_the_methods(client: FlaskClient) -> None:
    allowed = {address: client.options(address).headers["Allow"] for address in ("/sparql", "/update", "/data")}
    assert {"GET", "HEAD", "OPTIONS", "POST"} == set(allowed["/sparql"].split(", "))
    assert {"OPTIONS", "POST"} == set(allowed["/update"].split(", "))
    assert {"GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS"} == set(allowed["/data"].split(", "))


def test_a_proxy_is_believed_only_where_the_settings_say_so() -> None:
    headers = {
        "X-Forwarded-Prefix": "/kg",
        "X-Forwarded-Host": "graph.example",
        "X-Forwarded-Proto": "https",
        "Accept": "text/turtle",
    }
    trusted = made(Settings(proxies=1)).get("/sparql", headers=headers)
    assert "<https://graph.example/kg/sparql>" in trusted.text
    assert "graph.example" not in made().get("/sparql", headers=headers).text
    page = made(Settings(proxies=1)).get("/", headers={**headers, "Accept": "text/html"}).text
    assert 'href="/kg/static/kg.css"' in page


def test_counts_are_there_for_prometheus(client: FlaskClient) -> None:
    client.get("/sparql", query_string={"query": QUERY}).close()
    client.get("/sparql?query=ASK{?s}").close()
    client.get("/sparql?query=ASK{}&format=turtle").close()
    client.post("/sparql", data={"query": "SELECT * { SERVICE <urn:x> {} }"}).close()
    response = client.get("/metrics")
    assert response.content_type == "text/plain; version=0.0.4; charset=utf-8"
    lines = response.text.splitlines()
    for line in (
        'kg_queries_total{outcome="ok"} 1',
        'kg_queries_total{outcome="syntax"} 1',
        'kg_queries_total{outcome="format"} 1',
        'kg_queries_total{outcome="refused"} 1',
        "kg_query_seconds_count 4",
        'kg_query_seconds_bucket{le="+Inf"} 4',
        "kg_rows_total 4",
        'kg_http_requests_total{method="GET",status="200"} 1',
        'kg_http_requests_total{method="POST",status="403"} 1',
    ):
        assert line in lines
    assert all(re.fullmatch(r"# (HELP|TYPE) kg_\w+ .+|kg_\w+(\{.*\})? [\d.e+-]+", line) for line in lines)


def test_a_request_is_noted_with_its_query_but_not_its_words(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="kg.access"):
        client.get("/sparql", query_string={"query": QUERY}).close()
    (record,) = [json.loads(record.message) for record in caplog.records if record.name == "kg.access"]
    assert (record["method"], record["path"], record["status"], record["rows"]) == ("GET", "/sparql", 200, 4)
    assert record["outcomes"] == ["ok"]
    assert re.fullmatch("[0-9a-f]{16}", record["queries"][0])
    assert record["seconds"] >= record["query_seconds"] >= 0
    assert "iso" not in json.dumps(record)


def test_slow_queries_are_noted_with_their_words(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="kg.slow"):
        made(Settings(slow_seconds=-1.0)).get("/sparql", query_string={"query": QUERY}).close()
        made(Settings(slow_seconds=100.0)).get("/sparql", query_string={"query": QUERY}).close()
    (record,) = [json.loads(record.message) for record in caplog.records if record.name == "kg.slow"]
    assert (record["text"], record["outcome"], record["rows"]) == (QUERY, "ok", 4)


def test_the_service_describes_itself(client: FlaskClient) -> None:
    client.post("/update", data={"update": "CREATE GRAPH <urn:g>"}, headers=BEARER)
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    for format, name in (("turtle", "turtle"), ("rdfxml", "xml"), ("ntriples", "nt")):
        response = client.get(f"/sparql?format={format}")
        graph = rdflib.Graph().parse(data=response.data, format=name)
        languages = {str(each).rpartition("#")[2] for each in graph.objects(None, sd.supportedLanguage)}
        assert languages == {"SPARQL11Query", "SPARQL11Update"}
        assert set(graph.objects(None, sd.endpoint)) == {
            rdflib.URIRef("http://localhost/sparql"),
            rdflib.URIRef("http://localhost/update"),
        }
        assert set(graph.objects(None, sd.name)) == {rdflib.URIRef("urn:g")}
        assert "SPARQL 1.2" in str(next(graph.objects(None, rdflib.RDFS.comment)))
        (service,) = graph.subjects(sd.supportedLanguage, sd.SPARQL11Query)
        assert len(set(graph.objects(service, sd.resultFormat))) == 10


def test_the_dataset_is_described_in_void(client: FlaskClient) -> None:
    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    response = client.get("/.well-known/void")
    graph = rdflib.Graph().parse(data=response.data, format="turtle")
    dataset = rdflib.URIRef("http://localhost/.well-known/void#dataset")
    data = rdflib.Graph().parse(DATA)
    assert int(graph.value(dataset, void.triples)) == len(data)
    assert int(graph.value(dataset, void.properties)) == len(set(data.predicates()))
    assert graph.value(dataset, void.sparqlEndpoint) == rdflib.URIRef("http://localhost/sparql")
    partitions = {
        graph.value(part, void["class"]): int(graph.value(part, void.entities))
        for part in graph.objects(dataset, void.classPartition)
    }
    state = rdflib.URIRef("https://w3id.org/diplomacy-kg/ontology#State")
    assert partitions[state] == len(set(data.subjects(rdflib.RDF.type, state)))


def test_data_of_a_node_leads_to_its_other_forms(client: FlaskClient) -> None:
    links = client.get("/id/state/FI").headers.getlist("Link")
    assert '<https://w3id.org/diplomacy-kg/id/state/FI>; rel="describes"' in links
    assert '</id/state/FI?format=html>; rel="alternate"; type="text/html"' in links
    assert client.get("/id/state/FI?format=html").content_type == "text/html; charset=utf-8"


def test_every_address_is_in_the_description_for_programs(client: FlaskClient) -> None:
    document = client.get("/openapi.json").json
    assert document["openapi"] == "3.1.0"
    paths = document["paths"]
    assert {"/sparql", "/update", "/data", "/id/{path}", "/queries/meetings", "/.well-known/void", "/metrics"} <= set(
        paths
    )
    given = {parameter["name"]: parameter for parameter in paths["/queries/names"]["get"]["parameters"]}
    assert any(parameter["required"] for parameter in given.values())
    assert "/update" not in create_app(LocalWriter(QuadStore())).test_client().get("/openapi.json").json["paths"]


def test_an_answer_that_is_not_whole_says_so() -> None:
    class Cutting(LocalWriter):
        def answer(self, query: str, **options: Any) -> Answer:
            return replace(super().answer(query, **options), cut="100 rows – the limit")

        def on_behalf_of(self, client: str, **_: Any) -> "Cutting":
            return self

    client = create_app(Cutting(QuadStore())).test_client()
    data = client.get("/sparql", query_string={"query": QUERY})
    assert (data.status_code, data.headers["KG-Cut"]) == (200, "100 rows ? the limit")
    page = client.get("/sparql", query_string={"query": QUERY}, headers={"Accept": "text/html"})
    assert "This is not the whole answer: 100 rows – the limit" in page.text
    data.close()
    assert 'kg_queries_total{outcome="cut"} 2' in client.get("/metrics").text


def test_an_answer_is_sent_as_it_is_made() -> None:
    taken: list[int] = []

    class Endless(LocalWriter):
        def answer(self, query: str, **options: Any) -> Answer:
            chunks = (taken.append(n) or os.urandom(65_536) for n in count())
            return Answer("text/csv; charset=utf-8", chunks, "solutions", 0)

        def on_behalf_of(self, client: str, **_: Any) -> "Endless":
            return self

    client = create_app(Endless(QuadStore())).test_client()
    for encoding in ("identity", *compression.ENCODINGS):
        taken.clear()
        response = client.get("/sparql?query=ASK{}", headers={"Accept-Encoding": encoding})
        assert next(response.iter_encoded())
        response.close()
        assert len(taken) < 1_000
