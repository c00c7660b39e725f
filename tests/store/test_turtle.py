"""Turtle is the same whether it is written from quads or from lines of N-Triples, and is read back as what it was."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.rdf.terms import PREFIXES
from kg.store import turtle

XSD = "http://www.w3.org/2001/XMLSchema#"
SPACES = (*PREFIXES.values(), "http://example.org/", "urn:x:")
NAMES = st.sampled_from(("a", "b.c", "d/e", "", "h-", ".i", "Қала", "7", "a:b"))
IRIS = st.builds(lambda space, name: ox.NamedNode(space + name), st.sampled_from(SPACES), NAMES)
TEXTS = st.text(st.sampled_from(list('ab "\\\n\r\t\u2028\x85\x01<>^@.Қ')), max_size=6)
LITERALS = st.one_of(
    st.builds(ox.Literal, TEXTS),
    st.builds(lambda text: ox.Literal(text, language="kk"), TEXTS),
    st.builds(
        lambda text, kind: ox.Literal(text, datatype=ox.NamedNode(kind)),
        st.sampled_from(("1", "-2", "+3", "1.5", ".5", "true", "1e3", "x y")),
        st.sampled_from([XSD + name for name in ("integer", "decimal", "boolean", "date")] + ["urn:other"]),
    ),
)
TRIPLES = st.lists(st.builds(ox.Triple, IRIS, IRIS, st.one_of(IRIS, LITERALS, st.just(ox.BlankNode("b")))), max_size=8)


@given(TRIPLES)
def test_turtle_of_lines_is_turtle_of_quads_and_says_the_same(triples: list[ox.Triple]) -> None:
    quads = sorted({ox.Quad(each.subject, each.predicate, each.object) for each in triples}, key=str)
    lines = (ox.serialize([quad.triple for quad in quads], format=ox.RdfFormat.N_TRIPLES) or b"").split(b"\n")[:-1]
    written = turtle.write_lines(lines, PREFIXES)
    assert written == turtle.write(quads, PREFIXES)
    assert set(ox.parse(written, ox.RdfFormat.TURTLE)) == set(quads)


@given(TRIPLES)
def test_named_graphs_are_read_back_whole(triples: list[ox.Triple]) -> None:
    graph = ox.NamedNode("urn:g")
    quads = sorted({ox.Quad(each.subject, each.predicate, each.object, graph) for each in triples}, key=str)
    assert set(ox.parse(turtle.write(quads, PREFIXES), ox.RdfFormat.TRIG)) == set(quads)


@pytest.mark.parametrize(
    ("prefixes", "written"),
    [
        ({"e": "http://e.org/", "deep": "http://e.org/deep/"}, "deep:x"),
        ({"e": "http://e.org/", "odd": "http://e.org/deep/x"}, "<http://e.org/deep/x>"),
        ({"odd": "http://e.org/de"}, "<http://e.org/deep/x>"),
        ({"odd": "http://e.org/deep/x", "mid": "http://e.org/deep/"}, "mid:x"),
    ],
)
def test_the_longest_namespace_that_leaves_a_name_is_taken(prefixes: dict[str, str], written: str) -> None:
    assert turtle.Names(prefixes)["<http://e.org/deep/x>"] == written
