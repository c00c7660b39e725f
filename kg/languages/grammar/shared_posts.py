"""Posts in the plural that several share: “Danish and Dutch ministers”, “the presidents of A and B”, “… X and Y”.

And a state that is told after the name: “President X of A”.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from kg.languages.annotation import Element, Post

SHARED = frozenset({"adjectives", "paired", "coordinated"})
_BODIES = "SDO"


@dataclass(frozen=True, slots=True)
class Share:
    """One of those who share a post: a state or body, or a person; `first` and `last` are its tokens."""

    first: int
    last: int
    kind: str
    element: Element | None
    posts: tuple[Post, ...] = ()


def fits(kind: str, told: Sequence[Post]) -> bool:
    """Whether the number of the posts agrees: several share one in the plural, a name has singular ones."""
    if kind in SHARED:
        return bool(told) and told[0].plural
    if kind == "tailed":
        return not any(post.plural for post in told)
    return kind != "person" or not any(post.plural for post in told)


def split(kind: str, parts: Sequence[Element], post: Post) -> list[Share]:
    """Each of those who share the post, in order."""
    bodies = [item for item in parts if item.code in _BODIES] + list(post.bodies)
    bodies.sort(key=lambda item: item.first)
    if kind == "adjectives":
        alone = replace(post, plural=False)
        before = [item for item in bodies if item.last <= post.first]
        each = [Share(item.first, item.last, "post", None, (replace(alone, bodies=(item,)),)) for item in before]
        return [*each, Share(post.first, post.last, "post", None, (alone,))]
    if kind == "coordinated":
        alone = replace(post, plural=False)
        after = [item for item in bodies if item.first >= post.last]
        each = [Share(item.first, item.last, "post", None, (replace(alone, bodies=(item,)),)) for item in after]
        return [Share(post.first, post.last, "post", None, (alone,)), *each]
    people = [item for item in parts if item.code in "NC"]
    posts: list[tuple[Post, ...]]
    if len(bodies) == 1 and bodies[0].first > people[-1].first:
        # "Presidents X and Y of A": of A is the one who stands beside it.
        alone = replace(post, bodies=(), plural=False)
        posts = [*[(alone,)] * (len(people) - 1), (replace(alone, bodies=tuple(bodies)),)]
    elif len(bodies) == len(people):
        posts = [(replace(post, bodies=(body,), plural=False),) for body in bodies]
    elif len(bodies) <= 1:
        posts = [(replace(post, plural=False),)] * len(people)
    else:
        posts = [()] * len(people)
    return [Share(item.first, item.last, "person", item, mine) for item, mine in zip(people, posts, strict=True)]


def tailed(doc: Doc, parts: Sequence[Element], told: tuple[Post, ...], last: int) -> tuple[str, tuple[Post, ...], int]:
    """The kind, posts and last token of “President X of A”, where A is what the post is a post of.

    Where the posts have a body already, what follows the name is left to itself.
    """
    name = next(item for item in parts if item.code in "NC")
    tail = parts[-1]
    if any(post.bodies for post in told):
        return "person", told, name.last
    return "person", tuple(replace(post, bodies=(tail,)) for post in told), last
