"""A conditional logit: one of several candidates is right, by marks that speak for each and weigh what is learned."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from kg import resources

STEPS: Final = 400
# The first step; by how much of what the slope promises a step has to help; what is too small to go on; and how many
# steps back are remembered.
_FIRST, _ENOUGH, _SMALL, _PAST = 0.01, 1e-4, 1e-4, 10
# Marks that too few examples have tell nothing.
LEAST: Final = 3
Vector = npt.NDArray[np.float64]


@dataclass(slots=True)
class Example:
    """One choice: the candidates with their marks, which are right, and whom the rules found.

    Args:
        part: The folder of gold that it is of.
        language: That of the document.
        opens: Whether “nobody” is one of the candidates, the last.
        marks: By candidate, what speaks for it.
        right: By candidate, whether it is right.
        rules: The candidate that the rules chose.
    """

    part: str
    language: str
    opens: bool
    marks: list[dict[str, float]]
    right: list[bool]
    rules: int | None


def marks_of(examples: Iterable[Example]) -> dict[str, int]:
    """The marks that enough examples have, each with its place."""
    times: dict[str, int] = {}
    for example in examples:
        for mark in {mark for marks in example.marks for mark in marks}:
            times[mark] = times.get(mark, 0) + 1
    return {mark: at for at, mark in enumerate(sorted(mark for mark, n in times.items() if n >= LEAST))}


def scores_of(example: Example, places: dict[str, int], weights: Vector) -> Vector:
    """By candidate, how much speaks for it."""
    return np.array([sum(weights[places[m]] * v for m, v in marks.items() if m in places) for marks in example.marks])


def fit(
    examples: Sequence[Example], places: dict[str, int], *, ridge: float, shares: Sequence[float] | None = None
) -> Vector:
    """The weights of the highest penalised likelihood, by L-BFGS (Liu and Nocedal 1989).

    Args:
        examples: What is learned from.
        places: The marks that have a weight.
        ridge: How strong weights are held near nought.
        shares: By example, how much it counts; all the same where none are given.
    """
    data = _Flat.of(examples, places, np.ones(len(examples)) if shares is None else np.array(shares))

    def loss(weights: Vector) -> tuple[float, Vector]:
        total, slope = data.loss(weights)
        return total + ridge / 2 * float(weights @ weights), slope + ridge * weights

    return _descend(loss, np.zeros(len(places)))


@dataclass(slots=True)
class _Flat:
    """The marks of all candidates of all examples, one after the other."""

    marks: npt.NDArray[np.intp]
    values: Vector
    candidates: npt.NDArray[np.intp]
    examples: npt.NDArray[np.intp]
    right: npt.NDArray[np.bool_]
    shares: Vector

    @classmethod
    def of(cls, examples: Sequence[Example], places: dict[str, int], shares: Vector) -> _Flat:
        rows = [(at, marks) for at, example in enumerate(examples) for marks in example.marks]
        known = [
            (places[mark], value, row)
            for row, (_, marks) in enumerate(rows)
            for mark, value in sorted(marks.items())
            if mark in places
        ]
        return cls(
            np.array([mark for mark, _, _ in known], dtype=np.intp),
            np.array([value for _, value, _ in known]),
            np.array([row for _, _, row in known], dtype=np.intp),
            np.array([at for at, _ in rows], dtype=np.intp),
            np.array([right for example in examples for right in example.right]),
            shares,
        )

    def loss(self, weights: Vector) -> tuple[float, Vector]:
        """The negative logarithm of the likelihood, and its slope."""
        scores = np.bincount(self.candidates, weights[self.marks] * self.values, len(self.examples))
        highest = np.full(len(self.shares), -np.inf)
        np.maximum.at(highest, self.examples, scores)
        odds = np.exp(scores - highest[self.examples])
        every = np.bincount(self.examples, odds, len(self.shares))
        right = np.bincount(self.examples, odds * self.right, len(self.shares))
        off = odds / every[self.examples] - odds * self.right / right[self.examples]
        off = off * self.shares[self.examples]
        slope = np.bincount(self.marks, off[self.candidates] * self.values, len(weights))
        return float(self.shares @ np.log(every / right)), slope


def _descend(loss: Callable[[Vector], tuple[float, Vector]], weights: Vector) -> Vector:
    past: list[tuple[Vector, Vector]] = []
    value, slope = loss(weights)
    for _ in range(STEPS):
        way = _direction(slope, past)
        step = 1.0
        tried = weights - step * way
        told, next_slope = loss(tried)
        while told > value - _ENOUGH * step * float(slope @ way) and step > _SMALL:
            step /= 2
            tried = weights - step * way
            told, next_slope = loss(tried)
        if value - told < _SMALL:
            break
        past = [*past, (tried - weights, next_slope - slope)][-_PAST:]
        weights, value, slope = tried, told, next_slope
    return weights


def _direction(slope: Vector, past: Sequence[tuple[Vector, Vector]]) -> Vector:
    """Where to go, by the slope and how it changed with the steps before."""
    if not past:
        return slope * _FIRST
    way, shares = slope.copy(), []
    for moved, turned in reversed(past):
        shares.append(float(moved @ way) / float(turned @ moved))
        way -= shares[-1] * turned
    moved, turned = past[-1]
    way *= float(moved @ turned) / float(turned @ turned)
    for (moved, turned), share in zip(past, reversed(shares), strict=True):
        way += moved * (share - float(turned @ way) / float(turned @ moved))
    return way


def write(table: str, places: dict[str, int], weights: Vector, script: str, *, least: float = 0.0005) -> None:
    """Write the weights as a table of the product's common data, without those less than `least` from nought."""
    lines = [f"{mark}\t{weights[at]:.3f}" for mark, at in places.items() if abs(weights[at]) >= least]
    head = f"# Made by {script}: do not edit.\nmark\tweight\n"
    path = Path(str(resources.language_file(resources.COMMON, table)))
    path.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
