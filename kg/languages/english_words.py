"""The lists of English words by which one reading of a word is chosen."""

from __future__ import annotations

from functools import cache

from kg import resources


@cache
def words_of(name: str) -> frozenset[str]:
    """A list of `verb_phrases.toml`; empty where there is none."""
    return frozenset(resources.toml("en", "verb_phrases.toml").get(name, ()))


@cache
def calendar() -> frozenset[str]:
    """The days and months."""
    return frozenset(resources.toml("en", "grammar.toml")["titles"]["calendar"])


__all__ = ["calendar", "words_of"]
