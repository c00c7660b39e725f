"""The labels of a resource, from the lexicon and from the names that documents use."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from kg import resources
from kg.languages.lexicon import Entry
from kg.model import Label, Name
from kg.resolution.names import Likeness, full, likeness, parts
from kg.resolution.romanization import romanised

# Languages whose names are given in Latin letters too, the one that readers of English know best first.
_ROMANISED: Final = ("ru", "kk")

# Pairs of names that are compared anew with each document that tells of a person.
_MOST_PAIRS: Final = 8192

# The names that are used together, with how often.
Attested = tuple[frozenset[Name], int]


def known_labels(entry: Entry, attested: Iterable[Attested]) -> list[Label]:
    """The labels of what the lexicon knows, in every language, with what documents call it besides."""
    found: dict[tuple[str, str], str] = {}
    for language in resources.languages():
        for at, name in enumerate(entry.names.get(language, ())):
            found.setdefault((name, language), "alt" if at else "label")
        for name in entry.abbreviations.get(language, ()):
            found.setdefault((name, language), "alt")
    for names, _ in attested:
        for used in names:
            found.setdefault((used.text, used.language), "alt")
    return _labels(found)


def plain_labels(attested: Sequence[Attested]) -> list[Label]:
    """In each language the name that most documents use, the longest of equals, is the label; the others are kept."""
    found: dict[tuple[str, str], str] = {}
    for language, counts in _by_language(attested).items():
        told = [name for names, _ in attested for name in names if name.language == language]
        kinds = {name.text for name in told if name.kind == "label"}
        best = max(kinds or counts, key=lambda text: (counts[text], len(text), text))
        found.update({(text, language): "label" if text == best else "alt" for text in counts})
    return _labels(found)


def person_labels(attested: Sequence[Attested]) -> list[Label]:
    """The labels of a person.

    In each language the full name that most documents use is the label, shorter ones are kept beside it. A spelling
    that is near another in the same script, and for which fewer documents speak in any language, is a misspelling.
    """
    found: dict[tuple[str, str], str] = {}
    wrong = _misspelt(attested)
    for language, counts in _by_language(attested).items():
        right = [text for text in counts if text not in wrong]
        names = [text for text in right if full(parts(text))] or right
        best = max(names, key=lambda text: (counts[text], len(parts(text)), text), default=None)
        for text in counts:
            found[text, language] = "hidden" if text in wrong else "label" if text == best else "alt"
        if language in _ROMANISED and best is not None and _cyrillic(best):
            found.setdefault((romanised(best), f"{language}-Latn"), "label")
    return _labels(found)


def preferred(labels: Iterable[Label]) -> str | None:
    """The label that a path is made from: the English one, else a romanised one, else any."""
    shown = [label for label in labels if label.property == "label"] or list(labels)
    order = {language: at for at, language in enumerate(("en", "ru-Latn", "kk-Latn", "ru", "kk"))}
    best = min(shown, key=lambda label: (order.get(label.language, len(order)), label.text), default=None)
    return best.text if best else None


def _by_language(attested: Sequence[Attested]) -> dict[str, Counter[str]]:
    """For each language, each name with how often it is used, in an order of their own."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    used: Counter[tuple[str, str]] = Counter()
    for names, number in attested:
        for language, text in {(name.language, name.text) for name in names}:
            used[language, text] += number
    for (language, text), number in sorted(used.items()):
        counts[language][text] = number
    return counts


def _misspelt(attested: Sequence[Attested]) -> frozenset[str]:
    ways = [(frozenset(name.text for name in names), number) for names, number in attested]
    texts = sorted({text for told, _ in ways for text in told})
    agreeing = {text: frozenset(other for other in texts if _agree(text, other)) for text in texts}
    support = {text: sum(number for told, number in ways if not told.isdisjoint(agreeing[text])) for text in texts}
    return frozenset(
        text
        for text in texts
        if any(
            support[other] > support[text] and _cyrillic(text) == _cyrillic(other) and _near(text, other)
            for other in texts
        )
    )


@lru_cache(maxsize=_MOST_PAIRS)
def _agree(one: str, other: str) -> bool:
    """Whether one name speaks for the other: all words of the shorter are in the longer."""
    return one == other or likeness(one, other) >= Likeness.PART


@lru_cache(maxsize=_MOST_PAIRS)
def _near(one: str, other: str) -> bool:
    if _agree(one, other):
        return False
    if likeness(one, other) == Likeness.NEAR:
        return True
    ours, theirs = parts(one), parts(other)
    return bool(ours and theirs) and bool(ours[-1].errors(theirs[-1]))


def _cyrillic(text: str) -> bool:
    return any("Ѐ" <= letter <= "ӿ" for letter in text)


def _labels(found: dict[tuple[str, str], str]) -> list[Label]:
    return [Label(text, language, sort) for (text, language), sort in found.items()]
