"""What is counted, in the text format of Prometheus.

https://prometheus.io/docs/instrumenting/exposition_formats/. Written by hand: it is a page of code, and one process
counts for all.
"""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import Final

from kg.sparql.service import Stats

CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
# Seconds.
_BOUNDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)


class Metrics:
    """Counts queries and requests; safe to use from many threads.

    >>> metrics = Metrics()
    >>> metrics.query("ok", seconds=0.02, rows=3)
    >>> [line for line in metrics.text().splitlines() if line.startswith("kg_rows")]
    ['kg_rows_total 3']
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._queries: Counter[str] = Counter()
        self._requests: Counter[tuple[str, int]] = Counter()
        self._buckets = [0] * (len(_BOUNDS) + 1)
        self._seconds = 0.0
        self._rows = 0

    def query(self, outcome: str, *, seconds: float, rows: int) -> None:
        """Count a query that has ended.

        Args:
            outcome: `ok`, `cut`, `abandoned`, or the kind of error.
            seconds: From its coming to the last byte of its answer.
            rows: Of its answer.
        """
        with self._lock:
            self._queries[outcome] += 1
            self._buckets[bisect_left(_BOUNDS, seconds)] += 1
            self._seconds += seconds
            self._rows += rows

    def request(self, method: str, status: int) -> None:
        """Count a request that was answered."""
        with self._lock:
            self._requests[method, status] += 1

    def text(self, stats: Stats | None = None) -> str:
        """All counts as text, with what the service says of itself."""
        with self._lock:
            lines = [*self._of_queries(), *self._of_requests(), *_of_service(stats)]
        return "\n".join(lines) + "\n"

    def _of_queries(self) -> Iterator[str]:
        yield from _head("kg_queries_total", "counter", "Queries by outcome.")
        yield from (f'kg_queries_total{{outcome="{name}"}} {count}' for name, count in sorted(self._queries.items()))
        yield from _head("kg_query_seconds", "histogram", "From a query's coming to the last byte of its answer.")
        total = 0
        for bound, count in zip((*_BOUNDS, "+Inf"), self._buckets, strict=True):
            total += count
            yield f'kg_query_seconds_bucket{{le="{bound}"}} {total}'
        yield f"kg_query_seconds_sum {self._seconds:.6f}"
        yield f"kg_query_seconds_count {total}"
        yield from _head("kg_rows_total", "counter", "Rows and triples of all answers.")
        yield f"kg_rows_total {self._rows}"

    def _of_requests(self) -> Iterator[str]:
        yield from _head("kg_http_requests_total", "counter", "Requests by method and status.")
        for (method, status), count in sorted(self._requests.items()):
            yield f'kg_http_requests_total{{method="{method}",status="{status}"}} {count}'


def _of_service(stats: Stats | None) -> Iterator[str]:
    if stats is None:
        return
    for name, kind, value, help in (
        ("kg_workers", "gauge", stats.workers, "Processes that answer queries."),
        ("kg_workers_busy", "gauge", stats.busy, "How many of them are at work."),
        ("kg_queue_length", "gauge", stats.queued, "Queries that wait for one."),
        ("kg_workers_replaced_total", "counter", stats.replaced, "Workers that had to be replaced."),
        ("kg_store_in_memory", "gauge", int(stats.in_memory), "Whether workers read the store from memory."),
    ):
        yield from _head(name, kind, help)
        yield f"{name} {value}"


def _head(name: str, kind: str, help: str) -> Iterator[str]:
    yield f"# HELP {name} {help}"
    yield f"# TYPE {name} {kind}"
