"""The workers of a server: taken for a query, ended at its deadline, moved on to the next snapshot."""

from __future__ import annotations

import os
import signal
import threading
import time
import weakref
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from kg.config import Settings
from kg.errors import KgError, QueryError, QueryLimitError, QueryTimeoutError
from kg.sparql import wire
from kg.sparql.admission import GLANCE, QUICK, Admission, Ticket
from kg.sparql.indexing import Indexer
from kg.sparql.nursery import Nursery, Worker, readable
from kg.sparql.snapshots import Snapshot, Workplace

# An allocation that the kernel refuses aborts the engine; a machine that has no memory left kills the largest process.
_MEMORY_SIGNALS: Final = (signal.SIGABRT, signal.SIGKILL)

# A query that has run for so many seconds lets the others go first; its worker does not take another.
_LONG: Final = 0.5

# How long a worker beyond the usual number is kept with nothing to do, in seconds.
_SPARE: Final = 10.0


class Crew:
    """The workers of a server and the snapshots that they read.

    Args:
        settings: The limits.
        workplace: Where snapshots lie.
    """

    def __init__(self, settings: Settings, workplace: Workplace) -> None:
        self.settings = settings
        self.admission = Admission(settings)
        self.nursery = Nursery(settings)
        self.workplace = workplace
        self.replaced = 0
        self._lock = threading.Lock()
        self._snapshots: dict[int, Snapshot] = {}
        self._current = 0
        self._idle: list[Worker] = []
        self._living: Counter[int] = Counter()
        self._indexer: Indexer | None = None
        self.closed = False
        self._finalizer = weakref.finalize(self, _ended, self.nursery, workplace)

    @property
    def snapshot(self) -> Snapshot:
        """What queries see that begin now."""
        with self._lock:
            return self._snapshots[self._current]

    def publish(self, snapshot: Snapshot, *, wait: bool = True) -> None:
        """Have all queries that begin from here on see a snapshot. Those that run go on with theirs.

        Args:
            snapshot: The snapshot, which is the crew's from here on.
            wait: Whether to return only once it is open.
        """
        generation = self.nursery.open(snapshot)
        if wait:
            self.nursery.settle()
        with self._lock:
            self._snapshots[generation] = snapshot
            self._current = max(self._current, generation)
            idle, self._idle = self._idle, []
            indexer = Indexer(self)
            previous, self._indexer = self._indexer, indexer
        if previous is not None:
            previous.stop()
        for worker in idle:
            self.dismiss(worker)
        self._clear()
        indexer.start()

    def ask(self, message: dict[str, Any], *, client: str = "", gone: Callable[[], bool] | None = None) -> wire.Frame:
        """What a worker says to a message.

        Raises:
            ServiceBusyError: There are too many queries.
            QueryTimeoutError: It took too long.
            QueryLimitError: It ended its worker, by the memory it took or how it is built.
        """
        ticket = self.admission.entered(client, gone)
        try:
            worker = self._take()
        except BaseException:
            self.admission.leave(ticket)
            raise
        return Conversation(self, worker, ticket, message).wait(gone)

    def begin(self, message: dict[str, Any], *, client: str = "") -> Conversation | None:
        """Ask without waiting, where there is a place and a worker at this moment; `None` where there is not."""
        if not self._idle:
            return None
        ticket = self.admission.entered_now(client)
        if ticket is None:
            return None
        worker = self._take_idle()
        if worker is None:
            self.admission.leave(ticket)
            return None
        return Conversation(self, worker, ticket, message)

    def take_apart(self) -> Worker:
        """A worker for something beside queries; to be given to `dismiss`."""
        worker = self.nursery.fork()
        with self._lock:
            self._living[worker.generation] += 1
        return worker

    def dismiss(self, worker: Worker, *, kill: bool = False) -> None:
        """Have no more of a worker."""
        if kill:
            worker.end()
        worker.close()
        with self._lock:
            self._living[worker.generation] -= 1
            self._living += Counter()  # those that have none left are forgotten
        self._clear()

    def want_texts(self) -> None:
        """Have the index of texts made without delay."""
        with self._lock:
            indexer = self._indexer
        if indexer is not None:
            indexer.hurry()

    def close(self) -> None:
        """End all processes and remove all files."""
        with self._lock:
            idle, self._idle, self.closed = self._idle, [], True
            indexer = self._indexer
        if indexer is not None:
            indexer.stop()
        for worker in idle:
            worker.close()
        self._finalizer()

    def _take(self) -> Worker:
        return self._take_idle() or self.take_apart()

    def _take_idle(self) -> Worker | None:
        """A worker that waits and lives: one from which something comes, though it was asked nothing, has ended."""
        while True:
            with self._lock:
                if not self._idle:
                    return None
                worker = self._idle.pop()
            if not readable(worker.channel, 0):
                return worker
            self.replace(worker)

    def give_back(self, worker: Worker) -> None:
        """Keep a worker for the next query, unless it is of the past, or was slowed down: that cannot be undone.

        More are kept than run at once as a rule: to open a store takes longer than most queries, and what is open is
        warm. The one that has had nothing to do for a while goes.
        """
        now = time.monotonic()
        spare = None
        with self._lock:
            fit = worker.generation == self._current and not worker.slowed and not self.closed
            if fit:
                worker.idle_since = now
                self._idle.append(worker)
                if len(self._idle) > self.settings.workers and self._idle[0].idle_since < now - _SPARE:
                    spare = self._idle.pop(0)
        if not fit:
            self.dismiss(worker)
        if spare is not None:
            self.dismiss(spare)

    def replace(self, worker: Worker) -> None:
        """End a worker in the middle of what it does."""
        self.dismiss(worker, kill=True)
        with self._lock:
            self.replaced += 1

    def failure(self, worker: Worker) -> KgError:
        """Why a worker has ended by itself; another takes its place."""
        worker.end()
        status = self.nursery.ended(worker)
        self.replace(worker)
        if -status in _MEMORY_SIGNALS:
            limit = self.settings.worker_megabytes
            return QueryLimitError(f"the query took more than {limit} MB of memory", remedy="ask for less")
        if -status in (signal.SIGSEGV, signal.SIGBUS):
            return QueryLimitError("the query is too deep or too large to be evaluated", remedy="write a flatter query")
        if -status in (signal.SIGALRM, signal.SIGXCPU):
            return QueryTimeoutError("the query took too long", remedy="ask for less")
        return QueryError("the process that evaluated the query ended", remedy="ask again")

    def _clear(self) -> None:
        """Remove the snapshots that nobody reads any more."""
        with self._lock:
            past = [each for each in self._snapshots if each != self._current and not self._living[each]]
            gone = [self._snapshots.pop(each) for each in past]
        for snapshot in gone:
            snapshot.remove()


class Conversation:
    """A message that a worker has been sent, and holds a place for until it has answered.

    Args:
        crew: Whose worker.
        worker: Who is asked.
        ticket: The place.
        message: What it is asked.
    """

    def __init__(self, crew: Crew, worker: Worker, ticket: Ticket, message: dict[str, Any]) -> None:
        self._crew = crew
        self._worker = worker
        self._ticket = ticket
        self._frame: wire.Frame | None = None
        self._over = False
        self.begun = time.monotonic()
        with suppress(OSError):
            wire.send(worker.channel, {**message, "seconds": crew.settings.query_seconds})

    def fileno(self) -> int:
        """What becomes readable once there is an answer."""
        return self._worker.channel.fileno()

    def hear(self) -> bool:
        """Take the answer, which is there; whether it is a short one. Otherwise `wait` takes time."""
        self._frame = _received(self._worker)
        if self._frame is None or self._frame.message.keys() & {"error", "last"}:
            return False
        self._let_go(self._frame)
        self._end()
        return self._frame.file is None

    def wait(self, gone: Callable[[], bool] | None = None) -> wire.Frame:
        """The answer, which is the caller's from here on; see `Crew.ask`."""
        if not self._over:
            try:
                self._frame = self._frame or self._waited(gone)
                if self._frame is None:
                    raise self._crew.failure(self._worker)
                self._let_go(self._frame)
            except KgError:
                raise
            except BaseException:
                self._crew.replace(self._worker)
                raise
            finally:
                self._end()
        frame, self._frame = self._frame, None
        assert frame is not None
        if "error" in frame.message:
            raise wire.error_from(frame.message)
        return frame

    def close(self) -> None:
        """End it where nobody wants the answer any more; after an answer there is nothing to do."""
        if not self._over:
            self._crew.replace(self._worker)
            self._end()
        elif self._frame is not None and self._frame.file is not None:
            with suppress(OSError):
                os.close(self._frame.file)

    def _let_go(self, frame: wire.Frame) -> None:
        """The worker may be taken by another: before the place is left, so that who comes next finds it."""
        if "last" in frame.message:
            self._crew.dismiss(self._worker)
        else:
            self._crew.give_back(self._worker)

    def _end(self) -> None:
        self._over = True
        self._crew.admission.leave(self._ticket)

    def _waited(self, gone: Callable[[], bool] | None) -> wire.Frame | None:
        """The answer; `None` where the worker ends instead."""
        worker, seconds = self._worker, self._crew.settings.query_seconds
        while (passed := time.monotonic() - self.begun) < seconds:
            glance = QUICK if passed < _LONG else GLANCE
            if readable(worker.channel, min(glance, seconds - passed)):
                return _received(worker)
            if gone is not None and gone():
                self._crew.replace(worker)
                raise QueryError("the client has gone")
            self._ticket.make_room()
            if passed > _LONG and not worker.slowed:
                worker.slow_down()
        self._crew.replace(worker)
        raise QueryTimeoutError(f"the query took longer than {seconds:g} seconds", remedy="ask for less")


def _received(worker: Worker) -> wire.Frame | None:
    try:
        return wire.receive(worker.channel)
    except (OSError, ValueError):
        return None


def _ended(nursery: Nursery, workplace: Workplace) -> None:
    nursery.close()
    workplace.close()
