"""Visits: who travels where, of which kind, and on which days."""

from __future__ import annotations

from dataclasses import replace

from kg import resources
from kg.extractors.context import Context, Event
from kg.extractors.dating import ahead, dated
from kg.extractors.entities import Actor
from kg.extractors.events import Telling, claim
from kg.extractors.roles import office
from kg.extractors.sides import described
from kg.extractors.stays import stay, stretch_claims
from kg.extractors.travellers import destinations, same_as_before, stops, visitors
from kg.languages.annotation import Frame, Phrase, Post, Sentence
from kg.languages.grammar.morph import feature
from kg.model import Name

AFTER: tuple[str, ...] = ("posts", "conferences", "initiatives", "agreements")
NAME = "visits"
_REACH = 5
# How far behind a first visit the years may stand since the last one.
_FAR = 12
# Heads of a part of a state.
_LOCAL = frozenset({"role/governor", "role/akim", "role/mayor"})
_FIRST = "historic-visit"
_NEAR = 2
_ENDS = frozenset(".;:()—–")


def extract(context: Context) -> None:
    """Visits from verbs of visiting with a destination, and from the noun with its visitor and destination."""
    for sentence in context.annotation:
        for frame in sentence.frames:
            if "visit" in frame.kinds and not frame.negated and frame.mood != "habitual":
                _visit(context, sentence, frame)
            elif _leaves_for(context, frame) and not frame.negated and frame.mood != "habitual":
                onward = tuple(item for item in frame.arguments if item.role != "object")
                left = replace(frame, kinds=frame.kinds | {"visit"}, lemma=f"{frame.lemma} for", arguments=onward)
                _visit(context, sentence, left)
            elif _stays(context, frame):
                _visit(context, sentence, replace(frame, kinds=frame.kinds | {"visit"}))


def _leaves_for(context: Context, frame: Frame) -> bool:
    """Whether somebody leaves one place for another: “left Rome on Monday for Tunis”."""
    if "depart" not in frame.kinds or frame.nominal or context.profile.verb_final:
        return False
    goals = {word for rule in context.profile.roles if rule.role == "about" for word in rule.adpositions}
    units = [unit for unit in frame.phrases("about") if unit.kind in {"place", "state"}]
    before = [context.annotation.doc[unit.first - 1].lower_ for unit in units if unit.first]
    onward = context.profile.title.purpose | {"for"}
    return bool(frame.phrases("object")) and any(word in goals & onward for word in before)


def _stays(context: Context, frame: Frame) -> bool:
    """Whether a verb of being, right behind a place, tells of somebody who stays there: “министр Каирде болды”."""
    if frame.nominal or frame.negated or frame.lemma not in context.profile.staying or frame.mood == "habitual":
        return False
    people = [unit for unit in frame.phrases("subject") if unit.kind in {"person", "post"}]
    return bool(people) and any(unit.last == frame.first and unit.case == "Loc" for unit in _spots(frame))


def _spots(frame: Frame) -> list[Phrase]:
    return [unit for unit in frame.phrases("in", "as") if unit.kind in {"place", "state"}]


def _visit(context: Context, sentence: Sentence, frame: Frame) -> None:
    travellers = visitors(context, sentence, frame)
    if frame.nominal and len(travellers) > 1 and feature(context.annotation.doc[frame.last - 1], "Number") == "Plur":
        return  # "the visits of X and Y" are two, of which nothing more is told
    places = destinations(context, sentence, frame) if "take-place" not in frame.kinds else _spots(frame)
    beside = _verb_of(sentence, frame)
    if beside is not None and not _another(context, beside, travellers, places):
        known = _at(context, beside)
        if known is not None:
            _format(context, known, sentence, frame)
            _tell(context, sentence, frame, known, [], places)
        return
    if places and not travellers:
        travellers = same_as_before(context, sentence, frame)
    if not frame.nominal and not (travellers and places):
        return
    goals = stops(context, places) or [[]]
    for goal in goals:
        if not (_home(context, travellers, goal) or _untold(context, travellers, goal)):
            _journey(context, sentence, frame, travellers, goal, alone=len(goals) == 1)


def _at(context: Context, verb: Frame) -> Event | None:
    return next((event for event in context.events if event.kind == "Visit" and event.at == verb.first), None)


def _another(context: Context, verb: Frame, travellers: list[Actor], places: list[Phrase]) -> bool:
    """Whether a noun of visiting tells of another visit than the verb beside it, to another state."""
    known = _at(context, verb)
    told = set(context.builder.objects(known.key, "destination")) if known is not None else set()
    goals, _ = _goals(context, places)
    return bool(travellers and goals) and not goals & told


def _verb_of(sentence: Sentence, frame: Frame) -> Frame | None:
    """The verb of visiting in the clause of a noun of visiting: “arrived on a visit”."""
    if not frame.nominal:
        return None
    verbs = (f for f in sentence.frames if f is not frame and not f.nominal and f.clause == frame.clause)
    return next((verb for verb in verbs if "visit" in verb.kinds), None)


def _journey(
    context: Context, sentence: Sentence, frame: Frame, travellers: list[Actor], places: list[Phrase], *, alone: bool
) -> None:
    """One visit: a visitor in one state."""
    event = _known(context, sentence, frame, travellers, places)
    told = event is not None
    if event is not None:
        hosts = set(context.builder.objects(event.key, "destination"))
        travellers = [actor for actor in travellers if actor.party not in hosts]  # “talks at the level of its leaders”
    if told and all(actor.node == actor.party for actor in travellers):
        travellers = []  # “a president of X” is the one whose visit was told of
    if event is None:
        if not (travellers and places) or _of_anyone(context, sentence, frame, travellers):
            return
        event = context.event("Visit", frame.first, word=frame.lemma)
        event.background = _earlier(context, sentence, frame)
    if told and frame.nominal and context.modality(frame) == "Planned" and context.told_held(event.key):
        # A visit that has begun goes on: “the visit will last until Friday”.
        travellers, frame = [], replace(frame, tense="past", mood="asserted")
    frame = _with_main(context, sentence, ahead(context, sentence, frame))
    _tell(context, sentence, frame, event, travellers, places)
    anchor = None if alone else (places[0].first, places[-1].last)
    _when(context, sentence, frame, event, anchor=anchor)


def _of_anyone(context: Context, sentence: Sentence, frame: Frame, travellers: list[Actor]) -> bool:
    """Whether a visit without a date is that of any holder of a post: “the first by a president of X”."""
    doc, words = context.annotation.doc, context.profile.indefinite
    vague = all(doc[actor.phrase.first].lower_ in words for actor in travellers)
    return vague and frame.nominal and dated(context, sentence, frame) is None


def _tell(
    context: Context, sentence: Sentence, frame: Frame, event: Event, travellers: list[Actor], places: list[Phrase]
) -> None:
    telling = Telling(frame, sentence, NAME, confidence=0.86, said_by=context.speaker(frame, sentence))
    event.at = max(event.at, frame.first)
    modality = context.modality(frame)
    for actor in travellers:
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
    if not (travellers and places) and frame.mood in {"cancelled", "postponed"} and not frame.negated:
        span = context.cover(frame)
        context.status_claim(event.key, frame.mood, frame.tense, span, extractor=NAME, said_by=telling.said_by)
    if travellers and places and not described(context, sentence, frame):
        span = context.cover(frame, *(actor.phrase for actor in travellers), *places)
        context.status_claim(event.key, frame.mood, frame.tense, span, extractor=NAME, said_by=telling.said_by)
    _format(context, event, sentence, frame)


def _when(context: Context, sentence: Sentence, frame: Frame, event: Event, *, anchor: tuple[int, int] | None) -> None:
    if context.modality(frame) in {"Denied", "Possible"}:
        return
    beside = _verb_of(sentence, frame)
    begins = "arrive" in frame.kinds or (beside is not None and "arrive" in beside.kinds)
    dating = dated(context, sentence, frame, anchor=anchor)
    main = _main(context, sentence, frame) if dating is None and frame.tense == "future" else None
    if main is not None:
        dating = dated(context, sentence, main)
    dating = stay(context, event, sentence, frame, dating, begins=begins)
    if dating is not None:
        stretch_claims(context, event, dating, extractor=NAME, said_by=context.speaker(frame, sentence))


def _with_main(context: Context, sentence: Sentence, frame: Frame) -> Frame:
    """The frame in the future where it is told in the present beside what lies ahead."""
    if frame.mood != "asserted":
        return frame
    ahead_of = _main(context, sentence, frame) is not None or _opens_what_comes(context, sentence, frame)
    return replace(frame, tense="future") if ahead_of else frame


def _opens_what_comes(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a noun only says in the course of what something will happen: “During his visit X will be received”."""
    words = context.annotation.doc[sentence.first : sentence.last]
    verbs = [token for token in words if token.pos_ in {"VERB", "AUX"} and sentence.clause(token.i) == frame.clause]
    if not frame.nominal or verbs:
        return False
    later = next((f for f in sentence.frames if f.first >= frame.last and not f.nominal and not f.quoted), None)
    return later is not None and (later.tense == "future" or later.mood == "planned")


def _main(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """What lies ahead and has in its relative clause what is told in the present.

    “On Monday the minister will receive X, who is on an official visit to Y.”
    """
    if not any(item.antecedent for item in frame.arguments):
        return None
    verbs = [t for t in context.annotation.doc[sentence.first : sentence.last] if sentence.clause(t.i) == frame.clause]
    present = any(feature(t, "Tense") == "Pres" for t in verbs if t.pos_ in {"VERB", "AUX"})
    others = (f for f in sentence.frames if f.clause != frame.clause and not f.quoted and not f.nominal)
    return next((f for f in others if present and (f.tense == "future" or f.mood == "planned")), None)


def _home(context: Context, travellers: list[Actor], places: list[Phrase]) -> bool:
    """Whether the goal lies in the visitor's own country, which is no visit."""
    parties = {party for actor in travellers for party in (actor.party, _seat(context, actor)) if party}
    goals = set()
    for place in places:
        if place.element is not None and place.element.key:
            own = context.entities.element(place.element)
            goals.add(own if place.kind == "state" else context.country_of(place.element.key))
    return bool(goals) and goals <= parties


def _seat(context: Context, actor: Actor) -> str | None:
    """The state of the region or city that a visitor governs."""
    places = (body for post in _posts(context, actor) for body in post.bodies if body.code == "L" and body.key)
    return next((context.country_of(body.key) for body in places if body.key), None)


def _posts(context: Context, actor: Actor) -> list[Post]:
    """The posts told beside a visitor, and those told anywhere of the person."""
    told = [post for person, post in context.entities.told_posts() if person == actor.node]
    return [*actor.phrase.posts, *(post for post in told if "former" not in office(post)[1])]


def _untold(context: Context, travellers: list[Actor], places: list[Phrase]) -> bool:
    """Whether nobody can tell a journey from a visit.

    The visitor heads a part of a state that no table knows, or goes to a place that none does: one of his own, mostly.
    """
    local = [actor for actor in travellers if any(post.head in _LOCAL for post in _posts(context, actor))]
    lost = any(place.element is not None and not place.element.key for place in places)
    return any(lost or (actor.party is None and _seat(context, actor) is None) for actor in local)


def _earlier(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a visit is one of an earlier time: “his recent visit”."""
    before = context.annotation.doc[max(sentence.first, frame.first - 3) : frame.first]
    return frame.nominal and any(token.lemma_ in context.profile.earlier for token in before)


def _known(
    context: Context, sentence: Sentence, frame: Frame, travellers: list[Actor], places: list[Phrase]
) -> Event | None:
    """The visit told of before that this is: of the same visitor to the same place; the last one of a bare noun."""
    visits = [event for event in context.events if event.kind == "Visit"]
    nodes = {actor.node for actor in travellers if actor.node}
    if not (nodes or places):
        last = context.last_event(frame.first, "Visit")
        near = last is not None and sum(last.at < s.last <= sentence.last for s in context.annotation) <= _NEAR + 1
        return last if len(visits) == 1 or (near and not _earlier(context, sentence, frame)) else None
    goals, cities = _goals(context, places)
    for event in reversed(visits):
        told = set(context.builder.objects(event.key, "destination"))
        theirs = {key for key in told if isinstance(key, str) and context.builder.nodes[key].kind == "Place"}
        if (
            (not nodes or nodes & event.actors or nodes & set(context.builder.objects(event.key, "party")))
            and (not goals or not told or goals & told)
            and (not cities or not theirs or cities & theirs)
            and (nodes or len(visits) == 1)
        ):
            return event
    return None


def _goals(context: Context, places: list[Phrase]) -> tuple[set[str], set[str]]:
    """The nodes of places with their states, and those of the places alone."""
    goals, cities = set(), set()
    for place in places:
        if place.element is not None:
            node = context.entities.element(place.element)
            goals.add(node)
            if place.kind == "place":
                cities.add(node)
            if place.element.key and (country := context.country_of(place.element.key)):
                goals.add(country)
    return goals, cities


def _format(context: Context, event: Event, sentence: Sentence, frame: Frame) -> None:
    """The kind of visit, from the adjectives beside the noun."""
    doc = context.annotation.doc
    nouns = [f for f in sentence.frames if f.nominal and "visit" in f.kinds and f.clause == frame.clause] or [frame]
    inside = {at for phrase in sentence.phrases for at in range(phrase.first, phrase.last)}
    for noun in nouns:
        for at in range(_attributes(context, sentence, noun), min(sentence.last, noun.last + 1)):
            if at in inside:
                continue
            for row in resources.rows(context.document.language, "formats.tsv"):
                if row["of"] == "visit" and doc[at].lemma_ in row["lemmas"].split("|"):
                    if row["key"] == _FIRST and _in_years(context, sentence, noun):
                        continue
                    span = context.span(min(at, noun.first), max(at + 1, noun.last))
                    node = format_concept(context, row["key"])
                    context.builder.claim(event.key, "format", node, span, extractor=NAME, confidence=0.92)


def _in_years(context: Context, sentence: Sentence, noun: Frame) -> bool:
    """Whether a visit is the first of so many years only: “the first visit in two decades”."""
    words = context.annotation.doc[noun.last : min(sentence.last, noun.last + _FAR)]
    return any(token.lemma_ in context.profile.years and words[at - 1].pos_ == "NUM" for at, token in enumerate(words))


def _attributes(context: Context, sentence: Sentence, noun: Frame) -> int:
    """Where the attributes right before a noun begin: “first day of the visit” says nothing of the visit."""
    doc, at = context.annotation.doc, noun.first
    rows = resources.rows(context.document.language, "formats.tsv")
    known = {lemma for row in rows for lemma in row["lemmas"].split("|")}
    while at > max(sentence.first, noun.first - _REACH):
        token = doc[at - 1]
        joins = token.pos_ in {"ADJ", "ADV", "DET", "CCONJ", "PUNCT", "PRON", "NUM"} or token.lemma_ in known
        if not joins or token.text in _ENDS:
            break
        at -= 1
    return at


def format_concept(context: Context, key: str) -> str:
    """The node of a format, with its labels in every language."""
    names = [
        Name(row["label"], language)
        for language in resources.languages()
        for row in resources.rows(language, "formats.tsv")
        if row["key"] == key
    ]
    return context.builder.node("Concept", anchor=f"format/{key}", names=names)
