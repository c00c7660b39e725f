"""The names of bodies and places in Russian: the head of the phrase comes to the nominative, what hangs on it stays.

"Министерством иностранных дел Республики Корея" is a head in the instrumental with a tail in the genitive; only the
head, with the adjectives that agree with it, takes part in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from kg import resources
from kg.languages import russian_forms
from kg.languages.russian_persons import recase

_CASES: Final = {
    "nomn": "Nom",
    "gent": "Gen",
    "gen1": "Gen",
    "gen2": "Gen",
    "datv": "Dat",
    "accs": "Acc",
    "acc2": "Acc",
    "ablt": "Ins",
    "loct": "Loc",
    "loc1": "Loc",
    "loc2": "Loc",
}
_ABBREVIATION: Final = re.compile(r"([А-ЯЁ]{2,}[А-ЯЁ]*)(?:а|у|ом|е|ов|ы|и|ам|ами|ах|ой)?")
_CYRILLIC: Final = re.compile(r"[А-Яа-яЁё]+(?:[-‑][А-Яа-яЁё]+)*")
_MODIFIERS: Final = frozenset({"ADJF", "PRTF"})
_PLACES: Final = frozenset({"place", "state"})
_JOINTS: Final = frozenset({"и", "—", "–", "-"})


@dataclass(frozen=True, slots=True)
class PhraseName:
    """A body's or a place's name: its nominative, the head's case (`None` where unknown) and all cases it may be in."""

    nominative: str
    case: str | None
    cases: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Head:
    """A reading of words[: len(parses)] as modifiers and a noun in one case."""

    parses: tuple[Any, ...]
    case: str
    number: str
    weight: float


@cache
def _undeclined() -> frozenset[str]:
    return frozenset(russian_forms.fold(row["place"]) for row in resources.rows("ru", "undeclined_places.tsv"))


def read_phrase(words: Sequence[str], kind: str, *, case: str | None = None) -> PhraseName:
    """The likeliest reading of the name of an organisation, a state or a place.

    >>> read_phrase(("Международного", "комитета", "Красного", "Креста"), "organization").nominative
    'Международный комитет Красного Креста'
    >>> read_phrase(("Объединённых", "Арабских", "Эмиратах"), "state").nominative
    'Объединённые Арабские Эмираты'
    """
    return _read(tuple(words), kind, case)


@lru_cache(maxsize=20_000)
def _read(words: tuple[str, ...], kind: str, case: str | None) -> PhraseName:
    heads = sorted(_heads(words, kind), key=lambda head: -head.weight)
    if case:
        heads = [head for head in heads if head.case == case] or heads
    if not heads:
        return PhraseName(join([_plain(words[0]), *words[1:]] if words else []), None, frozenset())
    best = heads[0]
    size = len(best.parses)
    forms = [_nominative(word, parse, best.number) for word, parse in zip(words[:size], best.parses, strict=True)]
    rest = _coordinated(words[size:], kind, best)
    cases = frozenset(head.case for head in heads if head.weight > best.weight - 1.0)
    fixed = "Fixd" in best.parses[-1].tag
    return PhraseName(join([*forms, *rest]), None if fixed and not case and size == 1 else best.case, cases)


def _coordinated(words: tuple[str, ...], kind: str, head: _Head) -> list[str]:
    """The rest of the name; "Боснии и Герцеговины" is two heads in one case, where a body's tail is none."""
    if kind not in _PLACES or len(words) < 2 or words[0] not in _JOINTS:
        return list(words)
    free = "Fixd" in head.parses[-1].tag
    others = [other for other in _heads(words[1:], kind) if free or other.case == head.case]
    if not others:
        return list(words)
    best = max(others, key=lambda other: other.weight)
    size = len(best.parses)
    forms = [_nominative(word, parse, best.number) for word, parse in zip(words[1:], best.parses, strict=False)]
    return [words[0], *forms, *words[1 + size :]]


def _heads(words: Sequence[str], kind: str) -> Iterator[_Head]:
    """Every way to read the first words as modifiers and a noun that agree; the longest run of modifiers first."""
    run = 0
    while run < len(words) and _CYRILLIC.fullmatch(words[run]) and _readings(words[run], _MODIFIERS):
        run += 1
    for index in range(min(run, len(words) - 1), -1, -1):
        if _ABBREVIATION.fullmatch(words[index]) or not _CYRILLIC.fullmatch(words[index]):
            continue
        found = list(_agreeing(words[: index + 1], kind))
        if found:
            yield from found
            return
    if run == len(words) == 1:
        yield from (
            _Head((parse,), _case(parse), _number(parse), parse.score) for parse in _readings(words[0], _MODIFIERS)
        )


def _agreeing(words: Sequence[str], kind: str) -> Iterator[_Head]:
    for noun in _readings(words[-1], frozenset({"NOUN"})):
        case, number = _case(noun), _number(noun)
        modifiers: list[Any] = []
        for word in words[:-1]:
            fitting = [item for item in _readings(word, _MODIFIERS) if _agree(item, noun)]
            if not fitting:
                break
            modifiers.append(max(fitting, key=lambda item: float(item.score)))
        else:
            yield _Head((*modifiers, noun), case, number, _weight(words[-1], noun, kind))


@lru_cache(maxsize=20_000)
def _readings(word: str, parts: frozenset[str]) -> tuple[Any, ...]:
    if russian_forms.fold(word) in _undeclined():
        return ()
    found = tuple(parse for parse in russian_forms.parses(word) if parse.tag.POS in parts and parse.tag.case in _CASES)
    hyphen = max(word.rfind("-"), word.rfind("‑"))
    if hyphen > 0 and not russian_forms.is_known(word) and "NOUN" in parts:
        return ()
    return found


def _case(parse: Any) -> str:
    return _CASES[str(parse.tag.case)]


def _number(parse: Any) -> str:
    return "plur" if "plur" in parse.tag else "sing"


def _agree(modifier: Any, noun: Any) -> bool:
    if _case(modifier) != _case(noun) or _number(modifier) != _number(noun):
        return False
    if _case(noun) == "Acc" and modifier.tag.animacy not in (None, noun.tag.animacy):
        return False
    return _number(noun) == "plur" or modifier.tag.gender is None or modifier.tag.gender == noun.tag.gender


def _weight(word: str, noun: Any, kind: str) -> float:
    """Names are singular more often than not; a place is one that the dictionary has as a place."""
    weight = float(noun.score)
    weight += 0.5 if _number(noun) == "sing" else 0.0
    weight += 0.3 if _case(noun) == "Nom" else 0.0
    if kind in _PLACES:
        weight += 2.0 if "Geox" in noun.tag else 0.0
        weight -= 1.0 if not noun.tag.grammemes.isdisjoint({"Name", "Surn", "Patr"}) else 0.0
        weight -= 0.5 if noun.tag.animacy == "anim" else 0.0
    else:
        weight -= 1.0 if not noun.tag.grammemes.isdisjoint({"Name", "Surn", "Patr", "anim"}) else 0.0
    return weight


def _nominative(word: str, parse: Any, number: str) -> str:
    wanted = {"nomn", number}
    if parse.tag.POS in _MODIFIERS and number == "sing":
        wanted.add(str(parse.tag.gender or "masc"))
    made = parse.inflect(wanted)
    return recase(word, str(made.word)) if made is not None else word


def _plain(word: str) -> str:
    """A word that is no phrase's head: an abbreviation loses its ending, a double name declines in its last half."""
    abbreviation = _ABBREVIATION.fullmatch(word)
    if abbreviation:
        return abbreviation.group(1)
    first, hyphen, last = word.rpartition("-")
    if not hyphen or russian_forms.fold(word) in _undeclined() or not _CYRILLIC.fullmatch(word):
        return word
    head, joint, tail = word.partition("-")
    if tail.lower().startswith(("на-", "ан-")):
        return _read((head,), "place", None).nominative + joint + tail
    declined = _read((last,), "place", None).nominative
    if declined == last and "-" not in tail:
        return _read((head,), "place", None).nominative + joint + tail
    return first + hyphen + declined


def join(words: Sequence[str]) -> str:
    """Words as a text has them: no space inside quotation marks and brackets, before commas and around hyphens.

    >>> join(["группа", "«", "Восток", "»", ",", "Астана"])
    'группа «Восток», Астана'
    """
    text = ""
    glue = True
    odd = False
    for word in words:
        opens = word in ("«", "“", "„", "(", "[") or (word == '"' and not odd)
        closes = word in ("»", "”", ")", "]", ",", ".", ":", ";", "’s", "'s") or (word == '"' and odd)
        odd = odd != (word == '"')
        text += word if glue or closes or word == "-" else f" {word}"
        glue = opens or word == "-"
    return text
