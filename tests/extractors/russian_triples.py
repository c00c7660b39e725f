"""How the tests of Russian sentences compare what is told with what is expected."""

from __future__ import annotations

from collections.abc import Callable

Facts = Callable[..., set[tuple[str, str, str]]]
# `when` shows them.
_BOUNDS = frozenset({"earliest", "latest"})


def told(found: set[tuple[str, str, str]], subject: str) -> set[str]:
    """All that is told of one subject, as “property object”."""
    return {f"{name} {value}" for key, name, value in found if key == subject and name not in _BOUNDS}


def kinds(found: set[tuple[str, str, str]]) -> set[str]:
    """The kinds of nameless things that are told without “denied” or “possible”."""
    return {key.partition(":")[0] for key, name, _ in found if ":" in key and not name.endswith(")")}


def check(facts: Facts, sentence: str, subject: str, expected: str) -> None:
    assert told(facts(sentence, "ru"), subject) == set(expected.split("; "))
