"""Meetings that words tell of which mean none by themselves: who was whose guest, and who were somewhere together.

“On Tuesday she was the guest of Minister X”, “they were together in Lima in March”, “the two last conferred in Kyiv”,
“Ministers X and Y agreed in Lima to open the bridge”.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extractors.calls import of_two_sides
from kg.extractors.context import Context
from kg.extractors.dating import dated
from kg.extractors.entities import Actor
from kg.languages.annotation import Argument, Frame, Phrase, Sentence
from kg.languages.grammar.meeting_words import meeting_words
from kg.languages.grammar.morph import feature

_PEOPLE = frozenset({"person", "post", "pronoun"})
_SIDES = 2
_MEETING = frozenset({"meet", "talk", "call", "receive"})
# How many words “were both together” has at most.
_CLOSE = 4


def on_occasion(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """The frame as one of meeting where those whom it tells of met on that occasion."""
    if frame.nominal or frame.quoted or frame.negated or frame.mood not in {"asserted", "planned"}:
        return None
    if "guest" in frame.kinds:
        return _guest(context, sentence, frame)
    if frame.lemma in meeting_words(context.document.language).agreeing:
        return _agreed(context, sentence, frame)
    return _together(context, sentence, frame) if frame.kinds & {"together", "confer"} else None


def _guest(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“She was the guest of the Minister of Culture, X”: an official of another side."""
    hosts = [unit for unit in frame.phrases("of", "object") if unit.kind in {"person", "post"} and unit.posts]
    guests = frame.phrases("subject", "inherited")
    told = context.actors(guests, sentence), context.actors(hosts[:1], sentence)
    if not all(told) or not _apart(context, *told, hosts[0]):
        return None
    others = tuple(item for item in frame.arguments if item.role not in {"of", "object"})
    return replace(frame, kinds=frozenset({"meet"}), arguments=(*others, Argument("with", hosts[0])))


def _apart(context: Context, ours: Sequence[Actor], theirs: Sequence[Actor], host: Phrase) -> bool:
    """Whether a guest and a host are of two sides; where a case shows who is whose guest, the host's may be unsaid."""
    if context.profile.possessives:
        return of_two_sides(context, [*ours, *theirs])
    parties = {actor.party for actor in (*ours, *theirs)}
    unsaid = {actor.party for actor in theirs} == {None}
    if None in {actor.party for actor in ours} or len(parties) < _SIDES:
        return False
    return not unsaid or (host.kind == "person" and context.profile.free_order)


def _together(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“They were together in Lima in March”: two sides or more, in a place or on a day that is told."""
    who = [unit for unit in frame.phrases("subject", "inherited") if unit.kind in _PEOPLE]
    close = frame.last - frame.first <= _CLOSE
    if not close or not who or ("confer" in frame.kinds and frame.all("object", "about", "to")):
        return None
    if not _several(who) and len({actor.party for actor in context.actors(who, sentence)} - {None}) < _SIDES:
        return None
    spots = [unit for unit in frame.phrases("in") if unit.kind == "place"]
    if not spots and dated(context, sentence, frame) is None:
        return None
    return replace(frame, kinds=frozenset({"meet"}))


def _agreed(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“Ministers X of A and Y of B agreed in Lima to open a bridge”: officials of two states who agree somewhere."""
    named = frame.phrases("subject") or (frame.phrases("object") if frame.passive or frame.participial else [])
    who = [unit for unit in named if unit.kind in {"person", "post"} and unit.posts and unit.last <= frame.first]
    spots = [unit for unit in frame.phrases("in") if unit.kind == "place"]
    verb = context.annotation.doc[frame.first]
    # What they agreed on lies ahead; what looks like a participle of persons is their verb.
    done = feature(verb, "Tense") == "Past" and feature(verb, "VerbForm") in {"Fin", "Part"}
    if not done or len(who) < _SIDES or not (spots or dated(context, sentence, frame) is not None):
        return None
    if any(other.kinds & _MEETING for other in sentence.frames):
        return None  # they met where that is told
    parties = {actor.party for actor in context.actors(who, sentence)} - {None}
    others = tuple(item for item in frame.arguments if item.role == "in")
    others += tuple(Argument("subject", unit) for unit in who)
    told = len(parties) >= _SIDES
    held = replace(frame, kinds=frozenset({"meet"}), arguments=others, mood="asserted", tense="past", passive=False)
    return held if told else None


def _several(units: list[Phrase]) -> bool:
    return any(unit.kind != "person" and unit.number == "Plur" for unit in units)


__all__ = ["on_occasion"]
