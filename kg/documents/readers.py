"""Readers: from the bytes of a file to its text and what the file itself says of it.

A reader registers by name in `READERS`; a package outside adds one through the entry-point group `kg.readers`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from kg.documents import encoding
from kg.registry import Registry


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader takes from a file; what it leaves out is looked for in the text.

    Args:
        text: The text, not yet cleaned.
        language, title, issued, publisher, source: As in `kg.model.Document`.
        warnings: What was mended while reading, one line each.
    """

    text: str
    language: str | None = None
    title: str | None = None
    issued: date | None = None
    publisher: str | None = None
    source: str | None = None
    warnings: tuple[str, ...] = ()


class Reader(Protocol):
    """Reads files of some suffixes (lower case, with the full stop)."""

    @property
    def suffixes(self) -> frozenset[str]:
        """The suffixes of the files that it reads."""
        ...

    def read(self, data: bytes, *, where: str) -> Content:
        """The content of the file of that name; `InputError` where it is none."""
        ...


READERS: Registry[Reader] = Registry("reader")


class PlainText:
    """Plain text, which is also what a file of an unknown suffix is taken for."""

    suffixes: Final = frozenset({".txt", ".text"})

    def read(self, data: bytes, *, where: str) -> Content:
        """The text, converted to Unicode where its encoding is certain."""
        text, warning = encoding.decode(data, where=where)
        return Content(text, warnings=(warning,) if warning else ())


PLAIN_TEXT: Final = READERS.add("text", PlainText())


def reader_for(suffix: str) -> Reader | None:
    """The first reader, by name, that takes the suffix."""
    for name in READERS.names():
        reader = READERS.get(name)
        if suffix.lower() in reader.suffixes:
            return reader
    return None
