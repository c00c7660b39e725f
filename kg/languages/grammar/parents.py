"""Of which known body a body is a part that no table has, as its name tells: “the Executive Committee of NATO”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kg.languages.annotation import Element, Post, Sentence
from kg.languages.grammar.profile import Profile


def with_parents(doc: Doc, sentence: Sentence, found: Sequence[Post], *, profile: Profile) -> list[Post]:
    """The posts of a sentence, those of a part of a known body as posts of that body too.

    What is only a common noun before the body's name (“коллегия”) is no body of its own.
    """
    return [replace(post, bodies=tuple(_whole(doc, sentence, post, profile))) for post in found]


def _whole(doc: Doc, sentence: Sentence, post: Post, profile: Profile) -> list[Element]:
    bodies: list[Element] = []
    for body in post.bodies:
        parent = _parent(sentence, body, profile) if body.code == "O" and body.key is None else None
        if parent is None or any(other.key == parent.key for other in post.bodies):
            bodies.append(body)
            continue
        own = [doc[at] for at in range(body.first, body.last) if not parent.first <= at < parent.last]
        named = any(token.text[0].isupper() for token in own)
        bodies += [body, parent] if named else [parent]
    return bodies


def _parent(sentence: Sentence, body: Element, profile: Profile) -> Element | None:
    """The known body that closes the name of another, or opens it where what owns stands first."""
    inside = [
        item
        for item in (*sentence.nested, *sentence.elements)
        if item.code == "O" and item.key and body.first <= item.first and item.last <= body.last
    ]
    if profile.case_on_last:
        return next((item for item in inside if item.first == body.first and item.last < body.last), None)
    return next((item for item in inside if item.last == body.last and item.first > body.first), None)
