"""The short way for plain queries answers as the framework does: the same status, headers and bytes, the same notes."""

import json
import logging
import random
from collections.abc import Callable
from urllib.parse import parse_qsl

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from kg.config import Settings
from kg.sparql.pool import PooledService
from kg.web import create_app, shortcut

ROWS = "SELECT ?s ?o { ?s ?p ?o } ORDER BY ?s"
BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8"
REQUESTS = {
    "rows": ({"query": ROWS}, {}),
    "rows, gzip": ({"query": ROWS}, {"Accept-Encoding": "gzip"}),
    "rows, no encoding": ({"query": ROWS}, {"Accept-Encoding": "identity"}),
    "csv by name": ({"query": ROWS, "format": "csv"}, {"Accept-Encoding": "gzip, br;q=0.5"}),
    "xml by header": ({"query": ROWS}, {"Accept": "application/sparql-results+xml"}),
    "text of any kind": ({"query": ROWS}, {"Accept": "text/*"}),
    "a page": ({"query": ROWS}, {"Accept": BROWSER}),
    "a page by name": ({"query": ROWS, "format": "html"}, {}),
    "ask": ({"query": "ASK {}"}, {"Accept": "application/json"}),
    "a graph": ({"query": "CONSTRUCT WHERE { ?s ?p ?o }"}, {"Accept": "text/turtle"}),
    "a cut answer": ({"query": "SELECT * { ?s ?p ?o . ?a ?b ?c }"}, {}),
    "the state does not tell": ({"query": "SELECT (NOW() AS ?t) { FILTER(false) }"}, {}),
    "graphs": ({"query": ROWS, "default-graph-uri": ["urn:g", "urn:h"], "named-graph-uri": "urn:g"}, {}),
    "another origin": ({"query": ROWS}, {"Origin": "https://example.org"}),
    "a mistake": ({"query": "SELECT * {"}, {}),
    "a mistake, told as text": ({"query": "SELECT * {"}, {"Accept": "text/plain"}),
    "no such format": ({"query": ROWS, "format": "turtle"}, {}),
    "nothing acceptable": ({"query": ROWS}, {"Accept": "image/png"}),
    "refused": ({"query": "ASK { SERVICE <urn:x> {} }"}, {}),
    "an update": ({"update": "CLEAR ALL", "query": ROWS}, {}),
    "two queries": ({"query": [ROWS, "ASK {}"]}, {}),
    "an empty query": ({"query": " "}, {}),
    "too long": ({"query": "#" * 3000}, {}),
    "no UTF-8": ("query=ASK%20%7B%7D%20%23%FF", {}),
}


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    store = ox.Store()
    store.extend(ox.Quad(ox.NamedNode(f"urn:{n}"), ox.NamedNode("urn:p"), ox.Literal(f"Қала {n}")) for n in range(60))
    settings = Settings(result_rows=100, query_bytes=2000, memory_quads=0)
    with PooledService(store, settings=settings) as service:
        yield create_app(service, settings=settings).test_client()


@pytest.mark.parametrize("name", REQUESTS)
def test_the_short_way_answers_as_the_framework_does(
    client: FlaskClient, name: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    query, headers = REQUESTS[name]
    answers = []
    caplog.set_level(logging.INFO, logger="kg.access")
    for path in ("/sparql", "/nowhere"):
        monkeypatch.setattr(shortcut, "_PATH", path)
        caplog.clear()
        response = client.get("/sparql", query_string=query, headers=headers)
        response.close()
        noted = [json.loads(record.getMessage()) for record in caplog.records if record.name == "kg.access"]
        for note in noted:
            assert note.pop("seconds") >= note.pop("query_seconds", 0) >= 0
            note.pop("time")
        answers.append((response.status, sorted(response.headers), response.data, noted))
    assert answers[0] == answers[1]
    assert len(answers[0][3]) == 1


def test_a_client_that_has_the_answer_is_told_so(client: FlaskClient) -> None:
    first = client.get("/sparql", query_string={"query": ROWS})
    again = client.get("/sparql", query_string={"query": ROWS}, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_what_went_wrong_here_is_no_answer_but_an_error(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a secret of the server")

    monkeypatch.setattr(PooledService, "answer", fail)
    response = client.get("/sparql", query_string={"query": ROWS})
    assert response.status_code == 500
    assert response.content_type == "application/problem+json"
    assert b"secret" not in response.data


def test_parameters_are_read_as_the_library_reads_them() -> None:
    chance = random.Random(3)
    pieces = [*"abAF09=&%+;#/?_. ~", "%41", "%3D", "%26", "%2b", "%0A", "%0D%0A", "%D0%96", "%zz", "==", "=\n"]
    for _ in range(20_000):
        text = "".join(chance.choices(pieces, k=chance.randrange(12)))
        assert read(shortcut._pairs, text) == read(parsed, text), text


def parsed(text: str) -> list[tuple[str, str]]:
    return parse_qsl(text, keep_blank_values=True, errors="strict")


def read(how: Callable[[str], list[tuple[str, str]]], text: str) -> list[tuple[str, str]] | str:
    try:
        return how(text)
    except UnicodeDecodeError:
        return "not UTF-8"
