"""The elements of a pattern, linked into a graph that is walked over the tokens of a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

from kg.dates.building import Value
from kg.dates.meaning import Meaning
from kg.dates.tokens import NUMBER, Token

if TYPE_CHECKING:
    from kg.dates.grammar import Rule

# Among the keys of tokens: whatever stands there.
ANY: Final = "*"

# What was filled so far; the marks `<` and `>` stand in it with the token that they stand before.
Filled: TypeAlias = "tuple[tuple[str, Value], ...]"


class Reader(Protocol):
    """What a walk reads: the tokens, and what inner rules find at a token."""

    tokens: list[Token]
    text: str

    def inner(self, rule: Rule, at: int) -> list[tuple[int, Meaning]]:
        """The meanings of a rule at a token, each with the token after it."""
        ...


class Node(Protocol):
    """An element and all that follows it."""

    def walk(self, reader: Reader, at: int, filled: Filled, out: list[tuple[int, Filled]]) -> None:
        """Add to `out` each way to the end of the pattern: the token after it and what was filled."""
        ...


@dataclass(frozen=True, slots=True)
class End:
    """The end of a pattern."""

    def walk(self, reader: Reader, at: int, filled: Filled, out: list[tuple[int, Filled]]) -> None:
        out.append((at, filled))


@dataclass(frozen=True, slots=True)
class Word:
    """One of a set of words; its value goes into `slot`, where that has a name."""

    words: Mapping[str, Value]
    slot: str
    glued: bool
    case: str
    following: Node

    def walk(self, reader: Reader, at: int, filled: Filled, out: list[tuple[int, Filled]]) -> None:
        token = reader.tokens[at]
        value = self.words.get(token.word)
        if value is None or (self.glued and not token.glued):
            return
        if self.case and reader.text[token.start].isupper() != (self.case == "upper"):
            return
        self.following.walk(reader, at + 1, (*filled, (self.slot, value)) if self.slot else filled, out)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in figures, of so many figures and in these bounds, or a word for one; or a date in figures."""

    key: str
    fewest: int
    most: int
    low: int
    high: int
    words: Mapping[str, Value]
    slot: str
    glued: bool
    following: Node

    def walk(self, reader: Reader, at: int, filled: Filled, out: list[tuple[int, Filled]]) -> None:
        token = reader.tokens[at]
        value = self._value(token)
        if value is not None and (token.glued or not self.glued):
            self.following.walk(reader, at + 1, (*filled, (self.slot, value)), out)

    def _value(self, token: Token) -> Value | None:
        if token.key != self.key:
            return self.words.get(token.word)
        if self.key != NUMBER:
            return token.word
        number = int(token.word) if self.fewest <= len(token.word) <= self.most else -1
        return number if self.low <= number <= self.high else None


@dataclass(frozen=True, slots=True)
class Refer:
    """What an inner rule finds."""

    rule: Rule
    slot: str
    following: Node

    def walk(self, reader: Reader, at: int, filled: Filled, out: list[tuple[int, Filled]]) -> None:
        for end, meaning in reader.inner(self.rule, at):
            self.following.walk(reader, end, (*filled, (self.slot, meaning)), out)


@dataclass(frozen=True, slots=True)
class Maybe:
    """Elements that may be left out."""

    inner: Node
    following: Node

    def walk(self, reader: Reader, at: int, filled: Filled, out: list[tuple[int, Filled]]) -> None:
        self.inner.walk(reader, at, filled, out)
        self.following.walk(reader, at, filled, out)


@dataclass(frozen=True, slots=True)
class Absent:
    """None of a set of words stands here; `#` among them is any number."""

    words: Mapping[str, Value]
    following: Node

    def walk(self, reader: Reader, at: int, filled: Filled, out: list[tuple[int, Filled]]) -> None:
        token = reader.tokens[at]
        if token.word not in self.words and token.key not in self.words:
            self.following.walk(reader, at, filled, out)


@dataclass(frozen=True, slots=True)
class Mark:
    """Where the date starts (`<`) or ends (`>`) inside a pattern that looks further."""

    sign: str
    following: Node

    def walk(self, reader: Reader, at: int, filled: Filled, out: list[tuple[int, Filled]]) -> None:
        self.following.walk(reader, at, (*filled, (self.sign, at)), out)


@dataclass(frozen=True, slots=True)
class Edge:
    """The start (`^`) or the end (`$`) of a line stands here."""

    sign: str
    following: Node

    def walk(self, reader: Reader, at: int, filled: Filled, out: list[tuple[int, Filled]]) -> None:
        if self.sign == "^":
            beside = reader.text[: reader.tokens[at].start].rstrip(" \t")
            there = not beside or beside[-1] == "\n"
        else:
            beside = reader.text[reader.tokens[at - 1].end :].lstrip(" \t\r")
            there = not beside or beside[0] == "\n"
        if there:
            self.following.walk(reader, at, filled, out)


def starts(node: Node) -> frozenset[str]:
    """The keys of the tokens that a pattern may start with; `ANY` among them where it may be over already."""
    if isinstance(node, Word):
        return frozenset(NUMBER if word.isdigit() else word for word in node.words)
    if isinstance(node, Number):
        return frozenset({node.key, *node.words})
    if isinstance(node, Refer):
        return frozenset().union(*(starts(form.node) for form in node.rule.forms))
    if isinstance(node, Maybe):
        return starts(node.inner) | starts(node.following)
    if isinstance(node, Absent | Mark | Edge):
        return starts(node.following)
    return frozenset({ANY})


def seconds(node: Node, key: str) -> frozenset[str]:
    """The keys that may stand after a first token of this key; `ANY` among them where that is not known."""
    if isinstance(node, Word | Number):
        return starts(node.following) if key in starts(node) else frozenset()
    if isinstance(node, Maybe):
        return seconds(node.inner, key) | seconds(node.following, key)
    if isinstance(node, Absent | Mark | Edge):
        return seconds(node.following, key)
    return frozenset({ANY})
