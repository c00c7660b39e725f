"""A text as paragraphs: runs of lines that belong together, with where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from kg.documents import phrases

# What a list item starts with: a bullet, a hyphen, a number with a full stop or bracket.
BULLET: Final = re.compile(r"(?:[-*•·▪●◦‣■□►▶➢✓✔]\s+|[•▪●◦‣■►▶➢✓✔]|\(?\d{1,2}[.)]\s+|[a-zа-я]\)\s+)(?=\S)")
# A dash before a line that ends with a semicolon; elsewhere it opens direct speech.
_DASHED: Final = re.compile(r"[–—]\s+\S[^\n]*;$")
SENTENCE_END: Final = re.compile(r"[.!?…][\"'»”’)\]]*$")
# A web or mail address at the head of a line begins something new.
_ADDRESS: Final = re.compile(r"\S*[@/]|\w+\.\w")
_LINE: Final = re.compile(r"[^\n]+")
# A text set to a width has lines no longer than this, and most are nearly as long.
_WIDEST: Final = 140
_NARROWEST: Final = 40
_FILLED: Final = 0.7
_MOSTLY: Final = 0.6
# With how many lines that another follows a width shows, unless all of them are full.
_SEVERAL: Final = 3
# How long a line is at least that goes on behind a comma, unlike the opening of a letter; and one that goes on anyway.
_LONG, _VERY_LONG = 60, 100
# How full a line is behind which the text goes on even before a capital: few writers break where the last word fits.
_FULL: Final = 0.9


@dataclass(slots=True)
class Paragraph:
    """A run of lines: `text[start:end]` without the white space around it.

    Args:
        start: Where it starts in the document's text.
        end: Where it ends.
        text: The words.
        gap: Whether a blank line stands before it.
        kind: The kind of passage, once it is known.
    """

    start: int
    end: int
    text: str
    gap: bool
    kind: str | None = None

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def is_item(self) -> bool:
        """Whether it starts with a bullet."""
        return BULLET.match(self.text) is not None or _DASHED.match(self.text) is not None

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return SENTENCE_END.search(self.text) is not None


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text in order; none of them blank.

    A line break is a paragraph's end, except in a text that is set to a width and where a sentence plainly runs on.

    >>> [paragraph.text for paragraph in paragraphs("Talks in Lima\\n\\nThe ministers met\\nand agreed.")]
    ['Talks in Lima', 'The ministers met\\nand agreed.']
    """
    lines = _lines(text)
    width = _width(lines)
    runs: list[list[Paragraph]] = []
    for line in lines:
        if runs and _runs_on(runs[-1], line, width):
            runs[-1].append(line)
        else:
            runs.append([line])
    return [_joined(run, text) for run in runs]


def _joined(run: list[Paragraph], text: str) -> Paragraph:
    first, last = run[0], run[-1]
    return first if first is last else Paragraph(first.start, last.end, text[first.start : last.end], first.gap)


def _lines(text: str) -> list[Paragraph]:
    lines: list[Paragraph] = []
    gap = False
    done = 0
    for match in _LINE.finditer(text):
        line = match.group()
        words = line.strip()
        gap = gap or match.start() > done + 1
        done = match.end()
        if not words:
            gap = True
            continue
        start = match.start() + len(line) - len(line.lstrip())
        lines.append(Paragraph(start, start + len(words), words, gap))
        gap = False
    return lines


def _width(lines: list[Paragraph]) -> int | None:
    """The width that the text is set to, if it is: no line is long, and those that another follows are mostly full."""
    longest = max((len(line.text) for line in lines), default=0)
    inner = [len(line.text) for line, after in pairwise(lines) if not after.gap and not after.is_item]
    few = len(inner) < _SEVERAL and not (inner and min(inner) >= _FULL * longest)
    if not _NARROWEST <= longest <= _WIDEST or few:
        return None
    return longest if sum(length >= _FILLED * longest for length in inner) >= _MOSTLY * len(inner) else None


def _runs_on(run: list[Paragraph], line: Paragraph, width: int | None) -> bool:
    """Whether the line goes on what the lines of the run began."""
    if line.gap or line.is_item or _ADDRESS.match(line.text):
        return False
    last = run[-1].text
    if width is not None and not SENTENCE_END.search(last):
        first_word = line.text.split(maxsplit=1)[0]
        if len(last) + 1 + len(first_word) > _FULL * width:
            return True
    # Behind a blank line: no heading is so long, and no address of a letter either.
    full = len(last) >= (_LONG if last.endswith(",") else _VERY_LONG)
    if full and run[0].gap and not run[0].is_item and not SENTENCE_END.search(last):
        return True
    open_end = not re.search(r"[.!?…:;»”\"]$", last)
    goes_on = open_end and line.text[0].islower() and not run[0].is_item and run[-1].words > 2
    return goes_on and phrases.kind_of(line.text) is None
