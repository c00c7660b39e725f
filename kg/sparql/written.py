"""Answers as the engine writes them: put in order and held to their limits with no term made an object of Python's.

To make two objects of each row and to write them again takes longer than to find it. The engine writes SPARQL's JSON
and N-Triples, and what it writes is cut into rows and lines here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

_BETWEEN: Final = b'},{"'
# What follows a `"` that ends a string.
_CUT: Final = (_BETWEEN + b",", _BETWEEN + b"}")
_FIRST: Final = b'"bindings":['
_LAST: Final = b"]}}"
_EMPTY: Final = b",{}"
_END: Final = b"\r\n"
_ROWS_PER_CHUNK: Final = 500
_quoted: Final = json.encoder.encode_basestring_ascii


@dataclass(frozen=True, slots=True)
class Written:
    """The rows or lines of an answer.

    Args:
        items: Rows as objects of JSON, or lines of N-Triples without their ends.
        over: The limit that it went beyond, `rows` or `bytes`, and was cut at; `None` where it is whole.
    """

    items: list[bytes]
    over: str | None = None


class _FullError(Exception):
    """There is more than an answer may hold."""


class _Sink:
    """Takes what the engine writes, piece by piece, until it is enough.

    Args:
        between: What stands between two items. It may also stand inside of one: then it ends too early, and goes on.
        most: How many items may be in an answer.
        room: How many bytes.
    """

    def __init__(self, between: bytes, most: int, room: int) -> None:
        self._between = between
        self._most = most
        self._room = room
        self._seen = 0
        self._pieces: list[bytes] = []
        self.full = False

    @property
    def data(self) -> bytes:
        """All that was written."""
        if len(self._pieces) != 1:
            self._pieces = [b"".join(self._pieces)]
        return self._pieces[0]

    def write(self, data: bytes) -> int:
        """Take a piece. The engine's buffer is written once more after the error, and is not wanted."""
        if self.full:
            return len(data)
        self._pieces.append(data)
        self._room -= len(data)
        self._seen += data.count(self._between)
        if self._room < 0 or (self._seen > self._most + 1 and self._counted() > self._most):
            self.full = True
            raise _FullError
        return len(data)

    def flush(self) -> None:
        """There is nothing to do."""

    def _counted(self) -> int:
        """How many items are whole. Seen were also those that stand in a text."""
        if self._between == _BETWEEN:
            self._seen = len(_rows(self.data, whole=False))
        elif self._between == _END:
            self._seen = len(_records(self.data)) - 1
        return self._seen


def rows(found: ox.QuerySolutions, *, most: int, room: int) -> Written:
    """Solutions as objects of JSON, in the order in which they come.

    Args:
        found: The solutions, which are spent then.
        most: How many an answer may have.
        room: How many bytes they may take.

    >>> rows(ox.Store().query("SELECT * { VALUES ?x { 1 UNDEF } }"), most=10, room=1000).items[1]
    b'{}'
    """
    sink = _Sink(_BETWEEN, most, room)
    _write(found, sink, ox.QueryResultsFormat.JSON)
    return _limited(_rows(sink.data, whole=not sink.full), sink, most)


def records(found: ox.QuerySolutions, *, most: int, room: int) -> Written:
    """Solutions as records of CSV without their ends, in the order in which they come; see `rows`.

    >>> records(ox.Store().query("SELECT * { VALUES (?x ?y) { (1 'a,b') } }"), most=10, room=1000).items
    [b'1,"a,b"']
    """
    alone = len(found.variables) == 1
    sink = _Sink(_END, most, room)
    _write(found, sink, ox.QueryResultsFormat.CSV)
    items = _records(sink.data)[1:]
    # A line with nothing in it is no record to many who read CSV.
    return _limited([item or b'""' for item in items] if alone else items, sink, most)


def lines(found: ox.QueryTriples, *, most: int, room: int) -> Written:
    """Triples as lines of N-Triples without their ends, in the order in which they come; see `rows`.

    >>> lines(ox.Store().query("CONSTRUCT { <urn:s> <urn:p> 1 } {}"), most=10, room=1000).items
    [b'<urn:s> <urn:p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .']
    """
    sink = _Sink(b"\n", most, room)
    _write(found, sink, ox.RdfFormat.N_TRIPLES)
    return _limited(sink.data.split(b"\n")[:-1], sink, most)


def json_chunks(variables: Sequence[str], items: Sequence[bytes], *, note: str | None = None) -> Iterator[bytes]:
    """SPARQL's JSON of rows, in pieces of some hundred of them."""
    names = ", ".join(map(_quoted, variables))
    start = f'{{"head":{{"vars":[{names}]}},"results":{{"bindings":['.encode()
    end = ("\n]}" + (f',"note":{json.dumps(note)}' if note else "") + "}\n").encode()
    for at in range(0, len(items), _ROWS_PER_CHUNK):
        yield (start if not at else b",") + b"\n" + b",\n".join(items[at : at + _ROWS_PER_CHUNK])
    yield end if items else start + end


def csv_chunks(variables: Sequence[str], items: Sequence[bytes]) -> Iterator[bytes]:
    """CSV of records, in pieces of some hundred of them."""
    yield ",".join(variables).encode() + _END
    for at in range(0, len(items), _ROWS_PER_CHUNK):
        yield _END.join((*items[at : at + _ROWS_PER_CHUNK], b""))


def _write(found: ox.QuerySolutions | ox.QueryTriples, sink: _Sink, format: object) -> None:
    try:
        found.serialize(sink, format)  # type: ignore[arg-type]
    except _FullError:
        return


def _limited(items: list[bytes], sink: _Sink, most: int) -> Written:
    if len(items) > most:
        return Written(items[:most], "rows")
    return Written(items, "bytes" if sink.full else None)


def _rows(data: bytes, *, whole: bool) -> list[bytes]:
    """What the engine wrote, cut into rows; the last one, where it is not whole, is left out.

    A `"` in a string is written with an escape, so that `},{"` is the border of two rows, unless its `"` is the end of
    a string, and then it is followed by a comma or a bracket. A row without a value is `{}`, and is found at the end of
    the one before it.
    """
    begin = data.find(_FIRST) + len(_FIRST)
    if begin < len(_FIRST):
        return []
    data = data[begin : len(data) - len(_LAST) if whole else len(data)]
    pieces = data.split(_BETWEEN)
    if any(cut in data for cut in _CUT):
        pieces = _healed(pieces)
    if whole:
        if pieces == [b""]:
            return []
        pieces[-1] = pieces[-1][:-1]
    else:  # a border at the very end may also be in a string
        del pieces[-2 if pieces[-1] == b"" else -1 :]
    items = [b'{"' + piece + b"}" for piece in pieces]
    if items:
        items[0] = items[0][2:]
    if b"{}" not in data:
        return items
    return [row for item in items for row in _apart(item)]


def _healed(pieces: list[bytes]) -> list[bytes]:
    """The pieces, with those put together again that were cut in a string."""
    healed = pieces[:1]
    for piece in pieces[1:]:
        if piece.startswith((b",", b"}")):
            healed[-1] += _BETWEEN + piece
        else:
            healed.append(piece)
    return healed


def _apart(item: bytes) -> Iterator[bytes]:
    """A row, and those without a value that follow it."""
    empty = 0
    while item.endswith(_EMPTY):
        item, empty = item[: -len(_EMPTY)], empty + 1
    yield item
    yield from [b"{}"] * empty


def _records(data: bytes) -> list[bytes]:
    """What the engine wrote, the head too, cut into records; the last one, where it is not whole, is left out.

    The end of a record may also stand between quotes, of which there are then an odd number on each side.
    """
    pieces = data.split(_END)
    if b'"' not in data:
        return pieces[:-1]
    found: list[bytes] = []
    parts: list[bytes] = []
    for piece in pieces:
        quotes = piece.count(b'"') % 2
        if parts:
            parts.append(piece)
            if quotes:
                found.append(_END.join(parts))
                parts = []
        elif quotes:
            parts = [piece]
        else:
            found.append(piece)
    return found if parts else found[:-1]
