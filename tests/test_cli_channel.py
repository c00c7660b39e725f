"""A connection reads a request that is like the one before in less time, and to the same end as Waitress reads it."""

import random
import threading
import time
from typing import Any

import pytest
from waitress.adjustments import Adjustments
from waitress.parser import HTTPRequestParser
from waitress.task import WSGITask

from kg.cli.channel import Channel

HEAD = b"Host: localhost\r\nAccept: text/csv\r\nX-One: 1\r\n\r\n"
TARGETS = [
    *(b"/", b"/sparql", b"/sparql?query=ASK%20%7B%7D", b"/a/b?x=1&x=2", b"/%D0%96?%D0%96", b"/%2F%2Fa", b"/a//b"),
    *(b"/a:b", b"/a?b:c/d?e", b"/a;b", b"/?", b"/[x]", b"/~", b"/sparql?a=%FF&b=%zz"),
]
OTHERS = [
    *(b"//a", b"/a#b", b"http://localhost/a?b", b"*", b"/\xd0\x96", b"/a b", b"a"),
]


class Server:
    """What a channel needs of one."""

    effective_port = 8000
    server_name = "localhost"

    def __init__(self) -> None:
        self.adj = Adjustments()
        self.tasks: list[Any] = []

    def add_task(self, task: Any) -> None:
        self.tasks.append(task)


@pytest.fixture
def channel() -> Channel:
    made = Channel.__new__(Channel)
    made.server = Server()
    made.adj = made.server.adj
    made.addr = ("127.0.0.1", 1234)
    made.requests = []
    made.requests_lock = threading.Lock()
    return made


def request_to(target: bytes, head: bytes = HEAD) -> bytes:
    return b"GET " + target + b" HTTP/1.1\r\n" + head


def read_by_waitress(data: bytes) -> HTTPRequestParser:
    parser = HTTPRequestParser(Adjustments())
    parser.received(data)
    return parser


def told(request: HTTPRequestParser) -> dict[str, Any]:
    return {
        name: value for name, value in vars(request).items() if name not in {"adj", "head", "header_bytes_received"}
    }


def environment_of(environ: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value for name, value in environ.items() if name not in {"wsgi.input", "waitress.client_disconnected"}
    }


@pytest.mark.parametrize("target", TARGETS)
def test_a_request_like_the_one_before_is_read_as_waitress_reads_it(channel: Channel, target: bytes) -> None:
    channel.received(request_to(b"/first?a"))
    channel.received(request_to(target))
    first, again = channel.requests
    assert channel.environment(first)["PATH_INFO"] == "/first"
    assert told(again) == told(read_by_waitress(request_to(target)))
    wanted = WSGITask(channel, read_by_waitress(request_to(target))).get_environment()
    assert environment_of(channel.environment(again)) == environment_of(wanted)
    assert channel.server.tasks == [channel]


@pytest.mark.parametrize("target", OTHERS)
def test_what_is_out_of_the_common_is_left_to_waitress(channel: Channel, target: bytes) -> None:
    channel.received(request_to(b"/first"))
    channel.received(request_to(target))
    request, wanted = channel.requests[-1], read_by_waitress(request_to(target))
    for given in (request, wanted):
        given.error = vars(given.error) if given.error else None
    assert told(request) == told(wanted)


def test_another_head_is_read_anew(channel: Channel) -> None:
    for head in (HEAD, HEAD.replace(b"csv", b"plain"), HEAD):
        channel.received(request_to(b"/a", head))
    accepted = [channel.environment(request)["HTTP_ACCEPT"] for request in channel.requests]
    assert accepted == ["text/csv", "text/plain", "text/csv"]


def test_an_environment_that_was_changed_is_not_seen_again(channel: Channel) -> None:
    for _ in range(3):
        channel.received(request_to(b"/a"))
    for request in channel.requests:
        environ = channel.environment(request)
        assert "seen" not in environ
        environ["seen"] = True
        environ.pop("HTTP_ACCEPT")


def test_requests_come_out_the_same_however_they_are_cut(channel: Channel) -> None:
    chance = random.Random(1)
    body = b"POST /update HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc"
    stream = b"".join(chance.choice((request_to(b"/a?%d" % number), body)) for number in range(60))
    paths = []
    while stream:
        size = chance.choice((1, 5, 40, 75, 200, len(request_to(b"/a?1"))))
        channel.received(stream[:size])
        stream = stream[size:]
    paths = [request.path + "?" + request.query for request in channel.requests]
    assert len(paths) == 60
    assert all(path in (f"/a?{number}", "/update?") for number, path in enumerate(paths))


@pytest.mark.parametrize("line", [b"GET http://[::1 HTTP/1.1", b"GET http://[zz]/ HTTP/1.1", b"GET / HTTP/1.1"])
def test_what_cannot_be_read_is_refused_and_no_more(channel: Channel, line: bytes) -> None:
    length = b"Content-Length: " + b"9" * 5000 if line.startswith(b"GET / ") else b"A: b"
    assert channel.received(line + b"\r\n" + length + b"\r\n\r\n")
    assert [request.error.code for request in channel.requests] == [400]
    assert (channel.request, channel.server.tasks) == (None, [channel])


def test_a_request_that_does_not_come_to_an_end_dawdles(channel: Channel) -> None:
    now = time.monotonic()
    assert not channel.dawdles(now + 1e9)
    channel.received(b"GET /spa")
    channel.received(b"rql")
    assert [channel.dawdles(now + seconds) for seconds in (1, 29, 60)] == [False, False, True]
    channel.received(b" HTTP/1.1\r\nContent-Length: 9\r\n\r\n")
    assert [channel.dawdles(now + seconds) for seconds in (60, 590, 1000)] == [False, False, True]
    channel.received(b"123456789")
    assert not channel.dawdles(now + 1e9)
