"""Counts of what was right, made up and missed, and the measures that follow from them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were right, made up and missed; one that is right in part counts by its share.

    >>> counts = Counts(right=8, made_up=2) + Counts(missed=8)
    >>> counts.precision, counts.recall, round(counts.f1, 3)
    (0.8, 0.5, 0.615)
    """

    right: float = 0
    made_up: float = 0
    missed: float = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.made_up + other.made_up, self.missed + other.missed)

    @property
    def precision(self) -> float | None:
        """Of what was told, how much is right; `None` where nothing was told."""
        told = self.right + self.made_up
        return self.right / told if told else None

    @property
    def recall(self) -> float | None:
        """Of what gold has, how much was told; `None` where it has nothing."""
        gold = self.right + self.missed
        return self.right / gold if gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two; `None` where there is neither gold nor anything told."""
        total = 2 * self.right + self.made_up + self.missed
        return 2 * self.right / total if total else None


@dataclass(frozen=True, slots=True)
class Row:
    """What is counted: facts of a kind, values of a slot, or entities of a class, in one language.

    Args:
        language: `en`, `ru` or `kk`.
        kind: `meetings`, or a class of entities.
        slot: `place`; nothing for the facts themselves.
    """

    language: str
    kind: str
    slot: str | None = None

    @property
    def name(self) -> str:
        """`meetings` or `meetings.place`."""
        return f"{self.kind}.{self.slot}" if self.slot else self.kind


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was missed or made up.

    Args:
        row: Where it is counted.
        made_up: Whether it was made up; missed otherwise.
        text: What it is.
        of: The fact that it is a value of, if it is one.
        where: The file of gold, with the line of what was missed.
        quote: The words that what was made up was taken from.
    """

    row: Row
    made_up: bool
    text: str
    of: str | None
    where: str
    quote: str | None = None


# A claim's confidence, and whether it is right.
Point = tuple[float, bool]
