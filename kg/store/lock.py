"""Who may open a store: any number of readers, or one writer.

RocksDB keeps a second writer out, but lets a reader in beside a writer, where it then sees files vanish.
So an advisory lock of our own stands beside RocksDB's: shared for readers, exclusive for a writer. It ends
with the process, however that ends, so that no stale lock is ever left behind.
"""

from __future__ import annotations

from pathlib import Path
from typing import IO

from kg.errors import StoreLockedError

try:
    import fcntl
except ImportError:  # Windows: RocksDB's own lock is all there is
    fcntl = None  # type: ignore[assignment]

FILE = "kg.lock"


def locked(path: Path) -> StoreLockedError:
    """The error for a store that another process holds."""
    return StoreLockedError(
        "another process holds the store", where=str(path), remedy="stop it (kg serve, kg build) or wait until it ends"
    )


class StoreLock:
    """Held from its making to `release`.

    Args:
        path: The store's folder, which exists.
        shared: Whether others may hold it too, as readers do.

    Raises:
        StoreLockedError: Where the lock is held in a way that excludes this one.
    """

    def __init__(self, path: Path, *, shared: bool) -> None:
        self._file: IO[bytes] | None = None
        if fcntl is None:
            return
        self._file = _opened(path / FILE, shared=shared)
        if self._file is None:
            return
        try:
            fcntl.flock(self._file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
            if shared:
                _refuse_beside_writer(path / "LOCK")
        except BlockingIOError:
            self.release()
            raise locked(path) from None

    def release(self) -> None:
        """Let go; doing so twice is harmless."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _opened(path: Path, *, shared: bool) -> IO[bytes] | None:
    """The lock file; `None` for a reader of a folder that nobody can write to, which needs no lock."""
    try:
        return path.open("ab")
    except OSError:
        if shared:
            return path.open("rb") if path.exists() else None
        raise


def _refuse_beside_writer(path: Path) -> None:
    """Raise `BlockingIOError` where a program that knows only RocksDB's lock writes to the store."""
    try:
        file = path.open("r+b")
    except OSError:
        return
    with file:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        fcntl.lockf(file, fcntl.LOCK_UN)
