"""The text of a document with the words marked that claims rest on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text: marked or not, and the spans that begin with it."""

    text: str
    marked: bool
    starting: tuple[tuple[int, int], ...] = ()


def segments(text: str, spans: Iterable[tuple[int, int]]) -> list[Segment]:
    """The text in pieces, cut wherever a span starts or ends. Together the pieces are the text.

    >>> [(piece.text, piece.marked) for piece in segments("They met.", [(5, 8)])]
    [('They ', False), ('met', True), ('.', False)]
    """
    wanted = sorted({(start, end) for start, end in spans if 0 <= start < end <= len(text)})
    cuts = sorted({0, len(text), *(place for span in wanted for place in span)})
    pieces = []
    for start, end in pairwise(cuts):
        marked = any(first <= start and end <= last for first, last in wanted)
        pieces.append(Segment(text[start:end], marked, tuple(span for span in wanted if span[0] == start)))
    return pieces
