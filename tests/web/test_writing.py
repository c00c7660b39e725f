"""Writing takes a token: SPARQL Update and the Graph Store Protocol, with the status that each case has."""

import io
import json
from typing import Any

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from kg.config import Settings
from kg.errors import SettingError
from kg.sparql.service import LocalService
from kg.sparql.updates import LocalWriter
from kg.store import QuadStore
from kg.web import create_app

TOKEN = "correct horse"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
TURTLE = {**BEARER, "Content-Type": "text/turtle"}
INSERT = "INSERT DATA { <urn:s> <urn:p> 'ә' }"


@pytest.fixture
def client() -> FlaskClient:
    settings = Settings(body_bytes=10_000)
    return create_app(LocalWriter(QuadStore(), settings=settings), settings=settings, token=TOKEN).test_client()


def size(client: FlaskClient) -> int:
    query = "SELECT (COUNT(*) AS ?n) { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    return int(client.get("/sparql", query_string={"query": query, "format": "tsv"}).text.splitlines()[1].split('"')[1])


def test_an_update_is_taken_in_two_ways(client: FlaskClient) -> None:
    assert client.post("/update", data={"update": INSERT}, headers=BEARER).status_code == 204
    assert size(client) == 1
    direct = client.post(
        "/update",
        data=INSERT.replace("urn:s", "urn:t").encode(),
        headers=BEARER,
        content_type="application/sparql-update",
    )
    assert (direct.status_code, direct.data) == (204, b"")
    assert size(client) == 2


def test_an_update_takes_its_graphs_from_the_address(client: FlaskClient) -> None:
    client.put("/data?graph=urn:g", data="<urn:a> <urn:b> <urn:c> .", headers=TURTLE)
    update = "INSERT { ?s <urn:copied> ?o } WHERE { ?s <urn:b> ?o }"
    client.post("/update?using-graph-uri=urn:g", data=update, headers=BEARER, content_type="application/sparql-update")
    assert size(client) == 2
    twice = client.post(
        "/update", data={"update": "WITH <urn:g> " + update, "using-graph-uri": "urn:g"}, headers=BEARER
    )
    assert twice.status_code == 400


WRITES: list[tuple[str, str, dict[str, Any]]] = [
    ("POST", "/update", {"data": {"update": INSERT}}),
    ("PUT", "/data?graph=urn:g", {"data": "<urn:a> <urn:b> <urn:c> .", "content_type": "text/turtle"}),
    ("POST", "/data?default", {"data": "<urn:a> <urn:b> <urn:c> .", "content_type": "text/turtle"}),
    ("DELETE", "/data?default", {}),
]


@pytest.mark.parametrize(("method", "address", "options"), WRITES)
@pytest.mark.parametrize(
    "authorization", [None, "Bearer", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer \xff", "nonsense"]
)
def test_who_has_not_the_token_writes_nothing(
    client: FlaskClient, method: str, address: str, options: dict[str, Any], authorization: str | None
) -> None:
    headers = {} if authorization is None else {"Authorization": authorization}
    response = client.open(address, method=method, headers=headers, **options)
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"].lower().startswith("bearer")
    assert json.loads(response.data)["status"] == 401
    assert size(client) == 0


@pytest.mark.parametrize(("method", "address", "options"), [*WRITES, ("GET", "/data?default", {})])
def test_without_a_token_at_the_server_writing_is_off(method: str, address: str, options: dict[str, Any]) -> None:
    client = create_app(LocalWriter(QuadStore())).test_client()
    response = client.open(address, method=method, headers={"Authorization": "Bearer "}, **options)
    assert response.status_code == 403
    assert "KG_TOKEN" in json.loads(response.data)["detail"]


def test_a_token_for_a_service_that_does_not_write_is_a_mistake() -> None:
    with pytest.raises(SettingError, match="does not write"):
        create_app(LocalService(ox.Store()), token=TOKEN)


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ({"data": {"update": "INSERT DATA { <urn:a> }"}}, 400),
        ({"data": {"update": "LOAD <http://127.0.0.1:9/>"}}, 403),
        ({"data": {"query": "ASK {}"}}, 400),
        ({"data": {"other": "x"}}, 400),
        ({"data": {"update": "INSERT DATA { <urn:a> <urn:b> 1 } ; DROP GRAPH <urn:none>"}}, 400),
        ({"data": {"update": INSERT, "using-graph-uri": "not an iri"}}, 400),
        ({"data": "update", "content_type": "text/plain"}, 415),
        ({"data": b"\xff", "content_type": "application/sparql-update"}, 400),
        ({"data": INSERT, "content_type": "application/sparql-update; charset=utf-16"}, 415),
        ({"data": INSERT + " " * 10_000, "content_type": "application/sparql-update"}, 413),
        ({"data": INSERT + " " * 200_000, "content_type": "application/sparql-update"}, 413),
    ],
)
def test_an_update_that_is_not_carried_out_says_why(client: FlaskClient, options: dict[str, Any], status: int) -> None:
    response = client.post("/update", headers=BEARER, **options)
    assert response.status_code == status
    assert json.loads(response.data)["status"] == status
    assert "Traceback" not in response.text
    assert size(client) == 0


def test_an_update_is_not_taken_by_get(client: FlaskClient) -> None:
    response = client.get("/update", query_string={"update": INSERT}, headers=BEARER)
    assert response.status_code == 405
    assert "POST" in response.headers["Allow"]


@pytest.mark.parametrize("address", ["/data?graph=http://example.org/g", "/data/people/1.ttl"])
def test_a_graph_is_made_read_added_to_and_removed(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404
    assert client.delete(address, headers=BEARER).status_code == 404
    made = client.put(address, data="<#a> <urn:b> <urn:c> .", headers=TURTLE)
    assert (made.status_code, "Location" in made.headers) == (201, True)
    assert client.put(address, data="<#a> <urn:b> <urn:d> .", headers=TURTLE).status_code == 204
    assert client.post(address, data="<#a> <urn:b> <urn:e> .", headers=TURTLE).status_code == 204
    read = client.get(address, headers={"Accept": "application/n-triples"})
    assert read.content_type == "application/n-triples"
    name = "http://example.org/g" if "?" in address else "http://localhost/data/people/1.ttl"
    assert read.text == f"<{name}#a> <urn:b> <urn:d> .\n<{name}#a> <urn:b> <urn:e> .\n"
    assert client.head(address).status_code == 200
    assert client.delete(address, headers=BEARER).status_code == 204
    assert client.head(address).status_code == 404


def test_the_default_graph_is_there_from_the_start(client: FlaskClient) -> None:
    assert client.get("/data?default").status_code == 200
    assert client.put("/data?default", data="<urn:a> <urn:b> <urn:c> .", headers=TURTLE).status_code == 204
    assert client.delete("/data?default", headers=BEARER).status_code == 204
    assert size(client) == 0


def test_a_graph_without_a_name_is_given_one(client: FlaskClient) -> None:
    response = client.post("/data", data="<urn:a> <urn:b> <urn:c> .", headers=TURTLE)
    assert response.status_code == 201
    address = response.headers["Location"].removeprefix("http://localhost")
    assert client.get(address, headers={"Accept": "application/n-triples"}).text == "<urn:a> <urn:b> <urn:c> .\n"


def test_a_graph_comes_as_the_file_of_a_form(client: FlaskClient) -> None:
    file = (io.BytesIO(b"<urn:a> <urn:b> <urn:c> ."), "g.ttl", "text/turtle")
    assert client.post("/data?graph=urn:g", data={"file": file}, headers=BEARER).status_code == 201
    for last, status in ((b"<urn:a> <urn:b>", 400), (b"<urn:a> <urn:b> <urn:e> .", 204)):
        first = (io.BytesIO(b"<urn:a> <urn:b> <urn:d> ."), "a.ttl", "text/turtle")
        two = {"a": first, "b": (io.BytesIO(last), "b.nt", "application/n-triples")}
        assert client.post("/data?graph=urn:g", data=two, headers=BEARER).status_code == status
        assert size(client) == (1 if status == 400 else 3)
    empty = {**BEARER, "Content-Type": "multipart/form-data; boundary=x"}
    assert client.post("/data?graph=urn:g", data=b"--x--", headers=empty).status_code == 400


@pytest.mark.parametrize(
    ("media_type", "data"),
    [
        ("application/n-triples", "<urn:a> <urn:b> <urn:c> ."),
        ("text/turtle; charset=utf-8", "<urn:a> <urn:b> <urn:c> ."),
        ("application/ld+json", '{"@id": "urn:a", "urn:b": {"@id": "urn:c"}}'),
        (
            None,
            '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:u="urn:">'
            '<r:Description r:about="urn:a"><u:b r:resource="urn:c"/></r:Description></r:RDF>',
        ),
    ],
)
def test_graphs_are_taken_in_every_format(client: FlaskClient, media_type: str | None, data: str) -> None:
    headers = {**BEARER, **({"Content-Type": media_type} if media_type else {})}
    assert client.put("/data?graph=urn:g", data=data.encode(), headers=headers).status_code == 201
    assert client.get("/data?graph=urn:g&format=ntriples").text == "<urn:a> <urn:b> <urn:c> .\n"


@pytest.mark.parametrize(
    ("address", "media_type", "data", "status"),
    [
        ("/data?graph=urn:g", "text/turtle", "<urn:a> <urn:b> .", 400),
        ("/data?graph=urn:g", "application/n-quads", "<urn:a> <urn:b> <urn:c> <urn:d> .", 400),
        ("/data?graph=urn:g", "application/json", "{}", 415),
        ("/data?graph=urn:g", "text/turtle; charset=koi8-r", "", 415),
        ("/data?graph=urn:g&default", "text/turtle", "", 400),
        ("/data?graph=urn:g&graph=urn:h", "text/turtle", "", 400),
        ("/data?other", "text/turtle", "", 400),
        ("/data", "text/turtle", "", 400),
        ("/data?graph=relative", "text/turtle", "", 400),
        ("/data?graph=urn:g", "text/turtle", "#" * 20_000, 413),
        ("/data?graph=https://w3id.org/diplomacy-kg/internal%23readings", "text/turtle", "", 403),
    ],
)
def test_a_graph_that_is_not_taken_says_why(
    client: FlaskClient, address: str, media_type: str, data: str, status: int
) -> None:
    response = client.put(address, data=data, headers={**BEARER, "Content-Type": media_type})
    assert response.status_code == status
    assert json.loads(response.data)["status"] == status
    assert size(client) == 0


def test_the_place_of_a_mistake_in_a_graph_is_told(client: FlaskClient) -> None:
    response = client.put("/data?default", data="<urn:a> <urn:b>\n  .", headers=TURTLE)
    assert json.loads(response.data)["line"] == 2


def test_a_writer_changes_only_what_it_has_seen(client: FlaskClient) -> None:
    address = "/data?graph=urn:g"
    only_new = {**TURTLE, "If-None-Match": "*"}
    assert client.put(address, data="<urn:a> <urn:b> 1 .", headers=only_new).status_code == 201
    assert client.put(address, data="<urn:a> <urn:b> 2 .", headers=only_new).status_code == 412
    seen = client.get(address).headers["ETag"]
    assert client.put(address, data="<urn:a> <urn:b> 3 .", headers={**TURTLE, "If-Match": seen}).status_code == 204
    assert client.put(address, data="<urn:a> <urn:b> 4 .", headers={**TURTLE, "If-Match": seen}).status_code == 412
    assert client.delete(address, headers={**BEARER, "If-Match": seen}).status_code == 412
    assert client.put("/data?graph=urn:h", data="", headers={**TURTLE, "If-Match": "*"}).status_code == 412
