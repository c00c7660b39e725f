"""For which state an official stands of whom no words say it, by where the meeting was: at home, with a guest.

“The ambassador of Peru met vice-governor X in Kostroma”: X stands for Russia. Told as inferred, of those alone whose
post is one of a state, a region or a town.
"""

from __future__ import annotations

from typing import Final

from kg.extractors.context import Context, Event
from kg.extractors.home import stateless
from kg.extractors.roles import office, owners

NAME: Final = "locals"
_BESIDE: Final = "format/sidelines"
_PLACES: Final = frozenset({"place"})
_STATES: Final = frozenset({"state", "home"})


def side_with_the_place(context: Context) -> None:
    """Claims of `party`: the state that a meeting was in, for the one who met there and stands for none told of."""
    for event in context.events_told("Meeting"):
        if event.background or _beside(context, event):
            continue
        countries = {key for key in context.builder.objects(event.key, "country") if isinstance(key, str)}
        parties = context.parties(event.key)
        if len(countries) != 1 or not parties or countries & parties:
            continue
        people = [key for key in context.builder.objects(event.key, "participant") if isinstance(key, str)]
        open_ones = [key for key in people if context.entities.side_of(key) is None and _official(context, key)]
        sided = [key for key in people if key not in open_ones]
        guests = visited(context, sided, countries) and not visited(context, open_ones, countries)
        at_home = len(open_ones) == 1 and (_local(context, open_ones[0]) or guests)
        if at_home and sided and len(open_ones) + len(parties) == len(people):
            _claim(context, event, open_ones[0], next(iter(countries)))


def _beside(context: Context, event: Event) -> bool:
    """Whether a meeting was beside a conference, where nobody need be at home."""
    formats = [key for key in context.builder.objects(event.key, "format") if isinstance(key, str)]
    wholes = [context.builder.nodes[key].kind for key in context.wholes(event.key)]
    return any(context.builder.nodes[key].anchor == _BESIDE for key in formats) or "Conference" in wholes


def _local(context: Context, person: str) -> bool:
    """Whether a person holds a post of a town or a region."""
    posts = [post for known in context.entities.persons if known.key == person for post, _ in known.posts]
    return any(owners(post) & _PLACES and not owners(post) & _STATES for post in posts)


def visited(context: Context, people: list[str], countries: set[str]) -> bool:
    """Whether one of those who met is told to have gone to that land."""
    for visit in context.events_told("Visit"):
        goals = {key for key in context.builder.objects(visit.key, "destination") if isinstance(key, str)}
        anchors = [context.builder.nodes[key].anchor for key in goals]
        lands = {land for anchor in anchors if anchor is not None and (land := context.country_of(anchor)) is not None}
        if visit.actors & set(people) and (goals | lands) & countries:
            return True
    return False


def _official(context: Context, person: str) -> bool:
    """Whether a person holds a post of a state, a region or a town, and none of a body or of before."""
    posts = [post for known in context.entities.persons if known.key == person for post, _ in known.posts]
    told = [post for post in posts if "former" not in office(post)[1]]
    return bool(told) and all(stateless(post) or owners(post) & _PLACES for post in told)


def _claim(context: Context, event: Event, person: str, state: str) -> None:
    words = next(claim for claim in context.builder.of(event.key, "participant") if claim.object == person)
    context.builder.claim(
        event.key, "party", state, (words.start, words.end), extractor=NAME, confidence=0.6, modality="Inferred"
    )


__all__ = ["side_with_the_place", "visited"]
