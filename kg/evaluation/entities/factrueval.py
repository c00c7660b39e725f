"""factRuEval-2016: `.spans` are marked words, `.objects` are made of them (dialogue-evaluation/factRuEval-2016)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import FormatError, NoSuchPathError
from kg.evaluation.entities.spans import Entity, Marked


@dataclass(frozen=True, slots=True)
class _Span:
    name: str
    start: int
    end: int

    @property
    def describes(self) -> bool:
        """Whether it names nothing by itself: “the city”, “Moscow's” as an adjective."""
        return self.name.endswith("_descr") or self.name == "geo_adj"


def read(path: Path) -> list[Marked]:
    """The text of an `.objects` file with its objects.

    An object goes from its first span to its last; without the words that only describe it, it is as right. One that
    has no name in it, or is only an adjective, is optional: the official scorer leaves those out too.

    Raises:
        NoSuchPathError: The `.txt` or `.spans` beside it is missing.
        FormatError: A line is not as it should be.
    """
    for suffix in (".txt", ".spans"):
        if not path.with_suffix(suffix).is_file():
            raise NoSuchPathError(f"there is no {suffix} beside it", where=str(path), remedy="put it there")
    with path.with_suffix(".txt").open(encoding="utf-8", newline="") as file:
        text = file.read()
    spans = dict(_span(cells, path, line) for line, cells in _lines(path.with_suffix(".spans")))
    return [Marked(text, tuple(_object(cells, spans, path, line) for line, cells in _lines(path)))]


def _lines(path: Path) -> Iterable[tuple[int, list[str]]]:
    """The lines that hold something, with their numbers; what follows `#` repeats the words."""
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), start=1):
        if cells := line.partition("#")[0].split():
            yield number, cells


def _span(cells: list[str], path: Path, line: int) -> tuple[str, _Span]:
    try:
        key, name, start, length = cells[:4]
        return key, _Span(name, int(start), int(start) + int(length))
    except ValueError:
        raise FormatError("this is no span", where=str(path.with_suffix(".spans")), line=line) from None


def _object(cells: list[str], spans: dict[str, _Span], path: Path, line: int) -> Entity:
    try:
        name, parts = cells[1], [spans[key] for key in cells[2:]]
        start, end = _hull(parts)
    except (IndexError, KeyError, ValueError):
        raise FormatError("this is no object of known spans", where=str(path), line=line) from None
    naming = [part for part in parts if not part.describes]
    also = (_hull(naming),) if naming else ()
    return Entity(start, end, name, also=also, optional=not naming, line=line)


def _hull(parts: list[_Span]) -> tuple[int, int]:
    return min(part.start for part in parts), max(part.end for part in parts)
