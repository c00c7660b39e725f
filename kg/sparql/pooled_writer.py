"""A pooled service that also writes: one process holds the store, and every change makes the next snapshot."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final, TypeVar

from kg.config import Settings
from kg.errors import KgError, QueryLimitError, QueryTimeoutError, StoreError
from kg.sparql import wire
from kg.sparql.nursery import Process, Silence
from kg.sparql.pool import PooledService, check_system
from kg.sparql.snapshots import Snapshot

T = TypeVar("T")

# How long the writer may take to open the store: a long log is read whole.
_OPENING: Final = 120.0


class PooledWriter(PooledService):
    """Answers in worker processes, and writes in one more; see `kg.sparql.service.GraphStore`.

    A change is seen by every query that is asked after it has returned. Where the writer has to be killed, at the
    deadline or for the memory it takes, the change is there as a whole or not at all.

    Args:
        path: The store's folder. The writer holds it for as long as the service is open: nobody else reads or writes.
        settings: The limits.

    Raises:
        SettingError, StoreError: As of `PooledService`; the store is held by another process.
    """

    def __init__(self, path: str | os.PathLike[str], *, settings: Settings | None = None) -> None:
        check_system()
        self.settings = settings or Settings()
        self._client, self._gone, self._opened = "", None, None
        self._path = Path(path)
        self._writing = threading.Lock()
        self._writer = _Writer(self._path, self.settings)
        try:
            self._begin(self._path)
        except BaseException:
            self._writer.close()
            raise

    @property
    def base(self) -> str | None:
        """What the IRIs of the store's instances start with; `None` where nothing was built in it."""
        return self._writer.base

    def update(self, update: str, *, using_graphs: Sequence[str] = (), using_named_graphs: Sequence[str] = ()) -> None:
        """Carry out an update; see `GraphStore.update`."""
        data = update.encode("utf-8", "surrogatepass")
        self._check("update", data)
        graphs = {"using_graphs": list(using_graphs), "using_named_graphs": list(using_named_graphs)}
        self._change({"do": "update", **graphs}, data)

    def put_graph(
        self,
        graph: str | None,
        data: bytes,
        *,
        format: str,
        base: str | None = None,
        replace: bool = True,
        more: Sequence[tuple[bytes, str]] = (),
    ) -> bool:
        """Put a graph, or add to it; see `GraphStore.put_graph`."""
        parts = ((data, format), *more)
        whole = b"".join(part for part, _ in parts)
        self._check("graph", whole)
        message: dict[str, Any] = {"do": "put", "graph": graph, "base": base, "replace": replace}
        message["parts"] = [[len(part), kind] for part, kind in parts]
        return bool(self._change(message, whole)["new"])

    def drop_graph(self, graph: str | None) -> None:
        """Remove a graph; see `GraphStore.drop_graph`."""
        self._change({"do": "drop", "graph": graph})

    def refresh(self) -> None:
        """Nobody but the writer changes the store: there is nothing to do."""

    def close(self) -> None:
        """End the writer and all workers."""
        if hasattr(self, "_crew"):
            super().close()
        self._writer.close()

    def _check(self, what: str, data: bytes) -> None:
        limit = self.settings.body_bytes
        if len(data) > limit:
            raise QueryLimitError(
                f"the {what} is {len(data)} bytes long and the limit is {limit}", remedy="send it in parts"
            )

    def _taken(self) -> Snapshot:
        path = self._crew.workplace.next_folder()
        self._writer.ask({"do": "nothing", "snapshot": str(path)})
        return self._crew.workplace.of_folder(path, own=True)

    def _change(self, message: dict[str, Any], data: bytes = b"") -> dict[str, Any]:
        """Have the writer make a change, and the queries that begin from here on see it."""
        with self._writing:
            path = self._crew.workplace.next_folder()
            try:
                told = self._writer.ask({**message, "snapshot": str(path)}, data)
            except _Ended as ended:
                self._crew.publish(self._taken())  # the change may be there, or not
                raise ended.reason from None
            self._crew.publish(self._crew.workplace.of_folder(path, own=True))
            return told


class _Ended(Exception):  # noqa: N818 – what went wrong is its reason
    """The writer had to be started anew."""

    def __init__(self, reason: KgError) -> None:
        self.reason = reason
        super().__init__(str(reason))


class _Writer:
    """The process that holds the store."""

    def __init__(self, path: Path, settings: Settings) -> None:
        self._path = path
        self._settings = settings
        self._process, self.base = self._started()

    def ask(self, message: dict[str, Any], data: bytes = b"") -> dict[str, Any]:
        """What it says to a message. `_Ended` where it ends instead, and another has taken its place."""
        seconds = self._settings.write_seconds
        self._process.say(message, data)
        try:
            frame = self._process.hear(seconds=seconds)
        except Silence:
            reason: KgError = QueryTimeoutError(f"the change took longer than {seconds:g} seconds")
        else:
            reason = QueryLimitError("the change is too deep, or takes too much memory", remedy="send it in parts")
            if frame is not None and "error" in frame.message:
                reason = wire.error_from(frame.message)
                if "last" not in frame.message:
                    raise reason
            elif frame is not None:
                return frame.message
        self._process.kill()
        self._process, self.base = self._started()
        raise _Ended(reason)

    def close(self) -> None:
        """End it; what was changed is on the disk."""
        self._process.end()

    def _started(self) -> tuple[Process, str | None]:
        process = Process("writer")
        process.say({"path": str(self._path.resolve()), "settings": asdict(self._settings)})
        frame = _opened(process)
        if frame is not None and "ready" in frame.message:
            return process, frame.message["base"]
        process.kill()
        if frame is None:
            raise StoreError("the process that writes cannot be started", where=str(self._path))
        raise wire.error_from(frame.message)


def _opened(process: Process) -> wire.Frame | None:
    try:
        return process.hear(seconds=_OPENING)
    except Silence:
        return None
