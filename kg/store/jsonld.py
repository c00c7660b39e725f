"""JSON-LD 1.1 with a context of prefixes, one object a subject. https://www.w3.org/TR/json-ld11/"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any, Final

import pyoxigraph as ox

_RDF_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"
# Only a prefix whose IRI ends so may shorten others (JSON-LD 1.1, section 4.1.4).
_ENDS: Final = (":", "/", "?", "#", "[", "]", "@")


def write(quads: list[ox.Quad], prefixes: Mapping[str, str]) -> bytes:
    """Quads in order as one JSON-LD document."""
    context = {prefix: iri for prefix, iri in prefixes.items() if iri.endswith(_ENDS)}
    graph: list[dict[str, Any]] = []
    for name, group in groupby(quads, key=lambda quad: quad.graph_name):
        subjects = _subjects(group, context)
        if isinstance(name, ox.DefaultGraph):
            graph.extend(subjects)
        else:
            graph.append({"@id": _identifier(name, context), "@graph": subjects})
    return (json.dumps({"@context": context, "@graph": graph}, ensure_ascii=False, indent=1) + "\n").encode()


def _subjects(quads: Iterable[ox.Quad], context: Mapping[str, str]) -> list[dict[str, Any]]:
    subjects = []
    for subject, group in groupby(quads, key=lambda quad: quad.subject):
        entry: dict[str, Any] = {"@id": _identifier(subject, context)}
        for quad in group:
            if quad.predicate.value == _RDF_TYPE and isinstance(quad.object, ox.NamedNode):
                entry.setdefault("@type", []).append(_short(quad.object.value, context))
            else:
                entry.setdefault(_short(quad.predicate.value, context), []).append(_value(quad.object, context))
        subjects.append(entry)
    return subjects


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, context: Mapping[str, str]) -> Any:
    if not isinstance(term, ox.Literal):
        return {"@id": _identifier(term, context)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == _XSD_STRING:
        return {"@value": term.value}
    return {"@value": term.value, "@type": _short(term.datatype.value, context)}


def _identifier(term: Any, context: Mapping[str, str]) -> str:
    return _short(term.value, context) if isinstance(term, ox.NamedNode) else str(term)


def _short(iri: str, context: Mapping[str, str]) -> str:
    """The IRI by the longest prefix that it starts with. What would start with `//` after it is no compact IRI."""
    best = max(
        (prefix for prefix, space in context.items() if iri.startswith(space) and len(iri) > len(space)),
        key=lambda prefix: len(context[prefix]),
        default=None,
    )
    if best is None or iri[len(context[best]) :].startswith("//"):
        return iri
    return f"{best}:{iri[len(context[best]) :]}"
