"""Who led the delegations that met: “Российскую делегацию возглавляет X, иранскую – Y”."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extractors.again import instead_of_sides
from kg.extractors.context import Context, Event
from kg.extractors.entities import Actor
from kg.extractors.events import Telling, participants
from kg.languages.annotation import Element, Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature

# How many sentences before tell of the meeting.
_REACH = 3
# How many words stand between a side and who leads it where the verb is not said again.
_GAP = 3
_SIDES = 2
# The case of the side that is led, where the language has cases.
_OBJECT = ("Acc", None)
# What is led, and by whom, in languages whose verb stands last: "X-ті Y басқарды", "X-ке Y жетекшілік етті".
_LED = ("Acc", "Dat")
_LEADERS = ("Nom", None)
_HELD = frozenset({"take-place", "hold", "talk", "meet", "discuss"})


def heads_of_delegations(context: Context, sentence: Sentence, frame: Frame, *, extractor: str) -> None:
    """Those who led the delegations of the meeting told of last took part in it, each for the side that was led."""
    if not frame.kinds & {"lead", "represent"} or frame.nominal or frame.participial or frame.quoted or frame.negated:
        return
    event = context.last_event(frame.first, "Meeting")
    unnamed = None
    told = list(_leaders(context, sentence, frame))
    if event is not None and _near(context, event, sentence):
        parties = context.parties(event.key)
        told = _in_order(context, event, told)
        unnamed = _unnamed(context, event, told)
        told = [replace(actor, party=unnamed[1]) for actor in told] if unnamed is not None else told
        told = [actor for actor in told if actor.party in parties]
    else:
        event = _unsaid(context, sentence, frame, told)
    if told and event is not None:
        telling = Telling(frame, sentence, extractor, confidence=0.8, said_by=context.speaker(frame, sentence))
        participants(context, event, told, telling)
        instead_of_sides(context, event, [*told, *(replace(a, party=unnamed[0]) for a in told if unnamed is not None)])


def members(context: Context, sentence: Sentence, *, extractor: str) -> None:
    """Those who are said to be of a delegation took part in the meeting that it had: “Құрамында X пен Y бар”."""
    doc, profile = context.annotation.doc, context.profile
    if not context.annotation.told(profile.composed):
        return
    at = next((t.i for t in doc[sentence.first : sentence.last] if t.lower_ in profile.composed), None)
    if at is None or sentence.in_quotes(at) or not _closes(context, sentence, at):
        return
    people = [unit for unit in sentence.phrases if unit.first > at and unit.kind == "person" and unit.case in _LEADERS]
    event = context.last_event(sentence.first, "Meeting")
    if not people or event is None or not _near(context, event, sentence) or not context.told_held(event.key):
        return
    parties = context.parties(event.key)
    # Which side it is of is told already, whatever chamber or body he is of.
    found = context.actors(people, sentence)
    told = [actor if actor.party in parties else replace(actor, party=None) for actor in found]
    frame = Frame(frozenset({"attend"}), "", at, at + 1, nominal=False, clause=sentence.clause(at))
    participants(context, event, told, Telling(frame, sentence, extractor, confidence=0.8))


def _closes(context: Context, sentence: Sentence, at: int) -> bool:
    """Whether a delegation stands before what it is made up of, and the sentence ends in a word for being of it."""
    doc, profile = context.annotation.doc, context.profile
    words = [token for token in doc[at + 1 : sentence.last] if token.is_alpha]
    before = doc[max(sentence.first, at - _GAP) : at]
    whole = any(t.lemma_ in profile.sides | profile.groups_led for t in before) or not any(t.is_alpha for t in before)
    return whole and bool(words) and bool({words[-1].lemma_, words[-1].lower_} & profile.being_of)


def _unnamed(context: Context, event: Event, told: list[Actor]) -> tuple[str, str] | None:
    """The body and the side of a meeting of which nobody was named, where no words say which side somebody led.

    “Министр палата делегациясымен кездесті. Делегацияны комитет төрағасы X бастап келді”
    """
    parties = context.parties(event.key)
    if len(told) != 1 or told[0].party in parties or not context.profile.verb_final:
        return None
    bodies = [key for key in event.actors if not context.entities.is_person(key)]
    left = parties - {context.entities.side_at_home(key) for key in event.actors}
    return (bodies[0], next(iter(left))) if len(bodies) == len(left) == 1 else None


def _in_order(context: Context, event: Event, told: list[Actor]) -> list[Actor]:
    """Those who led, each for the side in the place of his name, where no words say for which.

    “Talks between A and B … The delegations were headed by Deputy Prime Ministers X and Y”.
    """
    sides = [key for key in context.builder.objects(event.key, "party") if isinstance(key, str)]
    said = {actor.party for actor in told if actor.party and not _assumed(context, actor)}
    left = [key for key in sides if key not in said]
    if len(told) == len(sides) == _SIDES and len(said) == len(left) == 1:
        (own,) = said
        return [
            actor if actor.party == own and not _assumed(context, actor) else replace(actor, party=left[0])
            for actor in told
        ]
    unsaid = all(actor.party is None or context.entities.assumed_side(actor.node) for actor in told)
    if len(told) != len(sides) or len(told) < _SIDES or not unsaid:
        return told
    return [replace(actor, party=side) for actor, side in zip(told, sides, strict=True)]


def members_of_delegations(context: Context, sentence: Sentence, frame: Frame, *, extractor: str) -> None:
    """«В состав делегации вошли X и Y»: those who came with one of the sides of the meeting told of right before."""
    if "belong" not in frame.kinds or frame.negated or frame.quoted or frame.mood != "asserted":
        return
    words = [t for t in context.annotation.doc[sentence.first : sentence.last] if sentence.clause(t.i) == frame.clause]
    event = context.last_event(sentence.first, "Meeting")
    named_here = [u for u in sentence.phrases if u.kind == "person" and sentence.clause(u.first) == frame.clause]
    people = [unit for unit in named_here if unit.case in (None, "Nom")]
    between = [s for s in context.annotation if event is not None and event.at < s.last and s.first < sentence.first]
    if event is None or not people or len(between) > _SIDES or not any(_delegates(context, t) for t in words):
        return
    sides = [item for item in sentence.elements if item.code in "SD" and sentence.clause(item.first) == frame.clause]
    named = {context.entities.element(side) for side in sides if not _inside(people, side)}
    if named and not named & context.parties(event.key):
        return
    told = context.actors(people, sentence)
    if len(named) == 1:
        told = [actor if actor.party else replace(actor, party=next(iter(named))) for actor in told]
    telling = Telling(frame, sentence, extractor, confidence=0.75)
    participants(context, event, [actor for actor in told if actor.node != actor.party], telling)


def _delegates(context: Context, token: Token) -> bool:
    return token.lemma_ in context.profile.sides and feature(token, "Case") in {"Gen", "Acc", None}


def _inside(people: list[Phrase], side: Element) -> bool:
    return any(unit.first <= side.first < unit.last for unit in people)


def _assumed(context: Context, actor: Actor) -> bool:
    return context.entities.assumed_side(actor.node)


def _unsaid(context: Context, sentence: Sentence, frame: Frame, told: list[Actor]) -> Event | None:
    """A meeting of which only a session without sides was told right before: “Комиссии провели заседание”."""
    sides = {actor.party for actor in told} - {None}
    held = frame.mood == "asserted" and frame.tense == "past"
    before = next((s for s in reversed(context.annotation.sentences) if s.last <= sentence.first), None)
    words = before.frames if before is not None else []
    if len(sides) < _SIDES or not held or not any(f.kinds & _HELD and not f.negated for f in words):
        return None
    event = context.event("Meeting", frame.first, word=frame.lemma)
    context.status_claim(event.key, frame.mood, "past", context.cover(frame), extractor="meetings")
    return event


def _near(context: Context, event: Event, sentence: Sentence) -> bool:
    between = [s for s in context.annotation if event.at < s.last and s.first <= sentence.first]
    return len(between) <= _REACH


def _leaders(context: Context, sentence: Sentence, frame: Frame) -> Iterator[Actor]:
    """Who led, with the side that was led; of delegations of which no side is told, their own."""
    sides = [unit for unit in frame.phrases("object") if unit.kind in {"side", "pronoun"}]
    people = [unit for unit in frame.phrases("subject") if unit.kind == "person"]
    people = people or [unit for unit in frame.phrases("object") if unit.kind == "person"]
    nouns = any(t.lemma_ in context.profile.sides for t in context.annotation.doc[sentence.first : sentence.last])
    if context.profile.verb_final and len(pairs := _in_turn(sentence, frame)) >= _SIDES:
        for person, element in pairs:
            yield from _for(context, sentence, [person], element)
        return
    if pairs := _by_each(context, frame):
        for person, element in pairs:
            yield from _for(context, sentence, [person], element)
        return
    sides = sides or ([unit for unit in frame.phrases("to") if unit.kind == "side"] if people else [])
    if not people or not (sides or nouns):
        return
    whose = [unit.element for unit in sides if unit.element is not None and unit.element.code in "SD"]
    if len(whose) == 1:
        yield from _for(context, sentence, people[:1], whose[0])
        yield from _gapped(context, sentence, frame)
    elif not whose:
        yield from context.actors(people, sentence)


def _by_each(context: Context, frame: Frame) -> list[tuple[Phrase, Element]]:
    """Who stood for which side in the passive: “the Dutch side was represented by X and Y, and Chad by Z”."""
    if not context.profile.possessives or not frame.passive or "represent" not in frame.kinds:
        return []
    pairs: list[tuple[Phrase, Element]] = []
    side: Element | None = None
    for unit in sorted(frame.phrases("object", "subject"), key=lambda unit: unit.first):
        if unit.kind in {"side", "state"}:
            side = unit.element if unit.element is not None and unit.element.code in "SD" else None
        elif unit.kind == "person" and side is not None:
            pairs.append((unit, side))
    return pairs


def _in_turn(sentence: Sentence, frame: Frame) -> list[tuple[Phrase, Element]]:
    """Who led which side where one verb closes all: “A делегациясын X, B тарапын Y басқарды”, “X A-ны, Y B-ны …”.

    The side goes before who leads it, or behind him, throughout the sentence.
    """
    units = [unit for unit in sentence.phrases if unit.last <= frame.first]
    units = [unit for unit in units if _is_led(unit) or (unit.kind == "person" and unit.case in _LEADERS)]
    first, second = units[::2], units[1::2]
    led = [(b, a.element) if a.kind == "side" else (a, b.element) for a, b in zip(first, second, strict=False)]
    turns = {(a.kind, b.kind) for a, b in zip(first, second, strict=False)}
    alternate = len(units) % _SIDES == 0 and len(turns) == 1 and {"side", "person"} in map(set, turns)
    return [(person, side) for person, side in led if side is not None and side.code in "SD"] if alternate else []


def _is_led(unit: Phrase) -> bool:
    return unit.kind == "side" and unit.case in _LED and unit.element is not None


def _for(context: Context, sentence: Sentence, people: list[Phrase], side: Element) -> Iterator[Actor]:
    key = context.entities.element(side)
    for actor in context.actors(people, sentence):
        stateless = actor.party is not None and context.builder.nodes[actor.party].anchor is None  # a ministry's
        if actor.party in (None, key) or stateless or context.entities.assumed_side(actor.node):
            yield replace(actor, party=key)


def _gapped(context: Context, sentence: Sentence, frame: Frame) -> Iterator[Actor]:
    """Who led the other side, where neither the verb nor the noun is said again: “…, иранскую – министр Y”."""
    doc = context.annotation.doc
    inside = {at for unit in sentence.phrases for at in range(unit.first, unit.last)}
    for item in sentence.elements:
        if (
            item.code != "D"
            or item.first < frame.last
            or item.first in inside
            or feature(doc[item.first], "Case") not in _OBJECT
        ):
            continue
        person = next((unit for unit in sentence.phrases if unit.first >= item.last), None)
        if person is not None and person.kind == "person" and person.first - item.last <= _GAP:
            yield from _for(context, sentence, [person], item)
