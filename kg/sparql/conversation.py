"""What is said to one worker, from the question to the answer, or to the end of the worker or of its client."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from kg.errors import KgError, QueryError, QueryTimeoutError, ServiceBusyError
from kg.sparql import wire
from kg.sparql.admission import GLANCE, QUICK, Ticket
from kg.sparql.nursery import Worker, readable

if TYPE_CHECKING:
    from kg.sparql.crew import Crew

# A query that has run for so many seconds lets the others go first; its worker does not take another.
_LONG: Final = 0.5
_LONG_AMONG_MANY: Final = 0.1


class WorkerLostError(ServiceBusyError):
    """A worker ended through no fault of the query: it can be asked again."""


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

    def make_room(self) -> None:
        """Be no longer counted with the quick ones, where that lets another in."""
        if not self._over:
            self._ticket.make_room()

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
            if not worker.slowed and passed > (_LONG_AMONG_MANY if self._crew.admission.crowded() else _LONG):
                worker.slow_down()
        self._crew.replace(worker)
        raise QueryTimeoutError(f"the query took longer than {seconds:g} seconds", remedy="ask for less")


def _received(worker: Worker) -> wire.Frame | None:
    try:
        return wire.receive(worker.channel)
    except (OSError, ValueError):
        return None
