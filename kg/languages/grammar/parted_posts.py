"""Whose a post is that words between part from its owner, where the head stands last and says that it is somebody's.

Уганданың осы елге жаңадан тағайындалған елшісі     a participle with what belongs to it
Қазақстанның Уругвайдағы (кеңсесі …) елшісі         where the post is held, and an aside in brackets
Италиядан ресми сапармен келген депутат             where the holder has come from
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Token

from kg.languages.annotation import Element, Post
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile

_REACH: Final = 8
# How many words say how somebody came who came from somewhere: “Римнен арнайы ұшып келген”.
_WAY: Final = 3
_OWNERS: Final = frozenset("SO")
_NAMES: Final = frozenset("NCHYP")
_OPENING: Final = {")": "("}


def with_owners(
    doc: Doc, found: Sequence[Post], elements: Sequence[Element], first: int, profile: Profile
) -> list[Post]:
    """The posts of a sentence that begins at `first`, those without a body with the state or body that owns them."""
    by = beside_sides(profile)
    found = [_sent(doc, post, elements, first, profile) if not post.bodies else post for post in found]
    return [post if post.bodies or post.plural else _owned(doc, post, elements, first, by) for post in found]


def beside_sides(profile: Profile) -> frozenset[str]:
    """The postpositions behind the side that somebody is of: “Чили тарапынан көлік министрі”."""
    return profile.words_of("by")


def _sent(doc: Doc, post: Post, elements: Sequence[Element], first: int, profile: Profile) -> Post:
    """The post with the state that its holder is said to have come from right before it."""
    at = post.first - 1
    if at <= first or doc[at].lower_ not in profile.come:
        return post
    before = next((e for e in reversed(elements) if e.last <= at and e.code == "S"), None)
    if before is None or before.first < first or feature(doc[before.last - 1], "Case") != "Abl":
        return post
    way = doc[before.last : at]
    plain = len(way) <= _WAY and all(t.pos_ in {"ADJ", "ADV"} or _by_which(t) for t in way)
    return replace(post, first=before.first, bodies=(before,)) if plain else post


def _by_which(token: Token) -> bool:
    """Whether a word says how somebody came: “ұшып”, “сапармен”."""
    return feature(token, "Case") == "Ins" or feature(token, "VerbForm") == "Conv"


def _owned(doc: Doc, post: Post, elements: Sequence[Element], first: int, by: frozenset[str]) -> Post:
    if feature(doc[post.last - 1], "Person[psor]") != "3":
        return post
    side = next((e for e in elements if e.code == "S" and e.last == post.first - 1), None)
    if side is not None and doc[side.last].lower_ in by:
        return replace(post, bodies=(side,))
    at = _parted(doc, post.first, first)
    if at == post.first:
        return post
    stop = max(first, post.first - _REACH if doc[post.first - 1].text not in _OPENING else first)
    inside = [item for item in elements if stop <= item.first and item.last <= at]
    owner = next((item for item in reversed(inside) if item.code in _OWNERS and _genitive(doc, item)), None)
    if owner is None or any(item.code in _NAMES and item.first >= owner.last for item in inside):
        return post
    if any(not _attributive(token) for token in doc[owner.last : at]):
        return post
    return replace(post, first=owner.first, bodies=(owner,))


def _parted(doc: Doc, start: int, first: int) -> int:
    """Where what parts a post from its owner is told to end, or begins with an aside; `start` where nothing does."""
    before = doc[start - 1] if start > first else None
    if before is None:
        return start
    if before.text in _OPENING:
        opens = (to for to in range(start - 2, first, -1) if doc[to].text == _OPENING[before.text])
        return next(opens, start)
    attributive = feature(before, "VerbForm") == "Part" and feature(before, "Case") is None
    return start - 1 if attributive else start


def _genitive(doc: Doc, item: Element) -> bool:
    return feature(doc[item.last - 1], "Case") == "Gen"


def _attributive(token: Token) -> bool:
    """Whether a word may stand between an owner and a participle: no verb of its own, no mark, nobody who acts."""
    if token.is_punct or token.pos_ in {"AUX", "CCONJ"}:
        return False
    return token.pos_ != "VERB" or feature(token, "VerbForm") in {"Part", "Conv", "Vnoun"}


__all__ = ["beside_sides", "with_owners"]
