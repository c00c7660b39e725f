"""Whether a journey is a visit: one of somebody who stands for a state or body, and not within the own country."""

from __future__ import annotations

from kg.extractors.context import Context
from kg.extractors.entities import Actor
from kg.extractors.home import report_city, stateless
from kg.extractors.officials import LOCAL
from kg.extractors.roles import office
from kg.languages.annotation import Phrase, Post, Sentence

# Heads of a part of a state.
_BODIES = frozenset({"organization", "state"})
# What officials do with each other, and in which roles they are told of then.
_DIPLOMACY = frozenset({"meet", "receive", "talk", "call", "credentials", "sign", "appoint", "invite", "lead"})
_MET = ("subject", "inherited", "object", "with", "of", "between", "clause-subject", "dative", "led")
_RANKS = frozenset("RHT")
# How many words of courtesy stand between a post and its holder.
_COURTESIES = 4
# Heads of firms, who travel on business.
_FIRMS = frozenset({"role/managing-director", "role/chief-executive-officer", "role/founder", "role/director"})


def abroad(context: Context, travellers: list[Actor], places: list[Phrase], *, official: bool = False) -> bool:
    """Whether visitors go somewhere in an office, and not only through their own country.

    Args:
        official: Whether words say that the journey is official, whoever makes it.
    """
    private = _private(context, travellers) and not official
    return not (_home(context, travellers, places) or _untold(context, travellers, places) or private)


def _home(context: Context, travellers: list[Actor], places: list[Phrase]) -> bool:
    """Whether the goal lies in the visitor's own country, which is no visit."""
    parties = {party for actor in travellers for party in (actor.party, *_seats(context, actor)) if party}
    goals = set()
    for place in places:
        if place.element is not None and place.element.key:
            own = context.entities.element(place.element)
            goals.add(own if place.kind == "state" else context.country_of(place.element.key))
    if not goals:
        # A place that no table knows, in the news of a city of the visitor's own country.
        city = report_city(context.annotation, context.morphology)
        return city is not None and context.country_of(city[0]) in parties
    return goals <= parties


def _private(context: Context, travellers: list[Actor]) -> bool:
    """Whether nothing tells that those who travel hold an office or stand for anybody: players, singers, writers."""
    persons = [actor for actor in travellers if context.entities.is_person(actor.node)]
    alone = [actor for actor in persons if not _stands_for_anybody(context, actor)]
    return bool(travellers) and len(alone) == len(travellers)


def _stands_for_anybody(context: Context, actor: Actor) -> bool:
    """Whether a side or a post is told of a person, or what only officials do."""
    posts = _posts(context, actor)
    if posts and all(post.head in _FIRMS and not post.stated for post in posts):
        return False
    return actor.party is not None or bool(posts) or _officially(context, actor)


def _officially(context: Context, actor: Actor) -> bool:
    """Whether a person meets somebody, or is named right behind the body that he heads: “Польша Сеймінің Маршалы X”."""
    for sentence in context.annotation:
        for unit in sentence.phrases:
            if unit.kind == "person" and context.entities.actor(unit).node == actor.node:
                if _titled(context, sentence, unit):
                    return True
                if any(unit in frame.phrases(*_MET) for frame in sentence.frames if frame.kinds & _DIPLOMACY):
                    return True
    return False


def _titled(context: Context, sentence: Sentence, unit: Phrase) -> bool:
    """Whether a body, a post or a rank is told right before a person: “the Speaker, the Rt. Hon. X”."""
    ranks = any(0 <= unit.first - item.last <= 1 for item in sentence.elements if item.code in _RANKS)
    before = max(
        (item for item in sentence.phrases if item.last <= unit.first), key=lambda item: item.last, default=None
    )
    if ranks or before is None:
        return ranks
    between = context.annotation.doc[before.last : unit.first]
    close = len(between) <= (1 if before.kind in _BODIES else _COURTESIES)
    told = before.kind in _BODIES or before.kind == "post"
    return told and close and not any(token.pos_ in {"VERB", "AUX"} for token in between)


def _seats(context: Context, actor: Actor) -> list[str | None]:
    """The state of what a visitor governs, and that of the home where words leave out whose minister he is."""
    at_home = actor.party is None and any(stateless(post) for post in _posts(context, actor))
    return [_seat(context, actor), context.entities.home() if at_home else None]


def _seat(context: Context, actor: Actor) -> str | None:
    """The state of the region or city that a visitor governs."""
    places = (body for post in _posts(context, actor) for body in post.bodies if body.code == "L" and body.key)
    return next((context.country_of(body.key) for body in places if body.key), None)


def _posts(context: Context, actor: Actor) -> list[Post]:
    """The posts told beside a visitor, and those told anywhere of the person."""
    told = context.entities.posts_of(actor.node)
    return [*actor.phrase.posts, *(post for post in told if "former" not in office(post)[1])]


def _untold(context: Context, travellers: list[Actor], places: list[Phrase]) -> bool:
    """Whether nobody can tell a journey from a visit.

    The visitor heads a part of a state that no table knows, or goes to a place that none does: one of his own, mostly.
    """
    local = [actor for actor in travellers if any(post.head in LOCAL for post in _posts(context, actor))]
    lost = any(place.element is not None and not place.element.key for place in places)
    return any(lost or (actor.party is None and _seat(context, actor) is None) for actor in local)
