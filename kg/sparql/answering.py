"""What a worker does with a frame: it answers the query in it, or makes the change, and says so over the channel.

A small answer goes over the channel. A larger one is written to a file without a name, which is handed over, so that
a client that reads slowly keeps no worker and the server keeps nothing in its memory.
"""

from __future__ import annotations

import os
import socket
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice
from typing import Any, Final

import pyoxigraph as ox

from kg.config import Settings
from kg.errors import KgError, QueryError, QueryLimitError
from kg.sparql import wire
from kg.sparql.service import Answer
from kg.sparql.snapshots import Snapshot
from kg.sparql.textindex import TextIndex
from kg.sparql.updates import LocalWriter
from kg.store import QuadStore, readings

# Up to so many bytes an answer is in the frame itself.
_SMALL: Final = 65_536
# A store that is written to is loaded anew after every change: a larger one is then read from the disk.
_CHANGING: Final = 10_000
_BATCH: Final = 50_000
_PROPERTIES: Final = "SELECT DISTINCT ?p { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } } ORDER BY ?p"
_COUNT: Final = """SELECT (COUNT(*) AS ?n) {{
  SELECT ?s {{ {{ ?s ?p ?o }} UNION {{ GRAPH ?g {{ ?s ?p ?o }} }} }} LIMIT {most} }}"""


class Answering:
    """Answers over a snapshot. Made in the nursery, opened in each worker.

    Args:
        snapshot: What to answer from. Where it is small enough, it is loaded into memory here, once for all workers.
        settings: The limits of answers.
    """

    def __init__(self, snapshot: Snapshot, settings: Settings) -> None:
        self._snapshot = snapshot
        self._settings = settings
        self._store = _in_memory(snapshot, settings.memory_quads)
        self._index: TextIndex | None = None
        self._service: LocalWriter | None = None

    @property
    def in_memory(self) -> bool:
        """Whether the store is loaded into memory."""
        return self._store is not None

    def open(self) -> None:
        """Open what a process has to open for itself."""
        store = ox.Store.read_only(str(self._snapshot.path)) if self._store is None else self._store
        self._service = LocalWriter(store, settings=self._settings, cut=True, texts=self._texts)

    def answer(self, channel: socket.socket, frame: wire.Frame) -> bool:
        """Answer a frame; whether the process can answer another."""
        message = frame.message
        if message["do"] == "index":
            return _reported(channel, lambda: self._write_index())
        if message["do"] == "goal":
            return _reported(channel, lambda: {"goal": self._goal(message["iri"])})
        return _reported(channel, lambda: _sent(channel, self._ask(message)))

    def _ask(self, message: dict[str, Any]) -> Answer:
        assert self._service is not None
        if message["do"] == "graph":
            return self._service.read_graph(message["graph"], accept=message["accept"], format=message["format"])
        return self._service.answer(
            message["query"],
            accept=message["accept"],
            format=message["format"],
            default_graphs=message["default_graphs"],
            named_graphs=message["named_graphs"],
            bindings={name: wire.term_from(term) for name, term in message["bindings"].items()},
        )

    def _goal(self, iri: str) -> str | None:
        assert self._service is not None
        return self._service.goal(iri)

    def _texts(self) -> TextIndex:
        """The index, which another worker is making where it is not there yet."""
        while self._index is None:
            if self._snapshot.texts.exists():
                self._index = TextIndex.open(self._snapshot.texts)
            else:
                time.sleep(0.02)  # to the query's deadline, at most
        return self._index

    def _write_index(self) -> dict[str, Any]:
        assert self._service is not None
        TextIndex.write(self._service.store, self._snapshot.texts)
        return {"done": True}


class Writing:
    """The one who changes a store.

    Args:
        path: The store's folder.
        settings: The limits of changes.

    Raises:
        StoreError: It cannot be opened for writing.
    """

    def __init__(self, path: str, settings: Settings) -> None:
        self._store = QuadStore(path, create=False)
        self._writer = LocalWriter(self._store, settings=settings)

    @property
    def base(self) -> str | None:
        """What the IRIs of the store's instances start with."""
        return readings.base_of(self._store)

    def answer(self, channel: socket.socket, frame: wire.Frame) -> bool:
        """Make a change, and a snapshot after it; whether the process can make another."""
        return _reported(channel, lambda: self._done(frame))

    def _done(self, frame: wire.Frame) -> dict[str, Any]:
        message, new = frame.message, False
        if message["do"] == "update":
            self._writer.update(
                frame.data.decode("utf-8", "surrogatepass"),
                using_graphs=message["using_graphs"],
                using_named_graphs=message["using_named_graphs"],
            )
        elif message["do"] == "put":
            first, *more = _parts(frame.data, message["parts"])
            new = self._writer.put_graph(
                message["graph"],
                first[0],
                format=first[1],
                base=message["base"],
                replace=message["replace"],
                more=more,
            )
        elif message["do"] == "drop":
            self._writer.drop_graph(message["graph"])
        self._store.flush()
        self._store.snapshot(message["snapshot"])
        return {"done": True, "new": new}

    def __enter__(self) -> Writing:
        return self

    def __exit__(self, *_: object) -> None:
        self._store.close()


def _in_memory(snapshot: Snapshot, most: int) -> ox.Store | None:
    """The store loaded into memory, where it is small enough or has never been anywhere else."""
    store = ox.Store()
    if snapshot.kind == "quads":
        store.bulk_load(path=str(snapshot.path), format=ox.RdfFormat.N_QUADS)
        return store
    if snapshot.own:
        most = min(most, _CHANGING)
    if not most:
        return None
    disk = ox.Store.read_only(str(snapshot.path))
    if _count(disk, most + 1) > most:
        return None
    # What has the same property comes to lie together: to scan is then twice as fast as in the order of the disk.
    for row in disk.query(_PROPERTIES):  # type: ignore[union-attr]
        quads = disk.quads_for_pattern(None, row[0], None, None)
        while batch := list(islice(quads, _BATCH)):  # all of them as objects would take more than the store does
            store.bulk_extend(batch)
    for graph in disk.named_graphs():  # also those that are empty
        store.add_graph(graph)
    return store


def _count(store: ox.Store, most: int) -> int:
    """How many quads there are, counted up to `most`."""
    found = store.query(_COUNT.format(most=most))
    assert isinstance(found, ox.QuerySolutions)
    return int(next(found)[0].value)


def _reported(channel: socket.socket, work: Callable[[], dict[str, Any] | None]) -> bool:
    """Do it, and say what went wrong where something did, and whether that was the last: a process that has run out of
    something is not sound any more.
    """
    try:
        message = work()
        if message is not None:
            wire.send(channel, message)
    except KgError as error:
        wire.send(channel, wire.error_as(error))
    except (MemoryError, RecursionError) as fault:
        kind = "memory" if isinstance(fault, MemoryError) else "depth"
        beyond = QueryLimitError(f"the query takes more {kind} than there is")
        wire.send(channel, {**wire.error_as(beyond), "last": True})
        return False
    except OSError:
        raise
    except BaseException as fault:  # also a panic in the engine, which is no Exception
        odd = QueryError(f"the query cannot be answered ({type(fault).__name__})")
        wire.send(channel, {**wire.error_as(odd), "last": True})
        return False
    return True


def _sent(channel: socket.socket, answer: Answer) -> None:
    """Hand an answer over, in the frame or in a file."""
    head = {"media_type": answer.media_type, "kind": answer.kind, "size": answer.size, "cut": answer.cut}
    chunks = iter(answer.chunks)
    start = b"".join(_up_to(chunks, _SMALL))
    rest = next(chunks, None)
    if rest is None and len(start) <= _SMALL:
        wire.send(channel, {**head, "length": len(start)}, start)
        return
    with closing(tempfile.TemporaryFile()) as file:
        file.write(start)
        file.write(rest or b"")
        for chunk in chunks:
            file.write(chunk)
        file.flush()
        wire.send(channel, {**head, "length": os.fstat(file.fileno()).st_size}, file=file.fileno())


def _up_to(chunks: Iterator[bytes], size: int) -> Iterator[bytes]:
    while size > 0 and (chunk := next(chunks, None)) is not None:
        size -= len(chunk)
        yield chunk


def _parts(data: bytes, parts: list[tuple[int, str]]) -> Iterator[tuple[bytes, str]]:
    """The data cut into parts, of which each has a length and a format."""
    start = 0
    for length, format in parts:
        yield data[start : start + length], format
        start += length
