"""Words that tell who was at a meeting, and which meeting is one of several: the table `presence` of a grammar."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg import resources


@dataclass(frozen=True, slots=True)
class Presence:
    """The words of one language.

    Args:
        at: Prepositions before what somebody is at: “на встрече”.
        being: Verbs of being somewhere or beside somebody: “был”, “сопровождал”.
        beside: Runs of words before those who were there: “в присутствии”.
        occasions: Nouns that stand in the plural for all meetings told of: “в мероприятиях участвовал”.
        homes: Nouns for the house in which somebody is met who lives or works there: “в резиденции премьера”.
        rounds: Nouns for one of several talks, which tell of it without any other noun: “раунд”.
        near: Words for the place beside somebody: “министрдің қасында”.
        escorting: Verbs of coming along with somebody: “министрге еріп келді”.
        coming: Verbs of coming in where others are: “залға кірді”.
        rooms: Nouns for where a meeting is held: “кабинетінде министр де отырды”.
        away: Verbs of staying away: “skip”.
        political: Beginnings of adjectives of talks that are held again and again: “межмидовские консультации”.
    """

    at: frozenset[str]
    being: frozenset[str]
    beside: frozenset[str]
    occasions: frozenset[str]
    homes: frozenset[str]
    rounds: frozenset[str]
    political: frozenset[str]
    near: frozenset[str]
    escorting: frozenset[str]
    coming: frozenset[str]
    rooms: frozenset[str]
    away: frozenset[str]


@cache
def presence(language: str) -> Presence:
    """The words of a language; empty sets where it has none.

    >>> "в присутствии" in presence("ru").beside
    True
    """
    table = resources.toml(language, "grammar.toml").get("presence", {})
    return Presence(**{name: frozenset(table.get(name, ())) for name in Presence.__dataclass_fields__})
