"""An earlier meeting of those who met, told as theirs: “he recalled their talks in Lima in March”."""

from __future__ import annotations

from typing import Final

from kg.extractors.asides import main_meeting
from kg.extractors.context import Context
from kg.extractors.dating import another_day, dated
from kg.extractors.entities import Actor
from kg.extractors.told_together import actor_of, is_near
from kg.languages.annotation import Frame, Phrase, Sentence

_MEETING: Final = frozenset({"meet", "talk", "call"})
# How many words before a noun of meeting “their” stands.
_OWNED: Final = 3
_SIDES: Final = 2


def recalled(context: Context, sentence: Sentence, frame: Frame) -> tuple[list[Actor], list[Actor]] | None:
    """The two of the meeting told of last, where a noun of meeting is told as theirs and has another day."""
    if not frame.nominal or frame.quoted or frame.negated or frame.mood != "asserted" or not frame.kinds & _MEETING:
        return None
    if frame.phrases("with", "between", "of") or not _theirs(context, sentence, frame):
        return None
    event = main_meeting(context, frame.first)
    if event is None or len(event.met) != _SIDES or not is_near(context, event, frame.first):
        return None
    dating = dated(context, sentence, frame)
    if dating is None or not another_day(context, event, dating):
        return None
    unit = Phrase(frame.first, frame.last, "pronoun")
    first, second = (actor_of(context, key, unit) for key in sorted(event.met))
    return [first], [second]


def _theirs(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether “their” stands before a noun, with nothing but what describes it between."""
    owners, pronouns = context.profile.owners, context.profile.pronouns
    for token in reversed(context.annotation.doc[max(sentence.first, frame.first - _OWNED) : frame.first]):
        if token.lower_ in owners:
            told = pronouns.get(owners[token.lower_])
            return told is not None and told["number"] == "Plur"
        if token.pos_ not in {"ADJ", "NUM", "ADV"}:
            return False
    return False


__all__ = ["recalled"]
