"""Capitals that stand for their states beside an office: “Ankara's foreign minister”, “his Seoul counterpart”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc

from kg.languages.annotation import Element
from kg.languages.grammar.profile import Profile
from kg.languages.lexicon import lexicon

# Offices that a state has and a city has not.
_OFFICES: Final = frozenset(
    f"role/{head}"
    for head in (
        "foreign-minister",
        "minister",
        "prime-minister",
        "ambassador",
        "envoy",
        "counterpart",
        "secretary-of-state",
        "special-envoy",
    )
)
_COUNTERPART: Final = "role/counterpart"
# Before the head of a post: its ranks and portfolios.
_INSIDE: Final = frozenset("RF")


def with_metonyms(doc: Doc, found: Sequence[Element], profile: Profile) -> list[Element]:
    """The elements with the state in the place of its capital, where an office of states is said to be the city's."""
    return [
        _state(item) if item.code == "L" and item.key and _owns(doc, item, found, at, profile) else item
        for at, item in enumerate(found)
    ]


def _owns(doc: Doc, item: Element, found: Sequence[Element], at: int, profile: Profile) -> bool:
    """Whether a post of the city's state stands right behind the city, or “counterpart from” right before it."""
    before = found[at - 1] if at else None
    if before is not None and before.key == _COUNTERPART:
        between = [token.lower_ for token in doc[before.last : item.first]]
        return between == ["from"]
    marked = item.last < len(doc) and doc[item.last].lower_ in profile.possessives
    start = item.last + marked
    for other in found[at + 1 :]:
        if other.first != start:
            return False
        if other.code == "H":
            return other.key in _OFFICES if marked else other.key == _COUNTERPART
        if other.code not in _INSIDE:
            return False
        start = other.last
    return False


def _state(item: Element) -> Element:
    """The state whose capital a place is; the place itself where it is none."""
    entry = lexicon().find(item.key or "")
    state = lexicon().find(f"state/{entry.country}") if entry is not None and entry.sort == "capital" else None
    return item if state is None else replace(item, code="S", key=state.key, country=entry.country if entry else None)


__all__ = ["with_metonyms"]
