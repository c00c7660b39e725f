"""Heads told by what they are the head of: “the head of Romanian diplomacy”, “the head of our state”.

Told where a table of the language has the nouns; a post that is held alone is put in the place of the bare head.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from spacy.tokens import Doc

from kg import resources
from kg.languages.annotation import Element, Post

_HEAD: Final = "role/head"
_WORDS: Final = frozenset({"head", "chief"})
# How many words stand between a head and the noun at most: “head of the Romanian diplomacy”.
_NEAR: Final = 4
_BETWEEN: Final = frozenset({"ADP", "DET", "ADJ", "PRON", "PROPN"})


def with_headships(doc: Doc, elements: Sequence[Element], told: list[Post], last: int) -> list[Post]:
    """The posts of a sentence, where a bare head has the role that the noun behind it tells.

    Args:
        elements: Those of the sentence.
        told: Its posts, in order.
        last: The token after the sentence's last.
    """
    nouns = _nouns(doc.lang_)
    if not nouns or not any(post.head == _HEAD for post in told):
        return told
    return [_told(doc, elements, post, nouns, last) for post in told]


def _told(doc: Doc, elements: Sequence[Element], post: Post, nouns: dict[str, str], last: int) -> Post:
    at = _noun(doc, post, nouns, last) if post.head == _HEAD and not post.portfolio else None
    if at is None:
        return post
    sides = [item for item in elements if item.code == "D" and post.first <= item.first < at]
    bodies = (*(body for body in post.bodies if body.code in "SD" and body not in sides), *sides)
    return replace(post, head=nouns[doc[at].lemma_], bodies=bodies, last=max(post.last, at + 1), title="")


def _noun(doc: Doc, post: Post, nouns: dict[str, str], last: int) -> int | None:
    """The noun that says of what a head is one, where nothing but its own words stands between."""
    head = next((at for at in range(post.first, post.last) if doc[at].lemma_ in _WORDS), None)
    for at in range(head + 1, min(head + 1 + _NEAR, last)) if head is not None else ():
        if doc[at].lemma_ in nouns:
            behind = doc[at + 1] if at + 1 < last else None
            longer = behind is not None and (behind.pos_ in {"NOUN", "PROPN"} or behind.lower_ == "of")
            return None if longer else at
        if doc[at].pos_ not in _BETWEEN:
            return None
    return None


@cache
def _nouns(language: str) -> dict[str, str]:
    """The noun of a headship → the role."""
    table = resources.toml(language, "grammar.toml").get("headships", {})
    return {noun: f"role/{role}" for role, nouns in table.items() for noun in nouns}


__all__ = ["with_headships"]
