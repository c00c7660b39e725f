"""The W3C's SPARQL 1.1 tests of queries, updates, result formats and syntax, asked over HTTP."""

import csv
import io
import os
import re
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from kg.sparql.updates import LocalWriter
from kg.store import QuadStore
from kg.web import create_app

KINDS = {
    "QueryEvaluationTest",
    "CSVResultFormatTest",
    "PositiveSyntaxTest11",
    "NegativeSyntaxTest11",
    "PositiveUpdateSyntaxTest11",
    "NegativeUpdateSyntaxTest11",
    "UpdateEvaluationTest",
}
# Why each of these fails, at more length, is in docs/conformance.md; those that begin with "engine" fail in
# pyoxigraph 0.5.13 alone too. A name with a star stands for all of a folder that fail; others there may pass.
KNOWN: dict[str, str] = {
    "entailment/*": "by design: no entailment regime; super-classes are materialised when the graph is built",
    "service/*": "by design: SERVICE is refused",
    "syntax-fed/*": "by design: SERVICE is refused",
    "update-silent/load-silent": "by design: LOAD is refused",
    "update-silent/load-into-silent": "by design: LOAD is refused",
    **{f"syntax-update-1/test_{n}": "by design: LOAD is refused" for n in (1, 2, 3, 4, 37)},
    **{
        f"property-path/zero_or_{count}_set_{end}": "engine: a term that is in no triple has no path of length zero"
        for count in ("one", "more")
        for end in ("start", "end")
    },
    "aggregates/agg-groupconcat-04": "engine: SPARQL 1.2's GROUP_CONCAT, which keeps a language that all share",
    "aggregates/agg-groupconcat-06": "engine: SPARQL 1.2's GROUP_CONCAT, which keeps a language that all share",
    "aggregates/agg-empty-group-count-graph": "engine: an aggregate inside GRAPH ?g is not done by graph",
    "bindings/graph": "engine: GRAPH ?g with VALUES alone leaves ?g unbound",
    "negation/graph-minus": "engine: MINUS inside GRAPH ?g counts ?g as shared",
    "functions/bnode01": "engine: BNODE(?s) gives one node for each string, also in two solutions",
    "csv-tsv-res/csv03": "engine: the store writes xsd:double 1.0E6 as 1000000",
}
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
BASE = "https://w3c.github.io/rdf-tests/sparql/sparql11/"
BEARER = {"Authorization": "Bearer token"}
FORMATS = {".srx": "xml", ".srj": "json", ".csv": "csv", ".tsv": "tsv"}
RDF_FORMATS = {".ttl": "turtle", ".rdf": "rdfxml", ".nt": "ntriples", ".n3": "turtle"}


def test_the_endpoint_does_as_the_suite_says(case) -> None:
    writer = LocalWriter(QuadStore())
    client = create_app(writer, token="token").test_client()
    if case.kind == "UpdateEvaluationTest":
        updated(case, writer, client)
    elif case.kind.endswith("QueryEvaluationTest") or case.kind == "CSVResultFormatTest":
        answered(case, writer, client)
    else:
        parsed(case, client)


def parsed(case, client: FlaskClient) -> None:
    """A query or update of the syntax tests: what is no SPARQL has a place where it is not, what is may still fail."""
    file = case.file(case.value(MF + "action"))
    response = (update if file.suffix == ".ru" else ask)(client, based(file), {})
    if case.kind.startswith("Negative"):
        assert response.status_code in (400, 403)
        assert "line" in response.json
    else:
        assert response.status_code in (200, 204, 400), response.text
        assert response.status_code != 400 or "line" not in response.json, response.text


def answered(case, writer: LocalWriter, client: FlaskClient) -> None:
    """A query over data, compared with the rows or the graph that the suite expects."""
    action = case.value(MF + "action")
    load(case, writer, action, QT)
    query = based(case.file(case.value(QT + "query", of=action)))
    expected = case.file(case.value(MF + "result"))
    response = ask(client, query, {"format": FORMATS[expected.suffix]} if expected.suffix in FORMATS else {})
    assert response.status_code == 200, response.text
    if expected.suffix == ".csv":
        assert rows_of_csv(response.text) == rows_of_csv(expected.read_text(encoding="utf-8"))
    elif response.content_type.startswith("text/turtle"):
        found = ox.parse(response.data, ox.RdfFormat.TURTLE)
        assert canonical(found) == canonical(quads(case, expected))
    else:
        media = response.content_type.partition(";")[0]
        found = ox.parse_query_results(response.data, ox.QueryResultsFormat.from_media_type(media))
        assert solutions(found) == solutions(expected_results(case, expected))


def updated(case, writer: LocalWriter, client: FlaskClient) -> None:
    """An update, and what the store holds afterwards."""
    action, result = case.value(MF + "action"), case.value(MF + "result")
    load(case, writer, action, UT)
    response = update(client, based(case.file(case.value(UT + "request", of=action))), {})
    assert response.status_code == 204, response.text
    wanted = LocalWriter(QuadStore())
    load(case, wanted, result, UT)
    assert canonical(writer.store) == canonical(wanted.store)


def load(case, writer: LocalWriter, node, space: str) -> None:
    """Put the data of an action or a result into a store."""
    for iri in case.values(node, space + "data"):
        put(case, writer, None, iri)
    for graph in case.values(node, space + "graphData"):
        if isinstance(graph, ox.NamedNode):
            put(case, writer, graph.value, graph)
        else:
            label = case.value(RDFS_LABEL, of=graph)
            file = case.value(UT + "graph", of=graph) or case.value(QT + "graph", of=graph)
            put(case, writer, label.value if label is not None else file.value, file)


def put(case, writer: LocalWriter, graph: str | None, iri: ox.NamedNode) -> None:
    """Add a file to a graph."""
    file = case.file(iri)
    writer.put_graph(graph, file.read_bytes(), format=RDF_FORMATS[file.suffix], base=iri.value, replace=False)


def based(file: Path) -> str:
    """The text of a file, with the address of the file as what relative IRIs are resolved against."""
    address = BASE + file.relative_to(os.environ["KG_W3C_TESTS"]).as_posix()
    return f"BASE <{address}>\n{file.read_text(encoding='utf-8')}"


def ask(client: FlaskClient, query: str, more: dict[str, str]) -> TestResponse:
    """A query by POST; rows come as JSON and graphs as Turtle where `more` names no format."""
    accept = {"Accept": "application/sparql-results+json, text/turtle;q=0.9"}
    return client.post("/sparql", data={"query": query, **more}, headers=accept)


def update(client: FlaskClient, text: str, more: dict[str, str]) -> TestResponse:
    """An update by POST."""
    return client.post("/update", data={"update": text, **more}, headers=BEARER)


def quads(case, file: Path) -> list[ox.Quad]:
    """The quads of a file of the suite."""
    address = BASE + file.relative_to(os.environ["KG_W3C_TESTS"]).as_posix()
    media = {".ttl": ox.RdfFormat.TURTLE, ".rdf": ox.RdfFormat.RDF_XML, ".nt": ox.RdfFormat.N_TRIPLES}[file.suffix]
    return list(ox.parse(file.read_bytes(), media, base_iri=address))


def expected_results(case, file: Path):
    """What a file of results says: in one of SPARQL's formats, or in the vocabulary of result sets."""
    if file.suffix in FORMATS:
        return ox.parse_query_results(file.read_bytes(), ox.QueryResultsFormat.from_extension(file.suffix[1:]))
    store = ox.Store()
    store.extend(quads(case, file))
    boolean = next(store.quads_for_pattern(None, ox.NamedNode(RS + "boolean"), None), None)
    if boolean is not None:
        return boolean.object.value == "true"
    return [
        {
            value(store, binding.object, RS + "variable").value: value(store, binding.object, RS + "value")
            for binding in store.quads_for_pattern(row.object, ox.NamedNode(RS + "binding"), None)
        }
        for row in store.quads_for_pattern(None, ox.NamedNode(RS + "solution"), None)
    ]


def value(store: ox.Store, node, name: str):
    """The object of a property."""
    return next(store.quads_for_pattern(node, ox.NamedNode(name), None)).object


def solutions(found) -> object:
    """Rows as a graph in canonical form, each row a node of its own, so that blank nodes may be called anything."""
    if isinstance(found, bool | ox.QueryBoolean):
        return bool(found)
    made = []
    if isinstance(found, ox.QuerySolutions):
        names = [variable.value for variable in found.variables]
        found = ({name: row[name] for name in names if row[name] is not None} for row in found)
    for row in found:
        node = ox.BlankNode()
        made.append(ox.Quad(node, ox.NamedNode("urn:row"), ox.Literal("")))
        made += [ox.Quad(node, ox.NamedNode(f"urn:{name}"), term) for name, term in row.items()]
    return canonical(made)


def canonical(found: Iterable[ox.Quad]) -> set[str]:
    """Quads as lines, with blank nodes in canonical order and numbers in the form that the store writes them in."""
    store = ox.Store()
    store.extend(ox.Quad(each.subject, each.predicate, each.object, each.graph_name) for each in found)
    dataset = ox.Dataset(store)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return {str(each) for each in dataset}


def rows_of_csv(text: str) -> list[list[str]]:
    """Rows of CSV and columns in any order (of `SELECT *` there is none), with blank nodes called alike."""
    rows = [[f"{name}={cell}" for name, cell in sorted(row.items())] for row in csv.DictReader(io.StringIO(text))]
    return sorted([re.sub("=_:.*", "=_:", cell) for cell in row] for row in rows)
