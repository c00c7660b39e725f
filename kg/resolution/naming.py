"""Paths given to entities: the shortest part of what an entity is called that no other has.

A path depends on the others of the same name and on nothing else, so that a new document changes the paths of those
alone whose names it brings; and what no part of a name tells apart gets a mark made from its first document.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256

from kg.model import Label
from kg.resolution.identities import entry
from kg.resolution.lookup import Lookup


class Naming:
    """One change to the names of entities.

    Args:
        lookup: Where they are kept.
    """

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._index = lookup.index
        self._open: set[int] = set()
        # The paths that entities had, of those that have another now or are gone.
        self.stale: dict[str, int] = {}

    def call(self, entity: int, kind: str, labels: Iterable[Label], parts: Sequence[str]) -> bool:
        """Note what an entity is called; whether it is shown otherwise than before, further names left aside."""
        shown = json.dumps([[label.text, label.language, label.property] for label in labels], ensure_ascii=False)
        told = json.dumps(list(parts), ensure_ascii=False)
        row = self._index.execute("SELECT labels, parts FROM entity WHERE id = ?", (entity,)).fetchone()
        self._open.add(entity)
        if row is None:
            self._index.execute("INSERT INTO entity VALUES (?, ?, ?, ?, '')", (entity, kind, shown, told))
        elif row != (shown, told):
            self._index.execute("UPDATE entity SET labels = ?, parts = ? WHERE id = ?", (shown, told, entity))
        if row is None or row[1] != told:
            self._prefix(entity, [] if row is None else prefixes(json.loads(row[1])), prefixes(parts))
        return row is None or _shown(row[0]) != _shown(shown)

    def forget(self, entity: int) -> None:
        """Take an entity away that nothing tells of any more."""
        row = self._index.execute("SELECT parts, path FROM entity WHERE id = ?", (entity,)).fetchone()
        if row is not None:
            self._prefix(entity, prefixes(json.loads(row[0])), [])
            self._index.execute("DELETE FROM entity WHERE id = ?", (entity,))
            self.stale.setdefault(row[1], entity)
        self._open.discard(entity)

    def _prefix(self, entity: int, old: list[str], new: list[str]) -> None:
        for prefix in set(old) - set(new):
            self._index.execute("DELETE FROM prefix WHERE prefix = ? AND entity = ?", (prefix, entity))
            self._beside(prefix)
        for prefix in set(new) - set(old):
            self._index.execute("INSERT INTO prefix VALUES (?, ?)", (prefix, entity))
            self._beside(prefix)

    def _beside(self, prefix: str) -> None:
        """Name those again for whom it makes a difference: one that is alone now, or was till now."""
        rows = self._index.execute("SELECT entity FROM prefix WHERE prefix = ? LIMIT 3", (prefix,)).fetchall()
        if len(rows) <= 2:
            self._open.update(entity for (entity,) in rows)

    def settle(self) -> set[int]:
        """Give each its path; those that have another path than before."""
        changed = set()
        for entity in sorted(self._open):
            row = self._index.execute("SELECT parts, path FROM entity WHERE id = ?", (entity,)).fetchone()
            if row is None:
                continue
            path = self._path(entity, json.loads(row[0]))
            if path != row[1]:
                self._index.execute("UPDATE entity SET path = ? WHERE id = ?", (path, entity))
                if row[1]:
                    self.stale.setdefault(row[1], entity)
                changed.add(entity)
        self._open = set()
        return changed

    def _path(self, entity: int, parts: list[str]) -> str:
        adopted = self._lookup.adopted.get(entity)
        if adopted is not None:
            return adopted
        names = prefixes(parts)
        for name in names:
            rows = self._index.execute("SELECT 1 FROM prefix WHERE prefix = ? LIMIT 2", (name,)).fetchall()
            if len(rows) == 1 and entry(name) is None:
                return name
        return f"{names[-1]}-{_mark(self._first(entity))}"

    def _first(self, entity: int) -> tuple[str, str]:
        rows = self._index.execute(
            "SELECT (SELECT document || char(1) || key FROM item WHERE unit = u.id ORDER BY document, key LIMIT 1) "
            "FROM cluster c JOIN unit u ON u.cluster = c.id WHERE c.entity = ?",
            (entity,),
        )
        document, _, key = min((name for (name,) in rows.fetchall() if name is not None), default="\1").partition("\1")
        return document, key


def prefixes(parts: Sequence[str]) -> list[str]:
    """What an entity may be called, the shortest first.

    >>> prefixes(["person/lee", "", "president"])
    ['person/lee', 'person/lee-president']
    """
    return list(dict.fromkeys("-".join(filter(None, parts[:depth])) for depth in range(1, len(parts) + 1)))


def _shown(labels: str) -> list[list[str]]:
    return [label for label in json.loads(labels) if label[2] == "label"]


def _mark(ref: tuple[str, str]) -> str:
    return sha256("\0".join(ref).encode()).hexdigest()[:8]
