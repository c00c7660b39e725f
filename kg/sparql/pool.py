"""Queries answered in processes of their own, so that none of them can take the server down, nor another query.

Each query has a worker to itself: a process with a snapshot of the store, no network, and so much memory. At its
deadline, or when its client has gone, the worker is killed and the next one takes its place. SPARQL, and RDF from
outside, is read in workers only.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, Final

import pyoxigraph as ox

from kg.config import Settings
from kg.errors import QueryLimitError, SettingError
from kg.sparql import results, wire
from kg.sparql.conversation import Conversation, WorkerLostError
from kg.sparql.crew import Crew
from kg.sparql.service import Answer, Description, Stats, Value
from kg.sparql.snapshots import Snapshot, Workplace
from kg.store import QuadStore

_CHUNK: Final = 65_536


class PooledService:
    """Answers in worker processes, over snapshots of a store.

    Args:
        store: A `QuadStore`, open for reading or for writing, an Oxigraph store, or the path of a store.
        settings: The limits.

    Raises:
        SettingError: The system has no processes of the kind that is needed (Windows).
        StoreError: The store cannot be read.

    >>> store = ox.Store()
    >>> store.add(ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal("o")))
    >>> with PooledService(store) as service:
    ...     service.answer("SELECT ?o { <urn:s> ?p ?o }", format="csv").body()
    b'o\\r\\no\\r\\n'
    """

    def __init__(
        self, store: ox.Store | QuadStore | str | os.PathLike[str], *, settings: Settings | None = None
    ) -> None:
        check_system()
        self.settings = settings or Settings()
        self._client = ""
        self._gone: Callable[[], bool] | None = None
        self._opened = QuadStore(store, read_only=True) if isinstance(store, str | os.PathLike) else None
        self._store = store if self._opened is None else self._opened
        self._begin(_folder_of(self._store))

    def _begin(self, folder: Path | None) -> None:
        self._crew = Crew(self.settings, Workplace(folder))
        try:
            self._crew.publish(self._taken(), wait=False)
        except BaseException:
            self.close()
            raise

    def goal(self, iri: str) -> str | None:
        """See `KnowsRedirects.goal`."""
        goal = self._crew.ask({"do": "goal", "iri": iri}, client=self._client, gone=self._gone).message["goal"]
        return None if goal is None else str(goal)

    def answer(
        self,
        query: str,
        *,
        accept: str | None = None,
        format: str | None = None,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        bindings: Mapping[str, Value] | None = None,
    ) -> Answer:
        """Answer a query; see `QueryService.answer`. Also raises `ServiceBusyError`.

        An answer beyond a limit is cut there, and says so.
        """
        size, limit = len(query.encode("utf-8", "surrogatepass")), self.settings.query_bytes
        if size > limit:
            raise QueryLimitError(f"the query is {size} bytes long and the limit is {limit}", remedy="shorten it")
        if "matches" in query:
            self._crew.want_texts()
        return self._asked(_message(query, accept, format, default_graphs, named_graphs, bindings))

    def begin(
        self,
        query: str,
        *,
        accept: str | None = None,
        format: str | None = None,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> Pending | None:
        """Ask without waiting; see `kg.sparql.service.Prompt`."""
        if len(query) > self.settings.query_bytes // 4 or "matches" in query:
            return None
        message = _message(query, accept, format, default_graphs, named_graphs)
        conversation = self._crew.begin(message, client=self._client)
        if conversation is None:
            return None
        return Pending(conversation, lambda gone: self._crew.ask(message, client=self._client, gone=gone))

    def full(self) -> bool:
        """Whether whoever asks now has to wait."""
        return self._crew.admission.full()

    def read_graph(self, graph: str | None, *, accept: str | None = None, format: str | None = None) -> Answer:
        """A graph whole; see `kg.sparql.service.GraphStore.read_graph`."""
        return self._asked({"do": "graph", "graph": graph, "accept": accept, "format": format})

    def describe(self) -> Description:
        """What the service can do."""
        return Description(
            base=self.settings.base,
            query_bytes=self.settings.query_bytes,
            result_rows=self.settings.result_rows,
            result_formats=tuple(each.media_type for each in results.RESULT_FORMATS),
            graph_formats=tuple(each.media_type for each in results.graph_formats()),
        )

    def on_behalf_of(self, client: str, *, gone: Callable[[], bool] | None = None) -> PooledService:
        """This service for one client; see `QueryService.on_behalf_of`."""
        other = object.__new__(type(self))  # in a tenth of the time of `copy.copy`
        other.__dict__.update(self.__dict__, _client=client, _gone=gone)
        return other

    def state(self) -> str | None:
        """A short text that is another one after every change."""
        return self._crew.snapshot.state

    def stats(self) -> Stats:
        """What the service is doing at the moment."""
        admission = self._crew.admission
        return Stats(
            workers=self.settings.workers + self.settings.slow_queries,
            busy=admission.quick + admission.slow,
            queued=admission.waiting,
            replaced=self._crew.replaced,
            in_memory=self._crew.nursery.shared,
        )

    def unheld(self) -> str | None:
        """Why the kernel does not hold that no query reaches outside; `None` where it does."""
        self._crew.nursery.settle()
        return self._crew.nursery.unheld

    def refresh(self) -> None:
        """Have all queries that begin from here on see the store as it is now; nothing to do once it is closed."""
        if self._crew.closed:
            return
        self._crew.publish(self._taken())

    def close(self) -> None:
        """End all workers. Doing so twice is harmless."""
        self._crew.close()
        if self._opened is not None:
            self._opened.close()

    def __enter__(self) -> PooledService:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _asked(self, message: dict[str, Any]) -> Answer:
        return _answer(self._crew.ask(message, client=self._client, gone=self._gone))

    def _taken(self) -> Snapshot:
        store, workplace = self._store, self._crew.workplace
        if isinstance(store, ox.Store):
            return workplace.of_memory(store)
        assert isinstance(store, QuadStore)
        if store.path is None:
            return workplace.of_memory(store.oxigraph)
        if store.read_only:
            return workplace.of_folder(store.path, own=False)
        store.flush()
        path = workplace.next_folder()
        store.snapshot(path)
        return workplace.of_folder(path, own=True)


class Pending:
    """A query that was asked and is not answered yet; see `kg.sparql.service.Pending`.

    Args:
        conversation: The conversation with the worker.
        again: Asks another, where that one was lost.
    """

    def __init__(self, conversation: Conversation, again: Callable[[Callable[[], bool] | None], wire.Frame]) -> None:
        self._conversation = conversation
        self._again = again

    @property
    def begun(self) -> float:
        """When it was asked, by `time.monotonic`."""
        return self._conversation.begun

    def fileno(self) -> int:
        """What becomes readable once there is an answer."""
        return self._conversation.fileno()

    def hear(self) -> bool:
        """Take the answer, now that there is one; whether it is at hand: otherwise `wait` takes time."""
        return self._conversation.hear()

    def make_room(self) -> None:
        """Let others go before it; see `kg.sparql.service.Pending`."""
        self._conversation.make_room()

    def wait(self, gone: Callable[[], bool] | None = None) -> Answer:
        """The answer; see `QueryService.answer`."""
        try:
            frame = self._conversation.wait(gone)
        except WorkerLostError:
            frame = self._again(gone)
        return _answer(frame)

    def close(self) -> None:
        """Have no more of it: where there is no answer yet, its worker is ended."""
        self._conversation.close()


class FileChunks:
    """The bytes of a file from its beginning, in pieces; closed at its end, or before."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        file.seek(0)

    def __iter__(self) -> FileChunks:
        return self

    def __next__(self) -> bytes:
        piece = b"" if self._file.closed else self._file.read(_CHUNK)
        if not piece:
            self.close()
            raise StopIteration
        return piece

    def close(self) -> None:
        """Let go of the file; doing so twice is harmless."""
        self._file.close()


def check_system() -> None:
    """`SettingError` where there are no processes of the kind that is needed."""
    if sys.platform == "win32":
        raise SettingError(
            "queries have no processes of their own on Windows", remedy="use LocalService, for people you trust"
        )


def _message(
    query: str,
    accept: str | None,
    format: str | None,
    default_graphs: Sequence[str],
    named_graphs: Sequence[str],
    bindings: Mapping[str, Value] | None = None,
) -> dict[str, Any]:
    return {
        "do": "query",
        "query": query,
        "accept": accept,
        "format": format,
        "default_graphs": list(default_graphs),
        "named_graphs": list(named_graphs),
        "bindings": {name: wire.term_as(term) for name, term in (bindings or {}).items()},
    }


def _answer(frame: wire.Frame) -> Answer:
    told = frame.message
    chunks = iter([frame.data]) if frame.file is None else FileChunks(os.fdopen(frame.file, "rb"))
    return Answer(told["media_type"], chunks, told["kind"], told["size"], told["cut"], told["length"])


def _folder_of(store: object) -> Path | None:
    return store.path if isinstance(store, QuadStore) else None
