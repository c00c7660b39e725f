"""Whose post it is that somebody is met by where a visit leads: “will visit B and meet the president and the minister”.

Told without its state, such a post is none of the visitor's own state, and not that of another visit of the document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extractors.context import Context, Event
from kg.extractors.entities import Actor
from kg.languages.annotation import Frame, Sentence

# Glue for “of the country”.
_COUNTRY = "k"


def of_the_host(
    context: Context, sentence: Sentence, frame: Frame, ours: Sequence[Actor], theirs: Sequence[Actor]
) -> tuple[list[Actor], list[Actor]]:
    """Who visits and whom he meets, the bare posts among them as those of the state that the sentence has him visit."""
    bare = [actor for actor in theirs if _bare(actor)]
    if not bare or not ours:
        return list(ours), list(theirs)
    units = frame.phrases("subject", "inherited")
    followed = bool(units) and all(unit.kind == "pronoun" for unit in units)
    visitors = {actor.node for actor in (*ours, *(bare if followed else ()))}
    visits = [event for event in context.events if event.kind == "Visit" and sentence.first <= event.at <= frame.first]
    visit = max((v for v in visits if visitors & v.actors), key=lambda event: event.at, default=None)
    land = _land(context, visit) if visit is not None else None
    who = [actor for actor in bare if visit is not None and actor.node in visit.actors]
    if followed and who:  # “he will visit B and meet the minister”, where the one minister who is named is he
        ours = [replace(who[0], phrase=units[0])]
    own = {actor.party for actor in ours}
    if land is None or land in own:
        return list(ours), list(theirs)
    sure = any(_of_the_country(context, actor) for actor in theirs)
    met = [_of(context, actor, land, own, sure=sure) if _bare(actor) else actor for actor in theirs]
    return list(ours), met


def _bare(actor: Actor) -> bool:
    unit = actor.phrase
    return unit.kind == "post" and bool(unit.posts) and not unit.posts[0].stated and not actor.named


def _land(context: Context, visit: Event) -> str | None:
    """The one state that a visit goes to."""
    lands: set[str | None] = set()
    for goal in context.builder.objects(visit.key, "destination"):
        node = context.builder.nodes[goal] if isinstance(goal, str) else None
        if node is not None and node.kind == "State":
            lands.add(goal if isinstance(goal, str) else None)
        elif node is not None and node.anchor is not None:
            lands.add(context.country_of(node.anchor))
    return lands.pop() if len(lands) == 1 else None


def _of_the_country(context: Context, actor: Actor) -> bool:
    """Whether a post is told to be one of the country that was named before: “президент страны”."""
    words = context.annotation.doc[actor.phrase.first : actor.phrase.last]
    return any(context.profile.glue.get(token.lower_) == _COUNTRY for token in words)


def _of(context: Context, actor: Actor, land: str, own: set[str | None], *, sure: bool) -> Actor:
    """The holder of a post in a state, unless the document names somebody else who may be meant."""
    person = actor.node is not None and context.entities.is_person(actor.node)
    if person and (actor.party == land or (actor.party not in own and not sure)):
        return actor
    return replace(actor, node=land, party=land, inferred=True)


__all__ = ["of_the_host"]
