"""Delegations that more words than a state tell: “the delegation of the Riksdag's Chile group”, “a group of MPs”.

the delegation of the Riksdag's Chile friendship group     what a body or a state has
a group of Swedish lawmakers, a delegation of US senators  several who hold a post of a state
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kg.languages.annotation import Element, Phrase
from kg.languages.grammar.profile import Profile
from kg.languages.lexicon import lexicon

_NAMES = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_WHOSE = frozenset({"of", "from"})
_BEFORE = frozenset({"DET", "ADJ", "NUM"})


def with_owned(doc: Doc, phrases: Sequence[Phrase], profile: Profile) -> list[Phrase]:
    """The phrases with such delegations as sides, in which no others are told of."""
    if not profile.possessives:
        return list(phrases)
    found: list[Phrase] = []
    for phrase in phrases:
        if found and phrase.first < found[-1].last:
            continue
        side = _group(doc, phrase, profile) or phrase
        if found and side.first <= found[-1].first and found[-1].kind == "side":
            found.pop()  # “a delegation” of those
        found.append(replace(side, last=_owned(doc, side, profile)))
    return found


def _owned(doc: Doc, phrase: Phrase, profile: Profile) -> int:
    """Where a side ends, with what is owned by its last word."""
    last = phrase.last
    if phrase.kind != "side" or last >= len(doc) or doc[last].lower_ not in profile.possessives:
        return last
    last += 1
    while last < len(doc) and doc[last].pos_ in _NAMES:
        last += 1
    return last if last > phrase.last + 1 else phrase.last


def _group(doc: Doc, phrase: Phrase, profile: Profile) -> Phrase | None:
    """Several holders of a post, or those of a parliament, behind a noun for a group, as a side of their state."""
    state, at = _state(phrase), phrase.first - 2
    if state is None or at < 0 or doc[at].lemma_ not in profile.groups:
        return None
    if doc[at + 1].lower_ not in profile.words_of(*_WHOSE):
        return None
    while at > 0 and doc[at - 1].pos_ in _BEFORE:
        at -= 1
    return Phrase(at, phrase.last, "side", state, head=phrase.first - 2)


def _state(phrase: Phrase) -> Element | None:
    """Whose a group is: the state of a post in the plural, or a parliament that only one state has."""
    if phrase.kind == "organization" and phrase.element is not None and phrase.element.code == "G":
        entry = lexicon().find(phrase.element.key or "")
        return phrase.element if entry is not None and entry.country else None
    post = phrase.posts[0] if phrase.kind == "post" and len(phrase.posts) == 1 and phrase.posts[0].plural else None
    return next((body for body in post.bodies if body.code in "SD"), None) if post is not None else None


__all__ = ["with_owned"]
