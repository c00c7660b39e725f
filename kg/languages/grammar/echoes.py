"""A verb that an auxiliary stands for: “X received Y, and so did Z”, “A condemned the attack, as did B and C”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kg.languages.annotation import Argument, Frame, Phrase, Sentence
from kg.languages.grammar.profile import Profile

_DOERS = frozenset({"person", "post", "side", "state", "organization"})
_SUBJECT = frozenset({"subject", "inherited"})
# How many words stand at most between the auxiliary and who does the same, and between two of them.
_NEAR = 2


def echoed(found: Sequence[Frame], doc: Doc, sentence: Sentence, profile: Profile) -> list[Frame]:
    """The frames that say once more, of others, what a frame before them tells."""
    told: list[Frame] = []
    for at in range(sentence.first + 1, sentence.last - 1):
        if doc[at].lower_ not in profile.echoes or doc[at + 1].pos_ != "AUX" or sentence.in_quotes(at):
            continue
        frame = next((f for f in reversed(found) if f.last <= at and not f.nominal and f.all(*_SUBJECT)), None)
        people = _same(sentence, at + 2, doc)
        if frame is None or frame.passive or not people:
            continue
        others = tuple(item for item in frame.arguments if item.role not in _SUBJECT and item.unit.first < at)
        told.append(replace(frame, arguments=(*(Argument("subject", unit) for unit in people), *others)))
    return told


def _same(sentence: Sentence, at: int, doc: Doc) -> list[Phrase]:
    """Those who do the same: the phrases behind the auxiliary, joined by commas and conjunctions alone."""
    found: list[Phrase] = []
    for unit in (unit for unit in sentence.phrases if unit.first >= at and unit.kind in _DOERS):
        between = doc[found[-1].last if found else at : unit.first]
        joined = all(token.pos_ in {"DET", "CCONJ", "PUNCT"} for token in between)
        if len(between) > _NEAR or not joined:
            break
        found.append(unit)
    return found
