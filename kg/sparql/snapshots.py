"""What workers read: the store as it was at one moment, where nobody writes to it.

A store on disk that is open for writing is copied by hard links (`Store.backup`); one that is open for reading only is
read where it is, since no writer gets in beside a reader. A store in memory is written down.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final, Literal

import pyoxigraph as ox

from kg.errors import StoreError

try:
    import fcntl
except ImportError:  # Windows, where no pool is opened
    fcntl = None  # type: ignore[assignment]

Kind = Literal["folder", "quads"]
_LOCK: Final = "lock"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A store at one moment.

    Args:
        path: A folder of Oxigraph's, or a file of N-Quads.
        kind: Which of the two.
        texts: Where the index of its texts is, once it is made.
        state: A short text that no other state of the store has.
        own: Whether it goes when it is not needed any more.
    """

    path: Path
    kind: Kind
    texts: Path
    state: str
    own: bool

    @property
    def size(self) -> int:
        """How many bytes it takes on disk."""
        files = self.path.iterdir() if self.kind == "folder" else [self.path]
        return sum(file.stat().st_size for file in files)

    def tell(self) -> dict[str, Any]:
        """The snapshot in JSON's types."""
        return {
            "path": str(self.path),
            "kind": self.kind,
            "texts": str(self.texts),
            "state": self.state,
            "own": self.own,
        }

    @classmethod
    def told(cls, told: Mapping[str, Any]) -> Snapshot:
        """The snapshot that `tell` told of."""
        return cls(Path(told["path"]), told["kind"], Path(told["texts"]), told["state"], told["own"])

    def remove(self) -> None:
        """Let go of it. Who has it open goes on reading."""
        for path in (self.texts, *self.texts.parent.glob(f"{self.texts.stem}.*.part")):
            path.unlink(missing_ok=True)
        if self.own and self.kind == "folder":
            shutil.rmtree(self.path, ignore_errors=True)
        elif self.own:
            self.path.unlink(missing_ok=True)


class Workplace:
    """The folder in which snapshots and indexes lie: beside the store, so that hard links reach, or among the
    system's temporary files. What a server that was killed left there goes with the next one.

    Args:
        beside: The store's folder, where it has one.
    """

    def __init__(self, beside: Path | None = None) -> None:
        self.path, self._lock = _made(beside)
        self._number = 0

    def of_memory(self, store: ox.Store) -> Snapshot:
        """A store in memory, written down."""
        path = self._next("nq")
        store.dump(str(path), ox.RdfFormat.N_QUADS)
        return Snapshot(path, "quads", path.with_suffix(".texts"), _random(), True)

    def next_folder(self) -> Path:
        """A path where nothing is yet."""
        return self._next("db")

    def of_folder(self, path: Path, *, own: bool) -> Snapshot:
        """A folder that nobody writes to."""
        texts = self._next("texts")
        return Snapshot(path, "folder", texts, _random() if own else _fingerprint(path), own)

    def _next(self, extension: str) -> Path:
        self._number += 1
        return self.path / f"{self._number}.{extension}"

    def close(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self.path, ignore_errors=True)
        self._lock.close()


def _made(beside: Path | None) -> tuple[Path, IO[bytes]]:
    places = [Path(tempfile.gettempdir())]
    if beside is not None and os.access(beside.resolve().parent, os.W_OK):
        places.insert(0, beside.resolve().parent)
    prefix = f".{beside.name}-serving-" if beside is not None else "kg-serving-"
    for place in places:
        _sweep(place, prefix)
        try:
            path = Path(tempfile.mkdtemp(prefix=prefix, dir=place))
        except OSError:
            continue
        lock = (path / _LOCK).open("wb")
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return path, lock
    raise StoreError("there is no folder to put snapshots in", remedy="set TMPDIR to one that can be written to")


def _sweep(place: Path, prefix: str) -> None:
    """Remove what others left who cannot do so any more: nobody holds the lock of their folder."""
    for path in place.glob(f"{prefix}*"):
        try:
            with (path / _LOCK).open("rb") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(path, ignore_errors=True)
        except OSError:  # it is in use, or not ours, or is being made
            continue


def _fingerprint(path: Path) -> str:
    """A text that is the same for as long as the files are."""
    digest = hashlib.sha256()
    for entry in sorted(os.scandir(path), key=lambda entry: entry.name):
        if entry.name.endswith((".sst", ".log")) or entry.name.startswith(("MANIFEST", "CURRENT")):
            status = entry.stat()
            digest.update(f"{entry.name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:16]


def _random() -> str:
    return secrets.token_hex(8)
