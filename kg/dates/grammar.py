"""The grammar of a language's dates, read from its `dates.toml` and `months.tsv` when first asked for.

A pattern is a row of elements, read over tokens from left to right:

    word|word       one of these words, or a mark such as a comma
    {class}         a word of the class, or what an inner rule of that name finds; the value goes into the slot `class`
    {class:slot}    the same, into another slot; `{any_month}` fills `month` by itself
    ~…              glued to what stands before it
    !…              none of these words stands here, `!#` no number (takes up nothing)
    […]             may be left out
    ^ and $         a line starts, or ends, here (take up nothing)
    < and >         what stands before `<` and after `>` is only looked at, and is no part of the date

Classes that stand in no table: `{d}` (a day, 1 to 31), `{m}` (1 to 12), `{yyyy}` (a year, 1800 to 2199), `{yy}` (two
figures), `{count}` (any number in figures), `{n}` (a count up to 999, in figures or a word of the class `number`),
`{figures}` (06.03.2026), `{month}`, `{month_short}`, `{any_month}`. What is good for every language stands in
`common/dates.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from kg import resources
from kg.dates.building import BUILDERS, Value
from kg.dates.nodes import Absent, Edge, End, Mark, Maybe, Node, Number, Refer, Word, seconds, starts
from kg.dates.tokens import FIGURES, NUMBER

FILE: Final = "dates.toml"
_NUMBERS: Final = {
    "count": (NUMBER, 1, 9, 0, 999_999_999),
    "d": (NUMBER, 1, 2, 1, 31),
    "m": (NUMBER, 1, 2, 1, 12),
    "n": (NUMBER, 1, 3, 1, 999),
    "yy": (NUMBER, 2, 2, 0, 99),
    "yyyy": (NUMBER, 4, 4, 1800, 2199),
}
_PLACEHOLDER: Final = re.compile(r"(?<!!)\{(\w+)(?::(\w+))?\}")
_ELEMENT: Final = re.compile(r"\[|\]|[^\s\[\]]+")


@dataclass(frozen=True, slots=True)
class Form:
    """One pattern: its first element, what it means and the constants that go with it."""

    node: Node
    means: str
    constants: tuple[tuple[str, Value], ...]
    found: bool
    looks_around: bool


@dataclass(slots=True)
class Rule:
    """The patterns of one name, by the key of the token that they may start with.

    Those that are looked for in a text have beside them the keys that may come next: most words that a pattern may
    start with are prepositions, and most prepositions stand before no date.
    """

    name: str
    forms: list[Form] = field(default_factory=list)
    by_start: dict[str, list[Form]] = field(default_factory=dict)
    found_by_start: dict[str, list[tuple[Form, frozenset[str]]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Grammar:
    """A language's dates.

    Args:
        rules: All rules by name.
        starters: The rules that are looked for in a text, by the token that they may start with.
        abbreviations: Words that take a full stop with them.
        before: Words before a date that say how it bounds the event, as rows of words, with `since`, `until` …
        after: The same for words after a date.
        outside: Endings of a date's last word that are no part of it.
    """

    rules: Mapping[str, Rule]
    starters: Mapping[str, tuple[Rule, ...]]
    abbreviations: frozenset[str]
    before: tuple[tuple[tuple[str, ...], str], ...]
    after: tuple[tuple[tuple[str, ...], str], ...]
    outside: tuple[str, ...]


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language; one that finds only dates in figures where the language has no `dates.toml`."""
    return compile_grammar(
        resources.toml(language, FILE),
        months=resources.rows(language, "months.tsv"),
        common=resources.toml(resources.COMMON, FILE),
        file=f"{language}/{FILE}",
    )


def compile_grammar(
    data: Mapping[str, Any],
    *,
    months: Sequence[Mapping[str, str]] = (),
    common: Mapping[str, Any] | None = None,
    file: str = FILE,
) -> Grammar:
    """The grammar that tables make.

    Args:
        data: What stands in a `dates.toml`.
        months: The names of the months: rows of `form`, `month` and `kind` (`full` or `short`).
        common: What stands in the `dates.toml` for all languages.
        file: The file's name, for messages.

    Raises:
        ValueError: A pattern that cannot be read, or that does not fill what its meaning needs.

    >>> sorted(compile_grammar({"rules": [{"name": "year", "means": "year", "forms": ["anno {yyyy}"]}]}).starters)
    ['anno']
    """
    return _Compiler(data, months, common or {}, file).compile()


class _Compiler:
    """Builds the grammar of one language."""

    def __init__(
        self, data: Mapping[str, Any], months: Sequence[Mapping[str, str]], common: Mapping[str, Any], file: str
    ) -> None:
        self.data = data
        self.common = common
        self.file = file
        self.classes: dict[str, dict[str, Value]] = {"month": {}, "month_short": {}}
        for row in months:
            short = row.get("kind") == "short"
            self.classes["month_short" if short else "month"][row["form"]] = int(row["month"])
        for name, members in {**self.common.get("words", {}), **data.get("words", {})}.items():
            self.classes[name] = _members(members)
        for name, choice in data.get("subsets", {}).items():
            wanted = re.compile(choice["like"])
            self.classes[name] = {
                form: value for form, value in self.classes[choice["of"]].items() if wanted.fullmatch(form)
            }
        self.classes["any_month"] = self.classes["month"] | self.classes["month_short"]
        self.cases = dict.fromkeys(data.get("capitalised", ()), "upper") | dict.fromkeys(data.get("small", ()), "lower")
        self.rules: dict[str, Rule] = {}

    def compile(self) -> Grammar:
        entries = [*self.common.get("rules", ()), *self.data.get("rules", ())]
        for entry in entries:
            if entry["name"] in self.classes or entry["name"] in _NUMBERS:
                raise ValueError(f"{self.file}: {entry['name']!r} is a class and cannot be a rule too")
            self.rules.setdefault(entry["name"], Rule(entry["name"]))
        for entry in entries:
            self._add(entry)
        starters: dict[str, list[Rule]] = {}
        for rule in self.rules.values():
            for form in rule.forms:
                for key in starts(form.node):
                    if not form.looks_around:
                        rule.by_start.setdefault(key, []).append(form)
                    if form.found:
                        rule.found_by_start.setdefault(key, []).append((form, seconds(form.node, key)))
            for key in rule.found_by_start:
                starters.setdefault(key, []).append(rule)
        return Grammar(
            rules=self.rules,
            starters={key: tuple(rules) for key, rules in starters.items()},
            abbreviations=self._abbreviations(),
            before=_phrases(self.data.get("before", {})),
            after=_phrases(self.data.get("after", {})),
            outside=tuple(self.data.get("outside", ())),
        )

    def _abbreviations(self) -> frozenset[str]:
        return frozenset(self.data.get("abbreviations", ())) | frozenset(self.classes["month_short"])

    def _add(self, entry: Mapping[str, Any]) -> None:
        constants = tuple(entry.get("with", {}).items())
        for pattern in entry["forms"]:
            elements = _ELEMENT.findall(pattern)
            self._check(entry, pattern)
            node, rest = self._row(elements, End(), pattern)
            if rest or elements.count("[") != elements.count("]"):
                raise ValueError(f"{self.file}: the brackets of {pattern!r} do not match")
            looks_around = "<" in elements or ">" in elements
            form = Form(node, entry["means"], constants, entry.get("found", True), looks_around)
            self.rules[entry["name"]].forms.append(form)

    def _check(self, entry: Mapping[str, Any], pattern: str) -> None:
        """That a pattern fills what its meaning is made of."""
        if entry["means"] not in BUILDERS:
            raise ValueError(f"{self.file}: rule {entry['name']!r} means {entry['means']!r}, which is not known")
        filled = {slot or _slot(name) for name, slot in _PLACEHOLDER.findall(pattern)} | set(entry.get("with", {}))
        for need in BUILDERS[entry["means"]][1].split():
            if filled.isdisjoint(need.split("|")):
                raise ValueError(f"{self.file}: {pattern!r} fills no slot {need!r}, which {entry['means']!r} needs")

    def _row(self, elements: list[str], tail: Node, pattern: str) -> tuple[Node, list[str]]:
        """The elements up to the bracket that closes them, linked to `tail`, and what is left after that bracket."""
        if not elements:
            return tail, []
        first, rest = elements[0], elements[1:]
        if first == "]":
            return tail, rest
        if first == "[":
            depth, close = 1, 0
            while depth and close < len(rest):
                depth += {"[": 1, "]": -1}.get(rest[close], 0)
                close += 1
            after, left = self._row(rest[close:], tail, pattern)
            inner, _ = self._row(rest[: close - 1], after, pattern)
            return Maybe(inner, after), left
        following, left = self._row(rest, tail, pattern)
        return self._element(first, following, pattern), left

    def _element(self, element: str, following: Node, pattern: str) -> Node:
        if element in "<>":
            return Mark(element, following)
        if element in "^$":
            return Edge(element, following)
        glued, absent = element.startswith("~"), element.startswith("!")
        element = element[1:] if glued or absent else element
        if not element.startswith("{"):
            literal: dict[str, Value] = dict.fromkeys(element.split("|"), element)
            return Absent(literal, following) if absent else Word(literal, "", glued, "", following)
        name, _, slot = element[1:-1].partition(":")
        slot = slot or _slot(name)
        if name == "figures":
            return Number(FIGURES, 0, 99, 0, 0, {}, slot, glued, following)
        if name in _NUMBERS:
            words = self.classes.get("number", {}) if name == "n" else {}
            return Number(*_NUMBERS[name], words, slot, glued, following)
        if name in self.classes:
            if absent:
                return Absent(self.classes[name], following)
            return Word(self.classes[name], slot, glued, self.cases.get(name, ""), following)
        if name in self.rules:
            return Refer(self.rules[name], slot, following)
        raise ValueError(f"{self.file}: {element} in {pattern!r} is neither a class nor a rule")


def _slot(name: str) -> str:
    """The slot that a class fills by itself."""
    return name.removeprefix("any_")


def _members(members: Any) -> dict[str, Value]:
    """A class from a list of words, or from a table of values with their words; figures in the table are numbers."""
    if isinstance(members, list):
        return {word: word for word in members}
    return {
        word: int(value) if re.fullmatch(r"-?\d+", value) else value
        for value, words in members.items()
        for word in words
    }


def _phrases(table: Mapping[str, list[str]]) -> tuple[tuple[tuple[str, ...], str], ...]:
    phrases = [(tuple(phrase.split()), relation) for relation, words in table.items() for phrase in words]
    return tuple(sorted(phrases, key=lambda each: -len(each[0])))
