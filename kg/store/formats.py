"""The six formats that quads leave in. In each of them, the same quads are the same bytes on every run.

Oxigraph's own writers put prefixes in the order of a hash table that differs from run to run, so that Turtle,
TriG and JSON-LD are written here (`kg.store.turtle`, `kg.store.jsonld`), and RDF/XML has its first line put in order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import pyoxigraph as ox

from kg.errors import FormatError
from kg.registry import Registry
from kg.store import jsonld, turtle

Writer: TypeAlias = Callable[[list[ox.Quad], Mapping[str, str]], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that a graph can be exported in.

    Args:
        name: What users call it: `turtle`.
        extensions: The ends of file names that ask for it, without the dot, the usual one first.
        media_type: Its IANA media type.
        datasets: Whether it has room for named graphs; of a format that has none, they are left out.
        write: Makes the bytes from quads in order and prefixes.
    """

    name: str
    extensions: tuple[str, ...]
    media_type: str
    datasets: bool
    write: Writer

    def serialize(self, quads: Iterable[ox.Quad], *, prefixes: Mapping[str, str] | None = None) -> bytes:
        """The quads in this format, in UTF-8, the same on every run.

        >>> quad = ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal("o"))
        >>> format_named("nquads").serialize([quad])
        b'<urn:s> <urn:p> "o" .\\n'
        """
        chosen = (quad for quad in quads if self.datasets or isinstance(quad.graph_name, ox.DefaultGraph))
        return self.write(sorted(set(chosen), key=_order), dict(sorted((prefixes or {}).items())))


def format_named(name: str) -> Format:
    """The format of that name (`turtle`) or file extension (`ttl`, `.ttl`); `FormatError` where there is none."""
    wanted = name.lower().lstrip(".")
    for known in (formats.get(each) for each in formats.names()):
        if wanted == known.name or wanted in known.extensions or wanted == known.media_type:
            return known
    raise FormatError(f"no format is called {name!r}", remedy=f"use one of {', '.join(formats.names())}")


def _order(quad: ox.Quad) -> tuple[str, ...]:
    graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name)
    return graph, str(quad.subject), str(quad.predicate), str(quad.object)


def _lines(quads: list[ox.Quad], _: Mapping[str, str]) -> bytes:
    return b"".join(sorted(_serialized(quads, ox.RdfFormat.N_QUADS).splitlines(keepends=True)))


def _rdf_xml(quads: list[ox.Quad], prefixes: Mapping[str, str]) -> bytes:
    text = _serialized([quad.triple for quad in quads], ox.RdfFormat.RDF_XML, prefixes).decode()
    return re.sub(r"<rdf:RDF(?: [^>]*)?>", _in_order, text, count=1).encode()


def _in_order(root: re.Match[str]) -> str:
    return "<rdf:RDF " + " ".join(sorted(re.findall(r'xmlns:\S+="[^"]*"', root[0]))) + ">"


def _serialized(
    content: list[ox.Quad] | list[ox.Triple], kind: ox.RdfFormat, prefixes: Mapping[str, str] | None = None
) -> bytes:
    data = ox.serialize(content, format=kind, prefixes=dict(prefixes or {}))
    assert data is not None
    return data


formats: Registry[Format] = Registry("export")
for _format in (
    Format("turtle", ("ttl",), "text/turtle", False, turtle.write),
    Format("trig", ("trig",), "application/trig", True, turtle.write),
    Format("ntriples", ("nt",), "application/n-triples", False, _lines),
    Format("nquads", ("nq",), "application/n-quads", True, _lines),
    Format("jsonld", ("jsonld", "json"), "application/ld+json", True, jsonld.write),
    Format("rdfxml", ("rdf", "xml", "owl"), "application/rdf+xml", False, _rdf_xml),
):
    formats.add(_format.name, _format)
