"""The generated graph of the endpoint's benchmarks, and the kinds of query that it is asked.

Each query is asked about another event or actor each time, so that nothing that remembers queries or answers helps.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.rdf import terms
from kg.store import QuadStore

EX: Final = "http://example.org/"
PROLOGUE: Final = f"PREFIX ex: <{EX}> PREFIX rdfs: <{terms.RDFS}> PREFIX xsd: <{terms.XSD}> "
QUADS_PER_EVENT: Final = 5
_ACTORS: Final = 211
_BERTHS: Final = 997

# What is asked, of an event `{e}`, an actor `{a}`, a berth `{b}` and a year `{y}`.
KINDS: Final[dict[str, str]] = {
    "point": "SELECT ?p ?o {{ <{ex}event/{e}> ?p ?o }}",
    "two hops": "SELECT ?other {{ <{ex}event/{e}> ex:party ?a . ?other ex:party ?a }} LIMIT 20",
    "date range": 'SELECT ?e {{ ?e ex:on ?d FILTER(?d >= "20{y}-03-01"^^xsd:date && ?d < "20{y}-03-08"^^xsd:date) }}',
    "text filter": 'SELECT ?e {{ ?e rdfs:label ?l FILTER(CONTAINS(?l, "harbour {b}")) }}',
    "group and count": "SELECT ?a (COUNT(*) AS ?n) {{ ?e ex:party ?a }} GROUP BY ?a ORDER BY DESC(?n)",
    "optional": "SELECT * {{ ?e ex:party <{ex}actor/{a}> OPTIONAL {{ ?e rdfs:label ?l }} }} LIMIT 100",
    "path": "SELECT ?e {{ <{ex}event/{e}> ex:after+ ?e }} LIMIT 100",
    "construct": "CONSTRUCT {{ ?e ?p ?o }} WHERE {{ ?e ex:party <{ex}actor/{a}> ; ?p ?o }} LIMIT 500",
    "ask": "ASK {{ ?e ex:party <{ex}actor/{a}> }}",
    "ten thousand rows": "SELECT ?e ?l {{ ?e ex:on ?d ; rdfs:label ?l }} LIMIT 10000",
}
SORT: Final = (
    "SELECT ?e ?l {{ VALUES ?a {{ <{ex}actor/{a}> <{ex}actor/{b}> <{ex}actor/7> }} ?e ex:party ?a ; rdfs:label ?l }} "
    "ORDER BY ?l ?e LIMIT 10"
)
LIGHT: Final = ("point", "two hops", "optional", "path", "construct", "ask")
HEAVY: Final = ("date range", "text filter", "group and count", "ten thousand rows")
SCANS: Final = ("date range", "text filter", "group and count", "sort")
# Each of them takes all the time and memory that it is let have.
HOSTILE: Final = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    f"SELECT (COUNT(*) AS ?n) {{ ?a (<{EX}after>|^<{EX}after>)* ?b . ?b (<{EX}party>|^<{EX}party>)* ?c }}",
    "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?c ?a",
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(REGEX(STR(?c), '(a|a)*(b|b)*(c|c)*$') && ?f != ?c) }",
)


def quads(events: int) -> Iterator[ox.Quad]:
    """Five quads for each of so many events, the same on every run."""
    on, party, after = (ox.NamedNode(f"{EX}{name}") for name in ("on", "party", "after"))
    label, date = ox.NamedNode(terms.RDFS_label), ox.NamedNode(terms.XSD + "date")
    for number in range(events):
        event = ox.NamedNode(f"{EX}event/{number}")
        day = f"20{number % 20:02}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        yield ox.Quad(event, label, ox.Literal(f"Talks at the harbour {number % _BERTHS}", language="en"))
        yield ox.Quad(event, party, ox.NamedNode(f"{EX}actor/{number % _ACTORS}"))
        yield ox.Quad(event, party, ox.NamedNode(f"{EX}actor/{(number * 7 + 1) % _ACTORS}"))
        yield ox.Quad(event, on, ox.Literal(day, datatype=date))
        yield ox.Quad(event, after, ox.NamedNode(f"{EX}event/{number // 2}"))


def build(path: Path, size: int) -> None:
    """A store of so many quads at a path."""
    with QuadStore(path) as store:
        store.oxigraph.bulk_extend(quads(size // QUADS_PER_EVENT))
        store.changed()


def asking(size: int, *, seed: int = 0) -> Callable[[str], str]:
    """A function that gives the next query of a kind, the same on every run."""
    chance, events = random.Random(seed), size // QUADS_PER_EVENT

    def ask(kind: str) -> str:
        values = {"ex": EX, "e": chance.randrange(events), "a": chance.randrange(_ACTORS)}
        values |= {"b": chance.randrange(100, _BERTHS), "y": f"{chance.randrange(20):02}"}
        return PROLOGUE + (SORT if kind == "sort" else KINDS[kind]).format(**values)

    return ask
