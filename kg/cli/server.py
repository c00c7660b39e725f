"""Waitress, with an end that lets those finish who have been let in."""

from __future__ import annotations

import gc
import signal
import time
from types import FrameType
from typing import TYPE_CHECKING, Any

from waitress import create_server, wasyncore

from kg.cli.channel import Channel
from kg.cli.dispatching import Dispatcher
from kg.cli.watch import Watch
from kg.errors import SettingError
from kg.web.app import PLAN

if TYPE_CHECKING:
    from flask import Flask

    from kg.config import Settings

# How long the loop sleeps where nothing happens, in seconds; while it ends, it looks more often.
_TICK = 1.0
_LAST_TICK = 0.05
# As many files as a process may have open, as a rule, with room for the workers and what they hand over.
_CONNECTIONS = 800
# What the application, which knows its limits better, may add to a body.
_MARGIN = 1_000_000


class Server:
    """Listens from its making on, and answers in `run`.

    Args:
        app: What answers.
        settings: Where to listen, and how much at once.

    Raises:
        SettingError: Nobody can listen there.
    """

    def __init__(self, app: Flask, settings: Settings) -> None:
        self._patience = settings.stop_seconds
        self._stopping = 0
        self._tidied = 0.0
        # Before there are so many connections that no other is taken.
        self._crowd = _CONNECTIONS * 9 // 10
        self._sockets: dict[int, Any] = {}
        self._watch = Watch(self._sockets)
        options = _options(settings)
        self._dispatcher = Dispatcher(app.extensions.get(PLAN), self._sockets, threads=options["threads"])
        try:
            self._inner = create_server(app, map=self._sockets, _dispatcher=self._dispatcher, **options)
        except OSError as error:
            self._dispatcher.shutdown()
            raise SettingError(
                f"cannot listen at {settings.host}:{settings.port} ({error.strerror})",
                remedy="choose another with --host and --port",
            ) from None
        self._listening = [each for each in self._sockets.values() if getattr(each, "accepting", False)]
        for listening in self._listening:
            listening.channel_class = Channel

    @property
    def address(self) -> str:
        """Where it listens."""
        host, port = (self._inner.effective_listen or [(None, None)])[0] if self._many else (None, None)
        host, port = host or self._inner.effective_host, port or self._inner.effective_port
        return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"

    @property
    def _many(self) -> bool:
        return hasattr(self._inner, "effective_listen")

    def run(self) -> None:
        """Answer until SIGTERM or SIGINT; those who ask by then are answered. A second signal ends it at once."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        self._dispatcher.begin()
        gc.collect()
        gc.freeze()  # what is there from here on: to look at all of it again and again would hold up those who ask
        while not self._stopping:
            self._turn(_TICK)
        for listening in self._listening:
            # Its own `close` would also close the pipe by which the threads say that an answer is ready.
            wasyncore.dispatcher.close(listening)
        end = time.monotonic() + self._patience
        while self._stopping == 1 and time.monotonic() < end and any(map(_busy, self._sockets.values())):
            self._turn(_LAST_TICK)

    def close(self) -> None:
        """Let go of all sockets and threads."""
        self._inner.task_dispatcher.shutdown(cancel_pending=True, timeout=1)
        wasyncore.close_all(self._sockets, ignore_all=True)

    def _turn(self, seconds: float) -> None:
        self._watch.turn(self._dispatcher.seconds(seconds))
        self._dispatcher.look()
        now = time.monotonic()
        if now > self._tidied + _TICK or len(self._sockets) >= self._crowd:
            self._tidied = now
            self._tidy(now)

    def _tidy(self, now: float) -> None:
        """Hang up on those whose requests do not come to an end, and where too many are there, on who asks nothing."""
        channels = [each for each in self._sockets.values() if isinstance(each, Channel)]
        for channel in [each for each in channels if each.dawdles(now)]:
            channel.handle_close()
        if len(self._sockets) >= self._crowd:
            idle = sorted((each for each in channels if each.idle), key=lambda each: float(each.last_activity))
            for channel in idle[: max(self._crowd // 10, 1)]:
                channel.handle_close()

    def _stop(self, _: int, __: FrameType | None) -> None:
        self._stopping += 1


def _options(settings: Settings) -> dict[str, Any]:
    return {
        "host": settings.host,
        "port": settings.port,
        "ident": "kg",
        # Each query that runs or waits holds a thread, and pages and checks of health want some too.
        "threads": settings.workers + settings.slow_queries + settings.queue + 4,
        "connection_limit": _CONNECTIONS,
        # What is shorter is sent by the loop, with its head.
        "send_bytes": 18_000,
        # So that a client that hangs up is seen while its query runs.
        "channel_request_lookahead": 1,
        "max_request_body_size": 3 * max(settings.body_bytes, settings.query_bytes) + _MARGIN,
        # The application believes them only where the settings say so.
        "clear_untrusted_proxy_headers": False,
    }


def _busy(channel: Any) -> bool:
    """Whether a connection has a request that is not answered, or an answer that is not sent."""
    return bool(getattr(channel, "requests", None)) or getattr(channel, "total_outbufs_len", 0) > 0
