"""Names brought to the nominative: every cut that the endings allow, weighed, and the heaviest taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from kg import resources
from kg.languages.kazakh import stems, suffixes
from kg.languages.kazakh.sounds import VOWELS, agree, last_class, rows
from kg.languages.kazakh.suffixes import Ending

# A word whose capitals go on to the end of the stem: БҰҰ-ның, G20-ға, НАТОның.
_HYPHENATED: Final = re.compile(r"(.*[A-Za-zА-ЯЁӘҒҚҢӨҰҮҺІ0-9+»”\"’)])[-–‑]([а-яёәғқңөұүһі]+)")
_CAPITALS: Final = re.compile(r"((?:.*-)?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{2,}[0-9]*|[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][0-9]+)([а-яёәғқңөұүһі]{2,})")
_OPENING: Final = frozenset("«“„(")
_CLOSING: Final = frozenset('»”“")')
_THIRD: Final = ("ы", "і")
# Family names that lose their last letter before an ending.
_SLAVIC: Final = ("ски", "цки")
# Cases whose endings few names have by chance; how long a stem is, at least, that a wrong variant may stand on, and the
# letters whose sound and class differ.
_TELLING: Final = frozenset({"Gen", "Ins"})
_HEARD: Final = 3
_ENDINGS_ALONE: Final = frozenset({"ова", "ева", "ёва", "ов", "ев"})
_VOICED: Final = ("в", "г")
# Possessives that stand behind a vowel only.
_BEHIND_VOWELS: Final = ("сы", "сі")
_EVIDENCE: Final = ("states.tsv", "places.tsv", "cities.tsv", "organizations.tsv", "given_names.tsv", "persons.tsv")
_COLUMNS: Final = ("name", "label", "official", "other", "alternatives")


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to read a name's last word.

    Args:
        stem: The word without its ending, in lower case.
        weight: The evidence for it; the word as it stands starts from 0.
        features: What the ending says, as pairs.
        attributive: Whether it is a locative in -дағы.
    """

    stem: str
    weight: float
    features: tuple[tuple[str, str], ...] = ()
    attributive: bool = False


@cache
def _table() -> dict[str, Any]:
    return resources.toml("kk", "morphology_names.toml")


def _weight(name: str) -> float:
    return float(_table()["weight"][name])


@cache
def _endings(name: str) -> tuple[str, ...]:
    return tuple(_table()["endings"][name])


@cache
def _short_surnames() -> frozenset[str]:
    return frozenset(_endings("short"))


@cache
def known_names() -> frozenset[str]:
    """The names that the tables of states, places, bodies and persons list, in lower case."""
    return frozenset(
        name.strip().lower()
        for table in _EVIDENCE
        for row in resources.rows("kk", table)
        for column in _COLUMNS
        for name in row.get(column, "").split("|")
        if name.strip()
    )


@cache
def _lookalikes() -> frozenset[tuple[str, str]]:
    return frozenset(
        (row["name"].lower(), kind)
        for row in resources.rows("kk", "morphology_lookalikes.tsv")
        for kind in row["kinds"].split()
    )


def looks_like_surname(word: str) -> bool:
    """Whether a lower-case word, with a case ending or without, ends as a surname from Russian does.

    >>> looks_like_surname("смайыловтың"), looks_like_surname("тегеранда")
    (True, False)
    """
    return any(
        word.endswith(ending.form) and word[: -len(ending.form)].endswith(_endings("plural_surname"))
        for ending in suffixes.table("case")
    )


def _is_lookalike(word: str, kind: str) -> bool:
    names = _lookalikes()
    kinds = ("state", "place") if kind in ("state", "place") else (kind,)
    return any((form, one) in names for form in (word, word.rpartition("-")[2]) for one in kinds)


def nominative(words: Sequence[str], kind: str) -> str:
    """A name brought to the nominative, in its own capitals: the ending of its last word comes off.

    Args:
        words: The words of the name as they stand in the text; quotation marks may be words of their own.
        kind: `person`, `organization`, `state` or `place`.

    >>> nominative(["Ангела", "Меркельдің"], "person")
    'Ангела Меркель'
    >>> nominative(["Алматы", "қаласында"], "place")
    'Алматы қаласы'
    """
    kept = [word for word in words if word.strip()]
    while len(kept) > 1 and kept[-2][-1] in _CLOSING and kept[-1].lstrip("-–‑") in _bare_endings():
        kept.pop()
    if not kept:
        return ""
    at = next((i for i in range(len(kept) - 1, -1, -1) if kept[i][-1] not in _CLOSING), len(kept) - 1)
    if at == len(kept) - 1:
        whole, kept[at] = kept[at], last_word(kept[at], kind, " ".join(kept[:at]).lower())
        if kind == "person" and kept[at] != whole and kept[at].endswith(_SLAVIC):
            kept[at] += "й"  # Ковальский, Ковальскимен
    return _joined(kept)


def _joined(words: Sequence[str]) -> str:
    text = ""
    for word in words:
        tight = not text or text[-1] in _OPENING or (word[0] in _CLOSING and word != "“")
        text += word if tight else " " + word
    return text


@cache
def _bare_endings() -> frozenset[str]:
    """What can stand behind a hyphen or a closing quotation mark: any chain of a noun's endings."""
    return frozenset(form for form in suffixes.nominal() if form)


def last_word(word: str, kind: str, before: str = "") -> str:
    """The last word of a name without its case ending, in its own capitals.

    Args:
        word: The word as it stands.
        kind: The kind of name.
        before: The words of the name before it, in lower case.

    >>> last_word("БҰҰ-ның", "organization"), last_word("НАТОға", "organization"), last_word("Женевадағы", "place")
    ('БҰҰ', 'НАТО', 'Женева')
    """
    for pattern in (_HYPHENATED, _CAPITALS):
        match = pattern.fullmatch(word)
        if match and match[2] in _bare_endings():
            return match[1]
    return word[: len(cuts(word.lower(), kind, before)[0].stem)]


@lru_cache(maxsize=65536)
def cuts(word: str, kind: str, before: str = "") -> tuple[Cut, ...]:
    """All readings of a name's last word, in lower case, the heaviest first; the word as it stands among them.

    >>> [cut.stem for cut in cuts("астана", "place")]
    ['астана']
    """
    found = [Cut(word, _whole(word, kind, before), (("Case", "Nom"),))]
    found += _plain(word, kind, before)
    found += _possessed(word, kind, before)
    if kind == "person":
        found += _families(word)
    else:
        found += _ours(word, kind, before)
    return tuple(sorted(found, key=lambda cut: -cut.weight))


def _whole(word: str, kind: str, before: str) -> float:
    """What speaks for the word as it stands."""
    weight = 0.0
    if _is_known(word, before) or (kind != "person" and word in stems.nominals()):
        weight += _weight("whole_known")
    if _is_lookalike(word, kind) or word.endswith(_endings("uninflected")):
        weight += _weight("lookalike")
    if kind == "person" and _surname(word):
        weight += _weight("whole_surname")
    return weight


def _surname(word: str) -> float:
    """How surely a word ends as a surname does, as a weight; the ending by itself is none: Овада."""
    sure = (*_endings("surname"), *_endings("patronymic"))
    if word.endswith(sure) and word not in _ENDINGS_ALONE:
        return _weight("surname")
    return _weight("surname_perhaps") if word.endswith(_endings("surname_perhaps")) else 0.0


def _is_known(word: str, before: str) -> bool:
    names = known_names()
    return (f"{before} {word}" if before else word) in names


def _stem_weight(stem: str, kind: str, before: str) -> float | None:
    """What speaks for a stem that a cut leaves; `None` where it is no stem at all."""
    short = kind == "person" and stem in _short_surnames()
    if (len(stem) < 2 and not short) or not any(letter in VOWELS for letter in stem) or not last_class(stem):
        return None
    weight = 0.0
    if kind != "person" and stem in stems.nominals():
        weight += _weight("listed")
    if _is_known(stem, before) or _is_lookalike(stem, kind):
        weight += _weight("known")
    if kind == "person":
        weight += _surname(stem)
    if len(stem) <= 3 and not short:
        weight += _weight("two_letters" if len(stem) == 2 else "three_letters")
    if before and kind in ("place", "organization", "state") and stem.endswith(("ын", "ін")):
        weight += _weight("possessive_left")
    return weight


def _prior(kind: str, ending: Ending) -> float:
    name = "Attr" if ending.attributive else dict(ending.features)["Case"]
    return float(_table()["prior"][kind][name])


def _plain(word: str, kind: str, before: str) -> Iterator[Cut]:
    """Cuts of a case ending that stands on the stem."""
    for ending in suffixes.cases():
        stem = word[: -len(ending.form)]
        if not word.endswith(ending.form):
            continue
        after = last_class(stem) in ending.after
        if not after and (kind != "person" or not _misheard(stem, ending)):
            continue
        quality = _stem_weight(stem, kind, before)
        if quality is None:
            continue
        quality += 0.0 if after else _weight("wrong_sound")
        if after and not ending.fits(stem):
            if kind != "person" or len(ending.form) < 2 or not (_surname(stem) or stem.endswith(_endings("soft"))):
                continue
            quality += _weight("wrong_row")
        weight = _prior(kind, ending) + quality
        yield Cut(stem, weight, ending.features, ending.attributive)
        if stem.endswith("скі"):
            # Names in -ск take a vowel before the endings: Минск, Минскіде.
            yield Cut(stem[:-1], weight + 1.0, ending.features, ending.attributive)


def _misheard(stem: str, ending: Ending) -> bool:
    """Whether an ending that hardly any name ends in may stand behind another sound than it should: Ренарпен.

    Names from English in -man end like one of its variants, but not behind these letters: Хальбвангмен, Ивановмен.
    """
    case = dict(ending.features)["Case"]
    if ending.attributive or case not in _TELLING or (case != "Gen" and not agree(rows(stem), ending.row)):
        return False
    return len(stem) >= _HEARD if ending.form != "мен" else stem.endswith(_VOICED)


def _possessed(word: str, kind: str, before: str) -> Iterator[Cut]:
    """Cuts of a case ending that stands on a possessive of the third person, which stays: министрлігі-нен."""
    for ending in suffixes.possessed_cases("third"):
        stem = word[: -len(ending.form)]
        if word.endswith(ending.form) and stem.endswith(_THIRD) and ending.fits(stem):
            quality = _stem_weight(stem, kind, before)
            if quality is not None:
                features = (*ending.features, ("Person[psor]", "3"))
                weight = _prior(kind, ending) + quality + _possessive(stem, kind, before)
                yield Cut(stem, weight, features, ending.attributive)


def _possessive(stem: str, kind: str, before: str) -> float:
    """What speaks for a stem in -ы as a possessive."""
    if stem.endswith(_endings("patronymic")) or possessed_noun(stem) is not None:
        return _weight("third_known")
    if before and kind != "person":
        return _weight("third_in_phrase")
    return _weight("third_alone")


@lru_cache(maxsize=65536)
def possessed_noun(form: str) -> str | None:
    """The listed noun whose possessive of the third person, singular or plural, a form is.

    >>> possessed_noun("комитеті"), possessed_noun("штаттары"), possessed_noun("путині")
    ('комитет', 'штат', None)
    """
    for chain in ("сы", "сі", "ы", "і", "лары", "лері", "дары", "дері", "тары", "тері"):
        if form.endswith(chain):
            before_vowel, stem = len(chain) == 1, form[: -len(chain)]
            if chain in _BEHIND_VOWELS and stem and stem[-1] not in VOWELS:
                continue  # “Ерсін” is no accusative of “ер”
            noun = stems.noun_of(stem, before_vowel=before_vowel) if len(form) > len(chain) + 1 else None
            if noun is not None:
                return noun
    return None


def _families(word: str) -> Iterator[Cut]:
    """Cuts of a plural from a surname: Ахметовтардың."""
    for form, chains in suffixes.nominal().items():
        if form and word.endswith(form):
            stem = word[: -len(form)]
            for chain in chains:
                plural = ("Number", "Plur") in chain.features and "Person[psor]" not in dict(chain.features)
                if plural and stem.endswith(_endings("plural_surname")) and chain.fits(stem):
                    yield Cut(stem, _weight("known"), chain.features)


def _ours(word: str, kind: str, before: str) -> Iterator[Cut]:
    """Cuts of a possessive of the first person plural: Қазақстанымыздың."""
    for form, chains in _first_plural():
        if word.endswith(form):
            stem = word[: -len(form)]
            quality = _stem_weight(stem, kind, before)
            for chain in chains:
                if quality is not None and chain.fits(stem):
                    yield Cut(stem, float(_table()["prior"][kind]["Our"]) + quality, chain.features)


@cache
def _first_plural() -> tuple[tuple[str, tuple[Ending, ...]], ...]:
    first = (("Number[psor]", "Plur"), ("Person[psor]", "1"))
    found = []
    for form, chains in suffixes.nominal().items():
        ours = tuple(c for c in chains if set(first) <= set(c.features) and ("Number", "Plur") not in c.features)
        if ours:
            found.append((form, ours))
    return tuple(found)
