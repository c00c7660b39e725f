"""Of which state somebody is who speaks for it: “reiterated Peru's readiness”, «подтвердил готовность Перу».

What is avowed is the avower's own: nobody renews another's commitment.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extractors.entities import Entities
from kg.languages.annotation import Annotation, Element, Sentence
from kg.languages.grammar.profile import Profile

# How many words may stand between the verb and the state or the noun.
_NEAR = 3


Avowal = tuple[Sentence, int, Element]


def avowals(annotation: Annotation, profile: Profile) -> list[Avowal]:
    """Where something is avowed: the sentence, the token of the verb, and whose it is."""
    found: list[Avowal] = []
    for sentence in annotation:
        for at in range(sentence.first, sentence.last):
            if annotation.doc[at].lemma_ not in profile.avowing or annotation.doc[at].pos_ != "VERB":
                continue
            if (state := _owner(annotation, sentence, at, profile)) is not None:
                found.append((sentence, at, state))
    return found


def avowed(told: list[Avowal], entities: Entities, person: str) -> Iterator[Element]:
    """The states whose readiness, desire or stance somebody avows, by name or by a post that nobody else holds."""
    for sentence, at, state in told:
        if _speaks(sentence, entities, at, person, state):
            yield state


def _owner(annotation: Annotation, sentence: Sentence, at: int, profile: Profile) -> Element | None:
    """The state whose something is avowed by the verb at a token."""
    doc = annotation.doc
    for item in sentence.elements:
        if item.code not in "SD" or not 0 < item.first - at <= _NEAR:
            continue
        beside = doc[item.last : item.last + _NEAR] if profile.possessives else doc[at + 1 : item.first]
        between = [t for t in doc[at + 1 : item.first] if t.pos_ in {"VERB", "ADP"} or t.is_punct]
        owned = not profile.possessives or item.code == "D" or doc[item.last].lower_ in profile.possessives
        if owned and not between and any(token.lemma_ in profile.avowed for token in beside):
            return item
    return None


def _speaks(sentence: Sentence, entities: Entities, at: int, person: str, state: Element) -> bool:
    """Whether who is told right before the verb is a person, or may be: “the minister”, if no other is of the state."""
    before = [p for p in sentence.phrases if p.last <= at and p.kind in {"person", "post", "pronoun"}]
    if not before:
        return False
    actor = entities.pronoun(before[-1]) if before[-1].kind == "pronoun" else entities.actor(before[-1])
    if actor is None or actor.node == person:
        return actor is not None
    post = before[-1].posts[0] if before[-1].kind == "post" and before[-1].posts else None
    other = actor.party != entities.element(state)
    return post is not None and not post.stated and other and entities.may_hold(person, post)
