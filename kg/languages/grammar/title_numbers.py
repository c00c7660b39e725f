"""The number of a conference: “34th”, “XII”, “twenty-first”, “20-отырысы”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.languages.grammar.profile import Profile

_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th|-?(?:й|я|е|го|ой|ая|ую|ей|м|му|ші|шы|інші|ыншы|ншы|нші))$")
_COUNTED = re.compile(r"(\d{1,3})-[^\W\d]{4,}$")
_ROMAN = re.compile(r"(?=[IVXLХ])(X|Х)?L?(X|Х){0,3}(I(X|Х)|IV|V?I{0,3})$")
_VALUES = {"I": 1, "V": 5, "X": 10, "Х": 10, "L": 50}
_TEN = 10
_DASHES = frozenset("–—-")


def number_of(words: Sequence[str], profile: Profile) -> int | None:
    """The first ordinal among the words, in figures or in letters."""
    rules = profile.title
    parts = [
        part
        for word in words
        for part in (word.split("-") if word.lower().partition("-")[0] in rules.tens else [word])
        if part not in _DASHES
    ]
    for before, word in pairwise(("", *parts)):
        number = ordinal(word) or rules.ordinals.get(word.lower().replace("ё", "е"))
        number = number or (counted(word) if rules.before else None)
        if number is not None:
            return number + (rules.tens.get(before.lower(), 0) if number < _TEN else 0)
    return None


def counts(word: str, profile: Profile) -> bool:
    return (ordinal(word) or number_of([word], profile)) is not None


def ordinal(word: str) -> int | None:
    """The number of an ordinal in digits or Roman numerals.

    >>> ordinal("34th"), ordinal("XII"), ordinal("5-й"), ordinal("Initiative")
    (34, 12, 5, None)
    """
    match = _ORDINAL.match(word)
    if match:
        return int(match[1])
    if len(word) > 1 and _ROMAN.fullmatch(word):
        values = [_VALUES[letter] for letter in word]
        return sum(-v if any(v < w for w in values[i + 1 :]) else v for i, v in enumerate(values))
    return None


def counted(word: str) -> int | None:
    """The number that stands before a word of its own: the 20th of “20-отырысы”, the 14th of “14-халықаралық”.

    >>> counted("20-отырысы"), counted("20-дан")
    (20, None)
    """
    match = _COUNTED.match(word)
    return int(match[1]) if match else None
