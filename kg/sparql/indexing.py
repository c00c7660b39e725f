"""The index of a snapshot's texts, made by a worker beside the queries."""

from __future__ import annotations

import threading
import weakref
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from kg.errors import KgError
from kg.sparql import wire

if TYPE_CHECKING:
    from kg.sparql.crew import Crew
    from kg.sparql.nursery import Worker

# The index is made once the first queries are through, or when one asks for it.
_BEFORE: Final = 1.0
_AT_MOST: Final = 3600.0
_ATTEMPTS: Final = 3


class Indexer:
    """Has the index made, once.

    Args:
        crew: Whose workers make it.
    """

    def __init__(self, crew: Crew) -> None:
        self._crew = weakref.ref(crew)
        self._wanted = threading.Event()
        self._lock = threading.Lock()
        self._stopped = False
        self._worker: Worker | None = None
        self._thread = threading.Thread(target=self._run, name="kg texts", daemon=True)

    def start(self) -> None:
        """Begin, after a while."""
        self._thread.start()

    def hurry(self) -> None:
        """Begin now."""
        self._wanted.set()

    def stop(self) -> None:
        """Do not have it made, unless somebody waits for it: a query that began before goes on with its own state."""
        with self._lock:
            if self._wanted.is_set():
                return
            self._stopped = True
            if self._worker is not None:
                self._worker.end()
        self._wanted.set()

    def _run(self) -> None:
        self._wanted.wait(_BEFORE)
        for _ in range(_ATTEMPTS):
            crew = self._crew()
            if crew is None or crew.closed or self._stopped:
                return
            with suppress(KgError, OSError, ValueError):
                worker = crew.take_apart()
                try:
                    if self._made(worker):
                        return
                finally:
                    crew.dismiss(worker, kill=True)

    def _made(self, worker: Worker) -> bool:
        """Have a worker make it; whether it is there now."""
        with self._lock:
            if self._stopped:
                return False
            self._worker = worker
        worker.channel.settimeout(None)
        wire.send(worker.channel, {"do": "index", "seconds": _AT_MOST})
        frame = wire.receive(worker.channel)
        with self._lock:
            self._worker = None
        return frame is not None and "done" in frame.message
