"""The node of a person in a post, with what is claimed of it."""

from __future__ import annotations

from typing import Final

from kg.extractors.actors import ASSUMED
from kg.extractors.context import Context
from kg.extractors.roles import concept, labels, office
from kg.languages.annotation import Post
from kg.languages.lexicon import lexicon

NAME: Final = "posts"
# Heads that say what somebody does and not which post somebody holds.
_NO_POSTS: Final = frozenset(
    {"counterpart", "expert", "diplomat", "member", "founder", "delegate", "mediator", "negotiator", "elder"}
)
# Of these, heads that are posts of a body that is named, and of a state where the words make the holder its first.
_OF_BODIES: Final = frozenset({"member"})
_OF_STATES: Final = frozenset({"negotiator"})


def tenure(
    context: Context, person: str, post: Post, span: tuple[int, int], *, modality: str = "Asserted"
) -> str | None:
    """The node of a person in a post, with its claims; `None` for what is no post."""
    head = office(post)[0]
    if head in _NO_POSTS and not (_of_a_body(head, post) or _first_of_a_state(context, head, post)):
        return None
    anchor = concept(post)
    role = context.builder.node("Concept", anchor=anchor, names=labels(post, context.annotation.document.language))
    bodies = context.entities.of(post)
    key = context.builder.node("Tenure", anchor=f"{person} {anchor} {' '.join(bodies)}")
    claim = context.builder.claim
    claim(key, "holder", person, span, extractor=NAME, confidence=0.9, modality=modality)
    claim(key, "role", role, span, extractor=NAME, confidence=0.9, modality=modality)
    assumed = next((body for body in post.bodies if body.source == ASSUMED), None)
    for body in bodies:
        if assumed is None:
            claim(key, "of", body, span, extractor=NAME, confidence=0.9, modality=modality)
        else:
            where = context.span(assumed.first, assumed.last)
            claim(key, "of", body, where, extractor=NAME, confidence=assumed.confidence, modality="Inferred")
    return key


def _of_a_body(head: str, post: Post) -> bool:
    """Whether a post is one only of the body that is named: “member of the European Parliament”."""
    return head in _OF_BODIES and any(body.code in "OG" for body in post.bodies)


def _first_of_a_state(context: Context, head: str, post: Post) -> bool:
    """Whether a post is one as its full name tells, with a state: “Peru's chief negotiator”, but not “a negotiator”."""
    if head not in _OF_STATES or not any(body.code in "SD" for body in post.bodies):
        return False
    name = lexicon().get(post.head).label(context.document.language).casefold()
    return name in " ".join(token.lemma_ for token in context.annotation.doc[post.first : post.last]).casefold()
