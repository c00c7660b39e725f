"""Sockets are watched for what they want at the moment, also where their number has become another's."""

from __future__ import annotations

import socket
from typing import Any

from kg.cli.watch import Watch


class Watched:
    """A socket that notes what it is told."""

    accepting = False

    def __init__(self, own: socket.socket) -> None:
        self.own = own
        self.reads, self.writes = True, False
        self.heard: list[str] = []

    def readable(self) -> bool:
        return self.reads

    def writable(self) -> bool:
        return self.writes

    def handle_read_event(self) -> None:
        self.heard.append("read")

    def handle_write_event(self) -> None:
        self.heard.append("write")

    def handle_close(self) -> None:
        self.heard.append("close")


def test_what_is_wanted_may_change_from_turn_to_turn() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        one = Watched(ours)
        watch = Watch({ours.fileno(): one})
        watch.turn(0)
        assert one.heard == []
        theirs.send(b"x")
        watch.turn(0)
        one.reads, one.writes = False, True
        watch.turn(0)
        one.writes = False
        watch.turn(0)
        assert one.heard == ["read", "write"]
        one.reads = True
        watch.turn(0)
        assert one.heard == ["read", "write", "read"]


def test_who_is_no_longer_there_is_not_watched_and_its_number_may_be_another_s() -> None:
    sockets: dict[int, Any] = {}
    watch = Watch(sockets)
    for _ in range(2):
        ours, theirs = socket.socketpair()
        with ours, theirs:
            one = sockets[ours.fileno()] = Watched(ours)
            theirs.send(b"x")
            watch.turn(0)
            assert one.heard == ["read"]
            sockets.clear()
            watch.turn(0)
            assert one.heard == ["read"]


def test_a_number_without_a_wish_is_let_go_of_once() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        one = Watched(ours)
        sockets: dict[int, Any] = {ours.fileno(): one}
        watch = Watch(sockets)
        watch.turn(0)
        one.reads = False
        watch.turn(0)
        sockets.clear()
        watch.turn(0)
        assert one.heard == []
