"""The readings of one English word: closed classes and irregular forms from tables, the rest by its ending."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from kg import resources
from kg.languages.morphology import Analysis

_NUMBER: Final = re.compile(r"[\d.,:/–-]*\d[\d.,:/–-]*(?:st|nd|rd|th|s|bn|m|k|%)?")
_ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)")
_PUNCTUATION: Final = re.compile(r"[^\w]+")
_POSSESSIVE: Final = re.compile(r"(?:'s|’s|(?<=s)['’])$")
_FINITE: Final = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin|Voice=Act"
_PAST: Final = "Mood=Ind|Tense=Past|VerbForm=Fin|Voice=Act"
_PARTICIPLE: Final = "Tense=Past|VerbForm=Part"
_GERUND: Final = "VerbForm=Ger"
_BASE: Final = "VerbForm=Inf"


@cache
def function_words() -> dict[str, tuple[Analysis, ...]]:
    """The table of closed classes, by the form in lower case."""
    found: dict[str, list[Analysis]] = {}
    for row in resources.rows("en", "function_words.tsv"):
        found.setdefault(row["form"], []).append(Analysis(row["lemma"], row["pos"], row["features"]))
    return {form: tuple(items) for form, items in found.items()}


@cache
def verbs() -> dict[str, bool]:
    """Base forms of verbs, and whether each is as often a noun."""
    listed = {row["verb"]: row["noun"] == "x" for row in resources.rows("en", "verbs.tsv")}
    irregular = {row["lemma"]: False for row in resources.rows("en", "irregular.tsv") if row["pos"] == "VERB"}
    return irregular | listed


@cache
def _irregular() -> dict[str, tuple[Analysis, ...]]:
    found: dict[str, list[Analysis]] = {}
    for row in resources.rows("en", "irregular.tsv"):
        if row["pos"] == "NOUN":
            found.setdefault(row["second"], []).append(Analysis(row["lemma"], "NOUN", "Number=Plur"))
            continue
        found.setdefault(row["second"], []).append(Analysis(row["lemma"], "VERB", _PAST))
        found.setdefault(row["third"], []).append(Analysis(row["lemma"], "VERB", _PARTICIPLE))
    return {form: tuple(items) for form, items in found.items()}


@cache
def _irregular_lemmas() -> frozenset[str]:
    return frozenset(row["lemma"] for row in resources.rows("en", "irregular.tsv"))


@cache
def _suffixes() -> tuple[tuple[str, str], ...]:
    table = resources.toml("en", "verb_phrases.toml")["suffixes"]
    pairs = [(suffix, pos) for pos, suffixes in table.items() for suffix in suffixes]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=100_000)
def readings(word: str) -> tuple[Analysis, ...]:
    """All readings of a word, the likeliest first, at least one; a word with a capital may be a name."""
    form = word.lower().replace("’", "'")
    closed = function_words().get(word.lower())
    special = _special(word)
    if special:
        return (special,)
    found = list(closed or ())
    if not closed:
        found += list(_open(form))
    if word[:1].isupper() and closed and any(item.pos == "AUX" for item in closed):
        found.append(Analysis(form, "PROPN", "Number=Sing", 0.3))  # May, Will
    if word[:1].isupper() and not closed:
        noun = next((item for item in found if item.pos == "NOUN"), None)
        lemma = noun.lemma if noun and _is_common(noun.lemma) else form
        found.append(Analysis(lemma, "PROPN", noun.features if noun else "Number=Sing", 0.6))
    made: dict[tuple[str, str, str], Analysis] = {}
    for item in found:
        made.setdefault((item.lemma, item.pos, item.features), item)
    return tuple(made.values())


def as_verb(item: Analysis) -> Analysis | None:
    """The base form of a verb that is an adjective of the closed classes as well: “present”, “open”, “close”."""
    return Analysis(item.lemma, "VERB", _BASE) if item.pos == "ADJ" and item.lemma in verbs() else None


def _is_common(lemma: str) -> bool:
    """Whether a word in the singular is one that a table lists, so that its plural with a capital is no name."""
    return verbs().get(lemma, False) or lemma in _irregular_lemmas() or _by_suffix(lemma) == "NOUN"


def _special(word: str) -> Analysis | None:
    if not word.strip():
        return Analysis(word, "SPACE")
    if word in ("'s", "’s", "'", "’"):
        return Analysis("'s", "PART", "Case=Gen")
    if len(word) > 1 and word.isupper() and any(item.pos == "PRON" for item in function_words().get(word.lower(), ())):
        return Analysis(word.lower(), "PROPN", "Number=Sing")  # "US", "WHO", "IT"
    if _ORDINAL.fullmatch(word):
        return Analysis(word.lower(), "ADJ", "NumType=Ord")
    if _NUMBER.fullmatch(word):
        return Analysis(word.lower(), "NUM")
    if _PUNCTUATION.fullmatch(word) and word != "&":
        return Analysis(word, "SYM" if word in "$€£¥₸₽%№+=" else "PUNCT")
    return None


def _open(form: str) -> Iterator[Analysis]:
    """The readings of a word of an open class."""
    yield from _irregular().get(form, ())
    if form in verbs():
        yield Analysis(form, "VERB", _BASE)
    yield from _inflected_verb(form)
    guess = _by_suffix(form)
    if guess in ("ADJ", "ADV"):
        yield Analysis(form, guess)
        return
    lemma = singular(form)
    number = "Plur" if lemma != form else "Sing"
    if verbs().get(form, verbs().get(lemma, True)):
        yield Analysis(lemma, "NOUN", f"Number={number}")


def _by_suffix(form: str) -> str | None:
    if form in verbs() or len(form) < 5:
        return None
    return next((pos for suffix, pos in _suffixes() if form.endswith(suffix)), None)


def _inflected_verb(form: str) -> Iterator[Analysis]:
    """`-s`, `-ed` and `-ing` forms of a verb of the table; the two latter also of verbs it lacks."""
    if form.endswith("s"):
        lemma = _base(form, "s")
        if lemma:
            yield Analysis(lemma, "VERB", _FINITE)
    for ending, features in (("ed", (_PAST, _PARTICIPLE)), ("ing", (_GERUND,))):
        if not form.endswith(ending) or len(form) < len(ending) + 2:
            continue
        lemma = _base(form, ending) or _guess(form[: -len(ending)])
        yield from (Analysis(lemma, "VERB", item) for item in features)


def _base(form: str, ending: str) -> str | None:
    """The verb of the table that a regular form belongs to."""
    stem = form[: -len(ending)]
    trials = [stem, stem + "e"]
    if len(stem) > 3 and stem[-1] == stem[-2]:
        trials.append(stem[:-1])
    if ending == "s" and form.endswith("es"):
        trials.append(form[:-2])
    if stem.endswith("ie") and ending == "s":
        trials.append(stem[:-2] + "y")
    if stem.endswith("i") and ending == "ed":
        trials.append(stem[:-1] + "y")
    if stem.endswith("y") and ending == "ing":
        trials.append(stem[:-1] + "ie")
    return next((trial for trial in trials if trial in verbs()), None)


def _guess(stem: str) -> str:
    """A base form for a stem that no table knows."""
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if re.search(r"(?:[aeiou][bcdgkmptvz]|[sc]|at|iz|is|v|ng|dg|u)$", stem) and not re.search(
        r"[aeiou]{2}[a-z]$", stem
    ):
        return stem + "e"
    return stem


@lru_cache(maxsize=100_000)
def singular(form: str) -> str:
    """The singular of a noun in lower case; the form itself where it looks like one.

    >>> [singular(word) for word in ("ministries", "spokesmen", "crises", "boxes", "press", "visits", "corps")]
    ['ministry', 'spokesman', 'crisis', 'box', 'press', 'visit', 'corps']
    """
    for item in _irregular().get(form, ()):
        if item.pos == "NOUN":
            return item.lemma
    if (
        form in _irregular_lemmas()
        or not form.endswith("s")
        or form.endswith(("ss", "us", "is", "'s"))
        or len(form) < 4
    ):
        return form
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return form[:-2]
    return form[:-1]


@lru_cache(maxsize=100_000)
def keys(word: str) -> frozenset[str]:
    """The word in lower case, without the possessive, in the singular, and a verb's base; see `Morphology.keys`."""
    form = word.lower()
    bare = _POSSESSIVE.sub("", form)
    found = {form, bare or form, singular(bare)} if bare else {form}
    found.update(item.lemma for item in readings(bare or form))
    return frozenset(found)


def without_possessive(word: str) -> str:
    """The word without `'s`.

    >>> without_possessive("Kenya’s"), without_possessive("States'")
    ('Kenya', 'States')
    """
    return _POSSESSIVE.sub("", word)
