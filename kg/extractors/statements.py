"""Statements: a stand that somebody takes."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from spacy.tokens import Token

from kg.extractors.calls import called_on
from kg.extractors.context import Context, Event
from kg.extractors.entities import Actor
from kg.extractors.events import Telling, claim, thing, topics
from kg.extractors.officials import LOCAL, Officials
from kg.extractors.traits import owns
from kg.extractors.unsaid import left_out
from kg.languages.annotation import Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature
from kg.model import Individual

AFTER: tuple[str, ...] = ("posts", "conferences", "initiatives", "agreements", "visits", "meetings")
NAME = "statements"
# How close a guest stands to a verb of welcoming.
_NEXT = 1
# How many sides those have who are told as two, and within how many sentences of their meeting.
_SIDES = 2
_NEAR = 3
# How far behind a verb of welcoming the noun for a guest stands, and what it has before it.
_FAR = 4
_BEFORE_GUEST = frozenset({"DET", "ADJ", "NOUN", "VERB", "PRON"})
# Within so many words behind a verb of greeting stands whom it greets.
_OBJECT = 4
_LANDS = frozenset({"state", "organization"})
_BODIES = frozenset({"state", "organization", "side"})
# Organs that speak for those who have joined them.
_NOT_OF_STATES = frozenset({"organ/chamber-of-commerce", "organ/red-cross-society", "organ/sovereign-wealth-fund"})
_SPEAKERS = _BODIES | {"person", "post", "pronoun"}
STANCES = {
    "supports": "Supports",
    "opposes": "Opposes",
    "welcomes": "Welcomes",
    "condemns": "Condemns",
    "calls-for": "CallsFor",
    "pledges": "Pledges",
}


def extract(context: Context) -> None:
    """One statement for each stance."""
    officials = Officials(context)
    for sentence in context.annotation:
        told = False
        for frame in sentence.frames:
            if frame.kinds & STANCES.keys() and not frame.negated and not (told and frame.mood == "planned"):
                told |= _stance(context, sentence, frame, officials)


def _stance(context: Context, sentence: Sentence, frame: Frame, officials: Officials) -> bool:
    quoted = context.speaker(frame, sentence)
    actors = _who(context, sentence, frame, officials)
    if frame.nominal or frame.passive or (not actors and quoted is None) or _receives(context, frame):
        return False
    if _only_named(context, sentence, frame) or _invites(context, sentence, frame) or _greets(context, frame):
        return False
    if _keeps_up(context, frame):
        return False
    actors = [actor for actor in actors if not _of_a_part(context, actor)]
    if not any(officials.includes(actor.node) for actor in actors) and not officials.includes(quoted):
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


def _of_a_part(context: Context, actor: Actor) -> bool:
    """Whether who takes a stand is but a mayor, a governor or a chamber of commerce, whose state takes none."""
    if actor.node is None or context.entities.is_person(actor.node):
        return False
    said = actor.phrase
    organs = {item.key for s in context.annotation for item in s.elements if said.first <= item.first < said.last}
    return any(post.head in LOCAL for post in said.posts) or not _NOT_OF_STATES.isdisjoint(organs)


def _who(context: Context, sentence: Sentence, frame: Frame, officials: Officials) -> list[Actor]:
    """Who takes a stand: who does what the verb says, or who is said to tell of it.

    In “X said that A supports …” it is X, where X stands for A; in “the sides welcomed …” it is what they stand for.
    """
    told = frame.phrases("subject", "inherited")
    if not frame.phrases("subject") and (pointing := _pointing(context, sentence, frame)) is not None:
        return _pointed_at(context, sentence, pointing)
    units = [unit for unit in told if unit.kind != "place" and not owns(context.annotation, context.profile, unit)]
    # “UK critics favour …”: a state only says where those are from who take the stand.
    units = [u for u in units if not (u.kind in _LANDS and u.last < frame.first and _modifies(context, u))]
    capitals = [Actor(state, state, unit) for unit in told if (state := officials.capital(unit)) is not None]
    actors = context.actors(units, sentence) or capitals or _next_before(context, sentence, frame, officials)
    actors = actors or _both_sides(context, sentence, frame)
    actors = actors or _opening(context, sentence, frame) or left_out(context, sentence, frame, [])
    if any(_sides_alone(context, unit) for unit in units):
        actors = [replace(actor, node=actor.party) for actor in actors if actor.party is not None]
    tellers = [] if frame.quoted else _tellers(context, sentence, frame, officials)
    if tellers and actors and officials.speaks_for_others(tellers[0].node) and "say" not in frame.kinds:
        own = [actor for actor in actors if actor.node != tellers[0].node]
        return own or [replace(actor, node=actor.party) for actor in tellers if actor.party is not None] or tellers
    if tellers and all(actor.node == actor.party and actor.party in tellers[0].keys for actor in actors):
        return tellers
    if tellers and any(actor.node == tellers[0].node for actor in actors):
        # “X said that he supports A's wish”: whose wish it is takes no stand.
        return tellers
    return actors


def _pointing(context: Context, sentence: Sentence, frame: Frame) -> Token | None:
    """The pronoun right before a verb that says that another one acts than who did before: “…, но та выступила”."""
    at = frame.first - 1
    while at > sentence.first and context.annotation.doc[at].pos_ in {"ADV", "PART"}:
        at -= 1
    token = context.annotation.doc[at]
    covered = any(unit.first <= at < unit.last for unit in sentence.phrases)
    points = at > sentence.first and not covered and token.pos_ == "DET" and feature(token, "Case") == "Nom"
    return token if points else None


def _pointed_at(context: Context, sentence: Sentence, pointing: Token) -> list[Actor]:
    """Whom such a pronoun means: the last who was told of before it, if a person of its gender."""
    last = next((unit for unit in reversed(sentence.phrases) if unit.last <= pointing.i), None)
    if last is None or last.kind != "person":
        return []
    words = Phrase(pointing.i, pointing.i + 1, "pronoun", gender=feature(pointing, "Gender"))
    return [actor for actor in context.actors([last], sentence) if context.entities.agrees(words, actor)]


def _both_sides(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    """“Екі көшбасшы … айыптады”: what those stand for who met right before, where the language leaves it so."""
    event = context.last_event(frame.first, "Meeting") if context.profile.verb_final and not frame.quoted else None
    if event is None or not _told_as_two(context, sentence, frame):
        return []
    between = [s for s in context.annotation if event.at < s.last and s.first <= sentence.first]
    parties = [key for key in context.builder.objects(event.key, "party") if isinstance(key, str)]
    words = Phrase(frame.first, frame.last, "side")
    near = len(parties) == _SIDES and len(between) <= _NEAR
    return [Actor(key, key, words, named=False) for key in parties] if near else []


def _told_as_two(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether who acts is told in the nominative as “the leaders”, “the two leaders”."""
    doc = context.annotation.doc
    for token in doc[sentence.first : frame.first]:
        own = sentence.clause(token.i) == frame.clause and token.lemma_ in context.profile.parties
        if own and feature(token, "Case") in (None, "Nom"):
            before = doc[max(sentence.first, token.i - 2) : token.i]
            counted = any(word.lower_ in context.profile.both for word in before)
            return counted or feature(token, "Number") == "Plur"
    return False


def _next_before(context: Context, sentence: Sentence, frame: Frame, officials: Officials) -> list[Actor]:
    """Who stands right before a verb that has no subject: a holder whose post runs on, a capital for its state."""
    if context.profile.verb_final:
        return []
    doc = context.annotation.doc
    at = frame.first
    while at > sentence.first and doc[at - 1].pos_ in {"ADV", "AUX"}:
        at -= 1
    unit = next((p for p in sentence.phrases if p.last <= at and at - p.last <= (doc[at - 1].text == ",")), None)
    if unit is None or (unit.first > sentence.first and doc[unit.first - 1].pos_ == "ADP"):
        return []
    if unit.kind == "place":
        state = officials.capital(unit)
        return [Actor(state, state, unit)] if state is not None else []
    return context.actors([unit], sentence) if unit.kind in {"person", "post"} else []


def _opening(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    """Who opens the sentence that a conjunction joins the verb to: “The sides signed a plan, and called for …”."""
    doc, profile = context.annotation.doc, context.profile
    if profile.verb_final or frame.quoted or frame.first == sentence.first:
        return []
    if doc[frame.first - 1].lower_ not in profile.conjunctions:
        return []
    units = [p for p in sentence.phrases if p.kind in _SPEAKERS and p.case in (None, "Nom")]
    first = next(iter(units), None)
    return context.actors([first], sentence) if first is not None and first.first == sentence.first else []


def _sides_alone(context: Context, unit: Phrase) -> bool:
    """Whether a unit is “the sides”, who are states and bodies whoever was there."""
    head = context.annotation.doc[unit.last - 1]
    return unit.kind == "pronoun" and head.lemma_ in context.profile.sides


def _tellers(context: Context, sentence: Sentence, frame: Frame, officials: Officials) -> list[Actor]:
    """The persons who say what a clause tells, outside direct speech."""
    said = [
        f for f in sentence.frames if "say" in f.kinds and f is not frame and not (f.nominal or f.quoted or f.passive)
    ]
    units = [unit for other in said[:1] for unit in other.phrases("subject")]
    people = [unit for unit in units if unit.kind in {"person", "post", "pronoun"}]
    return [actor for actor in context.actors(people, sentence) if officials.includes(actor.node)]


def _invites(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a verb of calling bids somebody come, or tells of a call on somebody, which is no stand."""
    if frame.lemma in context.profile.calling:
        # “Called on the minister” is a visit, “called on the minister to act” a stand.
        doc = context.annotation.doc
        inside = {at for unit in sentence.phrases for at in range(unit.first, unit.last)}
        upto = takewhile(lambda token: feature(token, "VerbForm") != "Fin", doc[frame.last : sentence.last])
        asks = [token.i for token in upto if token.lower_ in {"for", "to"}]
        if called_on(context, sentence, frame) is not None:
            return True
        return all(at in inside or (at + 1 in inside and doc[at].lower_ == "to") for at in asks)
    if "invite" not in frame.kinds:
        return False
    near = (f for f in sentence.frames if f.clause == frame.clause and f is not frame)
    if context.profile.verb_final:  # “келуге шақырды”, “форумға шақырды”, but “сөз сөйлеген X … тоқтатуға шақырды”
        near = (f for f in near if _bidden(context, f))
        people = any(unit.kind in {"person", "post"} for unit in frame.phrases("object"))
        if people and any(title.kind == "Conference" for title in frame.titles("to")):
            return True
    coming = (f for f in near if f.lemma not in context.profile.inaugurating)
    return any(f.kinds & {"visit", "attend", "arrive"} for f in coming)


def _bidden(context: Context, frame: Frame) -> bool:
    """Whether a frame is what somebody is called to do."""
    verb = context.annotation.doc[frame.last - 1]
    return feature(verb, "VerbForm") == "Vnoun" and feature(verb, "Case") == "Dat"


def _only_named(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a verb without a tense names an act and takes no stand: “accused of supporting”, “needs to support”."""
    verb = context.annotation.doc[frame.first]
    if feature(verb, "VerbForm") == "Ger" and feature(verb, "Aspect") is None:
        return True
    governor = context.annotation.doc[max(sentence.first, frame.first - 2)]
    return feature(verb, "Mood") == "Pur" and governor.lemma_ not in context.profile.steady


def _receives(context: Context, frame: Frame) -> bool:
    """Whether a verb of welcoming has a guest as its object, and so tells of a reception and not of a stance."""
    guests = [unit for unit in frame.phrases("object") if unit.kind in {"person", "post", "side"}]
    behind = takewhile(
        lambda token: token.pos_ in _BEFORE_GUEST, context.annotation.doc[frame.last : frame.last + _FAR]
    )
    return "receive" in frame.kinds and (
        any(unit.first - frame.last <= _NEXT for unit in guests)
        or any(token.lemma_ in context.profile.guests | context.profile.sides for token in behind)
    )


def _greets(context: Context, frame: Frame) -> bool:
    """Whether a verb of greeting has nobody but a person or a side as its object: “её приветствовал министр X”."""
    if frame.lemma not in context.profile.greeting or frame.titles("object"):
        return False
    guests = frame.phrases("object")
    if guests:
        return all(unit.kind in {"person", "post", "side", "pronoun"} for unit in guests)
    behind = context.annotation.doc[frame.last : frame.last + _OBJECT]
    noun = next((token for token in behind if token.pos_ in {"NOUN", "PROPN"} or token.is_punct), None)
    return noun is not None and feature(noun, "Animacy") == "Anim" and feature(noun, "Case") in {"Acc", "Gen"}


def _keeps_up(context: Context, frame: Frame) -> bool:
    """Whether a verb of support only says that something goes on: “поддерживает контакты с X”."""
    if not context.profile.kept or "supports" not in frame.kinds:
        return False
    behind = context.annotation.doc[frame.last : frame.last + _OBJECT]
    noun = next((token for token in behind if token.pos_ == "NOUN" or token.is_punct), None)
    return noun is not None and noun.lemma_ in context.profile.kept


def _targets(context: Context, sentence: Sentence, frame: Frame, speakers: list[Actor]) -> list[str]:
    """What the stance is on: a conference, initiative or agreement of the clause, else its object."""
    found: list[str] = []
    aims = frame.titles("object", "to", "dative") if context.profile.verb_final else []
    for title in sentence.titles:
        if title in aims or (sentence.clause(title.first) == frame.clause and title.first >= frame.first):
            event: Event | None = thing(context, title, create=False)
            if event is not None:
                found.append(event.key)
    said = {key for actor in speakers for key in actor.keys}
    after = [unit for unit in frame.phrases("object", "to", "dative", "about") if unit.first >= frame.last]
    if not frame.kinds & {"condemns", "opposes"}:
        # What is supported may stand deeper ("the work of X"); what is condemned is not whom it was done to.
        after += [unit for unit in frame.phrases("of") if unit.first >= frame.last and unit.kind in _BODIES]
    after = [unit for unit in after if not _modifies(context, unit)]
    for actor in context.actors(after, sentence):
        if actor.node and actor.node not in said:
            found.append(actor.node)
    return list(dict.fromkeys(found))


def _modifies(context: Context, unit: Phrase) -> bool:
    """Whether a name only says what sort of thing is meant, which follows it: “UN reform”, “a Togo-flagged ship”."""
    doc = context.annotation.doc
    behind = doc[unit.last] if unit.last < len(doc) else None
    bare = not context.profile.case_on_last and feature(doc[unit.last - 1], "Case") is None
    return (
        bare
        and unit.element is not None
        and behind is not None
        and (behind.pos_ in {"NOUN", "PROPN"} or behind.text == "-")
    )
