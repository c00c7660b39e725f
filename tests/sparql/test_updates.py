"""Updates and graphs are written whole or not at all, reach no network, and leave the store's own graph alone."""

import pyoxigraph as ox
import pytest

from kg.config import Settings
from kg.errors import (
    QueryError,
    QueryLimitError,
    QueryRefusedError,
    QuerySyntaxError,
    RdfSyntaxError,
    UnknownGraphError,
)
from kg.rdf.terms import INTERNAL
from kg.sparql.service import GraphStore
from kg.sparql.updates import LocalWriter
from kg.sparql.updating import prepare_update
from kg.store import QuadStore

SECRET = ox.Quad(ox.NamedNode("urn:d"), ox.NamedNode("urn:p"), ox.Literal("kept"), ox.NamedNode(INTERNAL))


@pytest.fixture
def writer() -> LocalWriter:
    store = QuadStore()
    store.apply(add=[SECRET])
    return LocalWriter(store)


def triples(writer: LocalWriter, graph: str | None = None) -> list[str]:
    return writer.read_graph(graph, format="ntriples").body().decode().splitlines()


def test_a_local_writer_is_a_graph_store(writer: LocalWriter) -> None:
    assert isinstance(writer, GraphStore)


def test_an_update_is_seen_by_the_next_query_and_changes_the_state(writer: LocalWriter) -> None:
    before = writer.state()
    writer.update('INSERT DATA { <urn:s> dip:iso "FI" } ; INSERT DATA { GRAPH <urn:g> { <urn:s> a dip:State } }')
    assert writer.answer("SELECT ?o { <urn:s> dip:iso ?o }", format="csv").body() == b"o\r\nFI\r\n"
    assert writer.state() != before
    assert writer.state() == writer.state()


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <urn:a> <urn:b> 1 } ; CREATE GRAPH <urn:g> ; CREATE GRAPH <urn:g>",
        "INSERT DATA { <urn:a> <urn:b> 1 } ; DROP GRAPH <urn:none>",
        "INSERT DATA { <urn:a> <urn:b> 1 } ; INSERT DATA { ?s <urn:b> 1 }",
        "INSERT DATA { <urn:a> <urn:b> 1 } ; LOAD <http://127.0.0.1:9/>",
    ],
)
def test_an_update_that_fails_changes_nothing(writer: LocalWriter, update: str) -> None:
    with pytest.raises(QueryError):
        writer.update(update)
    assert triples(writer) == []
    assert writer.store.contains_named_graph(ox.NamedNode("urn:g")) is False


def test_a_mistake_in_an_update_has_its_place(writer: LocalWriter) -> None:
    with pytest.raises(QuerySyntaxError, match=r"^update:2:24: unexpected '}'"):
        writer.update("# first\nINSERT DATA { <urn:a>  }")


@pytest.mark.parametrize(
    "update",
    [
        "LOAD <http://127.0.0.1:9/>",
        "loadSILENT<http://127.0.0.1:9/>",
        "INSERT DATA {} ;LOAD<http://127.0.0.1:9/>INTO GRAPH <urn:g>",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "INSERT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER EXISTS { sErViCe <http://127.0.0.1:9/> { ?s ?p ?o } } }",
    ],
)
def test_what_reaches_the_network_is_refused(writer: LocalWriter, update: str) -> None:
    with pytest.raises(QueryRefusedError):
        writer.update(update)


def test_the_words_that_are_refused_may_be_written_as_text(writer: LocalWriter) -> None:
    writer.update('INSERT DATA { <urn:load> <urn:service> "LOAD <http://x> a service" }')
    assert triples(writer) == ['<urn:load> <urn:service> "LOAD <http://x> a service" .']


@pytest.mark.parametrize(
    "update",
    [
        "DROP ALL",
        "CLEAR NAMED",
        "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }",
        f"DROP GRAPH <{INTERNAL}>",
        f"PREFIX x: <{INTERNAL[:-2]}> CLEAR GRAPH x:gs",
        f"INSERT DATA {{ GRAPH <{INTERNAL}> {{ <urn:a> <urn:b> 1 }} }}",
        f"MOVE <{INTERNAL}> TO DEFAULT",
        "DROP GRAPH <" + INTERNAL.replace("internal", "int\\u0065rnal") + ">",
    ],
)
def test_what_the_store_keeps_for_itself_stays(writer: LocalWriter, update: str) -> None:
    writer.update("INSERT DATA { <urn:a> <urn:b> 1 }")
    writer.update(update)
    assert list(writer.store.quads_for_pattern(None, None, None, ox.NamedNode(INTERNAL))) == [SECRET]


def test_graphs_given_with_an_update_are_what_it_is_asked_of() -> None:
    update = "DELETE { ?s ?p ?o } INSERT { ?s <urn:q> ?o } WHERE { ?s ?p ?o } ; CLEAR GRAPH <urn:x>"
    text = prepare_update(update, using_graphs=["urn:a"], using_named_graphs=["urn:b"]).text
    assert "} USING <urn:a> USING NAMED <urn:b> WHERE {" in text
    assert text.count("USING") == 2
    with pytest.raises(QueryError, match="give them once"):
        prepare_update("WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", using_graphs=["urn:a"])


def test_using_graphs_take_effect(writer: LocalWriter) -> None:
    writer.update("INSERT DATA { <urn:a> <urn:b> 1 . GRAPH <urn:g> { <urn:a> <urn:b> 2 } }")
    writer.update("INSERT { ?s <urn:copied> ?o } WHERE { ?s <urn:b> ?o }", using_graphs=["urn:g"])
    assert [line for line in triples(writer) if "copied" in line] == [
        '<urn:a> <urn:copied> "2"^^<http://www.w3.org/2001/XMLSchema#integer> .'
    ]


def test_a_graph_is_put_added_to_and_dropped(writer: LocalWriter) -> None:
    data = b"@prefix : <#> . :a :b :c ; :d [ :e 'f' ] ."
    assert writer.put_graph("urn:g", data, format="turtle", base="http://example.org/x") is True
    assert len(triples(writer, "urn:g")) == 3
    assert any(line.startswith("<http://example.org/x#a>") for line in triples(writer, "urn:g"))
    assert writer.put_graph("urn:g", b"<urn:s> <urn:p> <urn:o> .", format="ntriples", replace=False) is False
    assert len(triples(writer, "urn:g")) == 4
    assert writer.put_graph("urn:g", b"", format="ntriples") is False
    assert triples(writer, "urn:g") == []
    writer.drop_graph("urn:g")
    with pytest.raises(UnknownGraphError):
        writer.read_graph("urn:g")
    with pytest.raises(UnknownGraphError):
        writer.drop_graph("urn:g")


def test_the_default_graph_is_always_there(writer: LocalWriter) -> None:
    assert writer.put_graph(None, b"<urn:s> <urn:p> <urn:o> .", format="turtle") is False
    writer.drop_graph(None)
    assert triples(writer) == []


@pytest.mark.parametrize(
    ("format", "data"),
    [
        ("turtle", b"<urn:s> <urn:p> ."),
        ("turtle", b"\xff\xfe"),
        ("rdfxml", b"<rdf:RDF>"),
        ("jsonld", b'{"@context": "http://127.0.0.1:9/c.jsonld", "a": 1}'),
        ("nquads", b"<urn:s> <urn:p> <urn:o> <urn:g> ."),
    ],
)
def test_what_is_no_graph_changes_nothing(writer: LocalWriter, format: str, data: bytes) -> None:
    writer.put_graph("urn:g", b"<urn:s> <urn:p> <urn:o> .", format="turtle")
    for replace in (True, False):
        with pytest.raises(RdfSyntaxError):
            writer.put_graph("urn:g", data, format=format, replace=replace)
    assert triples(writer, "urn:g") == ["<urn:s> <urn:p> <urn:o> ."]


def test_the_internal_graph_is_not_there_for_writers(writer: LocalWriter) -> None:
    with pytest.raises(UnknownGraphError):
        writer.read_graph(INTERNAL)
    for write in (lambda: writer.put_graph(INTERNAL, b"", format="turtle"), lambda: writer.drop_graph(INTERNAL)):
        with pytest.raises(QueryRefusedError):
            write()


def test_a_large_graph_is_given_whole() -> None:
    writer = LocalWriter(QuadStore(), settings=Settings(result_rows=10))
    data = "".join(f"<urn:s{n}> <urn:p> {n} .\n" for n in range(50))
    writer.put_graph("urn:g", data.encode(), format="turtle")
    for format in ("turtle", "ntriples", "rdfxml", "jsonld", "trig", "nquads"):
        body = writer.read_graph("urn:g", format=format).body()
        assert body.count(b"urn:s") == 50


def test_an_update_may_be_as_long_as_a_body_and_no_longer() -> None:
    writer = LocalWriter(QuadStore(), settings=Settings(body_bytes=200_000))
    data = " . ".join(f"<urn:s> <urn:p> {n}" for n in range(-5_000, 0))
    writer.update(f"INSERT DATA {{ {data} }}")
    assert len(writer.store) == 5_000
    with pytest.raises(QueryLimitError, match="the limit is 200000"):
        writer.update(f"INSERT DATA {{ {data} }}" + " " * 200_000)
