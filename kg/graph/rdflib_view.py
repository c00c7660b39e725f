"""The store as rdflib sees it: oxrdflib's plugin, kept to what this graph shows and to rdflib's own manners."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import rdflib
from oxrdflib import OxigraphStore
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.query import Result

from kg.store import INTERNAL

if TYPE_CHECKING:
    from kg.sparql.service import LocalService

_INTERNAL = rdflib.URIRef(INTERNAL.value)


def view_of(service: LocalService, prefixes: Mapping[str, str]) -> rdflib.Graph:
    """An rdflib graph on the Oxigraph store that a service answers over."""
    graph = rdflib.Graph(_View(service), identifier=DATASET_DEFAULT_GRAPH_ID)
    for prefix, iri in prefixes.items():
        graph.bind(prefix, iri, replace=True)
    return graph


class _View(OxigraphStore):
    def __init__(self, service: LocalService) -> None:
        super().__init__(store=service.store)
        self._service = service

    def triples(self, triple_pattern: Any, context: rdflib.Graph | None = None) -> Iterator[Any]:
        # To oxrdflib, a plain string is an xsd:string by name; to rdflib, the two are not equal.
        for triple, contexts in super().triples(triple_pattern, context):
            yield tuple(_plain(term) for term in triple), contexts

    def contexts(self, triple: Any = None) -> Iterator[rdflib.Graph]:  # type: ignore[override]
        return (graph for graph in super().contexts(triple) if graph.identifier != _INTERNAL)

    def query(
        self,
        query: Any,
        initNs: Mapping[str, Any],  # noqa: N803
        initBindings: Mapping[str, Any],  # noqa: N803
        queryGraph: str,  # noqa: N803
        **_: object,
    ) -> Result:
        """Answer as the graph itself does, with its limits and without its internals."""
        if not isinstance(query, str):
            raise NotImplementedError("rdflib answers what it has parsed itself")
        declared = {**dict(self.namespaces()), **initNs}
        prologue = "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in declared.items())
        bindings = {str(name): _oxigraph(value) for name, value in initBindings.items()}
        answer = self._service.answer(prologue + query, accept=_FORMATS, bindings=bindings)
        if answer.kind != "graph":
            return Result.parse(BytesIO(answer.body()), format="json")
        result = Result("CONSTRUCT")
        result.graph = rdflib.Graph().parse(data=answer.body(), format="nt")
        return result


_FORMATS = "application/sparql-results+json, application/n-triples;q=0.9"


def _plain(term: Any) -> Any:
    return rdflib.Literal(str(term)) if getattr(term, "datatype", None) == rdflib.XSD.string else term


def _oxigraph(term: Any) -> ox.NamedNode | ox.Literal:
    if isinstance(term, rdflib.Literal):
        datatype = ox.NamedNode(term.datatype) if term.datatype else None
        return ox.Literal(str(term), language=term.language, datatype=datatype)
    return ox.NamedNode(str(term))
