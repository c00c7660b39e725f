"""Words that tell more of meetings: what they are called again, which lie ahead: the table `meetings` of a grammar."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg import resources


@dataclass(frozen=True, slots=True)
class MeetingWords:
    """The words of one language, as lemmas.

    Args:
        setting: Verbs whose participle says of a meeting that a day is set for it: «назначена встреча».
        lying_in_wait: Verbs of what awaits somebody: «его ждут переговоры».
        ceremonial: Nouns for a meeting of ceremony told before: “the ceremony took place at the palace”.
        joint_bodies: Bodies of two states: those who chair a session of one together meet.
        goings_on: Nouns of what goes on at what was told of before: «в работе участвовали».
        agreeing: Verbs that say that the date of what lies ahead is agreed on.
    """

    setting: frozenset[str]
    lying_in_wait: frozenset[str]
    ceremonial: frozenset[str]
    joint_bodies: frozenset[str]
    goings_on: frozenset[str]
    agreeing: frozenset[str]


@cache
def meeting_words(language: str) -> MeetingWords:
    """The words of a language; empty sets where it has none.

    >>> "ceremony" in meeting_words("en").ceremonial
    True
    """
    table = resources.toml(language, "grammar.toml").get("meetings", {})
    return MeetingWords(**{name: frozenset(table.get(name, ())) for name in MeetingWords.__dataclass_fields__})
