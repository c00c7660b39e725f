"""Which fact of gold is which of those that were read: one to one, and the best whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.evaluation.assignment import assign
from kg.evaluation.facts import Fact, Value, pairs

# How much a slot weighs where several facts could be one: what makes a fact weighs most.
_MAKES, _SAID = 4.0, 1.0
# What two facts that may be one have in common at least, so that a pair is better than none.
_LEAST = 0.1
_MORE_THAN_HALF = 0.5


def match(gold: Sequence[Fact], told: Sequence[Fact]) -> list[tuple[int, int]]:
    """The pairs of gold and told facts of one kind, as indices; never two that cannot be one."""
    return assign([[closeness(one, other) for other in told] for one in gold])


def closeness(gold: Fact, told: Fact) -> float:
    """How close two facts are; 0 where they cannot be one."""
    if not _may_be_one(gold, told):
        return 0.0
    total = _LEAST
    for slot in gold.kind.slots:
        weight = _MAKES if slot.makes or slot.sort == "title" else _SAID
        total += weight * shared(gold, told, slot.name)
    return total


def shared(gold: Fact, told: Fact, *slots: str) -> float:
    """How much two facts share of the values of some slots taken together, 0 to 1 (Dice)."""
    ours, theirs = _distinct(gold.of(*slots)), _distinct(told.of(*slots))
    total = len(ours) + sum(not value.implied for value in theirs)
    return min(1.0, 2 * len(pairs(ours, theirs)) / total) if total else 0.0


def _distinct(values: Iterable[Value]) -> tuple[Value, ...]:
    """A state that is told as a participant and as a party counts once."""
    return tuple({value.names: value for value in values}.values())


def _may_be_one(gold: Fact, told: Fact) -> bool:
    for group in gold.kind.agree:
        ours, theirs = gold.of(*group), told.of(*group)
        if ours and theirs and not pairs(ours, theirs):
            return False
    return not gold.kind.pool or shared(gold, told, *_spoken_of(gold)) > _MORE_THAN_HALF


def _spoken_of(gold: Fact) -> list[str]:
    """The slots that are pooled: those in which gold says something; one that is left out does not part two facts."""
    return [name for name in gold.kind.pool if gold.slots.get(name) and name not in gold.unclear]
