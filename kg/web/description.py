"""What the service says of itself in RDF: the Service Description, and VoID of the dataset.

https://www.w3.org/TR/sparql11-service-description/ and https://www.w3.org/TR/void/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

import pyoxigraph as ox
from flask import Blueprint, Response, request

from kg.rdf.terms import DCTERMS, DIP, PREFIXES, RDFS, RDF_type, XSD_integer
from kg.sparql import results
from kg.sparql.negotiation import choose
from kg.sparql.table import select
from kg.store.formats import format_named
from kg.web import conditional
from kg.web.display import link
from kg.web.site import Site

Subject: TypeAlias = ox.NamedNode | ox.BlankNode
Value: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_VOID: Final = "http://rdfs.org/ns/void#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_PREFIXES: Final = {"sd": _SD, "void": _VOID, "formats": _FORMATS}
# Names of https://www.w3.org/ns/formats/ by media type.
_FORMAT_NAMES: Final = {
    "application/sparql-results+json": "SPARQL_Results_JSON",
    "application/sparql-results+xml": "SPARQL_Results_XML",
    "text/csv": "SPARQL_Results_CSV",
    "text/tab-separated-values": "SPARQL_Results_TSV",
    "text/turtle": "Turtle",
    "application/trig": "TriG",
    "application/n-triples": "N-Triples",
    "application/n-quads": "N-Quads",
    "application/ld+json": "JSON-LD",
    "application/rdf+xml": "RDF_XML",
}
_NEWER: Final = (
    "Beyond SPARQL 1.1, the engine reads SPARQL 1.2 as far as it has it: triple terms (<<( )>> and << >>), TRIPLE,"
    " SUBJECT, PREDICATE, OBJECT, isTRIPLE, LANGDIR, STRLANGDIR, hasLANG, hasLANGDIR; and ADJUST of SEP-0002."
    " SERVICE and LOAD are refused. The prefixes of the ontology need no declaration."
)
_TOTALS: Final = "SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects) { ?s ?p ?o }"
_CLASSES: Final = "SELECT ?name (COUNT(?s) AS ?count) { ?s a ?name FILTER(isIRI(?name)) } GROUP BY ?name ORDER BY ?name"
_PROPERTIES: Final = "SELECT ?name (COUNT(*) AS ?count) { ?s ?name ?o } GROUP BY ?name ORDER BY ?name"


def add_to(pages: Blueprint, site: Site) -> None:
    """Add `/.well-known/void`."""

    @pages.get("/.well-known/void")
    def void() -> Response:
        conditional.check(site)
        made = site.kept(f"void {request.host_url} {request.script_root}", lambda: list(_of_dataset(site)))
        return _given(made)


def of_service(site: Site) -> Response:
    """The Service Description, in the format that the client wants."""
    return _given(_of_service(site))


def _given(triples: Iterable[ox.Triple]) -> Response:
    offer = choose(
        results.graph_formats(), accept=request.headers.get("Accept"), format=request.args.get("format") or None
    )
    text = "; charset=utf-8" if offer.media_type.startswith("text/") else ""
    quads = (ox.Quad(each.subject, each.predicate, each.object) for each in triples)
    data = format_named(offer.name).serialize(quads, prefixes={**PREFIXES, **_PREFIXES})
    return Response(data, content_type=f"{offer.media_type}{text}")


def _of_service(site: Site) -> Iterator[ox.Triple]:
    service, dataset, default = ox.BlankNode("service"), ox.BlankNode("dataset"), ox.BlankNode("default")
    described = site.behind.describe()
    yield from _about(
        service,
        (RDF_type, _iri(_SD + "Service")),
        (_SD + "endpoint", _iri(link("sparql", _external=True))),
        (_SD + "supportedLanguage", _iri(_SD + "SPARQL11Query")),
        (_SD + "feature", _iri(_SD + "EmptyGraphs")),
        (_SD + "defaultDataset", dataset),
        (RDFS + "comment", ox.Literal(_NEWER, language="en")),
        *((_SD + "resultFormat", format) for format in _formats(described.result_formats)),
        *((_SD + "resultFormat", format) for format in _formats(described.graph_formats)),
    )
    yield from _about(dataset, (RDF_type, _iri(_SD + "Dataset")), (_SD + "defaultGraph", default))
    yield from _about(default, (RDF_type, _iri(_SD + "Graph")))
    for number, row in enumerate(select(site.service, "SELECT ?g { GRAPH ?g {} } ORDER BY ?g")):
        if row["g"].kind == "uri":
            named, graph = ox.BlankNode(f"named{number}"), ox.BlankNode(f"graph{number}")
            yield from _about(dataset, (_SD + "namedGraph", named))
            yield from _about(
                named,
                (RDF_type, _iri(_SD + "NamedGraph")),
                (_SD + "name", _iri(row["g"].value)),
                (_SD + "graph", graph),
            )
            yield from _about(graph, (RDF_type, _iri(_SD + "Graph")))
    if site.graphs is not None:
        yield from _about(
            ox.BlankNode("updates"),
            (RDF_type, _iri(_SD + "Service")),
            (_SD + "endpoint", _iri(link("update", _external=True))),
            (_SD + "supportedLanguage", _iri(_SD + "SPARQL11Update")),
            *((_SD + "inputFormat", format) for format in _formats(described.graph_formats)),
        )


def _of_dataset(site: Site) -> Iterator[ox.Triple]:
    address = link("void", _external=True)
    dataset = ox.NamedNode(f"{address}#dataset")
    totals = next(iter(select(site.service, _TOTALS)))
    classes, properties = select(site.service, _CLASSES), select(site.service, _PROPERTIES)
    yield from _about(
        ox.NamedNode(address),
        (RDF_type, _iri(_VOID + "DatasetDescription")),
        ("http://xmlns.com/foaf/0.1/primaryTopic", dataset),
    )
    yield from _about(
        dataset,
        (RDF_type, _iri(_VOID + "Dataset")),
        (DCTERMS + "title", ox.Literal("Diplomacy graph", language="en")),
        (_VOID + "sparqlEndpoint", _iri(link("sparql", _external=True))),
        (_VOID + "uriSpace", ox.Literal(site.base)),
        (_VOID + "vocabulary", _iri(DIP)),
        (_VOID + "triples", _number(totals["triples"].value)),
        (_VOID + "distinctSubjects", _number(totals["subjects"].value)),
        (_VOID + "classes", _number(str(len(classes)))),
        (_VOID + "properties", _number(str(len(properties)))),
        *((_VOID + "feature", format) for format in _formats(site.behind.describe().graph_formats)),
    )
    for kind, count, table in (("class", "entities", classes), ("property", "triples", properties)):
        for number, row in enumerate(table):
            part = ox.BlankNode(f"{kind}{number}")
            yield from _about(dataset, (f"{_VOID}{kind}Partition", part))
            yield from _about(
                part,
                (_VOID + kind, _iri(row["name"].value)),
                (_VOID + count, _number(row["count"].value)),
            )


def _about(subject: Subject, *statements: tuple[str, Value]) -> Iterator[ox.Triple]:
    return (ox.Triple(subject, ox.NamedNode(name), value) for name, value in statements)


def _iri(text: str) -> ox.NamedNode:
    return ox.NamedNode(text)


def _number(text: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD_integer))


def _formats(media_types: Iterable[str]) -> Iterator[ox.NamedNode]:
    return (_iri(_FORMATS + _FORMAT_NAMES[each]) for each in media_types if each in _FORMAT_NAMES)
