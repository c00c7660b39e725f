"""A connection of Waitress whose requests cost less to read, and whose answers cost less to send, than any request's.

On a connection that is kept, requests differ in their first line only: a head that is the same as that of the request
before is not read once more. An answer that is at hand as a whole goes straight to the socket.
"""

from __future__ import annotations

import re
import time
from io import BytesIO
from typing import Any, Final
from urllib.parse import unquote_to_bytes

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.task import WSGITask
from waitress.utilities import BadRequest

# What comes in the first line of nearly all requests: no fragment, no other server's address, no second slash.
_FIRST: Final = re.compile(rb"GET ((/(?!/)[!-\"$-'*-;=->@-~]*)(?:\?([!-\"$-~]*))?) HTTP/1\.1")
_END: Final = b"\r\n\r\n"
# A longer head is not kept in memory for as long as its connection is.
_LONGEST: Final = 2_000
# How long the head of a request may take to come, and the whole of it.
_HEAD_SECONDS: Final = 30.0
_BODY_SECONDS: Final = 600.0


class Channel(HTTPChannel):  # type: ignore[misc]
    """A connection."""

    # The request that is being read.
    request: HTTPRequestParser | None = None
    # The last request that was read whole, what its head was behind the first line, and its environment.
    _model: HTTPRequestParser | None = None
    _head: bytes = b""
    _environ: dict[str, Any] | None = None
    # Since when a request comes that is not whole yet.
    _since: float = 0.0

    def received(self, data: bytes) -> bool:
        """Take what has come, and have the requests answered that are whole; whether there was any of it."""
        request = self._read(data) if self.request is None else None
        if request is None:
            return self._received(data)
        with self.requests_lock:
            if self.will_close or self.close_when_flushed:
                return False
            self.requests.append(request)
            if len(self.requests) == 1:
                self.server.add_task(self)
        return True

    def dawdles(self, now: float) -> bool:
        """Whether a request takes too long to come; the time is that of `time.monotonic`."""
        if self.request is None:
            return False
        return now - self._since > (_BODY_SECONDS if self.request.headers_finished else _HEAD_SECONDS)

    @property
    def idle(self) -> bool:
        """Whether nothing is asked that is not answered."""
        return not (self.requests or self.total_outbufs_len)

    def environment(self, request: HTTPRequestParser) -> dict[str, Any]:
        """The environment of a request, which is the caller's."""
        if request.__dict__.get("head") is not self._head or self._environ is None:
            environ: dict[str, Any] = WSGITask(self, request).get_environment()
            if request is self._model:
                self._environ = dict(environ)
            return environ
        return {
            **self._environ,
            "PATH_INFO": "/" + request.path.lstrip("/"),
            "QUERY_STRING": request.query,
            "REQUEST_URI": request.request_uri,
            "wsgi.input": BytesIO(),
        }

    def reply(self, data: bytes) -> None:
        """Send the whole answer to the first request; to be called by the loop, while no thread answers it."""
        with self.requests_lock:
            self.requests.pop(0).close()
        try:
            sent = 0 if self.total_outbufs_len else self.send(data)
        except OSError:
            self.will_close = True
            return
        if sent < len(data) and self.connected:
            with self.outbuf_lock:
                self.outbufs[-1].append(data[sent:])
                self.total_outbufs_len += len(data) - sent
                # As Waitress does it: the next answer has a buffer of its own.
                self.current_outbuf_count = self.adj.outbuf_high_watermark
        self.last_activity = time.time()
        self._go_on()

    def _go_on(self) -> None:
        """What waits for its turn behind an answer."""
        with self.requests_lock:
            if not self.connected:
                return
            if self.requests:
                self.server.add_task(self)
            elif (
                self.request is not None
                and self.request.expect_continue
                and self.request.headers_finished
                and not self.sent_continue
            ):
                self.send_continue()

    def _received(self, data: bytes) -> bool:
        if self.request is None:
            self._since = time.monotonic()
        try:
            return bool(super().received(data))
        except ValueError:  # an address that is none, or a number of thousands of digits: Waitress expects neither
            self.request = None
            refused = HTTPRequestParser(self.adj)
            refused.error = BadRequest("The request cannot be read")
            with self.requests_lock:
                self.requests.append(refused)
                if len(self.requests) == 1:
                    self.server.add_task(self)
            return True

    def _read(self, data: bytes) -> HTTPRequestParser | None:
        """One whole request without a body; `None` for anything else, which is read by Waitress alone."""
        if not data.endswith(_END) or data.find(_END) != len(data) - len(_END):
            return None
        line, _, head = data.partition(b"\r\n")
        first = _FIRST.fullmatch(line)
        if first is None or len(head) > _LONGEST:
            return None
        return self._alike(line, first) if head == self._head else self._anew(data, head)

    def _alike(self, line: bytes, first: re.Match[bytes]) -> HTTPRequestParser:
        """A request with the head of the last one."""
        assert self._model is not None
        request = HTTPRequestParser.__new__(HTTPRequestParser)
        request.__dict__.update(self._model.__dict__)
        request.first_line = line
        request.request_uri = first[1].decode("latin-1")
        request.path = unquote_to_bytes(first[2]).decode("latin-1")
        request.query = (first[3] or b"").decode("latin-1")
        return request

    def _anew(self, data: bytes, head: bytes) -> HTTPRequestParser | None:
        request = HTTPRequestParser(self.adj)
        request.received(data)
        if not request.completed or request.error or request.empty or request.expect_continue or request.body_rcv:
            return None
        self._model, self._head, self._environ = request, head, None
        request.head = head
        return request
