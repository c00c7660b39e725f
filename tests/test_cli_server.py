"""The server as strangers find it: what is no request, too slow or too many keeps nobody from being answered."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

import pyoxigraph as ox
import pytest

from kg.cli import channel, server
from kg.cli.server import Server
from kg.config import Settings
from kg.sparql.pool import PooledService
from kg.web import create_app

HOST = b"Host: x\r\n"
ASK = b"/sparql?query=ASK%7B%7D"
PLAIN = b"GET " + ASK + b" HTTP/1.1\r\n" + HOST
MISTAKE = PLAIN.replace(b"%7D", b"")
UPDATE = b"POST /update HTTP/1.1\r\n" + HOST
POST = b"POST /sparql HTTP/1.1\r\n" + HOST
# What is sent, and the statuses of the answers.
SENT = {
    "pipelined": (PLAIN + b"\r\n" + b"GET /health HTTP/1.1\r\n" + HOST + b"\r\n" + PLAIN + b"\r\n", [200, 200, 200]),
    "a mistake in between": (
        (PLAIN + b"\r\n") + PLAIN.replace(b"%7D", b"") + b"\r\n" + PLAIN + b"\r\n",
        [200, 400, 200],
    ),
    "HTTP/1.0": (b"GET " + ASK + b" HTTP/1.0\r\n\r\n", [200]),
    "HTTP/2": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", [404]),
    "the last of a connection": (PLAIN + b"Connection: close\r\n\r\n", [200]),
    "an absolute address": (PLAIN.replace(b"GET ", b"GET http://other.example") + b"\r\n", [200]),
    "no address": (b"GET http://[::1 HTTP/1.1\r\n" + HOST + b"\r\n", [400]),
    "no host": (b"GET " + ASK + b" HTTP/1.1\r\n\r\n", [200]),
    "no such host": (b"GET /sparql HTTP/1.1\r\nHost: \xff <>\r\nAccept: text/turtle\r\n\r\n", [200]),
    "a large header": (PLAIN + b"A: " + b"a" * 300_000 + b"\r\n\r\n", [431]),
    "many headers": (PLAIN + b"".join(b"X%d: 1\r\n" % number for number in range(10_000)) + b"\r\n", [200]),
    "all that is accepted": (PLAIN + b"Accept: " + b"text/a,;q=nan," * 10_000 + b"\r\n\r\n", [406]),
    "a header without a name": (PLAIN + b"abc\r\n\r\n", [400]),
    "a body to GET": (PLAIN + b"Content-Length: 4\r\n\r\nabcd" + PLAIN + b"\r\n", [200, 200]),
    "two lengths": (POST + b"Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde", [400]),
    "a length below 0": (POST + b"Content-Length: -1\r\n\r\n", [400]),
    "a length of many digits": (POST + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n", [400]),
    "broken chunks": (POST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", [400]),
    "another coding": (POST + b"Transfer-Encoding: gzip\r\n\r\n", [501]),
    "no UTF-8": (PLAIN.replace(b"%7D", b"%FF") + b"\r\n", [400]),
    "a path that is no UTF-8": (b"GET /id/%FF%00 HTTP/1.1\r\n" + HOST + b"\r\n", [404]),
    "bytes beyond ASCII": (PLAIN.replace(b"%7D", b"\xff") + b"\r\n", [400]),
    "two queries": (PLAIN.replace(b" HTTP", b"&query=ASK%7B%7D HTTP") + b"\r\n", [400]),
    "many parameters": (PLAIN.replace(b" HTTP", b"&a" * 50_000 + b" HTTP") + b"\r\n", [200]),
    "a method of its own": (PLAIN.replace(b"GET", b"A|B") + b"\r\n", [405]),
    "no token": (
        b"POST /update HTTP/1.1\r\n" + HOST + b"Authorization: Bearer \xff\r\nContent-Length: 0\r\n\r\n",
        [403],
    ),
}


@contextmanager
def serving() -> Iterator[tuple[Server, int]]:
    """A server whose loop is in a thread, and its port."""
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal("o")))
    settings = Settings(port=0)
    with PooledService(store, settings=settings) as service:
        made, ended = Server(create_app(service, settings=settings), settings), threading.Event()

        def run() -> None:
            made._dispatcher.begin()
            while not ended.is_set():
                made._turn(0.01)

        loop = threading.Thread(target=run)
        loop.start()
        try:
            yield made, int(made.address.rsplit(":", 1)[1].strip("/"))
        finally:
            ended.set()
            loop.join()
            made.close()


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with serving() as (_, number):
        yield number


def statuses(port: int, sent: bytes, *, wanted: int) -> list[int]:
    """The statuses of so many answers, or of those that came before the end."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        with suppress(OSError):  # the rest is not wanted
            connection.sendall(sent)
        got, found = b"", []
        while len(found) < wanted:
            try:
                piece = connection.recv(65_536)
            except ConnectionResetError:
                break
            if not piece:
                break
            got += piece
            found = [int(part[2:5]) for part in got.split(b"HTTP/1.")[1:] if len(part) > 5]
        assert b"Traceback" not in got
        return found


@pytest.mark.parametrize("name", SENT)
def test_whatever_is_sent_there_is_an_answer_and_no_fault(port: int, name: str) -> None:
    sent, wanted = SENT[name]
    assert statuses(port, sent, wanted=len(wanted)) == wanted
    assert statuses(port, PLAIN + b"\r\n", wanted=1) == [200]


def test_who_closes_one_direction_holds_up_nobody(port: int) -> None:
    for sent in (PLAIN + b"\r\n", PLAIN, POST + b"Content-Length: 50\r\n\r\nASK{}", b""):
        with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
            connection.sendall(sent)
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(65_536):
                pass
    assert statuses(port, PLAIN + b"\r\n", wanted=1) == [200]


def test_a_request_that_does_not_come_to_an_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channel, "_HEAD_SECONDS", 0.0)
    monkeypatch.setattr(server, "_TICK", 0.01)
    with serving() as (_, port), socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(b"GET /spa")
        assert connection.recv(100) == b""
        assert statuses(port, PLAIN + b"\r\n", wanted=1) == [200]


def test_among_too_many_those_who_ask_nothing_are_hung_up_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "_CONNECTIONS", 30)
    with serving() as (made, port), ExitStack() as stack:
        for _ in range(60):
            stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=30))
        assert statuses(port, PLAIN + b"\r\n", wanted=1) == [200]
        end = time.monotonic() + 30
        while len(made._sockets) >= 30 and time.monotonic() < end:
            pass
        assert len(made._sockets) < 30
