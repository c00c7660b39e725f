"""“His Danish counterpart”: one who holds the post of somebody told of before, in another state or body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extractors.heads import HEADS_OF_GOVERNMENT, HEADS_OF_STATE
from kg.extractors.post_kinds import held_alone
from kg.extractors.roles import office, sole_owner
from kg.languages.annotation import Annotation, Phrase, Post, Sentence
from kg.languages.grammar.elements import COUNTERPART
from kg.languages.grammar.profile import profile

_SUBJECTS = ("subject", "inherited", "clause-subject")
_TELLERS = frozenset({"person", "post"})
_ENVOYS = frozenset(
    f"role/{head}"
    for head in ("ambassador", "charge-daffaires", "consul", "consul-general", "spokesperson", "press-secretary")
)
# Heads that tell an office only broadly, with those that name it.
_BROADLY = {"head-of-state": HEADS_OF_STATE, "head-of-government": HEADS_OF_GOVERNMENT}


def with_posts(annotation: Annotation) -> None:
    """Give each counterpart of an annotation the post of whoever is told of last before it, by name or by post."""
    for sentence in annotation:
        for at, phrase in enumerate(sentence.phrases):
            if any(post.head == COUNTERPART for post in phrase.posts):
                sentence.phrases[at] = _likened(annotation, sentence, phrase, sentence.phrases[:at])


def _likened(annotation: Annotation, sentence: Sentence, phrase: Phrase, before: Sequence[Phrase]) -> Phrase:
    if (own := _of_his_own(annotation, phrase)) is not None:
        return replace(phrase, posts=own)
    nearest = next((item for item in reversed(before) if item.kind in _TELLERS), None)
    if nearest is None or _of_a_pronoun(before, nearest):
        nearest = _guest_before(annotation, sentence, before) or _subject_before(annotation, sentence)
    elif _several(before) and not _joined(annotation, nearest, phrase):
        return phrase
    model = next(_posts(annotation, nearest), None) if nearest is not None else None
    if model is None:
        return phrase
    return replace(phrase, posts=tuple(_like(post, _fuller(annotation, model)) for post in phrase.posts))


def _of_his_own(annotation: Annotation, phrase: Phrase) -> tuple[Post, ...] | None:
    """The posts but that of a counterpart, where words right behind it tell his own: “his counterpart President X”."""
    for at, post in enumerate(phrase.posts):
        beside = [other for other in phrase.posts if other.first == post.last and held_alone(other)]
        if post.head == COUNTERPART and phrase.kind == "person" and beside:
            states = [body for body in post.bodies if body.code in "SD" and beside[0].state is None]
            given = {id(beside[0]): replace(beside[0], bodies=(*beside[0].bodies, *states))}
            return tuple(given.get(id(other), other) for i, other in enumerate(phrase.posts) if i != at)
    return None


def _of_a_pronoun(before: Sequence[Phrase], nearest: Phrase) -> bool:
    """Whether a pronoun acts between who is told of last and a counterpart: “She met X, then she saw her colleague”.

    Whom it stands for was told of in the sentences before.
    """
    behind = (unit for unit in before if unit.first >= nearest.last and unit.kind == "pronoun")
    told = any(unit.number == "Sing" and unit.gender and unit.case in (None, "Nom") for unit in behind)
    return told and any(unit.kind == "pronoun" and unit.last <= nearest.first for unit in before)


def _guest_before(annotation: Annotation, sentence: Sentence, before: Sequence[Phrase]) -> Phrase | None:
    """Who was received last before, by name, where the words tell of a guest: “the guest met his Danish colleague”."""
    guests = profile(annotation.document.language).guests
    if not any(item.kind == "pronoun" and item.element and item.element.name in guests for item in before):
        return None
    for other in sorted((s for s in annotation if s.first < sentence.first), key=lambda s: -s.first):
        received = [f for f in other.frames if "receive" in f.kinds and not f.nominal and not f.negated]
        told = [unit for f in received for unit in f.phrases("led", "object") if unit.kind == "person"]
        if told:
            return told[0]
    return None


def _subject_before(annotation: Annotation, sentence: Sentence) -> Phrase | None:
    """Of whom the sentences before tell last what he does, as “he and his … colleague” asks."""
    for other in sorted((s for s in annotation if s.first < sentence.first), key=lambda s: -s.first):
        subjects = [unit for frame in other.frames for unit in frame.phrases(*_SUBJECTS)]
        subjects = subjects or [unit for unit in other.phrases[:1] if unit.case in (None, "Nom")]
        told = [unit for unit in subjects if unit.kind in _TELLERS and unit.number == "Sing"]
        if told:
            return told[0] if not _envoy(told[0]) else None
    return None


def _envoy(unit: Phrase) -> bool:
    """Whether somebody is an envoy or speaks for others, of whose like elsewhere nobody tells."""
    return any(post.head in _ENVOYS for post in unit.posts)


def _several(before: Sequence[Phrase]) -> bool:
    """Whether holders of different posts come before, so that whose counterpart is meant cannot be told."""
    posts = [item.posts[0] for item in before if item.kind in _TELLERS and item.posts]
    return len({office(post) for post in posts if post.head != COUNTERPART}) > 1


def _joined(annotation: Annotation, nearest: Phrase, phrase: Phrase) -> bool:
    """Whether a counterpart stands beside whose counterpart he is: “Minister X and his Danish counterpart”."""
    words = profile(annotation.document.language).conjunctions
    between = annotation.doc[nearest.last : phrase.first]
    return bool(len(between)) and all(t.pos_ in {"CCONJ", "DET", "PRON"} or t.lower_ in words for t in between)


def _like(post: Post, model: Post) -> Post:
    if post.head != COUNTERPART:
        return post
    if "/" in sole_owner(model):  # none but one state has an office of that name
        head, ranks, portfolio = office(model)
        charge = f"portfolio/{portfolio}" if portfolio else None
        return replace(post, head=f"role/{head}", ranks=ranks, portfolio=charge)
    return replace(post, head=model.head, ranks=model.ranks, portfolio=model.portfolio, title=model.title)


def _posts(annotation: Annotation, phrase: Phrase) -> Iterator[Post]:
    """The posts told with a phrase, then those that the document tells anywhere with the same family name.

    Of several that somebody holds at once first the one that says what it is for: “Deputy Prime Minister and Foreign
    Minister X”.
    """
    own = [post for post in phrase.posts if post.head != COUNTERPART]
    yield from sorted(own, key=lambda post: office(post)[2] is None)
    if phrase.element is None:
        return
    family = phrase.element.name.split()[-1:]
    told = [
        post
        for other in _phrases(annotation)
        if other.kind == "person" and other.element is not None and other.element.name.split()[-1:] == family
        for post in other.posts
        if post.head != COUNTERPART
    ]
    yield from sorted(told, key=lambda post: office(post)[2] is None)


def _fuller(annotation: Annotation, model: Post) -> Post:
    """A post as the document calls it elsewhere: “the minister” with the portfolio, “the head of state” by name."""
    head, ranks, portfolio = office(model)
    for other in (post for phrase in _phrases(annotation) for post in phrase.posts):
        theirs = office(other)
        states = {post.state.key for post in (model, other) if post.state is not None}
        if theirs[1] != ranks or len(states) > 1:
            continue
        charged = theirs[0] == head and portfolio is None and theirs[2] is not None
        if charged or (theirs[0] != head and theirs[0] in _BROADLY.get(head, ())):
            return other
    return model


def _phrases(annotation: Annotation) -> Iterator[Phrase]:
    return (phrase for sentence in annotation for phrase in sentence.phrases)
