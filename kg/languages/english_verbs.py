"""What the auxiliaries before an English verb make of it: tense, voice, negation and whether it is told as a fact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg import resources
from kg.languages.morphology import Analysis

_LOOKED_THROUGH = frozenset({"ADV", "PART"})
# How far back the verb may stand whose modal a verb after "and" shares.
_REACH = 40
# How far before "opportunity" its verb may stand: “had a first opportunity to meet X”.
_CHANCE = 3
# How many words “the first to” has.
_ROW = 3
# How far before an infinitive stands the verb of what was used for it: “used the coffee break to meet X”.
_USED = 7


def combine(tagged: Sequence[Analysis]) -> list[Analysis]:
    """The same readings, each main verb with the features of its whole verb phrase.

    "will meet" has `Tense=Fut`, "was received" `Tense=Past|Voice=Pass`, "did not meet" `Polarity=Neg`, "is to visit"
    `Tense=Fut`, "might meet" `Mood=Pot`.
    """
    made = list(told_ahead(tagged))
    headline = not any(item.get("VerbForm") == "Fin" for item in tagged)
    for index, item in enumerate(made):
        if item.pos == "VERB":
            marks = _marks(made, index) or _shared(made, index)
            if headline and index > 1 and made[index - 1].lemma == "to" and made[index - 2].pos in ("NOUN", "PROPN"):
                marks["Tense"] = "Fut"  # "Peru to host summit"
            if marks:
                made[index] = mark(item, marks)
        elif item.pos == "AUX" and item.lemma == "have" and _is_to(made, index):
            made[index] = mark(item, {"Tense": "Fut"})  # “is to have talks”
    return made


def _is_to(tagged: Sequence[Analysis], index: int) -> bool:
    """Whether “is to” stands before a verb that no participle follows: not “was to have met”."""
    behind = tagged[index + 1] if index + 1 < len(tagged) else None
    before = index > 1 and tagged[index - 1].lemma == "to" and tagged[index - 2].lemma == "be"
    return before and tagged[index - 2].get("Tense") == "Pres" and behind is not None and behind.pos != "VERB"


def told_ahead(tagged: Sequence[Analysis]) -> Sequence[Analysis]:
    """“Said that she would fly”: the future as it was told; "would" then has the lemma of "will".

    Not of what depends on a condition ("if", "could"), nor of a wish ("would like").
    """
    told = any(item.lemma in _set("telling") and item.get("Tense") == "Past" for item in tagged)
    if not told or any(item.lemma in _set("conditions") for item in tagged):
        return tagged
    return [
        replace(item, lemma="will")
        if item.lemma == "would" and not any(other.lemma in _set("wishes") for other in tagged[at + 1 : at + 4])
        else item
        for at, item in enumerate(tagged)
    ]


def mark(item: Analysis, marks: dict[str, str]) -> Analysis:
    """The reading with some features set."""
    pairs = [pair.partition("=")[::2] for pair in item.features.split("|") if pair]
    merged = {**dict(pairs), **marks}
    return replace(item, features="|".join(f"{name}={value}" for name, value in sorted(merged.items())))


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(resources.toml("en", "verb_phrases.toml").get(name, ()))


def _marks(tagged: Sequence[Analysis], index: int) -> dict[str, str]:
    item = tagged[index]
    chain, negated = _chain(tagged, index)
    marks = {"Polarity": "Neg"} if negated else {}
    if item.get("VerbForm") == "Part" and not chain:
        marks["Voice"] = "Pass"  # "the treaty signed in Lima"
    if not chain and _had_the_chance(tagged, index):
        return {**marks, "Mood": "Ind", "Tense": "Past", "VerbForm": "Fin", "Voice": "Act"}
    if not chain and (done := _of_a_row(tagged, index)) is not None:
        return {**marks, "Mood": "Ind", "Tense": done, "VerbForm": "Fin", "Voice": "Act"}
    if not chain and index and tagged[index - 1].lemma == "to" and item.get("VerbForm") == "Inf":
        return {**marks, **_purpose(tagged, index)}
    if not chain or item.get("VerbForm") == "Fin":
        return marks
    if chain[0].lemma == "to":
        # "Is to hold talks and to be received by X"
        return {**marks, **_voice(item, chain), **_purpose(tagged, index)}
    return {**marks, **_voice(item, chain), **_tense(item, chain), **_mood(chain)}


def _had_the_chance(tagged: Sequence[Analysis], index: int) -> bool:
    """“Had the opportunity to meet X”, “was delighted to meet X”, “used a break to press X”: that it was done."""
    if index < _CHANCE or tagged[index - 1].lemma != "to":
        return False
    if tagged[index - 2].lemma in _set("managing") and tagged[index - 2].get("Tense") == "Past":
        return True
    before = tagged[max(0, index - _USED) : index - 2]
    if any(item.lemma in _set("using") and item.get("Tense") == "Past" for item in before):
        return True
    at = index - 2
    while at > 0 and tagged[at].pos == "PUNCT":  # “a ‘real pleasure’ to meet”
        at -= 1
    what = tagged[at].lemma
    verbs = {"have", "get"} if what in _set("chances") else set()
    verbs |= {"be"} if what in _set("delights") else set()
    before = [item for item in tagged[max(0, at - 2 * _CHANCE) : at] if item.pos != "PUNCT"][-_CHANCE:]
    return any(item.lemma in verbs and item.get("Tense") == "Past" for item in before)


def _of_a_row(tagged: Sequence[Analysis], index: int) -> str | None:
    """The tense of what several did one after the other: “the first to present his credentials was X”."""
    if index < _ROW or tagged[index - 1].lemma != "to" or tagged[index - 2].lemma not in _set("times"):
        return None
    told = next((item for item in tagged[index + 1 :] if item.pos == "AUX"), None)
    return "Past" if told is not None and told.lemma == "be" and told.get("Tense") == "Past" else None


def _purpose(tagged: Sequence[Analysis], index: int) -> dict[str, str]:
    """“Flew to Lima to sign”: what is aimed at, at the time of the verb before; no fact yet."""
    told = (item for item in reversed(tagged[:index]) if item.get("VerbForm") == "Fin" or item.get("Tense") == "Fut")
    before = next(told, None)
    tense = before.get("Tense") if before is not None else None
    if index > 1 and tagged[index - 2].pos == "VERB" and tagged[index - 2].lemma in _set("wanting"):
        return {"Mood": "Pot", **({"Tense": tense} if tense else {})}  # “wants to meet X”
    if index > 1 and tagged[index - 2].pos == "VERB" and tagged[index - 2].lemma in _set("planning"):
        tense = "Fut"  # “agreed to meet in Lima on 12 October”
    return {"Mood": "Pur", **({"Tense": tense} if tense else {})}


def _shared(tagged: Sequence[Analysis], index: int) -> dict[str, str]:
    """“Will attend the summit and pay a visit”: a base form after a conjunction shares the modal of the verb before."""
    item = tagged[index]
    before = tagged[index - 1] if index else None
    if before is not None and before.pos == "ADV" and index > 1:
        before = tagged[index - 2]
    if before is None or before.pos != "CCONJ" or item.get("Tense") == "Past" or item.get("Person") == "3":
        return {}
    for at in range(index - 1, max(-1, index - _REACH), -1):
        other = tagged[at]
        if other.pos == "SCONJ" or other.get("Case") == "Nom" or other.get("PronType") == "Rel":
            return {}
        if other.pos == "VERB" and other.get("VerbForm") in ("Inf", "Fin"):
            kept = {name: value for name in ("Tense", "Mood") if (value := other.get(name))}
            if at > 1 and tagged[at - 1].lemma == "to" and kept.get("Tense") != "Fut":
                planned = tagged[at - 2].lemma in _set("planning")
                return {"Tense": "Fut", "VerbForm": "Fin", "Voice": "Act"} if planned else {"VerbForm": "Inf"}
            # It does a finite verb's work: a clause of its own begins with it.
            return {**kept, "VerbForm": "Fin", "Voice": "Act"} if kept.get("Tense") == "Fut" else {}
    return {}


def _chain(tagged: Sequence[Analysis], index: int) -> tuple[list[Analysis], bool]:
    """The auxiliaries of the verb at `index`, the first of them first, and whether they are negated."""
    chain: list[Analysis] = []
    negated = False
    for at in range(index - 1, max(-1, index - 9), -1):
        helper = tagged[at]
        if helper.get("Polarity") == "Neg":
            negated = True
        if helper.pos == "AUX" or helper.lemma == "to":
            chain.insert(0, helper)
        elif helper.pos == "ADJ" or (helper.pos == "VERB" and helper.get("VerbForm") in ("Part", "Ger")):
            if not (chain and chain[0].lemma == "to" and helper.lemma in _set("due")):
                break
        elif helper.pos == "ADV" and helper.lemma in _set("due"):
            continue
        elif helper.pos == "PRON" and at > 0 and tagged[at - 1].pos == "AUX" and not chain:
            continue  # "did they meet"
        elif helper.pos not in _LOOKED_THROUGH:
            break
    if chain and all(helper.lemma == "to" for helper in chain):
        return [], negated
    return chain, negated


def _voice(item: Analysis, chain: Sequence[Analysis]) -> dict[str, str]:
    if item.get("VerbForm") != "Part":
        return {"Voice": "Act"}
    return {"Voice": "Pass" if chain[-1].lemma == "be" else "Act"}


def _tense(item: Analysis, chain: Sequence[Analysis]) -> dict[str, str]:
    lemmas = [helper.lemma for helper in chain]
    if _set("future") & set(lemmas) or ("be" in lemmas and "to" in lemmas[lemmas.index("be") :]):
        return {"Tense": "Fut"}
    if _set("possible") & set(lemmas):
        return {"Tense": "Past"} if "have" in lemmas else {"Tense": "Fut"}
    first = chain[0]
    if first.lemma == "have":
        return {"Tense": "Past", "Aspect": "Perf"}
    aspect = {"Aspect": "Prog"} if item.get("VerbForm") == "Ger" else {}
    tense = first.get("Tense")
    return {**aspect, **({"Tense": tense} if tense else {})}


def _mood(chain: Sequence[Analysis]) -> dict[str, str]:
    return {"Mood": "Pot" if any(helper.lemma in _set("possible") for helper in chain) else "Ind"}
