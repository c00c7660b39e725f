"""Which initiatives and which agreements are one: the name, or what it is made of together with who acts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import ClassVar, Final

from kg.resolution.corpus import Ref
from kg.resolution.identities import Identities
from kg.resolution.views import Events, View, view

_LONG_NAME: Final = 4  # words of a name that nothing else has by chance
_NAME: Final = 2
_MARKS: Final = 2  # marks that have to agree, and half of those of the name that has fewer


class _Works(Events):
    def __init__(self, sides: Callable[[int], frozenset[str]]) -> None:
        super().__init__(sides)
        self.sure = (_sure,)
        self.weak = ((_matters, _fitting),)

    def features(self, identities: Identities, ref: Ref) -> View:
        # Who acts in it counts by itself, not for whom he or she stands.
        return view(identities, ref, lambda person: frozenset())

    def sure_keys(self, features: View) -> Iterator[tuple[str, ...]]:
        for language, text in sorted(features.names):
            if len(text.split()) >= _NAME:
                yield "name", language, text
        for pair in combinations(sorted(features.marks), _MARKS):
            yield from (("marks", *pair, actor) for actor in sorted(features.actors))


class Initiatives(_Works):
    """Initiatives of all documents."""

    name: ClassVar[str] = "initiative"
    kinds: ClassVar[frozenset[str]] = frozenset({"Initiative"})


class Agreements(_Works):
    """Agreements of all documents."""

    name: ClassVar[str] = "agreement"
    kinds: ClassVar[frozenset[str]] = frozenset({"Agreement"})


def _matters(one: View) -> Iterator[tuple[str, ...]]:
    yield from (("name", *name) for name in sorted(one.names) if len(name[1].split()) > _NAME)
    yield from (("marks", *some) for some in combinations(sorted(one.marks), _MARKS + 1))


def _sure(one: View, other: View) -> str | None:
    if _parted(one, other):
        return None
    shared = one.actors & other.actors
    name = _common_name(one, other)
    if name is not None and (len(name.split()) >= _LONG_NAME or shared):
        return f"same name {name}"
    if shared and _mean_the_same(one, other):
        return f"names that mean the same ({_words(one, other)}), and {min(shared)} acts in both"
    return None


def _fitting(one: View, other: View) -> str | None:
    if _parted(one, other) or (one.actors and other.actors and not one.actors & other.actors):
        return None
    name = _common_name(one, other)
    if name is not None and len(name.split()) > _NAME:
        return f"the only one of the name {name}"
    if _mean_the_same(one, other) and len(one.marks & other.marks) > _MARKS:
        return f"the only one whose name means the same ({_words(one, other)})"
    return None


def _parted(one: View, other: View) -> bool:
    """Whether what both tell of when it began, or of who acts, is not of one thing; a long name outweighs it."""
    name = _common_name(one, other)
    if name is not None and len(name.split()) >= _LONG_NAME:
        return False
    if one.stretch is not None and other.stretch is not None and not one.stretch.meets(other.stretch):
        return True
    return bool(one.actors and other.actors) and one.actors.isdisjoint(other.actors)


def _common_name(one: View, other: View) -> str | None:
    shared = (text for _, text in one.names & other.names if len(text.split()) >= _NAME)
    return max(shared, key=lambda text: (len(text), text), default=None)


def _mean_the_same(one: View, other: View) -> bool:
    shared = len(one.marks & other.marks)
    return shared >= _MARKS and 2 * shared >= min(len(one.marks), len(other.marks))


def _words(one: View, other: View) -> str:
    return ", ".join(mark.partition(":")[2] or mark for mark in sorted(one.marks & other.marks))
