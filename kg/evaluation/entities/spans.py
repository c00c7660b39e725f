"""Marked names in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entity:
    """A name that is marked in a text.

    Args:
        start: Where it starts, in code points.
        end: Where it ends.
        name: The class that the corpus gives it.
        also: Other spans that are as right: the name without “the city of”.
        optional: Whether it may be told or not: a mention without a name.
        line: Its line in the file of marks.
    """

    start: int
    end: int
    name: str
    also: tuple[tuple[int, int], ...] = ()
    optional: bool = False
    line: int | None = None

    @property
    def spans(self) -> frozenset[tuple[int, int]]:
        """All spans that are right."""
        return frozenset({(self.start, self.end), *self.also})


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with the names that are marked in it, in the order of the file."""

    text: str
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A marked text of a corpus, with its file and language."""

    where: str
    language: str
    text: str
    entities: tuple[Entity, ...]
