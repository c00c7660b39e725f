"""What nominative, gender and case the form of a Russian name can stand for.

A name that no dictionary lists declines like others with its ending. The paradigms are read backwards: from the ending
to every nominative it can come of, each with a cost; the dictionary and the tables of names make the known ones cheap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from kg import resources
from kg.languages import russian_forms

CASES: Final = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
GENDERS: Final = ("Masc", "Fem")
_GENDER: Final = {"Masc": "Masc", "Femn": "Fem"}
# Of the world's given names those count that end as other names do in an oblique case: Дилором, Айгерим, Паулу, …
_LIKE_CASES: Final = ("ом", "ем", "им", "ым", "у")
# … and the men's names that decline as women's do: Юкка.
_LIKE_WOMENS: Final = ("а", "я")
_SHORT: Final = 4
# Of the women's names those that come of a known man's name, so that a case of the one looks like the other: “Мартину”.
_PAIRED: Final = 5
_BORNE: Final = {"m": "Masc", "f": "Fem"}
_VOWELS: Final = frozenset("аеёиоуыэюяіәөүұ")
# The letters of the longest ending in the table.
_LONGEST: Final = 4


@dataclass(frozen=True, slots=True)
class NameReading:
    """One way to read the form of one part of a name.

    Args:
        nominative: In lower case.
        gender: `Masc` or `Fem`.
        case: A Universal Dependencies value.
        cost: The less, the likelier.
        declined: Whether the form shows its case.
    """

    nominative: str
    gender: str
    case: str
    cost: float
    declined: bool = True


@dataclass(frozen=True, slots=True)
class _Ending:
    ending: str
    stem: re.Pattern[str]
    nominative: str
    gender: str
    case: str
    cost: float
    declined: bool


@cache
def costs() -> dict[str, float]:
    """The weights of the table `person_names.toml`."""
    return {name: float(value) for name, value in resources.toml("ru", "person_names.toml")["costs"].items()}


@cache
def _endings() -> dict[str, tuple[_Ending, ...]]:
    """The paradigms by their endings, so that a form is matched against the few it can have."""
    found: dict[str, list[_Ending]] = {}
    for row in resources.rows("ru", "name_paradigms.tsv"):
        gender, cost = _GENDER[row["gender"]], float(row["cost"])
        stem = re.compile(f"(?:{row['stem']})$")
        for case in CASES:
            cell = "-" if row["nom"] == "*" else row[case.lower()]
            for ending in cell.split("/"):
                item = _Ending(_bare(ending), stem, _bare(row["nom"]), gender, case, cost, row["nom"] != "*")
                found.setdefault(item.ending, []).append(item)
    return {ending: tuple(items) for ending, items in found.items()}


def _bare(ending: str) -> str:
    return "" if ending in ("-", "*") else ending


@cache
def given_names() -> dict[str, frozenset[str]]:
    """Given names in lower case, `ё` folded, and their genders."""
    found: dict[str, set[str]] = {}
    for row in resources.rows("ru", "given_names.tsv"):
        found.setdefault(russian_forms.fold(row["name"]), set()).add(_GENDER[row["gender"]])
    for name, borne in _of_the_world().items():
        shorter = name[:-1] in found or name[:-1] in _of_the_world()  # “Жозефа” is rather a case of “Жозеф”
        mans = borne == "m" and name.endswith(_LIKE_WOMENS) and not shorter
        pair = len(name) > _PAIRED and name.endswith("а") and "Masc" in found.get(name[:-1], ())
        # “Александру” is a Romanian's name, and a case of that of others.
        apart = not name.endswith("у") or not {name[:-1], name[:-1] + "а"} & found.keys()
        if len(name) >= _SHORT and (mans or pair or name.endswith(_LIKE_CASES)) and apart:
            found.setdefault(name, set()).update(_BORNE[of] for of in borne)
    return {name: frozenset(genders) for name, genders in found.items()}


@cache
def _of_the_world() -> dict[str, str]:
    """The given names of the world in lower case, `ё` folded, and who bears them: `m`, `f` or `mf`."""
    return {
        russian_forms.fold(name.strip(" !")): row["gender"]
        for row in resources.rows(resources.COMMON, "given_names.tsv")
        for name in row["ru"].split("|")
    }


@cache
def _surnames() -> frozenset[str]:
    return frozenset(russian_forms.fold(row["surname"]) for row in resources.rows("ru", "surnames.tsv"))


@cache
def _suffixes() -> tuple[tuple[str, str | None, float], ...]:
    return tuple(
        (row["suffix"], _GENDER.get(row["gender"]), float(row["bonus"]))
        for row in resources.rows("ru", "name_suffixes.tsv")
    )


@lru_cache(maxsize=20_000)
def name_readings(word: str) -> tuple[NameReading, ...]:
    """All readings of one part of a person's name (no hyphen in it), the cheapest of each kind.

    >>> sorted({(r.nominative, r.gender, r.case) for r in name_readings("Гутерришем") if r.cost < 1})
    [('гутерриш', 'Masc', 'Ins')]
    """
    form = word.lower()
    best: dict[tuple[str, str, str], NameReading] = {}
    for reading in (*_from_paradigms(form), *_from_dictionary(form)):
        key = (reading.nominative, reading.gender, reading.case)
        if key not in best or reading.cost < best[key].cost:
            best[key] = reading
    return tuple(best.values())


def _from_paradigms(form: str) -> Iterator[NameReading]:
    for length in range(min(_LONGEST, len(form) - 1) + 1):
        ending, stem = form[len(form) - length :], form[: len(form) - length]
        for item in _endings().get(ending, ()):
            if not item.stem.search(stem) or not _VOWELS.intersection(stem + item.nominative):
                continue
            nominative = stem + item.nominative
            cost = item.cost + _knowledge(nominative, item.gender)
            if nominative == form and not _is_listed(nominative):
                cost += _looks_oblique(form)
            yield NameReading(nominative, item.gender, item.case, cost, item.declined)


def _knowledge(nominative: str, gender: str) -> float:
    """What the tables take off or add to the cost of a nominative."""
    folded = russian_forms.fold(nominative)
    cost = 0.0
    genders = given_names().get(folded)
    if genders:
        cost += costs()["known_given" if gender in genders else "other_gender"]
    if folded in _surnames():
        cost += costs()["known_surname"]
    bonuses = [bonus for suffix, of, bonus in _suffixes() if folded.endswith(suffix) and of in (None, gender)]
    return cost - max(bonuses, default=0.0)


def _is_listed(nominative: str) -> bool:
    folded = russian_forms.fold(nominative)
    return folded in given_names() or folded in _surnames()


def _looks_oblique(form: str) -> float:
    table = resources.toml("ru", "person_names.toml")
    return float(table["oblique_cost"]) if form.endswith(tuple(table["oblique_ends"])) else 0.0


def _from_dictionary(form: str) -> Iterator[NameReading]:
    """What pymorphy3 lists as a name. What it only guesses is no better than the paradigms."""
    if not russian_forms.is_known(form):
        return
    readings = russian_forms.readings(form)
    fixed = {item.lemma for item in readings if item.lemma == form and item.get("Case") not in (None, "Nom", "Acc")}
    for analysis in readings:
        gender, case = analysis.get("Gender"), analysis.get("Case")
        if analysis.get("NameType") not in ("Giv", "Sur", "Pat") or analysis.get("Number") != "Sing":
            continue
        if gender not in GENDERS or case is None:
            continue
        nominative = _nominative(form, analysis.lemma, gender, analysis.get("NameType"))
        cost = costs()["dictionary"] + _knowledge(nominative, gender)
        yield NameReading(nominative, gender, case, cost, declined=nominative not in fixed)


def _nominative(form: str, lemma: str, gender: str, kind: str | None) -> str:
    """pymorphy3 gives a woman's surname the man's lemma: the woman's own nominative."""
    if gender == "Masc" or kind == "Giv":
        return lemma
    for parse in russian_forms.parses(form):
        if parse.normal_form == lemma and "femn" in parse.tag and "sing" in parse.tag:
            made = parse.inflect({"nomn", "sing"})
            if made is not None:
                return str(made.word)
    return lemma
