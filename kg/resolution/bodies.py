"""Bodies that no lexicon knows: one for one name, one for an organ of a state however it is called."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from typing import Any, ClassVar, Final

from kg import resources
from kg.languages.lexicon import lexicon
from kg.model import Name
from kg.resolution.corpus import Ref
from kg.resolution.identities import Identities, country_of, shown
from kg.resolution.names import distance
from kg.resolution.stages import Stage

_NOT_LETTERS: Final = re.compile(r"[^\w]+")
_CYRILLIC: Final = re.compile(r"[Ѐ-ӿ]")
_ORGAN: Final = "organ:"
_FEWEST_WORDS: Final = 3  # of a name that may be a misspelling of another
_LONG_WORD: Final = 8


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """A name without capitals, quotation marks and other marks.

    >>> plain("Фонд «Самал»") == plain("фонд “САМАЛ”")
    True
    """
    return _NOT_LETTERS.sub(" ", name.casefold().replace("ё", "е")).strip()


@dataclass(frozen=True, slots=True)
class Body:
    """A body as far as is told.

    Args:
        names: Each name as its text, its language and its kind.
        shown: What its documents call it first.
        countries: The state whose organ it is.
        organs: What sort of organ.
    """

    names: frozenset[tuple[str, str, str]]
    shown: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    organs: frozenset[str] = frozenset()

    @property
    def country(self) -> str:
        """The state whose organ it is, empty where it is of none."""
        return min(self.countries, default="")

    def keys(self) -> dict[tuple[str, ...], str]:
        """What a body is known by, with the reason that others of it are the same."""
        if self.organs and self.country:
            organ = min(self.organs)
            reason = f"both are the same organ of {self.country} ({organ})"
            return {("organ", organ, self.country): reason}
        found: dict[tuple[str, ...], str] = {}
        for text, language, kind in sorted(self.names):
            sort = "abbreviation" if kind == "alt" else "name"
            # A name in Latin letters is the same in every language.
            written = language if _CYRILLIC.search(text) else "Latn"
            key = (sort, written, self.country, text if kind == "alt" else plain(text))
            found[key] = f"same {sort} {text}"
        return found

    def full(self) -> dict[str, set[str]]:
        """The full names by language."""
        found: dict[str, set[str]] = defaultdict(set)
        for text, language, kind in self.names:
            if kind == "label" and not text.isupper():
                found[language].add(plain(text))
        return found


class Bodies(Stage[Body]):
    """Unknown bodies: one name, one abbreviation that nothing speaks against, or one organ of a state."""

    name: ClassVar[str] = "body"
    kinds: ClassVar[frozenset[str]] = frozenset({"Organization"})

    def __init__(self) -> None:
        self.sure = (_same_name, _same_abbreviation)

    def features(self, identities: Identities, ref: Ref) -> Body:
        node = identities.corpus.nodes[ref]
        country = country_of(node)
        return Body(
            frozenset((name.text, name.language, name.kind) for name in node.names),
            frozenset({shown(node)}),
            frozenset({country} if country else ()),
            frozenset(mark.removeprefix(_ORGAN) for mark in node.signature if mark.startswith(_ORGAN)),
        )

    def dump(self, features: Body) -> Any:
        return {field.name: sorted(getattr(features, field.name)) for field in fields(features)}

    def load(self, data: Any) -> Body:
        names = frozenset((text, language, kind) for text, language, kind in data["names"])
        return Body(names, *(frozenset(data[name]) for name in ("shown", "countries", "organs")))

    def order(self, features: Body) -> str:
        return repr([sorted(getattr(features, field.name)) for field in fields(features)])

    def sure_keys(self, features: Body) -> Iterable[tuple[str, ...]]:
        return features.keys()

    def merged(self, one: Body, other: Body) -> Body:
        return Body(*(getattr(one, field.name) | getattr(other, field.name) for field in fields(one)))


def _same_name(one: Body, other: Body) -> str | None:
    theirs = other.keys()
    return next((why for key, why in one.keys().items() if key[0] != "abbreviation" and key in theirs), None)


def _same_abbreviation(one: Body, other: Body) -> str | None:
    theirs = other.keys()
    reason = next((why for key, why in one.keys().items() if key[0] == "abbreviation" and key in theirs), None)
    return reason if reason is not None and _agree(one, other) else None


def _agree(one: Body, other: Body) -> bool:
    """Whether two bodies of one abbreviation may be one: no full names that differ in one language."""
    ours, theirs = one.full(), other.full()
    together = [ours.get(language, set()) | theirs.get(language, set()) for language in {*ours, *theirs}]
    return all(len(texts) == 1 for texts in together) or not one.shown.isdisjoint(other.shown)


@lru_cache(maxsize=65536)
def supposed(names: tuple[Name, ...]) -> str | None:
    """The known body whose long name is but a plural or an error of typing away, where it is the only one."""
    return _supposed((name.text, name.language) for name in names)


def supposed_of(body: Body) -> str | None:
    """The known body that an unknown one may be, by any of its names."""
    return _supposed((text, language) for text, language, _ in body.names)


def _supposed(names: Iterable[tuple[str, str]]) -> str | None:
    found = set()
    for text, language in names:
        words = tuple(plain(text).split())
        for at, rest in _without_one(words):
            for word, key in _long_names(language).get((at, rest), ()):
                allowed = 2 if min(len(word), len(words[at])) >= _LONG_WORD else 1
                if distance(word, words[at], allowed) <= allowed:
                    found.add(key)
    return found.pop() if len(found) == 1 else None


@cache
def _long_names(language: str) -> dict[tuple[int, tuple[str, ...]], list[tuple[str, str]]]:
    """The long names of known bodies, each under what is left of it when one word is taken out."""
    found: dict[tuple[int, tuple[str, ...]], list[tuple[str, str]]] = defaultdict(list)
    if language not in resources.languages():
        return found
    for form in lexicon().forms(language, ("organization",)):
        words = tuple(plain(form.text).split())
        for at, rest in _without_one(words):
            found[at, rest].append((words[at], form.key))
    return found


def _without_one(words: tuple[str, ...]) -> list[tuple[int, tuple[str, ...]]]:
    if len(words) < _FEWEST_WORDS:
        return []
    return [(at, (*words[:at], *words[at + 1 :])) for at in range(len(words))]
