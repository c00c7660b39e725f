"""Who was beside one of those who met: “министрдің қасында X отырды”, “оған X еріп келді”, “залда X те отырды”.

Told where the verb comes last, of officials, right behind the meeting.
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from kg.extractors.again import instead_of_sides
from kg.extractors.context import Context, Event
from kg.extractors.events import Telling, participants
from kg.languages.annotation import Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature
from kg.languages.grammar.presence import presence

_MEETING: Final = frozenset({"meet", "receive", "talk", "call", "credentials"})
_PEOPLE: Final = frozenset({"person", "post", "pronoun"})
# In how many sentences before the meeting is told of.
_REACH: Final = 2
_AHEAD: Final = frozenset({"Pres", "Fut"})


def at_his_side(context: Context, sentence: Sentence, *, extractor: str) -> None:
    """Those whom a sentence tells to have been beside one who met somebody took part in that meeting."""
    words = presence(context.document.language)
    if not words.near or sentence.passage.kind == "title" or any(sentence.quoted):
        return
    known = words.near | words.escorting | words.rooms | words.being | context.profile.comitatives
    if not context.annotation.told(known):
        return
    if any(f.kinds & _MEETING and not f.nominal and not _while(context, f) for f in sentence.frames):
        return
    verb = _verb(context, sentence)
    if verb is None or feature(verb, "Polarity") == "Neg":
        return
    whom, people = _beside(context, sentence, verb)
    event = _of(context, sentence, whom) if whom is not None else None
    if whom is None and (people := _in_the_room(context, sentence, verb)):
        event = _last(context, sentence)
    if event is None or not people or (feature(verb, "Tense") in _AHEAD) != context.planned(event.key):
        return
    told = [actor for actor in context.actors(people, sentence) if context.entities.is_person(actor.node)]
    frame = Frame(frozenset({"attend"}), "", verb.i, verb.i + 1, nominal=False, clause=sentence.clause(verb.i))
    participants(context, event, told, Telling(frame, sentence, extractor, confidence=0.8))
    instead_of_sides(context, event, told)


def _verb(context: Context, sentence: Sentence) -> Token | None:
    """The verb that closes a sentence."""
    verbs = [t for t in context.annotation.doc[sentence.first : sentence.last] if feature(t, "VerbForm") == "Fin"]
    return verbs[-1] if verbs else None


def _beside(context: Context, sentence: Sentence, verb: Token) -> tuple[Phrase | None, list[Phrase]]:
    """One who met somebody, and those whom the words tell to have been beside him."""
    doc, words = context.annotation.doc, presence(context.document.language)
    for token in doc[sentence.first : verb.i + 1]:
        behind = False
        if token.lower_ in words.near:
            unit = next((u for u in sentence.phrases if 0 <= token.i - u.last <= 1 and u.case == "Gen"), None)
            behind = verb.lemma_ in words.being
        elif token.lower_ in context.profile.comitatives:
            unit = next((u for u in sentence.phrases if u.last == token.i and u.case == "Ins"), None)
            behind = verb.lemma_ in words.being
        elif token.lemma_ in words.escorting and token.pos_ == "VERB":
            cases = ("Dat", "Acc")
            unit = next((u for u in sentence.phrases if u.last <= token.i and u.case in cases), None)
            behind = True
        else:
            continue
        if unit is None or unit.kind not in _PEOPLE or not behind:
            continue
        return unit, [u for u in sentence.phrases if u.first >= unit.last and _official(u)]
    return None, []


def _in_the_room(context: Context, sentence: Sentence, verb: Token) -> list[Phrase]:
    """Those who sat there or came in, too: “министрдің кабинетінде X те отырды”, “залға X те кірді”."""
    doc, words = context.annotation.doc, presence(context.document.language)
    people = [unit for unit in sentence.phrases if _official(unit) and unit.last < verb.i]
    if verb.lemma_ not in words.being | words.coming or not people or doc[people[-1].last].pos_ != "PART":
        return []
    if any(token.pos_ not in {"VERB", "AUX"} for token in doc[people[-1].last + 1 : verb.i]):
        return []
    rooms = (t for t in doc[sentence.first : people[0].first] if t.lemma_ in words.rooms)
    there = any(feature(room, "Case") in {"Loc", "Dat", "Nom"} for room in rooms)
    return people if there or any(_while(context, frame) for frame in sentence.frames) else []


def _while(context: Context, frame: Frame) -> bool:
    """Whether a verb says that something was so while they talked: “сөйлескенімізде елші X те болды”."""
    ends = context.annotation.doc[frame.last - 1]
    return frame.participial and bool(frame.kinds & _MEETING) and feature(ends, "Case") == "Loc"


def _official(unit: Phrase) -> bool:
    return unit.kind == "person" and bool(unit.posts) and unit.case in ("Nom", None)


def _near(context: Context, sentence: Sentence) -> list[Event]:
    """The meetings told of in the sentences right before, the last first."""
    near = [s for s in context.annotation if s.last <= sentence.first and not all(s.quoted)][-_REACH:]
    start = near[0].first if near else sentence.first
    told = (e for e in context.events_told("Meeting") if start <= e.at < sentence.last and not e.background)
    return sorted(told, key=lambda e: -e.at)


def _of(context: Context, sentence: Sentence, whom: Phrase) -> Event | None:
    """The meeting told of last in which somebody took part."""
    nodes = {actor.node for actor in context.actors([whom], sentence)}
    return next((event for event in _near(context, sentence) if nodes & event.actors), None)


def _last(context: Context, sentence: Sentence) -> Event | None:
    return next(iter(_near(context, sentence)), None)


__all__ = ["at_his_side"]
