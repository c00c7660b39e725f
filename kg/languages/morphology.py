"""What every language's morphology offers, whatever it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a word's form.

    Args:
        lemma: The dictionary form in lower case: nominative singular, infinitive, for Kazakh the bare stem
            (a verb's is the form that ends in `-у`).
        pos: The part of speech, a Universal Dependencies tag: `NOUN`, `PROPN`, `VERB`, `ADJ`, `ADP`, `PRON` …
        features: Universal Dependencies features in order: `Case=Gen|Gender=Masc|Number=Sing`.
        score: How likely it is among the readings of this form, 0 to 1.

    >>> Analysis("крест", "NOUN", "Case=Gen|Number=Sing").get("Case")
    'Gen'
    """

    lemma: str
    pos: str
    features: str = ""
    score: float = 1.0

    def get(self, feature: str) -> str | None:
        """The value of a feature, `None` where the form does not show it."""
        for pair in self.features.split("|"):
            name, _, value = pair.partition("=")
            if name == feature:
                return value
        return None


class Morphology(Protocol):
    """The forms of one language's words."""

    language: str

    def __hash__(self) -> int:
        """By identity: what is made from a morphology once is kept for it."""
        ...

    def analyse(self, word: str) -> tuple[Analysis, ...]:
        """All readings of one word, the likeliest first, at least one. Cached."""
        ...

    def tag(self, words: Sequence[str]) -> list[Analysis]:
        """One reading for each word of a sentence, chosen in context (agreement, prepositions, order)."""
        ...

    def keys(self, word: str) -> frozenset[str]:
        """The lower-case forms that a lexicon might list this word under: itself and its dictionary forms. Cached."""
        ...

    def nominative(self, words: Sequence[str], kind: str, *, case: str | None = None) -> str:
        """A name brought to the nominative, in its own capitals.

        Args:
            words: The words of the name as they stand in the text.
            kind: `person`, `organization`, `state` or `place`.
            case: The case, where the sentence tells it: that of the post before a person's name.
        """
        ...

    def cases_of(self, words: Sequence[str], kind: str) -> frozenset[str]:
        """All cases that a name may stand in by its form alone; empty where it shows none."""
        ...
