"""Names of persons compared across scripts and schemes of transliteration."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Final

from anyascii import anyascii

from kg import resources
from kg.languages.known_persons import bare

_MOST_VARIANTS: Final = 16
_PARTS: Final = re.compile(r"[\s\-‐‑–]+")
_SHORT, _MIDDLING = 4, 7  # letters: below, no error is forgiven; below, one; from there, two
_MOST_ERRORS: Final = 2
_FAMILY_AND_GIVEN: Final = 2
_MOST_EXTRA: Final = 2  # patronymics and middle names that one of two spellings may leave out


class Likeness(IntEnum):
    """How alike two names are, the surest last."""

    NONE = 0
    NEAR = 1  # one or two errors of typing apart
    PART = 2  # one is a part of the other: the family name, initials with it
    SWAPPED = 3  # the same words in another order
    SAME = 4  # the same given and family name


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a name: the skeletons it may have, and whether it is but an initial."""

    skeletons: frozenset[str]
    initial: bool

    def agrees(self, other: Part) -> bool:
        """Whether both may be spellings of one word, or one the initial of the other."""
        if self.initial or other.initial:
            return any(a[:1] == b[:1] for a in self.skeletons for b in other.skeletons)
        return not self.skeletons.isdisjoint(other.skeletons)

    def errors(self, other: Part) -> int | None:
        """How many errors of typing they are apart, `None` for more than their length forgives."""
        if self.agrees(other):
            return 0
        if self.initial or other.initial:
            return None
        shorter = min(min(map(len, self.skeletons)), min(map(len, other.skeletons)))
        allowed = 0 if shorter < _SHORT else 1 if shorter < _MIDDLING else _MOST_ERRORS
        found = min(distance(a, b, allowed) for a in self.skeletons for b in other.skeletons)
        return found if found <= allowed else None


@lru_cache(maxsize=16384)
def parts(name: str) -> tuple[Part, ...]:
    """The words of a name.

    >>> [sorted(part.skeletons) for part in parts("Tokayev")] == [sorted(part.skeletons) for part in parts("Тоқаев")]
    True
    """
    words = bare([word for word in _PARTS.split(re.sub(r"(?<=\.)(?=\w)", " ", name)) if any(map(str.isalpha, word))])
    named_for_father = len(words) > _FAMILY_AND_GIVEN
    return tuple(_part(word, patronymic=named_for_father and at > 0) for at, word in enumerate(words))


def _part(word: str, *, patronymic: bool) -> Part:
    stem = word.rstrip(".")
    initial = len(stem) == 1 or (word.endswith(".") and len(stem) <= 2)
    father = _patronymic().sub("", stem.casefold()) if patronymic else ""
    return Part(
        skeletons(stem) | skeletons(father) if father and father != stem.casefold() else skeletons(stem), initial
    )


@lru_cache(maxsize=1)
def _patronymic() -> re.Pattern[str]:
    return re.compile(resources.toml(resources.COMMON, "skeleton.toml")["patronymic"])


@lru_cache(maxsize=16384)
def skeletons(word: str) -> frozenset[str]:
    """What is left of a word when all that schemes of transliteration differ in is taken away.

    >>> skeletons("Щербаков") <= skeletons("Scherbakow")
    True
    >>> skeletons("Kosanov") & skeletons("Қасанов")
    frozenset()
    """
    found = _rewritten({word.casefold()}, "raw")
    found = _rewritten({anyascii(variant).lower() for variant in found}, "latin")
    return frozenset(variant for variant in found if variant) or frozenset({word.casefold()})


def _rewritten(variants: set[str], stage: str) -> set[str]:
    for pattern, choices in _rules(stage):
        variants = {pattern.sub(choice, variant) for variant in variants for choice in choices}
        if len(variants) > _MOST_VARIANTS:
            variants = set(sorted(variants)[:_MOST_VARIANTS])
    return variants


@lru_cache(maxsize=4)
def _rules(stage: str) -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    rules = resources.toml(resources.COMMON, "skeleton.toml")[stage]
    return tuple((re.compile(rule["of"]), tuple(rule["as"])) for rule in rules)


@lru_cache(maxsize=32768)
def likeness(one: str, other: str) -> Likeness:
    """How alike two names are.

    >>> likeness("Kassym-Jomart Tokayev", "Қасым-Жомарт Кемелұлы Тоқаев").name
    'SAME'
    >>> likeness("С. Лунд", "Sofia Lund").name, likeness("Lund", "Sofia Lund").name, likeness("Lund", "Berg").name
    ('PART', 'PART', 'NONE')
    >>> likeness("Maren Haugland Jr.", "Марен Хаугланд-младший").name, likeness("Haugland", "Maren Haugland Jr.").name
    ('SAME', 'PART')
    >>> likeness("Maren Haugland", "Maren Hauglund").name
    'NEAR'
    """
    shorter, longer = sorted((parts(one), parts(other)), key=lambda item: (len(item), _letters(item)))
    if not shorter:
        return Likeness.NONE
    if _same(shorter, longer):
        return Likeness.SAME
    if _swapped(shorter, longer):
        return Likeness.SWAPPED
    if _part_of(shorter, longer):
        return Likeness.PART
    return Likeness.NEAR if _near(shorter, longer) else Likeness.NONE


@lru_cache(maxsize=16384)
def resembles(one: str, other: str) -> bool:
    """Whether two names in two scripts may be of one person, where all else agrees that is told of a meeting.

    One word of them is the same; every other begins alike and has half of its letters in the other.

    >>> resembles("Gordon Merriweather", "Гордон Мэриуэзер"), resembles("Gordon Berg", "Гордон Бойль")
    (True, False)
    """
    shorter, longer = sorted((parts(one), parts(other)), key=lambda item: (len(item), _letters(item)))
    if one.isascii() == other.isascii() or not full(shorter):
        return False
    rest = list(longer)
    same = 0
    for word in shorter:
        like = next((each for each in rest if word.agrees(each)), None)
        same += like is not None
        like = like or next((each for each in rest if _alike(word, each)), None)
        if like is None:
            return False
        rest.remove(like)
    return same > 0


def _alike(one: Part, other: Part) -> bool:
    return any(
        a[0] == b[0] and distance(a, b, (limit := max(len(a), len(b)) // 2)) <= limit
        for a in one.skeletons
        for b in other.skeletons
    )


def _letters(words: tuple[Part, ...]) -> int:
    return sum(not word.initial for word in words)


def full(words: tuple[Part, ...]) -> bool:
    """Whether a name has a given and a family name, not as initials."""
    return _letters(words) >= 2


def _same(shorter: tuple[Part, ...], longer: tuple[Part, ...]) -> bool:
    if not (full(shorter) and full(longer)) or len(longer) - len(shorter) > _MOST_EXTRA:
        return False
    return shorter[-1].agrees(longer[-1]) and shorter[0].agrees(longer[0]) and _within(shorter, longer)


def _within(shorter: tuple[Part, ...], longer: tuple[Part, ...]) -> bool:
    """Whether the words of one name stand in the other in the same order."""
    rest = iter(longer)
    return all(any(word.agrees(other) for other in rest) for word in shorter)


def _swapped(shorter: tuple[Part, ...], longer: tuple[Part, ...]) -> bool:
    if not (full(shorter) and full(longer)) or len(longer) - len(shorter) > _MOST_EXTRA:
        return False
    return _within((*shorter[1:], shorter[0]), longer) or _within((shorter[-1], *shorter[:-1]), longer)


def _part_of(shorter: tuple[Part, ...], longer: tuple[Part, ...]) -> bool:
    if full(shorter):
        return _within(shorter, longer)
    if len(shorter) == len(longer) and _letters(longer) == _letters(shorter):
        return _family_within(shorter, longer) and _family_within(longer, shorter)
    return _family_within(shorter, longer)


def _family_within(shorter: tuple[Part, ...], longer: tuple[Part, ...]) -> bool:
    """Whether the one whole word of a name is the first or last one of another, and its initials fit the rest."""
    family = next((word for word in shorter if not word.initial), None)
    whole = [at for at, word in enumerate(longer) if not word.initial]
    if family is None or not whole:
        return False
    at = next((at for at in (whole[-1], whole[0]) if family.agrees(longer[at])), None)
    if at is None:
        return False
    rest = [word for position, word in enumerate(longer) if position != at]
    initials = [word for word in shorter if word.initial]
    return not rest or all(any(initial.agrees(word) for word in rest) for initial in initials)


def _near(shorter: tuple[Part, ...], longer: tuple[Part, ...]) -> bool:
    family = shorter[-1].errors(longer[-1])
    if family is None or shorter[-1].initial or longer[-1].initial:
        return False
    if len(shorter) == 1:
        return 0 < family <= 1
    given = shorter[0].errors(longer[0])
    return given is not None and 0 < family + given <= _MOST_ERRORS


def distance(one: str, other: str, limit: int) -> int:
    """Insertions, deletions, exchanged letters and neighbours in the wrong order between two words.

    Counts no further than `limit + 1`.

    >>> distance("spolaric", "spolarnic", 2), distance("abcd", "acbd", 1), distance("abc", "xyz", 1)
    (1, 1, 2)
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        last, before, row = before, row, [i]
        for j, b in enumerate(other, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, last[j - 2] + 1)
            row.append(best)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)
