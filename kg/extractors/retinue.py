"""Who else was at a meeting told of before, as words say that name no meeting: who joined, accompanied, took part.

“The Minister was joined by X”, “Ambassador X accompanied the guest”, “X and Y also took part”, “In the room were X and
Y”, “Also attending was X”; in the words of the meeting itself “accompanied by X”, “in the presence of X”, “with X in
attendance”. Asked only where no case shows who does what.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kg.extractors.again import instead_of_sides
from kg.extractors.asides import main_meeting
from kg.extractors.context import Context, Event
from kg.extractors.dining import for_talks
from kg.extractors.entities import Actor
from kg.extractors.events import Telling, participants
from kg.extractors.turnout import beside
from kg.languages.annotation import Frame, Phrase, Sentence
from kg.languages.grammar.meeting_words import meeting_words
from kg.languages.grammar.morph import feature

_MEETING: Final = frozenset({"meet", "talk", "call"})
_PEOPLE: Final = frozenset({"person", "post"})
# How many sentences before tell of the meeting that somebody was at, and of that of those whom he came along with.
_NEAR: Final = 2
_COMPANY: Final = 4
# What says where else, when else or for what else somebody came along.
_ELSEWHERE: Final = ("in", "to", "during", "about", "from")


def retinue(context: Context, sentence: Sentence, *, extractor: str) -> None:
    """Those whom the sentence tells to have come along, as participants of the meeting that it goes on with."""
    if not context.profile.possessives or not any(event.kind == "Meeting" for event in context.events):
        return
    words = meeting_words(context.document.language)
    if context.annotation.told(words.composing):
        _members(context, sentence, extractor)
    for frame in sentence.frames:
        if frame.nominal or frame.quoted or frame.negated or frame.mood != "asserted" or frame.tense == "future":
            continue
        if frame.lemma in words.joining:
            _company(context, sentence, frame, extractor)
        elif "attend" in frame.kinds and _unsaid(context, sentence, frame):
            _there(context, sentence, frame, extractor)
    for event in [e for e in context.events if e.kind == "Meeting" and sentence.first <= e.at < sentence.last]:
        told = next((f for f in sentence.frames if f.first == event.at), None)
        if told is not None and event.key in context.builder.nodes:
            beside(context, sentence, told, event, Telling(told, sentence, extractor, confidence=0.85))


def _members(context: Context, sentence: Sentence, extractor: str) -> None:
    """“… received an Omani delegation. It was led by X and included Y”: those of a delegation, as the next words tell.

    The delegation takes part in the meeting told of last as a side, and nobody of it has been named.
    """
    words = meeting_words(context.document.language)
    doc = context.annotation.doc
    start = next((t for t in doc[sentence.first : sentence.last] if t.is_alpha), None)
    told = [t for t in doc[sentence.first : sentence.last] if t.lemma_ in words.teams]
    verbs = [f for f in sentence.frames if "lead" in f.kinds and not f.nominal]
    leading = any(
        t.lemma_ in words.composing and t.pos_ in {"VERB", "AUX"} for t in doc[sentence.first : sentence.last]
    )
    if start is None or not leading or not (told or start.lower_ in context.profile.things):
        return
    if any(f.kinds & _MEETING and not f.nominal for f in sentence.frames) or any(f.negated for f in verbs):
        return
    event = context.last_event(sentence.first, "Meeting", "Conference")
    if event is None or event.kind != "Meeting" or not _close(context, event, sentence, 1):
        return
    sides = {key for key in event.actors if key in context.builder.nodes and not context.entities.is_person(key)}
    people = [unit for unit in sentence.phrases if unit.kind == "person" and (unit.posts or told)]
    actors = [actor for actor in context.actors(people, sentence) if context.entities.is_person(actor.node)]
    actors = [actor for actor in actors if actor.node not in event.actors]
    if len(sides) != 1 or not actors:
        return
    (side,) = sides
    found = [replace(actor, party=side) for actor in actors if _may_be_of(context, actor, side)]
    if found and found[0].node == actors[0].node:
        frame = Frame(frozenset({"attend"}), "", start.i, start.i + 1, nominal=False, clause=sentence.clause(start.i))
        _tell(context, sentence, frame, event, found, extractor)
        instead_of_sides(context, event, found)


def _may_be_of(context: Context, actor: Actor, side: str) -> bool:
    """Whether somebody is of a side, or only assumed to be of another."""
    return actor.party in (None, side) or context.entities.assumed_side(actor.node)


def _company(context: Context, sentence: Sentence, frame: Frame, extractor: str) -> None:
    """“Minister X was joined by Y”: Y took part in the meeting of X that was told of last."""
    people = [unit for unit in frame.phrases("subject") if unit.kind in _PEOPLE]
    if not people or frame.all("object") != frame.phrases("object") or _elsewhere(context, sentence, frame):
        return
    if for_talks(context, sentence, frame):
        return
    if "supports" in frame.kinds and not frame.passive:
        return  # “Minister X supported Minister Y”
    others = context.actors([unit for unit in frame.phrases("object") if unit.kind != "place"], sentence)
    event = _of(context, sentence, others) if others else _within(context, sentence) if frame.participial else None
    if event is None or (frame.tense == "present" and context.planned(event.key)):
        return  # “is accompanied by X”: on the journey, whoever will be at the talks
    side = next((actor.party for actor in others if actor.party), None)
    told = [_on_side(actor, side) for actor in context.actors(people, sentence)]
    _tell(context, sentence, frame, event, [a for a in told if context.entities.is_person(a.node)], extractor)


def _elsewhere(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether it is told where or for what they came along, and it is no meeting: “was joined at a gala by X”."""
    if any(other.kinds & _MEETING and other.nominal and other.clause == frame.clause for other in sentence.frames):
        return False
    doc = context.annotation.doc
    where = context.profile.words_of(*_ELSEWHERE)
    ends = {unit.last for unit in frame.phrases("subject", "object")} | {frame.last}
    return any(doc[at].lower_ in where for at in ends if at < sentence.last)


def _on_side(actor: Actor, side: str | None) -> Actor:
    return actor if actor.party or side is None else replace(actor, party=side)


def _there(context: Context, sentence: Sentence, frame: Frame, extractor: str) -> None:
    """“X and Y took part as well”: in the meeting told of right before."""
    units: list[Phrase] = frame.phrases("subject", "inherited") or frame.phrases("object")
    people = [unit for unit in units if unit.kind in _PEOPLE]
    event = main_meeting(context, sentence.first, "Conference")
    if not people or event is None or event.kind != "Meeting" or not _close(context, event, sentence, _NEAR):
        return
    told = [actor for actor in context.actors(people, sentence) if context.entities.is_person(actor.node)]
    _tell(context, sentence, frame, event, told, extractor)


def _tell(context: Context, sentence: Sentence, frame: Frame, event: Event, told: list[Actor], extractor: str) -> None:
    if not context.parties(event.key):
        return  # none that is told to stand for a state
    said_by = context.speaker(frame, sentence)
    participants(context, event, told, Telling(frame, sentence, extractor, confidence=0.8, said_by=said_by))


def _of(context: Context, sentence: Sentence, others: list[Actor]) -> Event | None:
    """The meeting told of last that one of some people, or all of them, took part in."""
    keys = {actor.node for actor in others if actor.node and actor.node != actor.party}
    held = [e for e in context.events_told("Meeting") if keys & e.actors and e.at < sentence.last and not e.background]
    event = max(held, key=lambda e: (not e.aside, e.at), default=None)
    return event if event is not None and _close(context, event, sentence, _COMPANY) else None


def _within(context: Context, sentence: Sentence) -> Event | None:
    """The one meeting that the sentence itself tells of."""
    told = [e for e in context.events if e.kind == "Meeting" and sentence.first <= e.at < sentence.last]
    return told[0] if len(told) == 1 else None


def _close(context: Context, event: Event, sentence: Sentence, reach: int) -> bool:
    between = [s for s in context.annotation if event.at < s.last and s.first <= sentence.first]
    return event.key in context.builder.nodes and len(between) <= reach + 1


def _unsaid(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a verb of taking part says not in what: “X sat in”, “also attending were X and Y”, “X was there too”."""
    profile, doc = context.profile, context.annotation.doc
    if frame.titles("object", "in", "to", "of", "during"):
        return False
    if frame.lemma in profile.being_present:
        return not frame.phrases("in", "to", "during")
    if frame.lemma not in profile.taking_part or frame.passive:
        return False
    behind = doc[frame.last] if frame.last < sentence.last else None
    if _ceremony(context, sentence, frame):
        return True
    if feature(doc[frame.first], "VerbForm") == "Ger":
        return behind is not None and behind.lemma_ in profile.copulas and not frame.phrases("subject")
    ends = behind is None or behind.is_punct or behind.lower_ in profile.attending_as
    return ends and bool(frame.phrases("subject", "inherited"))


def _ceremony(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether what somebody attends is the meeting told of before by another word: “X attended the reception”."""
    doc, words = context.annotation.doc, meeting_words(context.document.language)
    behind = doc[frame.last : min(frame.last + _NEAR, sentence.last)]
    the = len(behind) == _NEAR and behind[0].lower_ in {*context.profile.demonstratives, "the"}
    after = doc[frame.last + _NEAR] if frame.last + _NEAR < sentence.last else None
    return the and behind[1].lemma_ in words.ceremonies and (after is None or after.is_punct)


__all__ = ["retinue"]
