"""Several who are met one by one, each with a day or a place of his own: “met A in Oslo on Monday and B on Tuesday”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extractors.context import Context
from kg.extractors.entities import Actor
from kg.languages.annotation import Frame, Phrase, Sentence, Title

_SEVERAL = 2
_WHERE = frozenset({"in", "clause-in"})


@dataclass(frozen=True, slots=True)
class Part:
    """What a frame tells of one of several meetings: the frame with his places alone, and what the date is near to."""

    frame: Frame
    anchor: tuple[int, int] | None = None


def parts(context: Context, sentence: Sentence, frame: Frame, groups: Sequence[Sequence[Actor]]) -> list[Part]:
    """The parts of a frame for each group of those who are met, in their order."""
    whole = [Part(frame) for _ in groups]
    phrases = [_first(group) for group in groups]
    behind = [
        p for p in phrases if p is not None and sentence.first <= p.first < sentence.last and p.first >= frame.last
    ]
    if len(groups) < _SEVERAL or len(behind) != len(groups) or context.profile.adpositions_follow:
        return whole
    ends = {p.first: min((o.first for o in behind if o.first > p.first), default=sentence.last) for p in behind}
    found = [_part(context, sentence, frame, phrase, ends[phrase.first]) for phrase in behind]
    dates = sum(part.anchor is not None for part in found) >= _SEVERAL
    places = sum(len(_places(part.frame)) > 0 for part in found) >= _SEVERAL
    return [
        Part(part.frame if places else frame, part.anchor if dates else None) if dates or places else own
        for part, own in zip(found, whole, strict=True)
    ]


def _first(group: Sequence[Actor]) -> Phrase | None:
    return min((actor.phrase for actor in group), key=lambda phrase: phrase.first, default=None)


def _part(context: Context, sentence: Sentence, frame: Frame, phrase: Phrase, end: int) -> Part:
    """What stands between one who is met and the next."""
    doc = context.annotation.doc
    inside = range(phrase.first, end)
    told = tuple(a for a in frame.arguments if a.role not in _WHERE or a.unit.first in inside)
    stop = doc[end - 1].idx + len(doc[end - 1])
    told_at = [item.start for item in context.expressions(sentence) if doc[phrase.last - 1].idx < item.start < stop]
    before = max((t.i for t in doc[phrase.first : end] if told_at and t.idx < told_at[0]), default=None)
    return Part(replace(frame, arguments=told), (before, before + 1) if before is not None else None)


def _places(frame: Frame) -> list[Phrase | Title]:
    return frame.all(*_WHERE)


__all__ = ["Part", "parts"]
