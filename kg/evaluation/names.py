"""When two names are one: without case, diacritics and punctuation; titles by the words they share."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from anyascii import anyascii

# A word agrees with another of the same stem: two thirds of the longer one, and four letters at least.
_STEM: Final = 4
_SHARE: Final = 2 / 3


@lru_cache(maxsize=50_000)
def normal(text: str) -> str:
    """A name as it is compared: small letters without diacritics, and one space for all that is no letter or digit.

    >>> normal("Łukasz  MÜLLER-Øst"), normal("Алёна Дёмина")
    ('lukasz muller ost', 'алена демина')
    """
    bare = "".join(_bare(letter) for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in bare.casefold()).split())


def _bare(letter: str) -> str:
    """Latin letters that do not decompose (ł, ø, ı), as plain ones; other scripts keep theirs."""
    if letter.isascii() or not unicodedata.name(letter, "").startswith("LATIN"):
        return letter
    return str(anyascii(letter)) or letter


def likeness(one: str, other: str) -> float:
    """How many words two titles share, 0 to 1 (Dice), whatever case endings the words have.

    >>> likeness("Caspian Water Forum", "the Caspian Forum")
    0.8
    >>> likeness("Форум по воде Каспия", "форума по водам Каспия") > 0.6
    True
    """
    mine, theirs = _words(one), _words(other)
    if not mine or not theirs:
        return 0.0
    left = list(theirs)
    shared = 0
    for word in mine:
        fitting = next((known for known in left if _same_stem(word, known)), None)
        if fitting is not None:
            left.remove(fitting)
            shared += 1
    return 2 * shared / (len(mine) + len(theirs))


def _words(title: str) -> list[str]:
    words = normal(title).split()
    return [word for word in words if len(word) > 2 and word != "the"] or words


def _same_stem(one: str, other: str) -> bool:
    if one == other:
        return True
    shared = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared >= max(_STEM, _SHARE * max(len(one), len(other)))
