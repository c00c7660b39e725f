"""A query that is recognised at a glance is prepared as it is when it is looked at token by token."""

import random
from dataclasses import replace

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.rdf.terms import PREFIXES
from kg.sparql import plain, preparation
from kg.sparql.preparation import Prepared, prepare

PLAIN = [
    "ASK {}",
    "select*{?s ?p ?o}",
    "PREFIX ex: <http://e.example/#> PREFIX : <urn:x> SELECT ?s { ?s ex:a :b } ORDER BY ?s LIMIT 3",
    "SELECT ?order { ?s <urn:order#by> ?order } GROUP BY ?order order  by DESC(?order)",
    'SELECT ?s { ?s rdfs:label "сәлем", "" . FILTER(?s < 3 && ?s <?o) }',
    "DESCRIBE <urn:x>",
    "CONSTRUCT WHERE { ?s a dip:Meeting }",
]
CLOSER = [
    "",
    "PREFIX",
    "SELECT.x: { }",
    "SELECT ?s { ?s ?p ?o } # all",
    "SELECT ?s { ?s ?p 'x' }",
    'SELECT ?s { ?s ?p """x""" }',
    'SELECT ?s { ?s ?p "x',
    "SELECT ?s { { SELECT ?s { ?s ?p ?o } ORDER BY ?s } }",
    "SELECT ?s { ?s ?p ?o } HAVING (?order BY)",
    "SELECT * FROM <urn:g> { ?s ?p ?o }",
    "BASE <urn:b> SELECT * {}",
    "SELECT * { SERVICE <urn:x> {} }",
    "ASK { <urn:service> ?p ?o }",
    "ASK { ?s ?p ?a FILTER(?a<?b)SERVICE?s#>",
    "ASK { ?s ?p ?o FILTER(\\u004EOW() > ?o) }",
    "ASK { ?s ?p ?o FILTER(?o<#?s) }",
    "INSERT DATA { <urn:a> <urn:b> 1 }",
    "PREFIX s: <urn:s> DELETE WHERE { ?s ?p ?o }",
    "ASK {" + "(" * 70 + ")" * 70 + "}",
    "ASK { FILTER(" + "1+" * 1200 + "1) }",
]
PIECES = [
    *("SELECT ", "ASK", "ORDER BY ", "order ", " BY", "FROM ", "PREFIX ", "ex:", "ex", ":", "<urn:a>", "<", ">", "#"),
    *(
        '"',
        '""',
        "'",
        '"a"',
        '"}"',
        "{",
        "}",
        "(",
        ")",
        "?s ",
        "$",
        "?order",
        "@en",
        "\\",
        "\\u0041",
        "\n",
        " ",
        ".",
        "-",
    ),
    *("SERVICE", "service", "LOAD ", "INSERT", "a", "1", "ж", "ORDER", "<urn:#>", "<#", "*", "SELECT"),
]


def closely(query: str, monkeypatch: pytest.MonkeyPatch) -> Prepared | str:
    """What comes out of a query with no glance at it."""
    with monkeypatch.context() as patch:
        patch.setattr(preparation.plain, "seen", lambda *_, **__: None)
        return outcome(query)


def outcome(query: str) -> Prepared | str:
    try:
        return prepare(query)
    except QueryError as error:
        return f"{type(error).__name__}: {error}"


def parses(query: str) -> bool:
    try:
        ox.Store().query(query, prefixes=dict(PREFIXES))
    except SyntaxError:
        return False
    return True


@pytest.mark.parametrize("query", PLAIN)
def test_what_is_common_is_seen_at_a_glance(query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert plain.seen(query, depth=64) is not None
    assert outcome(query) == closely(query, monkeypatch)


@pytest.mark.parametrize("query", CLOSER)
def test_what_is_in_doubt_is_looked_at_closely(query: str) -> None:
    assert plain.seen(query, depth=64) is None


def test_brackets_are_held_to_the_depth_that_is_asked_for() -> None:
    assert plain.seen("ASK { { { } } }", depth=3) is not None
    assert plain.seen("ASK { { { } } }", depth=2) is None


def test_a_glance_and_a_closer_look_never_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    chance, seen = random.Random(7), 0
    for _ in range(20_000):
        body = "".join(chance.choices(PIECES, k=chance.randrange(1, 12)))
        query = chance.choice(("", "SELECT * {", "ASK {}", "PREFIX ex: <urn:a#> SELECT ?s { ?s ")) + body
        if plain.seen(query, depth=64) is not None:
            seen += 1
            glance, look = prepare(query), closely(query, monkeypatch)
            assert isinstance(look, Prepared), query
            if not parses(query):  # there are no rows to put in order
                look = replace(look, ordered=glance.ordered)
            assert glance == look
    assert seen > 500
