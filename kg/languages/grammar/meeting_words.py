"""Words that tell of a meeting, or of who was there, without meaning one: the table `meetings` of a grammar."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg import resources


@dataclass(frozen=True, slots=True)
class MeetingWords:
    """The words of one language.

    Args:
        joining: Verbs of those who come along with somebody: “the minister was joined by X”.
        agreeing: Verbs of what two do when they meet: “agreed in Lima to open the bridge”.
        calling_by: Verbs of whoever is where he went to see somebody: “came by to see X”.
        courtesy: Adjectives of a call that is paid on somebody: “a farewell call by the envoy”.
        paying: Triggers of somebody's call on another, who may be left unsaid: “the envoy paid a farewell call”.
        bringing: Verbs by which a day has what was done on it: “Tuesday saw a farewell call”.
        meanwhile: Conjunctions of what is done on the same day: “said so on Monday as X met Y”.
    """

    joining: frozenset[str]
    agreeing: frozenset[str]
    calling_by: frozenset[str]
    courtesy: frozenset[str]
    paying: frozenset[str]
    bringing: frozenset[str]
    meanwhile: frozenset[str]


@cache
def meeting_words(language: str) -> MeetingWords:
    """The words of a language; empty sets where it has none.

    >>> "join" in meeting_words("en").joining
    True
    """
    table = resources.toml(language, "grammar.toml").get("meetings", {})
    return MeetingWords(**{name: frozenset(table.get(name, ())) for name in MeetingWords.__dataclass_fields__})
