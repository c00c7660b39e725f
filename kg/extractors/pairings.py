"""Which of those told of meet together, and who meets the other side one by one."""

from __future__ import annotations

from dataclasses import replace

from kg.extractors.context import Context
from kg.extractors.entities import Actor
from kg.extractors.sides import each_apart, jointly
from kg.languages.annotation import Frame, Sentence
from kg.languages.grammar.elements import COUNTERPART
from kg.languages.grammar.morph import feature

_PAIR = 2


def groups(
    context: Context, sentence: Sentence, frame: Frame, ours: list[Actor], theirs: list[Actor]
) -> tuple[list[list[Actor]], list[list[Actor]]]:
    """Both sides, each as those who meet together: one group, or several who meet the other side one by one."""
    if "credentials" in frame.kinds:
        callers = distinct(ours)
        if len(callers) > 1 and len({actor.party for actor in callers}) == 1 and callers[0].party is not None:
            return [callers], _one_by_one(theirs)  # “Senators X and Y of Peru called on Z”
        return _one_by_one(callers), _one_by_one(theirs)  # each ambassador has a ceremony of their own
    if (
        jointly(context, sentence, frame)
        or "banquet" in frame.kinds
        or any(_joined(context, actor) for actor in theirs)
        or (_counterparts(context, sentence, theirs) and not each_apart(context, sentence, frame))
        or escorted(context, sentence, frame) is not None
    ):
        return [ours], [theirs]
    if len(ours) == 1 and len(theirs) > 1:
        apart = (
            each_apart(context, sentence, frame)
            or _each_with(context, theirs)
            or _of_several_sides(theirs)
            or ("talk" in frame.kinds and _each_in_office(theirs))
        )
        if apart or not (frame.nominal or of_one_post(theirs)):
            return [ours], _one_by_one(theirs)
    elif len(theirs) == 1 and len(ours) > 1:
        active = not (frame.nominal or frame.passive)
        hosts = active and bool(frame.kinds & {"receive", "visit"}) and not of_one_post(ours)
        received = frame.passive and (_each_with(context, ours) or _hosts_apart(frame, ours))
        if hosts or received or each_apart(context, sentence, frame):
            return _one_by_one(ours), [theirs]
    return [ours], [theirs]


def escorted(context: Context, sentence: Sentence, frame: Frame) -> tuple[list[Actor], list[Actor]] | None:
    """Who comes along with whoever meets, and who is met: “X, together with Y, met Z”, “X met Z, with Y in attendance”.

    Asked only where no case shows who is met.
    """
    along = [unit for unit in frame.phrases("with") if unit.kind in {"person", "post"}]
    if not along or not frame.kinds & {"meet", "receive", "talk"} or frame.passive or not context.profile.possessives:
        return None
    behind = [unit for unit in along if unit.first >= frame.last]
    if frame.kinds & {"meet", "talk"} and behind and len(behind) < len(along) and not frame.nominal:
        # “X, together with Y, talked with Z”
        before = [unit for unit in along if unit not in behind]
        return context.actors(before, sentence), context.actors(behind, sentence)
    met = [u for u in frame.phrases("object") if u.kind in {"person", "post", "pronoun"} and u.first >= frame.last]
    if frame.nominal or "talk" in frame.kinds:
        return None
    if not met or any(unit.first < met[0].first for unit in behind):
        return None
    before = [unit for unit in along if unit not in behind]
    return context.actors(before, sentence), context.actors([*met, *behind], sentence)


def _one_by_one(actors: list[Actor]) -> list[list[Actor]]:
    return [[actor] for actor in actors]


def _each_with(context: Context, actors: list[Actor]) -> bool:
    """Whether each of several has a preposition of their own: “with the Speaker, X, and with the Chief Justice, Y”."""
    doc = context.annotation.doc
    before = []
    for actor in actors:
        at = actor.phrase.first - 1
        while at > 0 and doc[at].pos_ == "DET":
            at -= 1
        before.append(doc[at])
    return all(token.pos_ == "ADP" for token in before) and len({token.lower_ for token in before}) == 1


def _of_several_sides(actors: list[Actor]) -> bool:
    """Whether each of several persons stands for another side: “talks with Minister X of A and Minister Y of B”."""
    parties = {actor.party for actor in actors}
    return all(actor.phrase.kind == "person" for actor in actors) and len(parties - {None}) == len(actors)


def _each_in_office(actors: list[Actor]) -> bool:
    """Whether each of several persons is told of with a post of their own: “talks with Premier X and Minister Y”.

    “Talks” are plural, so that they may be one or several; those of one rank talk together.
    """
    posts = [actor.phrase.posts[:1] for actor in actors if actor.phrase.kind == "person"]
    heads = {post.head for first in posts for post in first}
    return len(posts) == len(actors) and all(posts) and len(heads) == len(actors)


def _hosts_apart(frame: Frame, actors: list[Actor]) -> bool:
    """Whether several receive a guest who each hold an office of their own: “by Premier X and the Speaker, Y”."""
    return bool(frame.kinds & {"receive", "meet"}) and _each_in_office(actors)


def _counterparts(context: Context, sentence: Sentence, actors: list[Actor]) -> bool:
    """Whether two are told as counterparts of whoever meets them: “with his counterparts from A and B, X and Y”."""
    posts = [post for actor in actors for post in actor.phrase.posts[:1]]
    if (
        len(actors) != _PAIR
        or not context.profile.possessives
        or len(posts) < len(actors)
        or len({post.first for post in posts}) > 1
    ):
        return False
    words = [item for item in sentence.elements if item.key == COUNTERPART]
    told = next((item for item in words if posts[0].first <= item.first < posts[0].last), None)
    return told is not None and feature(context.annotation.doc[told.first], "Number") == "Plur"


def _joined(context: Context, actor: Actor) -> bool:
    """Whether somebody meets together with those named before: “with X together with Y”."""
    words = context.annotation.doc[max(0, actor.phrase.first - 2) : actor.phrase.first]
    return any(token.lower_ in context.profile.jointly for token in words)


def of_one_post(actors: list[Actor]) -> bool:
    """Whether actors are told with one post in the plural: “the ministers X and Y”, “the ambassadors of A and B”."""
    posts = [post for actor in actors for post in actor.phrase.posts]
    return any(post.plural for post in posts[:1]) or len({post.first for post in posts}) < len(posts)


def distinct(actors: list[Actor]) -> list[Actor]:
    """The actors once each; a side that a person among them stands for is left out."""
    actors = [replace(actor, node=actor.party) if _is_organ(actor) else actor for actor in actors]
    people = {actor.party for actor in actors if actor.node != actor.party and actor.party}
    kept: list[Actor] = []
    for actor in actors:
        if actor.node == actor.party and actor.node in people:
            continue
        if all(actor.node != other.node for other in kept):
            kept.append(actor)
    return kept


def _is_organ(actor: Actor) -> bool:
    """Whether a ministry or another organ of a state meets as such: the state does."""
    return actor.phrase.kind == "organization" and actor.party not in (None, actor.node)
