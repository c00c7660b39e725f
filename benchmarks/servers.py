"""WSGI servers before the same pages and the same pooled service, side by side, as ratios to the first: `kg serve`
itself, which is Waitress with a loop that answers plain queries, and Waitress and others as they are.

python benchmarks/servers.py [SECONDS]         how long each is asked in each round, 3 by default

A server that is not installed is left out. The clients are processes of their own that keep their connections.
"""

from __future__ import annotations

import http.client
import multiprocessing
import os
import platform
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROUNDS = 3
THREADS = 16
QUERIES = {
    "light": "SELECT ?label { <https://w3id.org/diplomacy-kg/id/state/N7> rdfs:label ?label }",
    "10,000 rows": "SELECT ?s ?label { ?s rdfs:label ?label } ORDER BY ?s LIMIT 10000",
}
HERE = Path(__file__).parent


def made() -> Any:
    """The application: this is what each server loads."""
    from kg.sparql.pool import PooledService
    from kg.web import create_app

    return create_app(PooledService(os.environ["KG_BENCHMARK_STORE"]))


def commands(port: int) -> dict[str, list[str]]:
    """How each server is started, the usual one first."""
    python, threads, address = sys.executable, str(THREADS), f"127.0.0.1:{port}"
    known = {
        "kg": ["-m", "kg", "serve", "--store", os.environ.get("KG_BENCHMARK_STORE", "graph.db"), "--port", str(port)],
        "waitress": ["-m", "waitress", f"--listen={address}", f"--threads={threads}", "--call", "servers:made"],
        "gunicorn": ["-m", "gunicorn", "-b", address, "-k", "gthread", "--threads", threads, "servers:made()"],
        "granian": [
            *("-m", "granian", "--interface", "wsgi", "--factory", "--host", "127.0.0.1", "--port", str(port)),
            *("--blocking-threads", threads, "--log-level", "error", "servers:made"),
        ],
    }
    return {name: [python, *command] for name, command in known.items() if find_spec(name)}


def main(seconds: float) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        _store(folder)
        figures: dict[tuple[str, str, int], list[float]] = {}
        memory: dict[str, float] = {}
        for _ in range(ROUNDS):
            for name in commands(0):
                _round(name, folder, seconds, figures, memory)
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"{THREADS} threads, {ROUNDS} rounds of {seconds:g} s, median; first a second, then the ratio to the first\n")
    columns = [(query, clients) for query in QUERIES for clients in (1, 8)]
    print(f"{'':12}" + "".join(f"{f'{query}, {clients}':>24}" for query, clients in columns) + f"{'memory, MB':>14}")
    first = next(iter(memory))
    for name in memory:
        cells = [statistics.median(figures[name, *column]) for column in columns]
        firsts = [statistics.median(figures[first, *column]) for column in columns]
        shown = "".join(f"{cell:15.1f} {cell / one:8.2f}" for cell, one in zip(cells, firsts, strict=True))
        print(f"{name:12}{shown}{memory[name]:14.0f}")


def _store(folder: str) -> None:
    from kg.store import QuadStore

    path = Path(folder, "graph.db")
    with QuadStore(path) as store:
        import pyoxigraph as ox

        label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
        base = "https://w3id.org/diplomacy-kg/id/state/N"
        store.apply(add=[ox.Quad(ox.NamedNode(f"{base}{n}"), label, ox.Literal(f"State {n}")) for n in range(20_000)])


def _round(
    name: str, folder: str, seconds: float, figures: dict[tuple[str, str, int], list[float]], memory: dict[str, float]
) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    os.environ["KG_BENCHMARK_STORE"] = str(Path(folder, "graph.db"))
    environment = dict(os.environ)
    environment["PYTHONPATH"] = os.pathsep.join([str(HERE), str(HERE.parent)])
    server = subprocess.Popen(
        commands(port)[name], env=environment, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(port)
        for query, text in QUERIES.items():
            for clients in (1, 8):
                figures.setdefault((name, query, clients), []).append(_rate(port, text, clients, seconds))
        memory[name] = _resident(server.pid)
    finally:
        server.terminate()
        server.wait(20)


def _wait(port: int) -> None:
    for _ in range(200):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/ready")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise SystemExit("the server does not answer")


def _rate(port: int, query: str, clients: int, seconds: float) -> float:
    """Answers a second."""
    processes = min(clients, 2)
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        counts = pool.starmap(_client, [(port, query, clients // processes, seconds)] * processes)
    return sum(counts) / seconds


def _client(port: int, query: str, connections: int, seconds: float) -> int:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(connections) as pool:
        return sum(pool.map(lambda _: _asked(port, query, seconds), range(connections)))


def _asked(port: int, query: str, seconds: float) -> int:
    address = "/sparql?" + urllib.parse.urlencode({"query": query})
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    count, end = 0, time.perf_counter() + seconds
    while time.perf_counter() < end:
        connection.request("GET", address, headers={"Accept": "application/sparql-results+json"})
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise SystemExit(f"status {answer.status}")
        count += 1
    return count


def _resident(pid: int) -> float:
    """The memory of a process and its children that is theirs alone or shared by them, in MB."""
    pids, found = [pid], 0.0
    while pids:
        one = pids.pop()
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
            found += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
            pids += [int(each) for each in Path(f"/proc/{one}/task/{one}/children").read_text().split()]
        except OSError:
            continue
    return found


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 3.0)
