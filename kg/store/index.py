"""Tables beside the quads, for what has to be looked up when a document comes: kept in step with them.

A change is first written here, together with the quads that it comes to, and then made in the store of quads. Both
count their changes, so that whoever opens them after a crash sees that the last one is only here, and makes it there.
Where the two are further apart (a restored backup, a lost file), `Index.fits` is false and the tables are made anew.
"""

from __future__ import annotations

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
_MOST_COUNTS: Final = 50

_OWN: Final = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS outbox (number INTEGER PRIMARY KEY, remove TEXT NOT NULL, add_ TEXT NOT NULL);
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
        self.path = None if store.path is None else store.path / FILE
        self._connection = self._opened()
        self._catch_up()

    def _opened(self) -> sqlite3.Connection:
        with clear_errors(self.path):
            if self.path is not None and self._store.read_only:
                return _for_reading(self.path)
            try:
                return self._made()
            except sqlite3.DatabaseError:
                if self.path is None:
                    raise
                # What is in it follows from the readings, so that a damaged file is no loss.
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
        try:
            return self.meta("version") == self._version and self._number() == self._stored_number()
        except sqlite3.Error:  # open for reading, and never made
            return False

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
        number = self._number()
        before = set(self._store.quads(_STORE, _COUNT, graph=INTERNAL))
        # Where nothing else is removed, neither are the earlier counts: adding alone is several times as fast.
        if remove or len(before) > _MOST_COUNTS:
            remove = {*remove, *before}
        self.execute(
            "INSERT INTO outbox VALUES (?, ?, ?)", (number + 1, _dumped(remove), _dumped({*add, _count(number + 1)}))
        )
        self.keep("changes", str(number + 1))

    def deliver(self) -> None:
        """Make the changes that were noted, in the store of quads."""
        done = self._stored_number()
        waiting = self.execute("SELECT number, remove, add_ FROM outbox ORDER BY number").fetchall()
        for number, remove, add in waiting:
            if number > done:
                self._store.apply(remove=_loaded(remove), add=_loaded(add))
        if waiting:
            self.execute("DELETE FROM outbox")

    def settle(self) -> None:
        """Note that the tables are those of what the store holds."""
        self.keep("version", self._version)

    def clear(self) -> None:
        """Empty all tables, and start to count where the store stands; they do not fit until `settle`."""
        for (name,) in self.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall():
            self.execute(f'DELETE FROM "{name}"')
        self.keep("changes", str(self._stored_number()))

    def copy(self, path: Path) -> None:
        """A copy of the tables, in the folder of a copy of the store."""
        with clear_errors(path):
            other = sqlite3.connect(path / FILE)
            try:
                self._connection.backup(other)
            finally:
                other.close()

    def close(self) -> None:
        """Let go of the file; doing so twice is harmless."""
        self._connection.close()

    def _catch_up(self) -> None:
        """Make a change in the store that a crash left here alone."""
        if self._store.read_only:
            return
        waiting = [row[0] for row in self.execute("SELECT number FROM outbox ORDER BY number")]
        if waiting and waiting[0] <= self._stored_number() + 1 and self.meta("version") == self._version:
            self.deliver()

    def _number(self) -> int:
        return int(self.meta("changes") or 0)

    def _stored_number(self) -> int:
        found = [int(quad.object.value) for quad in self._store.quads(_STORE, _COUNT, graph=INTERNAL)]  # type: ignore[union-attr]
        return max(found, default=0)


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


def _count(number: int) -> ox.Quad:
    return ox.Quad(_STORE, _COUNT, ox.Literal(number), INTERNAL)


def _dumped(quads: Collection[ox.Quad]) -> str:
    data = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert data is not None
    return data.decode()


def _loaded(text: str) -> list[ox.Quad]:
    return list(ox.parse(text, format=ox.RdfFormat.N_QUADS))
