"""Clients over HTTP that keep their connections, as cheap as they can be: one process, one thread, no library.

On two cores, what a client costs is taken from the server it measures.
"""

from __future__ import annotations

import select
import socket
import time
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass, field

ACCEPT = "application/sparql-results+json, text/turtle;q=0.9"


@dataclass(slots=True)
class Reply:
    """An answer.

    Args:
        status: Its status.
        body: Its bytes, chunks put together.
        seconds: From the first byte of the request to the last of the answer.
    """

    status: int
    body: bytes
    seconds: float


@dataclass(slots=True)
class Client:
    """A connection to a server on this machine, which is opened when it is first needed.

    Args:
        port: The server's port.
        path: The endpoint's path.
    """

    port: int
    path: str = "/sparql"
    socket: socket.socket | None = None
    _got: bytearray = field(default_factory=bytearray)
    _begun: float = 0.0

    def send(self, query: str) -> None:
        """Ask."""
        if self.socket is None:
            self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=120)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        target = f"{self.path}?query={urllib.parse.quote(query, safe='')}"
        self._got.clear()
        self._begun = time.perf_counter()
        self.socket.sendall(f"GET {target} HTTP/1.1\r\nHost: localhost\r\nAccept: {ACCEPT}\r\n\r\n".encode())

    def read(self) -> Reply | None:
        """Take what has come; the answer once it is whole."""
        assert self.socket is not None
        piece = self.socket.recv(1 << 20)
        if not piece:
            raise ConnectionError("the server has closed the connection")
        self._got += piece
        return self._whole()

    def ask(self, query: str) -> Reply:
        """Ask and wait."""
        self.send(query)
        while (reply := self.read()) is None:
            pass
        return reply

    def close(self) -> None:
        """Hang up."""
        if self.socket is not None:
            self.socket.close()
            self.socket = None

    def _whole(self) -> Reply | None:
        got = self._got
        end = got.find(b"\r\n\r\n")
        if end < 0:
            return None
        lines = got[:end].decode("latin-1").lower().split("\r\n")
        headers = dict(line.split(":", 1) for line in lines[1:])
        body: bytes | None
        if "chunked" in headers.get("transfer-encoding", ""):
            body = _unchunked(got, end + 4) if got.endswith(b"\r\n\r\n") else None
        else:
            length = int(headers["content-length"])
            body = bytes(got[end + 4 :]) if len(got) - end - 4 >= length else None
        if body is None:
            return None
        return Reply(int(lines[0].split()[1]), body, time.perf_counter() - self._begun)


def _unchunked(got: bytearray, place: int) -> bytes | None:
    parts = []
    while (line := got.find(b"\r\n", place)) >= 0:
        size = int(got[place:line].split(b";")[0], 16)
        if not size:
            return b"".join(parts)
        parts.append(bytes(got[line + 2 : line + 2 + size]))
        place = line + 2 + size + 2
    return None


def load(port: int, path: str, clients: int, seconds: float, next_query: Callable[[], str]) -> list[float]:
    """The seconds that each answer took, of so many clients that ask one query after another for so long.

    Args:
        port: The server's port.
        path: The endpoint's path.
        clients: How many connections.
        seconds: How long they begin new queries.
        next_query: Gives the queries.

    Raises:
        SystemExit: An answer was not 200.
    """
    poll, known, took = select.poll(), {}, []
    for _ in range(clients):
        client = Client(port, path)
        client.send(next_query())
        assert client.socket is not None
        known[client.socket.fileno()] = client
        poll.register(client.socket, select.POLLIN)
    end, waiting = time.perf_counter() + seconds, clients
    while waiting:
        for number, _ in poll.poll():
            reply = known[number].read()
            if reply is None:
                continue
            if reply.status != 200:
                raise SystemExit(f"the server answers {reply.status}: {reply.body[:300]!r}")
            took.append(reply.seconds)
            if time.perf_counter() < end:
                known[number].send(next_query())
            else:
                waiting -= 1
    for client in known.values():
        client.close()
    return took
