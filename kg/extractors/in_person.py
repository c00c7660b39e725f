"""Meetings told by what somebody does to another in person: pays him his respects, seeks him out, summons him.

“Minister X paid her respects to President Y”, “the envoy was summoned by Minister X”. Told of officials of two sides.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kg.extractors.calls import of_two_sides
from kg.extractors.context import Context
from kg.languages.annotation import Argument, Frame, Phrase, Sentence
from kg.languages.grammar.meeting_words import meeting_words

_WHOM: Final = ("object", "to", "of", "facing")
_WHO: Final = ("subject", "inherited")
_PEOPLE: Final = frozenset({"person", "post", "pronoun"})


def in_person(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """The frame as one of meeting where an official of one side does what it tells to one of another."""
    if "in-person" not in frame.kinds or frame.nominal or frame.quoted or frame.negated:
        return None
    if not context.profile.possessives:
        return None  # where cases show what is done to whom, that is told in `face_to_face` and `by_deed`
    if frame.mood not in ({"asserted"} if "said" in frame.kinds else {"asserted", "planned"}):
        return None  # what somebody means to raise with another is no meeting
    units = _to_whom(context, frame)
    who = [unit for unit in frame.phrases(*_WHO) if unit.kind in _PEOPLE]
    if frame.passive and frame.kinds & {"with", "to"}:  # “was introduced to X”
        who = who or [unit for unit in frame.phrases("object") if unit.kind in _PEOPLE]
    actors = [*context.actors(who, sentence), *context.actors(units[:1], sentence)]
    if not who or not units or not of_two_sides(context, actors):
        return None
    others = tuple(item for item in frame.arguments if item.unit not in units and item.unit not in who)
    told = (*(Argument("subject", unit) for unit in who), Argument("with", units[0]))
    return replace(frame, kinds=frozenset({"meet"}), arguments=(*others, *told), passive=False)


def _to_whom(context: Context, frame: Frame) -> list[Phrase]:
    """Whom it is done to: by the word that the verb has behind it, “raised it with X”, or as its object."""
    last = frame.lemma.rpartition(" ")[2]
    named = {rule.role for rule in context.profile.roles if last in rule.adpositions}
    only = frame.kinds & {"with", "to"}
    for roles in (only,) if only else (named, _WHOM, ("with",)):
        units = [unit for unit in frame.phrases(*roles) if unit.kind in _PEOPLE and not dead(context, unit)]
        if units:
            return units
    return []


def dead(context: Context, unit: Phrase) -> bool:
    """Whether somebody is told to be no more: “paid his respects to the late President X”."""
    before = context.annotation.doc[max(unit.first - 1, 0) : unit.last]
    return any(token.lower_ in meeting_words(context.document.language).late for token in before)
