"""What documents call the things that the lexicon knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from kg.model import NODE_KINDS, Label, Reading, Resource
from kg.rdf.terms import SCHEMES, WD
from kg.resolution.describing import attested, ordered
from kg.resolution.identities import entry, identity
from kg.resolution.labels import Attested, known_labels, plain_labels
from kg.store.index import Index

_KINDS: Final = {kind.lower(): kind for kind in NODE_KINDS}


class Knowns:
    """The names of known things, with how many nodes have them.

    Args:
        index: Where they are kept.
    """

    def __init__(self, index: Index) -> None:
        self._index = index

    def count(self, reading: Reading, by: int) -> set[str]:
        """Count the names of a document in, or out with `by=-1`; the paths of those that have other labels now."""
        told: Counter[tuple[str, str, str, str]] = Counter()
        for node in reading.nodes:
            anchor = identity(node)
            if anchor is not None:
                told.update((anchor, name.language, name.text, name.kind) for name in set(node.names))
        changed = set()
        for (path, language, text, kind), number in sorted(told.items()):
            known = entry(path)
            if known is None or not known.names:
                changed.add(path)
            elif text in known.names.get(language, ()) or text in known.abbreviations.get(language, ()):
                continue
            if self._count(path, language, text, kind, number * by):
                changed.add(path)
        return changed

    def _count(self, path: str, language: str, text: str, kind: str, by: int) -> bool:
        key = (path, language, text, kind)
        row = self._index.execute(
            "SELECT number FROM known WHERE path = ? AND language = ? AND text = ? AND sort = ?", key
        ).fetchone()
        before = 0 if row is None else int(row[0])
        self._index.execute("INSERT OR REPLACE INTO known VALUES (?, ?, ?, ?, ?)", (*key, before + by))
        if before + by <= 0:
            self._index.execute("DELETE FROM known WHERE path = ? AND language = ? AND text = ? AND sort = ?", key)
        return (before > 0) != (before + by > 0)

    def resource(self, path: str, further: Iterable[Attested] = ()) -> Resource:
        """What is known of a thing, with what documents call it besides.

        Args:
            path: Its path.
            further: Names of bodies that were found to be this one.
        """
        rows = self._index.execute("SELECT text, language, sort, number FROM known WHERE path = ?", (path,)).fetchall()
        told = [*(attested([(text, language, sort)], number) for text, language, sort, number in rows), *further]
        known = entry(path)
        if known is not None and known.names:
            labels = known_labels(known, told)
        else:
            labels = plain_labels(told) or [Label(path.rpartition("/")[2], "en")]
        kind = kind_of(path)
        scheme = path.partition("/")[0] if kind == "Concept" else None
        return Resource(
            path,
            kind,
            tuple(ordered(labels)),
            (WD + known.wikidata,) if known is not None and known.wikidata else (),
            _iso(path, known.iso if known is not None else path.rpartition("/")[2]) if kind == "State" else None,
            scheme if scheme in SCHEMES else None,
        )


def kind_of(path: str) -> str:
    """The kind of what the lexicon knows, which its path begins with; what has none of its own is a concept.

    >>> kind_of("state/NO"), kind_of("format/phone")
    ('State', 'Concept')
    """
    return _KINDS.get(path.partition("/")[0], "Concept")


def _iso(path: str, code: str | None) -> str | None:
    return code if code and len(code) == 2 and code.isalpha() and code.isupper() else None
