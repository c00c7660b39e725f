"""Posts: a person in a role for a state or body."""

from __future__ import annotations

from dataclasses import replace

from kg.extractors.actors import ASSUMED
from kg.extractors.context import Context
from kg.extractors.heads import HEADS_OF_GOVERNMENT, HEADS_OF_STATE
from kg.extractors.roles import concept, labels, office
from kg.languages.annotation import Frame, Phrase, Post, Sentence
from kg.model import Literal

AFTER: tuple[str, ...] = ()
NAME = "posts"
# Heads that say what somebody does and not which post somebody holds.
_NO_POSTS = frozenset(
    {"counterpart", "expert", "diplomat", "member", "founder", "delegate", "mediator", "negotiator", "elder"}
)
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
        for frame in sentence.frames:
            if frame.kinds & {"appoint", "dismiss"} and not frame.nominal:
                _changed(context, sentence, frame)


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


def tenure(
    context: Context, person: str, post: Post, span: tuple[int, int], *, modality: str = "Asserted"
) -> str | None:
    """The node of a person in a post, with its claims; `None` for what is no post."""
    if office(post)[0] in _NO_POSTS:
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


def _appointed(frame: Frame) -> list[Phrase]:
    """Who comes into a post or leaves it: the object, and only of verbs without an appointer the subject."""
    objects = frame.phrases("object", "dative")
    if frame.passive or any(unit.kind == "person" for unit in objects) or "by-authority" in frame.kinds:
        return objects
    return frame.phrases("subject", "inherited")


def _first_to(context: Context, frame: Frame, phrase: Phrase) -> bool:
    """“Became the first president to visit …” tells of no new post."""
    doc, ordinals = context.annotation.doc, context.profile.title.ordinals
    return any(token.lower_ in ordinals for token in doc[frame.last : phrase.first])


def _stood_for(context: Context, frame: Frame, phrase: Phrase) -> bool:
    """“Became a candidate for the post of president” tells of no new post."""
    doc = context.annotation.doc
    first, last = min(frame.last, phrase.first), max(frame.first, phrase.last)
    return any(token.lemma_ in context.profile.candidates for token in doc[first:last])


def _changed(context: Context, sentence: Sentence, frame: Frame) -> None:
    """“X was appointed minister”, “X resigned as minister”: a tenure with its first or last day."""
    people = [p for p in _appointed(frame) if p.kind == "person"] or [p for p in frame.phrases("as") if p.posts]
    people = [p for p in people if p.kind == "person"]
    posts = [p for p in sentence.phrases if p.kind == "post" and p.posts and sentence.clause(p.first) == frame.clause]
    posts = [p for p in posts if p.first >= frame.last or p.case in ("Ins", "Dat", "Nom", None)]
    if not frame.passive and people:
        posts = [p for p in posts if p not in frame.phrases("subject", "inherited")]
    posts = [p for p in posts if not _first_to(context, frame, p) and not _stood_for(context, frame, p)]
    posts = [p for p in frame.phrases("as") if p.kind == "post" and p.posts] or posts
    if not people or frame.negated or not (posts or ("dismiss" in frame.kinds and people[0].posts)):
        return
    actor = context.entities.actor(people[0])
    if actor.node is None:
        return
    told = posts[0] if posts else people[0]
    span = context.cover(frame, people[0], told)
    post = context.entities.fullest(actor.node, told.posts[0])
    key = tenure(context, actor.node, post, span, modality=context.modality(frame))
    if key is None:
        return
    dating = context.when(sentence, frame.first, tense=frame.tense, clause=frame.clause)
    if dating is None or dating.period.earliest != dating.period.latest:
        return
    predicate = "from" if "appoint" in frame.kinds else "until"
    value = Literal(dating.period.earliest.isoformat(), "xsd:date")
    context.builder.claim(key, predicate, value, dating.span, extractor=NAME, confidence=0.85)
