"""Solutions and booleans in the W3C's four formats; graphs in the six that `kg.store.formats` writes.

JSON https://www.w3.org/TR/sparql11-results-json/, XML https://www.w3.org/TR/rdf-sparql-XMLres/,
CSV and TSV https://www.w3.org/TR/sparql11-results-csv-tsv/. Written here since a parameter's column is left out,
and rows that a query leaves in no order are put in one.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, TypeAlias
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from kg.rdf.terms import PREFIXES, XSD_string
from kg.sparql.negotiation import Offer
from kg.store import turtle
from kg.store.formats import formats

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row: TypeAlias = tuple[Term | None, ...]

_XML_SPACE: Final = "http://www.w3.org/2005/sparql-results#"
# What XML 1.0 cannot hold in any way.
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ROWS_PER_CHUNK: Final = 500
# A string as JSON has it; a row put together of such is four times as fast as a call of `json.dumps`.
_quoted: Final = json.encoder.encode_basestring


@dataclass(frozen=True, slots=True)
class ResultFormat(Offer):
    """A format of solutions and booleans."""

    solutions: Callable[[Sequence[str], Sequence[Row], str | None], Iterator[str]] = lambda _, __, ___: iter(())
    boolean: Callable[[bool], str] = str

    @property
    def content_type(self) -> str:
        """The media type, with the character set where it is a kind of text."""
        return f"{self.media_type}; charset=utf-8" if self.media_type.startswith("text/") else self.media_type


def sorted_rows(rows: Iterable[Row]) -> list[Row]:
    """Rows in the order of their terms, unbound first."""
    return sorted(rows, key=lambda row: tuple("" if term is None else str(term) for term in row))


def solutions(
    format: ResultFormat, variables: Sequence[str], rows: Sequence[Row], *, note: str | None = None
) -> Iterator[bytes]:
    """Rows in a format, in pieces of some hundred rows. JSON and XML have room for a note at the end."""
    pieces = format.solutions(variables, rows, note)
    while piece := "".join(islice(pieces, _ROWS_PER_CHUNK)):
        yield piece.encode()


def boolean(format: ResultFormat, value: bool) -> Iterator[bytes]:
    """The answer to an ASK query in a format."""
    yield format.boolean(value).encode()


def graph(format: Offer, triples: Iterable[ox.Triple], *, note: str | None = None) -> Iterator[bytes]:
    """Triples in a format; see `graph_of_lines`."""
    data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    return graph_of_lines(format, data.split(b"\n")[:-1], note=note)


def graph_of_lines(format: Offer, lines: Iterable[bytes], *, note: str | None = None) -> Iterator[bytes]:
    """Lines of N-Triples, without their ends, in a format, in order, with the prefixes of the ontology.

    All formats but JSON-LD have room for a note.
    """
    ordered = sorted(dict.fromkeys(lines))  # which has the engine's order: nearly the right one
    if format.name in {"turtle", "trig"}:
        yield turtle.write_lines(ordered, PREFIXES)
    elif format.name in {"ntriples", "nquads"}:
        yield b"".join(line + b"\n" for line in ordered)
    else:
        quads = ox.parse(b"\n".join(ordered), ox.RdfFormat.N_TRIPLES)
        yield formats.get(format.name).serialize(quads, prefixes=PREFIXES)
    if note and format.name != "jsonld":
        yield (f"<!-- {note} -->\n" if format.name == "rdfxml" else f"# {note}\n").encode()


def _json_solutions(variables: Sequence[str], rows: Sequence[Row], note: str | None) -> Iterator[str]:
    yield f'{{"head":{{"vars":{json.dumps(list(variables))}}},"results":{{"bindings":['
    names = [json.dumps(name) for name in variables]
    for at, row in enumerate(rows):
        cells = [f"{name}:{_json_term(term)}" for name, term in zip(names, row, strict=True) if term is not None]
        yield f"{',' if at else ''}\n{{{','.join(cells)}}}"
    yield "\n]}" + (f',"note":{json.dumps(note)}' if note else "") + "}\n"


def _json_term(term: Term) -> str:
    if isinstance(term, ox.NamedNode):
        return f'{{"type":"uri","value":{_quoted(term.value)}}}'
    if not isinstance(term, ox.Literal):
        return f'{{"type":"bnode","value":{_quoted(str(term).removeprefix("_:"))}}}'
    value = _quoted(term.value)
    if term.language:
        return f'{{"type":"literal","value":{value},"xml:lang":"{term.language}"}}'
    datatype = term.datatype.value
    if datatype == XSD_string:
        return f'{{"type":"literal","value":{value}}}'
    return f'{{"type":"literal","value":{value},"datatype":{_quoted(datatype)}}}'


def _json_boolean(value: bool) -> str:
    return json.dumps({"head": {}, "boolean": value}, separators=(",", ":")) + "\n"


def _xml_solutions(variables: Sequence[str], rows: Sequence[Row], note: str | None) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="{_XML_SPACE}">\n<head>'
    yield "".join(f"<variable name={quoteattr(name)}/>" for name in variables) + "</head>\n<results>\n"
    for row in rows:
        bound = ((name, term) for name, term in zip(variables, row, strict=True) if term is not None)
        cells = (f"<binding name={quoteattr(name)}>{_xml_term(term)}</binding>" for name, term in bound)
        yield f"<result>{''.join(cells)}</result>\n"
    yield "</results>\n" + (f"<!-- {note} -->\n" if note else "") + "</sparql>\n"


def _xml_term(term: Term) -> str:
    if isinstance(term, ox.NamedNode):
        return f"<uri>{_xml(term.value)}</uri>"
    if not isinstance(term, ox.Literal):
        return f"<bnode>{_xml(str(term).removeprefix('_:'))}</bnode>"
    if term.language:
        return f"<literal xml:lang={quoteattr(term.language)}>{_xml(term.value)}</literal>"
    if term.datatype.value == XSD_string:
        return f"<literal>{_xml(term.value)}</literal>"
    return f"<literal datatype={quoteattr(term.datatype.value)}>{_xml(term.value)}</literal>"


def _xml(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text), {"\r": "&#13;"})


def _xml_boolean(value: bool) -> str:
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="{_XML_SPACE}">\n<head/>\n'
    return f"{head}<boolean>{str(value).lower()}</boolean>\n</sparql>\n"


def _csv_solutions(variables: Sequence[str], rows: Sequence[Row], _: str | None) -> Iterator[str]:
    for cells in ([*variables], *([_csv_term(term) for term in row] for row in rows)):
        line = io.StringIO()
        csv.writer(line, lineterminator="\r\n").writerow(cells)
        yield line.getvalue()


def _csv_term(term: Term | None) -> str:
    return "" if term is None else str(term.value) if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _tsv_solutions(variables: Sequence[str], rows: Sequence[Row], _: str | None) -> Iterator[str]:
    yield "\t".join(f"?{name}" for name in variables) + "\n"
    for row in rows:
        yield "\t".join("" if term is None else str(term).replace("\t", "\\t") for term in row) + "\n"


def _plain_boolean(value: bool) -> str:
    return f"{str(value).lower()}\n"


RESULT_FORMATS: Final = (
    ResultFormat(
        "json", "application/sparql-results+json", ("application/json", "srj"), _json_solutions, _json_boolean
    ),
    ResultFormat(
        "xml", "application/sparql-results+xml", ("application/xml", "text/xml", "srx"), _xml_solutions, _xml_boolean
    ),
    ResultFormat("csv", "text/csv", (), _csv_solutions, _plain_boolean),
    ResultFormat("tsv", "text/tab-separated-values", (), _tsv_solutions, _plain_boolean),
)
_GENERIC: Final = {
    "jsonld": ("application/json",),
    "rdfxml": ("application/xml", "text/xml"),
    "ntriples": ("text/plain",),
}


def graph_formats() -> tuple[Offer, ...]:
    """The formats of graphs, Turtle first."""
    known = sorted((formats.get(name) for name in formats.names()), key=lambda each: each.name != "turtle")
    return tuple(Offer(each.name, each.media_type, (*each.extensions, *_GENERIC.get(each.name, ()))) for each in known)
