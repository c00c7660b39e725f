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
_SPACE: Final = re.compile(r"<[^ ]*[/#:]")
# What stands before a predicate, but for the first.
_NEXT: Final = " ;\n  "
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
    return _whole(_blocks(_apart(b"\n".join((*lines, b""))), names), names, prefixes)


class Names(dict[str, str]):
    """Terms of N-Triples as Turtle has them, each written when it is first asked for, and the prefixes that took."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        # The longest namespace first: `id/state/` before `id/`.
        self._spaces = sorted(prefixes.items(), key=lambda item: (-len(item[1]), item[0]))
        # Where all namespaces end so, that of a name is what is before its last such sign: there is nothing to try.
        self._ending = {f"<{space}": prefix for prefix, space in reversed(self._spaces)}
        self._plain = all(space.endswith(_ENDS) for space in prefixes.values())
        self.used: set[str] = set()

    def __missing__(self, text: str) -> str:
        if text[0] == "<":
            written = self[text] = self._iri(text)
        elif text[0] == '"' and text[-1] == ">":
            written = self[text] = self._literal(text)
        else:  # as it is, and there may be many of them
            written = text
        return written

    def _iri(self, text: str) -> str:
        """An IRI as a prefixed name, where it can be one."""
        if self._plain:
            space = _SPACE.match(text)
            prefix = self._ending.get(space[0]) if space else None
            return text if space is None or prefix is None else self._name(prefix, space.end(), text) or text
        for prefix, iri in self._spaces:
            if text.startswith(iri, 1) and (name := self._name(prefix, len(iri) + 1, text)):
                return name
        return text

    def _name(self, prefix: str, start: int, text: str) -> str | None:
        if not _LOCAL.match(text, start, len(text) - 1):
            return None
        self.used.add(prefix)
        return f"{prefix}:{text[start:-1]}"

    def _literal(self, text: str) -> str:
        end = text.rindex('"^^<')
        kind = text[end + 4 : -1]
        bare = _BARE.get(kind)
        if bare and bare.match(text[1:end]):
            return text[1:end]
        return text[: end + 3] + self[f"<{kind}>"]


def _whole(body: str, names: Names, prefixes: Mapping[str, str]) -> bytes:
    head = "".join(f"@prefix {prefix}: <{prefixes[prefix]}> .\n" for prefix in sorted(names.used))
    return f"{head}\n{body}".lstrip("\n").encode()


def _lines(quads: Iterable[ox.Quad]) -> list[str]:
    data = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES) or b""
    return _apart(data)


def _apart(data: bytes) -> list[str]:
    """Lines of N-Triples, without their ends."""
    return data.decode().split(" .\n")[:-1]


def _graph(graph: AnyTerm, lines: list[str], names: Names) -> str:
    blocks = _blocks(lines, names)
    if isinstance(graph, ox.DefaultGraph):
        return blocks
    inner = "".join(f"  {line}\n" if line else "\n" for line in blocks.split("\n")[:-1])
    return f"\n{names[str(graph)]} {{\n{inner}}}\n"


def _blocks(lines: Iterable[str], names: Names) -> str:
    return "\n".join(_subjects(lines, names))


def _subjects(lines: Iterable[str], names: Names) -> Iterator[str]:
    """Each subject with its predicates, the type first, and their values.

    The lines are in order, so that those of a subject follow each other, and in them those of a predicate.
    """
    subject = predicate = ""
    types: list[str] = []
    rest: list[str] = []
    for line in lines:
        of, by, text = line.split(" ", 2)
        value = names[text]
        if of != subject:
            if subject:
                yield _block(names[subject], types, rest)
            subject, predicate, types, rest = of, "", [], []
        if by == predicate:
            rest.append(f", {value}")
        elif by == _TYPE:
            types.append(value)
        else:
            rest.append(f"{_NEXT}{names[by]} {value}")
            predicate = by
    if subject:
        yield _block(names[subject], types, rest)


def _block(subject: str, types: list[str], rest: list[str]) -> str:
    """A subject with its types and the rest, of which each predicate has `_NEXT` before it."""
    first = [f"{_NEXT}a {', '.join(types)}"] if types else []
    return f"{subject} {''.join((*first, *rest))[len(_NEXT) :]} .\n"
