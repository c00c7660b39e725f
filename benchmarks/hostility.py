"""How long a simple query takes while eight hostile ones run on the same server."""

from __future__ import annotations

import statistics
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import events
from keepalive import Client
from processes import environment, free_port, kg_serve, started


def beside_hostile(path: Path, *, seconds: float, next_query: Callable[[], str], clients: int = 8) -> float:
    """The longest time of a simple query while others ask hostile ones, one after another.

    Args:
        path: The store.
        seconds: How long.
        next_query: Gives the simple queries.
        clients: How many ask the hostile ones.

    Returns:
        Seconds.
    """
    port = free_port()
    # So that some of them also come to their deadline and some to the limit of their memory.
    limits = environment(query_seconds=4, worker_megabytes=400)
    with started("kg", kg_serve(path, port), port, "/sparql", **limits):
        simple, took = Client(port), []
        simple.ask(next_query())
        end = time.perf_counter() + seconds

        def attack(number: int) -> None:
            client = Client(port)
            for turn in range(10_000):
                if time.perf_counter() > end:
                    return
                with suppress(OSError):
                    client.ask(events.HOSTILE[(number + turn) % len(events.HOSTILE)])

        threads = [threading.Thread(target=attack, args=(number,)) for number in range(clients)]
        for thread in threads:
            thread.start()
        time.sleep(0.5)
        while time.perf_counter() < end:
            reply = simple.ask(next_query())
            if reply.status != 200:
                raise SystemExit(f"a simple query beside hostile ones is answered {reply.status}: {reply.body[:200]!r}")
            took.append(reply.seconds)
            time.sleep(0.02)
        for thread in threads:
            thread.join()
    middle = statistics.median(took) * 1e3
    print(f"\npoint query beside {clients} hostile ones: median {middle:.1f} ms, slowest {max(took) * 1e3:.1f} ms")
    return max(took)
