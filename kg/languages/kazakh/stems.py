"""The stems that the tables list, in the shapes they take before an ending."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg import resources
from kg.languages.kazakh.sounds import VOICED, VOICELESS, VOWELS, unvoiced
from kg.languages.morphology import Analysis


@cache
def nominals() -> Mapping[str, tuple[str, ...]]:
    """The parts of speech of each noun and adjective of the tables, by lemma."""
    found: dict[str, tuple[str, ...]] = {}
    for row in resources.rows("kk", "morphology_stems.tsv"):
        if row["pos"] != "VERB":
            found[row["lemma"]] = (*found.get(row["lemma"], ()), row["pos"])
    for row in resources.rows("kk", "morphology_function.tsv"):
        if row["pos"] in ("NUM", "DET") and row["lemma"] == row["form"]:
            found.setdefault(row["lemma"], (row["pos"],))
    for stem in contracted().values():
        found.setdefault(stem, ("NOUN",))
    return found


# Loans that end in a soft sign lose it before a vowel.
_SOFTENED = frozenset("лрт")


@cache
def contracted() -> Mapping[str, str]:
    """Stems that have lost a vowel before an ending, to their dictionary form: халқ, халық."""
    return {row["short"]: row["stem"] for row in resources.rows("kk", "morphology_contracted.tsv")}


def verb_stem(lemma: str) -> str:
    """The stem of a regular verb from its form in -у.

    >>> [verb_stem(lemma) for lemma in ("кездесу", "қолдау", "шығу", "табу", "қою")]
    ['кездес', 'қолда', 'шық', 'тап', 'қой']
    """
    if lemma.endswith("ю"):
        return lemma[:-1] + "й"
    stem = lemma.removesuffix("у")
    return unvoiced(stem) or stem


def lemma_of_verb(stem: str) -> str:
    """The form in -у of a verb that no table lists.

    >>> [lemma_of_verb(stem) for stem in ("кездес", "шық", "қой", "тіркел")]
    ['кездесу', 'шығу', 'қою', 'тіркелу']
    """
    if stem.endswith("й"):
        return stem[:-1] + "ю"
    if stem.endswith(("ы", "і")):
        return stem[:-1] + "у"
    return stem[:-1] + VOICED.get(stem[-1], stem[-1]) + "у"


@cache
def verbs() -> Mapping[str, str]:
    """The lemma of each verb of the tables, by every shape of its stem: шық, шығ; тап, таб, тау."""
    found: dict[str, str] = {}
    for row in resources.rows("kk", "morphology_stems.tsv"):
        if row["pos"] == "VERB":
            stem = row["stem"] or verb_stem(row["lemma"])
            for shape in _shapes(stem):
                found.setdefault(shape, row["lemma"])
    return found


def _shapes(stem: str) -> tuple[str, ...]:
    last = stem[-1]
    if last not in VOICED:
        return (stem,)
    voiced = stem[:-1] + VOICED[last]
    return (stem, voiced, stem[:-1] + "у") if last == "п" and stem[-2] in VOWELS else (stem, voiced)


@cache
def verb_lemmas() -> frozenset[str]:
    """The verbs of the tables."""
    return frozenset(verbs().values())


@cache
def function_words() -> Mapping[str, tuple[Analysis, ...]]:
    """The readings of the words of closed classes, by form; the likelier first."""
    found: dict[str, list[Analysis]] = {}
    for row in resources.rows("kk", "morphology_function.tsv"):
        readings = found.setdefault(row["form"], [])
        readings.append(Analysis(row["lemma"], row["pos"], row["features"], 0.7 ** len(readings)))
    return {form: tuple(readings) for form, readings in found.items()}


def noun_of(stem: str, *, before_vowel: bool) -> str | None:
    """The dictionary form of a noun or adjective of the tables whose stem stands in that shape."""
    known = nominals()
    if before_vowel:
        voiceless = unvoiced(stem)
        if voiceless is not None and voiceless in known:
            return voiceless
        short = contracted().get(stem)
        if short is not None:
            return short
        if stem in known and stem[-1] not in VOICED:
            return stem
        return None
    return stem if stem in known else None


def restored(stem: str) -> tuple[str, ...]:
    """What a stem of no table can be in the dictionary, when a vowel follows it: кітаб-ы, корол-і."""
    found = (stem[:-1] + VOICELESS[stem[-1]], stem) if stem[-1] in VOICELESS else (stem,)
    return (*found, f"{stem}ь") if stem[-1] in _SOFTENED else found
