"""Deputies of a secretary-general who is not that of the United Nations, which alone has under-secretaries-general.

“Генеральный секретарь ШОС X … заместитель Генерального секретаря Y”: Y is of the body of X.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kg.extractors.home import UNITED_NATIONS
from kg.languages.annotation import Annotation, Element, Post

_SECRETARY_GENERAL: Final = "role/secretary-general"
_UNDER: Final = "role/under-secretary-general"


def with_deputies(annotation: Annotation) -> None:
    """Give the under-secretaries-general of an annotation that are none the post that they have."""
    told = _bodies(annotation)
    own = {body.key or body.name: body for body in [body for body in told if body.key] or told}
    only = next(iter(own.values())) if len(own) == 1 else None
    for sentence in annotation:
        for at, phrase in enumerate(sentence.phrases):
            if any(post.head == _UNDER for post in phrase.posts):
                posts = tuple(_deputy(post, only) for post in phrase.posts)
                sentence.phrases[at] = replace(phrase, posts=posts)


def _bodies(annotation: Annotation) -> list[Element]:
    """The bodies whose secretary-general the document tells of."""
    posts = (post for s in annotation for phrase in s.phrases for post in phrase.posts)
    heads = {_SECRETARY_GENERAL, _UNDER}
    return [body for post in posts if post.head in heads for body in post.bodies if body.code == "O"]


def _deputy(post: Post, only: Element | None) -> Post:
    told = next((body for body in post.bodies if body.code == "O"), only)
    if post.head != _UNDER or told is None or (told.key or "").startswith(UNITED_NATIONS):
        return post
    rank = "first-deputy" if "first" in post.ranks else "deputy"
    ranks = (*(own for own in post.ranks if own != "first"), rank)
    return replace(post, head=_SECRETARY_GENERAL, ranks=ranks, bodies=post.bodies or (told,))


__all__ = ["with_deputies"]
