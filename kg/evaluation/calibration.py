"""Whether confidence means something: of the claims told with it, how many are right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kg.evaluation.scores import Point

# Where bins begin; the last one holds 1.
STARTS: Final = (0.0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)


@dataclass(frozen=True, slots=True)
class Bin:
    """The claims whose confidence lies from `start` up to, without it, `end`.

    Args:
        confidence: Their mean confidence.
        claims: How many there are.
        right: How many of them are right.
    """

    start: float
    end: float
    confidence: float
    claims: int
    right: int

    @property
    def share(self) -> float:
        """How many are right, 0 to 1."""
        return self.right / self.claims


def bins(points: Iterable[Point]) -> list[Bin]:
    """The bins that have claims in them.

    >>> [(b.start, b.claims, b.share) for b in bins([(0.9, True), (0.93, False), (0.5, True)])]
    [(0.5, 1, 1.0), (0.9, 2, 0.5)]
    """
    known = list(points)
    found = []
    for start, end in zip(STARTS, (*STARTS[1:], 1.0), strict=True):
        inside = [point for point in known if start <= point[0] and (point[0] < end or end == 1.0)]
        if inside:
            mean = sum(confidence for confidence, _ in inside) / len(inside)
            found.append(Bin(start, end, mean, len(inside), sum(right for _, right in inside)))
    return found


def error(points: Iterable[Point]) -> float | None:
    """The expected calibration error (Naeini et al. 2015): how far the bins are off, weighed by their claims.

    >>> round(error([(0.9, True), (0.9, True), (0.5, False)]), 3)
    0.233
    """
    found = bins(points)
    total = sum(item.claims for item in found)
    return sum(item.claims * abs(item.share - item.confidence) for item in found) / total if total else None
