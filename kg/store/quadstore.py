"""A set of quads in Oxigraph: opened with clear errors, changed in whole transactions, copied while it is open."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeAlias

import pyoxigraph as ox

from kg.errors import StoreDamagedError, StoreError, StoreNotFoundError
from kg.store.lock import FILE as LOCK_FILE
from kg.store.lock import StoreLock, locked

Subject: TypeAlias = ox.NamedNode | ox.BlankNode | None
Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | None
GraphName: TypeAlias = ox.NamedNode | ox.BlankNode | ox.DefaultGraph

DEFAULT: Final = ox.DefaultGraph()
# What the store keeps for itself. No export, count or query shows it.
INTERNAL: Final = ox.NamedNode("https://w3id.org/diplomacy-kg/internal#readings")


class QuadStore:
    """Quads on disk, or in memory where no path is given.

    Args:
        path: The store's folder.
        create: Whether to make the store where there is none; a reader never does.
        read_only: Open for reading, beside other readers.

    Raises:
        StoreNotFoundError: There is no store at the path, and none is to be made.
        StoreLockedError: Another process holds it.
        StoreDamagedError: The path is a file or another kind of folder, or its files cannot be read.

    >>> quad = ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal("o"))
    >>> with QuadStore() as store:
    ...     store.apply(add=[quad])
    ...     list(store.quads(subject=quad.subject)) == [quad]
    True
    """

    def __init__(
        self, path: str | os.PathLike[str] | None = None, *, create: bool = True, read_only: bool = False
    ) -> None:
        self.path = None if path is None else Path(path)
        self.read_only = read_only
        self._lock: StoreLock | None = None
        self._dirty = False
        self._version: int | None = 0
        self._store: ox.Store | None = (
            ox.Store() if self.path is None else self._opened(self.path, create=create and not read_only)
        )

    def _opened(self, path: Path, *, create: bool) -> ox.Store:
        _check_folder(path, create=create)
        with _clear_errors(path):
            path.mkdir(parents=True, exist_ok=True)
            self._lock = StoreLock(path, shared=self.read_only)
        try:
            with _clear_errors(path):
                return ox.Store.read_only(str(path)) if self.read_only else ox.Store(path)
        except StoreError:
            self._lock.release()
            raise

    @property
    def oxigraph(self) -> ox.Store:
        """The Oxigraph store itself; `StoreError` once this one is closed."""
        if self._store is None:
            raise StoreError("the store is closed", where=str(self.path or "memory"), remedy="open it again")
        return self._store

    def apply(self, *, remove: Collection[ox.Quad] = (), add: Collection[ox.Quad] = ()) -> None:
        """Remove and add quads in one transaction: after a crash, all of it is there or none.

        Blank nodes cannot be removed in this way; `ValueError` where one is asked for.
        """
        store = self.oxigraph
        if self.read_only:
            raise StoreError("the store is open for reading only", where=str(self.path), remedy="open it for writing")
        if not remove and not add:
            return
        with _clear_errors(self.path):
            if remove:
                store.update(_update(remove, add))
            else:
                store.extend(add)
        self.changed()

    @property
    def version(self) -> int | None:
        """A number that is another one after every change since the opening; `None` where it cannot be told."""
        return self._version

    def changed(self) -> None:
        """Note a change that was made by way of `oxigraph`."""
        self._dirty = True
        if self._version is not None:
            self._version += 1

    def share(self) -> ox.Store:
        """The Oxigraph store for somebody who writes to it unseen: from here on there is no `version`."""
        self._version, self._dirty = None, not self.read_only
        return self.oxigraph

    def quads(
        self,
        subject: Subject = None,
        predicate: ox.NamedNode | None = None,
        object: Term = None,
        graph: GraphName | None = DEFAULT,
    ) -> Iterator[ox.Quad]:
        """The quads of that pattern: of the default graph, or with `graph=None` of all graphs that are for show."""
        with _clear_errors(self.path):
            for quad in self.oxigraph.quads_for_pattern(subject, predicate, object, graph):
                if graph is not None or quad.graph_name != INTERNAL:
                    yield quad

    def named_graphs(self) -> list[ox.NamedNode | ox.BlankNode]:
        """The named graphs that are for show, in order."""
        with _clear_errors(self.path):
            return sorted((name for name in self.oxigraph.named_graphs() if name != INTERNAL), key=str)

    def __len__(self) -> int:
        return sum(1 for _ in self.quads(graph=None))

    def flush(self) -> None:
        """See all changes onto the disk; without it, a long log makes every later opening slow."""
        if self._dirty:
            with _clear_errors(self.path):
                self.oxigraph.flush()
            self._dirty = False

    def snapshot(self, path: str | os.PathLike[str]) -> None:
        """A copy of the store as it is now, by hard links where the file system has them.

        Raises:
            StoreError: The store is in memory or open for reading only, or there is something at the path already.
        """
        target = Path(path)
        if self.path is None:
            raise StoreError("a store in memory has no files to copy", remedy="export it to N-Quads")
        if self.read_only:  # what a reader copies lacks whatever is still in the log
            raise StoreError("the store is open for reading only", where=str(self.path), remedy="open it for writing")
        if target.exists():
            raise StoreError("there is something at that path already", where=str(target), remedy="choose another path")
        target.parent.mkdir(parents=True, exist_ok=True)
        with _clear_errors(target):
            self.oxigraph.backup(target)

    def close(self) -> None:
        """Flush and let go of the files; doing so twice is harmless."""
        if self._store is not None:
            self.flush()
            self._store = None
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> QuadStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def restore(snapshot: str | os.PathLike[str], path: str | os.PathLike[str]) -> None:
    """Make a store at `path`, where nothing is yet, from a snapshot. The snapshot is read whole before it counts.

    Raises:
        StoreError: There is something at `path`, or the snapshot is not a store that can be read.
    """
    with QuadStore(snapshot, create=False) as source:
        for _ in source.quads(graph=None):
            pass
        source.snapshot(path)


def _check_folder(path: Path, *, create: bool) -> None:
    """RocksDB would make a store in any folder, among whatever files are there."""
    if not path.exists():
        if create:
            return
        raise StoreNotFoundError("there is no store", where=str(path), remedy="make one with kg build")
    if not path.is_dir():
        raise StoreDamagedError("this is a file, not a store", where=str(path), remedy="give the folder of a store")
    files = {entry.name for entry in path.iterdir()} - {LOCK_FILE}
    if "CURRENT" in files:
        return
    if not files and create:
        return
    if not files:
        raise StoreNotFoundError("the folder is empty", where=str(path), remedy="make a store with kg build")
    if any(name.startswith("MANIFEST-") for name in files):
        raise _damaged(path, "the file CURRENT is missing")
    raise StoreDamagedError("this folder is not a store", where=str(path), remedy="give the folder of a store")


def _damaged(path: Path | None, why: str) -> StoreDamagedError:
    return StoreDamagedError(
        f"the store is damaged ({why})", where=str(path or "memory"), remedy="restore a backup or build it anew"
    )


@contextmanager
def _clear_errors(path: Path | None) -> Iterator[None]:
    """Oxigraph reports locks, damage and full disks alike, as an `OSError` or a `RuntimeError` with RocksDB's words."""
    try:
        yield
    except StoreError:
        raise
    except (OSError, RuntimeError) as error:
        words = str(error)
        if "lock" in words.lower() and "LOCK" in words and path is not None:
            raise locked(path) from None
        if isinstance(error, PermissionError) or "Permission denied" in words or "Read-only file system" in words:
            raise StoreError("no right to write there", where=str(path), remedy="change the folder's rights") from None
        if "No space left" in words:
            raise StoreError("the disk is full", where=str(path), remedy="make room; nothing was written") from None
        if "Corruption" in words or isinstance(error, FileNotFoundError):
            raise _damaged(path, words.removeprefix("Corruption: ").removeprefix("IO error: ")) from error
        raise StoreError(words, where=str(path or "memory")) from error


def _update(remove: Collection[ox.Quad], add: Collection[ox.Quad]) -> str:
    """One SPARQL update: the only transaction that Oxigraph lets Python both add and remove in."""
    if any(isinstance(term, ox.BlankNode) for quad in remove for term in (quad.subject, quad.object)):
        raise ValueError("a blank node cannot be removed by name")
    parts = [f"{verb} DATA {{\n{_data(quads)}}}" for verb, quads in (("DELETE", remove), ("INSERT", add)) if quads]
    return " ;\n".join(parts)


def _data(quads: Collection[ox.Quad]) -> str:
    by_graph: dict[GraphName, list[ox.Triple]] = {}
    for quad in quads:
        by_graph.setdefault(quad.graph_name, []).append(quad.triple)
    return "".join(_block(graph, triples) for graph, triples in by_graph.items())


def _block(graph: GraphName, triples: list[ox.Triple]) -> str:
    serialized = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    assert serialized is not None
    lines = serialized.decode()
    return lines if isinstance(graph, ox.DefaultGraph) else f"GRAPH {graph} {{\n{lines}}}\n"
