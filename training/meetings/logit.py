"""A conditional logit: one of several candidates is right, by marks that speak for each and weigh what is learned."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

STEPS: Final = 400
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


def matrix(example: Example, places: dict[str, int]) -> Vector:
    rows = np.zeros((len(example.marks), len(places)))
    for at, marks in enumerate(example.marks):
        for mark, value in marks.items():
            if mark in places:
                rows[at, places[mark]] = value
    return rows


def fit(examples: Sequence[Example], places: dict[str, int], *, ridge: float) -> Vector:
    """The weights of the highest penalised likelihood, by gradient descent; a step is halved until it helps.

    Args:
        examples: What is learned from.
        places: The marks that have a weight.
        ridge: How strong weights are held near nought.
    """
    data = [(matrix(example, places), np.array(example.right)) for example in examples]

    def loss(weights: Vector) -> tuple[float, Vector]:
        total, slope = ridge / 2 * float(weights @ weights), ridge * weights
        for rows, right in data:
            scores = rows @ weights
            odds = np.exp(scores - scores.max())
            total -= float(np.log(odds[right].sum() / odds.sum()))
            slope = slope - rows.T @ (odds * right / odds[right].sum() - odds / odds.sum())
        return total, slope

    return _descend(loss, np.zeros(len(places)))


def _descend(loss: Callable[[Vector], tuple[float, Vector]], weights: Vector) -> Vector:
    step = 0.01
    value, slope = loss(weights)
    for _ in range(STEPS):
        while True:
            tried = weights - step * slope
            told, next_slope = loss(tried)
            if told < value or step < 1e-9:
                break
            step /= 2
        weights, value, slope, step = tried, told, next_slope, step * 1.5
    return weights


def write(table: Path, places: dict[str, int], weights: Vector, script: str) -> None:
    """Write the weights as a table of the product."""
    lines = [f"{mark}\t{weights[at]:.3f}" for mark, at in places.items() if abs(weights[at]) >= 0.0005]
    head = f"# Made by {script}: do not edit.\nmark\tweight\n"
    table.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
