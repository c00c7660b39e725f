"""Headlines With Capitals: which words of one have theirs only because every word has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from kg import resources
from kg.languages import english_forms

# Words that keep a small letter in headlines of every style are no witnesses.
_SHORT: Final = 4
_SHARE: Final = 0.75
_FEWEST: Final = 4
# Past forms that are names as well.
_NAMES: Final = frozenset({"said"})


def plain(words: Sequence[str]) -> list[str]:
    """The words, those in small letters that a headline has written with a capital and that can only be common words.

    A sentence that is no headline is given back as it is.

    >>> plain(["Envoy", "Holds", "Bilateral", "Talks", "With", "Peruvian", "Leader"])
    ['Envoy', 'holds', 'bilateral', 'talks', 'with', 'Peruvian', 'Leader']
    >>> plain(["Foreign", "Minister", "Price", "arrived", "in", "Lima"])
    ['Foreign', 'Minister', 'Price', 'arrived', 'in', 'Lima']
    """
    if not is_headline(words):
        return list(words)
    return [word.lower() if word[:1].isupper() and _is_common(word) else word for word in words]


def is_headline(words: Sequence[str]) -> bool:
    """Whether nearly every word that is not short has a capital, and there is no full stop."""
    long = [word for word in words if len(word) >= _SHORT and word[0].isalpha()]
    if len(long) < _FEWEST or words[-1] == ".":
        return False
    capital = sum(word[0].isupper() for word in long)
    verb = any(word[0].isupper() and _is_common(word) for word in words[1:] if word)
    return verb and capital >= _SHARE * len(long)


def _is_common(word: str) -> bool:
    """Whether a word can only be a verb form, a function word, or a word that tells of an event."""
    if len(word) > 1 and word.isupper():
        return False
    form = word.lower()
    if form in english_forms.function_words() or form in _telling():
        return True
    readings = english_forms.readings(form)
    if form not in _NAMES and any(item.get("Tense") == "Past" and item.lemma in _telling() for item in readings):
        return True  # “Minister X Held Talks with Y”
    return any(item.pos == "VERB" and item.get("Person") == "3" for item in readings) or readings[0].pos == "ADV"


@cache
def _telling() -> frozenset[str]:
    """The words of the trigger table, with their plurals."""
    lemmas = {lemma for row in resources.rows("en", "triggers.tsv") for lemma in row["lemmas"].split()}
    return frozenset(lemmas | {f"{lemma}s" for lemma in lemmas} | {"bilateral", "trilateral", "multilateral"})
