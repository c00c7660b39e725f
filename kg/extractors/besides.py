"""Another whom somebody has met, told before the verb: “Besides his counterpart, X, he saw the president”."""

from __future__ import annotations

from kg.extractors.context import Context
from kg.extractors.entities import Actor
from kg.languages.annotation import Frame, Sentence

# How many words “in addition to” has at most.
_RUN = 3


def besides(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    """Those who were met as well, each in a meeting of his own."""
    runs, doc = context.words.besides, context.annotation.doc
    if not runs or frame.negated or frame.quoted:
        return []
    for unit in sentence.phrases:
        if unit.last > frame.first or unit.kind not in {"person", "post"} or not unit.posts:
            continue
        start = max(sentence.first, unit.first - _RUN - 1)
        before = " ".join(token.lower_ for token in doc[start : unit.first] if token.pos_ not in {"DET", "PUNCT"})
        if any(before == run or before.endswith(f" {run}") for run in runs):
            return context.actors([unit], sentence)
    return []


__all__ = ["besides"]
