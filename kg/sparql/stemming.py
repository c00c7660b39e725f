"""Words as the text search compares them: in small letters, without the endings that a language declines by.

The endings are tables of the languages (`search_endings.tsv`). A word is taken to be of the language that its text is
marked with, where that language has the word's script; otherwise of every language that has.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg import resources

_TABLE: Final = "search_endings.tsv"
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ROUNDS: Final = 4
# й and ё keep what makes them letters of their own through the folding of accents; ё is then written е, as most do.
_KEPT: Final = str.maketrans({"ё": "е", "й": "\ue000"})


@dataclass(frozen=True, slots=True)
class Ending:
    """What may be taken off a word."""

    text: str
    replacement: str
    least: int
    again: bool


def folded(text: str) -> str:
    """A text in small letters and without accents.

    >>> folded("Ұлттық Şəhər, São Tomé, Йемен")
    'ұлттық şəhər, sao tome, йемен'
    """
    kept = unicodedata.normalize("NFC", text).casefold().translate(_KEPT)
    plain = (letter if letter in _OWN else unicodedata.normalize("NFD", letter)[0] for letter in kept)
    return "".join(plain).replace("\ue000", "й")


# Letters that a mark makes another letter of, in Kazakh's and Turkic Latin spellings.
_OWN: Final = frozenset("şçğ")


def words(text: str) -> Iterator[str]:
    """The words of a text, folded; what follows an apostrophe of possession is left out.

    >>> list(words("Kazakhstan's “water security”"))
    ['kazakhstan', 'water', 'security']
    """
    for match in _WORD.finditer(folded(text)):
        word = match[0].replace("’", "'")
        yield word.removesuffix("'s").replace("'", "")


def languages_of(text: str, tag: str | None) -> tuple[str, ...]:
    """The languages whose endings a text is read with: that of its tag, or all that share its script.

    >>> languages_of("Водная безопасность", None), languages_of("Су қауіпсіздігі", "kk")
    (('kk', 'ru'), ('kk',))
    """
    language = (tag or "").partition("-")[0].lower()
    if language in _endings() and not (tag or "").lower().endswith("-latn"):
        return (language,)
    script = _script(text)
    return tuple(each for each, (own, _) in _endings().items() if own == script)


def stem(word: str, language: str) -> str:
    """A folded word without its endings. A word of another script than the language's stays as it is.

    >>> stem("securities", "en"), stem("безопасности", "ru"), stem("қауіпсіздігінің", "kk")
    ('security', 'безопасност', 'қауіпсіздік')
    """
    script, endings = _endings()[language]
    if _script(word) != script:
        language = next((each for each, (own, _) in _endings().items() if own == _script(word)), "")
        endings = _endings()[language][1] if language else ()
    for _ in range(_ROUNDS):
        found = next((e for e in endings if word.endswith(e.text) and len(word) - len(e.text) >= e.least), None)
        if found is None:
            break
        word = word[: len(word) - len(found.text)] + found.replacement
        if not found.again:
            break
    return word


@cache
def _endings() -> dict[str, tuple[str, tuple[Ending, ...]]]:
    """For each language that has a table its script and its endings, the longest first."""
    found = {}
    for language in resources.languages():
        rows = resources.rows(language, _TABLE)
        if rows:
            endings = (Ending(r["ending"], r["replacement"], int(r["least"]), r["again"] == "yes") for r in rows)
            ordered = tuple(sorted(endings, key=lambda ending: -len(ending.text)))
            found[language] = (_script(ordered[0].text), ordered)
    return found


@cache
def _script_of(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _script(text: str) -> str:
    return next((_script_of(letter) for letter in text if letter.isalpha()), "")
