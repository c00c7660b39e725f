"""Statements: a stand that somebody takes, or what somebody says of a topic."""

from __future__ import annotations

from dataclasses import replace

from kg.extractors.context import Context, Event
from kg.extractors.entities import Actor
from kg.extractors.events import Telling, claim, thing, topics
from kg.extractors.heads import HEADS_OF_GOVERNMENT, HEADS_OF_STATE
from kg.extractors.roles import office
from kg.extractors.speech import speaker
from kg.languages.annotation import Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature
from kg.languages.lexicon import lexicon
from kg.model import Individual

AFTER: tuple[str, ...] = ("posts", "conferences", "initiatives", "agreements", "visits", "meetings")
NAME = "statements"
# How many states and bodies a text names at least that tells of diplomacy.
_SIDES = 2
_FOREIGN = "foreign-affairs"
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


def _world(context: Context) -> set[str]:
    """The states and international bodies that a text names or has places of."""
    found = set()
    for item in (item for sentence in context.annotation for item in sentence.elements):
        key = item.key if item.code in "SDO" else None
        entry = lexicon().find(item.key or "") if item.code in "LGO" else None
        if entry is not None and entry.country:
            key = f"state/{entry.country}"
        found |= {key} if key else set()
    return found


def _stance(context: Context, sentence: Sentence, frame: Frame) -> bool:
    quoted = context.speaker(frame, sentence)
    actors = _who(context, sentence, frame)
    if frame.nominal or frame.passive or (not actors and quoted is None) or _receives(frame):
        return False
    if _only_named(context, sentence, frame) or _invites(context, sentence, frame):
        return False
    if not any(official(context, actor.node) for actor in actors) and not official(context, quoted):
        return False
    span = context.sentence_span(sentence)
    telling = Telling(frame, sentence, NAME, confidence=0.7, said_by=quoted)
    stances = [stance for kind, stance in STANCES.items() if kind in frame.kinds]
    key = context.builder.node("Statement")
    topics(context, key, sentence, telling, clause=frame.clause)
    targets = _targets(context, sentence, frame, actors)
    for actor in dict.fromkeys([*([quoted] if quoted else []), *(actor.node for actor in actors if actor.node)]):
        context.builder.claim(key, "speaker", actor, span, extractor=NAME, confidence=0.75, said_by=quoted)
    context.builder.claim(key, "stance", Individual(stances[0]), span, extractor=NAME, confidence=0.78, said_by=quoted)
    for target in targets:
        claim(context, key, "target", target, span, telling)
    return True


def _who(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    """Who takes a stand: who does what the verb says, or who is said to tell of it.

    In “X said that A supports …” it is X, where X stands for A; in “the sides welcomed …” it is what they stand for.
    """
    units = [unit for unit in frame.phrases("subject", "inherited") if unit.kind != "place"]
    actors = context.actors(units, sentence)
    if any(_sides_alone(context, unit) for unit in units):
        actors = [replace(actor, node=actor.party) for actor in actors if actor.party is not None]
    tellers = [] if frame.quoted else _tellers(context, sentence, frame)
    if tellers and all(actor.node == actor.party and actor.party in tellers[0].keys for actor in actors):
        return tellers
    if tellers and any(actor.node == tellers[0].node for actor in actors):
        # “X said that he supports A's wish”: whose wish it is takes no stand.
        return tellers
    return actors


def _sides_alone(context: Context, unit: Phrase) -> bool:
    """Whether a unit is “the sides”, who are states and bodies whoever was there."""
    head = context.annotation.doc[unit.last - 1]
    return unit.kind == "pronoun" and head.lemma_ in context.profile.sides


def _tellers(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    """The persons who say what a clause tells, outside direct speech."""
    said = [
        f for f in sentence.frames if "say" in f.kinds and f is not frame and not (f.nominal or f.quoted or f.passive)
    ]
    units = [unit for other in said[:1] for unit in other.phrases("subject")]
    people = [unit for unit in units if unit.kind in {"person", "post", "pronoun"}]
    return [actor for actor in context.actors(people, sentence) if official(context, actor.node)]


def official(context: Context, node: str | None) -> bool:
    """Whether somebody speaks for a state or an international body: a merchant's stand is none of diplomacy."""
    if node is None:
        return False
    own = context.builder.nodes[node]
    if own.kind == "Person" and len(_world(context)) < _SIDES and not _represents(context, node):
        return False  # who says what at home is no diplomacy
    if own.kind == "Person":
        return context.entities.without_state(node) or official(context, context.entities.side_of(node))
    known = own.anchor is not None and not own.anchor.startswith("name/")
    return own.kind == "State" or (own.kind == "Organization" and (known or bool(own.signature)))


def _represents(context: Context, person: str) -> bool:
    """Whether a person speaks for a whole state or body: its head, its head of government, its foreign minister."""
    offices = [office(post) for own, post in context.entities.told_posts() if own == person]
    return any(head in HEADS_OF_STATE | HEADS_OF_GOVERNMENT or charge == _FOREIGN for head, _, charge in offices)


def _invites(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a verb of calling bids somebody come, or tells of a call on somebody, which is no stand."""
    if frame.lemma in context.profile.calling:
        # “Called on the minister” is a visit, “called on the minister to act” a stand.
        behind = context.annotation.doc[frame.last : sentence.last]
        asked = any(feature(token, "VerbForm") == "Inf" or token.lower_ == "for" for token in behind)
        return not asked and any(unit.kind in {"person", "post"} for unit in frame.phrases("object", "about", "to"))
    if "invite" not in frame.kinds:
        return False
    near = (f for f in sentence.frames if f.clause == frame.clause and f is not frame)
    return any(f.kinds & {"visit", "attend", "arrive"} for f in near)


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
    if who is not None and not official(context, who):
        return
    others = [] if quoted or frame is None else context.actors(frame.phrases("subject"), sentence)
    anchor = frame or next(iter(sentence.frames), None)
    if who is None or anchor is None or not context.topics(sentence):
        return
    span = context.sentence_span(sentence)
    key = context.builder.node("Statement")
    telling = Telling(anchor, sentence, NAME, confidence=0.6, said_by=quoted)
    topics(context, key, sentence, telling)
    for node in dict.fromkeys([who, *(actor.node for actor in others if actor.node)]):
        context.builder.claim(key, "speaker", node, span, extractor=NAME, confidence=0.6, said_by=quoted)
