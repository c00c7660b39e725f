"""The readings of one Russian word: pymorphy3's dictionary, told in Universal Dependencies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, Final

import pymorphy3

from kg import resources
from kg.languages.morphology import Analysis

_POS: Final = {
    "NOUN": "NOUN",
    "ADJF": "ADJ",
    "ADJS": "ADJ",
    "COMP": "ADJ",
    "VERB": "VERB",
    "INFN": "VERB",
    "PRTF": "VERB",
    "PRTS": "VERB",
    "GRND": "VERB",
    "NUMR": "NUM",
    "ADVB": "ADV",
    "NPRO": "PRON",
    "PRED": "ADV",
    "PREP": "ADP",
    "CONJ": "SCONJ",
    "PRCL": "PART",
    "INTJ": "INTJ",
}
_VERB_FORMS: Final = {"VERB": "Fin", "INFN": "Inf", "PRTF": "Part", "PRTS": "Part", "GRND": "Conv"}
_VALUES: Final = {
    "nomn": ("Case", "Nom"),
    "gent": ("Case", "Gen"),
    "gen1": ("Case", "Gen"),
    "gen2": ("Case", "Gen"),
    "datv": ("Case", "Dat"),
    "accs": ("Case", "Acc"),
    "acc2": ("Case", "Acc"),
    "ablt": ("Case", "Ins"),
    "loct": ("Case", "Loc"),
    "loc1": ("Case", "Loc"),
    "loc2": ("Case", "Loc"),
    "sing": ("Number", "Sing"),
    "plur": ("Number", "Plur"),
    "masc": ("Gender", "Masc"),
    "femn": ("Gender", "Fem"),
    "neut": ("Gender", "Neut"),
    "anim": ("Animacy", "Anim"),
    "inan": ("Animacy", "Inan"),
    "past": ("Tense", "Past"),
    "pres": ("Tense", "Pres"),
    "futr": ("Tense", "Fut"),
    "perf": ("Aspect", "Perf"),
    "impf": ("Aspect", "Imp"),
    "1per": ("Person", "1"),
    "2per": ("Person", "2"),
    "3per": ("Person", "3"),
    "indc": ("Mood", "Ind"),
    "impr": ("Mood", "Imp"),
    "pssv": ("Voice", "Pass"),
    "actv": ("Voice", "Act"),
}
# What a proper noun is the name of; `NameType` is the feature of Universal Dependencies.
_NAME_TYPES: Final = {"Name": "Giv", "Surn": "Sur", "Patr": "Pat", "Geox": "Geo", "Orgn": "Com", "Trad": "Com"}
_INITIALS: Final = re.compile(r"(?:[А-ЯЁA-Z][а-яё]?\.-?){1,3}")
_NUMBER: Final = re.compile(r"[\d.,:/–-]*\d[\d.,:/–-]*%?")
_ORDINAL: Final = re.compile(r"\d+-[а-яё]{1,3}")
_PUNCTUATION: Final = re.compile(r"[^\w]+")
_CYRILLIC: Final = re.compile(r"[а-яё]", re.IGNORECASE)


@cache
def dictionary() -> Any:
    """The one `pymorphy3.MorphAnalyzer` of the process: 0.15 s to load, about 15 MB."""
    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=100_000)
def parses(word: str) -> tuple[Any, ...]:
    """pymorphy3's parses of a word."""
    return tuple(dictionary().parse(word))


@lru_cache(maxsize=100_000)
def is_known(word: str) -> bool:
    """Whether the dictionary lists the form itself.

    >>> is_known("министру"), is_known("Тхимпхуеву")
    (True, False)
    """
    return bool(dictionary().word_is_known(word))


def fold(word: str) -> str:
    """Lower case, and `е` for `ё`."""
    return word.lower().replace("ё", "е")


def features(values: Iterable[tuple[str, str]]) -> str:
    """Features as Universal Dependencies writes them.

    >>> features([("Number", "Sing"), ("Case", "Gen")])
    'Case=Gen|Number=Sing'
    """
    return "|".join(f"{name}={value}" for name, value in sorted(dict(values).items()))


@lru_cache(maxsize=100_000)
def readings(word: str) -> tuple[Analysis, ...]:
    """All readings of a word as the dictionary gives or guesses them, the likeliest first, at least one."""
    special = _special(word)
    if special:
        return (special,)
    found: dict[tuple[str, str, str], float] = {}
    for parse in parses(word):
        for analysis in _convert(parse):
            key = (analysis.lemma, analysis.pos, analysis.features)
            found[key] = found.get(key, 0.0) + analysis.score
    if not found:
        return (Analysis(word.lower(), "X"),)
    total = sum(found.values()) or 1.0
    made = [Analysis(*key, score=score / total) for key, score in found.items()]
    return tuple(sorted(made, key=lambda item: -item.score))


def _special(word: str) -> Analysis | None:
    """The reading of what is no word of the dictionary: figures, signs, initials, abbreviations, foreign script."""
    listed = _listed().get(word.lower())
    if listed:
        return listed
    if _NUMBER.fullmatch(word):
        return Analysis(word, "NUM")
    if _ORDINAL.fullmatch(word):
        return Analysis(word.lower(), "ADJ", "NumType=Ord")
    if not word.strip():
        return Analysis(word, "SPACE")
    if _PUNCTUATION.fullmatch(word):
        return Analysis(word, "SYM" if word in "$€₽₸%№+=&" else "PUNCT")
    if _INITIALS.fullmatch(word):
        return Analysis(word.lower(), "PROPN", "Abbr=Yes|NameType=Giv")
    if not _CYRILLIC.search(word):
        return Analysis(word.lower(), "PROPN" if word[:1].isupper() else "X", "Foreign=Yes")
    return None


@cache
def _listed() -> dict[str, Analysis]:
    table = resources.toml("ru", "tagging.toml").get("words", [])
    return {word: Analysis(lemma, pos, marks) for word, pos, lemma, marks in table}


def _convert(parse: Any) -> list[Analysis]:
    tag, lemma = parse.tag, str(parse.normal_form)
    if tag.POS is None or not _wanted(tag):
        return []
    pos = _BY_LEMMA.get(_POS[tag.POS], _same_pos)(_POS[tag.POS], lemma)
    voice = _voice(tag, lemma) if tag.POS in _VERB_FORMS else ""
    pos, marks = _described(tag, pos, voice)
    return [Analysis(lemma, pos, marks, parse.score)]


@lru_cache(maxsize=10_000)
def _wanted(tag: Any) -> bool:
    """Leaves out vocatives and the plurals of names that do not decline."""
    plural = "Fixd" in tag.grammemes and "plur" in tag.grammemes
    return "voct" not in tag and not (plural and not tag.grammemes.isdisjoint(_NAME_TYPES))


@lru_cache(maxsize=10_000)
def _described(tag: Any, pos: str, voice: str) -> tuple[str, str]:
    """The part of speech and the features of a tag of OpenCorpora; there are few tags, so that each is told once."""
    grammemes: frozenset[str] = tag.grammemes
    values = dict(_VALUES[item] for item in sorted(grammemes) if item in _VALUES)
    if tag.POS in _VERB_FORMS:
        values["VerbForm"] = _VERB_FORMS[tag.POS]
    if voice:
        values.setdefault("Voice", voice)
    if tag.POS in ("ADJS", "PRTS"):
        values["Variant"] = "Short"
    if tag.POS == "COMP":
        values["Degree"] = "Cmp"
    if "Anum" in grammemes:
        values["NumType"] = "Ord"
    if "Abbr" in grammemes:
        values["Abbr"] = "Yes"
    if "tran" in grammemes or "intr" in grammemes:
        values["Subcat"] = "Tran" if "tran" in grammemes else "Intr"
    kinds = [kind for grammeme, kind in _NAME_TYPES.items() if grammeme in grammemes]
    if kinds:
        values["NameType"] = kinds[-1]
    if values.get("Number") == "Plur" and tag.POS != "NOUN":
        values.pop("Gender", None)
    if pos == "NOUN" and kinds:
        pos = "PROPN"
    if pos == "ADJ" and "Apro" in grammemes:
        pos = "DET"
    return pos, features(values.items())


def _same_pos(pos: str, lemma: str) -> str:
    return pos


def _conjunction(pos: str, lemma: str) -> str:
    return "CCONJ" if lemma in _table("coordinating") else pos


def _verb(pos: str, lemma: str) -> str:
    return "AUX" if lemma in _table("auxiliary") else pos


# Where the lemma, not the tag, tells the part of speech.
_BY_LEMMA: Final = {"SCONJ": _conjunction, "VERB": _verb}


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(resources.toml("ru", "tagging.toml").get(name, ()))


def _voice(tag: Any, lemma: str) -> str:
    """Act, Mid for verbs in `-ся`, Pass for passive participles and for what `-ся` makes of a transitive verb."""
    if not lemma.endswith(("ся", "сь")):
        return "Act"
    third = tag.person in (None, "3per")
    return "Pass" if third and tag.aspect == "impf" and _makes_passive(lemma) else "Mid"


@lru_cache(maxsize=10_000)
def _makes_passive(lemma: str) -> bool:
    if lemma in _table("reflexive"):
        return False
    base = lemma[:-2]
    return is_known(base) and any(
        parse.tag.POS == "INFN" and "tran" in parse.tag and "impf" in parse.tag for parse in parses(base)
    )


@lru_cache(maxsize=100_000)
def keys(word: str) -> frozenset[str]:
    """The word and its dictionary forms, in lower case and with `ё` folded; see `Morphology.keys`."""
    special = _special(word)
    if special:
        return frozenset({fold(word), fold(special.lemma)})
    found = {fold(word)}
    for parse in parses(word):
        found.add(fold(parse.normal_form))
        if parse.tag.POS == "PRTF":  # a lexicon lists a participle as the adjective it has become, not as a verb
            form = parse.inflect({"nomn", "sing", "masc"})
            found.update({fold(form.word)} if form else ())
    return frozenset(found)
