"""Facts as factRuEval has them: a tag and arguments, each of which goes by several names."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from kg.evaluation.facts import Fact, Value
from kg.evaluation.names import likeness, normal

# The tags that are scored and their arguments, with how much each weighs, as in the official scorer's table.
WEIGHTS: Final = {
    "occupation": {"who": 1.0, "where": 1.0, "position": 0.5},
    "meeting": {"participant": 1.0},
}
# Which slots of ours say what: the kind, then each argument's slot.
_OURS: Final = {
    "posts": ("occupation", {"who": "holder", "where": "of", "position": "role"}),
    "meetings": ("meeting", {"participant": "participants"}),
}
# Names of so many letters and more may differ in one letter, and in two.
_ONE_LETTER, _TWO_LETTERS = 2, 9


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a fact.

    Args:
        name: `who`, `where`, `position` or `participant`.
        text: As people read it.
        forms: All that it is called, as `kg.evaluation.names.normal` has it.
    """

    name: str
    text: str
    forms: frozenset[str]

    def agrees(self, other: Argument) -> bool:
        """Whether two arguments are one.

        They may differ in a letter or two, and the words of a post in their endings.
        """
        if self.name != other.name:
            return False
        same = _same_post if self.name == "position" else _same_name
        return any(same(one, two) for one in self.forms for two in other.forms)


@dataclass(frozen=True, slots=True)
class Told:
    """A fact, of gold or of what was read.

    Args:
        tag: `occupation` or `meeting`.
        arguments: Its arguments.
        ignored: Whether gold calls it difficult: it may be told or not.
        line: Where it stands in gold.
        span: The words that tell it, of what was read.
    """

    tag: str
    arguments: tuple[Argument, ...]
    ignored: bool = False
    line: int | None = None
    span: tuple[int, int] | None = None

    def __str__(self) -> str:
        return ", ".join(argument.text for argument in self.arguments)


def of_ours(fact: Fact, text: str = "") -> Told | None:
    """A fact that was read, as factRuEval would have it; nothing where it has no such kind.

    A person goes by the name that the graph gives, a state, body or post that the lexicon knows by any of its names,
    and a post also by its words in the text: gold has the words, “глава”, and we have the office, a minister's.

    Args:
        text: What was read.
    """
    if fact.kind.name not in _OURS:
        return None
    tag, slots = _OURS[fact.kind.name]
    arguments = [_argument(name, value) for name, slot in slots.items() for value in fact.of(slot)]
    holder = {word for value in fact.of("holder") for name in value.names for word in name.split()}
    written = frozenset(run for value in fact.of("role") for run in _written(value, text, holder))
    arguments = [replace(a, forms=a.forms | written) if a.name == "position" else a for a in arguments]
    return Told(tag, tuple(arguments), span=fact.span) if arguments else None


def _argument(name: str, value: Value) -> Argument:
    known = any("/" in called for called in value.names)
    forms = value.names if known else {normal(value.text), normal(value.text.partition(" (")[0])}
    return Argument(name, value.text, frozenset(forms))


def _written(value: Value, text: str, holder: Container[str]) -> Iterator[str]:
    """The words that a post begins with in the text, one, two and so on, but for those that name its holder."""
    for claim in value.claims:
        words = [word for word in normal(text[claim.start : claim.end]).split() if word not in holder]
        yield from (" ".join(words[: end + 1]) for end in range(len(words)))


def _same_post(one: str, other: str) -> bool:
    return _same_name(one, other) or likeness(one, other) == 1.0


@lru_cache(maxsize=100_000)
def _same_name(one: str, other: str) -> bool:
    """Whether they differ in no more letters than the longer of them may.

    >>> _same_name("москва", "москвы"), _same_name("мид", "оон"), _same_name("иван лунд", "иваном лунд")
    (True, False, True)
    """
    longest = max(len(one), len(other))
    most = (longest >= _ONE_LETTER) + (longest >= _TWO_LETTERS)
    return one == other or (abs(len(one) - len(other)) <= most and _distance(one, other) <= most)


def _distance(one: str, other: str) -> int:
    """How many letters must be put in, taken out or changed (Levenshtein 1965)."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        above, row = row, [at]
        for column, known in enumerate(other, start=1):
            row.append(min(above[column] + 1, row[-1] + 1, above[column - 1] + (letter != known)))
    return row[-1]
