"""Where a visit goes to: the states and places that its words name, or lead to without a name.

arrived here; has been in the country since Sunday; Oslo. The minister flew in on Monday
"""

from __future__ import annotations

from dataclasses import replace

from kg.extractors.context import Context
from kg.extractors.dating import dated
from kg.extractors.entities import Actor
from kg.extractors.home import dateline_place, dateline_state, report_city
from kg.extractors.journeys import met_at
from kg.extractors.places import capitals, cities_named, here, where_told
from kg.extractors.travellers import LED, owners_told, visitors
from kg.languages.annotation import Element, Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature
from kg.languages.lexicon import lexicon

_GOALS = frozenset({"state", "place"})
_CITIES = frozenset({"city", "capital"})
# What happens where a visit goes to, so that its place is that of the visit.
_ON_THE_SPOT = frozenset({"visit", "stay", "take-place", "hold", "host"})


def destinations(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """The states and places that a visit goes to."""
    roles = _roles(context, frame)
    if any("return" in f.kinds and f.clause == frame.clause and not f.nominal for f in sentence.frames):
        roles = tuple(role for role in roles if role != "clause-to")  # that is where somebody comes back to
    if frame.nominal and any(unit.kind in _GOALS for unit in frame.phrases("to")):
        roles = tuple(role for role in roles if role != "clause-to")
    found = [unit for unit in frame.phrases(*roles) if unit.kind in _GOALS]
    if frame.nominal and not frame.phrases("to"):
        found = here(context, sentence, frame) or found
    if frame.nominal and not found:
        found = [unit for unit in sentence.phrases if _names_goal(context, frame, unit)]
    if frame.nominal and not found and not context.profile.verb_final and not _elsewhere(sentence, frame):
        found = [unit for unit in frame.phrases("clause-in") if unit.kind in _GOALS]
    found = found or _here(context, sentence, frame)
    found = [
        unit
        for unit in found
        if not (_is_region(context, unit) or _of_a_house(context, unit) or _only_a_name(context, unit))
    ]
    goals = [_in_its_city(context, sentence, unit) for unit in found]
    return [goal for goal in goals if not _only_a_port(context, goal)]


def _only_a_port(context: Context, unit: Phrase) -> bool:
    """Whether a goal is an airport that no table knows, which says not where its city is: “landed at X Airport”."""
    if unit.kind != "place" or unit.element is None or unit.element.key is not None:
        return False
    return any(
        token.lemma_.lower() in context.profile.ports for token in context.annotation.doc[unit.first : unit.last]
    )


def _of_a_house(context: Context, unit: Phrase) -> bool:
    """Whether a place that no table knows only says where something is that is seen: «побывал на рынке в X»."""
    doc, key = context.annotation.doc, unit.element.key if unit.element is not None else None
    if key or unit.kind != "place" or context.profile.possessives or context.profile.verb_final or unit.first < 2:
        return False
    return doc[unit.first - 1].pos_ == "ADP" and doc[unit.first - 2].pos_ == "NOUN"


def _in_its_city(context: Context, sentence: Sentence, unit: Phrase) -> Phrase:
    """A house or a port by the city whose name is in its own (“landed at Lima airport”), else by its state."""
    element = unit.element
    if element is None or unit.kind != "place" or (element.key is not None and _sort(element.key) != "venue"):
        return unit
    inner = [*sentence.nested, *cities_named(context, unit.first, unit.last)]
    inside = (item for item in inner if unit.first <= item.first and item.last <= unit.last)
    city = next((item for item in inside if item.code == "L" and item.key and _sort(item.key) in _CITIES), None)
    if city is not None:
        return replace(unit, element=city)
    entry = lexicon().find(element.key) if element.key else None
    if entry is None or entry.country is None:
        return unit
    land = Element(element.first, element.last, "S", f"state/{entry.country}")
    return replace(unit, kind="state", element=land)


def _roles(context: Context, frame: Frame) -> tuple[str, ...]:
    if "direct" in frame.kinds:
        return ("object",)  # “reached Manila”, but “the accord reached in Manila”
    if "stay" in frame.kinds and not context.profile.verb_final:
        return ("in",)
    if context.profile.verb_final:
        return ("to", "clause-to", "in") if frame.nominal else ("to",)
    if frame.nominal:
        return ("to", "clause-to", "of", "in")
    if frame.lemma.rpartition(" ")[2] in context.profile.adpositions:
        onward = [unit for unit in frame.phrases("about") if unit.kind in _GOALS]
        if onward and frame.lemma.rpartition(" ")[2] in context.profile.bound_for:
            return ("about",)  # “leaves Oslo on Friday for Lima”: what is left is no goal
        return ("object", "to", "in", "about")  # "leave for Peru": the adposition is the verb's own
    return ("object", "to", "in")


def _names_goal(context: Context, frame: Frame, unit: Phrase) -> bool:
    """Whether a noun says with a bare name before it where to: “the Sofia trip”."""
    bare = unit.last == frame.first and unit.kind in _GOALS and unit.element is not None and unit.element.code != "D"
    if context.profile.verb_final:  # “Вена сапары”: what owns the noun in the nominative
        owned = feature(context.annotation.doc[frame.last - 1], "Person[psor]") == "3"
        return bare and unit.case == "Nom" and owned and unit not in frame.phrases("in")
    return bare and unit.case is None and bool(context.profile.possessives)


def _elsewhere(sentence: Sentence, frame: Frame) -> bool:
    """Whether the place of a noun's clause is that of another verb: “the coming visit was discussed in Oslo”."""
    verbs = [other for other in sentence.frames if not other.nominal and other.clause == frame.clause]
    return any(not other.kinds & _ON_THE_SPOT for other in verbs)


def _here(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """Where a word without a name leads: “arrived here” to the city of the dateline, “елімізге келді” to the state."""
    doc, profile = context.annotation.doc, context.profile
    for token in doc[sentence.first : sentence.last] if context.annotation.told(profile.homeland) else ():
        own = sentence.clause(token.i) == frame.clause and not sentence.in_quotes(token.i)
        if token.lower_ in profile.homeland and own and profile.home:
            return [Phrase(token.i, token.i + 1, "state", Element(token.i, token.i + 1, "S", profile.home))]
    return (
        (where_told(context, sentence, frame) if "stay" in frame.kinds else [])
        or there(context, sentence, frame)
        or _that_land(context, sentence, frame)
        or _that_city(context, sentence, frame)
        or _the_land(context, sentence, frame)
        or capitals(context, sentence, frame)
        or here(context, sentence, frame)
        or _land_around(context, sentence, frame)
        or _land_told_from(context, sentence, frame)
        or _where_met(context, sentence, frame)
        or _arrived(context, sentence, frame)
    )


def _where_met(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """Where a guest has come to of whom a participle says only that he came: to who meets him, or where they meet.

    “Президент ресми сапармен келген Чили министрін қабылдады”
    """
    if not context.profile.verb_final or not frame.participial or "arrive" not in frame.kinds:
        return []
    beside = context.annotation.doc[frame.first - 1].lower_ if frame.first else ""
    if frame.phrases("to", "in", "from", "of", "with", "clause-to") or beside in context.profile.comitatives:
        return []
    people = [unit for unit in frame.phrases("subject") if unit.kind in {"person", "post"} and unit.first >= frame.last]
    envoys = context.profile.accredited | context.profile.sent_to
    people = [unit for unit in people if not any(post.head in envoys for post in unit.posts)]
    found = met_at(context, sentence, people[0]) if len(people) == 1 else None
    return [found] if found is not None else []


def _land_around(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """“Облысқа … келді”: the region told of last before, else the city that the report is from."""
    if not context.profile.verb_final or frame.nominal:
        return []
    for token in context.annotation.doc[sentence.first : frame.first]:
        bare = feature(token, "Case") == "Dat" and feature(token, "Person[psor]") is None
        if token.lemma_ not in context.profile.land_nouns or not bare or sentence.clause(token.i) != frame.clause:
            continue
        places = [p for s in context.annotation for p in s.phrases if p.kind == "place" and p.last <= token.i]
        regions = [p for p in places if p.element is not None and _sort(p.element.key) == "region"]
        city = dateline_place(context.document, context.morphology)
        key = regions[-1].element.key if regions and regions[-1].element else city.entry_key if city else None
        return [Phrase(token.i, token.i + 1, "place", Element(token.i, token.i + 1, "L", key))] if key else []
    return []


def _sort(key: str | None) -> str:
    entry = lexicon().find(key) if key else None
    return entry.sort if entry is not None else ""


def there(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """“She arrives there on Friday”: the place told of last before."""
    doc, words = context.annotation.doc, context.profile.thither
    near = doc[frame.last : min(sentence.last, frame.last + 2)]
    if context.profile.verb_final:
        near = doc[sentence.first : frame.first]
    if frame.nominal or not any(t.lower_ in words for t in near):
        return []
    event = context.last_event(frame.first, "Visit")
    places = [p for s in context.annotation for p in s.phrases if p.kind in _GOALS and p.last <= frame.first]
    return [place for place in places if event is None or place.last > event.at - LED][-1:]


def _arrived(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """“She arrives on Thursday”: at the city that the report is from, where no words say from where or where to."""
    units = frame.phrases(*(("of",) if frame.nominal else ("subject", "inherited")))
    people = [unit for unit in units if unit.kind in {"person", "post"} or _is_guest(context, unit)]
    if "await" in frame.kinds:
        people = [unit for unit in frame.phrases("object") if unit.kind == "person"]
    official = _says_visit(context, sentence, frame)
    finite = official or feature(context.annotation.doc[frame.last - 1], "VerbForm") != "Part"
    goals = [u for u in sentence.phrases if u.kind in _GOALS and sentence.clause(u.first) == frame.clause]
    elsewhere = bool(goals) and not (official and context.profile.verb_final)
    if "arrive" not in frame.kinds or not (people and finite) or elsewhere or sentence.passage.kind == "title":
        return []
    at = frame.last - 1
    if (place := headed(context, sentence)) is not None:
        return [place]
    city = report_city(context.annotation, context.morphology)
    if city is None or not (official or dated(context, sentence, frame) is not None):
        return []
    return [Phrase(at, at + 1, "place", Element(at, at + 1, "L", city[0]))]


def _says_visit(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a verb of arriving says that one comes on a visit: “сапармен келген”, «прибывший с визитом»."""
    triggers = context.profile.triggers
    words = frame.lemma.split()[:-1]
    own = any(t.pos == "NOUN" and "visit" in t.kinds for word in words for t in triggers.get(word, ()))
    nouns = (f for f in sentence.frames if f.nominal and "visit" in f.kinds and f.clause == frame.clause)
    return own or any(0 <= f.first - frame.last <= LED for f in nouns)


def headed(context: Context, sentence: Sentence) -> Phrase | None:
    """The city whose name alone opens the line of a sentence: “Oslo. The minister flew in on Monday.”"""
    doc = context.annotation.doc
    for frame in sentence.frames[:1]:
        origins = [unit for unit in frame.phrases("from") if unit.kind == "place" and unit.last <= frame.first]
        if "say" in frame.kinds and origins and origins[0].first - sentence.first <= 1:
            return origins[0]  # «Из Осло сообщают: …»
    before = [s for s in context.annotation if s.last <= sentence.first and s.passage is sentence.passage][-LED:]
    for near in reversed(before):
        if "\n" in doc[near.last - 1 : sentence.first].text:
            return None
        places = [unit for unit in near.phrases if unit.kind == "place"]
        words = [token for token in doc[near.first : near.last] if token.is_alpha]
        if len(places) == 1 and words and all(places[0].first <= word.i < places[0].last for word in words):
            return places[0]
    return None


def _is_guest(context: Context, unit: Phrase) -> bool:
    """Whether a word without a name says that somebody is a guest."""
    return unit.kind == "pronoun" and unit.element is not None and unit.element.name in context.profile.guests


def _that_land(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """“Has been to that country”: the state told of last before, if it is not the home of the news."""
    doc, runs = context.annotation.doc, context.profile.that_land
    for at in range(sentence.first, sentence.last - 1):
        run = doc[at : at + 2].text.lower()
        if run not in runs or sentence.clause(at) != frame.clause or sentence.in_quotes(at) != frame.quoted:
            continue
        told = [item for s in context.annotation for item in s.elements if item.code in "SD" and item.last <= at]
        home = context.entities.home()
        lands = [item.key for item in told if item.key and context.entities.element(item) != home]
        return [Phrase(at, at + 2, "state", Element(at, at + 2, "S", lands[-1]))] if lands else []
    return []


def _that_city(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """“At the mayor's invitation she went to that city”: the city told of last before."""
    doc, runs = context.annotation.doc, context.profile.that_city
    pairs = (at for at in range(sentence.first, sentence.last - 1) if doc[at : at + 2].text.lower() in runs)
    at = next((at for at in pairs if sentence.clause(at) == frame.clause), None)
    if at is None:
        return []
    told = [
        item for s in context.annotation for item in s.elements if item.code == "L" and item.key and item.last <= at
    ]
    cities = [item.key for item in told if (entry := lexicon().find(item.key or "")) is not None and entry.is_city]
    return [Phrase(at, at + 2, "place", Element(at, at + 2, "L", cities[-1]))] if cities else []


def _the_land(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """“Has been in the country since Sunday”: the state of the city that stands over the sentence, or that the report
    is from, else the one that the sentence tells of beside the visitor's.
    """
    doc = context.annotation.doc
    pairs = (
        (at, doc[at : at + size].text.lower()) for at in range(sentence.first, sentence.last - 1) for size in (2, 3)
    )
    runs = (at for at, run in pairs if run in context.profile.lands and sentence.clause(at) == frame.clause)
    told = next(runs, None)
    between = doc[min(told, frame.last) : max(told, frame.first)] if told is not None else ()
    if told is None or any(token.pos_ == "VERB" and not frame.first <= token.i < frame.last for token in between):
        return []
    parties = {actor.party for actor in visitors(context, sentence, frame)}
    keys = [item.key for item in sentence.elements if item.code in "SDL" and item.key]
    nodes = {key: context.country_of(key) or _state(context, key) for key in keys}
    others = {node for node in nodes.values() if node is not None and node not in parties}
    over = headed(context, sentence)
    city = over.element.key if over is not None and over.element is not None else None
    report = report_city(context.annotation, context.morphology)
    places = [key for key in (city, report[0] if report is not None else None) if key]
    around = [node for key in places if (node := context.country_of(key)) is not None and node not in parties]
    if not places and (land := dateline_state(context.document, context.morphology)) is not None:
        around = [node for node in [_state(context, land)] if node is not None and node not in parties]
    node = next(iter(around), None) or (next(iter(others)) if len(others) == 1 else None)
    key = context.builder.nodes[node].anchor if node is not None else None
    return [Phrase(told, told + 2, "state", Element(told, told + 2, "S", key))] if key else []


def _state(context: Context, key: str) -> str | None:
    return context.entities.element(Element(0, 0, "S", key)) if key.startswith("state/") else None


def _land_told_from(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """“On a visit to the country”: the state of the dateline."""
    doc, profile = context.annotation.doc, context.profile
    behind = [t for t in doc[frame.last : min(sentence.last, frame.last + LED)] if t.is_alpha]
    if profile.home or len(behind) < LED or behind[2].lower_ not in profile.homeland:
        return []
    roles = {"to"} if frame.nominal else {"to", "in"}
    goes = profile.words_of(*roles)
    if behind[0].lower_ not in goes or behind[1].lower_ != "the":
        return []
    city = dateline_place(context.document, context.morphology)
    entry = lexicon().find(city.entry_key) if city is not None else None
    land = f"state/{entry.country}" if entry is not None and entry.country else None
    land = land or dateline_state(context.document, context.morphology)
    return (
        [Phrase(behind[2].i, behind[2].i + 1, "state", Element(behind[2].i, behind[2].i + 1, "S", land))]
        if land
        else []
    )


def _is_region(context: Context, unit: Phrase) -> bool:
    """Whether a name is that of a part of the world, which nobody visits as such: “a tour of Latin America”."""
    key = unit.element.key if unit.element is not None and unit.kind == "place" else None
    return key is not None and context.country_of(key) is None


def where_awaited(context: Context, sentence: Sentence, frame: Frame, travellers: list[Actor]) -> list[Phrase]:
    """Where a visit was to go of which only that is told: to the state that the report is from."""
    if lands := _awaiting(context, sentence, frame, travellers):
        return lands
    off = frame.nominal and frame.mood in {"cancelled", "postponed"} and bool(owners_told(context, frame)[0])
    over = headed(context, sentence) if off else None
    if over is not None:
        return [over]
    city = dateline_place(context.document, context.morphology) if off else None
    state = context.country_of(city.entry_key) if city is not None else None
    key = context.builder.nodes[state].anchor if state is not None else None
    parties = {actor.party for actor in travellers}
    if not key or None in parties or state in parties or context.last_event(frame.first, "Visit") is not None:
        return []
    return [Phrase(frame.first, frame.last, "state", Element(frame.first, frame.last, "S", key))]


def _awaiting(context: Context, sentence: Sentence, frame: Frame, travellers: list[Actor]) -> list[Phrase]:
    """Who prepares for a visit or expects it: “Norway expects a visit by X in May”."""
    doc = context.annotation.doc
    words = [t for t in doc[sentence.first : sentence.last] if sentence.clause(t.i) == frame.clause]
    awaits = any(t.lemma_ in context.profile.awaiting and t.pos_ == "VERB" for t in words)
    if not frame.nominal or not awaits:
        return []
    lands = [unit for unit in frame.phrases("clause-subject") if unit.kind in _GOALS and unit.element is not None]
    return [
        unit
        for unit in lands
        if all(actor.party != context.entities.element(unit.element) for actor in travellers if unit.element)
    ][:1]


def stops(context: Context, places: list[Phrase]) -> list[list[Phrase]]:
    """The places by the state that they lie in: each state is a visit of its own."""
    found: dict[str | None, list[Phrase]] = {}
    last: str | None = None
    for place in places:
        if place.element is None:
            continue
        key = place.element.key
        own = context.entities.element(place.element) if place.kind == "state" else None
        last = own or (context.country_of(key) if key else None) or last
        found.setdefault(last, []).append(place)
    return list(found.values())


def _only_a_name(context: Context, unit: Phrase) -> bool:
    """Whether a place stands in quotation marks behind a noun, as the name of something else: “завод «Урал»”."""
    doc = context.annotation.doc
    if unit.first < 2 or unit.last >= len(doc) or not (doc[unit.first - 1].is_quote and doc[unit.last].is_quote):
        return False
    return doc[unit.first - 2].pos_ in {"NOUN", "PROPN"}
