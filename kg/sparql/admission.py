"""Who may ask now: so many queries at once, so many that wait, so many of one client.

A query begins as a quick one. Where it takes longer and others wait, it is counted with the slow ones, as long as
there is room among them, so that the next finds a place: some long queries never hold up the many short ones.
"""

from __future__ import annotations

import threading
import time
from collections import Counter, deque
from collections.abc import Callable
from typing import Final

from kg.config import Settings
from kg.errors import QueryError, ServiceBusyError

# How often a client that waits is looked after, and how long a query is quick: in seconds.
GLANCE: Final = 0.1
QUICK: Final = 0.02


class Ticket:
    """A place among those that are answered, or in the queue for one.

    Args:
        admission: Whose place.
        client: Who asks.
    """

    def __init__(self, admission: Admission, client: str) -> None:
        self._admission = admission
        self.client = client
        self.admitted = False
        self.slow = False
        # Each has a lock of its own, so that only the one whose turn it is wakes up.
        self.turn = threading.Lock()

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
        self._lock = threading.Lock()
        self._waiting: deque[Ticket] = deque()
        self._clients: Counter[str] = Counter()
        self.quick = 0
        self.slow = 0

    @property
    def waiting(self) -> int:
        """How many wait."""
        return len(self._waiting)

    def entered(self, client: str, gone: Callable[[], bool] | None = None) -> Ticket:
        """Wait for a place, which is held until it is left.

        Args:
            client: Who asks; nobody in particular where empty.
            gone: Whether the client has gone.

        Raises:
            ServiceBusyError: The queue is full, it took too long, or the client asks for too much at once.
            QueryError: The client has gone.
        """
        ticket = Ticket(self, client)
        with self._lock:
            if client and self._clients[client] >= self._settings.client_queries:
                raise ServiceBusyError(f"{self._settings.client_queries} queries of this client run or wait already")
            if not self._free() and len(self._waiting) >= self._settings.queue:
                raise ServiceBusyError(f"{len(self._waiting)} queries wait already", retry_after=self._later())
            self._clients[client] += 1
            if self._free() and not self._waiting:
                ticket.admitted = True
                self.quick += 1
                return ticket
            ticket.turn.acquire()
            self._waiting.append(ticket)
        try:
            self._wait(ticket, gone)
        except BaseException:
            self.leave(ticket)
            raise
        return ticket

    def entered_now(self, client: str) -> Ticket | None:
        """The same without waiting; `None` where there is no place at this moment, or not for this client."""
        with self._lock:
            if self._waiting or not self._free():
                return None
            if client and self._clients[client] >= self._settings.client_queries:
                return None
            ticket = Ticket(self, client)
            self._clients[client] += 1
            ticket.admitted = True
            self.quick += 1
        return ticket

    def leave(self, ticket: Ticket) -> None:
        """Give up a place, or to wait for one; the next is let in."""
        with self._lock:
            self._clients[ticket.client] -= 1
            if not self._clients[ticket.client]:
                del self._clients[ticket.client]
            if not ticket.admitted:
                self._waiting.remove(ticket)
            elif ticket.slow:
                self.slow -= 1
            else:
                self.quick -= 1
            self._let_in()

    def full(self) -> bool:
        """Whether there is no place at this moment."""
        return bool(self._waiting) or not self._free()

    def crowded(self) -> bool:
        """Whether more than the usual number run, or some wait."""
        return bool(self._waiting) or self.quick + self.slow > self._settings.workers

    def moved(self) -> bool:
        """Count a quick query with the slow ones where that is of use; whether it was."""
        with self._lock:
            if not self._waiting or self.slow >= self._settings.slow_queries:
                return False
            self.quick -= 1
            self.slow += 1
            self._let_in()
            return True

    def _wait(self, ticket: Ticket, gone: Callable[[], bool] | None) -> None:
        until = time.monotonic() + self._settings.queue_seconds
        while (left := until - time.monotonic()) > 0:
            if ticket.turn.acquire(timeout=min(left, GLANCE) if gone else left):
                return
            if gone is not None and gone():
                raise QueryError("the client has gone")
        waited = self._settings.queue_seconds
        raise ServiceBusyError(f"no worker became free in {waited:g} seconds", retry_after=self._later())

    def _let_in(self) -> None:
        while self._waiting and self._free():
            ticket = self._waiting.popleft()
            ticket.admitted = True
            self.quick += 1
            ticket.turn.release()

    def _free(self) -> bool:
        return self.quick < self._settings.workers

    def _later(self) -> int:
        """When it is worth to ask again, in seconds: some of what runs has then come to its end or its deadline."""
        return max(1, round(min(self._settings.query_seconds, self._settings.queue_seconds) / 2))
