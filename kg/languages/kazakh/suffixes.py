"""The endings of `morphology.toml`, put together once: all chains that a noun can carry, all tails that a verb can."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from kg import resources
from kg.languages.kazakh.sounds import ANY, agree, classes, last_class, rows


@dataclass(frozen=True, slots=True)
class Ending:
    """A string of endings, as one.

    Args:
        form: The letters.
        after: The classes of sounds that it can stand after.
        row: `back`, `front` or `either`.
        features: What it says, as pairs of a Universal Dependencies feature and its value.
        parts: How many endings it is made of.
        attributive: Whether it makes an attribute of a locative (`-дағы`).
        case: The letters of the case ending at its end, with -ғы.
    """

    form: str
    after: frozenset[str] = ANY
    row: str = "either"
    features: tuple[tuple[str, str], ...] = ()
    parts: int = 1
    attributive: bool = False
    case: str = ""

    def fits(self, stem: str) -> bool:
        """Whether it can stand on that stem: assimilation and vowel harmony."""
        return last_class(stem) in self.after and agree(rows(stem), self.row)

    def joined(self, other: Ending) -> Ending:
        """This one with another behind it."""
        return Ending(
            self.form + other.form,
            self.after,
            self.row if self.row != "either" else other.row,
            self.features + other.features,
            self.parts + other.parts,
            other.attributive,
            other.case,
        )


NOTHING = Ending("", parts=0)


def pairs(features: str) -> tuple[tuple[str, str], ...]:
    """The features of a cell as pairs.

    >>> pairs("Case=Gen|Number=Sing")
    (('Case', 'Gen'), ('Number', 'Sing'))
    """
    return tuple((name, value) for name, _, value in (pair.partition("=") for pair in features.split("|")) if name)


def variants(entry: Mapping[str, Any]) -> Iterator[Ending]:
    """The variants of one entry of the table, each with its row and the sounds before it."""
    features = pairs(entry.get("features", ""))
    for forms, after in entry["forms"].items():
        back, front = forms.split()
        if back == front or entry.get("neutral"):
            yield Ending(back, classes(after), "either", features)
        else:
            yield Ending(back, classes(after), "back", features)
            yield Ending(front, classes(after), "front", features)


@cache
def table(name: str) -> tuple[Ending, ...]:
    """All variants of one sort of ending: `plural`, `possessive`, `passive`, `converb`."""
    entries = resources.toml("kk", "morphology.toml")[name]
    return tuple(
        ending for entry in ([entries] if isinstance(entries, dict) else entries) for ending in variants(entry)
    )


def _after_possessive(entry: Mapping[str, Any], person: str) -> Iterator[Ending]:
    """The forms that a case has after a possessive of the third or the first person."""
    back, front = entry[person].split()
    features = pairs(entry["features"])
    for form, row in ((back, "back"), (front, "front")):
        yield Ending(form, ANY, "either" if back == front else row, features, case=form)


def _with_attribute(cases: list[Ending]) -> list[Ending]:
    """The cases, and -ғы behind each locative."""
    back, front = resources.toml("kk", "morphology.toml")["attributive"]["forms"].split()
    made = list(cases)
    for case in cases:
        if ("Case", "Loc") in case.features:
            form = back if case.row == "back" else front
            whole = case.form + form
            made.append(Ending(whole, case.after, case.row, case.features, 2, attributive=True, case=whole))
    return made


@cache
def cases() -> tuple[Ending, ...]:
    """The case endings that a stem or a plural takes."""
    return tuple(_with_attribute([replace(ending, case=ending.form) for ending in table("case")]))


@cache
def possessed_cases(person: str) -> tuple[Ending, ...]:
    """The case endings after a possessive: `third`, or `first` for the first and second person."""
    entries = resources.toml("kk", "morphology.toml")["case"]
    if person == "third":
        return tuple(_with_attribute([form for entry in entries for form in _after_possessive(entry, "third")]))
    special = [form for entry in entries if "first" in entry for form in _after_possessive(entry, "first")]
    return (*cases(), *special)


def _cases_after(possessive: Ending) -> tuple[Ending, ...]:
    third = ("Person[psor]", "3") in possessive.features
    return possessed_cases("third" if third else "first")


@cache
def remote() -> frozenset[str]:
    """What “еді” comes to behind a hyphen: кездескен-ді."""
    return frozenset(resources.toml("kk", "morphology.toml")["remote"]["forms"].split())


@cache
def nominal() -> Mapping[str, tuple[Ending, ...]]:
    """All chains of number, possessor and case, by their letters; the empty chain among them."""
    chains: dict[str, list[Ending]] = {}
    for number in (NOTHING, *table("plural")):
        for owner in (NOTHING, *table("possessive")):
            for chain in _stack(number, owner):
                chains.setdefault(chain.form, []).append(chain)
    return {form: tuple(found) for form, found in chains.items()}


def _stack(number: Ending, owner: Ending) -> Iterator[Ending]:
    """The chains that start with that number and that possessor."""
    if number.form and owner.form and not owner.fits(number.form):
        return
    base = number.joined(owner) if number.form and owner.form else owner if owner.form else number
    yield base
    for case in _cases_after(owner) if owner.form else cases():
        if not base.form:
            yield case
        elif case.fits(base.form):
            yield base.joined(case)


@cache
def verbal() -> Mapping[str, tuple[Ending, ...]]:
    """All tails that end a verb's form: tense with person, mood, converbs; by their letters."""
    tails: dict[str, list[Ending]] = {}
    for tail in (*_finite(), *table("converb")):
        tails.setdefault(tail.form, []).append(tail)
    return {form: tuple(found) for form, found in tails.items()}


def _finite() -> Iterator[Ending]:
    for entry in resources.toml("kk", "morphology.toml")["finite"]:
        for tense in variants(entry):
            for person, forms in entry["persons"].items():
                features = tense.features + _person(person)
                if tense.row == "either":
                    for form, row in zip(forms, ("back", "front"), strict=True):
                        yield Ending(tense.form + form, tense.after, row if form else "either", features)
                else:
                    form = forms[0] if tense.row == "back" else forms[1]
                    yield Ending(tense.form + form, tense.after, tense.row, features)


def _person(cell: str) -> tuple[tuple[str, str], ...]:
    person, _, number = cell.partition(" ")
    if number == "Form":
        return (("Person", person), ("Polite", "Form"))
    return (("Number", number), ("Person", person)) if number else (("Person", person),)


@cache
def participles() -> tuple[tuple[Ending, bool], ...]:
    """The participles' endings, longest first, and whether each stands after the negation only."""
    found = [
        (ending, bool(entry.get("negative")))
        for entry in resources.toml("kk", "morphology.toml")["participle"]
        for ending in variants(entry)
    ]
    return tuple(sorted(found, key=lambda item: (-len(item[0].form), item[0].form)))


@cache
def derivations() -> tuple[tuple[Ending, str], ...]:
    """The endings that make a word of a noun, and the part of speech of what they make."""
    return tuple(
        (ending, entry["pos"])
        for entry in resources.toml("kk", "morphology.toml")["derivation"]
        for ending in variants(entry)
    )
