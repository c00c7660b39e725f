"""Clients of every kind on one server for a while: every good answer right, no process left behind, memory flat.

python benchmarks/soak.py [--minutes 10] [--clients 12]

`kg serve` on a generated graph, with a token, and with limits that are reached often. Clients ask good queries (and
know the answers), queries with mistakes, hostile ones, send broken requests, write, and hang up at random, in the
middle of a request, of a query or of an answer. Bounded by itself; nothing but this machine is spoken to.
"""

from __future__ import annotations

import argparse
import http.client
import random
import signal
import socket
import tempfile
import threading
import time
import urllib.parse
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import events
from processes import environment, family, free_port, kg_serve, machine, memory_mb, started

EVENTS = 20_000
TOKEN = "a-token-for-the-soak-only"
LIMITS = environment(query_seconds=4, worker_megabytes=300, client_queries=100, stop_seconds=10, slow_seconds=1000)
# How long the server has to come to rest at the end.
REST = 30
BAD = (
    "SELECT ?x { ?x",
    "ASK { SERVICE <http://127.0.0.1:9/> {} }",
    "LOAD <http://127.0.0.1:9/>",
    "ASK { FILTER(" + "(" * 400 + "1" + ")" * 400 + ") }",
    "SELECT (CONCAT(?a, ?a) AS ?b) { BIND(CONCAT('x', 'y') AS ?a) ",
    "\ud7ff\x00 SELECT",
    "x" * 90_000,
)
BROKEN = (
    b"GET /sparql?query=%ZZ HTTP/1.1\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n",
    b"POST /sparql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    b"GET / HTTP/1.1\r\nHost: x\r\nA: " + b"a" * 300_000 + b"\r\n\r\n",
    b"\r\n\r\n\r\n",
)


class Clients:
    """What the clients share: the server's port, the end, and what was counted.

    Args:
        port: The server's port.
        end: When they stop, by `time.monotonic`.
    """

    def __init__(self, port: int, end: float) -> None:
        self.port = port
        self.end = end
        self.counts: Counter[str] = Counter()
        self.wrong: list[str] = []
        self._lock = threading.Lock()

    def run(self, seed: int) -> None:
        """One client, to the end."""
        chance = random.Random(seed)
        kinds: dict[Callable[[random.Random], str], int] = {
            self.good: 60,
            self.large: 4,
            self.bad: 10,
            self.hostile: 3,
            self.broken: 4,
            self.page: 3,
            self.write: 1,
            self.hang_up: 15,
        }
        while time.monotonic() < self.end:
            (kind,) = chance.choices(list(kinds), list(kinds.values()))
            try:
                outcome = kind(chance)
            except (OSError, http.client.HTTPException) as error:
                outcome = f"no answer ({type(error).__name__})"
            with self._lock:
                self.counts[f"{kind.__name__}: {outcome}"] += 1

    def good(self, chance: random.Random) -> str:
        """A query of which the answer is known."""
        number = chance.randrange(EVENTS)
        query = f"SELECT ?l {{ <{events.EX}event/{number}> <http://www.w3.org/2000/01/rdf-schema#label> ?l }}"
        status, body = self._asked(query, "text/csv")
        return self._checked(status, body, f"l\r\nTalks at the harbour {number % 997}\r\n".encode(), query)

    def large(self, chance: random.Random) -> str:
        """A query with many rows."""
        query = f"SELECT ?e ?d {{ ?e <{events.EX}on> ?d }} LIMIT {chance.randrange(5000, EVENTS)}"
        status, body = self._asked(query, "text/csv")
        wanted = int(query.rsplit(" ", 1)[1]) + 1
        return self._checked(status, b"%d" % body.count(b"\r\n"), b"%d" % wanted, query)

    def bad(self, chance: random.Random) -> str:
        """A query with a mistake, or one that is refused."""
        status, body = self._asked(chance.choice(BAD).encode("utf-8", "surrogatepass"), "application/json")
        return self._never_500(status, body)

    def hostile(self, chance: random.Random) -> str:
        """A query that takes all it can get."""
        status, body = self._asked(chance.choice(events.HOSTILE), "application/json")
        return self._never_500(status, body)

    def page(self, chance: random.Random) -> str:
        """A page for people."""
        address = chance.choice(
            ("/", "/queries/", "/metrics", "/.well-known/void", "/openapi.json", "/nothing", "/id/x")
        )
        return self._never_500(*self._sent("GET", address, {"Accept": chance.choice(("text/html", "*/*"))}))

    def write(self, chance: random.Random) -> str:
        """A change, which the client then sees."""
        name = f"urn:soak:{chance.getrandbits(64):x}"
        headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/sparql-update"}
        status, body = self._sent("POST", "/update", headers, f"INSERT DATA {{ <{name}> <urn:p> 1 }}")
        if status == 204:
            status, body = self._asked(f"SELECT ?o {{ <{name}> <urn:p> ?o }}", "text/csv")
            seen = self._checked(status, body, b"o\r\n1\r\n", name)
            self._sent("POST", "/update", headers, f"DELETE WHERE {{ <{name}> ?p ?o }}")
            return seen
        return self._never_500(status, body)

    def broken(self, chance: random.Random) -> str:
        """What is no request."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as channel:
            channel.sendall(chance.choice(BROKEN))
            channel.settimeout(0.5)
            try:
                return channel.recv(100).split(b"\r")[0].decode("latin-1")[:20] or "closed"
            except TimeoutError:
                return "waits"

    def hang_up(self, chance: random.Random) -> str:
        """A request that is left at some moment."""
        query = chance.choice((*events.HOSTILE, "SELECT * { ?s ?p ?o }"))
        address = "/sparql?" + urllib.parse.urlencode({"query": query})
        request = f"GET {address} HTTP/1.1\r\nHost: x\r\nAccept: text/csv\r\n\r\n".encode()
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as channel:
            channel.sendall(request[: chance.choice((chance.randrange(len(request)), len(request), len(request)))])
            time.sleep(chance.random() ** 3)
            if chance.random() < 0.3:
                channel.settimeout(0.2)
                with suppress(TimeoutError):
                    channel.recv(chance.choice((1, 5_000)))
        return "gone"

    def _asked(self, query: str | bytes, accept: str) -> tuple[int, bytes]:
        return self._sent("GET", "/sparql?" + urllib.parse.urlencode({"query": query}), {"Accept": accept})

    def _sent(self, method: str, address: str, headers: dict[str, str], body: str | None = None) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, address, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def _checked(self, status: int, body: bytes, wanted: bytes, query: str) -> str:
        if status == 200 and body != wanted:
            self.wrong.append(f"{query}: {body[:200]!r}, not {wanted[:200]!r}")
            return "WRONG"
        return self._never_500(status, body)

    def _never_500(self, status: int, body: bytes) -> str:
        if status == 500:
            self.wrong.append(f"500: {body[:300]!r}")
        return str(status)


def main(minutes: float, clients: int) -> None:
    """Soak a server, and say what came of it."""
    print(f"{machine()}; {minutes:g} minutes, {clients} clients", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        path, port = Path(folder, "graph.db"), free_port()
        events.build(path, EVENTS * events.QUADS_PER_EVENT)
        with started("kg", kg_serve(path, port), port, "/sparql", KG_TOKEN=TOKEN, **LIMITS) as server:
            shared = Clients(port, time.monotonic() + 60 * minutes)
            threads = [threading.Thread(target=shared.run, args=(seed,)) for seed in range(clients)]
            for thread in threads:
                thread.start()
            marks = _watched(server.pid, shared)
            for thread in threads:
                thread.join()
            left, idle = _at_rest(server.pid)
            alive = [*family(server.pid)]
            server.process.send_signal(signal.SIGTERM)
            status = server.process.wait(30)
            time.sleep(1)
            orphans = [name for one in alive if (name := _living(one))]
            files = [each.name for each in Path(folder).iterdir() if each.name != "graph.db"]
    for name, count in sorted(shared.counts.items()):
        print(f"{name:48}{count:9}")
    third = len(marks) // 3
    growth = max(marks[-third:]) / max(marks[third : 2 * third]) if third else 1.0
    checks = {
        f"{sum(shared.counts.values())} requests, {len(shared.wrong)} wrong answers or 500": not shared.wrong,
        f"memory at rest {idle:.0f} MB; at work at most {max(marks):.0f} MB, last third to middle {growth:.2f}": growth
        < 1.15,
        f"{left} processes at rest": left <= 20,
        f"ended with {status}, {len(orphans)} processes and {len(files)} files left behind": status == 0
        and not orphans
        and not files,
    }
    for what, holds in checks.items():
        print(f"{'holds ' if holds else 'FAILS '} {what}")
    print("\n".join([*orphans, *files, *shared.wrong[:5]]))
    raise SystemExit(0 if all(checks.values()) else 1)


def _living(pid: int) -> str:
    """What runs under that number; nothing for one that has ended and is not buried by the system yet."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        command = Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""
    return "" if state == "Z" else f"{pid} {state} {command}"


def _watched(pid: int, shared: Clients) -> list[float]:
    """The memory of the server itself, the nursery and the writer, now and then, to the end, in MB.

    Workers are left out: each has as much as its query takes, up to its limit.
    """
    marks = []
    while (left := shared.end - time.monotonic()) > 0:
        time.sleep(min(10.0, left))
        marks.append(sum(_resident(one) for one in _lasting(pid)))
        asked = sum(shared.counts.values())
        print(f"{left:5.0f} s left: {asked} requests, {marks[-1]:.0f} MB, {len(family(pid))} processes", flush=True)
    return marks


def _lasting(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task").glob("*/children")
    return [pid, *(int(each) for path in children for each in path.read_text().split())]


def _resident(pid: int) -> float:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096 / 1e6


def _at_rest(pid: int) -> tuple[int, float]:
    """How many processes there are once all has come to its end, and their memory in MB."""
    for _ in range(REST):
        time.sleep(1)
        if len(family(pid)) <= 5:
            break
    return len(family(pid)), memory_mb(pid)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--clients", type=int, default=12)
    given = parser.parse_args()
    main(given.minutes, given.clients)
