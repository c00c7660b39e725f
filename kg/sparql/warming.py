"""A large store loaded into memory beside the queries, which are answered from the disk until that is done."""

from __future__ import annotations

import threading
import weakref
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from kg.errors import KgError
from kg.sparql.nursery import Nursery

if TYPE_CHECKING:
    from kg.sparql.crew import Crew
    from kg.sparql.snapshots import Snapshot

# A store of fewer bytes on disk is in memory before the first query comes.
_SMALL: Final = 4_000_000


class Warming:
    """A second nursery, whose workers take over once it has the snapshot in memory.

    Args:
        crew: Whose workers.
        snapshot: What is loaded.
        generation: The number that the snapshot has on disk.
    """

    def __init__(self, crew: Crew, snapshot: Snapshot, generation: int) -> None:
        self._crew = weakref.ref(crew)
        self._snapshot = snapshot
        self._lock = threading.Lock()
        self._over = False
        self._nursery = Nursery(crew.settings, generation=generation)
        self._thread = threading.Thread(target=self._run, name="kg warming", daemon=True)
        weakref.finalize(crew, self.stop)  # it may go without being closed

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Have no more of it, unless its workers have taken over; once this has returned they do not."""
        with self._lock:
            if self._over:
                return
            self._over = True
        self._nursery.strike()
        self._thread.join()

    def _run(self) -> None:
        moved = False
        with suppress(KgError, OSError, ValueError):  # the disk goes on
            generation = self._nursery.open(self._snapshot)
            self._nursery.settle()
            moved = self._moved(generation)
        if not moved:
            self._nursery.close()

    def _moved(self, generation: int) -> bool:
        crew = self._crew()
        with self._lock:
            if self._over or crew is None:
                return False
            self._over = True
            if self._nursery.shared:
                crew.move(self._nursery, generation)
            return self._nursery.shared


def wanted(snapshot: Snapshot, memory_quads: int) -> bool:
    """Whether a snapshot is to be answered from the disk at first: to load it takes a while, and may be of use."""
    return bool(memory_quads) and snapshot.kind == "folder" and not snapshot.own and snapshot.size > _SMALL
