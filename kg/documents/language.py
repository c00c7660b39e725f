"""Which language a text is in, told by its letters and its commonest words.

A profile is data: `identification.toml` in a language's folder for those that are read, `other-languages.toml`
in `common` for those that are recognised only so that they are not taken for one of these.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from kg import resources
from kg.errors import UnknownLanguageError

_WORD: Final = re.compile(r"[^\W\d_]+")
# The head of a text tells its language as well as the whole does.
_HEAD: Final = 6_000
# Below so many words, common words may be missing by chance and the letters decide.
_FEW: Final = 12
# A letter out of the alphabet weighs as much as so many common words.
FOREIGN_WEIGHT: Final = 2.0


@dataclass(frozen=True, slots=True)
class Profile:
    """How a language looks.

    Args:
        code: `en`, `kk`, `uk` …
        name: Its name in English.
        known: Whether documents in it are read.
        letters: Its alphabet.
        words: Words that any text of a few lines has.
        least: The smallest share of such words in a running text.
        marks: Letters that its neighbours do not have.
        least_marks: The smallest share of such letters in a running text.
        enough_marks: The share of them that is enough where none of the words occurs.
    """

    code: str
    name: str
    known: bool
    letters: frozenset[str]
    words: frozenset[str]
    least: float = 0.0
    marks: frozenset[str] = frozenset()
    least_marks: float = 0.0
    enough_marks: float = 1.0


def _profile(code: str, table: Mapping[str, Any], *, known: bool) -> Profile:
    return Profile(
        code=code,
        name=table["name"],
        known=known,
        letters=frozenset(table["letters"]),
        words=frozenset(table["words"].split()),
        least=table.get("least", 0.0),
        marks=frozenset(table.get("marks", "")),
        least_marks=table.get("least_marks", 0.0),
        enough_marks=table.get("enough_marks", 1.0),
    )


@cache
def profiles() -> tuple[Profile, ...]:
    """All profiles, those of the languages that are read first."""
    known = [
        _profile(code, table, known=True)
        for code in resources.languages()
        if (table := resources.toml(code, "identification.toml"))
    ]
    others = resources.toml(resources.COMMON, "other-languages.toml")
    return (*known, *(_profile(code, table, known=False) for code, table in others.items()))


@cache
def _speakers() -> dict[str, tuple[str, ...]]:
    """For each common word, the languages that have it."""
    speakers: defaultdict[str, list[str]] = defaultdict(list)
    for profile in profiles():
        for word in profile.words:
            speakers[word].append(profile.code)
    return {word: tuple(codes) for word, codes in speakers.items()}


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much a text looks like a language: `words`, `foreign` and `marks` are shares, 0 to 1."""

    profile: Profile
    words: float
    foreign: float
    marks: float

    @property
    def score(self) -> float:
        """Higher is more alike; only comparable between languages for one text."""
        return self.words - FOREIGN_WEIGHT * self.foreign + self.marks

    @property
    def meets(self) -> bool:
        """Whether the text has what any text in the language has."""
        enough = self.words >= self.profile.least or self.marks >= self.profile.enough_marks
        return enough and self.marks >= self.profile.least_marks


def likenesses(text: str) -> list[Likeness]:
    """The languages by how much the head of the text looks like them, the nearest first; empty without words.

    >>> likenesses("The ministers met in Oslo and agreed to open a new office.")[0].profile.code
    'en'
    """
    words = _WORD.findall(text[:_HEAD].lower())
    if not words:
        return []
    speakers = _speakers()
    hits = Counter(code for word in words for code in speakers.get(word, ()))
    letters = Counter("".join(words))
    total = letters.total()
    found = [
        Likeness(
            profile=profile,
            words=hits[profile.code] / len(words),
            foreign=sum(count for letter, count in letters.items() if letter not in profile.letters) / total,
            marks=sum(letters[letter] for letter in profile.marks) / total,
        )
        for profile in profiles()
    ]
    return sorted(found, key=lambda likeness: -likeness.score)


def identify(text: str, *, where: str | None = None) -> str:
    """The code of the language that the text is in.

    Args:
        text: Running text; a few words are enough where their letters tell.
        where: The file's name, for the error.

    Raises:
        UnknownLanguageError: It is in none of the languages that have a folder of data, or in no language at all.

    >>> identify("Министры встретились в Осло и обсудили торговлю.")
    'ru'
    >>> identify("Министрлер Ослода кездесіп, сауда туралы келіссөз жүргізді.")
    'kk'
    """
    ranking = likenesses(text)
    if not ranking:
        raise _unknown("there are no words to tell the language by", where)
    best = ranking[0]
    if len(_WORD.findall(text[:_HEAD])) < _FEW:
        return _by_letters(ranking, where)
    if not best.profile.known and best.words:
        raise _unknown(f"the text looks like {best.profile.name}", where)
    if not (best.profile.known and best.meets):
        raise _unknown("the language of the text is not known", where)
    return best.profile.code


def guess(text: str) -> str:
    """Like `identify`, but never refuses: for text that nothing is taken from."""
    try:
        return identify(text)
    except UnknownLanguageError:
        known = [likeness.profile.code for likeness in likenesses(text) if likeness.profile.known]
        return known[0] if known else resources.languages()[0]


def require_known(language: str, *, where: str | None = None) -> str:
    """The language itself, when it has a folder of data.

    Raises:
        UnknownLanguageError: It has none.
    """
    if language not in resources.languages():
        raise _unknown(f"no language is called {language!r}", where)
    return language


def _by_letters(ranking: list[Likeness], where: str | None) -> str:
    """Of the known languages whose alphabet has every letter, the one of the fewest letters that has the text's own."""
    best = ranking[0]
    if best.words and best.profile.known and not best.foreign:
        return best.profile.code
    fitting = [likeness.profile for likeness in ranking if likeness.profile.known and not likeness.foreign]
    rival = not best.profile.known and best.score > max(item.score for item in ranking if item.profile.known)
    if not fitting or (rival and best.words):
        raise _unknown(f"the text looks like {best.profile.name}" if rival else "the letters fit no language", where)
    return min(fitting, key=lambda profile: len(profile.letters)).code


def _unknown(what: str, where: str | None) -> UnknownLanguageError:
    names = ", ".join(f"{profile.code} ({profile.name})" for profile in profiles() if profile.known)
    return UnknownLanguageError(what, where=where, remedy=f"give a text in, or name as its language, one of {names}")
