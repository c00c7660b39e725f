"""The best one-to-one assignment, by the Hungarian method with potentials (Kuhn 1955, Munkres 1957)."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf


def assign(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs of row and column whose weights add up to the most, each row and column in one pair at most.

    Pairs of no weight are left out. Equal choices are settled by the order of rows and columns. Cubic time.

    >>> assign([[0.9, 0.8], [0.8, 0.1]])
    [(0, 1), (1, 0)]
    >>> assign([[0.0], [0.4]])
    [(1, 0)]
    """
    columns = max((len(row) for row in weights), default=0)
    size = max(len(weights), columns)
    if not size or not columns:
        return []
    costs = [
        [-weights[row][column] if row < len(weights) and column < columns else 0.0 for column in range(size)]
        for row in range(size)
    ]
    rows = _rows_of_columns(costs)
    found = ((row, column) for column, row in enumerate(rows) if row < len(weights) and column < columns)
    return sorted((row, column) for row, column in found if weights[row][column] > 0)


def _rows_of_columns(costs: list[list[float]]) -> list[int]:
    """For each column of a square matrix the row it goes to, so that the sum of costs is least."""
    size = len(costs)
    # Row and column 0 stand for "none", so that real ones count from 1.
    of_row, of_column = [0.0] * (size + 1), [0.0] * (size + 1)
    matched = [0] * (size + 1)
    for row in range(1, size + 1):
        matched[0] = row
        _augment(costs, of_row, of_column, matched)
    return [matched[column] - 1 for column in range(1, size + 1)]


def _augment(costs: list[list[float]], of_row: list[float], of_column: list[float], matched: list[int]) -> None:
    """Find a place for the row in `matched[0]` along the shortest path of changes, and make them."""
    size = len(costs)
    least, before, used = [inf] * (size + 1), [0] * (size + 1), [False] * (size + 1)
    column = 0
    while matched[column]:
        used[column] = True
        row, step, nearest = matched[column], inf, 0
        for other in range(1, size + 1):
            if used[other]:
                continue
            slack = costs[row - 1][other - 1] - of_row[row] - of_column[other]
            if slack < least[other]:
                least[other], before[other] = slack, column
            if least[other] < step:
                step, nearest = least[other], other
        for other in range(size + 1):
            if used[other]:
                of_row[matched[other]] += step
                of_column[other] -= step
            else:
                least[other] -= step
        column = nearest
    while column:
        matched[column], column = matched[before[column]], before[column]
