"""Talks that are calls as the sentence before says: «X провёл ряд телефонных переговоров. Он поговорил с Y и с Z»."""

from __future__ import annotations

from typing import Final

from kg.extractors.context import Context
from kg.languages.annotation import Frame, Sentence
from kg.languages.grammar.morph import feature

_TALKS: Final = frozenset({"talk", "discuss"})
_SIDES: Final = ("with", "between", "of", "clause-with")
# How many sentences before may announce the calls.
_BACK: Final = 2


def announced_call(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a frame of talking, without a place, tells of one of several calls that were announced without sides."""
    if not frame.kinds & _TALKS or frame.all("in", "clause-in", "during") or sentence.passage.kind == "title":
        return False
    before = [s for s in context.annotation if s.first < sentence.first and s.passage.kind != "title"][-_BACK:]
    return any(_announces(context, other) for told in before for other in told.frames)


def _announces(context: Context, frame: Frame) -> bool:
    several = feature(context.annotation.doc[frame.last - 1], "Number") == "Plur"
    return "call" in frame.kinds and frame.nominal and several and not frame.negated and not frame.phrases(*_SIDES)


__all__ = ["announced_call"]
