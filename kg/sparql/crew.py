"""The workers of a server: taken for a query, ended at its deadline, moved on to the next snapshot."""

from __future__ import annotations

import signal
import threading
import time
import weakref
from collections import Counter
from collections.abc import Callable
from typing import Any, Final

from kg.config import Settings
from kg.errors import KgError, QueryLimitError, QueryTimeoutError
from kg.sparql import wire
from kg.sparql.admission import Admission
from kg.sparql.conversation import Conversation, WorkerLostError
from kg.sparql.indexing import Indexer
from kg.sparql.nursery import Nursery, Worker, readable
from kg.sparql.snapshots import Snapshot, Workplace
from kg.sparql.warming import Warming, wanted

# An allocation that the kernel refuses aborts the engine; a machine that has no memory left kills the largest process.
_MEMORY_SIGNALS: Final = (signal.SIGABRT, signal.SIGKILL)

# A worker that reads memory comes to have a copy of its own of what it reads: after so many queries another takes its
# place, so that memory stays flat. That costs a hundredth or two of the time.
_QUERIES: Final = 2000

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
        self._warming: Warming | None = None
        # Those that answer, by the last snapshot that each has opened.
        self._nurseries = {0: self.nursery}
        self._leaving: set[int] = set()
        self.closed = False
        self._finalizer = weakref.finalize(self, _ended, self._nurseries, workplace)

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
        if self._warming is not None:
            self._warming.stop()
        large = wanted(snapshot, self.settings.memory_quads)
        generation = self.nursery.open(snapshot, from_disk=large)
        if wait:
            self.nursery.settle()
        indexer = Indexer(self)
        with self._lock:
            previous, self._indexer = self._indexer, indexer
        self._turn_to(self.nursery, generation, snapshot)
        if previous is not None:
            previous.stop()
        indexer.start()
        if large:
            self._warming = Warming(self, snapshot, generation)
            self._warming.start()

    def move(self, nursery: Nursery, generation: int) -> None:
        """Have the workers of another nursery answer all queries that begin from here on, from the same snapshot."""
        self._turn_to(nursery, generation, self.snapshot)

    def _turn_to(self, nursery: Nursery, generation: int, snapshot: Snapshot) -> None:
        with self._lock:
            self._snapshots[generation] = snapshot
            for each in [each for each, old in self._nurseries.items() if old is nursery and each < generation]:
                del self._nurseries[each]
            self._current = max(self._current, generation)
            self._nurseries[self._current] = self.nursery = nursery
            idle, self._idle = self._idle, []
        for worker in idle:
            self.dismiss(worker)
        self._clear()

    def ask(self, message: dict[str, Any], *, client: str = "", gone: Callable[[], bool] | None = None) -> wire.Frame:
        """What a worker says to a message.

        Raises:
            ServiceBusyError: There are too many queries.
            QueryTimeoutError: It took too long.
            QueryLimitError: It ended its worker, by the memory it took or how it is built.
        """
        try:
            return self._conversation(message, client, gone).wait(gone)
        except WorkerLostError:
            return self._conversation(message, client, gone).wait(gone)

    def _conversation(self, message: dict[str, Any], client: str, gone: Callable[[], bool] | None) -> Conversation:
        ticket = self.admission.entered(client, gone)
        try:
            worker = self._take()
        except BaseException:
            self.admission.leave(ticket)
            raise
        return Conversation(self, worker, ticket, message)

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
            indexer, warming = self._indexer, self._warming
        if warming is not None:
            warming.stop()
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
        """Keep a worker for the next query, unless it is of the past, or had its share, or was slowed down: that cannot
        be undone.

        More are kept than run at once as a rule: to open a store takes longer than most queries, and what is open is
        warm. The one that has had nothing to do for a while goes.
        """
        now = time.monotonic()
        spare = None
        with self._lock:
            worker.answered += 1
            past = worker.generation != self._current or (worker.nursery.shared and worker.answered >= _QUERIES)
            fit = not (past or worker.slowed or self.closed)
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
        status = worker.nursery.ended(worker)
        self.replace(worker)
        if -status in _MEMORY_SIGNALS:
            limit = self.settings.worker_megabytes
            return QueryLimitError(f"the query took more than {limit} MB of memory", remedy="ask for less")
        if -status in (signal.SIGSEGV, signal.SIGBUS):
            return QueryLimitError("the query is too deep or too large to be evaluated", remedy="write a flatter query")
        if -status in (signal.SIGALRM, signal.SIGXCPU):
            return QueryTimeoutError("the query took too long", remedy="ask for less")
        return WorkerLostError("the process that evaluated the query ended", remedy="ask again")

    def _clear(self) -> None:
        """Remove the snapshots that nobody reads any more, and end the nurseries that have no worker left."""
        with self._lock:
            past = [each for each in self._snapshots if each != self._current and not self._living[each]]
            gone = [self._snapshots.pop(each) for each in past]
            gone = [each for each in gone if each not in self._snapshots.values()]
            oldest = min(self._living, default=self._current)
            left = [each for each in self._nurseries if each < min(oldest, self._current) and each not in self._leaving]
            self._leaving.update(left)
        for snapshot in gone:
            snapshot.remove()
        for each in left:  # beside the queries, which a process that takes its time would hold up
            threading.Thread(target=self._retire, args=(each,), name="kg nursery", daemon=True).start()

    def _retire(self, generation: int) -> None:
        """End a nursery. Whoever closes the crew meanwhile waits for it too."""
        self._nurseries[generation].close()
        self._nurseries.pop(generation, None)


def _ended(nurseries: dict[int, Nursery], workplace: Workplace) -> None:
    for nursery in list(nurseries.values()):
        nursery.close()
    workplace.close()
