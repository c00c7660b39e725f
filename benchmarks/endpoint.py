"""The endpoint beside its peers, in one run on one graph; what is asked of it, and whether it holds.

python benchmarks/endpoint.py                    a million quads: about half an hour on two cores
python benchmarks/endpoint.py --quick            a tenth of it, in about three minutes

Side by side: pyoxigraph in this process (the limit), Oxigraph's own server, rdflib-endpoint (light queries only), and
`kg serve` as it is installed, which reads a graph of up to a million quads from memory where the machine has it, and
with that turned off, reading the disk (KG_MEMORY_QUADS=0); all with their limits. What is asked for is asked of the
service as it is installed; how far the disk alone is from it is told beside it, and decides nothing.
The two servers of others are of the extra `bench`; their commands are looked for beside Python and in PATH, and are
left out where they are not there. The contestants take turns, and what counts is ratios within a round: the machine
may have other things to do.
No query is asked twice, as far as the graph has enough to ask about; `kg serve` remembers no answers.
"""

from __future__ import annotations

import argparse
import itertools
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import events
import pyoxigraph as ox
from hostility import beside_hostile
from keepalive import Client, load
from processes import Running, cpu_seconds, environment, free_port, kg_serve, machine, memory_mb, started

IN_PROCESS, OXIGRAPH, RDFLIB = "in process", "oxigraph", "rdflib-endpoint"
DISK, MEMORY = "kg, disk", "kg, memory"
SETTLING = 3.0


@dataclass(slots=True)
class InProcess:
    """pyoxigraph in this process, over a store on disk: nothing between the query and its answer."""

    store: ox.Store
    name: str = IN_PROCESS

    def ask(self, query: str) -> bytes:
        """The bytes of an answer, in the formats that the servers are asked for."""
        found = self.store.query(query)
        if isinstance(found, ox.QueryTriples):
            return found.serialize(format=ox.RdfFormat.TURTLE) or b""
        return found.serialize(format=ox.QueryResultsFormat.JSON) or b""

    def load(self, clients: int, seconds: float, next_query: Callable[[], str]) -> int:
        """How many answers so many threads get in so long."""
        counts: list[int] = []
        end = time.perf_counter() + seconds

        def one() -> None:
            count = 0
            while time.perf_counter() < end:
                self.ask(next_query())
                count += 1
            counts.append(count)

        threads = [threading.Thread(target=one) for _ in range(clients)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return sum(counts)


@dataclass(slots=True)
class Served:
    """A server on this machine."""

    running: Running
    client: Client = field(init=False)

    def __post_init__(self) -> None:
        self.client = Client(self.running.port, self.running.path)

    @property
    def name(self) -> str:
        """What the tables call it."""
        return self.running.name

    def ask(self, query: str) -> bytes:
        """The bytes of an answer, over a connection that is kept."""
        reply = self.client.ask(query)
        if reply.status != 200:
            raise SystemExit(f"{self.name} answers {reply.status}: {reply.body[:300]!r}")
        return reply.body

    def load(self, clients: int, seconds: float, next_query: Callable[[], str]) -> int:
        """How many answers so many clients get in so long."""
        return len(load(self.running.port, self.running.path, clients, seconds, next_query))


Contestant = InProcess | Served


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds by contestant and kind, of one client; answers a second and milliseconds of a core for each, of many."""

    one: dict[tuple[str, str], float]
    rates: dict[tuple[str, int], list[float]]
    cores: dict[tuple[str, int], list[float]]


@dataclass(frozen=True, slots=True)
class Measure:
    """What is asked of the endpoint: a figure, and what it is held to."""

    what: str
    figure: float
    limit: float
    unit: str = ""
    at_least: bool = False
    asked: bool = True

    @property
    def holds(self) -> bool:
        """Whether it is as asked."""
        return self.figure >= self.limit if self.at_least else self.figure <= self.limit

    def __str__(self) -> str:
        bound = "at least" if self.at_least else "at most"
        held = "holds" if self.holds else "DOES NOT HOLD"
        held += "" if self.asked else " (not as installed)"
        return f"{self.what:64}{self.figure:9.2f}{self.unit:3}{bound:>9} {self.limit:g}{self.unit:3} {held}"


def main(options: argparse.Namespace) -> None:
    """Measure, and print the tables."""
    print(f"{machine()}; {options.quads} quads, {options.rounds} rounds of {options.seconds:g} s", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "graph.db")
        events.build(path, options.quads)
        with ExitStack() as stack:
            contestants: list[Contestant] = [InProcess(ox.Store.read_only(str(path)))]
            contestants += [Served(stack.enter_context(each)) for each in _servers(path)]
            print("beside each other: " + ", ".join(each.name for each in contestants), flush=True)
            _settle(contestants)
            times = Times(_one_client(contestants, options), {}, {})
            for clients in (1, 8):
                _many(contestants, events.LIGHT, clients, options, times)
            if options.rdflib:
                _with_rdflib(path, options, times)
            _print_one(times)
            _print_rates(times)
            ours = next((each for each in contestants if isinstance(each, Served) and each.name == MEMORY), None)
            assert ours is not None
            first, last = _memory(ours.running, options)
        slowest = beside_hostile(path, seconds=20, next_query=_asking(options, ("point",)))
    measures = [*_measures(times), Measure("point beside eight hostile queries, the slowest", slowest * 1e3, 200, "ms")]
    measures.append(
        Measure(f"memory over the last tenth of {options.queries} queries, to the first", last / first, 1.05)
    )
    print("\n" + "\n".join(map(str, measures)))
    raise SystemExit(0 if all(each.holds or not each.asked for each in measures) else 1)


def _servers(path: Path) -> list[object]:
    found = []
    if (command := _command("oxigraph")) is not None:
        port = free_port()
        serve = [command, "serve-read-only", "--location", str(path), "--bind", f"127.0.0.1:{port}"]
        found.append(started(OXIGRAPH, serve, port, "/query"))
    for name, settings in ((DISK, environment(memory_quads=0)), (MEMORY, {})):
        port = free_port()
        rows = environment(result_rows=100_000)
        found.append(started(name, kg_serve(path, port), port, "/sparql", **settings, **rows))
    return found


def _command(name: str) -> str | None:
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.exists() else shutil.which(name)


def _settle(contestants: Sequence[Contestant]) -> None:
    """Wait until what servers do after their start is done."""
    for each in contestants:
        each.ask("ASK {}")
        while isinstance(each, Served):
            before = cpu_seconds(each.running.pid)
            time.sleep(SETTLING)
            if cpu_seconds(each.running.pid) - before < SETTLING / 20:
                break


def _asking(options: argparse.Namespace, kinds: Sequence[str], seed: int = 0) -> Callable[[], str]:
    ask, turn = events.asking(options.quads, seed=seed), itertools.cycle(kinds)
    return lambda: ask(next(turn))


def _one_client(contestants: Sequence[Contestant], options: argparse.Namespace) -> dict[tuple[str, str], float]:
    """The median time of each kind of query, asked by one client."""
    took: dict[tuple[str, str], list[float]] = {}
    for number in range(options.rounds):
        for kind in (*events.KINDS, "sort"):
            for each in contestants:
                next_query = _asking(options, (kind,), seed=number)
                each.ask(next_query())
                for _ in range(20 if kind in events.LIGHT else 3):
                    query, begun = next_query(), time.perf_counter()
                    each.ask(query)
                    took.setdefault((each.name, kind), []).append(time.perf_counter() - begun)
    return {key: statistics.median(values) for key, values in took.items()}


def _many(
    contestants: Sequence[Contestant], kinds: Sequence[str], clients: int, options: argparse.Namespace, times: Times
) -> None:
    """Answers a second, the contestants taking turns."""
    for number in range(options.rounds):
        for each in contestants:
            before = cpu_seconds(each.running.pid) if isinstance(each, Served) else time.process_time()
            begun = time.perf_counter()
            count = each.load(clients, options.seconds, _asking(options, kinds, seed=number))
            seconds = time.perf_counter() - begun
            after = cpu_seconds(each.running.pid) if isinstance(each, Served) else time.process_time()
            times.rates.setdefault((each.name, clients), []).append(count / seconds)
            times.cores.setdefault((each.name, clients), []).append((after - before) / count * 1e3)


def _with_rdflib(path: Path, options: argparse.Namespace, times: Times) -> None:
    """rdflib-endpoint by itself, since it needs long to load the graph, and much memory."""
    command = _command("rdflib-endpoint")
    if command is None:
        return
    port, text = free_port(), path.with_name("graph.nt")
    ox.Store.read_only(str(path)).dump(str(text), ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    serve = [command, "serve", "--host", "127.0.0.1", "--port", str(port), str(text)]
    with started(RDFLIB, serve, port, "/", seconds=1200) as running:
        served = [Served(running)]
        for clients in (1, 8):
            _many(served, events.LIGHT, clients, argparse.Namespace(**{**vars(options), "rounds": 1}), times)


def _memory(server: Running, options: argparse.Namespace) -> tuple[float, float]:
    """The memory of a server over the first tenth of so many queries, and over the last, in MB.

    Means of what it is after each second: that of a worker grows with what it has read, until another takes its place.
    """
    asked, next_query = 0, _asking(options, (*events.LIGHT, *["point"] * 6), seed=99)
    first = 0.0
    print(f"\nmemory of {server.name}:", end="", flush=True)
    for tenth in range(1, 11):
        marks: list[float] = []
        while not marks or asked < options.queries * tenth / 10:
            asked += len(load(server.port, server.path, 8, 1.0, next_query))
            marks.append(memory_mb(server.pid))
        now = statistics.mean(marks)
        first = first or now
        print(f" {now:.0f}", end="", flush=True)
    print(f" MB ({asked} queries)")
    return first, now


def _print_one(times: Times) -> None:
    names = list(dict.fromkeys(name for name, _ in times.one))
    print("\none client, milliseconds" + "".join(f"{name:>16}" for name in names))
    for kind in dict.fromkeys(kind for _, kind in times.one):
        print(f"{kind:24}" + "".join(f"{times.one[name, kind] * 1e3:16.2f}" for name in names))


def _print_rates(times: Times) -> None:
    print(f"\nlight queries{'':11}{'one client':>20}{'eight clients':>20}{'ms of a core':>16}")
    for name in dict.fromkeys(name for name, _ in times.rates):
        cells = "".join(f"{statistics.median(times.rates[name, clients]):18.0f}/s" for clients in (1, 8))
        print(f"{name:24}{cells}{statistics.median(times.cores[name, 8]):16.2f}")


def _measures(times: Times) -> list[Measure]:
    found = []
    for name in (DISK, MEMORY):
        if (OXIGRAPH, 8) in times.rates:
            pairs = zip(times.rates[name, 8], times.rates[OXIGRAPH, 8], strict=True)
            ratio = statistics.median(ours / theirs for ours, theirs in pairs)
            what = f"{name}: light, eight clients, to oxigraph"
            found.append(Measure(what, ratio, 0.6, at_least=True, asked=name == MEMORY))
        over = (times.one[name, "point"] - times.one[IN_PROCESS, "point"]) * 1e3
        found.append(Measure(f"{name}: point query, over in process", over, 3, "ms", asked=name == MEMORY))
        for kind in events.HEAVY:
            ratio = times.one[name, kind] / times.one[IN_PROCESS, kind]
            found.append(Measure(f"{name}: {kind}, to in process", ratio, 1.2, asked=name == MEMORY))
    if (OXIGRAPH, "sort") in times.one:
        for kind in events.SCANS:
            ratio = times.one[MEMORY, kind] / times.one[OXIGRAPH, kind]
            found.append(Measure(f"{MEMORY}: {kind}, to oxigraph", ratio, 1.0))
    return found


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quads", type=int, default=1_000_000, help="the size of the graph")
    parser.add_argument("--rounds", type=int, default=7, help="how often the contestants take turns")
    parser.add_argument("--seconds", type=float, default=4.0, help="how long each is asked by one and by eight clients")
    parser.add_argument("--queries", type=int, default=100_000, help="how many queries the memory is watched over")
    parser.add_argument("--no-rdflib", dest="rdflib", action="store_false", help="leave rdflib-endpoint out")
    parser.add_argument("--quick", action="store_true", help="a tenth of all")
    options = parser.parse_args()
    if options.quick:
        options.quads, options.rounds, options.seconds, options.queries = 100_000, 3, 1.0, 10_000
    return options


if __name__ == "__main__":
    main(_options())
