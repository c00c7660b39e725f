"""The readings of a word: stems of the tables with the endings that fit them, and guesses for the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache
from typing import Final

from kg.languages.kazakh import stems, suffixes
from kg.languages.kazakh.sounds import VOWELS
from kg.languages.kazakh.suffixes import Ending
from kg.languages.morphology import Analysis

Pairs = tuple[tuple[str, str], ...]
Cuts = tuple[tuple[str, Ending], ...]

# How likely a reading is before its neighbours are known: relative weights, normalised over the readings of a form.
_LISTED: Final = 8.0
_DERIVED: Final = 2.0
_GUESSED: Final = 0.5
_PER_ENDING: Final = 0.92
_LONGEST_CHAIN: Final = 14

# A word of no table that ends so is an attribute until it carries an ending: финляндиялық, исландиялықтар.
_RELATIONAL: Final = ("лық", "лік", "дық", "дік", "тық", "тік")


def line(features: Iterable[tuple[str, str]]) -> str:
    """Features in the order of Universal Dependencies, each name once: the last value given for a name holds.

    >>> line((("Tense", "Past"), ("Case", "Loc")))
    'Case=Loc|Tense=Past'
    """
    return "|".join(
        f"{name}={value}" for name, value in sorted(dict(features).items(), key=lambda item: item[0].lower())
    )


def _nominal_features(chain: Ending) -> Pairs:
    """A chain's features with what goes without saying: nominative, singular."""
    return (("Case", "Nom"), ("Number", "Sing"), *chain.features)


@lru_cache(maxsize=65536)
def splits(word: str) -> tuple[tuple[str, Ending], ...]:
    """Every way to cut a word in a stem and a chain of a noun's endings that fits it, the empty chain first.

    >>> [(stem, chain.form) for stem, chain in splits("қалаға")]
    [('қалаға', ''), ('қала', 'ға')]
    """
    chains = suffixes.nominal()
    return tuple(
        (word[:at], chain)
        for at in range(len(word), max(0, len(word) - _LONGEST_CHAIN - 1), -1)
        for chain in chains.get(word[at:], ())
        if not chain.form or chain.fits(word[:at])
    )


def _starts_with_vowel(chain: Ending) -> bool:
    return chain.form[:1] in VOWELS


@lru_cache(maxsize=65536)
def analyse(word: str) -> tuple[Analysis, ...]:
    """All readings of a lower-case word of the common vocabulary, the likeliest first, at least one.

    >>> [(reading.lemma, reading.pos, reading.features) for reading in analyse("министрлігімен")[:1]]
    [('министрлік', 'NOUN', 'Case=Ins|Number=Sing|Person[psor]=3')]
    """
    found = _known(word)
    if not found:
        cut = splits(word)
        found = tuple(_derived(cut)) or tuple(_guessed(word, cut)) or ((_GUESSED, Analysis(word, "X")),)
    return _ranked(found)


@lru_cache(maxsize=65536)
def _known(word: str) -> tuple[tuple[float, Analysis], ...]:
    """The readings that rest on the tables' words, with their weights."""
    cut = splits(word)
    closed = ((_LISTED * 2 * reading.score, reading) for reading in stems.function_words().get(word, ()))
    return (*closed, *_listed(cut), *_verbal(word, cut), *_agents(cut)) or tuple(_compound(word))


def _agents(cut: Cuts) -> Iterator[tuple[float, Analysis]]:
    """Readings with who does what a listed verb says: сайлаушы."""
    for stem, chain in cut:
        if stem.endswith(("шы", "ші")) and stem[:-2] in stems.verb_lemmas():
            yield _LISTED * _PER_ENDING**chain.parts, _nominal(stem, "NOUN", chain)


def _compound(word: str) -> Iterator[tuple[float, Analysis]]:
    """Readings of listed words joined by a hyphen, of which the last carries the endings: сауда-көлік.

    What is left of “еді” behind a verb only says that it was long ago: кездескен-ді.
    """
    head, hyphen, tail = word.rpartition("-")
    if hyphen and tail in suffixes.remote():
        yield from ((weight, reading) for weight, reading in _known(head) if reading.pos == "VERB")
    elif hyphen and head and is_listed(head):
        for weight, reading in _known(tail):
            yield weight, replace(reading, lemma=f"{head}-{reading.lemma}")


@lru_cache(maxsize=65536)
def is_listed(word: str) -> bool:
    """Whether a lower-case word is a form of a word that the tables list.

    >>> is_listed("қаласынан"), is_listed("шмидтпен")
    (True, False)
    """
    return bool(_known(word))


def _ranked(found: Iterable[tuple[float, Analysis]]) -> tuple[Analysis, ...]:
    """The readings without repetition, with scores that add up to one."""
    best: dict[tuple[str, str, str], float] = {}
    for weight, reading in found:
        key = (reading.lemma, reading.pos, reading.features)
        best[key] = max(weight, best.get(key, 0.0))
    total = sum(best.values())
    order = sorted(best.items(), key=lambda item: -item[1])
    return tuple(Analysis(*key, score=round(weight / total, 4)) for key, weight in order)


def _listed(cut: Cuts) -> Iterator[tuple[float, Analysis]]:
    """Readings with a noun, an adjective or a verbal noun of the tables."""
    for stem, chain in cut:
        weight = _LISTED * _PER_ENDING**chain.parts
        lemma = stems.noun_of(stem, before_vowel=_starts_with_vowel(chain))
        if lemma is not None:
            for pos in stems.nominals()[lemma]:
                yield weight, _nominal(lemma, pos, chain)
        if stem in stems.verb_lemmas():
            features = (*_nominal_features(chain), ("VerbForm", "Vnoun"))
            yield weight * 0.95, Analysis(stem, "NOUN", line(features))


def _nominal(lemma: str, pos: str, chain: Ending) -> Analysis:
    """An adjective that carries endings stands for a noun; a locative with -ғы is an attribute."""
    if not chain.form and pos != "NOUN":
        return Analysis(lemma, pos, "" if pos in ("ADJ", "DET") else line((("Case", "Nom"),)))
    if chain.attributive:
        return Analysis(lemma, "ADJ", line(_nominal_features(chain)))
    return Analysis(lemma, "NOUN" if pos in ("ADJ", "DET") else pos, line(_nominal_features(chain)))


def _spellings(word: str) -> Iterator[str]:
    """A word as it would be written if й met the vowel of an ending unmerged: қояды, қойады; оқиды, оқыйды."""
    yield word
    if "я" in word:
        yield word.replace("я", "йа")
    if "и" in word:
        yield word.replace("и", "ый")
        yield word.replace("и", "ій")


def _verbal(word: str, cut: Cuts) -> Iterator[tuple[float, Analysis]]:
    """Readings with a verb of the tables."""
    for spelling in _spellings(word):
        yield from _tailed(spelling)
    for stem, chain in cut:
        for form, lemma, features in participle(stem):
            if not (chain.form and not chain.fits(form)):
                vnoun = ("VerbForm", "Vnoun") in features
                pos = "NOUN" if vnoun else "VERB"
                nominal = _nominal_features(chain) if chain.form or vnoun else ()
                weight = _LISTED * _PER_ENDING ** (chain.parts + 1)
                yield weight, Analysis(lemma, pos, line((*nominal, *features)))


def _tailed(word: str) -> Iterator[tuple[float, Analysis]]:
    tails = suffixes.verbal()
    for at in range(len(word) - 1, max(1, len(word) - 8) - 1, -1):
        for tail in tails.get(word[at:], ()):
            if tail.fits(word[:at]):
                for lemma, features in verb(word[:at]):
                    weight = 0.25 if ("Mood", "Imp") in tail.features else 1.0
                    yield weight * _LISTED, Analysis(lemma, "VERB", line((*features, *tail.features)))


@cache
def _participles_in(letter: str) -> tuple[tuple[Ending, bool], ...]:
    """The participles' endings whose last letter is that one."""
    return tuple(item for item in suffixes.participles() if item[0].form.endswith(letter))


@lru_cache(maxsize=65536)
def participle(form: str) -> tuple[tuple[str, str, Pairs], ...]:
    """A participle or verbal noun of a listed verb: the form without a noun's endings, the lemma, its features."""
    found = []
    for bare in (form, *stems.restored(form)[:1]) if form else ():
        for ending, negative in _participles_in(bare[-1]):
            if not bare.endswith(ending.form) or not ending.fits(bare[: -len(ending.form)]):
                continue
            for lemma, features in verb(bare[: -len(ending.form)]):
                if not negative or ("Polarity", "Neg") in features:
                    found.append((form, lemma, (*features, *ending.features)))
    return tuple(found)


@lru_cache(maxsize=65536)
def verb(stem: str) -> tuple[tuple[str, Pairs], ...]:
    """The listed verbs that a stem can be of, with voice and negation taken off: lemma and features.

    >>> verb("кездес"), verb("өткізілме")
    ((('кездесу', ()),), (('өткізу', (('Voice', 'Pass'), ('Polarity', 'Neg'))),))
    """
    listed = stems.verbs().get(stem)
    if listed is not None:
        return ((listed, ()),)
    found: list[tuple[str, Pairs]] = []
    for ending in suffixes.table("negation"):
        if stem.endswith(ending.form) and ending.fits(stem[: -len(ending.form)]):
            found += [(lemma, (*features, *ending.features)) for lemma, features in verb(stem[: -len(ending.form)])]
    return (*found, *_passive(stem))


def _passive(stem: str) -> Iterator[tuple[str, Pairs]]:
    for ending in suffixes.table("passive"):
        base = stem[: -len(ending.form)]
        if base and stem.endswith(ending.form) and ending.fits(base):
            listed = stems.verbs().get(base)
            if listed is not None:
                yield listed, ending.features


def _derived(cut: Cuts) -> Iterator[tuple[float, Analysis]]:
    """Readings with a word that is made of a listed noun: маңызсыз, сарапшы."""
    for stem, chain in cut:
        shapes = stems.restored(stem)[:1] if _starts_with_vowel(chain) else (stem,)
        for lemma in shapes:
            for ending, pos in suffixes.derivations():
                base = lemma[: -len(ending.form)]
                if lemma.endswith(ending.form) and base in stems.nominals() and ending.fits(base):
                    yield _DERIVED * _PER_ENDING**chain.parts, _nominal(lemma, pos, chain)


def _guessed(word: str, cut: Cuts) -> Iterator[tuple[float, Analysis]]:
    """Readings of a word that is built on no listed stem."""
    for stem, chain in cut:
        if not any(letter in VOWELS for letter in stem) or len(stem) < 3:
            if stem == word:
                yield _GUESSED, Analysis(word, "X" if not word.isalpha() else "NOUN", "Case=Nom|Number=Sing")
            continue
        lemma = stems.restored(stem)[0] if _starts_with_vowel(chain) else stem
        # Longer chains are seldom there by chance; a bare vowel or consonant often is.
        weight = _GUESSED * (0.3 + 0.2 * min(len(chain.form), 5))
        yield weight, _nominal(lemma, "ADJ" if lemma.endswith(_RELATIONAL) else "NOUN", chain)
    yield from _guessed_verbs(word)


def _guessed_verbs(word: str) -> Iterator[tuple[float, Analysis]]:
    tails = suffixes.verbal()
    for at in range(3, len(word)):
        for tail in tails.get(word[at:], ()):
            if len(tail.form) >= 2 and ("Mood", "Imp") not in tail.features and tail.fits(word[:at]):
                stem, features = _affirmed(word[:at])
                reading = Analysis(stems.lemma_of_verb(stem), "VERB", line((*tail.features, *features)))
                # A stem ends in a consonant and м far less often than a verb is negated: қозғал-ма-ды.
                yield _GUESSED * 0.25 * (len(tail.form) + 2 * len(features)), reading
    for ending, negative in suffixes.participles():
        stem = word[: -len(ending.form)]
        if (
            not negative
            and len(ending.form) >= 3
            and len(stem) >= 3
            and word.endswith(ending.form)
            and ending.fits(stem)
        ):
            yield _GUESSED * 0.25 * len(ending.form), Analysis(stems.lemma_of_verb(stem), "VERB", line(ending.features))


def _affirmed(stem: str) -> tuple[str, Pairs]:
    """A guessed verb's stem without a negation, and what the negation says."""
    for ending in suffixes.table("negation"):
        base = stem.removesuffix(ending.form)
        if len(base) >= 3 and base != stem and ending.fits(base):
            return base, ending.features
    return stem, ()
