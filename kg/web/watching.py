"""What the queries of a request came to: for the metrics, the access log and the log of slow queries."""

from __future__ import annotations

import hashlib
import json
import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flask import g, request

from kg.errors import (
    FormatError,
    KgError,
    QueryLimitError,
    QueryRefusedError,
    QuerySyntaxError,
    QueryTimeoutError,
    ServiceBusyError,
)
from kg.sparql.service import Answer, Description, QueryService, Value
from kg.web.metrics import Metrics

SLOW: Final = logging.getLogger("kg.slow")
# The first class that an error is of tells the outcome.
_OUTCOMES: Final[tuple[tuple[type[KgError], str], ...]] = (
    (QuerySyntaxError, "syntax"),
    (QueryRefusedError, "refused"),
    (QueryTimeoutError, "timeout"),
    (QueryLimitError, "limit"),
    (ServiceBusyError, "busy"),
    (FormatError, "format"),
)
# Where the environment of a request has the queries that were asked before the framework saw it.
EARLIER: Final = "kg.asked"
# How much of a slow query is noted.
_LONGEST: Final = 2_000


@dataclass(slots=True)
class Asked:
    """A query that was asked: its text, how it ended, how long it took, how many rows it gave."""

    text: str
    outcome: str = "abandoned"
    seconds: float = 0.0
    rows: int = 0

    @property
    def query(self) -> str:
        """The start of its hash: to make it takes time, and few logs need it."""
        return digest(self.text)


def asked() -> list[Asked]:
    """The queries of this request so far."""
    if "kg_asked" not in g:
        g.kg_asked = request.environ.get(EARLIER, [])
    found: list[Asked] = g.kg_asked
    return found


def digest(query: str) -> str:
    """A short name for a query, which says nothing of it."""
    return hashlib.sha256(query.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Watched:
    """A service of which each answer is noted, up to its last byte.

    Args:
        service: Who answers.
        metrics: What is counted.
        slow_seconds: From when on a query is noted with its text.
        notes: Where queries are noted; left out, with those of this request.
    """

    def __init__(
        self, service: QueryService, metrics: Metrics, *, slow_seconds: float, notes: list[Asked] | None = None
    ) -> None:
        self._service = service
        self._metrics = metrics
        self._notes = asked() if notes is None else notes
        self._slow_seconds = slow_seconds

    def answer(
        self,
        query: str,
        *,
        accept: str | None = None,
        format: str | None = None,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        bindings: Mapping[str, Value] | None = None,
    ) -> Answer:
        """Answer a query; see `QueryService.answer`."""
        return self.noted(
            query,
            lambda: self._service.answer(
                query,
                accept=accept,
                format=format,
                default_graphs=default_graphs,
                named_graphs=named_graphs,
                bindings=bindings,
            ),
        )

    def noted(self, query: str, ask: Callable[[], Answer], *, begun: float | None = None) -> Answer:
        """What a query is answered with, which is noted.

        Args:
            query: The query.
            ask: Gives the answer.
            begun: When it was asked, by `time.perf_counter`; now, where it is not given.
        """
        note = Asked(query)
        self._notes.append(note)
        begun = time.perf_counter() if begun is None else begun
        try:
            answer = ask()
        except Exception as error:
            self._ended(note, _outcome(error), begun, query)
            raise
        note.rows = answer.size
        chunks = self._watched(answer, note, begun, query)
        return Answer(answer.media_type, chunks, answer.kind, answer.size, answer.cut, answer.length)

    def describe(self) -> Description:
        """What the service can do."""
        return self._service.describe()

    def on_behalf_of(self, client: str, *, gone: Callable[[], bool] | None = None) -> Watched:
        """The same for another client."""
        service = self._service.on_behalf_of(client, gone=gone)
        return Watched(service, self._metrics, slow_seconds=self._slow_seconds, notes=self._notes)

    def _watched(self, answer: Answer, note: Asked, begun: float, query: str) -> Iterator[bytes]:
        outcome = "abandoned"
        try:
            yield from answer.chunks
            outcome = "cut" if answer.cut else "ok"
        except Exception as error:
            outcome = _outcome(error)
            raise
        finally:
            self._ended(note, outcome, begun, query)

    def _ended(self, note: Asked, outcome: str, begun: float, query: str) -> None:
        note.outcome, note.seconds = outcome, time.perf_counter() - begun
        self._metrics.query(outcome, seconds=note.seconds, rows=note.rows if outcome in {"ok", "cut"} else 0)
        if note.seconds > self._slow_seconds:
            told = {"query": note.query, "seconds": round(note.seconds, 3), "outcome": outcome, "rows": note.rows}
            SLOW.warning("%s", json.dumps({**told, "text": query[:_LONGEST]}, ensure_ascii=False))


def _outcome(error: Exception) -> str:
    return next((name for kind, name in _OUTCOMES if isinstance(error, kind)), "error")
