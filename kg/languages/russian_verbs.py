"""What the words around a Russian verb make of it: negation, compound future and passive, possibility, conditional."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg import resources
from kg.languages.morphology import Analysis
from kg.languages.russian_forms import features


def combine(words: Sequence[str], tagged: Sequence[Analysis]) -> list[Analysis]:
    """The same readings, the verbs with the features of the whole predicate.

    `не` gives `Polarity=Neg`; `будет` with an infinitive or a short participle `Tense=Fut`; `был` with a short
    participle `Tense=Past`; `бы` `Mood=Cnd`; `может` with an infinitive `Mood=Pot`.
    """
    made = list(tagged)
    for index, item in enumerate(made):
        if item.pos not in ("VERB", "AUX"):
            continue
        marks: dict[str, str] = {}
        if _is_negated(words, index):
            marks["Polarity"] = "Neg"
        if _has_conditional(words, index) and item.get("VerbForm") == "Fin":
            marks["Mood"] = "Cnd"
        if item.get("VerbForm") == "Inf" or item.get("Variant") == "Short":
            marks.update(_from_auxiliary(made, index))
        if marks:
            made[index] = mark(item, marks)
    return made


def mark(item: Analysis, marks: dict[str, str]) -> Analysis:
    """The reading with some features set."""
    pairs = [pair.partition("=")[::2] for pair in item.features.split("|") if pair]
    return replace(item, features=features({**dict(pairs), **marks}.items()))


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(resources.toml("ru", "tagging.toml").get(name, ()))


def _is_negated(words: Sequence[str], index: int) -> bool:
    before = index - 1
    while before >= 0 and words[before].lower() in _set("between"):
        before -= 1
    return before >= 0 and words[before].lower() in _set("negation")


def _has_conditional(words: Sequence[str], index: int) -> bool:
    near = (*words[max(0, index - 1) : index], *words[index + 1 : index + 2])
    return any(word.lower() in _set("conditional") for word in near)


def _from_auxiliary(tagged: Sequence[Analysis], index: int) -> dict[str, str]:
    """The features that an auxiliary in the same clause hands on to its infinitive or participle."""
    item = tagged[index]
    for helper in reversed(tagged[max(0, index - 8) : index]):
        if helper.pos == "PUNCT" and helper.lemma not in '«»"()':
            break
        if helper.pos == "AUX" and helper.get("VerbForm") == "Fin":
            return _handed_on(helper, item)
        if helper.pos == "AUX" and helper.get("VerbForm") == "Inf" and helper.get("Mood") == "Pot":
            return {"Mood": "Pot", **_polarity(helper)}
        if helper.lemma in _set("possibility") | _set("possibility_words") and item.get("VerbForm") == "Inf":
            return {"Mood": "Pot", **_polarity(helper)}
        if helper.pos == "VERB" and helper.get("VerbForm") in ("Fin", "Inf"):
            break
    return {}


def _handed_on(helper: Analysis, item: Analysis) -> dict[str, str]:
    tense = helper.get("Tense")
    if item.get("VerbForm") == "Inf" and tense != "Fut":
        return {}
    marks = {"Tense": tense} if tense else {}
    mood = helper.get("Mood")
    return {**marks, **({"Mood": mood} if mood == "Cnd" else {}), **_polarity(helper)}


def _polarity(helper: Analysis) -> dict[str, str]:
    return {"Polarity": "Neg"} if helper.get("Polarity") == "Neg" else {}
