"""Who led the talks of two states: “X and Y led consultations between A and B”, “They were co-chaired by X and Y”.

Those who lead are who met, each for a side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kg.extractors.again import instead_of_sides
from kg.extractors.context import Context, Event
from kg.extractors.entities import Actor
from kg.extractors.events import Telling, participants
from kg.extractors.presiding import leaders
from kg.languages.annotation import Frame, Sentence

_MEETING: Final = frozenset({"meet", "talk"})
_TELLING: Final = frozenset({"say", "adopt", "discuss"})
_STANDS: Final = frozenset({"calls-for", "welcomes", "condemns", "supports", "pledges", "opposes"})
_PAIR: Final = 2
# In how many sentences, with its own, what they led was told of.
_REACH: Final = 2


def heads_of_talks(context: Context, sentence: Sentence, *, extractor: str) -> None:
    """Put those who led talks in the place of the two sides that are told to have held them."""
    for frame in sentence.frames:
        people = leaders(frame)
        event = _talks(context, sentence, frame) if len(people) == _PAIR else None
        if event is None:
            continue
        told = _by_side(context, event, context.actors(people, sentence))
        telling = Telling(frame, sentence, extractor, confidence=0.85, said_by=context.speaker(frame, sentence))
        participants(context, event, told, telling)
        instead_of_sides(context, event, told)


def named_after(context: Context, sentence: Sentence, *, extractor: str) -> None:
    """Put two persons in the place of two states that are told to have met, where they say right after what came of it.

    “The envoys of A and B held talks. X and his counterpart from B, Y, agreed to …”.
    """
    event = context.last_event(sentence.first, "Meeting", "Conference")
    if event is None or event.kind != "Meeting" or not context.profile.possessives:
        return
    sides = context.parties(event.key)
    before = [s for s in context.annotation if event.at < s.last and s.first <= sentence.first]
    if len(sides) != _PAIR or not event.actors & sides or len(before) != _REACH or context.planned(event.key):
        return
    for frame in sentence.frames:
        people = (
            frame.phrases("subject")
            if frame.kinds & (_TELLING | _STANDS) and not (frame.nominal or frame.quoted)
            else []
        )
        told = context.actors(people, sentence)
        named = all(context.entities.is_person(actor.node) for actor in told)
        sure = {a.party for a in told if a.party in sides and not context.entities.assumed_side(a.node)}
        others = {a.party for a in told if a.party not in sides and not context.entities.assumed_side(a.node)} - {None}
        known = event.actors - sides <= {actor.node for actor in told}
        if len(told) != _PAIR or not named or not sure or others or not known:
            continue
        telling = Telling(frame, sentence, extractor, confidence=0.8, said_by=context.speaker(frame, sentence))
        held = Telling(replace(frame, mood="asserted", tense="past"), sentence, extractor, telling.confidence)
        participants(context, event, _by_side(context, event, told), held)
        instead_of_sides(context, event, _by_side(context, event, told))
        return


def _talks(context: Context, sentence: Sentence, frame: Frame) -> Event | None:
    """The meeting of two sides without a name that somebody led: of the clause, else the one told of just before."""
    nouns = {f.first for f in sentence.frames if f.nominal and f.kinds & _MEETING}
    near = [event for event in context.events_told("Meeting") if event.at in nouns]
    event = near[-1] if near else _before(context, sentence, frame, nouns)
    sides = context.parties(event.key) if event is not None else set()
    return event if event is not None and len(sides) == _PAIR and event.actors <= sides else None


def _before(context: Context, sentence: Sentence, frame: Frame, nouns: set[int]) -> Event | None:
    """The meeting told of before where a bare noun of meeting or a pronoun is what is led."""
    pronoun = any(unit.kind == "pronoun" for unit in frame.phrases("object"))
    bare = any(not f.phrases("with", "between", "of") for f in sentence.frames if f.first in nouns)
    event = context.last_event(sentence.first, "Meeting", "Conference") if pronoun or bare else None
    if event is None or event.kind != "Meeting":
        return None
    between = [s for s in context.annotation if event.at < s.last and s.first <= sentence.first]
    return event if len(between) <= _REACH else None


def _by_side(context: Context, event: Event, told: Sequence[Actor]) -> list[Actor]:
    """Those who led, each for his side; for that in the place of his name, where no words say whose anybody is."""
    sides = [key for key in context.builder.objects(event.key, "party") if isinstance(key, str)]
    sure = {actor.party for actor in told if actor.party in sides and not context.entities.assumed_side(actor.node)}
    if len(told) != _PAIR or any(actor.node is None for actor in told):
        return []
    if not sure:
        return [replace(actor, party=side) for actor, side in zip(told, sides, strict=True)]
    if len(sure) == _PAIR:
        return list(told)
    other = next(side for side in sides if side not in sure)
    return [actor if actor.party in sure else replace(actor, party=other) for actor in told]
