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

_TYPE: Final = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_ENDS: Final = ("/", "#", ":")
# A cautious subset of PN_LOCAL: names that need no escape in Turtle, TriG and SPARQL.
_LOCAL: Final = re.compile(r"[A-Za-z0-9_](?:[\w.-]*[\w-])?\Z")
# Lexical forms that Turtle reads back as the same literal without quotes.
_BARE: Final = {_XSD + "integer": re.compile(r"[+-]?\d+\Z", re.ASCII), _XSD + "boolean": re.compile(r"(true|false)\Z")}
_BARE[_XSD + "decimal"] = re.compile(r"[+-]?\d*\.\d+\Z", re.ASCII)


def write(quads: list[ox.Quad], prefixes: Mapping[str, str]) -> bytes:
    """Quads in order as TriG, which is Turtle where all are in the default graph."""
    names = Names(prefixes)
    graphs = groupby(quads, key=lambda quad: quad.graph_name)
    return _whole("".join(_graph(graph, _lines(group), names) for graph, group in graphs), names, prefixes)


def write_lines(lines: Iterable[bytes], prefixes: Mapping[str, str]) -> bytes:
    """Lines of N-Triples in order, without their ends, as Turtle: each `subject predicate object .`, a space between.

    >>> print(write_lines([b"<urn:s> <urn:p> <urn:o> ."], {"u": "urn:"}).decode(), end="")
    @prefix u: <urn:> .
    <BLANKLINE>
    u:s u:p u:o .
    """
    names = Names(prefixes)
    return _whole(_blocks(b"".join(line + b"\n" for line in lines).decode().split("\n")[:-1], names), names, prefixes)


class Names:
    """Writes terms, and remembers which prefixes that took."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        # The longest namespace first: `id/state/` before `id/`.
        self._spaces = sorted(prefixes.items(), key=lambda item: (-len(item[1]), item[0]))
        # Where all namespaces end so, that of a name is what is before its last such sign: there is nothing to try.
        self._ending = {space: prefix for prefix, space in reversed(self._spaces)}
        self._plain = all(space.endswith(_ENDS) for space in self._ending)
        self._known: dict[str, str] = {}
        self.used: set[str] = set()

    def term(self, text: str) -> str:
        """A term of N-Triples in Turtle."""
        if text[0] == '"' and text[-1] != ">":
            return text
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._written(text)
        return found

    def _written(self, text: str) -> str:
        if text[0] == '"':
            return self._literal(text)
        return (self._iri(text[1:-1]) or text) if text[0] == "<" and text[1] != "<" else text

    def _iri(self, iri: str) -> str | None:
        """The IRI as a prefixed name, where it can be one."""
        if self._plain:
            space = iri[: max(iri.rfind("/"), iri.rfind("#"), iri.rfind(":")) + 1]
            prefix = self._ending.get(space)
            if prefix is None or not _LOCAL.match(iri, len(space)):
                return None
            self.used.add(prefix)
            return f"{prefix}:{iri[len(space) :]}"
        for prefix, space in self._spaces:
            if iri.startswith(space) and _LOCAL.match(iri, len(space)):
                self.used.add(prefix)
                return f"{prefix}:{iri[len(space) :]}"
        return None

    def _literal(self, text: str) -> str:
        end = text.rindex('"^^<')
        kind = text[end + 4 : -1]
        bare = _BARE.get(kind)
        if bare and bare.match(text[1:end]):
            return text[1:end]
        return text[: end + 3] + self.term(f"<{kind}>")


def _whole(body: str, names: Names, prefixes: Mapping[str, str]) -> bytes:
    head = "".join(f"@prefix {prefix}: <{prefixes[prefix]}> .\n" for prefix in sorted(names.used))
    return f"{head}\n{body}".lstrip("\n").encode()


def _lines(quads: Iterable[ox.Quad]) -> list[str]:
    data = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES) or b""
    return data.decode().split("\n")[:-1]


def _graph(graph: AnyTerm, lines: list[str], names: Names) -> str:
    blocks = _blocks(lines, names)
    if isinstance(graph, ox.DefaultGraph):
        return blocks
    inner = "".join(f"  {line}\n" if line else "\n" for line in blocks.split("\n")[:-1])
    return f"\n{names.term(str(graph))} {{\n{inner}}}\n"


def _blocks(lines: Iterable[str], names: Names) -> str:
    return "\n".join(_subjects(lines, names))


def _subjects(lines: Iterable[str], names: Names) -> Iterator[str]:
    """Each subject with its predicates, the type first, and their values."""
    current = ""
    by_predicate: dict[str, list[str]] = {}
    term = names.term
    for line in lines:
        subject, predicate, value = line.split(" ", 2)
        if subject != current:
            if by_predicate:
                yield _block(current, by_predicate, names)
            current, by_predicate = subject, {}
        values = by_predicate.get(predicate)
        if values is None:
            by_predicate[predicate] = [term(value[:-2])]
        else:
            values.append(term(value[:-2]))
    if by_predicate:
        yield _block(current, by_predicate, names)


def _block(subject: str, by_predicate: dict[str, list[str]], names: Names) -> str:
    term = names.term
    types = by_predicate.pop(_TYPE, None)
    values = [] if types is None else [f"a {', '.join(types)}"]
    values += [f"{term(predicate)} {', '.join(each)}" for predicate, each in by_predicate.items()]
    return f"{term(subject)} " + " ;\n  ".join(values) + " .\n"
