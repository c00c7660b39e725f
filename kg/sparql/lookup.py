"""Nodes found by what people call them: an IRI, the path of one, a name in any language, a state's ISO code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from kg.sparql.service import QueryService, Value
from kg.sparql.table import Table, select

# How a node of each kind is known; `{}` in a pattern of a query of this module, never a user's text.
CLASSES: Final[Mapping[str, str]] = {
    "actor": "?node a dip:Actor",
    # What a post can be a post of.
    "seat": "{ ?node a dip:Actor } UNION { ?node a dip:Place }",
    "person": "?node a dip:Person",
    "state": "?node a dip:State",
    "organization": "?node a dip:Organization",
    "place": "{ ?node a dip:Place } UNION { ?node a dip:State }",
    "event": "?node a dip:Event",
    "document": "?node a dip:Document",
    "initiative": "?node a dip:Initiative",
    "agreement": "?node a dip:Agreement",
    "topic": "?node a skos:Concept . FILTER EXISTS { ?thing dip:topic ?node }",
    "role": "?node a skos:Concept . FILTER EXISTS { ?tenure dip:role ?node }",
}
_NAMES: Final = "rdfs:label|skos:altLabel|skos:hiddenLabel|skos:prefLabel|dcterms:title|dcterms:identifier|dip:iso"
_LABEL: Final = "OPTIONAL { ?node rdfs:label|skos:prefLabel|dcterms:title ?label }"
# The literal itself is in the index; its letters in another case must be looked for.
_EXACT: Final = """SELECT DISTINCT ?node ?label WHERE {{
  VALUES ?tag {{ "" "en" "ru" "kk" "ru-Latn" "kk-Latn" }}
  BIND(IF(?tag = "", STR(?name), STRLANG(STR(?name), ?tag)) AS ?literal)
  ?node {names} ?literal . {kind} . {label} }} LIMIT 60"""
_ANY_CASE: Final = """SELECT DISTINCT ?node ?label WHERE {{
  ?node {names} ?literal . FILTER(LCASE(STR(?literal)) = ?name)
  {kind} . {label} }} LIMIT 60"""
_ITSELF: Final = "SELECT DISTINCT ?node ?label WHERE {{ {kind} . {label} }} LIMIT 60"


@dataclass(frozen=True, slots=True)
class Found:
    """A node, and one of its labels: in English where it has one."""

    iri: str
    label: str | None


def nodes_called(service: QueryService, name: str, *, kind: str) -> list[Found]:
    """The nodes of a kind that a name can mean, in order of their IRIs.

    Args:
        service: Who answers for the graph.
        name: An IRI (also in angle brackets), a path below the base (`state/KZ`), a label in any language and any
            case, a document's identifier, or an ISO code.
        kind: One of `CLASSES`.
    """
    for query, bindings in _attempts(service, name.strip(), CLASSES[kind]):
        if found := _found(select(service, query, bindings=bindings)):
            return found
    return []


def _attempts(service: QueryService, name: str, kind: str) -> Iterator[tuple[str, dict[str, Value]]]:
    """Queries and their bindings, the surest first."""
    parts = {"names": _NAMES, "kind": kind, "label": _LABEL}
    iri = name.removeprefix("<").removesuffix(">")
    absolute = iri.startswith(("http://", "https://", "urn:"))
    node = _iri(iri if absolute else service.describe().base + iri)
    if node is not None:
        yield _ITSELF.format(**parts), {"node": node}
    if not absolute:
        yield _EXACT.format(**parts), {"name": ox.Literal(name)}
        yield _ANY_CASE.format(**parts), {"name": ox.Literal(name.lower())}


def _iri(text: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(text)
    except ValueError:
        return None


def _found(table: Table) -> list[Found]:
    labels: dict[str, tuple[bool, str | None]] = {}
    for row in table:
        label = row.get("label")
        rank = (label is None or label.language != "en", label.value if label else None)
        iri = row["node"].value
        if iri not in labels or rank[0] < labels[iri][0]:
            labels[iri] = rank
    return [Found(iri, labels[iri][1]) for iri in sorted(labels)]
