"""Of what kind of thing a post is one, and how many hold it at a time."""

from __future__ import annotations

from typing import Final

from kg.extractors.roles import office, owners, sole_owner
from kg.languages.annotation import Post

# Heads that are those of a state with a portfolio: “Energy Secretary X”.
_SECRETARIES: Final = frozenset({"role/secretary", "role/permanent-secretary"})
# One who is charged with something is of a body: “the Commissioner for Trade”.
COMMISSIONER: Final = "role/commissioner"
# Ranks that several have at a time, or one after the other.
_SEVERAL: Final = frozenset({"deputy", "first-deputy", "vice", "assistant", "senior", "former"})


def owner_kind(post: Post) -> str:
    """What a post of that head is a post of where no words say it; an organ is of a state."""
    if any(body.code == "G" for body in post.bodies):
        return "state"
    if key := sole_owner(post):
        return key
    if post.head in _SECRETARIES and post.portfolio:
        return "state"
    if post.head == COMMISSIONER and post.portfolio:
        return "body"
    return next((kind for kind in ("state", "body") if kind in owners(post)), "")


def held_alone(post: Post) -> bool:
    """Whether only one person at a time holds such a post in a state."""
    _, ranks, portfolio = office(post)
    many = "many" in owners(post) and not (portfolio or post.title)
    return not many and not set(ranks) & _SEVERAL


def states_of(post: Post) -> set[str]:
    states = {body.key for body in post.bodies if body.code in "SD" and body.key}
    return states | {f"state/{body.country}" for body in post.bodies if body.country}
