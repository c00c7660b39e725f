"""Plain queries answered by the loop of Waitress itself, all others by its threads.

Between threads, Python's lock is handed on at every call of the system, which takes longer than a light query. So the
loop sends a plain query to a worker, goes on with others, and sends the answer when it comes. What is not answered in
the time of a quick query goes to a thread, which waits for it, and looks after its deadline and its client.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from waitress.task import ThreadedTaskDispatcher, WSGITask

if TYPE_CHECKING:
    from kg.web.shortcut import Plain

# How long the loop keeps a query, and how often it looks at those it keeps, in seconds.
_QUICK: Final = 0.02
_LOOK: Final = 0.005
_LOG: Final = logging.getLogger("waitress")


class Dispatcher(ThreadedTaskDispatcher):  # type: ignore[misc]
    """Who gives requests to threads, or has them answered by the loop.

    Args:
        plan: Tells what is asked in an environment, where it is a plain query.
        sockets: What the loop watches.
        threads: How many there are.
    """

    def __init__(
        self, plan: Callable[[dict[str, Any]], Plain | None] | None, sockets: dict[int, Any], *, threads: int
    ) -> None:
        super().__init__()
        self._plan = plan
        self._sockets = sockets
        self._loop: int | None = None
        self._asked: dict[int, _Asked] = {}
        self._waiting: deque[_Asked] = deque()
        self.set_thread_count(threads)

    def begin(self) -> None:
        """This thread is the loop from here on."""
        self._loop = threading.get_ident()

    def add_task(self, task: Any) -> None:
        """Have a request answered: the first of a channel, which is called a task by Waitress."""
        task.__dict__.pop("task_class", None)  # of the request before
        asked = self._planned(task) if threading.get_ident() == self._loop else None
        if asked is None:
            super().add_task(task)
        elif not self._begun(asked):
            self._waiting.append(asked)

    def look(self) -> None:
        """Begin what was waiting, and give to threads what takes longer; to be called by the loop again and again."""
        latest = time.monotonic() - _QUICK
        for asked in [each for each in self._asked.values() if each.since < latest]:
            self.forget(asked)
            super().add_task(asked)
        while self._waiting:
            late = self._waiting[0].since < latest
            if not self._begun(self._waiting[0], late=late):
                return
            self._waiting.popleft()

    def seconds(self, most: float) -> float:
        """How long the loop may sleep."""
        return min(most, _LOOK) if self._asked or self._waiting else most

    def heard(self, asked: _Asked) -> None:
        """A worker has answered, or ended."""
        self.forget(asked)
        assert asked.plain.pending is not None
        short = asked.plain.pending.hear()
        self.look()  # so that the worker has its next query while this answer is sent
        if short:
            asked.service()
            asked.send()
        else:
            super().add_task(asked)

    def _planned(self, channel: Any) -> _Asked | None:
        request = channel.requests[0]
        if self._plan is None or request.error or request.command != "GET":
            return None
        task = WSGITask(channel, request)
        plain = self._plan(task.get_environment())
        return None if plain is None else _Asked(self, channel, task, plain)

    def _begun(self, asked: _Asked, *, late: bool = False) -> bool:
        """Whether a query is on its way: to a worker, or to a thread where it cannot wait for one."""
        full = asked.plain.full()
        if not full and asked.plain.begin():
            assert asked.plain.pending is not None
            asked.number = asked.plain.pending.fileno()
            self._asked[asked.number] = self._sockets[asked.number] = asked
        elif late or not full:
            super().add_task(asked)
        else:
            return False
        return True

    def forget(self, asked: _Asked) -> None:
        """Watch a worker no more."""
        for watched in (self._asked, self._sockets):
            if watched.get(asked.number) is asked:
                del watched[asked.number]


class _Asked:
    """A plain query of a channel: to the loop a socket that it watches, to a thread a task."""

    accepting = False

    def __init__(self, dispatcher: Dispatcher, channel: Any, task: WSGITask, plain: Plain) -> None:
        self._dispatcher = dispatcher
        self._channel = channel
        self.plain = plain
        self.number = -1  # the worker's socket
        self.since = time.monotonic()
        # Its environment has the query; the channel would make another.
        channel.task_class = lambda *_: task

    def service(self) -> None:
        """Answer the request. Where the client has gone, the application is not called: the query is ended here."""
        try:
            self._channel.service()
        finally:
            self.plain.close()

    def send(self) -> None:
        """Send what was answered, head and body in one piece."""
        if self._channel.connected:
            self._channel.handle_write()

    def cancel(self) -> None:
        """Answer it no more."""
        self.plain.close()
        self._channel.cancel()

    def readable(self) -> bool:
        """Always."""
        return True

    def writable(self) -> bool:
        """Never."""
        return False

    def handle_read_event(self) -> None:
        """There is an answer."""
        self._dispatcher.heard(self)

    def handle_close(self) -> None:
        """The worker has ended, which is read as the end of its answer."""

    handle_expt_event = handle_close

    def handle_error(self) -> None:
        """Something is wrong with this query, and only with it."""
        _LOG.exception("a query could not be answered")
        self._dispatcher.forget(self)
        self.cancel()

    def close(self) -> None:
        """The server ends."""
        self.plain.close()
