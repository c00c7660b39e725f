"""Visits: who travels where, of which kind, and on which days."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kg import resources
from kg.extractors.abroad import abroad
from kg.extractors.context import Context, Dating, Event
from kg.extractors.dating import ahead, dated, moved_to, rescheduled, soon
from kg.extractors.departures import last_days
from kg.extractors.destinations import destinations, stops, there, where_awaited
from kg.extractors.entities import Actor
from kg.extractors.events import Telling, claim
from kg.extractors.hearsay import questioned
from kg.extractors.journeys import guests_named, headlined, journey, spots
from kg.extractors.owned_journeys import owned_journeys
from kg.extractors.set_for import meeting_awaits
from kg.extractors.sides import described
from kg.extractors.stays import length, stay, stretch_claims
from kg.extractors.told_visits import earlier, goals_of, known_visit, unsaid
from kg.extractors.travellers import same_as_before, visitors
from kg.languages.annotation import Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature
from kg.languages.lexicon import lexicon
from kg.model import Name

AFTER: tuple[str, ...] = ("posts", "conferences", "initiatives", "agreements")
NAME = "visits"
_REACH = 5
# How far behind a first visit the years may stand since the last one.
_FAR = 12
# How many characters may stand between a stop and its own day.
_BESIDE = 5
_FIRST = "historic-visit"
_OFFICIAL = frozenset({"working-visit", "official-visit", "state-visit"})
_ENDS = frozenset(".;:()—–")


def extract(context: Context) -> None:
    """Visits from verbs of visiting with a destination, and from the noun with its visitor and destination."""
    for sentence in context.annotation:
        if questioned(context, sentence):
            continue
        for frame in _verbs_first(context, sentence):
            told = journey(context, sentence, frame)
            if told is not None:
                _visit(context, sentence, told)
            elif "lead" in frame.kinds:
                _led(context, sentence, frame)
        others = (guests_named, headlined, owned_journeys)
        for told in (frame for found in others for frame in found(context, sentence)):
            _visit(context, sentence, told)
    last_days(context)


def _apposed(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a noun only says which visit that is that the clause tells of: “flies to Oslo, her first trip abroad”."""
    doc, at = context.annotation.doc, frame.first - 1
    if not frame.nominal or not context.profile.possessives:
        return False
    while at > sentence.first and doc[at].pos_ in {"ADJ", "NUM", "NOUN"}:
        at -= 1
    owned = doc[at].lower_ in context.profile.owners or doc[at].pos_ == "DET"
    told = (f for f in sentence.frames if "visit" in f.kinds and f.clause == frame.clause and f.last <= at)
    numbered = any(t.lower_ in context.profile.title.ordinals for t in doc[at : frame.first])
    return owned and at > sentence.first and doc[at - 1].text == "," and numbered and next(told, None) is not None


def _verbs_first(context: Context, sentence: Sentence) -> list[Frame]:
    """The frames in order, but a noun of visiting behind the verb of its clause: “on a visit to Oslo arrives X”."""
    if context.profile.verb_final:
        return sentence.frames

    def turn(frame: Frame) -> tuple[int, bool]:
        verb = _verb_of(sentence, frame)
        return (max(frame.first, verb.first), True) if verb is not None else (frame.first, False)

    return sorted(sentence.frames, key=turn)


def _visit(context: Context, sentence: Sentence, frame: Frame) -> None:
    if _apposed(context, sentence, frame) or meeting_awaits(context, sentence, frame):
        return
    frame = _awaited(sentence, _of_its_date(context, sentence, rescheduled(context, sentence, frame)))
    travellers = visitors(context, sentence, frame)
    if frame.nominal and len(travellers) > 1 and feature(context.annotation.doc[frame.last - 1], "Number") == "Plur":
        return  # "the visits of X and Y" are two, of which nothing more is told
    places = spots(frame) if "take-place" in frame.kinds else destinations(context, sentence, frame)
    places = places or (there(context, sentence, frame) if "take-place" in frame.kinds else [])
    beside = _verb_of(sentence, frame)
    if beside is not None and _instrument(context, frame, beside):
        return
    if beside is not None and not _another(context, sentence, beside, travellers, places):
        known = _at(context, sentence, beside)
        if known is not None:
            _format(context, known, sentence, frame)
            _tell(context, sentence, frame, known, [], places)
        return
    if places and not travellers:
        travellers = same_as_before(context, sentence, frame)
    if travellers and not places:
        places = where_awaited(context, sentence, frame, travellers)
        if places and frame.mood == "asserted":
            frame = replace(frame, mood="planned", tense="future")
    if not frame.nominal and not (travellers and places):
        if travellers and not places and "arrive" in frame.kinds:
            _arrived(context, sentence, frame, travellers)
        return
    goals = stops(context, places) or [[]]
    for goal in goals:
        official = _official(context, sentence, frame)
        if abroad(context, travellers, goal, official=official) and not _rounds(context, frame, travellers, goal):
            _journey(context, sentence, frame, travellers, goal, alone=len(goals) == 1)


def _of_its_date(context: Context, sentence: Sentence, frame: Frame) -> Frame:
    """A noun of visiting as what lies ahead, where its date is agreed on: «согласовали дату её приезда в Осло»."""
    doc, at = context.annotation.doc, frame.first - 1
    while at > sentence.first and doc[at].pos_ in {"ADJ", "DET", "PRON"}:
        at -= 1
    verbs = (t for t in doc[sentence.first : sentence.last] if sentence.clause(t.i) == frame.clause)
    done = frame.nominal and frame.mood == "asserted" and feature(doc[frame.first], "Case") == "Gen"
    if not done or at < sentence.first or doc[at].lemma_ not in context.profile.arranging:
        return frame
    agreed = any(token.lemma_ in context.words.fixing for token in verbs)
    return replace(frame, mood="planned", tense="future") if agreed else frame


def _awaited(sentence: Sentence, frame: Frame) -> Frame:
    """A noun of visiting as what lies ahead, where its verb awaits the visitor: “с визитом ждут президента”."""
    verbs = (f for f in sentence.frames if "await" in f.kinds and not f.nominal and f.clause == frame.clause)
    awaits = frame.nominal and frame.mood == "asserted" and any(verb.tense != "past" for verb in verbs)
    return replace(frame, mood="planned", tense="future") if awaits else frame


def _arrived(context: Context, sentence: Sentence, frame: Frame, travellers: list[Actor]) -> None:
    """When somebody arrived whose visit was told of right before: “He flew in on Monday for two days”."""
    event = context.last_event(frame.first, "Visit")
    near = event is not None and sum(event.at < s.last and s.first <= frame.first for s in context.annotation) <= 3
    who = {actor.node for actor in travellers}
    if (
        event is not None
        and near
        and who & event.actors
        and context.held(event.key)
        and context.bounds(event.key) is None
    ):
        _when(context, sentence, frame, event, anchor=None)


def _official(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a journey is a working, official or state visit, or an organ of a state tells or calls it off."""
    doc = context.annotation.doc
    nouns = [f for f in sentence.frames if f.nominal and "visit" in f.kinds and f.clause == frame.clause]
    rows = [row for row in resources.rows(context.document.language, "formats.tsv") if row["key"] in _OFFICIAL]
    told = {lemma for row in rows for lemma in row["lemmas"].split("|")}
    if any(doc[at].lemma_ in told for noun in nouns for at in range(_attributes(context, sentence, noun), noun.first)):
        return True
    bodies = [context.entities.actor(u) for u in frame.phrases("clause-subject") if u.kind == "organization"]
    off = frame.nominal and frame.mood in {"cancelled", "postponed", "planned"}
    return off and any(actor.party not in (None, actor.node) for actor in bodies)


def _led(context: Context, sentence: Sentence, frame: Frame) -> None:
    """“A delegation of the ministry arrived. It is led by X”: X visits, and not the ministry."""
    event = context.last_event(frame.first, "Visit")
    near = event is not None and sum(event.at < s.last and s.first <= frame.first for s in context.annotation) == 2
    words = context.annotation.doc[sentence.first : sentence.last]
    owned = any(t.lower_ in context.profile.owners for t in words if sentence.clause(t.i) == frame.clause)
    people = [unit for unit in frame.phrases("subject", "object") if unit.kind == "person"]
    leaders = [context.entities.actor(unit) for unit in people]
    if event is None or not near or not owned or frame.nominal or frame.negated or len(leaders) != 1:
        return
    wholes = [key for key in context.builder.objects(event.key, "visitor") if isinstance(key, str)]
    if wholes and not any(context.entities.is_person(key) for key in wholes):
        for whole in wholes:
            context.builder.withdraw(event.key, "visitor", whole)
            event.actors.discard(whole)
        _tell(context, sentence, replace(frame, mood="asserted", tense="past"), event, leaders, [])


def _rounds(context: Context, frame: Frame, travellers: list[Actor], places: list[Phrase]) -> bool:
    """Whether “the delegation” only goes round the state that it is told to visit."""
    event = context.last_event(frame.first, "Visit")
    words = [actor.phrase.element for actor in travellers if actor.phrase.kind == "pronoun"]
    bare = bool(words) and all(word is not None and word.name in context.profile.sides for word in words)
    goals, _ = goals_of(context, places)
    return bare and event is not None and bool(goals & set(context.builder.objects(event.key, "destination")))


def _instrument(context: Context, frame: Frame, verb: Frame) -> bool:
    """Whether a noun only says with what the verb behind it is done: “сапармен келген министр”."""
    noun = context.annotation.doc[frame.last - 1]
    return context.profile.verb_final and feature(noun, "Case") == "Ins" and 0 <= verb.first - frame.last <= 1


def _at(context: Context, sentence: Sentence, verb: Frame) -> Event | None:
    """The visit that a verb tells of, or a noun of visiting beside it: “flew to Oslo on a visit, her first trip”."""
    nouns = (f.first for f in sentence.frames if f.nominal and "visit" in f.kinds and f.clause == verb.clause)
    told = {verb.first, *nouns}
    return next((event for event in context.events if event.kind == "Visit" and event.at in told), None)


def _another(context: Context, sentence: Sentence, verb: Frame, travellers: list[Actor], places: list[Phrase]) -> bool:
    """Whether a noun of visiting tells of another visit than the verb beside it, to another state."""
    known = _at(context, sentence, verb)
    told = set(context.builder.objects(known.key, "destination")) if known is not None else set()
    goals, _ = goals_of(context, places)
    return bool(travellers and goals) and not goals & told


def _verb_of(sentence: Sentence, frame: Frame) -> Frame | None:
    """The verb of visiting in the clause of a noun of visiting: “arrived on a visit”."""
    if not frame.nominal:
        return None
    verbs = (f for f in sentence.frames if f is not frame and not f.nominal and f.clause == frame.clause)
    return next((verb for verb in verbs if "visit" in verb.kinds and "await" not in verb.kinds), None)


def _journey(
    context: Context, sentence: Sentence, frame: Frame, travellers: list[Actor], places: list[Phrase], *, alone: bool
) -> None:
    """One visit: a visitor in one state."""
    event = known_visit(context, sentence, frame, travellers, places)
    told = event is not None
    if event is not None and _side_trip(context, sentence, frame, event, places):
        return
    if event is not None:
        hosts = set(context.builder.objects(event.key, "destination"))
        travellers = [actor for actor in travellers if actor.party not in hosts]  # “talks at the level of its leaders”
        for actor in travellers:
            if actor.party in event.actors and actor.party != actor.node and actor.node is not None:
                context.builder.withdraw(event.key, "visitor", actor.party)  # a title told it of the state alone
                event.actors.discard(actor.party)
    if told and all(actor.node == actor.party for actor in travellers):
        travellers = []  # “a president of X” is the one whose visit was told of
    if event is None:
        if not (travellers and places) or _of_anyone(context, sentence, frame, travellers):
            return
        event = context.event("Visit", frame.first, word=frame.lemma)
        event.background = earlier(context, sentence, frame)
    as_told = frame
    if told and frame.nominal and context.modality(frame) == "Planned" and context.told_held(event.key):
        # A visit that has begun goes on: “the visit will last until Friday”.
        travellers, frame = [], replace(frame, tense="past", mood="asserted")
    goes_on = frame is not as_told
    frame = _with_main(context, sentence, ahead(context, sentence, soon(context, sentence, frame)))
    _tell(context, sentence, frame, event, travellers, places)
    anchor = None if alone else (places[0].first, places[-1].last)
    _when(context, sentence, as_told if goes_on else frame, event, anchor=anchor)


def _side_trip(context: Context, sentence: Sentence, frame: Frame, event: Event, places: list[Phrase]) -> bool:
    """Whether a verb only tells what else a visitor saw in the state visited: “he also visited the port of X”."""
    if frame.nominal or "arrive" in frame.kinds or sentence.first <= event.at or not context.told_held(event.key):
        return False
    entries = [lexicon().find(p.element.key) for p in places if p.element is not None and p.element.key]
    goals, cities = goals_of(context, places)
    told = set(context.builder.objects(event.key, "destination"))
    away = bool(cities) and not cities & told and bool((goals - cities) & told)
    return away and all(entry is not None and entry.sort != "capital" for entry in entries)


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
    if travellers and places and not (described(context, sentence, frame) or unsaid(context, sentence, frame, event)):
        span = context.cover(frame, *(actor.phrase for actor in travellers), *places)
        context.status_claim(event.key, frame.mood, frame.tense, span, extractor=NAME, said_by=telling.said_by)
    _format(context, event, sentence, frame)


def _when(context: Context, sentence: Sentence, frame: Frame, event: Event, *, anchor: tuple[int, int] | None) -> None:
    if context.modality(frame) in {"Denied", "Possible"}:
        return
    beside = _verb_of(sentence, frame)
    goes = not frame.nominal and "visit" in frame.kinds and "stay" not in frame.kinds  # “flies … for a three-day visit”
    begins = goes or "arrive" in frame.kinds or (beside is not None and "arrive" in beside.kinds)
    dating = dated(context, sentence, frame, anchor=anchor)
    if (
        anchor is not None
        and frame.nominal
        and any(t.lemma_ in context.profile.opening for t in _words(context, sentence, frame))
    ):
        return  # on the day when a tour begins not all are visited
    if anchor is not None and dating is not None and _of_the_whole(context, sentence, frame, dating, anchor):
        return
    main = _main(context, sentence, frame) if dating is None and frame.tense == "future" else None
    if main is not None:
        dating = dated(context, sentence, main)
    if (
        "stay" in frame.kinds
        and frame.tense == "present"
        and dating is not None
        and dating.period.earliest == dating.period.latest
    ):
        return  # who is somewhere today may have come before
    dating = stay(context, event, sentence, frame, dating, begins=begins)
    if dating is not None:
        if frame.mood == "postponed" and (moved := moved_to(context, sentence, frame)) is not None:
            dating = moved
            context.builder.drop(event.key, "earliest", "latest", "when")  # the day that it was to be
        stretch_claims(context, event, dating, extractor=NAME, said_by=context.speaker(frame, sentence))


def _of_the_whole(context: Context, sentence: Sentence, frame: Frame, dating: Dating, anchor: tuple[int, int]) -> bool:
    """Whether one day is that of a journey of several days to several states: “leaves on 3 May on a six-day visit”."""
    doc, told = context.annotation.doc, length(context, sentence, frame.first)
    if told is None or told[0] == 1 or dating.period.earliest != dating.period.latest:
        return False
    start, end = doc[anchor[0]].idx, doc[anchor[1] - 1].idx + len(doc[anchor[1] - 1])
    return max(dating.span[0] - end, start - dating.span[1]) > _BESIDE


def _words(context: Context, sentence: Sentence, frame: Frame) -> list[Token]:
    tokens = context.annotation.doc[sentence.first : sentence.last]
    return [t for t in tokens if sentence.clause(t.i) == frame.clause and t.pos_ in {"VERB", "AUX"}]


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


def _format(context: Context, event: Event, sentence: Sentence, frame: Frame) -> None:
    """The kind of visit, from the adjectives beside the noun."""
    doc = context.annotation.doc
    nouns = [f for f in sentence.frames if f.nominal and "visit" in f.kinds and f.clause == frame.clause] or [frame]
    inside = {at for phrase in sentence.phrases for at in range(phrase.first, phrase.last)}
    for noun in nouns:
        for at in range(_attributes(context, sentence, noun), min(sentence.last, noun.last + 1)):
            if at in inside or (doc[at].pos_ == "VERB" and feature(doc[at], "VerbForm") == "Fin"):
                continue  # “reports stated the trip …” tell of no state visit
            for row in resources.rows(context.document.language, "formats.tsv"):
                if row["of"] == "visit" and doc[at].lemma_ in row["lemmas"].split("|"):
                    if row["key"] == _FIRST and (
                        noun.lemma in context.profile.legs or _in_years(context, sentence, noun)
                    ):
                        continue  # “the first leg of the tour”
                    span = context.span(min(at, noun.first), max(at + 1, noun.last))
                    node = format_concept(context, row["key"])
                    context.builder.claim(event.key, "format", node, span, extractor=NAME, confidence=0.92)


def _in_years(context: Context, sentence: Sentence, noun: Frame) -> bool:
    """Whether a visit is the first of so many years only, or of this year: “the first visit in two decades”."""
    words = context.annotation.doc[noun.last : min(sentence.last, noun.last + _FAR)]
    years = [words[at - 1] for at, token in enumerate(words) if at and token.lemma_ in context.profile.years]
    return any(token.pos_ == "NUM" or token.lower_ in context.profile.pointing for token in years)


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
