"""Words that tell affairs between states from those of one country: the table `diplomacy` of a grammar."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg import resources


@dataclass(frozen=True, slots=True)
class Affairs:
    """The words of one language.

    Args:
        worldwide: Beginnings of words that say of a conference that it is one of several states or their officials.
        homely: Beginnings of words that say that it is one of a party, a trade, a firm or a chamber.
        trades: Beginnings of words that say that it is one of those who share a trade or a science, of whatever lands.
        following: Words that make of a conference the next one of a row that was told of.
        sporting: Beginnings of words for federations, clubs and sports.
        sittings: Nouns for a conference that is but a sitting where no state or body is named with it.
        chambers: Nouns for a conference that is a body of a region where its place is named with it.
        institutional: Beginnings of words in the name of what is a public body.
        realms: Nouns for a state or what governs it, as in “the country's president”.
        provinces: Words for a part of a state, whose officials are its own.
        genitives: Prepositions that lead to what a post is one of.
        shadowing: Words that make a post one that is not held: “the shadow chancellor”.
    """

    worldwide: frozenset[str]
    homely: frozenset[str]
    trades: frozenset[str]
    following: frozenset[str]
    sporting: frozenset[str]
    sittings: frozenset[str]
    chambers: frozenset[str]
    institutional: frozenset[str]
    realms: frozenset[str]
    provinces: frozenset[str]
    genitives: frozenset[str]
    shadowing: frozenset[str]


@cache
def affairs(language: str) -> Affairs:
    """The words of a language; empty sets where it has none.

    >>> "shadow" in affairs("en").shadowing
    True
    """
    table = resources.toml(language, "grammar.toml").get("diplomacy", {})
    return Affairs(**{name: frozenset(table.get(name, ())) for name in Affairs.__dataclass_fields__})
