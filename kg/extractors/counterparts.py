"""“His Danish counterpart”: one who holds the post of somebody told of before, in another state or body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extractors.roles import office
from kg.languages.annotation import Annotation, Phrase, Post
from kg.languages.grammar.elements import COUNTERPART


def with_posts(annotation: Annotation) -> None:
    """Give each counterpart of an annotation the post of whoever is told of last before it, by name or by post."""
    for sentence in annotation:
        for at, phrase in enumerate(sentence.phrases):
            if any(post.head == COUNTERPART for post in phrase.posts):
                sentence.phrases[at] = _likened(annotation, phrase, sentence.phrases[:at])


def _likened(annotation: Annotation, phrase: Phrase, before: Sequence[Phrase]) -> Phrase:
    nearest = next((item for item in reversed(before) if item.kind in {"person", "post"}), None)
    model = next(_posts(annotation, nearest), None) if nearest is not None else None
    if model is None or _several(before):
        return phrase
    return replace(phrase, posts=tuple(_like(post, model) for post in phrase.posts))


def _several(before: Sequence[Phrase]) -> bool:
    """Whether holders of different posts come before, so that whose counterpart is meant cannot be told."""
    posts = [item.posts[0] for item in before if item.kind in {"person", "post"} and item.posts]
    return len({office(post) for post in posts if post.head != COUNTERPART}) > 1


def _like(post: Post, model: Post) -> Post:
    if post.head != COUNTERPART:
        return post
    return replace(post, head=model.head, ranks=model.ranks, portfolio=model.portfolio, title=model.title)


def _posts(annotation: Annotation, phrase: Phrase) -> Iterator[Post]:
    """The posts told with a phrase, then those that the document tells anywhere with the same family name."""
    yield from (post for post in phrase.posts if post.head != COUNTERPART)
    if phrase.element is None:
        return
    family = phrase.element.name.split()[-1:]
    for sentence in annotation:
        for other in sentence.phrases:
            if other.kind == "person" and other.element is not None and other.element.name.split()[-1:] == family:
                yield from (post for post in other.posts if post.head != COUNTERPART)
