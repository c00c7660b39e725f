"""Several posts of one person, where words that no table has part them: “депутат, достық тобының жетекшісі X”.

Where the head stands last, a post without a name before a comma, and a post with one behind it, are of one person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc

from kg.languages.annotation import Phrase, Post
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile

# How many words stand between the first post and the second.
_REACH: Final = 12
_BARE: Final = (None, "Nom")
_NAMED: Final = frozenset({"person", "pronoun", "side"})
_DASHES: Final = frozenset("-–—")


def with_further(doc: Doc, phrases: Sequence[Phrase], profile: Profile) -> list[Phrase]:
    """The phrases of a sentence, each post before a comma with the person behind it who holds it too."""
    found = list(phrases)
    if not profile.case_on_last:
        return found
    for at in range(len(found) - 2, -1, -1):
        if _of_organ(doc, found[at], found[at + 1]):
            organ, person = found[at], found[at + 1]
            first, *rest = person.posts
            bodies = (*((organ.element,) if organ.element is not None else ()), *first.bodies)
            posts = (replace(first, first=organ.first, bodies=bodies), *rest)
            found[at : at + 2] = [replace(person, first=organ.first, posts=posts)]
            continue
        behind = next((to for to in range(at + 1, len(found)) if found[to].kind in _NAMED | {"post"}), None)
        if behind is not None and _of_one(doc, found[at], found[behind], profile):
            post, person = found[at], found[behind]
            further = tuple(_unpaired(doc, own) for own in person.posts)
            found[at : behind + 1] = [replace(person, first=post.first, posts=(*post.posts, *further))]
    return found


def _of_organ(doc: Doc, organ: Phrase, person: Phrase) -> bool:
    """Whether an organ is the one whose committee somebody chairs: “Мәжілістің мәдениет, … комитеті”."""
    if organ.kind != "organization" or organ.case != "Gen" or organ.element is None or organ.element.code != "G":
        return False
    post = person.posts[0] if person.kind == "person" and person.posts else None
    if post is None or post.stated or not any(body.code == "G" for body in post.bodies):
        return False
    between = doc[organ.last : person.first]
    plain = all(token.pos_ in {"NOUN", "PROPN", "ADJ", "CCONJ"} or token.text == "," for token in between)
    return 0 < len(between) <= _REACH and plain


def _of_one(doc: Doc, post: Phrase, person: Phrase, profile: Profile) -> bool:
    """Whether a post and the name behind the next one are told of one person."""
    if post.kind != "post" or post.case not in _BARE or person.kind != "person" or not person.posts:
        return False
    if any(own.plural for own in (*post.posts, *person.posts)) or doc[post.last].text != ",":
        return False
    if feature(doc[post.last - 1], "Person[psor]") != "3" or feature(doc[person.posts[0].last - 1], "Case") != "Nom":
        return False
    between = doc[post.last + 1 : person.first]
    plain = all(
        token.pos_ in {"NOUN", "PROPN", "ADJ", "CCONJ", "NUM"} or token.text in _DASHES or token.is_quote
        for token in between
    )
    skipped = any(token.lower_ in profile.skipped for token in between)
    return len(between) <= _REACH and plain and not skipped


def _unpaired(doc: Doc, post: Post) -> Post:
    """The post without the state that is only the second of two whose tie it has to do with: “Гана – Чили тобы”."""
    first = post.bodies[0].first if post.bodies else 0
    return replace(post, bodies=()) if first and doc[first - 1].text in _DASHES else post


__all__ = ["with_further"]
