"""A linear-chain CRF over the words of a sentence: spans with a class and how sure the model is of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import pycrfsuite
from pycrfsuite import ItemSequence

OUTSIDE = "O"


class Span(NamedTuple):
    """Words `first` up to `last`, half-open, with a class and its probability, 0 to 1."""

    first: int
    last: int
    label: str
    probability: float


class SequenceTagger:
    """A trained model.

    Args:
        path: Its file, as CRFsuite writes it.
    """

    def __init__(self, path: Path) -> None:
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(path))

    def spans(self, rows: ItemSequence | Sequence[Sequence[str]]) -> list[Span]:
        """The likeliest spans in a sentence of which each word is given by its features.

        Features that several taggers are asked about are best given as an `ItemSequence`, made once.
        A span is as probable as the least probable of its words.
        """
        if not len(rows):
            return []
        tags = self._tagger.tag(rows)
        return [
            Span(first, last, label, min(self._tagger.marginal(tags[at], at) for at in range(first, last)))
            for first, last, label in spans(tags)
        ]


def spans(tags: Iterable[str]) -> list[tuple[int, int, str]]:
    """The spans that `B-`, `I-` and `O` tell; an `I-` of another class opens a span as well.

    >>> spans(["B-ORG", "I-ORG", "O", "B-PERSON", "B-PERSON"])
    [(0, 2, 'ORG'), (3, 4, 'PERSON'), (4, 5, 'PERSON')]
    """
    found: list[tuple[int, int, str]] = []
    first, label = 0, ""
    for at, tag in enumerate((*tags, OUTSIDE)):
        part, _, kind = tag.partition("-")
        if label and (part != "I" or kind != label):
            found.append((first, at, label))
            label = ""
        if kind and not label:
            first, label = at, kind
    return found


def tags(length: int, marked: Iterable[tuple[int, int, str]]) -> list[str]:
    """The tags of spans that do not overlap."""
    found = [OUTSIDE] * length
    for first, last, label in marked:
        found[first:last] = [f"B-{label}", *[f"I-{label}"] * (last - first - 1)]
    return found
