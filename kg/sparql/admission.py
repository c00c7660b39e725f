"""Who may ask now: so many queries at once, so many that wait, so many of one client.

A query begins as a quick one. Where it takes longer and others wait, it is counted with the slow ones, as long as
there is room among them, so that the next finds a place: some long queries never hold up the many short ones.
"""

from __future__ import annotations

import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from kg.config import Settings
from kg.errors import QueryError, ServiceBusyError

# How often a client that waits is looked after, and how long a query is quick: in seconds.
GLANCE: Final = 0.1
QUICK: Final = 0.02


class Ticket:
    """The right to ask, as long as it is held."""

    def __init__(self, admission: Admission) -> None:
        self._admission = admission
        self.slow = False

    def make_room(self) -> None:
        """Be counted with the slow ones where somebody waits and there is room among them."""
        if not self.slow:
            self.slow = self._admission.moved()


class Admission:
    """The queue, and the count of what runs.

    Args:
        settings: How many.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._changed = threading.Condition()
        self._waiting: deque[Ticket] = deque()
        self._clients: Counter[str] = Counter()
        self.quick = 0
        self.slow = 0

    @property
    def waiting(self) -> int:
        """How many wait."""
        return len(self._waiting)

    @contextmanager
    def entered(self, client: str, gone: Callable[[], bool] | None = None) -> Iterator[Ticket]:
        """Wait for a place and hold it.

        Args:
            client: Who asks; nobody in particular where empty.
            gone: Whether the client has gone.

        Raises:
            ServiceBusyError: The queue is full, it took too long, or the client asks for too much at once.
            QueryError: The client has gone.
        """
        ticket = self._enter(client, gone)
        try:
            yield ticket
        finally:
            with self._changed:
                self._left(client)
                if ticket.slow:
                    self.slow -= 1
                else:
                    self.quick -= 1
                self._changed.notify_all()

    def moved(self) -> bool:
        """Count a quick query with the slow ones where that is of use; whether it was."""
        with self._changed:
            if not self._waiting or self.slow >= self._settings.slow_queries:
                return False
            self.quick -= 1
            self.slow += 1
            self._changed.notify_all()
            return True

    def _enter(self, client: str, gone: Callable[[], bool] | None) -> Ticket:
        ticket = Ticket(self)
        with self._changed:
            if client and self._clients[client] >= self._settings.client_queries:
                raise ServiceBusyError(f"{self._settings.client_queries} queries of this client run or wait already")
            if not self._free() and len(self._waiting) >= self._settings.queue:
                raise ServiceBusyError(f"{len(self._waiting)} queries wait already", retry_after=self._later())
            self._clients[client] += 1
            self._waiting.append(ticket)
            try:
                self._wait(ticket, gone)
            except BaseException:
                self._left(client)
                raise
            finally:
                self._waiting.remove(ticket)
                self._changed.notify_all()
            self.quick += 1
        return ticket

    def _wait(self, ticket: Ticket, gone: Callable[[], bool] | None) -> None:
        until = time.monotonic() + self._settings.queue_seconds
        while not (self._free() and self._waiting[0] is ticket):
            left = until - time.monotonic()
            if left <= 0:
                waited = self._settings.queue_seconds
                raise ServiceBusyError(f"no worker became free in {waited:g} seconds", retry_after=self._later())
            self._changed.wait(min(left, GLANCE) if gone else left)
            if gone is not None and gone():
                raise QueryError("the client has gone")

    def _free(self) -> bool:
        return self.quick < self._settings.workers

    def _left(self, client: str) -> None:
        self._clients[client] -= 1
        if not self._clients[client]:
            del self._clients[client]

    def _later(self) -> int:
        """When it is worth to ask again, in seconds: some of what runs has then come to its end or its deadline."""
        return max(1, round(min(self._settings.query_seconds, self._settings.queue_seconds) / 2))
