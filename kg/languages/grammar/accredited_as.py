"""The post behind the name of whoever presents letters: “accepted the credentials of X as ambassador of Peru”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc, Token

from kg.languages.annotation import Phrase
from kg.languages.grammar.profile import Profile

# How many words stand between a name and the post: “as the”.
_GAP = 2


def with_accredited(doc: Doc, phrases: Sequence[Phrase], profile: Profile) -> list[Phrase]:
    """The phrases, each name without a post with the one told behind it, where letters of credence are told before."""
    if not profile.possessives or not any(_as(doc, *pair, profile) for pair in pairwise(phrases)):
        return list(phrases)
    if not any(token.lower_ in profile.no_places for token in _before(doc, phrases)):
        return list(phrases)
    found: list[Phrase] = []
    for phrase in phrases:
        last = found[-1] if found else None
        if last is not None and _as(doc, last, phrase, profile):
            found[-1] = replace(last, last=phrase.last, posts=phrase.posts)
        else:
            found.append(phrase)
    return found


def _before(doc: Doc, phrases: Sequence[Phrase]) -> list[Token]:
    return list(doc[phrases[0].first : phrases[-1].last]) if phrases else []


def _as(doc: Doc, person: Phrase, post: Phrase, profile: Profile) -> bool:
    if person.kind != "person" or person.posts or post.kind != "post" or len(post.posts) != 1:
        return False
    between = [token.lower_ for token in doc[person.last : post.first]]
    accredited = post.posts[0].head in profile.accredited
    return accredited and 0 < len(between) <= _GAP and between[0] in profile.capacities


__all__ = ["with_accredited"]
