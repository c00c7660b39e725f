"""What Kazakh offers of morphology: readings of words, tags in context, keys for look-up, names in the nominative."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from kg.languages.kazakh import analyser, names, stems, suffixes
from kg.languages.kazakh.sounds import VOWELS
from kg.languages.kazakh.tagger import tag
from kg.languages.morphology import Analysis


class KazakhMorphology:
    """The forms of Kazakh words; see `kg.languages.morphology.Morphology`.

    A locative in -дағы is tagged `ADJ` with `Case=Loc`. A verb's lemma ends in -у; a verbal noun is a `NOUN` with
    `VerbForm=Vnoun` and the verb's lemma. A passive whose active verb the tables list has the active's lemma and
    `Voice=Pass`, unless the tables list the passive itself.

    >>> morphology = KazakhMorphology()
    >>> morphology.analyse("кездесті")[0].features
    'Mood=Ind|Person=3|Tense=Past|VerbForm=Fin'
    >>> morphology.nominative(["Эммануэль", "Макронмен"], "person")
    'Эммануэль Макрон'
    """

    language = "kk"

    def analyse(self, word: str) -> tuple[Analysis, ...]:
        """All readings of one word, the likeliest first, at least one. Cached."""
        return _analyse(word)

    def tag(self, words: Sequence[str]) -> list[Analysis]:
        """One reading for each word of a sentence, chosen in context."""
        return tag(words, [_analyse(word) for word in words])

    def keys(self, word: str) -> frozenset[str]:
        """The lower-case forms that a lexicon might list this word under: itself, its stems, also with the possessor.

        >>> {"комитет", "комитеті", "комитетінің"} <= KazakhMorphology().keys("Комитетінің")
        True
        """
        return _keys(word)

    def cases_of(self, words: Sequence[str], kind: str) -> frozenset[str]:
        """None: no preposition of the language governs a case that a name would show."""
        return frozenset()

    def nominative(self, words: Sequence[str], kind: str, *, case: str | None = None) -> str:
        """A name brought to the nominative, in its own capitals; `kind` as in `kg.languages.morphology.Morphology`.

        The case stands on the name itself here, and what is told of it besides is of no use.
        """
        return names.nominative(words, kind)


@lru_cache(maxsize=65536)
def _analyse(word: str) -> tuple[Analysis, ...]:
    """Readings as a common word; as a name where a capital and no listed stem, or a listed name, say so."""
    lower = word.lower()
    common = analyser.analyse(lower)
    if not word[:1].isupper():
        return common
    named = tuple(_as_names(word))
    if not named or (analyser.is_listed(lower) and named[0].lemma not in names.known_names()):
        return common
    return named


def _as_names(word: str) -> list[Analysis]:
    """Readings of a capitalised word as a proper noun; a kind that is not known yet is taken for a place's."""
    whole = names.last_word(word, "place")
    if (whole != word and any(mark in word for mark in "-–‑")) or whole.isupper():
        ending = word[len(whole) :].lstrip("-–‑")
        chains = suffixes.nominal().get(ending, ())
        features = chains[0].features if chains else ()
        pos = "ADJ" if chains and chains[0].attributive else "PROPN"
        return [Analysis(whole.lower(), pos, analyser.line((*_SINGULAR, *features)))]
    kind = "person" if names.looks_like_surname(word.lower()) else "place"
    cuts = [cut for cut in names.cuts(word.lower(), kind) if cut.weight > -2.0]
    total = sum(2.0**cut.weight for cut in cuts) or 1.0
    return [
        Analysis(
            cut.stem,
            "ADJ" if cut.attributive else "PROPN",
            analyser.line((*_SINGULAR, *cut.features)),
            round(2.0**cut.weight / total, 4),
        )
        for cut in cuts
    ]


_SINGULAR = (("Case", "Nom"), ("Number", "Sing"))


# A name in -ст or -шт and its case share the т: “Бухаресте”, “Будапештен”.
_SHORTENED: Final = {"е": ("сте", "ште"), "ен": ("стен", "штен")}


@lru_cache(maxsize=65536)
def _keys(word: str) -> frozenset[str]:
    lower = word.lower().strip()
    bare = names.last_word(word, "organization").lower()
    found = {lower, bare}
    for form in (lower, bare):
        for stem, chain in analyser.splits(form):
            if len(stem) < 2 or not any(letter in VOWELS for letter in stem) or _is_to_one(chain):
                continue
            before_vowel = chain.form[:1] in VOWELS
            found.update(stems.restored(stem) if before_vowel else (stem,))
            short = stems.contracted().get(stem)
            if short is not None and before_vowel:
                found.add(short)
            found.update(_possessed_part(form, chain))
    found.update(lower[: -len(end)] for end in ("е", "ен") if word[:1].isupper() and lower.endswith(_SHORTENED[end]))
    if analyser.is_listed(lower):
        name = word[:1].isupper() and lower in names.known_names()
        found.update(one.lemma for one in analyser.analyse(lower) if not (name and one.pos == "VERB"))
    return frozenset(found)


def _is_to_one(chain: suffixes.Ending) -> bool:
    """Whether a chain says *my* or *your*, which reports do not of what a lexicon lists."""
    owner = dict(chain.features)
    return owner.get("Person[psor]") == "2" or owner.get("Number[psor]") == "Sing"


def _possessed_part(form: str, chain: suffixes.Ending) -> tuple[str, ...]:
    """The form without its case where the chain has a possessor or a plural before it: комитетінің, комитеті."""
    if not chain.case or len(chain.case) == len(chain.form):
        return ()
    return (form[: -len(chain.case)],)
