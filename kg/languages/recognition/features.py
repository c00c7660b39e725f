"""What the sequence models see of a word: its form, its neighbours, and what the lexicon and others say of it.

The same function makes the features for training and for use, so that both are one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Token

from kg import resources
from kg.languages.annotation import Element
from kg.languages.morphology import Morphology

_LONGEST_ENDING: Final = 5
_LONGEST_START: Final = 4
_STEM: Final = 3
_FORMS: Final = ("Case=", "Person[psor]=", "VerbForm=", "Number=")
# Endings of women's family names, and of their fathers'.
_WOMEN: Final = {"ова": "ов", "ева": "ев", "ёва": "ёв", "ина": "ин", "ына": "ын", "ская": "ский", "цкая": "цкий"}
_BEYOND: Final = ("none",)


class Word(NamedTuple):
    """What a word brings along: features for itself, and those that its neighbours see too."""

    own: tuple[str, ...]
    shared: tuple[str, ...]
    shape: str
    lemma: str


def features(tokens: Sequence[Token], hints: Sequence[Sequence[str]], morphology: Morphology) -> list[list[str]]:
    """The features of each token of a sentence.

    Args:
        tokens: The sentence without spaces.
        hints: For each token what others say of it: `lexicon=B-S`, `outside=I-PER`; the first is the lexicon's.
        morphology: Of the language.
    """
    words = [
        _word(token.text, token.lemma_, token.pos_, str(token.morph), _listed(token.text, morphology))
        for token in tokens
    ]
    return [_at(at, words, hints) for at in range(len(words))]


def _at(at: int, words: Sequence[Word], hints: Sequence[Sequence[str]]) -> list[str]:
    here = words[at]
    found = ["bias", *here.own, *here.shared, *hints[at]]
    for step in (-2, -1, 1, 2):
        beside = at + step
        inside = 0 <= beside < len(words)
        told = (*words[beside].shared, *hints[beside]) if inside else _BEYOND
        found += [f"{step}:{feature}" for feature in told]
    if at:
        before = words[at - 1]
        found += [
            f"<{before.shape}|{here.shape}",
            f"<{hints[at - 1][0]}|{hints[at][0]}",
            f"<{before.lemma}|{here.lemma}",
        ]
    if at + 1 < len(words):
        after = words[at + 1]
        found += [f">{here.shape}|{after.shape}", f">{hints[at][0]}|{hints[at + 1][0]}", f">{here.lemma}|{after.lemma}"]
    return found


@lru_cache(maxsize=1 << 15)
def _word(text: str, lemma: str, pos: str, morph: str, listed: tuple[str, ...]) -> Word:
    low, stem = text.lower(), lemma.lower()
    shape = _shape(text)
    own = [f"ends={low[-size:]}" for size in range(1, _LONGEST_ENDING + 1) if len(low) > size]
    own += [f"starts={low[:size]}" for size in range(2, _LONGEST_START + 1) if len(low) > size]
    if len(stem) > _STEM:
        own += [f"stem ends={stem[-2:]}", f"stem ends={stem[-3:]}"]
    own += [part for part in morph.split("|") if part.startswith(_FORMS)]
    shared = (f"word={low}", f"lemma={stem}", f"pos={pos}", f"shape={shape}", f"end={low[-3:]}", *listed)
    return Word(tuple(own), shared, shape, stem)


def _shape(word: str) -> str:
    """Letters as `X` and `x`, figures as `d`, no more than two of a kind in a row.

    >>> _shape("Nairobi"), _shape("G20"), _shape("БҰҰ-ның")
    ('Xxx', 'Xdd', 'XX-xx')
    """
    found = ""
    for letter in word:
        mark = "X" if letter.isupper() else "x" if letter.islower() else "d" if letter.isdigit() else letter
        if not found.endswith(mark * 2):
            found += mark
    return found


class Listed(NamedTuple):
    """The names of persons in the tables of a language, in lower case."""

    given: frozenset[str]
    family: frozenset[str]
    unsure: frozenset[str]


@cache
def listed_names(language: str) -> Listed:
    """Given and family names as the language spells them; a name that is an everyday word as well is unsure."""
    cells = {
        kind: [
            name.strip().lower()
            for row in resources.rows(resources.COMMON, f"{kind}_names.tsv")
            for name in row.get(language, "").split("|")
            if name.strip()
        ]
        for kind in ("given", "family")
    }
    bare = {
        kind: frozenset(part for name in names for part in name.split() if "!" not in name)
        for kind, names in cells.items()
    }
    unsure = frozenset(name.rstrip("!") for names in cells.values() for name in names if name.endswith("!"))
    return Listed(bare["given"], bare["family"], unsure)


@lru_cache(maxsize=1 << 15)
def _listed(text: str, morphology: Morphology) -> tuple[str, ...]:
    """What the tables of names say of a word with a capital, in whatever case it stands."""
    if not text[:1].isupper() or len(text) < 2:
        return ()
    names = listed_names(morphology.language)
    forms = _bare(morphology.keys(text) | {text.lower()})
    kinds = (("given", names.given), ("family", names.family), ("unsure", names.unsure))
    return tuple(f"listed={kind}" for kind, table in kinds if not table.isdisjoint(forms))


def _bare(forms: Iterable[str]) -> frozenset[str]:
    """The forms without diacritics, and women's family names as men's: “Ахметова” is listed as “ахметов”."""
    found = set(forms)
    for form in forms:
        if form.isascii():
            continue
        plain = "".join(letter for letter in unicodedata.normalize("NFKD", form) if not unicodedata.combining(letter))
        if plain.isascii():
            found.add(plain)
        else:
            found |= {form.removesuffix(hers) + his for hers, his in _WOMEN.items() if form.endswith(hers)}
    return frozenset(found)


def hints(first: int, last: int, lexicon: Iterable[Element], others: dict[str, Iterable[Element]]) -> list[list[str]]:
    """For each token of a sentence what the lexicon, and then each of the others, says of it: `lexicon=B-S`.

    Args:
        first: The sentence's first token.
        last: The token after its last.
        lexicon: The elements of the lexicon in the sentence.
        others: The elements that others find, by the name of who finds them.
    """
    found: list[list[str]] = [["lexicon=O"] for _ in range(first, last)]
    for item in lexicon:
        for at in range(item.first, item.last):
            found[at - first][0] = f"lexicon={'B' if at == item.first else 'I'}-{item.code}"
    for name, items in others.items():
        for item in items:
            for at in range(max(item.first, first), min(item.last, last)):
                found[at - first].append(f"{name}={'B' if at == item.first else 'I'}-{item.code}")
    return found
