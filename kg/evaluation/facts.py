"""Facts as they are compared: what gold tells and what was read, in one form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.evaluation.assignment import assign
from kg.evaluation.kinds import Kind
from kg.evaluation.names import likeness
from kg.model import Claim

# Titles that share as much are of one thing.
ALIKE = 0.5
# What a value that only follows from another weighs beside one that is told, where gold would have either.
_FOLLOWS = 0.999


@dataclass(frozen=True, slots=True)
class Value:
    """What stands in a slot.

    Args:
        text: As people read it.
        names: All that it is called, as `kg.evaluation.names.normal` has it, and its keys (`state/PT`).
        titles: The names of a thing whose titles vary: a conference, an initiative, an agreement.
        claims: The claims that tell it; none in gold.
        implied: Whether it only follows from another value of the slot: the state of a city.

    >>> Value("Lisbon", frozenset({"lisbon"})).agrees(Value("Лиссабон", frozenset({"lisbon", "лиссабон"})))
    1.0
    """

    text: str
    names: frozenset[str]
    titles: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    implied: bool = False

    def agrees(self, other: Value) -> float:
        """1 where they share a name; the likeness of their titles where it is enough; else 0."""
        if self.names & other.names:
            return 1.0
        best = max((likeness(one, two) for one in self.titles for two in other.titles), default=0.0)
        return best if best >= ALIKE else 0.0


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a document.

    Args:
        kind: What it is.
        slots: The values of each slot that says something.
        line: Where it stands in gold.
        span: The words that tell it in the document, of what was read.
        unclear: Slots in which any value, or none, is as good.
        optional: Whether it may be told or not.
    """

    kind: Kind
    slots: Mapping[str, tuple[Value, ...]]
    line: int | None = None
    span: tuple[int, int] | None = None
    unclear: frozenset[str] = field(default_factory=frozenset)
    optional: bool = False

    def of(self, *names: str) -> tuple[Value, ...]:
        """The values of some slots, together."""
        return tuple(value for name in names for value in self.slots.get(name, ()))

    def __str__(self) -> str:
        made_of = [slot.name for slot in self.kind.slots if slot.makes or slot.name == "name"]
        told = [value.text for name in made_of for value in self.slots.get(name, ()) if not value.implied]
        return ", ".join(dict.fromkeys(told)) or self.kind.name


def pairs(gold: tuple[Value, ...], told: tuple[Value, ...]) -> list[tuple[int, int]]:
    """Which value of gold is which of what was read, one to one, as many as can be; what is told first."""
    return assign([[one.agrees(other) * (_FOLLOWS if other.implied else 1.0) for other in told] for one in gold])
