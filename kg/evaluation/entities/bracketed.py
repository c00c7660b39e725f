"""Texts with the names marked in them in square brackets, which may stand inside one another.

# any comment opens a document; an empty line closes it
= [STATE Peru] and Norway: a headline
[ROLE President of [STATE Peru]] [PERSON Rosa Quispe] arrived.
+ This sentence goes on in the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kg.errors import FormatError
from kg.evaluation.entities.spans import Entity, Marked

_MARK: Final = re.compile(r"\[([A-Z][A-Z_]*) |[\[\]]")


def read(path: Path) -> list[Marked]:
    """The documents of a file, each a text with its marks.

    Raises:
        FormatError: A bracket has no class, is not opened or not closed, or holds nothing.
    """
    return [_document(lines, path) for lines in _documents(path.read_text(encoding="utf-8"))]


def _documents(text: str) -> Iterator[list[tuple[int, str]]]:
    lines: list[tuple[int, str]] = []
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        if line.strip() and not line.startswith("#"):
            lines.append((number, line))
        elif lines and not line.startswith("#"):
            yield lines
            lines = []


def _document(lines: list[tuple[int, str]], path: Path) -> Marked:
    text, entities = "", []
    for number, line in lines:
        mark = line[:2] if line[:2] in ("= ", "+ ") else ""
        text += "" if not text else (" " if mark == "+ " else "\n")
        words, found = _line(line[len(mark) :], len(text), path, number)
        text += words
        entities += found
    return Marked(text, tuple(sorted(entities, key=lambda entity: (entity.start, -entity.end))))


def _line(line: str, offset: int, path: Path, number: int) -> tuple[str, list[Entity]]:
    """The words of a line without its brackets, and what is marked in it, `offset` code points into the text."""
    words, entities, at = "", [], 0
    opened: list[tuple[str, int]] = []
    for match in _MARK.finditer(line):
        words += line[at : match.start()]
        at = match.end()
        if match.group(1):
            opened.append((match.group(1), len(words)))
        elif match.group() == "[" or not opened:
            what = "has no class" if match.group() == "[" else "is closed that was not opened"
            raise FormatError(
                f"a bracket {what}", where=str(path), line=number, remedy="mark names as [PERSON Ada Sol]"
            )
        else:
            name, start = opened.pop()
            if not words[start:].strip():
                raise FormatError(f"a bracket of {name} holds nothing", where=str(path), line=number)
            entities.append(Entity(offset + start, offset + len(words), name, line=number))
    if opened:
        raise FormatError(f"the bracket of {opened[-1][0]} is not closed", where=str(path), line=number)
    return words + line[at:], entities
