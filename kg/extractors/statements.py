"""Statements: a stand that somebody takes, or what somebody says of a topic."""

from __future__ import annotations

from kg.extractors.context import Context, Event
from kg.extractors.entities import Actor
from kg.extractors.events import Telling, claim, thing, topics
from kg.extractors.speech import speaker
from kg.languages.annotation import Frame, Sentence
from kg.languages.grammar.morph import feature
from kg.model import Individual

AFTER: tuple[str, ...] = ("posts", "conferences", "initiatives", "agreements", "visits", "meetings")
NAME = "statements"
# How close a guest stands to a verb of welcoming.
_NEXT = 1
_BODIES = frozenset({"state", "organization", "side"})
STANCES = {
    "supports": "Supports",
    "opposes": "Opposes",
    "welcomes": "Welcomes",
    "condemns": "Condemns",
    "calls-for": "CallsFor",
    "pledges": "Pledges",
}


def extract(context: Context) -> None:
    """One statement for each stance, and one for each sentence in which somebody speaks of a topic."""
    for sentence in context.annotation:
        told = False
        for frame in sentence.frames:
            if frame.kinds & STANCES.keys() and not frame.negated and not (told and frame.mood == "planned"):
                told |= _stance(context, sentence, frame)
        if not told:
            _saying(context, sentence)


def _stance(context: Context, sentence: Sentence, frame: Frame) -> bool:
    quoted = context.speaker(frame, sentence)
    units = [unit for unit in frame.phrases("subject", "inherited") if unit.kind != "place"]
    actors = context.actors(units, sentence)
    if frame.nominal or frame.passive or (not actors and quoted is None) or _receives(frame):
        return False
    if _only_named(context, sentence, frame):
        return False
    span = context.sentence_span(sentence)
    telling = Telling(frame, sentence, NAME, confidence=0.85, said_by=quoted)
    stances = [stance for kind, stance in STANCES.items() if kind in frame.kinds]
    key = context.builder.node("Statement")
    named = topics(context, key, sentence, telling, clause=frame.clause)
    targets = _targets(context, sentence, frame, actors)
    if not (named or targets or quoted or any(actor.party for actor in actors)):
        context.builder.nodes.pop(key)
        return False
    for actor in dict.fromkeys([*([quoted] if quoted else []), *(actor.node for actor in actors if actor.node)]):
        context.builder.claim(key, "speaker", actor, span, extractor=NAME, confidence=0.88, said_by=quoted)
    context.builder.claim(key, "stance", Individual(stances[0]), span, extractor=NAME, confidence=0.82, said_by=quoted)
    for target in targets:
        claim(context, key, "target", target, span, telling)
    return True


def _only_named(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a verb without a tense names an act and takes no stand: “accused of supporting”, “needs to support”."""
    verb = context.annotation.doc[frame.first]
    if feature(verb, "VerbForm") == "Ger" and feature(verb, "Aspect") is None:
        return True
    governor = context.annotation.doc[max(sentence.first, frame.first - 2)]
    return feature(verb, "Mood") == "Pur" and governor.lemma_ not in context.profile.steady


def _receives(frame: Frame) -> bool:
    """Whether a verb of welcoming has a guest as its object, and so tells of a reception and not of a stance."""
    guests = [unit for unit in frame.phrases("object") if unit.kind in {"person", "post", "side"}]
    return "receive" in frame.kinds and any(unit.first - frame.last <= _NEXT for unit in guests)


def _targets(context: Context, sentence: Sentence, frame: Frame, speakers: list[Actor]) -> list[str]:
    """What the stance is on: a conference, initiative or agreement of the clause, else its object."""
    found: list[str] = []
    for title in sentence.titles:
        if sentence.clause(title.first) == frame.clause and title.first >= frame.first:
            event: Event | None = thing(context, title, create=False)
            if event is not None:
                found.append(event.key)
    said = {key for actor in speakers for key in actor.keys}
    after = [unit for unit in frame.phrases("object", "to", "dative", "about") if unit.first >= frame.last]
    if not frame.kinds & {"condemns", "opposes"}:
        # What is supported may stand deeper ("the work of X"); what is condemned is not whom it was done to.
        after += [unit for unit in frame.phrases("of") if unit.first >= frame.last and unit.kind in _BODIES]
    for actor in context.actors(after, sentence):
        if actor.node and actor.node not in said:
            found.append(actor.node)
    return list(dict.fromkeys(found))


def _according(context: Context, sentence: Sentence) -> str | None:
    """Who is named as the source of what is told: “according to X”."""
    doc = context.annotation.doc
    for phrase in sentence.phrases:
        before = doc[max(sentence.first, phrase.first - 2) : phrase.first].text.lower()
        if before in context.profile.according and not sentence.in_quotes(phrase.first):
            actors = context.actors([phrase], sentence)
            return actors[0].node if actors else None
    return None


def _speaks(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a verb of saying tells what somebody said, rather than who the news has it from ("as X reports")."""
    if frame.quoted or frame.nominal:
        return False
    units = frame.phrases("subject", "object")
    unknown = [unit for unit in units if unit.kind == "organization" and not (unit.element and unit.element.key)]
    words = [
        token
        for token in context.annotation.doc[sentence.first : frame.first]
        if sentence.clause(token.i) == frame.clause
    ]
    cites = any(token.lower_ in context.profile.citing for token in words[:2])
    return not (cites and all(unit.kind == "organization" for unit in units)) and (not units or units != unknown)


def _saying(context: Context, sentence: Sentence) -> None:
    """Direct or reported speech about a topic of the tables."""
    quoted = context.speakers.get(sentence.first)
    frame = next((f for f in sentence.frames if "say" in f.kinds and _speaks(context, sentence, f)), None)
    who = quoted
    if who is None and frame is not None:
        actor = speaker(frame, sentence, context.entities)
        who = actor.node if actor is not None else None
    who = who or _according(context, sentence)
    others = [] if quoted or frame is None else context.actors(frame.phrases("subject"), sentence)
    anchor = frame or next(iter(sentence.frames), None)
    if who is None or anchor is None or not context.topics(sentence):
        return
    span = context.sentence_span(sentence)
    key = context.builder.node("Statement")
    telling = Telling(anchor, sentence, NAME, confidence=0.8, said_by=quoted)
    topics(context, key, sentence, telling)
    for node in dict.fromkeys([who, *(actor.node for actor in others if actor.node)]):
        context.builder.claim(key, "speaker", node, span, extractor=NAME, confidence=0.85, said_by=quoted)
