"""For which state an official stands whose post is told without it, by those that the meeting is with.

“The Speaker met Lithuania's president”: the Speaker is that of the state at home. “Our minister met Prime Minister X”
in Zagreb: X is of the land that the meeting is in. Told only where the language has one home.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extractors.context import Context
from kg.extractors.entities import Actor
from kg.extractors.heads import HEADS_OF_GOVERNMENT, HEADS_OF_STATE, diplomatic
from kg.extractors.locals import visited
from kg.extractors.roles import office
from kg.extractors.whereabouts import country_before
from kg.languages.annotation import Frame, Sentence

_PAIR = 2
# Those of a state, and those of whom no side is known.
_STATE_AND_UNKNOWN = 2


def with_parties(
    context: Context, frame: Frame, ours: Sequence[Actor], theirs: Sequence[Actor]
) -> tuple[list[Actor], list[Actor]]:
    """Both sides, each actor with the state that he must stand for, where his words do not say it."""
    ours, theirs = _shared(context, ours) if theirs else list(ours), _shared(context, theirs)
    if not theirs:
        return [_standing(context, frame, actor, [o for o in ours if o is not actor]) for actor in ours], theirs
    ours = [_standing(context, frame, actor, theirs) for actor in ours]
    return ours, [_standing(context, frame, actor, ours) for actor in theirs]


def of_each(context: Context, sentence: Sentence, actors: Sequence[Actor]) -> list[Actor]:
    """Two who share a post of two others, each of the state of one: “they agreed that their aides, X and Y, meet”."""
    row = sorted(actors, key=lambda actor: actor.phrase.first)
    post = next(iter(row[0].phrase.posts), None) if row else None
    sure = any(actor.party and not context.entities.assumed_side(actor.node) for actor in row)
    shared = len(row) == _PAIR and post is not None and [p.first for p in row[1].phrase.posts] == [post.first]
    if not shared or sure or row[1].phrase.kind != "person":
        return list(actors)
    if context.annotation.doc[row[0].phrase.first].lower_ not in context.profile.its:
        return list(actors)
    units = [unit for frame in sentence.frames for unit in frame.phrases("subject") if unit.last <= row[0].phrase.first]
    owners = list(dict.fromkeys(actor.party for actor in context.actors(units, sentence) if actor.party is not None))
    if len(owners) != _PAIR and any(unit.kind == "pronoun" for unit in units):
        owners = _of_the_news(context)
    if len(owners) != _PAIR:
        return list(actors)
    return [_inferred(actor, party) for actor, party in zip(row, owners, strict=True)]


def _of_the_news(context: Context) -> list[str]:
    """The sides of the first meeting that the document tells of."""
    first = next((event for event in context.events if event.kind == "Meeting"), None)
    sides = context.builder.objects(first.key, "party") if first is not None else []
    return [side for side in sides if isinstance(side, str)]


def domestic(context: Context, actors: Sequence[Actor]) -> bool:
    """Whether all who meet stand for one state: its own affair.

    Where the language is at home in many states, what only the rest of the document tells of a side is no reason.
    """
    parties = {actor.party for actor in actors}
    home = context.entities.home()
    if parties == {home, None} and home is not None:
        return not _abroad_named(context, context.entities.land)
    if home is None and len(parties) == _STATE_AND_UNKNOWN and None in parties:
        own = next(iter(parties - {None}))
        named = own is not None and context.builder.nodes[own].anchor in context.lands_named
        return named and _inland(context, actors) and _only_state(context, own)
    if len(parties) != 1 or None in parties:
        return False
    assumed = [context.entities.assumed_side(actor.node) for actor in actors]
    (own,) = parties
    return home is not None or _only_state(context, own) or all(assumed) or not any(assumed)


def _inland(context: Context, actors: Sequence[Actor]) -> bool:
    """Whether nobody has to do with other states by his post, neither those of whom the side is known nor the rest.

    The head of a state without a side may be one at home only where that of the others is assumed too.
    """
    assumed = all(context.entities.assumed_side(actor.node) for actor in actors if actor.party is not None)
    heads = frozenset() if assumed else HEADS_OF_STATE | HEADS_OF_GOVERNMENT
    for actor in actors:
        posts = context.entities.posts_of(actor.node)
        if any(diplomatic(post) for post in posts):
            return False
        if actor.party is None and any(office(post)[0] in heads for post in posts):
            return False
    return True


def _only_state(context: Context, node: str | None) -> bool:
    """Whether a node is of a state beside which the document names no other."""
    anchor = context.builder.nodes[node].anchor if node is not None else None
    return anchor is not None and anchor.startswith("state/") and not _abroad_named(context, anchor)


def _abroad_named(context: Context, own: str | None) -> bool:
    """Whether a document names another state than one, its people or a place in it: else all in it is domestic."""
    if context.lands_named - {own}:
        return True
    # A body that the lexicon has may be international.
    bodies = any(item.code == "O" and item.key is not None for item in context.names_told)
    return bodies and context.entities.home() is None


def apart(context: Context, actors: Sequence[Actor]) -> list[Actor]:
    """The actors, those without a side of whom only the rest of the document tells it, and then as that of another."""
    found: list[Actor] = []
    if context.entities.home() is not None:
        return list(actors)
    told = {actor.party for actor in actors if not context.entities.assumed_side(actor.node)}
    for actor in actors:
        assumed = actor.party in told and context.entities.assumed_side(actor.node)
        found.append(replace(actor, party=None) if assumed else actor)
    return found


def _shared(context: Context, actors: Sequence[Actor]) -> list[Actor]:
    """“With President X of Latvia and Prime Minister Y”: Y is of the state of X."""
    found: list[Actor] = []
    for actor in actors:
        before = found[-1].party if found else None
        found.append(_inferred(actor, before) if before and _open(context, actor) else actor)
    return found


def _standing(context: Context, frame: Frame, actor: Actor, others: Sequence[Actor]) -> Actor:
    parties = {other.party for other in others}
    home = context.entities.home()
    if home is None or not _open(context, actor) or all(_open(context, other) for other in others):
        return actor
    there = country_before(context, frame)
    if home not in parties:
        gone = [other.node for other in others if other.node is not None]
        if there is not None and there not in parties and visited(context, gone, {there}):
            return _inferred(actor, there)  # the host of those who are abroad
        return _inferred(actor, home)
    return _inferred(actor, there) if there is not None and there not in parties else actor


def _open(context: Context, actor: Actor) -> bool:
    return actor.party is None and actor.node is not None and context.entities.without_state(actor.node)


def _inferred(actor: Actor, party: str) -> Actor:
    return replace(actor, party=party, inferred=True)
