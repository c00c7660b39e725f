"""The sounds of Kazakh: vowel harmony, and the classes of last sounds that choose the variant of an ending."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

BACK: Final = frozenset("аоұыяё")
FRONT: Final = frozenset("әөүіеэ")
# Half consonants, and vowels of names from abroad that take endings of either row.
EITHER: Final = frozenset("иую")
VOWELS: Final = BACK | FRONT | EITHER

# A voiceless last sound and the voiced one that it becomes before a vowel: одақ, одағы.
VOICED: Final = {"п": "б", "к": "г", "қ": "ғ"}
VOICELESS: Final = {voiced: voiceless for voiceless, voiced in VOICED.items()}

# Loans that end so take front endings after a back vowel too: банктің, Дамаскке, Гонконгте.
_CLUSTERS: Final = ("ск", "нк", "рк", "кт", "кс", "лк", "нг", "рг")

_CLASSES: Final = {
    "vowel": "аәеыіоөэяёұү",
    "high": "иую",
    "glide": "рй",
    "lateral": "л",
    "nasal": "мнң",
    "sibilant": "зж",
    "hard": "пткқсшщчцхфһбвгғд",
}
_CLASS_OF: Final = {letter: name for name, letters in _CLASSES.items() for letter in letters}
CONSONANT: Final = frozenset(_CLASSES) - {"vowel"}
ANY: Final = frozenset(_CLASSES)


def classes(names: str) -> frozenset[str]:
    """The classes that a cell of the table of endings names.

    >>> sorted(classes("glide vowel"))
    ['glide', 'vowel']
    """
    found: set[str] = set()
    for name in names.split():
        found |= ANY if name == "any" else CONSONANT if name == "consonant" else {name}
    return frozenset(found)


def last_class(stem: str) -> str:
    """The class of a stem's last sound; soft and hard signs are not sounds. Empty where the stem ends in no letter.

    >>> last_class("меркель"), last_class("астана"), last_class("багдад")
    ('lateral', 'vowel', 'hard')
    """
    return _CLASS_OF.get(stem.rstrip("ьъ")[-1:], "")


@lru_cache(maxsize=65536)
def rows(stem: str) -> str:
    """Which endings a stem takes by its last vowel: `back`, `front`, or `either`.

    A soft sign after the vowel, a final cluster with к or г and the surnames in -ев leave it open, as do и, у and ю.

    >>> rows("астана"), rows("мәскеу"), rows("ақаев"), rows("банк"), rows("тбилиси")
    ('back', 'front', 'either', 'either', 'either')
    """
    vowels = [letter for letter in stem if letter in VOWELS]
    if not vowels:
        return "either"
    if stem.endswith("ев") and any(letter in BACK for letter in vowels):
        return "either"
    if "ь" in stem[stem.rindex(vowels[-1]) :]:
        return "either"
    last = vowels[-1]
    if stem.endswith(_CLUSTERS) or stem[: stem.rindex(last) + 1].endswith("йо"):
        return "either"
    if last in EITHER:
        return "front" if last == "у" and stem[-2:] in ("еу", "әу", "өу") else "either"
    return "back" if last in BACK else "front"


def agree(stem_row: str, ending_row: str) -> bool:
    """Whether an ending of one row can stand on a stem of another."""
    return stem_row == ending_row or "either" in (stem_row, ending_row)


def unvoiced(stem: str) -> str | None:
    """The dictionary form of a stem that a vowel has voiced: одағ, одақ; `None` where it does not end so.

    >>> unvoiced("одағ"), unvoiced("сапар")
    ('одақ', None)
    """
    voiceless = VOICELESS.get(stem[-1:])
    return stem[:-1] + voiceless if voiceless else None
