"""The states that the words of a document name, as evidence of whose post it is that is told without a state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.languages.annotation import Element, Phrase, Post, Sentence
from kg.languages.lexicon import lexicon


@dataclass(frozen=True, slots=True)
class Mention:
    """A state that the text names, or that a place or organ lies in, at its element."""

    key: str
    element: Element


def told_posts(sentence: Sentence) -> Iterator[Post]:
    """The posts that a sentence tells."""
    return (post for phrase in sentence.phrases for post in phrase.posts)


def inside(mention: Mention, unit: Phrase) -> bool:
    """Whether a unit of a sentence names the state."""
    return unit.first <= mention.element.first < unit.last


def states(sentence: Sentence) -> Iterator[Mention]:
    """The states that a sentence names, or that a place or body of it is in."""
    for item in sentence.elements:
        country = item.country
        if item.code in "SD" and item.key:
            yield Mention(item.key, item)
        elif item.code == "L" and (entry := lexicon().find(item.key or "")) is not None:
            country = entry.country
        if country and item.code not in "SDN":
            yield Mention(f"state/{country}", item)


def is_seat(element: Element) -> bool:
    """Whether a place is a capital, from which a state is governed."""
    entry = lexicon().find(element.key or "")
    return entry is not None and entry.sort == "capital"


def is_region(element: Element) -> bool:
    """Whether a name is that of a part of a state, whose officials are its own."""
    entry = lexicon().find(element.key or "") if element.code == "L" else None
    return entry is not None and entry.sort == "region"
