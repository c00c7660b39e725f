"""Those who are said to have been present at a meeting that was told of before: “the talks were attended by X”."""

from __future__ import annotations

from dataclasses import replace

from kg.extractors.again import (
    all_told,
    bare,
    begun,
    instead_of_sides,
    joins,
    just_told,
    last_told,
    plural,
    pointed_to,
    to_open,
)
from kg.extractors.context import Context, Event
from kg.extractors.events import Telling, participants
from kg.extractors.hearsay import rumoured
from kg.extractors.noun_attributes import by_attributes
from kg.extractors.relative_words import speaks_of, which
from kg.extractors.turnout import told_there
from kg.languages.annotation import Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature
from kg.languages.grammar.presence import presence

_MEETING = frozenset({"meet", "talk", "call"})
_PRESENT = frozenset({"person", "post", "side"})
_LEADING = frozenset({"hold", "lead"})
_DASHES = frozenset("-–—")


def present(context: Context, sentence: Sentence, frame: Frame, *, extractor: str) -> None:
    """Those who are said to have been present at the meeting told of last took part in it."""
    takes = "attend" in frame.kinds or joins(context, sentence, frame) or _led(context, sentence, frame)
    takes = takes or _was_there(context, sentence, frame)
    if frame.nominal or frame.quoted or not takes:
        return
    nouns = (f for f in sentence.frames if f.clause == frame.clause or speaks_of(context, sentence, frame, f))
    noun = next((f for f in nouns if bare(context, sentence, f)), None)
    if to_open(context, frame, noun):
        return
    event = last_told(context, sentence, noun) if noun is not None else None
    kinds = _PRESENT | {"pronoun"} if context.profile.free_order else _PRESENT
    people = [unit for unit in frame.phrases("subject", "object") if unit.kind in kinds]
    people = _behind_dash(context, sentence, frame, people)
    if rumoured(context, sentence) or frame.titles("to", "in"):
        return
    if noun is None and (whole := _of_others(context, frame, sentence)) is not None:
        telling = Telling(frame, sentence, extractor, confidence=0.85, said_by=context.speaker(frame, sentence))
        participants(context, whole, context.actors(people, sentence), telling)
        return
    if noun is None and which(context, sentence, frame) is not None:
        return
    if noun is None and _present_at_all(context, sentence, frame, people, extractor=extractor):
        return
    held = _occasions(context, sentence, frame) if noun is None else []
    if noun is None:
        event = held[-1] if held else pointed_to(context, sentence, frame) or just_told(context, sentence, frame)
    elif event is None:
        event = begun(context, sentence, frame, noun, people)
    if event is None:
        return
    if noun is not None:
        by_attributes(context, sentence, noun, event, extractor=extractor)
    telling = Telling(frame, sentence, extractor, confidence=0.85, said_by=context.speaker(frame, sentence))
    event.spoken = frame.first
    told = told_there(context, sentence, frame, people)
    for one in held or all_told(context, noun, event):
        participants(context, one, told, telling)
        instead_of_sides(context, one, told)


def _led(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether somebody leads a meeting told of before: “кездесуді министр жүргізді”, “жиынды министр басқарды”."""
    if not context.profile.verb_final or not frame.kinds & _LEADING or frame.participial or frame.phrases("with"):
        return False
    nouns = context.profile.gatherings | context.profile.receptions
    words = (t for t in context.annotation.doc[sentence.first : frame.first] if sentence.clause(t.i) == frame.clause)
    return any(t.lemma_ in nouns and feature(t, "Case") == "Acc" and not feature(t, "Person[psor]") for t in words)


def _was_there(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether somebody is said to have been at a meeting told of before: “кездесуде министр де болды”."""
    people = any(unit.kind in {"person", "post"} for unit in frame.phrases("subject"))
    if not context.profile.verb_final or frame.lemma not in context.profile.staying or frame.participial or not people:
        return False
    nouns = (f for f in sentence.frames if f.last <= frame.first and f.clause == frame.clause)
    cases = (feature(context.annotation.doc[f.last - 1], "Case") for f in nouns if bare(context, sentence, f))
    return "Loc" in cases


def _of_others(context: Context, frame: Frame, sentence: Sentence) -> Event | None:
    """The meeting of others that somebody attends in the same clause: “министр X пен Y-тің келіссөзіне қатысты”."""
    if not context.profile.verb_final or frame.negated:
        return None
    nouns = [f for f in sentence.frames if f.nominal and f.kinds & _MEETING and f.last == frame.first]
    owned = nouns and nouns[0].phrases("of") and feature(context.annotation.doc[nouns[0].last - 1], "Case") == "Dat"
    found = (e for e in context.events if e.kind == "Meeting" and e.at == nouns[0].first) if owned else iter(())
    return next(found, None)


def _behind_dash(context: Context, sentence: Sentence, frame: Frame, people: list[Phrase]) -> list[Phrase]:
    """“Екі комитеттің басшылары – X пен Y қатысты”: those who are named behind what they are called together."""
    doc = context.annotation.doc
    whole = people[-1] if people and context.profile.verb_final else None
    if whole is None or whole.kind != "post" or whole.last >= sentence.last or doc[whole.last].text not in _DASHES:
        return people
    named = [unit for unit in sentence.phrases if unit.kind == "person" and whole.last < unit.first < frame.first]
    return named or people


def _occasions(context: Context, sentence: Sentence, frame: Frame) -> list[Event]:
    """The meetings held that were told of, where somebody takes part in “the events”: «в мероприятиях участвовал X»."""
    doc, words = context.annotation.doc, presence(context.document.language).occasions
    own = (t for t in doc[sentence.first : sentence.last] if sentence.clause(t.i) == frame.clause and t.lemma_ in words)
    noun = next((t for t in own if feature(t, "Case") == "Loc" and feature(t, "Number") == "Plur"), None)
    if noun is None or frame.negated or frame.titles("in", "to", "during"):
        return []
    told = (e for e in context.events_told("Meeting") if e.at < frame.first and not e.background)
    return [e for e in told if context.told_held(e.key)]


def _present_at_all(
    context: Context, sentence: Sentence, frame: Frame, people: list[Phrase], *, extractor: str
) -> bool:
    """“X joined her at all the meetings”: X took part in each meeting that one person is told to have had before;
    whether the words say so.
    """
    doc, words = context.annotation.doc, context.profile.all_of
    nouns = [f for f in sentence.frames if f.clause == frame.clause and f.nominal and "meet" in f.kinds]
    several = [f for f in nouns if words & {t.lower_ for t in doc[max(sentence.first, f.first - 2) : f.first]}]
    held = [event for event in context.events_told("Meeting") if event.at < frame.first]
    if not several or not plural(context, several[0]) or not held:
        return False
    last = max(held, key=lambda event: event.at)
    hosts = [key for key in last.actors if sum(key in event.actors for event in held) > 1]
    telling = Telling(frame, sentence, extractor, confidence=0.8, said_by=context.speaker(frame, sentence))
    # Who comes along to all of them is of the one side, whatever office of it he holds.
    suite = [actor for actor in context.actors(people, sentence) if actor.node not in (actor.party, *hosts)]
    told = [replace(actor, party=None) for actor in suite]
    for event in held:
        if any(key in event.actors for key in hosts) and context.told_held(event.key):
            participants(context, event, told, telling)
    return True
