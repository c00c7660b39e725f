"""Another whom somebody has met, told before the verb: “Besides his counterpart, X, he saw the president”."""

from __future__ import annotations

from kg.extractors.context import Context
from kg.extractors.entities import Actor
from kg.languages.annotation import Frame, Phrase, Sentence

# How many words “in addition to” has at most.
_RUN = 3


def besides(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    """Those who were met as well, each in a meeting of his own."""
    if not context.words.besides or frame.negated or frame.quoted:
        return []
    for unit in sentence.phrases:
        if unit.last <= frame.first and unit.posts and told_besides(context, sentence, unit):
            return context.actors([unit], sentence)
    return []


def told_besides(context: Context, sentence: Sentence, unit: Phrase) -> bool:
    """Whether “besides” stands before somebody."""
    runs, start = context.words.besides, max(sentence.first, unit.first - _RUN - 1)
    if not runs or unit.kind not in {"person", "post"}:
        return False
    words = context.annotation.doc[start : unit.first]
    before = " ".join(token.lower_ for token in words if token.pos_ not in {"DET", "PUNCT"})
    return any(before == run or before.endswith(f" {run}") for run in runs)


__all__ = ["besides", "told_besides"]
