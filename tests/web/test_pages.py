"""The pages show the graph with the words behind every fact, escape what they show, and work wherever they stand."""

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from flask import Flask
from flask.testing import FlaskClient

from kg.config import Settings
from kg.sparql import named
from kg.sparql.service import LocalService
from kg.web import blueprint, create_app
from kg.web.documents import segments

DATA = Path(__file__).parents[1] / "data" / "ports.ttl"
BASE = "https://w3id.org/diplomacy-kg/id/"
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
PAGES = [
    "/",
    "/sparql",
    "/sparql?query=SELECT * { ?s dip:iso ?o }",
    "/queries/",
    "/queries/meetings",
    "/queries/evidence?node=conference/ocean-forum-2",
    "/queries/tenures?lang=ru",
    "/id/state/FI",
    "/id/conference/ocean-forum-2",
    "/id/document/sato-en.txt",
]


def service(*more: ox.Quad) -> LocalService:
    store = ox.Store()
    store.load(DATA.read_bytes(), format=ox.RdfFormat.TURTLE)
    store.extend(more)
    return LocalService(store)


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(service()).test_client()


def page(client: FlaskClient, address: str) -> str:
    response = client.get(address, headers=BROWSER)
    assert (response.status_code, response.content_type) == (200, "text/html; charset=utf-8"), address
    return response.text


class Elements(HTMLParser):
    """All elements of a page with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def test_the_first_page_has_a_box_counts_and_a_form_for_each_query(client: FlaskClient) -> None:
    text = page(client, "/")
    assert re.search(r"<dt>meetings</dt><dd>3</dd>", text)
    forms = {form["action"] for form in Elements(text).all("form")}
    assert forms == {"/sparql", *(f"/queries/{query.name}" for query in named.queries())}


def test_the_examples_of_the_first_page_have_answers(client: FlaskClient) -> None:
    links = [link["href"] or "" for link in Elements(page(client, "/")).all("a")]
    examples = [link for link in links if link.startswith("/?query=")]
    assert len(examples) >= 3
    for example in examples:
        box = page(client, example)
        answer = client.get("/sparql" + example[1:])
        assert answer.status_code == 200
        assert "<textarea" in box


def test_an_empty_graph_has_a_first_page() -> None:
    assert "The graph is empty" in page(create_app(LocalService(ox.Store())).test_client(), "/")


@pytest.mark.parametrize("address", PAGES)
def test_pages_ask_nothing_of_other_servers_and_hold_no_inline_code(client: FlaskClient, address: str) -> None:
    elements = Elements(page(client, address))
    sources = [found["src"] for _, found in elements.found if "src" in found]
    loaded = [*sources, *(each["href"] for each in elements.all("link"))]
    assert loaded
    assert all(source.startswith("/static/") for source in loaded if source)
    for _, attributes in elements.found:
        assert "style" not in attributes
        assert not any(name.startswith("on") for name in attributes)
    assert all("src" in script for script in elements.all("script"))
    assert not elements.all("style")


@pytest.mark.parametrize("address", PAGES)
def test_pages_can_be_used_without_eyes_or_mouse(client: FlaskClient, address: str) -> None:
    text = page(client, address)
    elements = Elements(text)
    assert elements.all("html")[0]["lang"] == "en"
    assert len(elements.all("h1")) == 1
    assert len(elements.all("main")) == 1
    labelled = {label["for"] for label in elements.all("label")}
    for tag in ("input", "select", "textarea"):
        for attributes in elements.all(tag):
            assert attributes["id"] in labelled
    ids = [attributes["id"] for _, attributes in elements.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert all("alt" in image for image in elements.all("img"))


@pytest.mark.parametrize("address", [*PAGES, "/static/kg.css", "/health", "/ontology", "/nowhere"])
def test_every_answer_has_the_headers_that_keep_browsers_safe(client: FlaskClient, address: str) -> None:
    response = client.get(address, headers=BROWSER)
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    response.close()


def test_a_named_query_is_a_form_and_its_answer(client: FlaskClient) -> None:
    text = page(client, "/queries/meetings?with=Гана&lang=ru")
    assert 'value="Гана"' in text
    assert "Айно Лехтонен</a>" in text
    assert "Аккра</a>" in text
    assert text.count("2027-05-11 – 2027-05-11") == 0
    assert text.count('<ol class="timeline">') == 1
    assert '<option value="ru" selected>' in text


def test_a_query_with_a_required_value_first_shows_its_form_only(client: FlaskClient) -> None:
    text = page(client, "/queries/names")
    assert "required" in text
    assert 'role="alert"' not in text
    assert 'id="answer"' not in text


def test_a_value_that_means_nothing_is_told_beside_the_form(client: FlaskClient) -> None:
    response = client.get("/queries/meetings?with=Atlantis", headers=BROWSER)
    assert response.status_code == 400
    assert "knows no actor called &#39;Atlantis&#39;" in response.text
    assert 'value="Atlantis"' in response.text


def test_named_queries_answer_in_any_format(client: FlaskClient) -> None:
    assert client.get("/queries/tenures?of=GH&format=csv").data.startswith(b"holder,holderLabel,")
    answer = json.loads(client.get("/queries/tenures?of=GH").data)
    assert [row["holderLabel"]["value"] for row in answer["results"]["bindings"]] == ["Kwame Boateng"]


def test_evidence_is_shown_as_cards_that_lead_to_the_words(client: FlaskClient) -> None:
    text = page(client, "/queries/evidence?node=conference/ocean-forum-2&property=place")
    assert "<blockquote>Второй Форум океана состоится в Порту осенью 2027 года</blockquote>" in text
    assert 'href="/id/document/forum-ru.txt#at-30-84"' in text


def test_the_page_of_a_node_has_its_names_facts_and_their_words(client: FlaskClient) -> None:
    text = page(client, "/id/meeting/accra")
    assert "<h1" in text
    assert "Meeting of Aino Lehtonen and Kwame Boateng" in text
    assert 'href="/id/person/aino-lehtonen"' in text
    assert "<q>Айно Лехтонен встретилась с Боатенгом в Аккре</q>" in text
    assert 'href="/id/document/forum-ru.txt#at-197-242"' in text
    assert "inferred" in text


def test_the_page_of_a_node_speaks_the_wanted_language(client: FlaskClient) -> None:
    text = page(client, "/id/person/aino-lehtonen?lang=ru")
    assert '<h1 lang="ru">Айно Лехтонен</h1>' in text
    assert "misspelt" in text
    assert '<h1 lang="en">Aino Lehtonen</h1>' in page(client, "/id/person/aino-lehtonen?lang=kk")


def test_what_is_denied_is_not_among_the_facts(client: FlaskClient) -> None:
    facts, _, rest = page(client, "/id/meeting/oulu").partition("Said, but not stated here as a fact")
    assert "place/oulu" not in facts
    assert "Reports of a meeting in Oulu were denied" in rest


def test_a_node_comes_as_data_with_its_claims(client: FlaskClient) -> None:
    response = client.get("/id/state/FI", headers={"Accept": "text/turtle"})
    assert response.content_type == "text/turtle; charset=utf-8"
    graph = rdflib.Graph().parse(data=response.data, format="turtle")
    assert (rdflib.URIRef(f"{BASE}state/FI"), rdflib.RDFS.label, rdflib.Literal("Финляндия", lang="ru")) in graph
    meeting = client.get("/id/meeting/accra?format=jsonld")
    assert meeting.content_type == "application/ld+json"
    assert "met President Kwame Boateng" in json.dumps(json.loads(meeting.data), ensure_ascii=False)
    assert client.get("/id/state/FI").content_type == "text/turtle; charset=utf-8"


def test_the_page_of_a_document_marks_the_words_in_its_text(client: FlaskClient) -> None:
    text = page(client, "/id/document/sato-en.txt")
    assert '<span class="anchor" id="at-172-227"></span><mark>Lehtonen arrived in Ghana' in text
    shown = re.search(r'<div class="document"[^>]*>(.*?)</div>', text, re.DOTALL)
    assert shown is not None
    plain = re.sub(r"<[^>]*>", "", shown[1]).replace("&#34;", '"')
    assert plain.startswith("Finland and Ghana agree on ports\n\nThe Foreign Minister")
    assert plain.endswith("Reports of a meeting in Oulu were denied.")
    assert client.get("/documents/sato-en.txt").headers["Location"] == "/id/document/sato-en.txt"


def test_spans_that_overlap_are_cut_into_pieces_that_make_the_text() -> None:
    text = "0123456789"
    pieces = segments(text, [(1, 6), (4, 8), (4, 5), (9, 99), (7, 7)])
    assert "".join(piece.text for piece in pieces) == text
    assert [piece.text for piece in pieces if not piece.marked] == ["0", "89"]
    assert [span for piece in pieces for span in piece.starting] == [(1, 6), (4, 5), (4, 8)]


def test_what_documents_say_is_shown_as_text_and_never_as_markup() -> None:
    evil = ox.NamedNode(f"{BASE}person/evil")
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    same = ox.NamedNode("https://schema.org/sameAs")
    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    client = create_app(
        service(
            ox.Quad(evil, kind, ox.NamedNode("https://w3id.org/diplomacy-kg/ontology#Person")),
            ox.Quad(evil, label, ox.Literal('<script>alert(1)</script>" onload="x', language="en")),
            ox.Quad(evil, same, ox.NamedNode("javascript:alert(1)")),
            ox.Quad(evil, same, ox.NamedNode("data:text/html,x")),
        )
    ).test_client()
    for address in (
        "/id/person/evil",
        "/queries/persons",
        "/sparql?query=SELECT * { ?s schema:sameAs ?o ; rdfs:label ?l }",
    ):
        text = page(client, address)
        assert "&lt;script&gt;alert(1)" in text
        assert "<script>alert" not in text
        links = [link["href"] or "" for link in Elements(text).all("a")]
        assert all(link.startswith(("/", "#", "http://", "https://")) for link in links)


def test_the_pages_work_under_a_prefix_and_behind_a_proxy() -> None:
    app = Flask("mine")
    app.register_blueprint(blueprint(service()), url_prefix="/kg")
    client = app.test_client()
    for address in PAGES:
        response = client.get("/kg" + address, headers=BROWSER, environ_overrides={"SCRIPT_NAME": "/intranet"})
        assert response.status_code == 200, address
        elements = Elements(response.text)
        addresses = [
            each for _, found in elements.found for name, each in found.items() if name in {"href", "src", "action"}
        ]
        assert all(
            each.startswith(("/intranet/kg/", "#", "http://", "https://")) for each in addresses if each is not None
        ), address


def test_a_graph_that_has_a_service_will_do() -> None:
    class Graph:
        def service(self) -> LocalService:
            return service()

    app = Flask("mine")
    app.register_blueprint(blueprint(Graph()))
    assert app.test_client().get("/health").json == {"status": "ok"}


def test_nodes_of_another_base_have_pages() -> None:
    store = ox.Store()
    name = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    store.add(ox.Quad(ox.NamedNode("https://example.org/x/document/вести%207.txt"), name, ox.Literal("Вести")))
    app = create_app(LocalService(store, settings=Settings(base="https://example.org/x/")))
    text = page(app.test_client(), "/id/document/вести%207.txt")
    assert "Вести</h1>" in text
    links = [link["href"] or "" for link in Elements(text).all("a")]
    own = next(link for link in links if link.startswith("/id/"))
    assert page(app.test_client(), own)


def test_the_ontology_is_served(client: FlaskClient) -> None:
    response = client.get("/ontology")
    assert response.content_type == "text/turtle; charset=utf-8"
    assert b"w3id.org/diplomacy-kg/ontology#" in response.data


def test_serving_loads_no_language_and_no_second_rdf_library() -> None:
    code = """
import sys, pyoxigraph
from kg.sparql.service import LocalService
from kg.sparql import named
from kg.web import create_app
service = LocalService(pyoxigraph.Store())
client = create_app(service).test_client()
assert client.get("/sparql?query=ASK{}").status_code == 200
assert client.get("/", headers={"Accept": "text/html"}).status_code == 200
named.run(service, "meetings", {})
unwanted = {"spacy", "pymorphy3", "rdflib", "numpy", "kg.languages", "kg.extractors", "kg.resolution"}
print(sorted(unwanted & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
