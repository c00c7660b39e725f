"""Several who are met one by one, each with a day or a place of his own: “met A in Oslo on Monday and B on Tuesday”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

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
    found = [_part(context, sentence, frame, run) for run in _runs(context, sentence, frame, behind)]
    dates = sum(part.anchor is not None for part in found) >= _SEVERAL
    places = sum(len(_places(part.frame)) > 0 for part in found) >= _SEVERAL
    return [
        Part(part.frame if places else frame, part.anchor if dates else None) if dates or places else own
        for part, own in zip(found, whole, strict=True)
    ]


def _runs(context: Context, sentence: Sentence, frame: Frame, behind: Sequence[Phrase]) -> list[range]:
    """The tokens that tell of each who is met: up to the next, or from the one before where all is told before them.

    “Met A in Oslo on Monday and B on Tuesday”, “was received in Oslo on 4 May by A, and on 5 May by B”.
    """
    row = sorted({p.first: p for p in behind}.values(), key=lambda p: p.first)
    between = [range(one.last, other.first) for one, other in pairwise(row)]
    before, rest = [range(frame.last, row[0].first), *between], range(row[-1].last, sentence.last)
    ahead = all(_tells(context, sentence, frame, run) for run in before) and not _tells(context, sentence, frame, rest)
    own = dict(zip((p.first for p in row), before if ahead else [*between, rest], strict=True))
    return [own[p.first] for p in behind]


def _tells(context: Context, sentence: Sentence, frame: Frame, run: range) -> bool:
    """Whether a day or a place is told among some tokens."""
    return bool(_dates(context, sentence, run)) or any(unit.first in run for unit in _places(frame))


def _dates(context: Context, sentence: Sentence, run: range) -> list[int]:
    """The tokens that dates begin with, among some tokens."""
    doc = context.annotation.doc
    starts = [item.start for item in context.expressions(sentence)]
    return [t.i for t in doc[run.start : run.stop] if any(t.idx <= start < t.idx + len(t) for start in starts)]


def _first(group: Sequence[Actor]) -> Phrase | None:
    return min((actor.phrase for actor in group), key=lambda phrase: phrase.first, default=None)


def _part(context: Context, sentence: Sentence, frame: Frame, run: range) -> Part:
    """What is told among the tokens that are one's own."""
    told = tuple(a for a in frame.arguments if a.role not in _WHERE or a.unit.first in run)
    dates = _dates(context, sentence, run)
    before = dates[0] - 1 if dates else None
    return Part(replace(frame, arguments=told), (before, before + 1) if before is not None else None)


def _places(frame: Frame) -> list[Phrase | Title]:
    return frame.all(*_WHERE)


__all__ = ["Part", "parts"]
