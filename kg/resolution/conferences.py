"""Which conferences are one: the number, the name, the place and the days, and what the name is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar, Final

from kg.resolution.names import skeletons
from kg.resolution.views import Events, View, blocks, months, put_off, timely, years

_LONG: Final = 3  # words that make a name more than "international conference"
# Days: what is told of a longer stretch, or of none, may be of any of several.
_COARSE: Final = 100
_SERIES: Final = "series:"
_LETTERS: Final = 4  # of a word that names in two scripts share


class Conferences(Events):
    """Conferences of all documents."""

    name: ClassVar[str] = "conference"
    kinds: ClassVar[frozenset[str]] = frozenset({"Conference"})

    def __init__(self, sides: Callable[[int], frozenset[str]]) -> None:
        super().__init__(sides)
        self.sure = (_sure, _put_off)
        self.weak = ((_matters, _fitting),)

    def sure_keys(self, features: View) -> Iterator[tuple[str, ...]]:
        words = {f"{language}:{word[:5]}" for language, text in features.names for word in text.split()}
        for number in sorted(features.ordinals):
            yield from (("ordinal", number, mark) for mark in sorted(_plain(features) | words))
        if features.statuses & {"Planned", "Postponed"}:
            for name in sorted(name for name in features.names if len(name[1].split()) >= _LONG):
                yield from (("put off", *name, year) for year in years(features))
        for month in months(features):
            yield from (("name", *name, month) for name in sorted(features.names) if len(name[1].split()) >= _LONG)
            for country in sorted(features.countries):
                yield from (("country", country, mark, month) for mark in sorted(_plain(features)))


def _matters(one: View) -> Iterator[tuple[str, ...]]:
    yield from blocks(one, *(("name", *name) for name in sorted(one.names) if len(name[1].split()) >= _LONG))
    shared = [*sorted(_plain(one)), *(["Planned"] if "Planned" in one.statuses else [])]
    yield from blocks(one, *(("country", country, mark) for country in sorted(one.countries) for mark in shared))
    if one.stretch is not None and one.stretch.fine:
        yield from blocks(one, *(("person", person) for person in sorted(one.persons)))
        yield from blocks(one, *(("city", city) for city in sorted(one.cities)))


def _sure(one: View, other: View) -> str | None:
    # A number is given once: where the days differ, it was put off, or the sources disagree.
    if one.ordinals & other.ordinals and (_shared(one, other) or _alike(one, other)) and not _namesakes(one, other):
        return f"same number {min(one.ordinals)} of the same sort of conference"
    if not timely(one, other) or _other_matter(one, other):
        return None
    dated = one.stretch is not None and other.stretch is not None
    if not dated:
        return None
    if _long_name(one, other) is not None and max(_days(one), _days(other)) <= _COARSE:
        return f"same name {_long_name(one, other)} on days that fit"
    if one.countries & other.countries and _mostly(one, other) and max(_days(one), _days(other)) <= _COARSE:
        return f"same country {min(one.countries & other.countries)}, days that fit, and names that mean the same"
    return None


def _namesakes(one: View, other: View) -> bool:
    """Whether letters alone are shared that conventions have in common, and days or country differ: COP16 of 2024."""
    shared = _shared(one, other)
    if not shared or not all(mark.startswith(_SERIES) for mark in shared):
        return False
    return not timely(one, other) or bool(one.countries and other.countries and not one.countries & other.countries)


def _put_off(one: View, other: View) -> str | None:
    name = _long_name(one, other)
    return f"the conference {name} was planned, and put off" if name is not None and put_off(one, other) else None


def _fitting(one: View, other: View) -> str | None:
    """What leaves room for another edition: told without days or of a whole year, or with a name that says little."""
    if not timely(one, other) or _other_matter(one, other):
        return None
    if (name := _long_name(one, other)) is not None:
        return f"the only conference of the same name {name} whose days fit"
    dated = one.stretch is not None and other.stretch is not None
    if (
        dated
        and one.countries & other.countries
        and (_shared(one, other) or one.statuses & other.statuses == {"Planned"})
    ):
        return f"the only conference in {min(one.countries & other.countries)} whose days and status fit"
    exact = one.stretch is not None and other.stretch is not None and one.stretch.fine and other.stretch.fine
    if exact and one.persons & other.persons and (_shared(one, other) or _alike(one, other)):
        return "the only conference that the same person took part in on that day"
    if exact and one.cities & other.cities and _said_in_two(one, other):
        return f"the only conference in {min(one.cities & other.cities)} on those days, and a word that names share"
    return None


def _said_in_two(one: View, other: View) -> bool:
    """Whether names in two languages share a word but for its script, and numbers do not speak against it."""
    ours, theirs = ({language for language, _ in view.names} for view in (one, other))
    if not ours.isdisjoint(theirs) or one.stretch != other.stretch:
        return False
    return not _sounds(one).isdisjoint(_sounds(other))


def _sounds(one: View) -> frozenset[str]:
    words = (word for _, text in one.names for word in text.split())
    return frozenset(sound for word in words for sound in skeletons(word) if len(sound) >= _LETTERS)


def _days(one: View) -> int:
    return one.stretch.days if one.stretch else _COARSE + 1


def _shared(one: View, other: View) -> frozenset[str]:
    """Marks of the names that both have; the number is one of its own."""
    return frozenset(mark for mark in one.marks & other.marks if not mark.startswith("ordinal:"))


def _mostly(one: View, other: View) -> bool:
    shared = len(_shared(one, other))
    fewer = min(len(_plain(one)), len(_plain(other)))
    return shared > 0 and 2 * shared >= fewer


def _plain(one: View) -> frozenset[str]:
    return frozenset(mark for mark in one.marks if not mark.startswith("ordinal:"))


def _other_matter(one: View, other: View) -> bool:
    """Whether both tell what they are about, and share nothing of it."""
    ours, theirs = _topics(one), _topics(other)
    return bool(ours and theirs) and ours.isdisjoint(theirs) and len(_shared(one, other)) < 2


def _topics(one: View) -> frozenset[str]:
    return frozenset(mark for mark in one.marks if mark.startswith("topic/"))


def _long_name(one: View, other: View) -> str | None:
    return min((text for _, text in one.names & other.names if len(text.split()) >= _LONG), default=None)


def _alike(one: View, other: View) -> bool:
    """Whether names in one language share words that say what it is."""
    for language, text in one.names:
        for other_language, other_text in other.names:
            if language == other_language and {w[:5] for w in text.split()} & {w[:5] for w in other_text.split()}:
                return True
    return False
