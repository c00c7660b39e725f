"""Every format says the same, reads back in other tools, and is the same bytes on every run."""

import json
import os
import subprocess
import sys

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import FormatError
from kg.store.formats import format_named, formats

EX = "https://example.org/id/"
XSD = "http://www.w3.org/2001/XMLSchema#"
PREFIXES = {"ex": EX, "state": EX + "state/", "xsd": XSD, "rdfs": "http://www.w3.org/2000/01/rdf-schema#"}


def node(path: str) -> ox.NamedNode:
    return ox.NamedNode(EX + path)


def typed(value: str, kind: str) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(XSD + kind))


TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
QUADS = [
    ox.Quad(node("state/PE"), TYPE, node("State")),
    ox.Quad(node("state/PE"), LABEL, ox.Literal("Перу", language="kk")),
    ox.Quad(node("state/PE"), LABEL, ox.Literal("Peru", language="en")),
    ox.Quad(node("state/PE"), node("note"), ox.Literal('two\nlines, "quotes" and a \\')),
    ox.Quad(node("state/PE"), node("area"), typed("1285216", "integer")),
    ox.Quad(node("state/PE"), node("share"), typed("0.25", "decimal")),
    ox.Quad(node("state/PE"), node("day"), typed("1821-07-28", "date")),
    ox.Quad(node("state/PE"), node("is"), typed("true", "boolean")),
    ox.Quad(node("document/a b.txt".replace(" ", "%20")), node("about"), node("state/PE")),
    ox.Quad(node("document/ends."), node("about"), node("state/PE")),
    ox.Quad(node("document/ә"), node("about"), ox.NamedNode("http://other.example/a?b=c&d")),
]
NAMED = ox.Quad(node("x"), node("p"), node("y"), node("graph"))


def read(data: bytes, name: str) -> set[ox.Quad]:
    extension = format_named(name).extensions[0]
    return set(ox.parse(data, format=ox.RdfFormat.from_extension(extension)))


def test_there_are_six_formats():
    assert formats.names() == ("jsonld", "nquads", "ntriples", "rdfxml", "trig", "turtle")


@pytest.mark.parametrize("name", formats.names())
def test_a_format_reads_back_as_what_was_written(name):
    data = format_named(name).serialize([*QUADS, NAMED], prefixes=PREFIXES)
    expected = {*QUADS, NAMED} if format_named(name).datasets else set(QUADS)
    assert read(data, name) == expected


@pytest.mark.parametrize(("name", "parser"), [("turtle", "turtle"), ("jsonld", "json-ld"), ("rdfxml", "xml")])
def test_rdflib_reads_the_same(name, parser):
    graph = rdflib.Graph().parse(data=format_named(name).serialize(QUADS, prefixes=PREFIXES), format=parser)
    lines = format_named("ntriples").serialize(QUADS)
    assert set(graph) == set(rdflib.Graph().parse(data=lines, format="nt"))


@pytest.mark.parametrize("name", formats.names())
def test_the_bytes_depend_on_nothing_but_the_quads(name):
    program = f"""
import sys
sys.path.insert(0, {os.path.dirname(__file__)!r})
from test_formats import NAMED, PREFIXES, QUADS
from kg.store.formats import format_named
quads = list(reversed([*QUADS, NAMED])) + QUADS
data = format_named({name!r}).serialize(quads, prefixes=dict(reversed(PREFIXES.items())))
sys.stdout.buffer.write(data)
"""
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    elsewhere = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, env=environment).stdout
    assert elsewhere == format_named(name).serialize([*QUADS, NAMED], prefixes=PREFIXES)


def test_turtle_is_made_to_be_read():
    chosen = [quad for quad in QUADS if quad.subject == node("state/PE") and quad.predicate != node("note")]
    assert format_named("turtle").serialize(chosen, prefixes=PREFIXES).decode() == (
        f"@prefix ex: <{EX}> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        f"@prefix state: <{EX}state/> .\n"
        f"@prefix xsd: <{XSD}> .\n"
        "\n"
        "state:PE a ex:State ;\n"
        '  rdfs:label "Peru"@en, "Перу"@kk ;\n'
        "  ex:area 1285216 ;\n"
        '  ex:day "1821-07-28"^^xsd:date ;\n'
        "  ex:is true ;\n"
        "  ex:share 0.25 .\n"
    )


def test_nquads_are_sorted_lines():
    lines = format_named("nquads").serialize([*QUADS, NAMED]).splitlines()
    assert lines == sorted(lines)
    assert len(lines) == len(QUADS) + 1


def test_jsonld_has_a_context_and_one_object_a_subject():
    data = json.loads(format_named("jsonld").serialize([*QUADS, NAMED], prefixes=PREFIXES))
    assert data["@context"] == PREFIXES
    peru = [entry for entry in data["@graph"] if entry["@id"] == "state:PE"]
    assert len(peru) == 1
    assert peru[0]["@type"] == ["ex:State"]
    assert peru[0]["rdfs:label"] == [{"@value": "Peru", "@language": "en"}, {"@value": "Перу", "@language": "kk"}]


def test_nothing_is_a_document_too():
    for name in formats.names():
        assert read(format_named(name).serialize([]), name) == set()


@pytest.mark.parametrize("name", ["turtle", "ttl", ".ttl", "TTL", "text/turtle"])
def test_a_format_goes_by_its_name_extension_or_media_type(name):
    assert format_named(name).name == "turtle"


def test_a_format_that_is_not_known_lists_those_that_are():
    with pytest.raises(FormatError, match="use one of jsonld, nquads, ntriples, rdfxml, trig, turtle"):
        format_named("docx")
