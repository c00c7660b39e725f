"""Tables beside the quads, for what has to be looked up when a document comes: kept in step with them.

A change is first written here, together with the quads that it comes to, and then made in the store of quads. Each
change has a mark of its own, which both keep, so that whoever opens them after a crash sees that the last one is only
here, and makes it there. Where the marks are others (a copy or a backup of one alone, the file of another store, a lost
one), `Index.fits` is false and the tables are made anew.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store.quadstore import INTERNAL, QuadStore

FILE: Final = "identity.sqlite"
_SPACE: Final = INTERNAL.value.partition("#")[0] + "#"
_STORE: Final = ox.NamedNode(_SPACE + "store")
_COUNT: Final = ox.NamedNode(_SPACE + "changes")
_MOST_MARKS: Final = 50
# The name under which the tables keep the mark of their last change.
_MARK: Final = "mark"

_OWN: Final = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS outbox (
  number INTEGER PRIMARY KEY, before TEXT NOT NULL, after TEXT NOT NULL, remove TEXT NOT NULL, add_ TEXT NOT NULL);
"""


class Index:
    """The tables of one store.

    Args:
        store: The quads; where they are in memory, so are the tables.
        schema: The statements that make the tables.
        version: What made the tables; those that another version made do not fit.

    Raises:
        StoreError: The file cannot be read or written.
    """

    def __init__(self, store: QuadStore, schema: str, *, version: str) -> None:
        self._store = store
        self._schema = schema
        self._version = version
        self._damaged = False
        self._sent: dict[str, tuple[list[ox.Quad], list[ox.Quad]]] = {}
        self.path = None if store.path is None else store.path / FILE
        self._connection = self._opened()
        self.catch_up()

    def _opened(self) -> sqlite3.Connection:
        with clear_errors(self.path):
            if self.path is not None and self._store.read_only:
                return _for_reading(self.path)
            try:
                return self._made()
            except sqlite3.DatabaseError:
                if self.path is None or not self.path.is_file():
                    raise
                # What is in it follows from the readings, so that a damaged file, or one of an old form, is no loss.
                self._damaged = True
                for suffix in ("", "-wal", "-shm"):
                    Path(f"{self.path}{suffix}").unlink(missing_ok=True)
                return self._made()

    def _made(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            ":memory:" if self.path is None else self.path, isolation_level=None, check_same_thread=False
        )
        try:
            if self.path is not None:
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=NORMAL")
                connection.execute("PRAGMA cache_size=-65536")
            connection.executescript(_OWN + self._schema)
        except sqlite3.DatabaseError:
            connection.close()
            raise
        return connection

    @property
    def fits(self) -> bool:
        """Whether the tables are those of what the store holds."""
        return self.flaw is None

    @property
    def flaw(self) -> str | None:
        """What is wrong with the tables, as the end of a sentence; `None` where they fit what the store holds."""
        try:
            version, mark = self.meta("version"), self.meta(_MARK)
        except sqlite3.Error:  # open for reading, and never made
            version = mark = None
        if version is None:
            return "are damaged" if self._damaged else "are not there, or not finished"
        if version != self._version:
            return "were made by another version"
        if mark != self._stored_mark():
            return "are not those of this store, or not of its present state"
        return None

    def execute(self, statement: str, values: Any = ()) -> sqlite3.Cursor:
        """Run one statement."""
        return self._connection.execute(statement, values)

    def executemany(self, statement: str, values: Any) -> None:
        """Run one statement for each of several rows."""
        self._connection.executemany(statement, values)

    def meta(self, key: str) -> str | None:
        """A value that is kept under a name."""
        row = self.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def keep(self, key: str, value: str) -> None:
        """Keep a value under a name."""
        self.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    @contextmanager
    def changing(self) -> Iterator[None]:
        """What is written inside is written as a whole, or not at all where an error leaves it."""
        with clear_errors(self.path):
            self.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self.execute("ROLLBACK")
                raise
            self.execute("COMMIT")

    def send(self, *, remove: Collection[ox.Quad], add: Collection[ox.Quad]) -> None:
        """Note, inside `changing`, the quads that the change comes to; `deliver` then makes it in the store."""
        before = self.meta(_MARK) or ""
        number = _number(before) + 1
        after = f"{number} {secrets.token_hex(8)}"
        marks = set(self._store.quads(_STORE, _COUNT, graph=INTERNAL))
        # Where nothing else is removed, neither are the earlier marks: adding alone is several times as fast.
        if remove or len(marks) > _MOST_MARKS:
            remove = {*remove, *marks}
        add = {*add, ox.Quad(_STORE, _COUNT, ox.Literal(after), INTERNAL)}
        self.execute(
            "INSERT INTO outbox VALUES (?, ?, ?, ?, ?)", (number, before, after, _dumped(remove), _dumped(add))
        )
        self.keep(_MARK, after)
        self._sent = {after: (list(remove), list(add))}  # to be read back only after a crash

    def deliver(self) -> None:
        """Make the changes that were noted, in the store of quads; none of them where it is another store."""
        waiting = self.execute("SELECT before, after, remove, add_ FROM outbox ORDER BY number").fetchall()
        for before, after, remove, add in waiting:
            mark = self._stored_mark()
            if mark == before:
                gone, come = self._sent.pop(after) if after in self._sent else (_loaded(remove), _loaded(add))
                self._store.apply(remove=gone, add=come)
            elif mark != after:
                return
        if waiting:
            self.execute("DELETE FROM outbox")

    def catch_up(self) -> None:
        """Make a change in the store that a crash, or a full disk, left here alone."""
        if not self._store.read_only and self.meta("version") == self._version:
            self.deliver()

    def settle(self) -> None:
        """Note that the tables are those of what the store holds."""
        self.keep("version", self._version)

    def clear(self) -> None:
        """Empty all tables, and start from where the store stands; they do not fit until `settle`."""
        tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        for (name,) in self.execute(tables).fetchall():  # another version's may have other columns
            self.execute(f'DROP TABLE "{name}"')
        for statement in (_OWN + self._schema).split(";"):
            self.execute(statement)
        self.keep(_MARK, self._stored_mark())
        self._damaged = False

    def copy(self, path: Path) -> None:
        """A copy of the tables, in the folder of a copy of the store."""
        _copy(self._connection, path / FILE)

    def close(self) -> None:
        """Let go of the file; doing so twice is harmless."""
        self._connection.close()

    def _stored_mark(self) -> str:
        """The mark of the last change that the store has; empty where it has none."""
        found = (quad.object.value for quad in self._store.quads(_STORE, _COUNT, graph=INTERNAL))  # type: ignore[union-attr]
        return max(found, key=lambda mark: (_number(mark), mark), default="")


def copy(source: Path, target: Path) -> None:
    """Copy the tables of one store's folder into another's, where there are any that can be read: they can be made."""
    path = source / FILE
    if not path.is_file():
        return
    try:
        connection = _for_reading(path)
        try:
            _copy(connection, target / FILE)
        finally:
            connection.close()
    except (sqlite3.Error, StoreError):
        (target / FILE).unlink(missing_ok=True)


def _copy(connection: sqlite3.Connection, path: Path) -> None:
    with clear_errors(path):
        other = sqlite3.connect(path)
        try:
            connection.backup(other)
        finally:
            other.close()


def _for_reading(path: Path) -> sqlite3.Connection:
    # The store's lock keeps writers out; a log that one of them left behind has to be read too.
    how = "mode=ro" if Path(f"{path}-wal").exists() else "immutable=1"
    return sqlite3.connect(f"{path.resolve().as_uri()}?{how}", uri=True, isolation_level=None, check_same_thread=False)


@contextmanager
def clear_errors(path: Path | None) -> Iterator[None]:
    """SQLite's errors as the store's own."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(
            f"the tables beside the quads cannot be used ({error})",
            where=str(path or "memory"),
            remedy=f"see to the folder's rights and room, or delete {FILE}: it is made anew",
        ) from error


def _number(mark: str) -> int:
    """How many changes there were before, and with, that of a mark."""
    return int(mark.partition(" ")[0] or 0)


def _dumped(quads: Collection[ox.Quad]) -> str:
    data = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert data is not None
    return data.decode()


def _loaded(text: str) -> list[ox.Quad]:
    return list(ox.parse(text, format=ox.RdfFormat.N_QUADS))
