"""brat standoff: a `.txt`, and an `.ann` beside it (https://brat.nlplab.org/standoff.html)."""

from __future__ import annotations

from pathlib import Path

from kg.errors import FormatError, NoSuchPathError
from kg.evaluation.entities.spans import Entity, Marked


def read(path: Path) -> list[Marked]:
    """The text beside an `.ann` file with its text-bound annotations; what brat marks besides them is left out.

    Of a name in pieces the stretch from its first to its last counts.

    Raises:
        NoSuchPathError: There is no `.txt` beside it.
        FormatError: A line is no annotation, or its words are not those of the text.
    """
    beside = path.with_suffix(".txt")
    if not beside.is_file():
        raise NoSuchPathError("there is no text beside it", where=str(path), remedy=f"put {beside.name} there")
    # brat counts every code point: line ends stay as they are.
    with beside.open(encoding="utf-8", newline="") as file:
        text = file.read()
    lines = path.read_text(encoding="utf-8").split("\n")
    found = [_entity(line, text, path, number) for number, line in enumerate(lines, start=1) if line.startswith("T")]
    return [Marked(text, tuple(found))]


def _entity(line: str, text: str, path: Path, number: int) -> Entity:
    try:
        _, told, words = line.rstrip("\r").split("\t", 2)
        name, _, offsets = told.partition(" ")
        pieces = [tuple(map(int, piece.split())) for piece in offsets.split(";")]
        spans = [(start, end) for start, end in pieces]
    except ValueError:
        raise FormatError("this is no text-bound annotation of brat", where=str(path), line=number) from None
    marked = " ".join(text[start:end] for start, end in spans)
    if marked.split() != words.split():
        raise FormatError(
            f"the text has {marked!r} here, not {words!r}",
            where=str(path),
            line=number,
            remedy="check that .txt and .ann belong together",
        )
    return Entity(min(start for start, _ in spans), max(end for _, end in spans), name, line=number)
