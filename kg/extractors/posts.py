"""Posts: a person in a role for a state or body."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from kg.extractors import appointments, copulas, tenures
from kg.extractors.context import Context
from kg.extractors.heads import HEADS_OF_GOVERNMENT, HEADS_OF_STATE
from kg.extractors.owned import of_a_brand
from kg.extractors.roles import office, slug
from kg.extractors.tenures import tenure
from kg.languages.annotation import Phrase, Post, Sentence
from kg.languages.grammar.affairs import affairs
from kg.languages.grammar.elements import FOREIGN, charges
from kg.languages.grammar.morph import feature
from kg.languages.lexicon import lexicon

AFTER: tuple[str, ...] = ()
NAME = tenures.NAME
# Heads that name an office only of a body that is named: “the first foreign leader to visit”.
_LOOSE = frozenset({"leader", "head"})
# Heads that tell an office broadly, and those that name it.
_SAID_BROADLY = {
    "head-of-state": HEADS_OF_STATE - {"head-of-state"},
    "head-of-government": HEADS_OF_GOVERNMENT - {"head-of-government"},
}
_MINISTER = "minister"
_AIDE = "role/aide"
_PREMIER, _GOVERNOR = "role/prime-minister", "role/governor"
# Heads that name an office only together with a portfolio.
_VAGUE = frozenset({"minister", "secretary", "head", "director", "representative", "leader"})


class Charge(NamedTuple):
    """The portfolio of a document's ministers, and the states of those who are told with it."""

    portfolio: str
    states: frozenset[str]


def extract(context: Context) -> None:
    """Tenures from a post beside a name, and from being appointed to or leaving one."""
    _assumed(context)
    charge = _charge(context)
    for sentence in context.annotation:
        for phrase in sentence.phrases:
            if phrase.kind == "person":
                _beside(context, sentence, phrase, charge)
        copulas.held(context, sentence)
        for frame in sentence.frames:
            told = appointments.being(context, sentence, frame) or frame
            if told.kinds & appointments.KINDS and not frame.nominal:
                appointments.told(context, sentence, told)
        appointments.listed(context, sentence)


def _assumed(context: Context) -> None:
    for person, post, phrase in context.entities.assumed:
        tenure(context, person, post, context.span(phrase.first, phrase.last), modality="Inferred")


def _beside(context: Context, sentence: Sentence, phrase: Phrase, charge: Charge | None) -> None:
    person = context.entities.actor(phrase).node
    if person is None:
        return
    for post in phrase.posts:
        if (office(post)[0] in _LOOSE and not post.bodies) or _in_the_shadow(context, post):
            continue
        if _below(context, sentence, post):
            continue
        if of_a_brand(context.annotation, sentence, post) or _of_a_province(context, person, post):
            continue
        span = context.span(
            min(post.first, phrase.element.first if phrase.element else post.first),
            max(post.last, phrase.element.last if phrase.element else post.last),
        )
        # A counterpart holds the like post of another body: what it is called there is not said.
        told = "Inferred" if _counterpart(context, post) else "Asserted"
        if told == "Inferred" and not (post.portfolio or office(post)[2] or office(post)[0] not in _VAGUE):
            continue
        fuller = _by_name(context, person, context.entities.fullest(person, post))
        fuller = fuller if _qualified(context, post) else _charged(fuller, charge)
        tenure(context, person, fuller, span, modality=told)


def _below(context: Context, sentence: Sentence, post: Post) -> bool:
    """Whether “assistant” is but the rank of what no table has: “Assistant Superintendent of Police X”."""
    head = next((item for item in sentence.elements if item.code == "H" and item.first == post.first), None)
    if post.head != _AIDE or head is None or head.last >= post.last:
        return False
    behind = context.annotation.doc[head.last]
    covered = any(item.first <= behind.i < item.last for item in sentence.elements)
    noun = behind.pos_ in {"NOUN", "PROPN"} and feature(behind, "Case") is None
    return noun and behind.is_title and not covered


def _of_a_province(context: Context, person: str, post: Post) -> bool:
    """Whether a premier of whom no state is told is called a governor, too: the premier of a province."""
    governor = any(other.head == _GOVERNOR for other in context.entities.posts_of(person))
    return post.head == _PREMIER and not post.bodies and governor


def _in_the_shadow(context: Context, post: Post) -> bool:
    """Whether somebody only speaks on the matters of a post for those who are not in power: “the shadow chancellor”."""
    words = context.annotation.doc[max(0, post.first - 1) : post.last]
    return any(
        not affairs(context.document.language).shadowing.isdisjoint({token.lower_, token.lemma_}) for token in words
    )


def _charge(context: Context) -> Charge | None:
    """The one portfolio of all ministers and ministries that the document tells of, if it is but one."""
    posts = [post for s in context.annotation for p in s.phrases for post in p.posts if office(post)[0] == _MINISTER]
    told = [post for post in posts if office(post)[2]]
    organs = (item for sentence in context.annotation for item in sentence.elements if item.code == "G")
    found = {str(office(post)[2]) for post in told}
    found |= {slug(charge) for organ in organs if (charge := charges().get(organ.key or ""))}
    key = f"portfolio/{next(iter(found))}" if len(found) == 1 else ""
    if lexicon().find(key) is None:
        return None
    return Charge(key, frozenset(body.key or "" for post in told for body in post.bodies if body.code in "SD"))


def _charged(post: Post, charge: Charge | None) -> Post:
    """A minister of whom no words say of what, in a document that tells of but one portfolio.

    That of a minister of another state is the same only among foreign ministers, who meet their like.
    """
    if charge is None or office(post)[0] != _MINISTER or office(post)[2] or post.title:
        return post
    state = post.state.key if post.state is not None else None
    if charge.portfolio != FOREIGN and charge.states and state not in charge.states:
        return post
    return replace(post, portfolio=charge.portfolio)


def _qualified(context: Context, post: Post) -> bool:
    """Whether a word right before a minister says of what, which no table has: “aid minister”, “Mining Minister”."""
    doc = context.annotation.doc
    covered = {at for s in context.annotation for item in s.elements for at in range(item.first, item.last)}
    head = next((at for at in range(post.first, post.last) if doc[at].lemma_ == _MINISTER), post.first)
    before = doc[head - 1] if head else None
    if before is None or before.i in covered or not before.is_alpha:
        return False
    return before.pos_ in {"NOUN", "PROPN"} or feature(before, "VerbForm") == "Ger"


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
