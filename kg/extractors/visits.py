"""Visits: who travels where, of which kind, and on which days."""

from __future__ import annotations

from dataclasses import replace

from kg import resources
from kg.extractors.context import Context, Event
from kg.extractors.dating import ahead, dated
from kg.extractors.entities import Actor
from kg.extractors.events import Telling, claim
from kg.extractors.sides import described
from kg.languages.annotation import Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature
from kg.model import Individual, Name

AFTER: tuple[str, ...] = ("posts", "conferences", "initiatives", "agreements")
NAME = "visits"
_REACH = 5


def extract(context: Context) -> None:
    """Visits from verbs of visiting with a destination, and from the noun with its visitor and destination."""
    for sentence in context.annotation:
        for frame in sentence.frames:
            if "visit" in frame.kinds and not frame.negated and frame.mood != "habitual":
                _visit(context, sentence, frame)


def _visit(context: Context, sentence: Sentence, frame: Frame) -> None:
    visitors = _visitors(context, sentence, frame)
    if frame.nominal and len(visitors) > 1 and feature(context.annotation.doc[frame.last - 1], "Number") == "Plur":
        return  # "the visits of X and Y" are two, of which nothing more is told
    places = _destinations(context, sentence, frame)
    if frame.nominal:
        beside = next(
            (
                f
                for f in sentence.frames
                if f is not frame and not f.nominal and f.clause == frame.clause and "visit" in f.kinds
            ),
            None,
        )
        if beside is not None and not (visitors and places):
            known = next(
                (event for event in context.events if event.kind == "Visit" and event.at == beside.first), None
            )
            if known is not None:
                _format(context, known, sentence, frame)
            return
    elif not (visitors and places):
        return
    if _home(context, visitors, places):
        return
    event = _known(context, visitors, places)
    told = event is not None
    if event is None:
        if not (visitors and places):
            return
        event = context.event("Visit", frame.first, word=frame.lemma)
        event.background = _earlier(context, sentence, frame)
    if told and frame.nominal and context.modality(frame) == "Planned" and _held(context, event):
        # A visit that has begun goes on: “the visit will last until Friday”.
        visitors, frame = [], replace(frame, tense="past", mood="asserted")
    _tell(context, sentence, ahead(context, sentence, frame), event, visitors, places)


def _tell(
    context: Context, sentence: Sentence, frame: Frame, event: Event, visitors: list[Actor], places: list[Phrase]
) -> None:
    telling = Telling(frame, sentence, NAME, said_by=context.speaker(frame, sentence))
    event.at = max(event.at, frame.first)
    modality = context.modality(frame)
    for actor in visitors:
        span = context.cover(frame, actor.phrase)
        if actor.node:
            claim(context, event.key, "visitor", actor.node, span, telling, modality)
            event.actors.add(actor.node)
        if actor.party:
            claim(context, event.key, "party", actor.party, span, telling, modality)
    for place in places:
        if place.element is None:
            continue
        span = context.cover(frame, place)
        node = context.entities.element(place.element)
        claim(context, event.key, "destination", node, span, telling, modality)
        state = context.country_of(place.element.key) if place.kind == "place" and place.element.key else None
        if state:
            claim(context, event.key, "destination", state, span, telling, modality)
        context.place_claims(event.key, [place], frame, extractor=NAME, modality=modality)
    if not (visitors and places) and frame.mood in {"cancelled", "postponed"} and not frame.negated:
        span = context.cover(frame)
        context.status_claim(event.key, frame.mood, frame.tense, span, extractor=NAME, said_by=telling.said_by)
    if visitors and places and not described(context, sentence, frame):
        span = context.cover(frame, *(actor.phrase for actor in visitors), *places)
        context.status_claim(event.key, frame.mood, frame.tense, span, extractor=NAME, said_by=telling.said_by)
    _format(context, event, sentence, frame)
    dating = dated(context, sentence, frame)
    if dating is not None and modality not in {"Denied", "Possible"}:
        context.date_claims(event.key, dating, extractor=NAME, said_by=telling.said_by)


def _visitors(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    units = [unit for unit in frame.phrases("subject", "inherited") if unit.kind != "place"]
    if frame.nominal:
        units = [unit for unit in frame.phrases("of") if unit.kind in {"person", "post", "side"}]
        units = units or [
            unit for unit in frame.phrases("clause-subject") if unit.kind in {"person", "post", "pronoun", "side"}
        ]
        units = units or [unit for unit in frame.phrases("clause-of") if unit.kind in {"person", "post"}][:1]
    actors = context.actors(units, sentence)
    return [
        actor
        for actor in actors
        if actor.phrase.kind != "organization" and (frame.nominal or actor.phrase.kind != "state")
    ]


def _destinations(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    roles: tuple[str, ...] = ("to", "clause-to", "of", "in") if frame.nominal else ("object", "to", "in")
    if not frame.nominal and frame.lemma.rpartition(" ")[2] in context.profile.adpositions:
        roles = (*roles, "about")  # "leave for Peru": the adposition is the verb's own
    if context.profile.verb_final:
        roles = ("to", "clause-to", "in") if frame.nominal else ("to",)
    found = [unit for unit in frame.phrases(*roles) if unit.kind in {"state", "place"}]
    if frame.nominal and not found and not context.profile.verb_final and not _elsewhere(sentence, frame):
        found = [unit for unit in frame.phrases("clause-in") if unit.kind in {"state", "place"}]
    return found


def _home(context: Context, visitors: list[Actor], places: list[Phrase]) -> bool:
    """Whether the goal lies in the visitor's own country, which is no visit."""
    parties = {actor.party for actor in visitors if actor.party}
    goals = set()
    for place in places:
        if place.element is not None and place.element.key:
            own = context.entities.element(place.element)
            goals.add(own if place.kind == "state" else context.country_of(place.element.key))
    return bool(goals) and goals <= parties


def _held(context: Context, event: Event) -> bool:
    return Individual("Held") in context.builder.objects(event.key, "status")


def _earlier(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a visit is one of an earlier time: “his recent visit”."""
    before = context.annotation.doc[max(sentence.first, frame.first - 3) : frame.first]
    return frame.nominal and any(token.lemma_ in context.profile.earlier for token in before)


def _elsewhere(sentence: Sentence, frame: Frame) -> bool:
    """Whether the place of a noun's clause is that of another verb: “the coming visit was discussed in Oslo”."""
    verbs = [other for other in sentence.frames if not other.nominal and other.clause == frame.clause]
    return any(not other.kinds & {"visit", "take-place", "hold", "host"} for other in verbs)


def _known(context: Context, visitors: list[Actor], places: list[Phrase]) -> Event | None:
    """The visit told of before that this is: one of the same visitor to the same place, or the only one there is."""
    visits = [event for event in context.events if event.kind == "Visit"]
    nodes = {actor.node for actor in visitors if actor.node}
    goals = set()
    for place in places:
        if place.element is not None:
            goals.add(context.entities.element(place.element))
            if place.element.key and (country := context.country_of(place.element.key)):
                goals.add(country)
    for event in reversed(visits):
        told = set(context.builder.objects(event.key, "destination"))
        if (
            (not nodes or nodes & event.actors)
            and (not goals or not told or goals & told)
            and (nodes or len(visits) == 1)
        ):
            return event
    return None


def _format(context: Context, event: Event, sentence: Sentence, frame: Frame) -> None:
    """The kind of visit, from the adjectives beside the noun."""
    doc = context.annotation.doc
    nouns = [f for f in sentence.frames if f.nominal and "visit" in f.kinds and f.clause == frame.clause] or [frame]
    inside = {at for phrase in sentence.phrases for at in range(phrase.first, phrase.last)}
    for noun in nouns:
        for at in range(max(sentence.first, noun.first - _REACH), min(sentence.last, noun.last + 1)):
            if at in inside:
                continue
            for row in resources.rows(context.document.language, "formats.tsv"):
                if row["of"] == "visit" and doc[at].lemma_ in row["lemmas"].split("|"):
                    span = context.span(min(at, noun.first), max(at + 1, noun.last))
                    node = format_concept(context, row["key"])
                    context.builder.claim(event.key, "format", node, span, extractor=NAME, confidence=0.92)


def format_concept(context: Context, key: str) -> str:
    """The node of a format, with its labels in every language."""
    names = [
        Name(row["label"], language)
        for language in resources.languages()
        for row in resources.rows(language, "formats.tsv")
        if row["key"] == key
    ]
    return context.builder.node("Concept", anchor=f"format/{key}", names=names)
