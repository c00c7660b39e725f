"""Learned weights: what each mark speaks for a choice, in units of the logarithm of odds; see `training/meetings`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import fsum

from kg import resources


def weighed(table: str, marks: Mapping[str, float]) -> float:
    """How much some marks speak for a choice by a table of weights; the same in whatever order they come.

    Args:
        table: The name of a file of the common data, with the columns `mark` and `weight`.
        marks: Each mark with how much of it there is.
    """
    weights = _weights(table)
    return fsum(weights.get(mark, 0.0) * value for mark, value in marks.items())


@cache
def _weights(table: str) -> dict[str, float]:
    return {row["mark"]: float(row["weight"]) for row in resources.rows(resources.COMMON, table)}


__all__ = ["weighed"]
