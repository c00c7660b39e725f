"""Answers are written as the W3C's formats ask, also where values are awkward, and other tools read them back alike."""

import csv
import io
import json
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
import rdflib

from kg.sparql.results import RESULT_FORMATS, boolean, graph, graph_formats, solutions
from kg.sparql.table import table

AWKWARD = 'Қазақстан, "so-called"\n\ttab & <tag> \\ end'
ROWS = [
    (ox.NamedNode("http://example.org/ә"), ox.Literal(AWKWARD, language="kk")),
    (ox.BlankNode("b0"), ox.Literal("5", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer"))),
    (None, ox.Literal("plain")),
    (None, None),
]
FORMATS = {each.name: each for each in RESULT_FORMATS}


def written(name: str) -> bytes:
    return b"".join(solutions(FORMATS[name], ["s", "o"], ROWS))


def test_json_has_each_term_in_full() -> None:
    assert json.loads(written("json")) == {
        "head": {"vars": ["s", "o"]},
        "results": {
            "bindings": [
                {
                    "s": {"type": "uri", "value": "http://example.org/ә"},
                    "o": {"type": "literal", "value": AWKWARD, "xml:lang": "kk"},
                },
                {
                    "s": {"type": "bnode", "value": "b0"},
                    "o": {"type": "literal", "value": "5", "datatype": "http://www.w3.org/2001/XMLSchema#integer"},
                },
                {"o": {"type": "literal", "value": "plain"}},
                {},
            ]
        },
    }


def test_xml_is_well_formed_and_keeps_the_values() -> None:
    space = "{http://www.w3.org/2005/sparql-results#}"
    root = ElementTree.fromstring(written("xml"))
    assert [each.get("name") for each in root.iter(f"{space}variable")] == ["s", "o"]
    literals = [each.text for each in root.iter(f"{space}literal")]
    assert literals == [AWKWARD, "5", "plain"]
    assert len(list(root.iter(f"{space}result"))) == 4


def test_xml_takes_characters_that_it_cannot_hold() -> None:
    rows = [(ox.Literal("bell \x07 and \r"),)]
    root = ElementTree.fromstring(b"".join(solutions(FORMATS["xml"], ["x"], rows)))
    assert [each.text for each in root.iter("{http://www.w3.org/2005/sparql-results#}literal")] == [
        "bell \ufffd and \r"
    ]


def test_csv_has_bare_values_and_quotes_what_needs_it() -> None:
    text = written("csv").decode()
    assert text.startswith("s,o\r\n")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows == [["s", "o"], ["http://example.org/ә", AWKWARD], ["_:b0", "5"], ["", "plain"], ["", ""]]


def test_tsv_has_one_line_a_row() -> None:
    lines = written("tsv").decode().split("\n")
    assert lines[0] == "?s\t?o"
    assert len(lines) == 6
    assert lines[1].startswith('<http://example.org/ә>\t"Қазақстан, \\"so-called\\"\\n\\ttab')
    assert lines[3] == '\t"plain"'


@pytest.mark.parametrize("name", ["json", "xml", "tsv"])
def test_another_reader_reads_the_same_rows(name: str) -> None:
    form = {"json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML, "tsv": ox.QueryResultsFormat.TSV}
    read = ox.parse_query_results(written(name), format=form[name])
    rows = [tuple(row) for row in read]
    assert [row[1] for row in rows] == [row[1] for row in ROWS]
    assert rows[0] == ROWS[0]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("json", b'{"head":{},"boolean":true}\n'), ("csv", b"true\n"), ("tsv", b"true\n")],
)
def test_booleans(name: str, expected: bytes) -> None:
    assert b"".join(boolean(FORMATS[name], True)) == expected


def test_a_boolean_in_xml() -> None:
    root = ElementTree.fromstring(b"".join(boolean(FORMATS["xml"], False)))
    assert root.findtext("{http://www.w3.org/2005/sparql-results#}boolean") == "false"


def test_many_rows_come_in_pieces_that_make_a_whole() -> None:
    rows = [(ox.Literal(str(number)),) for number in range(2_000)]
    pieces = list(solutions(FORMATS["json"], ["n"], rows))
    assert len(pieces) > 2
    assert len(table(b"".join(pieces))) == 2_000


TRIPLES = [
    ox.Triple(
        ox.NamedNode("http://example.org/b"), ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), ROWS[0][1]
    ),
    ox.Triple(
        ox.NamedNode("http://example.org/a"), ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), ROWS[2][1]
    ),
]


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("turtle", "turtle"),
        ("ntriples", "nt"),
        ("rdfxml", "xml"),
        ("jsonld", "json-ld"),
        ("trig", "trig"),
        ("nquads", "nquads"),
    ],
)
def test_graphs_are_read_back_by_rdflib_and_are_the_same_in_any_order(name: str, reader: str) -> None:
    form = next(each for each in graph_formats() if each.name == name)
    data = b"".join(graph(form, TRIPLES))
    assert data == b"".join(graph(form, reversed(TRIPLES)))
    read = rdflib.Dataset().parse(data=data, format=reader)
    labels = {(str(subject), str(label)) for subject, _, label, _ in read.quads()}
    assert labels == {("http://example.org/b", AWKWARD), ("http://example.org/a", "plain")}


def test_turtle_has_prefixes() -> None:
    data = b"".join(graph(graph_formats()[0], TRIPLES)).decode()
    assert data.startswith("@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n")
    assert 'rdfs:label "plain"' in data
