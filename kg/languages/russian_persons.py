"""The names of persons in Russian, brought to the nominative by the agreement of their parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, product
from typing import Final

from kg import resources
from kg.languages.russian_forms import fold
from kg.languages.russian_paradigms import CASES, GENDERS, NameReading, costs, given_names, name_readings

# Ends of Russian family names, which decline as the first half of a double name whatever the second half does.
_BENT_HALVES: Final = ("ов", "ев", "ёв", "ин", "ын", "ова", "ева", "ёва", "ина", "ына", "ский", "ская", "цкий", "цкая")
_INITIAL: Final = re.compile(r"(?:[A-ZА-ЯЁ][а-яё]?\.-?)+|[A-ZА-ЯЁ]")
_HYPHENS: Final = re.compile(r"([-‑])")
_VOWELS: Final = frozenset("аеёиоуыэюя")
_UNBENT: Final = frozenset("оэу")
# A man's genitive and accusative are one form of his post, and two of a name in -а: “министра Эктора Сальватьерру”.
_MANS_GENITIVE: Final = ("Gen", "Acc")
_SHORT: Final = 3
_CYRILLIC: Final = re.compile(r"[а-яё]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name, read as a whole.

    Args:
        nominative: Its words in the nominative, in the capitals of the text.
        gender: `Masc` or `Fem`, `None` where nothing tells.
        case: The case it stands in, `None` where no part shows one.
        cases: All the cases its form may stand in.
    """

    nominative: str
    gender: str | None
    case: str | None
    cases: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    readings: tuple[NameReading, ...]
    rigid: bool


def read_person(words: Sequence[str], *, gender: str | None = None, case: str | None = None) -> PersonName:
    """The likeliest reading of a person's name.

    Args:
        words: The words of the name as they stand in the text.
        gender: `Masc` or `Fem`, where something outside the name tells it.
        case: The case, where the sentence tells it.

    >>> read_person(("Урсулой", "фон", "дер", "Ляйен")).nominative
    'Урсула фон дер Ляйен'
    >>> read_person(("Димова",)).nominative, read_person(("Димова",), case="Nom").nominative
    ('Димов', 'Димова')
    """
    return _read(tuple(words), gender, case)


@lru_cache(maxsize=20_000)
def _read(words: tuple[str, ...], gender: str | None, case: str | None) -> PersonName:
    either = case == "Gen" and gender != "Fem" and len(words[-1]) > _SHORT
    among = _MANS_GENITIVE if either else (case,) if case else CASES
    pieces = [piece for word in words for piece in (*_HYPHENS.split(word), " ") if piece][:-1]
    parts = _parts(pieces)
    scored: list[tuple[float, str, str, list[NameReading | None]]] = []
    for of, at in product((gender,) if gender else GENDERS, among):
        chosen = [_choose(part, of, at) for part in parts]
        total = costs()[of] + costs()[at] + sum(_cost(part, item) for part, item in zip(parts, chosen, strict=True))
        scored.append((total, of, at, chosen))
    total, of, at, chosen = min(scored, key=lambda item: item[0])
    forms = iter(_recase(part.text, item) for part, item in zip(parts, chosen, strict=True))
    text = "".join(piece if piece in ("-", "‑", " ") else next(forms) for piece in pieces)
    shown = any(item is not None and item.declined for item in chosen)
    fits = frozenset(other for cost, _, other, _ in scored if cost <= total + 0.5)
    tells = not shown and len(fits) > 1
    return PersonName(text, of, None if tells and not case else at, fits)


def _parts(pieces: Sequence[str]) -> list[_Part]:
    table = resources.toml("ru", "person_names.toml")
    texts = [piece for piece in pieces if piece not in ("-", "‑", " ")]
    hyphened = [index + 1 < len(pieces) and pieces[index + 1] in ("-", "‑") for index in range(len(pieces))]
    tied = [flag for piece, flag in zip(pieces, hyphened, strict=True) if piece not in ("-", "‑", " ")]
    parts: list[_Part] = []
    for index, text in enumerate(texts):
        following = texts[index + 1].lower() if index + 1 < len(texts) else ""
        rigid = (
            _INITIAL.fullmatch(text) is not None
            or _CYRILLIC.fullmatch(text) is None
            or (text.lower() in table["particles"] and len(texts) > 1)
            or text.lower() in table["filiations"]
            or following in table["filiations"]
        )
        last = index + 1 == len(texts)
        readings = () if rigid else name_readings(text)
        if not last:
            readings = tuple(item for item in readings if not _adjectival(text, item)) or readings
        if last and index:
            readings = tuple(_as_family_name(item) for item in readings)
            if text.lower().endswith("у") and _ends_in_u(texts[0]):
                readings = tuple(_like_given(text, item) for item in readings)
        elif not last and not index:
            readings = tuple(_as_given_name(text, item) for item in readings)
        after_particle = index > 0 and not last and texts[index - 1].lower() in table["particles"]  # “да Кошта Нето”
        joined_name = tied[index] and text[-1].lower() in {*_VOWELS, "й"} and _unbent(texts[index + 1 :])
        if joined_name and not rigid:  # “Абеной Осей-Бонсу”: no half declines but one like “Петровой-Ли”
            readings = tuple(item for item in readings if item.nominative.endswith(_BENT_HALVES))
        if not rigid and (after_particle or joined_name or _stays_bare(text, last=last, tied=tied[index])):
            readings += _undeclined(text.lower(), readings, half=joined_name)
        parts.append(_Part(text, readings, rigid))
    return parts


def _unbent(behind: Sequence[str]) -> bool:
    """Whether the second half of a double name has an end that no case changes: “Дени Сассу-Нгессо”."""
    return bool(behind) and behind[0][-1].lower() in _UNBENT


def _as_family_name(reading: NameReading) -> NameReading:
    """A reading for the last word: men's family names end in -а more often than their given names do."""
    in_a = reading.declined and reading.gender == "Masc" and reading.nominative[-1] in "ая"
    cost = reading.cost + (costs()["family_in_a"] if in_a else 0.0)
    known = given_names().get(fold(reading.nominative), frozenset())
    if known and reading.gender not in known:  # “София Йоханнес”: a man's name serves women as that of a family
        cost += costs()["other_family"] - costs()["other_gender"]
    return replace(reading, cost=cost)


def _ends_in_u(given: str) -> bool:
    """Whether a given name is one of those in -у, as Portuguese has them: “Тиагу”."""
    return given.lower().endswith("у") and fold(given) in given_names()


def _like_given(text: str, reading: NameReading) -> NameReading:
    """A reading of a family name in -у behind such a given name: it does not decline either, “Тиагу Монтенегру”."""
    bare = reading.nominative == text.lower() and not reading.declined
    return replace(reading, cost=reading.cost + costs()["undeclined_pair"]) if bare else reading


def _as_given_name(text: str, reading: NameReading) -> NameReading:
    """A reading for a given name: one in -е is rather the dative of one in -а than a name that does not decline."""
    bare = not reading.declined and reading.case in {"Dat", "Loc"} and text[-1:].lower() == "е" and _syllables(text) > 1
    known = fold(reading.nominative) in given_names() or reading.cost < costs()["dictionary"] / 2
    return replace(reading, cost=reading.cost + costs()["undeclined_in_e"]) if bare and not known else reading


def _adjectival(text: str, reading: NameReading) -> bool:
    """Whether a reading takes a word for a family name like an adjective, which no given name is: “Ратной Хандаяни”."""
    return reading.nominative.endswith("ая") and text.lower().endswith("ой")


def _stays_bare(text: str, *, last: bool, tied: bool) -> bool:
    """Whether it may be the first half of a double name or a syllable of a Chinese or Korean one."""
    return not last and text[-1].lower() not in _VOWELS and (tied or _syllables(text) == 1)


def _syllables(text: str) -> int:
    return sum(1 for vowels, _ in groupby(text.lower(), key=_VOWELS.__contains__) if vowels)


def _undeclined(form: str, readings: Sequence[NameReading], *, half: bool) -> tuple[NameReading, ...]:
    """The bare form in every case, at the price of its nominative and a little more; less for a half of a double name
    that no case changes.
    """
    made: list[NameReading] = []
    for gender in GENDERS:
        prices = [item.cost for item in readings if (item.nominative, item.gender, item.case) == (form, gender, "Nom")]
        cost = costs()["unbent_half"] if half else min(prices, default=0.0) + costs()["undeclined_part"]
        made += [NameReading(form, gender, case, cost, declined=False) for case in CASES]
    return tuple(made)


def _choose(part: _Part, gender: str, case: str) -> NameReading | None:
    fitting = [item for item in part.readings if item.gender == gender and item.case == case]
    return min(fitting, key=lambda item: (item.cost, item.nominative), default=None)


def _cost(part: _Part, reading: NameReading | None) -> float:
    if part.rigid:
        return 0.0
    return reading.cost if reading else costs()["undeclined_word"]


def _recase(text: str, reading: NameReading | None) -> str:
    return recase(text, reading.nominative) if reading else text


def recase(text: str, form: str) -> str:
    """Another form of a word in the capitals, and with the `е` or `ё`, that the text has.

    >>> recase("МакКейну", "маккейн"), recase("СОЮЗА", "союз"), recase("Объединенных", "объединённые")
    ('МакКейн', 'СОЮЗ', 'Объединенные')
    >>> recase("Гвинеи-Бисау", "гвинея-бисау")
    'Гвинея-Бисау'
    """
    halves = text.split("-"), form.split("-")
    if len(halves[0]) == len(halves[1]) > 1:
        return "-".join(recase(old, new) for old, new in zip(*halves, strict=True))
    if text.isupper() and len(text) > 1:
        return form.upper()
    letters: list[str] = []
    shared = True
    for index, letter in enumerate(form):
        old = text[index] if index < len(text) else ""
        shared = shared and old.lower().replace("ё", "е") == letter.replace("ё", "е")
        if shared:
            letters.append(old)
        else:
            letters.append(letter.upper() if index == 0 and old.isupper() else letter)
    return "".join(letters)
