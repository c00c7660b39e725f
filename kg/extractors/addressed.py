"""Meetings told by what an official said to another face to face: where, or over what meal, tells that both were there.

“President X assured Premier Y in Lima that …”, “Minister X pressed her host, Minister Y, on tariffs over lunch”.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kg.extractors.calls import of_two_sides
from kg.extractors.context import Context
from kg.languages.annotation import Frame, Phrase, Sentence

_PEOPLE: Final = frozenset({"person", "post", "pronoun"})
# How far behind the verb the one who is spoken to stands: “told the visiting president”.
_NEAR: Final = 2
# How far behind that one the place stands where the two were: “assured Premier X in Lima”.
_THERE: Final = 4


def addressed(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """The frame as one of meeting where an official says something to one of another side who is there with him."""
    words = context.words
    if frame.lemma not in words.addressing or frame.nominal or frame.quoted or frame.negated:
        return None
    if frame.mood != "asserted" or frame.tense != "past":
        return None
    who = [unit for unit in frame.phrases("subject", "inherited") if unit.kind in _PEOPLE]
    whom = [unit for unit in frame.phrases("object") if unit.kind in _PEOPLE]
    near = [whom[0]] if whom and (frame.passive or _right_behind(frame, whom[0])) else []
    if not who or not near or not any(unit.posts for unit in (who[0], near[0])):
        return None
    if not _face_to_face(context, sentence, frame, near[0]):
        return None
    actors = [*context.actors(who[:1], sentence), *context.actors(near, sentence)]
    return replace(frame, kinds=frozenset({"meet"})) if of_two_sides(context, actors) else None


def _right_behind(frame: Frame, unit: Phrase) -> bool:
    return 0 <= unit.first - frame.last <= _NEAR


def _face_to_face(context: Context, sentence: Sentence, frame: Frame, whom: Phrase) -> bool:
    """Whether the clause says where the two were, or over what; and not that it was said from afar.

    Farther behind than right behind the one who is spoken to, a place is that of what he is told of: “thanked the
    Premier for the help during the fires in Lima”.
    """
    words, doc = context.words, context.annotation.doc
    own = [token for token in doc[sentence.first : sentence.last] if sentence.clause(token.i) == frame.clause]
    if any(token.lemma_ in words.from_afar for token in own):
        return False
    spots = [unit for unit in frame.phrases("in") if unit.kind == "place" and unit.first > frame.last]
    if any(unit.first - (frame.last if frame.passive else whom.last) <= _THERE for unit in spots):
        return True
    line = f" {' '.join(token.lower_ for token in own)} "
    return any(f" {run} " in line for run in words.face_to_face)


__all__ = ["addressed"]
