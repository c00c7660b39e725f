"""A service answers queries as bytes, refuses what reaches outside, and never shows the internal graph."""

import json

import pyoxigraph as ox
import pytest

from kg.config import Settings
from kg.errors import FormatError, QueryError, QueryLimitError, QueryRefusedError, QuerySyntaxError
from kg.rdf.terms import INTERNAL
from kg.sparql.service import LocalService
from kg.store.quadstore import QuadStore

EX = "http://example.org/"


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(EX + name)


@pytest.fixture
def store() -> ox.Store:
    store = ox.Store()
    store.add(ox.Quad(node("a"), node("p"), ox.Literal("service ?x")))
    store.add(ox.Quad(node("a"), node("p"), node("service")))
    store.add(ox.Quad(node("a"), node("p"), node("other"), node("graph")))
    store.add(ox.Quad(node("a"), node("secret"), ox.Literal("hidden"), ox.NamedNode(INTERNAL)))
    return store


@pytest.fixture
def service(store: ox.Store) -> LocalService:
    return LocalService(store)


def csv(service: LocalService, query: str, **options: object) -> list[str]:
    return service.answer(query, format="csv", **options).body().decode().split("\r\n")[1:-1]


def test_a_quad_store_serves_as_well_as_an_oxigraph_store() -> None:
    with QuadStore() as store:
        store.apply(add=[ox.Quad(node("a"), node("p"), node("b"))])
        assert csv(LocalService(store), "SELECT ?o { ?s ?p ?o }") == [EX + "b"]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?o { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT ?o { sErViCe SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://127.0.0.1:9/> {} } }",
        "SELECT ?s { ?s ?p ?o # it's\n SERVICE <http://127.0.0.1:9/> {} # 'here\n}",
        "SELECT ?s { ?s ?p trueSERVICE <http://127.0.0.1:9/> {} }",
        "SELECT ?s { ?s ?p 1SERVICE <http://127.0.0.1:9/> {} }",
        "PREFIX : <http://example.org/> SELECT ?s { service:a { ?s ?p ?o } }",
        "PREFIX e: <http://example.org/> SELECT ?s { ?s ?p e:a.SERVICE <http://127.0.0.1:9/> {} }",
    ],
)
def test_service_clauses_are_refused(service: LocalService, query: str) -> None:
    with pytest.raises(QueryRefusedError, match="SERVICE is refused"):
        service.answer(query)


@pytest.mark.parametrize("comparison", ["1<2", "?s<?o", "1<?o&&true"])
def test_a_service_clause_that_passes_for_an_iri_is_not_run(service: LocalService, comparison: str) -> None:
    with pytest.raises(QuerySyntaxError):
        service.answer(f"SELECT ?s {{ ?s ?p ?o FILTER({comparison})SERVICE?s#>\n{{ ?a ?b ?c }} }}")


def test_the_word_service_in_strings_iris_names_and_comments_is_harmless(service: LocalService) -> None:
    query = """PREFIX e: <http://example.org/>  # SERVICE
    SELECT ?service { ?service ?p "service ?x", e:service, <http://example.org/service> . }"""
    assert csv(service, query) == [EX + "a"]


@pytest.mark.parametrize(
    "query", ["INSERT DATA { <u:a> <u:b> <u:c> }", "PREFIX e: <u:> DELETE WHERE { ?s ?p ?o }", "DROP ALL"]
)
def test_updates_are_refused(service: LocalService, query: str) -> None:
    with pytest.raises(QueryRefusedError, match="an update is refused"):
        service.answer(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?o { GRAPH ?g { ?s ?p ?o } FILTER(isLiteral(?o)) }",
        f"SELECT ?o {{ GRAPH <{INTERNAL}> {{ ?s ?p ?o }} }}",
        f"SELECT ?o FROM <{INTERNAL}> {{ ?s ?p ?o }}",
        f"SELECT ?o FROM NAMED <{INTERNAL}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        "PREFIX i: <https://w3id.org/diplomacy-kg/internal#> SELECT ?o FROM i:readings { ?s ?p ?o }",
        "BASE <https://w3id.org/diplomacy-kg/x> SELECT ?o FROM <internal#readings> { ?s ?p ?o }",
    ],
)
def test_the_internal_graph_is_not_seen(service: LocalService, query: str) -> None:
    assert csv(service, query) == []


@pytest.mark.parametrize("option", ["default_graphs", "named_graphs"])
def test_the_internal_graph_is_not_given_to_who_asks_for_it(service: LocalService, option: str) -> None:
    query = "SELECT ?o { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    assert csv(service, query, **{option: [INTERNAL]}) == []


def test_from_and_the_protocol_choose_the_graphs(service: LocalService) -> None:
    other = [EX + "other"]
    assert csv(service, f"SELECT ?o FROM <{EX}graph> {{ ?s ?p ?o }}") == other
    assert csv(service, f"PREFIX e: <{EX}> SELECT ?o FROM e:graph {{ ?s ?p ?o }}") == other
    assert csv(service, f"SELECT ?o FROM NAMED <{EX}graph> {{ GRAPH ?g {{ ?s ?p ?o }} }}") == other
    assert csv(service, "SELECT ?o FROM <urn:none> { ?s ?p ?o }", default_graphs=[EX + "graph"]) == other
    assert csv(service, "SELECT ?o { GRAPH ?g { ?s ?p ?o } }") == other


@pytest.mark.parametrize(
    ("query", "line", "column", "what"),
    [
        ("SELECT ?s {\n  ?s ?p }", 2, 9, "unexpected '}'"),
        ("SELEC ?s", 1, 1, "unexpected 'SELEC'"),
        ("SELECT ?s {\n?s ?p ?o .\n FILTR(?o = 2)\n}", 3, 2, "unexpected 'FILTR'"),
        ("SELECT ?s { ?s ?p ?o FILTER(?o == 2) }", 1, 33, "unexpected '='"),
        ("SELECT ?s { # Қазақша service\n ?s nope:x ?o }", 2, 5, "the prefix of 'nope:x' is not declared"),
        ("SELECT ?s { ?s ?p 'service' ) }", 1, 29, "unexpected ')'"),
        ("SELECT ?s { ?s ?p ?o", 1, 21, "the query ends too early"),
        ("", 1, 1, "the query ends too early"),
        ('SELECT ?s { ?s ?p "open }', 1, 19, "a string is not closed"),
        ("SELECT ?s WHERE ?s ?p ?o }", 1, 17, "unexpected '?s', expected '{'"),
    ],
)
def test_a_mistake_is_told_with_its_place(service: LocalService, query: str, line: int, column: int, what: str) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        service.answer(query)
    assert (caught.value.line, caught.value.column, caught.value.what) == (line, column, what)


def test_a_query_may_be_too_long_too_deep_or_ask_for_too_much(store: ox.Store) -> None:
    service = LocalService(store, settings=Settings(query_bytes=200, result_rows=1))
    with pytest.raises(QueryLimitError, match="201 bytes long and the limit is 200"):
        service.answer("ASK {}" + " " * 195)
    with pytest.raises(QueryLimitError, match="nested more than 64 deep"):
        service.answer("ASK " + "{" * 70 + "}" * 70)
    with pytest.raises(QueryLimitError, match="more than 1 rows"):
        service.answer("SELECT * { ?s ?p ?o }")
    assert service.answer("SELECT * { ?s ?p ?o } LIMIT 1").size == 1


@pytest.mark.parametrize(
    "query",
    [
        "ASK { FILTER(" + "!" * 20_000 + "true) }",
        "ASK { {}" + " UNION {}" * 8_000 + " }",
        "ASK { FILTER(1" + "+1" * 20_000 + ") }",
        "ASK { " + "OPTIONAL {} " * 5_000 + "}",
        "ASK { " + "".join(f"BIND(1 AS ?v{number}) " for number in range(4_000)) + "}",
        "ASK { ?s <u:p>" + "/<u:p>" * 10_000 + " ?o }",
        "ASK { " + "<<" * 20_000 + " }",
        "ASK { FILTER(1<" + "!" * 20_000 + "true)#>\n}",
        "ASK { FILTER(1<" + "(" * 20_000 + ">) }",
    ],
)
def test_a_query_that_would_end_the_process_is_not_run(service: LocalService, query: str) -> None:
    with pytest.raises(QueryLimitError):
        service.answer(query)


def test_long_lists_of_values_are_no_chain(service: LocalService) -> None:
    values = " ".join(f"<{EX}v{number}-x>" for number in range(2_000))
    assert csv(service, f"SELECT ?s {{ VALUES ?s {{ <{EX}a> {values} }} ?s ?p <{EX}service> }}") == [EX + "a"]


@pytest.mark.parametrize("piece", ["a.", "a-", '"\\"', "<a", "'''a", "@a-", ":\\", "_:", "\\u0027'"])
def test_odd_text_is_an_error_like_another(service: LocalService, piece: str) -> None:
    with pytest.raises(QueryError):
        service.answer("ASK { " + piece * 30_000)


def test_values_are_bound_as_terms_and_add_no_column(service: LocalService) -> None:
    value = ox.Literal("service ?x")
    assert csv(service, "SELECT ?s { ?s ?p ?o FILTER(?o = ?wanted) }", bindings={"wanted": value}) == [EX + "a"]
    counted = "SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o FILTER(?o = ?wanted) } GROUP BY ?s ORDER BY ?s"
    assert (
        service.answer(counted, format="csv", bindings={"wanted": value}).body() == b"s,n\r\nhttp://example.org/a,1\r\n"
    )
    assert service.answer("ASK { ?s ?p ?wanted }", bindings={"wanted": node("none")}).body() == (
        b'{"head":{},"boolean":false}\n'
    )
    hostile = ox.Literal('" } INSERT DATA { <u:a> <u:b> <u:c> } #')
    assert csv(service, "SELECT ?s { ?s ?p ?o FILTER(?o = ?wanted) }", bindings={"wanted": hostile}) == []


def test_a_bound_variable_that_the_query_shows_is_shown(service: LocalService) -> None:
    answer = service.answer("SELECT ?o ?s { ?s ?p ?o }", format="csv", bindings={"o": node("service")})
    assert answer.body() == b"o,s\r\nhttp://example.org/service,http://example.org/a\r\n"


def test_rows_in_no_order_are_put_in_one(store: ox.Store) -> None:
    for name in "zmk":
        store.add(ox.Quad(node(name), node("q"), node(name)))
    service = LocalService(store)
    assert csv(service, f"SELECT ?s {{ ?s <{EX}q> ?o }}") == [EX + "k", EX + "m", EX + "z"]
    assert csv(service, f"SELECT ?s {{ ?s <{EX}q> ?o }} ORDER BY DESC(?s)") == [EX + "z", EX + "m", EX + "k"]


def test_the_kind_and_size_of_an_answer_are_told(service: LocalService) -> None:
    kinds = {
        "SELECT * { ?s ?p ?o }": ("solutions", 2, "application/sparql-results+json"),
        "ASK {}": ("boolean", 1, "application/sparql-results+json"),
        "CONSTRUCT WHERE { ?s ?p ?o }": ("graph", 2, "text/turtle; charset=utf-8"),
        f"DESCRIBE <{EX}a>": ("graph", 2, "text/turtle; charset=utf-8"),
    }
    for query, expected in kinds.items():
        answer = service.answer(query)
        assert (answer.kind, answer.size, answer.media_type) == expected


def test_a_format_that_does_not_fit_the_answer_is_an_error(service: LocalService) -> None:
    with pytest.raises(FormatError, match="use one of json, xml, csv, tsv"):
        service.answer("ASK {}", format="turtle")
    with pytest.raises(FormatError, match="accept one of text/turtle"):
        service.answer("CONSTRUCT WHERE { ?s ?p ?o }", accept="text/csv")


def test_what_the_engine_cannot_do_is_a_query_error(service: LocalService) -> None:
    with pytest.raises(QueryError):
        service.answer("SELECT * { ?s ?p ?o }", bindings={"none": ox.Literal("x")})
    with pytest.raises(QueryError, match="not an IRI"):
        service.answer("ASK {}", default_graphs=["no iri"])


def test_the_prefixes_of_the_ontology_need_no_declaration(service: LocalService) -> None:
    assert json.loads(service.answer("ASK { ?m a dip:Meeting ; rdfs:label ?l }").body())["boolean"] is False


def test_the_service_says_what_it_can_do(service: LocalService) -> None:
    description = service.describe()
    assert description.result_formats[0] == "application/sparql-results+json"
    assert description.graph_formats[0] == "text/turtle"
    assert description.query_bytes == Settings().query_bytes
