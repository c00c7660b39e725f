"""The best one-to-one assignment."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from kg.evaluation.assignment import assign

WEIGHTS = st.integers(0, 20).map(lambda number: number / 20)


@st.composite
def matrices(draw):
    columns = draw(st.integers(1, 5))
    return draw(st.lists(st.lists(WEIGHTS, min_size=columns, max_size=columns), min_size=1, max_size=5))


def best(weights):
    """The largest sum there is, by trying every assignment."""
    rows, columns = len(weights), len(weights[0])
    size = max(rows, columns)
    padded = [[weights[r][c] if r < rows and c < columns else 0 for c in range(size)] for r in range(size)]
    return max(sum(padded[row][column] for row, column in enumerate(order)) for order in permutations(range(size)))


@given(matrices())
def test_no_other_assignment_is_better(weights):
    found = assign(weights)
    assert abs(sum(weights[row][column] for row, column in found) - best(weights)) < 1e-9


@given(matrices())
def test_each_row_and_column_is_used_once_and_for_something(weights):
    found = assign(weights)
    assert len({row for row, _ in found}) == len({column for _, column in found}) == len(found)
    assert all(weights[row][column] > 0 for row, column in found)


def test_nothing_is_assigned_to_nothing():
    assert assign([]) == []
    assert assign([[], []]) == []


def test_equal_choices_are_settled_by_order():
    assert assign([[1.0, 1.0], [1.0, 1.0]]) == [(0, 0), (1, 1)]
