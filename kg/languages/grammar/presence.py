"""Words that tell who came to a meeting that goes on, or was there: the table `presence` of a grammar."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg import resources


@dataclass(frozen=True, slots=True)
class Presence:
    """The words of one language.

    Args:
        to: Prepositions before what somebody joins: “к разговору”.
        at: Prepositions before what somebody is at: “на встрече”.
        those: Pronouns and nouns for those whom somebody joins: “к ним”.
        being: Verbs of being somewhere or beside somebody: “был”, “сопровождал”.
        beside: Runs of words before those who were there: “в присутствии”.
        rounds: Nouns for one of several talks, which tell of it without any other noun: “раунд”.
        political: Beginnings of adjectives of talks that are held again and again: “межмидовские консультации”.
    """

    to: frozenset[str]
    at: frozenset[str]
    those: frozenset[str]
    being: frozenset[str]
    beside: frozenset[str]
    rounds: frozenset[str]
    political: frozenset[str]


@cache
def presence(language: str) -> Presence:
    """The words of a language; empty sets where it has none.

    >>> "в присутствии" in presence("ru").beside
    True
    """
    table = resources.toml(language, "grammar.toml").get("presence", {})
    return Presence(**{name: frozenset(table.get(name, ())) for name in Presence.__dataclass_fields__})
