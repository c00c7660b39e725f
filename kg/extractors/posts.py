"""Posts: a person in a role for a state or body."""

from __future__ import annotations

from dataclasses import replace

from kg.extractors import appointments, tenures
from kg.extractors.context import Context
from kg.extractors.heads import HEADS_OF_GOVERNMENT, HEADS_OF_STATE
from kg.extractors.roles import office
from kg.extractors.tenures import tenure
from kg.languages.annotation import Phrase, Post

AFTER: tuple[str, ...] = ()
NAME = tenures.NAME
# Heads that name an office only of a body that is named: “the first foreign leader to visit”.
_LOOSE = frozenset({"leader", "head"})
# Heads that tell an office broadly, and those that name it.
_SAID_BROADLY = {
    "head-of-state": HEADS_OF_STATE - {"head-of-state"},
    "head-of-government": HEADS_OF_GOVERNMENT - {"head-of-government"},
}
# Heads that name an office only together with a portfolio.
_VAGUE = frozenset({"minister", "secretary", "head", "director", "representative", "leader"})


def extract(context: Context) -> None:
    """Tenures from a post beside a name, and from being appointed to or leaving one."""
    _assumed(context)
    for sentence in context.annotation:
        for phrase in sentence.phrases:
            if phrase.kind == "person":
                _beside(context, phrase)
        appointments.held(context, sentence)
        for frame in sentence.frames:
            if frame.kinds & appointments.KINDS and not frame.nominal:
                appointments.told(context, sentence, frame)


def _assumed(context: Context) -> None:
    for person, post, phrase in context.entities.assumed:
        tenure(context, person, post, context.span(phrase.first, phrase.last), modality="Inferred")


def _beside(context: Context, phrase: Phrase) -> None:
    person = context.entities.actor(phrase).node
    if person is None:
        return
    for post in phrase.posts:
        if office(post)[0] in _LOOSE and not post.bodies:
            continue
        span = context.span(
            min(post.first, phrase.element.first if phrase.element else post.first),
            max(post.last, phrase.element.last if phrase.element else post.last),
        )
        # A counterpart holds the like post of another body: what it is called there is not said.
        told = "Inferred" if _counterpart(context, post) else "Asserted"
        if told == "Inferred" and not (post.portfolio or office(post)[2] or office(post)[0] not in _VAGUE):
            continue
        tenure(context, person, _by_name(context, person, context.entities.fullest(person, post)), span, modality=told)


def _by_name(context: Context, person: str, post: Post) -> Post:
    """“Head of State X … the President”: the office as the document calls it where it names nobody else for it."""
    like = _SAID_BROADLY.get(office(post)[0])
    if like is None or post.ranks:
        return post
    for phrase in (phrase for sentence in context.annotation for phrase in sentence.phrases):
        if phrase.kind != "post" or not phrase.posts or phrase.posts[0].plural or phrase.posts[0].ranks:
            continue
        if office(phrase.posts[0])[0] in like and context.entities.actor(phrase).node == person:
            return replace(post, head=phrase.posts[0].head)
    return post


def _counterpart(context: Context, post: Post) -> bool:
    return any(token.lemma_ in context.profile.counterparts for token in context.annotation.doc[post.first : post.last])
