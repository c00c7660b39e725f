"""What it costs to answer in a process of its own: `PooledService` against `LocalService`, in one run.

python benchmarks/pool.py [QUADS] [ROUNDS]

Prints for each kind of query the median time of each, and their ratio; how many queries a second eight clients get; how
long a quick query waits while eight hostile ones run; how soon a worker is replaced and a change is seen.
"""

from __future__ import annotations

import platform
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox

from kg.config import Settings
from kg.errors import QueryError
from kg.rdf import terms
from kg.sparql.pool import PooledService
from kg.sparql.pooled_writer import PooledWriter
from kg.sparql.service import LocalService, QueryService
from kg.store import QuadStore

EX = "http://example.org/"
QUERIES = {
    "point": f"SELECT ?p ?o {{ <{EX}event/77> ?p ?o }}",
    "two hops": f"SELECT ?other {{ <{EX}event/77> <{EX}party> ?a . ?other <{EX}party> ?a }} LIMIT 20",
    "date range": f'SELECT ?e {{ ?e <{EX}on> ?d FILTER(?d >= "2011-03-01"^^xsd:date && ?d < "2011-03-08"^^xsd:date) }}',
    "text search": 'SELECT ?e { ?e text:matches "harbour 77" }',
    "text filter": 'SELECT ?e { ?e rdfs:label ?l FILTER(CONTAINS(?l, "harbour 77")) }',
    "group and count": f"SELECT ?a (COUNT(*) AS ?n) {{ ?e <{EX}party> ?a }} GROUP BY ?a ORDER BY DESC(?n)",
    "optional": f"SELECT * {{ ?e <{EX}party> <{EX}actor/3> OPTIONAL {{ ?e rdfs:label ?l }} }} LIMIT 100",
    "path": f"SELECT ?e {{ <{EX}event/77> <{EX}after>+ ?e }} LIMIT 100",
    "construct": f"CONSTRUCT {{ ?e ?p ?o }} WHERE {{ ?e <{EX}party> <{EX}actor/3> ; ?p ?o }} LIMIT 500",
    "ask": f"ASK {{ ?e <{EX}party> <{EX}actor/3> }}",
    "ten thousand rows": f"SELECT ?e ?l {{ ?e <{EX}on> ?d ; rdfs:label ?l }} LIMIT 10000",
}
LIGHT = ("point", "two hops", "optional", "path", "construct", "ask")
HOSTILE = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def main(quads: int, rounds: int) -> None:
    """Build a store of so many quads, and measure."""
    print(f"{platform.machine()}, Python {platform.python_version()}, {quads} quads")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "graph.db")
        with QuadStore(path) as store:
            store.oxigraph.bulk_extend(_quads(quads // 5))
            store.changed()
        with QuadStore(path, read_only=True) as store:
            for memory in (0, 10 * quads):
                settings = Settings(memory_quads=memory, query_seconds=60, result_rows=20_000)
                with PooledService(store, settings=settings) as pooled:
                    print(f"\nworkers read {'memory' if memory else 'the disk'}")
                    _compare(LocalService(store, settings=settings), pooled, rounds, text=memory == 0)
                    _clients(pooled, rounds)
        with QuadStore(path, read_only=True) as store:
            _hostile(store)
        _writes(path)


def _quads(events: int) -> list[ox.Quad]:
    found = []
    for number in range(events):
        event = ox.NamedNode(f"{EX}event/{number}")
        day = f"20{number % 20:02}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        for property, value in (
            (terms.RDFS_label, ox.Literal(f"Talks at the harbour {number % 997}", language="en")),
            (f"{EX}party", ox.NamedNode(f"{EX}actor/{number % 211}")),
            (f"{EX}party", ox.NamedNode(f"{EX}actor/{(number * 7 + 1) % 211}")),
            (f"{EX}on", ox.Literal(day, datatype=ox.NamedNode(terms.XSD + "date"))),
            (f"{EX}after", ox.NamedNode(f"{EX}event/{number // 2}")),
        ):
            found.append(ox.Quad(event, ox.NamedNode(property), value))
    return found


def _compare(local: QueryService, pooled: QueryService, rounds: int, *, text: bool) -> None:
    print(f"{'':20}{'in process':>12}{'in a worker':>13}{'ratio':>8}{'over':>10}")
    pooled.answer(QUERIES["text search"]).body()  # the index is there from here on
    for name, query in QUERIES.items():
        if name == "text search":  # in process, the index is made anew each time
            print(f"{name:20}{'':12}{_time(pooled, query, rounds) * 1e3:10.2f} ms")
            continue
        one, other = _time(local, query, rounds), _time(pooled, query, rounds)
        print(f"{name:20}{one * 1e3:9.2f} ms{other * 1e3:10.2f} ms{other / one:8.2f}{(other - one) * 1e3:7.2f} ms")


def _time(service: QueryService, query: str, rounds: int) -> float:
    return statistics.median(_took(lambda: service.answer(query).body()) for _ in range(rounds))


def _took(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _clients(service: QueryService, rounds: int, *, clients: int = 8) -> None:
    def ask() -> None:
        for _ in range(rounds):
            for name in LIGHT:
                service.answer(QUERIES[name]).body()

    threads = [threading.Thread(target=ask) for _ in range(clients)]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rate = clients * rounds * len(LIGHT) / (time.perf_counter() - begun)
    print(f"light queries, {clients} clients: {rate:.0f} a second")


def _hostile(store: QuadStore) -> None:
    with PooledService(store, settings=Settings(query_seconds=3, memory_quads=0)) as service:
        service.answer(QUERIES["point"]).body()

        def attack() -> None:
            with suppress(QueryError):
                service.answer(HOSTILE)

        threads = [threading.Thread(target=attack) for _ in range(8)]
        for thread in threads:
            thread.start()
        times = []
        while any(thread.is_alive() for thread in threads):
            times.append(_took(lambda: service.answer(QUERIES["point"]).body()))
            time.sleep(0.05)
        print(f"\npoint query while 8 hostile ones run: median {statistics.median(times) * 1e3:.1f} ms,", end=" ")
        print(f"longest {max(times) * 1e3:.1f} ms ({len(times)} asked)")


def _writes(path: Path) -> None:
    with PooledWriter(path, settings=Settings(memory_quads=0)) as writer:

        def change() -> None:
            writer.update(f"INSERT DATA {{ <urn:s> <urn:p> {time.perf_counter_ns()} }}")
            writer.answer("ASK { <urn:s> <urn:p> ?o }").body()

        change()
        print(f"an update, seen by a query: {statistics.median(_took(change) for _ in range(10)) * 1e3:.0f} ms")


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    main(given[0] if given else 1_000_000, given[1] if len(given) > 1 else 20)
