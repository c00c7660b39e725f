"""English morphology: tables and endings, a shallow choice in context, verb phrases."""

from __future__ import annotations

from collections.abc import Sequence

from kg.languages import english_forms
from kg.languages.english_context import choose
from kg.languages.english_verbs import combine
from kg.languages.morphology import Analysis

_ARTICLES = frozenset({"the", "a", "an"})
_CLOSING = frozenset({")", "]", "»", "”", ",", ".", ":", ";"})
_OPENING = frozenset({"(", "[", "«", "“"})


class EnglishMorphology:
    """See `kg.languages.morphology.Morphology`. Holds no state of its own: instances share the caches.

    >>> verb = EnglishMorphology().tag(["Envoys", "will", "not", "be", "received"])[-1]
    >>> verb.lemma, verb.get("Tense"), verb.get("Voice"), verb.get("Polarity")
    ('receive', 'Fut', 'Pass', 'Neg')
    """

    language = "en"

    def analyse(self, word: str) -> tuple[Analysis, ...]:
        """All readings of one word, the likeliest first, at least one."""
        return english_forms.readings(word)

    def tag(self, words: Sequence[str]) -> list[Analysis]:
        """One reading for each word, chosen in context; main verbs carry the features of the whole verb phrase.

        These are `Tense`, `Voice`, `Polarity`, and `Mood=Pot` where it is not told as a fact (may, could, should).
        """
        return combine(choose(list(words)))

    def keys(self, word: str) -> frozenset[str]:
        """The word in lower case, without `'s`, in the singular, and the base of a verb.

        >>> sorted(EnglishMorphology().keys("Ministries"))
        ['ministries', 'ministry']
        """
        return english_forms.keys(word)

    def cases_of(self, words: Sequence[str], kind: str) -> frozenset[str]:
        """None: no preposition of the language governs a case that a name would show."""
        return frozenset()

    def nominative(self, words: Sequence[str], kind: str, *, case: str | None = None) -> str:
        """A name without its article and possessive; the case is of no use here.

        >>> EnglishMorphology().nominative(["the", "African", "Union", "’s"], "organization")
        'African Union'
        >>> EnglishMorphology().nominative(["A", "K", "Antony"], "person")  # an initial
        'A K Antony'
        """
        kept = list(words)
        while len(kept) > 1 and kept[0].lower() in _ARTICLES and (kind != "person" or kept[0] != "A"):
            kept.pop(0)
        if len(kept) > 1 and kept[-1] in ("'s", "’s", "'", "’"):
            kept.pop()
        if kept and len(kept[-1]) > 3:
            kept[-1] = english_forms.without_possessive(kept[-1])
        return _join(kept)

    def case_of(self, words: Sequence[str], kind: str) -> str | None:
        """`Gen` for a possessive, `None` for all else: English names show no other case."""
        return "Gen" if words and words[-1].endswith(("'s", "’s", "s'", "s’")) else None


def _join(words: Sequence[str]) -> str:
    text = ""
    glued = True
    for word in words:
        close = word in _CLOSING or word in ("'s", "’s", "'", "’", "-", "‑")
        text += word if glued or close else f" {word}"
        glued = word in _OPENING or word in ("-", "‑")
    return text
