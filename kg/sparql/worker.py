"""The processes that answer: a nursery that holds the store, and the workers that it forks.

`python -m kg.sparql.worker nursery FD` is started by `kg.sparql.nursery`. It has one thread and reads no query: it is
told where a snapshot is, loads it where it is small enough, and forks a worker for each channel that it is handed.
So the workers share one copy of the store, and a new one is there in milliseconds. Each of them reads one query at
a time from its channel and answers it there. The kernel ends all of them when the nursery ends, and the nursery ends
when its own channel is closed, however the server came to its end.

`python -m kg.sparql.worker writer FD` is the one process that changes a store.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
from contextlib import suppress
from dataclasses import replace
from typing import Any, Final, NoReturn

from kg.config import Settings
from kg.errors import KgError, StoreError
from kg.sparql import sandbox, wire
from kg.sparql.answering import Answering, Writing
from kg.sparql.snapshots import Snapshot

# The server ends a worker at its deadline. Should the server be gone, the worker ends by itself a little later.
_GRACE: Final = 2.0
_REMEMBERED: Final = 1000
# glibc puts up to 10,000 pieces in order at a time, where it is asked for as much as it does not keep at hand.
_PIECES: Final = 1000
_MUCH: Final = 80_000


def main(arguments: list[str]) -> None:
    """Run the process that the command line asks for, to the end of its channel."""
    role, number = arguments
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then closes the channel
    with socket.socket(fileno=int(number)) as channel:
        _Nursery(channel).run() if role == "nursery" else _write(channel)


class _Nursery:
    """Forks workers, and remembers how each of them ended."""

    def __init__(self, channel: socket.socket) -> None:
        self._channel = channel
        self._settings = Settings()
        self._answering: Answering | None = None
        self._ended: dict[int, int] = {}

    def run(self) -> None:
        """Do what is asked until the channel is closed."""
        unheld = sandbox.deny_network()
        signal.signal(signal.SIGCHLD, self._reap)
        while (frame := wire.receive(self._channel)) is not None:
            message = frame.message
            try:
                if message["do"] == "open":
                    shared = self._open(message)
                    wire.send(self._channel, {"done": True, "unheld": unheld, "shared": shared})
                elif message["do"] == "fork" and frame.file is not None:
                    wire.send(self._channel, {"process": self._fork(frame.file)})
                elif message["do"] == "ended":
                    wire.send(self._channel, {"status": self._status(message["process"])})
            except KgError as error:
                wire.send(self._channel, wire.error_as(error))
            except (OSError, RuntimeError, ValueError) as error:
                wire.send(self._channel, wire.error_as(KgError(str(error) or type(error).__name__)))

    def _open(self, message: dict[str, Any]) -> bool:
        """Have the next workers answer from a snapshot; whether it is in memory, which they share then."""
        self._settings = _settings(message["settings"])
        self._answering = Answering(Snapshot.told(message["snapshot"]), self._settings)
        gc.collect()
        _put_in_order()
        gc.freeze()  # what is shared stays shared: no worker's collector writes to it
        return self._answering.in_memory

    def _fork(self, file: int) -> int:
        process = os.fork()
        if not process:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            sandbox.end_with_parent()
            os.close(self._channel.detach())
            _work(socket.socket(fileno=file), self._answering, self._settings)
        os.close(file)
        self._ended.pop(process, None)  # of another that had this number before
        return process

    def _reap(self, *_: object) -> None:
        """Bury the dead, and note how each of them ended."""
        with suppress(ChildProcessError):
            while (found := os.waitpid(-1, os.WNOHANG))[0]:
                self._ended[found[0]] = found[1]
        while len(self._ended) > _REMEMBERED:
            self._ended.pop(next(iter(self._ended)))

    def _status(self, process: int) -> int:
        """How a worker ended that has closed its channel, as `os.waitstatus_to_exitcode` tells it."""
        if process not in self._ended:
            with suppress(ChildProcessError):  # it may be buried meanwhile
                self._ended[process] = os.waitpid(process, 0)[1]
        return os.waitstatus_to_exitcode(self._ended.pop(process, 0))


def _put_in_order() -> None:
    """Have the allocator put in order what was freed while a store was loaded.

    It does so piece by piece, when it is asked for much. Each worker would do it again, in a copy of its own of the
    pages: 90 ms and 110 MB of a million quads.
    """
    for _ in range(_PIECES):
        bytearray(_MUCH)


def _work(channel: socket.socket, answering: Answering | None, settings: Settings) -> NoReturn:
    """Answer what comes over the channel until it is closed, in a process that ends here."""
    try:
        assert answering is not None
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        sandbox.limit_files(4 * settings.result_bytes + 100_000_000)
        sandbox.limit_memory(settings.worker_megabytes)
        if _opened(answering, channel):
            _answer_all(answering, channel)
    except OSError:  # the server has gone, or has no more use for this worker
        pass
    finally:
        os._exit(0)


def _answer_all(answering: Answering, channel: socket.socket) -> None:
    while (frame := wire.receive(channel)) is not None:
        signal.setitimer(signal.ITIMER_REAL, max(float(frame.message["seconds"]), 0.0) + _GRACE)
        sound = answering.answer(channel, frame)
        signal.setitimer(signal.ITIMER_REAL, 0)
        if not sound:
            return


def _opened(answering: Answering, channel: socket.socket) -> bool:
    """Open the store, or say why that cannot be done: the answer to whatever will be asked."""
    try:
        answering.open()
    except (OSError, RuntimeError) as error:
        wire.receive(channel)
        wire.send(channel, {**wire.error_as(StoreError(f"the store cannot be read ({error})")), "last": True})
        return False
    return True


def _write(channel: socket.socket) -> None:
    """Change the store as asked until the channel is closed."""
    sandbox.deny_network()
    frame = wire.receive(channel)
    if frame is None:
        return
    settings = _settings(frame.message["settings"])
    try:
        writing = Writing(frame.message["path"], settings)
    except KgError as error:
        wire.send(channel, wire.error_as(error))
        return
    sandbox.limit_memory(settings.worker_megabytes)
    with writing:
        wire.send(channel, {"ready": True, "base": writing.base})
        while (frame := wire.receive(channel)) is not None:
            if not writing.answer(channel, frame):
                return


def _settings(told: dict[str, Any]) -> Settings:
    return replace(Settings(), **told)


if __name__ == "__main__":
    main(sys.argv[1:])
