"""CoNLL files: a token and its tag a line, an empty line after a sentence; IOB1, IOB2 and BIOES (BILOU) tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.errors import FormatError
from kg.evaluation.entities.spans import Entity, Marked

_TAG: Final = re.compile(r"O|([BIESLU])-(\S+)")
_DOCUMENT: Final = "-DOCSTART-"
# No space stands before or after these where tokens are joined to a text.
_CLOSING: Final = frozenset(".,;:!?)]}»”…%")
_OPENING: Final = frozenset("([{«“")


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    mark: str
    name: str
    line: int


def read(path: Path) -> list[Marked]:
    """The texts of a file: one for each document where `-DOCSTART-` parts them, else one for each sentence.

    The first column is the token, the last its tag; columns are parted by a tab or by spaces. Lines that start with
    `# ` are comments.

    Raises:
        FormatError: A line has no tag, or one that is none.
    """
    sentences: list[list[_Token]] = [[]]
    starts: list[int] = []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").split("\n"), start=1):
        if line.startswith(_DOCUMENT):
            sentences.append([])
            starts.append(len(sentences) - 1)
        elif not line.strip():
            sentences.append([])
        elif (token := _token(line.rstrip("\r"), path, number)) is not None:
            sentences[-1].append(token)
    return [_joined(document) for document in _documents(sentences, starts) if any(document)]


def _documents(sentences: list[list[_Token]], starts: list[int]) -> Iterator[list[list[_Token]]]:
    if not starts:
        yield from ([sentence] for sentence in sentences)
        return
    for first, last in zip([0, *starts], [*starts, len(sentences)], strict=True):
        yield sentences[first:last]


def _token(line: str, path: Path, number: int) -> _Token | None:
    cells = line.split("\t") if "\t" in line else line.split()
    tag = _TAG.fullmatch(cells[-1].strip()) if len(cells) > 1 else None
    if tag is not None:
        return _Token(cells[0], tag[1] or "O", tag[2] or "", number)
    if line.startswith("# "):
        return None
    raise FormatError(
        "a token and its tag are wanted here, such as 'Lima B-LOC'",
        where=str(path),
        line=number,
        remedy="mend the line",
    )


def _joined(sentences: list[list[_Token]]) -> Marked:
    """One text of the tokens, a line for each sentence, and the names where they stand in it."""
    text, entities = "", []
    for sentence in filter(None, sentences):
        places = []
        for at, token in enumerate(sentence):
            apart = at and token.text[0] not in _CLOSING and sentence[at - 1].text not in _OPENING
            text += " " if apart else ""
            places.append((len(text), len(text) + len(token.text)))
            text += token.text
        for first, last in _names(sentence):
            start, end = places[first][0], places[last - 1][1]
            entities.append(Entity(start, end, sentence[first].name, line=sentence[first].line))
        text += "\n"
    return Marked(text, tuple(entities))


def _names(sentence: list[_Token]) -> Iterator[tuple[int, int]]:
    """The runs of tokens that are one name."""
    first: int | None = None
    for at, token in enumerate(sentence):
        if first is not None and not _goes_on(sentence[at - 1], token):
            yield first, at
            first = None
        if first is None and token.mark != "O":
            first = at
    if first is not None:
        yield first, len(sentence)


def _goes_on(before: _Token, token: _Token) -> bool:
    return token.mark in "IEL" and before.mark not in "ELSU" and before.name == token.name
