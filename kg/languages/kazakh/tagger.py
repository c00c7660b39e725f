"""One reading for each word of a sentence, by its neighbours: verbs stand last, postpositions behind nouns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kg.languages.kazakh import suffixes
from kg.languages.kazakh.analyser import analyse, line
from kg.languages.kazakh.suffixes import pairs
from kg.languages.morphology import Analysis

_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON"})
_CLOSING: Final = frozenset('.!?;:…»")”')
# Cases that a noun before an attribute owes to a verb: Венада өткен саммит, but өткен саммит.
_GOVERNED_BY_VERBS: Final = frozenset({"Loc", "Dat", "Acc", "Abl", "Ins"})
# What stands behind a participle and makes a finite verb of it.
_PLUPERFECT: Final = frozenset({"болатын", "болатынбыз"})
_TENSE_MARKS: Final = frozenset({"еді", "едік", "екен", "болды", "болады", "көрінеді"})
# What opens another clause behind a comma.
_CONTRASTS: Final = frozenset({"бірақ", "алайда", "ал", "дегенмен", "өйткені", "себебі", "сондықтан"})
# So many letters behind a number are a word of their own.
_WORD: Final = 4
_PUNCTUATION: Final = Analysis("", "PUNCT")


def tag(words: Sequence[str], readings: Sequence[tuple[Analysis, ...]]) -> list[Analysis]:
    """The likeliest reading of each word in its place.

    Args:
        words: The words of one sentence, punctuation among them.
        readings: For each word its readings, the likeliest first.
    """
    chosen = [_first(word, found) for word, found in zip(words, readings, strict=True)]
    for at in range(len(words)):
        chosen[at] = _in_place(at, words, readings, chosen)
    return [_progressive(at, words, chosen) for at in range(len(words))]


def _first(word: str, found: tuple[Analysis, ...]) -> Analysis:
    if not any(letter.isalnum() for letter in word):
        return Analysis(word, "PUNCT")
    return _figures(word) if word[0].isdigit() else found[0]


def _figures(word: str) -> Analysis:
    """A number in figures: 34-ші is an ordinal, 100-ден a cardinal in the ablative, 20-отырысында the noun counted."""
    number, _, ending = word.lower().partition("-")
    if not ending or not ending.isalpha():
        return Analysis(word.lower(), "NUM", "NumType=Card")
    if ending.endswith(("ші", "шы")):
        return Analysis(number, "NUM", "NumType=Ord")
    chains = suffixes.nominal().get(ending, ())
    if not chains and len(ending) >= _WORD:
        counted = analyse(ending)[0]
        return replace(counted, features=line((*pairs(counted.features), ("NumType", "Ord"))))
    return Analysis(number, "NUM", line((("NumType", "Card"), *(chains[0].features if chains else ()))))


def _in_place(
    at: int, words: Sequence[str], readings: Sequence[tuple[Analysis, ...]], chosen: Sequence[Analysis]
) -> Analysis:
    word, best = words[at].lower(), chosen[at]
    before, after = _neighbour(chosen, at, -1), _neighbour(chosen, at, 1)
    if best.pos in ("PUNCT", "NUM"):
        return best
    if word == "мен":
        return _pick(readings[at], "CCONJ" if before.pos in _NOMINAL | {"ADJ", "NUM"} else "PRON") or best
    last = _ends_clause(at, words)
    if best.pos == "ADP" and best.get("Case") and before.pos in _NOMINAL and before.get("Case") == "Nom":
        return _pick(readings[at], "VERB", finite=True) or best  # it governs nothing: “… пен министр қатысты, …”
    if best.pos == "ADP":
        return (_pick(readings[at], "VERB", finite=True, near=0.6 * best.score) if last else None) or best
    if best.pos == "ADJ" and (_deny(after) or before.get("Case") in _GOVERNED_BY_VERBS):
        best = _participle(readings[at]) or best
    if best.pos == "ADJ" and (after.pos in ("ADV", "VERB") or after.get("VerbForm") == "Vnoun"):
        return _object(readings[at]) or best
    if last and best.pos not in ("VERB", "AUX", "PART"):
        return _pick(readings[at], "VERB", finite=True, near=0.3 * best.score) or best
    if best.pos == "VERB" and best.get("VerbForm") == "Fin" and not last:
        return _inside(readings[at], best, after)
    return best


def _inside(found: tuple[Analysis, ...], best: Analysis, after: Analysis) -> Analysis:
    """A finite form stands inside a clause only before a particle, a conjunction or what it is said with."""
    if after.pos in ("PUNCT", "PART", "CCONJ", "SCONJ", "AUX", "VERB"):
        return best
    for reading in found:
        if reading.get("VerbForm") != "Fin" and reading.score >= 0.3 * best.score:
            return reading
    return best


def _deny(reading: Analysis) -> bool:
    return reading.pos == "PART" and reading.get("Polarity") == "Neg"


def _participle(found: tuple[Analysis, ...]) -> Analysis | None:
    return next((reading for reading in found if reading.pos == "VERB" and reading.get("VerbForm") == "Part"), None)


def _object(found: tuple[Analysis, ...]) -> Analysis | None:
    """Before a verb what looks like an adjective in -ды is an object: құрметті арттыру."""
    return next((reading for reading in found if reading.pos == "NOUN" and reading.get("Case") == "Acc"), None)


def _neighbour(chosen: Sequence[Analysis], at: int, step: int) -> Analysis:
    return chosen[at + step] if 0 <= at + step < len(chosen) else _PUNCTUATION


def _ends_clause(at: int, words: Sequence[str]) -> bool:
    """Whether only closing punctuation stands between a word and the sentence's end or the next mark."""
    return at + 1 >= len(words) or words[at + 1][0] in _CLOSING


def _pick(found: tuple[Analysis, ...], pos: str, *, finite: bool = False, near: float = 0.0) -> Analysis | None:
    for reading in found:
        if reading.pos == pos and reading.score >= near and (not finite or reading.get("VerbForm") == "Fin"):
            return reading
    return None


def _progressive(at: int, words: Sequence[str], chosen: Sequence[Analysis]) -> Analysis:
    """At a clause's end a verbal noun in the locative is a present (жұмыс істеуде); жоқ and емес deny a participle."""
    best = chosen[at]
    if words[at].lower() in _PLUPERFECT and _neighbour(chosen, at, -1).get("VerbForm") == "Part":
        return Analysis("ему", "AUX", line((("Mood", "Ind"), ("Tense", "Past"), ("VerbForm", "Fin"))), best.score)
    if best.get("VerbForm") == "Part" and best.pos == "VERB" and best.get("Case") is None:
        return _finite(at, words, chosen)
    if best.get("VerbForm") == "Vnoun" and best.get("Case") == "Loc" and _ends_clause(at, words):
        kept = [pair for pair in pairs(best.features) if pair[0] in ("Polarity", "Voice")]
        features = (*kept, ("Mood", "Ind"), ("Person", "3"), ("Tense", "Pres"), ("VerbForm", "Fin"))
        return Analysis(best.lemma, "VERB", line(features), best.score)
    return best


def _another_clause(start: int, words: Sequence[str], chosen: Sequence[Analysis]) -> bool:
    """Whether what stands behind a comma is a clause of its own: “… келген, ертең Осакаға ұшады”.

    Where another participle comes before its verb, both may be attributes of one noun: “өткен, мыңдар қатысқан жиын”.
    """
    if start < len(words) and words[start].lower() in _CONTRASTS:
        return True
    for at in range(start, len(words)):
        if chosen[at].pos in ("VERB", "ADJ") and chosen[at].get("VerbForm") == "Part" and not chosen[at].get("Case"):
            return _ends_clause(at, words)
        if chosen[at].pos == "VERB" and chosen[at].get("VerbForm") == "Fin":
            return True
    return False


def _finite(at: int, words: Sequence[str], chosen: Sequence[Analysis]) -> Analysis:
    """A participle that closes its clause, or stands before what marks the tense, is the predicate: барған, барған еді.

    A future one before the past of болу tells of what is to come: келмейтін болды.
    """
    best, after = chosen[at], _neighbour(chosen, at, 1)
    features = pairs(best.features)
    if _deny(after):
        features = (*features, ("Polarity", "Neg"))
        closes = _ends_clause(at + 1, words)
    else:
        following = words[at + 1].lower() if at + 1 < len(words) else ""
        closes = _ends_clause(at, words) or following in _PLUPERFECT or following in _TENSE_MARKS
        closes = closes or (following == "," and _another_clause(at + 2, words, chosen))
    if closes:
        kept = [pair for pair in features if pair[0] in ("Polarity", "Voice", "Tense")]
        features = (*kept, ("Mood", "Ind"), ("Person", "3"), ("VerbForm", "Fin"))
    return Analysis(best.lemma, best.pos, line(features), best.score)
