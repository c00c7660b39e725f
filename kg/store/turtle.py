"""Turtle and TriG to be read by people: one block a subject, one line a value, prefixes for all that has one.

https://www.w3.org/TR/turtle/ and https://www.w3.org/TR/trig/
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final, TypeAlias

import pyoxigraph as ox

AnyTerm: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | ox.DefaultGraph

_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
# A cautious subset of PN_LOCAL: names that need no escape in Turtle, TriG and SPARQL.
_LOCAL: Final = re.compile(r"[A-Za-z0-9_](?:[\w.-]*[\w-])?\Z")
# Lexical forms that Turtle reads back as the same literal without quotes.
_BARE: Final = {_XSD + "integer": re.compile(r"[+-]?\d+\Z", re.ASCII), _XSD + "boolean": re.compile(r"(true|false)\Z")}
_BARE[_XSD + "decimal"] = re.compile(r"[+-]?\d*\.\d+\Z", re.ASCII)


def write(quads: list[ox.Quad], prefixes: Mapping[str, str]) -> bytes:
    """Quads in order as TriG, which is Turtle where all are in the default graph."""
    names = Names(prefixes)
    body = "".join(
        _graph(graph, list(group), names) for graph, group in groupby(quads, key=lambda quad: quad.graph_name)
    )
    head = "".join(f"@prefix {prefix}: <{prefixes[prefix]}> .\n" for prefix in sorted(names.used))
    return f"{head}\n{body}".lstrip("\n").encode()


class Names:
    """Writes terms, and remembers which prefixes that took."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        # The longest namespace first: `id/state/` before `id/`.
        self._spaces = sorted(prefixes.items(), key=lambda item: (-len(item[1]), item[0]))
        self.used: set[str] = set()

    def term(self, term: AnyTerm) -> str:
        """A term in Turtle."""
        if isinstance(term, ox.NamedNode):
            return self.iri(term.value) or str(term)
        if isinstance(term, ox.Literal):
            return self._literal(term)
        return str(term)

    def iri(self, iri: str) -> str | None:
        """The IRI as a prefixed name, where it can be one."""
        for prefix, space in self._spaces:
            if iri.startswith(space) and _LOCAL.match(iri, len(space)):
                self.used.add(prefix)
                return f"{prefix}:{iri[len(space) :]}"
        return None

    def _literal(self, literal: ox.Literal) -> str:
        kind = literal.datatype.value
        bare = _BARE.get(kind)
        if bare and bare.match(literal.value):
            return literal.value
        text = str(literal)
        if literal.language or kind == _XSD + "string":
            return text
        name = self.iri(kind)
        return text.removesuffix(f"<{kind}>") + name if name else text


def _graph(graph: AnyTerm, quads: list[ox.Quad], names: Names) -> str:
    blocks = "\n".join(_subjects(quads, names))
    if isinstance(graph, ox.DefaultGraph):
        return blocks
    inner = "".join(f"  {line}\n" if line else "\n" for line in blocks.splitlines())
    return f"\n{names.term(graph)} {{\n{inner}}}\n"


def _subjects(quads: list[ox.Quad], names: Names) -> Iterator[str]:
    for subject, group in groupby(quads, key=lambda quad: quad.subject):
        lines = (f"{_verb(predicate, names)} {values}" for predicate, values in _predicates(group, names))
        yield f"{names.term(subject)} " + " ;\n  ".join(lines) + " .\n"


def _predicates(quads: Iterable[ox.Quad], names: Names) -> Iterator[tuple[ox.NamedNode, str]]:
    """Each predicate and its values, the type first."""
    by_predicate: dict[ox.NamedNode, list[str]] = {}
    for quad in quads:
        by_predicate.setdefault(quad.predicate, []).append(names.term(quad.object))
    yield from (
        (predicate, ", ".join(values))
        for predicate, values in sorted(by_predicate.items(), key=lambda item: item[0].value != _RDF + "type")
    )


def _verb(predicate: ox.NamedNode, names: Names) -> str:
    return "a" if predicate.value == _RDF + "type" else names.term(predicate)
