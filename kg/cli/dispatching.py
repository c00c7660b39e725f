"""Plain queries answered by the loop of Waitress itself, all others by its threads.

Between threads, Python's lock is handed on at every call of the system, which takes longer than a light query. So the
loop sends a plain query to a worker, goes on with others, and sends the answer when it comes. What is not answered soon
goes to a thread, which waits for it, and looks after its deadline and its client.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import closing
from email.utils import formatdate
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from waitress.task import ThreadedTaskDispatcher, WSGITask

if TYPE_CHECKING:
    from kg.cli.channel import Channel
    from kg.web.shortcut import Plain

# How long a query is quick, how long the loop keeps one, and how often it looks at those it keeps, in seconds.
_QUICK: Final = 0.02
_LONG: Final = 0.1
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
        now = time.monotonic()
        for asked in [each for each in self._asked.values() if each.since < now - _QUICK]:
            if asked.since < now - _LONG:
                self.forget(asked)
                super().add_task(asked)
            else:
                asked.make_room()
        while self._waiting:
            late = self._waiting[0].since < now - _QUICK
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
        if not (short and asked.replied()):
            super().add_task(asked)

    def _planned(self, channel: Channel) -> _Asked | None:
        request = channel.requests[0]
        if self._plan is None or request.error or request.command != "GET":
            return None
        environ = channel.environment(request)
        plain = self._plan(environ)
        return None if plain is None else _Asked(self, channel, environ, plain)

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

    def __init__(self, dispatcher: Dispatcher, channel: Channel, environ: dict[str, Any], plain: Plain) -> None:
        self._dispatcher = dispatcher
        self._channel = channel
        self._environ = environ
        self.plain = plain
        self.number = -1  # the worker's socket
        self.since = time.monotonic()

    def service(self) -> None:
        """Answer the request. Where the client has gone, the application is not called: the query is ended here."""
        task = WSGITask(self._channel, self._channel.requests[0])
        task.environ = self._environ  # it has the query; the channel would make another
        self._channel.task_class = lambda *_: task
        try:
            self._channel.service()
        finally:
            self.plain.close()

    def replied(self) -> bool:
        """Send the answer, which is at hand, head and body in one piece; whether that could be done."""
        if not self._channel.connected:
            return False
        request = self._channel.requests[0]
        if request.version != "1.1" or request.connection_close:
            return False
        try:
            headers, body = self.plain.reply()
            with closing(body):
                data = b"".join(body)
        except Exception:
            _LOG.exception("an answer could not be put together")
            return False
        self._channel.reply(_head(headers, len(data)) + data)
        self.plain.close()
        return True

    def make_room(self) -> None:
        """Let others go before this query, which is no quick one."""
        if self.plain.pending is not None:
            self.plain.pending.make_room()

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


def _head(headers: Sequence[tuple[str, str]], length: int) -> bytes:
    """The head of an answer, 200, of so many bytes; `ValueError` where a header would be more than one line."""
    lines = [f"{name}: {value}" for name, value in headers if name != "Content-Length"]
    text = "\r\n".join(("HTTP/1.1 200 OK", *lines, f"Content-Length: {length}", "Server: kg", _date(int(time.time()))))
    if text.count("\n") != len(lines) + 3 or text.count("\r") != len(lines) + 3:
        raise ValueError("a header is broken into lines")
    return f"{text}\r\n\r\n".encode("latin-1")


@lru_cache(maxsize=1)
def _date(second: int) -> str:
    return f"Date: {formatdate(second, usegmt=True)}"
