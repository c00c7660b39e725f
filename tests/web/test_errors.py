"""What goes wrong is said in the form that was asked for, with the fitting status, and shows nothing of the inside."""

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from flask import Flask
from flask.testing import FlaskClient

from kg.config import Settings
from kg.errors import KgError, QueryTimeoutError, ServiceBusyError, StoreDamagedError
from kg.sparql.service import Answer, LocalService
from kg.web import blueprint, create_app

DATA = Path(__file__).parents[1] / "data" / "ports.ttl"
BROWSER = {"Accept": "text/html,*/*;q=0.5"}


def service() -> LocalService:
    store = ox.Store()
    store.load(DATA.read_bytes(), format=ox.RdfFormat.TURTLE)
    return LocalService(store, settings=Settings(query_bytes=500, result_rows=100))


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(service(), settings=Settings(query_bytes=500)).test_client()


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("SELECT ?s {\n ?s ?p }", 400, "query:2:8: unexpected '}'"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> {} }", 403, "SERVICE is refused"),
        ("INSERT DATA { <u:a> <u:b> <u:c> }", 403, "an update is refused"),
        ("ASK {}" + " " * 500, 413, "506 bytes long and the limit is 500"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", 413, "more than 100 rows"),
        ("ASK " + "{" * 99 + "}" * 99, 413, "nested more than 64 deep"),
    ],
)
def test_a_query_that_is_not_answered_says_why(client: FlaskClient, query: str, status: int, words: str) -> None:
    response = client.get("/sparql", query_string={"query": query})
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    problem = json.loads(response.data)
    assert problem["status"] == status
    assert words in problem["detail"]
    text = client.get("/sparql", query_string={"query": query}, headers={"Accept": "text/plain"})
    assert (text.status_code, text.content_type) == (status, "text/plain; charset=utf-8")
    assert text.text == problem["detail"] + "\n"
    page = client.get("/sparql", query_string={"query": query}, headers=BROWSER)
    assert (page.status_code, page.content_type) == (status, "text/html; charset=utf-8")
    assert 'role="alert"' in page.text
    assert "<textarea" in page.text


def test_the_place_of_a_mistake_is_data_too(client: FlaskClient) -> None:
    problem = json.loads(client.post("/sparql", data={"query": "SELECT ?s {\n ?s ?p }"}).data)
    assert (problem["line"], problem["column"]) == (2, 8)
    page = client.get("/sparql", query_string={"query": "SELECT ?s {\n ?s ?p }"}, headers=BROWSER).text
    assert "Line 2, column 8: unexpected" in page
    assert 'data-line="2" data-column="8"' in page


@pytest.mark.parametrize(
    ("method", "address", "options", "status"),
    [
        ("GET", "/nowhere", {}, 404),
        ("GET", "/id/state/XX", {}, 404),
        ("GET", "/id/a b<c>", {}, 404),
        ("GET", "/queries/meeting", {}, 404),
        ("GET", "/queries/names", {}, 400),
        ("GET", "/queries/names?actor=Aino", {}, 400),
        ("GET", "/queries/meetings?who=GH", {}, 400),
        ("GET", "/sparql?query=ASK{}&query=ASK{}", {}, 400),
        ("POST", "/sparql", {"data": {"update": "DROP ALL"}}, 403),
        ("POST", "/sparql", {"data": {}, "content_type": "application/x-www-form-urlencoded"}, 400),
        ("POST", "/sparql", {"data": b"\xff\xfe", "content_type": "application/sparql-query"}, 400),
        ("POST", "/sparql", {"data": "{}", "content_type": "application/json"}, 415),
        ("POST", "/sparql", {"data": "x", "content_type": "application/sparql-update"}, 415),
        ("POST", "/sparql", {"data": b"x" * 200_000, "content_type": "application/sparql-query"}, 413),
        ("GET", "/sparql?query=ASK{}", {"headers": {"Accept": "image/png"}}, 406),
        ("GET", "/sparql?query=ASK{}&format=turtle", {}, 406),
        ("GET", "/id/state/FI?format=csv", {}, 406),
    ],
)
def test_every_mistake_has_its_status(
    client: FlaskClient, method: str, address: str, options: dict[str, Any], status: int
) -> None:
    response = client.open(address, method=method, **options)
    assert response.status_code == status
    assert json.loads(response.data)["status"] == status
    assert "Traceback" not in response.text


def test_another_method_is_told_which_there_are(client: FlaskClient) -> None:
    response = client.put("/sparql")
    assert response.status_code == 405
    assert {"GET", "POST"} <= {method.strip() for method in response.headers["Allow"].split(",")}
    assert "GET" in client.delete("/queries/meetings").headers["Allow"]


def test_a_page_of_an_error_leads_back(client: FlaskClient) -> None:
    response = client.get("/nowhere", headers=BROWSER)
    assert response.status_code == 404
    assert 'href="/"' in response.text
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_what_is_told_back_is_escaped(client: FlaskClient) -> None:
    for address in ("/queries/<script>x", "/id/<script>x", "/queries/names?actor=<script>x", "/sparql?query=<script>x"):
        assert "<script>x" not in client.get(address, headers=BROWSER).text


class Failing:
    """A service that fails in a given way."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def answer(self, query: str, **_: Any) -> Answer:
        raise self.error

    def describe(self) -> Any:
        return service().describe()

    def on_behalf_of(self, client: str, **_: Any) -> "Failing":
        return self


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (QueryTimeoutError("the query ran past 30 s"), 504),
        (ServiceBusyError("the queue is full", retry_after=7), 503),
        (StoreDamagedError("the store is damaged"), 503),
        (KgError("a secret of the house"), 500),
        (ZeroDivisionError("a secret of the house"), 500),
    ],
)
def test_faults_of_ours_are_told_without_the_inside(error: Exception, status: int) -> None:
    client = create_app(Failing(error)).test_client()
    for headers in ({}, BROWSER, {"Accept": "text/plain"}):
        response = client.get("/health", headers=headers)
        assert response.status_code == status
        assert "secret" not in response.text
        assert "Traceback" not in response.text


def test_a_busy_service_says_when_to_come_again() -> None:
    client = create_app(Failing(ServiceBusyError("the queue is full", retry_after=7))).test_client()
    assert client.get("/health").headers["Retry-After"] == "7"
    assert client.get("/ready").status_code == 503


def test_errors_of_the_pages_keep_their_form_in_an_application_of_ones_own() -> None:
    app = Flask("mine")
    app.register_blueprint(blueprint(service()), url_prefix="/kg")
    response = app.test_client().get("/kg/id/state/XX", headers=BROWSER)
    assert response.status_code == 404
    assert 'href="/kg/"' in response.text
    assert app.test_client().get("/elsewhere").content_type == "text/html; charset=utf-8"
