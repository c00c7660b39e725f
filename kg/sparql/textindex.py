"""Labels and quotes to be searched by their words: SQLite's FTS5, over the forms that `kg.sparql.stemming` gives.

https://www.sqlite.org/fts5.html
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.errors import QueryError
from kg.rdf import terms
from kg.sparql.stemming import languages_of, stem, words

# What is searched.
PROPERTIES: Final = (
    terms.RDFS_label,
    terms.SKOS_prefLabel,
    terms.SKOS_altLabel,
    terms.SKOS_hiddenLabel,
    terms.DCTERMS_title,
    terms.DIP_quote,
)
_MOST_WORDS: Final = 32
_PART: Final = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Match:
    """A node and the literal that it was found by.

    Args:
        node: Whose label or quote it is.
        literal: The label or quote.
        score: How well it fits, above 0; the higher, the better (BM25).
    """

    node: ox.NamedNode
    literal: ox.Literal
    score: float


class TextIndex:
    """The words of a store as it was when the index was made.

    >>> store = ox.Store()
    >>> label = ox.Literal("Agreements on water", language="en")
    >>> store.add(ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode(terms.RDFS_label), label))
    >>> [match.node.value for match in TextIndex.of(store).search("water agreement", most=10)]
    ['urn:a']
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def of(cls, store: ox.Store) -> TextIndex:
        """An index in memory."""
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        _fill(connection, store)
        return cls(connection)

    @classmethod
    def open(cls, path: Path) -> TextIndex:
        """The index in a file, to be read only."""
        return cls(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False))

    @staticmethod
    def write(store: ox.Store, path: Path) -> None:
        """Make an index in a file, which is there only once it is whole."""
        part = path.with_suffix(f".{os.getpid()}.part")
        connection = sqlite3.connect(part)
        try:
            connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
            _fill(connection, store)
            connection.close()
            part.replace(path)
        finally:
            connection.close()
            part.unlink(missing_ok=True)

    def search(self, text: str, *, most: int) -> list[Match]:
        """The best matches, the best first.

        Args:
            text: Words, which must all occur in some form; `"a phrase"`; the beginning of a word with `*` after it;
                `OR` between two of these.
            most: How many.

        Raises:
            QueryError: There is no word in the text, or there are too many.
        """
        rows = self._connection.execute(
            "SELECT node, text, language, -rank FROM texts WHERE texts MATCH ? ORDER BY rank, node LIMIT ?",
            (_expression(text), most),
        )
        return [
            Match(ox.NamedNode(node), ox.Literal(literal, language=language or None), float(score))
            for node, literal, language, score in rows
        ]


def _fill(connection: sqlite3.Connection, store: ox.Store) -> None:
    connection.execute(
        "CREATE VIRTUAL TABLE texts USING fts5(stems, node UNINDEXED, text UNINDEXED, language UNINDEXED,"
        " tokenize = 'unicode61 remove_diacritics 0')"
    )
    connection.executemany("INSERT INTO texts VALUES (?, ?, ?, ?)", _rows(store))
    connection.commit()


def _rows(store: ox.Store) -> Iterator[tuple[str, str, str, str]]:
    for iri in PROPERTIES:
        for quad in store.quads_for_pattern(None, ox.NamedNode(iri), None, ox.DefaultGraph()):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                text, tag = quad.object.value, quad.object.language
                for language in languages_of(text, tag) or ("",):
                    yield _stems(text, language), quad.subject.value, text, tag or ""


def _stems(text: str, language: str) -> str:
    return " ".join(stem(word, language) if language else word for word in words(text))


def _expression(text: str) -> str:
    """What is looked for, in FTS5's own language; every word in it is quoted."""
    parts: list[str] = []
    either = False
    matches = list(_PART.finditer(text))
    if len(matches) > _MOST_WORDS:
        raise QueryError(f"a text search has more than {_MOST_WORDS} words", remedy="search for fewer")
    for match in matches:
        if match[2] == "OR":
            either = bool(parts)
            continue
        part = _phrase(match[1] if match[2] is None else match[2])
        if part and either:
            parts[-1] = f"({parts[-1]} OR {part})"
        elif part:
            parts.append(part)
        either = False
    if not parts:
        raise QueryError("there is no word to search for", where="text:matches", remedy="write a word in quotes")
    return " AND ".join(parts)


def _phrase(text: str) -> str:
    """The words of a text next to each other, in the forms of every language that they can be of."""
    if text.endswith("*"):
        found = list(words(text))
        return f'"{" ".join(found)}"*' if found else ""
    forms = {_stems(text, language) for language in languages_of(text, None) or ("",)}
    quoted = sorted(f'"{form}"' for form in forms if form)
    return f"({' OR '.join(quoted)})" if quoted else ""
