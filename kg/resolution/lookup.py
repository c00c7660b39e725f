"""What the tables and the readings say of documents and entities, for those who make a graph of it."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from kg.model import Label, Reading
from kg.resolution.corpus import Corpus, Ref
from kg.resolution.identities import Identities, identity, named
from kg.store.index import Index

_MOST_KEPT: Final = 400  # readings in memory at a time


class Adopted(dict[int, str]):
    """The known bodies that unknown ones were found to be, looked up where they are asked for."""

    def __init__(self, index: Index) -> None:
        super().__init__()
        self._index = index

    def get(self, body: int, default: str | None = None) -> str | None:  # type: ignore[override]
        """The anchor of a body."""
        row = self._index.execute("SELECT MIN(goal) FROM adoption WHERE body = ?", (body,)).fetchone()
        return row[0] if row[0] is not None else default


class Lookup:
    """Documents with what their nodes stand for.

    Args:
        index: The tables.
        read: The reading of a document.
        outside: A table of names with identifiers, as the setting `identities` names it.
        kept: Documents read before, those used last at the end; others are put to them.
    """

    def __init__(
        self,
        index: Index,
        read: Callable[[str], Reading],
        *,
        outside: str = "",
        kept: OrderedDict[str, Corpus] | None = None,
    ) -> None:
        self.index = index
        self.adopted = Adopted(index)
        self.outside = outside
        self._read = read
        self._kept = OrderedDict[str, Corpus]() if kept is None else kept

    def corpus(self, document: str) -> Corpus:
        """One document."""
        if document not in self._kept:
            self._kept[document] = Corpus([self._read(document)])
            if len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(document)
        return self._kept[document]

    def entities(self, document: str) -> dict[Ref, int]:
        """The entities that nodes of a document stand for, those that no lexicon knows."""
        rows = self.index.execute(
            "SELECT i.key, c.entity FROM item i JOIN unit u ON u.id = i.unit JOIN cluster c ON c.id = u.cluster "
            "WHERE i.document = ? AND c.entity IS NOT NULL",
            (document,),
        )
        return {(document, key): entity for key, entity in rows.fetchall()}

    def identities(self, document: str, *, supposing: bool = False) -> Identities:
        """Who is who in a document; with `supposing`, before posts and persons have told what bodies are."""
        adopted = {} if supposing else self.adopted
        return Identities(
            self.corpus(document), self.entities(document), adopted, outside=self.outside, supposing=supposing
        )

    def documents(self, entity: int) -> list[str]:
        """The documents that tell of an entity, in order."""
        rows = self.index.execute(
            "SELECT DISTINCT i.document FROM cluster c JOIN unit u ON u.cluster = c.id JOIN item i ON i.unit = u.id "
            "WHERE c.entity = ? ORDER BY i.document",
            (entity,),
        )
        return [name for (name,) in rows.fetchall()]

    def members(self, entity: int) -> list[Ref]:
        """The nodes that stand for an entity, in order."""
        rows = self.index.execute(
            "SELECT i.document, i.key FROM cluster c JOIN unit u ON u.cluster = c.id JOIN item i ON i.unit = u.id "
            "WHERE c.entity = ? ORDER BY i.document, i.key",
            (entity,),
        )
        return [(document, key) for document, key in rows.fetchall()]

    def parts(self, entity: int) -> list[int]:
        """The events that some document tells to be part of an entity."""
        rows = self.index.execute(
            "SELECT DISTINCT d.entity FROM cluster c JOIN unit u ON u.cluster = c.id JOIN item i ON i.unit = u.id "
            "JOIN part p ON p.document = i.document AND p.whole = i.key "
            "JOIN item j ON j.document = p.document AND j.key = p.key "
            "JOIN unit v ON v.id = j.unit JOIN cluster d ON d.id = v.cluster "
            "WHERE c.entity = ? AND d.entity IS NOT NULL",
            (entity,),
        )
        return [found for (found,) in rows.fetchall()]

    def tells(self, ref: Ref) -> bool:
        """Whether a document has a node."""
        row = self.index.execute("SELECT 1 FROM document WHERE name = ?", (ref[0],)).fetchone()
        return row is not None and ref in self.corpus(ref[0]).nodes

    def told_in(self, document: str, *stages: str) -> set[int]:
        """The entities of some stages that a document tells of."""
        marks = ", ".join("?" * len(stages))
        rows = self.index.execute(
            "SELECT DISTINCT c.entity FROM item i JOIN unit u ON u.id = i.unit JOIN cluster c ON c.id = u.cluster "
            f"WHERE i.document = ? AND i.stage IN ({marks})",
            (document, *stages),
        )
        return {entity for (entity,) in rows.fetchall() if entity is not None}

    def path(self, entity: int) -> str:
        """The path of an entity."""
        row = self.index.execute("SELECT path FROM entity WHERE id = ?", (entity,)).fetchone()
        return "" if row is None else str(row[0])

    def number(self, path: str) -> int | None:
        """The entity that has a path, unless the lexicon knows it too."""
        row = self.index.execute("SELECT id FROM entity WHERE path = ?", (path,)).fetchone()
        return None if row is None or self.adopted.get(row[0]) is not None else int(row[0])

    def path_of(self, name: str) -> str:
        """The path of what has a name among the identities."""
        number = named(name)
        return name if number is None else self.path(number)

    def labels(self, entity: int) -> list[Label]:
        """The labels of an entity."""
        row = self.index.execute("SELECT labels FROM entity WHERE id = ?", (entity,)).fetchone()
        return [] if row is None else [Label(*label) for label in json.loads(row[0])]

    def paths(self, document: str) -> dict[str, str]:
        """The path of each node of a document, by its key."""
        rows = self.index.execute(
            "SELECT i.key, e.path FROM item i JOIN unit u ON u.id = i.unit JOIN cluster c ON c.id = u.cluster "
            "JOIN entity e ON e.id = c.entity WHERE i.document = ?",
            (document,),
        )
        found = dict(rows.fetchall())
        for (_, key), node in self.corpus(document).nodes.items():
            if (anchor := identity(node)) is not None:
                found[key] = anchor
        return found
