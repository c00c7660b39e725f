"""What the server and its workers say to each other: frames of JSON and bytes over a pair of sockets.

A frame is two lengths of four bytes, a JSON object and bytes. A file can come with it. Nothing that a worker says is
unpickled or run: it has read what strangers wrote.
"""

from __future__ import annotations

import json
import os
import socket
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pyoxigraph as ox

from kg import errors
from kg.errors import KgError, QueryError, ServiceBusyError

_HEAD: Final = struct.Struct("!II")
_LONGEST: Final = 2**31
# What is read at once: most frames whole, with the head.
_PIECE: Final = 80_000
# Up to so many bytes are sent with what stands before them.
_SMALL: Final = 70_000
# Made once: to make them takes longer than to use them.
_encoded: Final = json.JSONEncoder(separators=(",", ":")).encode
_decoded: Final = json.JSONDecoder().raw_decode


@dataclass(frozen=True, slots=True)
class Frame:
    """What was said.

    Args:
        message: A JSON object.
        data: Bytes beside it.
        file: A file descriptor that came with it, which now belongs to the receiver.
    """

    message: dict[str, Any]
    data: bytes = b""
    file: int | None = None


def send(channel: socket.socket, message: dict[str, Any], data: bytes = b"", *, file: int | None = None) -> None:
    """Say something; `OSError` where nobody listens any more."""
    text = _encoded(message).encode()
    head = _HEAD.pack(len(text), len(data)) + text
    if len(data) <= _SMALL:
        head, data = head + data, b""
    if file is not None:
        sent = socket.send_fds(channel, [head], [file])
        head = head[sent:]
    channel.sendall(head)
    if data:
        channel.sendall(data)


def receive(channel: socket.socket) -> Frame | None:
    """The next frame; `None` where the other side has gone.

    Both sides speak in turns, so that what comes in one piece belongs to one frame: `ValueError` where it does not.
    """
    piece, files, _, _ = socket.recv_fds(channel, _PIECE, 1)
    try:
        if len(piece) < _HEAD.size:
            rest = _exactly(channel, _HEAD.size - len(piece)) if piece else None
            if rest is None:
                return None
            piece += rest
        length, more = _HEAD.unpack_from(piece)
        missing = _HEAD.size + length + more - len(piece)
        if missing < 0 or missing > _LONGEST:
            raise ValueError("this is no frame")
        if missing:
            rest = _exactly(channel, missing)
            if rest is None:
                return None
            piece += rest
        start = _HEAD.size + length
        frame = Frame(_decoded(piece[_HEAD.size : start].decode())[0], piece[start:], files.pop() if files else None)
    finally:
        for file in files:
            os.close(file)
    return frame


def _exactly(channel: socket.socket, size: int) -> bytes | None:
    data = bytearray(size)
    view = memoryview(data)
    place = 0
    while place < size:
        got = channel.recv_into(view[place:])
        if not got:
            return None
        place += got
    return bytes(data)


def error_as(error: KgError) -> dict[str, Any]:
    """An error in JSON's types."""
    fields = {name: getattr(error, name) for name in ("what", "where", "line", "column", "remedy")}
    return {"error": type(error).__name__, **fields}


def error_from(message: Mapping[str, Any]) -> KgError:
    """The error that `error_as` told of.

    >>> print(error_from(error_as(QueryError("no", where="query", line=1, column=2))))
    query:1:2: no
    """
    kind = getattr(errors, str(message["error"]), QueryError)
    if not (isinstance(kind, type) and issubclass(kind, KgError)) or issubclass(kind, ServiceBusyError):
        kind = QueryError
    fields = {name: message[name] for name in ("where", "line", "column", "remedy")}
    return kind(str(message["what"]), **fields)


def term_as(term: ox.NamedNode | ox.Literal) -> list[str | None]:
    """A term in JSON's types."""
    if isinstance(term, ox.NamedNode):
        return [term.value]
    return [term.value, term.language, None if term.language else term.datatype.value]


def term_from(told: list[str | None]) -> ox.NamedNode | ox.Literal:
    """The term that `term_as` told of.

    >>> term_from(term_as(ox.Literal("Перу", language="ru")))
    <Literal value=Перу language=ru>
    """
    value = told[0] or ""
    if len(told) == 1:
        return ox.NamedNode(value)
    if told[1]:
        return ox.Literal(value, language=told[1])
    return ox.Literal(value, datatype=ox.NamedNode(told[2] or ""))
