"""The server's side of its worker processes: how they are started, spoken to and ended."""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import kg
from kg.config import Settings
from kg.errors import StoreError
from kg.sparql import wire
from kg.sparql.snapshots import Snapshot

# A nursery that says nothing for so long has gone wrong. To load a large store into memory may take many minutes.
_PATIENCE: Final = 120.0
_LOADING: Final = 1800.0
_SLOWER: Final = 10
# A worker that stops in the middle of a frame for so many seconds has gone wrong.
_STALLED: Final = 20.0


class Silence(Exception):  # noqa: N818 – it is no error of its own
    """A process says nothing."""


class Process:
    """A process of ours, and the channel to it.

    Args:
        role: `nursery` or `writer`.
    """

    def __init__(self, role: str) -> None:
        self.channel, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "kg.sparql.worker", role, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=_environment(),
            )

    @property
    def number(self) -> int:
        """The process's number in the system."""
        return self._process.pid

    def say(self, message: dict[str, Any], data: bytes = b"", *, file: int | None = None) -> None:
        """Send something; that nobody listens is found when an answer is waited for."""
        with suppress(OSError):
            wire.send(self.channel, message, data, file=file)

    def hear(self, *, seconds: float) -> wire.Frame | None:
        """What it says next; `None` where it has ended. `Silence` where nothing comes in time."""
        with suppress(OSError, ValueError):  # the channel may be closed meanwhile
            if readable(self.channel, seconds):
                return wire.receive(self.channel)
            raise Silence
        return None

    def strike(self) -> None:
        """End it at once, while another thread may listen to it."""
        self._process.kill()

    def end(self) -> int:
        """Close the channel, at which the process ends, and wait for that; the exit status."""
        self.channel.close()
        try:
            return self._process.wait(5)
        except subprocess.TimeoutExpired:
            return self.kill()

    def kill(self) -> int:
        """End it at once; the exit status."""
        self.channel.close()
        self._process.kill()
        return self._process.wait()


class Worker:
    """A worker that waits for queries, of a snapshot.

    Args:
        channel: The channel to it.
        number: The process's number.
        generation: Which snapshot it has open.
        nursery: Where it comes from.
    """

    def __init__(self, channel: socket.socket, number: int, generation: int, nursery: Nursery) -> None:
        self.channel = channel
        self.number = number
        self.generation = generation
        self.nursery = nursery
        self.slowed = False
        self.answered = 0
        self.idle_since = 0.0
        self._closed = False
        channel.settimeout(_STALLED)
        self._handle = os.pidfd_open(number) if sys.platform == "linux" else None

    def slow_down(self) -> None:
        """Let others go first from here on."""
        self.slowed = True
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.number, _SLOWER)

    def end(self) -> None:
        """End it at once, whatever it does. The channel stays open."""
        with suppress(ProcessLookupError):
            if self._handle is not None:
                signal.pidfd_send_signal(self._handle, signal.SIGKILL)
            elif not self._closed:
                os.kill(self.number, signal.SIGKILL)

    def close(self) -> None:
        """Close the channel, at which the worker ends if it is idle; doing so twice is harmless."""
        self._closed = True
        self.channel.close()
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


class Nursery:
    """The process that workers come from. It is started again where it has ended.

    Args:
        settings: The limits of the workers.
        generation: The number of the last snapshot that another opened before it.
    """

    def __init__(self, settings: Settings, *, generation: int = 0) -> None:
        self._settings = asdict(settings)
        self._lock = threading.RLock()
        self._process = Process("nursery")
        self._snapshot: Snapshot | None = None
        self._generation = generation
        self._from_disk = False
        self._opening = False
        self._closed = False
        self.unheld: str | None = None
        # Whether workers begin with one copy of a store in memory.
        self.shared = False

    def open(self, snapshot: Snapshot, *, from_disk: bool = False) -> int:
        """Have the next workers answer from a snapshot; the number of its generation. `settle` waits for it.

        Args:
            snapshot: The snapshot.
            from_disk: Whether it stays on disk, however small it is.
        """
        with self._lock:
            self.settle()
            self._snapshot, self._from_disk = snapshot, from_disk
            self._generation += 1
            self._begin()
            return self._generation

    def settle(self) -> None:
        """Wait until the snapshot is open.

        Raises:
            StoreError: It cannot be opened.
        """
        with self._lock:
            if not self._opening:
                return
            self._opening = False
            frame = self._heard(_LOADING)
            if frame is None:
                self._restart()
                frame = self._heard(_LOADING)
                self._opening = False
            if frame is None or "error" in frame.message:
                reason = wire.error_from(frame.message).what if frame else "its process ends"
                raise StoreError(f"the store cannot be opened for queries ({reason})", remedy="restart the server")
            self.unheld, self.shared = frame.message["unheld"], bool(frame.message["shared"])

    def fork(self) -> Worker:
        """A new worker. `StoreError` where none can be had."""
        with self._lock:
            for _ in range(2):
                self.settle()
                ours, theirs = socket.socketpair()
                with theirs:
                    self._process.say({"do": "fork"}, file=theirs.fileno())
                frame = self._heard()
                if frame is not None and "process" in frame.message:
                    with suppress(ProcessLookupError):
                        return Worker(ours, int(frame.message["process"]), self._generation, self)
                ours.close()
                if frame is None:
                    self._restart()
        raise StoreError("no process can be started that answers", remedy="see how much memory is free")

    def ended(self, worker: Worker) -> int:
        """How a worker ended that has closed its channel: its exit status, below 0 for a signal."""
        with self._lock:
            self._process.say({"do": "ended", "process": worker.number})
            frame = self._heard()
            return int(frame.message.get("status", 0)) if frame else 0

    def strike(self) -> None:
        """End it at once, though it may be opening a snapshot; `close` has to follow."""
        self._closed = True
        self._process.strike()

    def close(self) -> None:
        """End it, and with it all its workers."""
        with self._lock:
            self._closed = True
            self._process.end()

    def _begin(self) -> None:
        assert self._snapshot is not None
        settings = {**self._settings, **({"memory_quads": 0} if self._from_disk else {})}
        self._process.say({"do": "open", "snapshot": self._snapshot.tell(), "settings": settings})
        self._opening = True

    def _restart(self) -> None:
        if self._closed:
            raise StoreError("the service is closed", remedy="open another")
        self._process.kill()
        self._process = Process("nursery")
        self._begin()

    def _heard(self, seconds: float = _PATIENCE) -> wire.Frame | None:
        try:
            return self._process.hear(seconds=seconds)
        except Silence:
            return None


def readable(channel: socket.socket, seconds: float) -> bool:
    """Whether something, also an end, comes over a channel within this time."""
    poll = select.poll()
    poll.register(channel, select.POLLIN)
    return bool(poll.poll(max(seconds, 0) * 1000))


def _environment() -> dict[str, str]:
    """The server's, with this very package first, and with few of malloc's arenas: each reserves address space."""
    path = [str(Path(kg.__file__).parent.parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path), "MALLOC_ARENA_MAX": "2"}
