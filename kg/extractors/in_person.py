"""Meetings told by what somebody does to another in person: visits him, pays him his respects, hands him a letter.

“Minister X paid a visit to President Y”, “handed Premier Y a letter”, “the envoy was summoned by Minister X”. Told of
officials of two sides, where no case shows what is done to whom.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kg.extractors.context import Context
from kg.extractors.entities import Actor
from kg.languages.annotation import Argument, Frame, Phrase, Sentence
from kg.languages.grammar.meeting_words import meeting_words

_KINDS: Final = frozenset({"visit", "in-person"})
_WHOM: Final = ("object", "to", "of")
_WHO: Final = ("subject", "inherited")
_PEOPLE: Final = frozenset({"person", "post", "pronoun"})
_SIDES: Final = 2


def in_person(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """The frame as one of meeting where an official of one side does what it tells to one of another."""
    told = frame.kinds & _KINDS or (frame.passive and "brief" in frame.kinds)
    if not told or frame.nominal or frame.quoted or frame.negated or not context.profile.possessives:
        return None
    if frame.mood not in {"asserted", "planned"}:
        return None
    kinds = {"person"} if "visit" in frame.kinds else _PEOPLE  # whom, and not whose land: “visited Minister X”
    units = [unit for unit in frame.phrases(*_WHOM) if unit.kind in kinds and not _dead(context, unit)]
    who = [unit for unit in frame.phrases(*_WHO) if unit.kind in _PEOPLE]
    actors = [*context.actors(who, sentence), *context.actors(units[:1], sentence)]
    # At home a minister may visit one of his own, whom no words say to be that.
    abroad = "visit" not in frame.kinds or any(_has_met(context, actor) for actor in actors)
    parties = {a.party or (a.node if abroad and context.entities.holds_office(a.node) else None) for a in actors}
    if not who or not units or None in parties or len(parties) < _SIDES or not any(a.party for a in actors):
        return None
    others = tuple(item for item in frame.arguments if item.unit not in units)
    return replace(frame, kinds=frozenset({"meet"}), arguments=(*others, Argument("with", units[0])), passive=False)


def _has_met(context: Context, actor: Actor) -> bool:
    """Whether the document has told of a meeting of somebody with others."""
    return any(event.kind == "Meeting" and actor.node in event.actors for event in context.events)


def _dead(context: Context, unit: Phrase) -> bool:
    """Whether somebody is told to be no more: “paid his respects to the late President X”."""
    before = context.annotation.doc[max(unit.first - 1, 0) : unit.last]
    return any(token.lower_ in meeting_words(context.document.language).late for token in before)
