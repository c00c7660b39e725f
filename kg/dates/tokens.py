"""A text as words, numbers, dates in figures and marks, for the grammar of dates to read."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final, NamedTuple

NUMBER: Final = "#"
FIGURES: Final = "@"
END: Final = ""
_RESERVED: Final = frozenset({NUMBER, FIGURES})

# A number with a separator inside ("14:30", "1,000", "3.5", "2:1") is one opaque mark, so that its parts are no days.
_TOKEN: Final = re.compile(
    r"""
    (?P<figures>(?<![\d./:-])(?:\d{4}-\d\d-\d\d(?=T\d|(?![\w-]))|\d{1,2}(?P<dot>[./])\d{1,2}(?P=dot)\d{4}(?!\d|[./]\d)))
    |(?P<opaque>\d+(?:[:.]\d+|,\d{3}(?!\d))+)
    |(?P<number>\d+)
    |(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)
    |(?P<gap>\n[ \t\r]*\n)
    |(?P<mark>[^\s])
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A word, a number or a mark.

    `key` is what the grammar starts a reading from: the word in lower case with straight apostrophes, the mark, `#` for
    a number, `@` for a date in figures. `glued` tells that nothing stands between it and the one before.
    """

    key: str
    word: str
    start: int
    end: int
    glued: bool


def tokenise(text: str, abbreviations: Set[str], *, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`, and a last one that matches nothing.

    Args:
        text: The text; offsets are those in it.
        abbreviations: Words in lower case that take a full stop with them.

    >>> [token.word for token in tokenise("6 Sept. 2026, at 14:30", {"sept"})]
    ['6', 'sept', '2026', ',', 'at', '14:30', '']
    """
    end = len(text) if end is None else end
    tokens: list[Token] = []
    append, before = tokens.append, -1
    for match in _TOKEN.finditer(text, start, end):
        first, last = match.span()
        kind, word = match.lastgroup, match[0]
        if kind == "word":
            word = word.lower().replace("’", "'")
            if word in abbreviations and text[last : last + 1] == "." and last < end:
                last += 1
            append(Token(word, word, first, last, first == before))
        elif kind == "mark":
            if first < before:  # the full stop of an abbreviation
                continue
            append(Token(END if word in _RESERVED else word, word, first, last, first == before))
        elif kind == "number":
            append(Token(NUMBER, word, first, last, first == before))
        else:
            append(Token(FIGURES if match["figures"] else END, word, first, last, first == before))
        before = last
    append(Token(END, END, end, end, False))
    return tokens
