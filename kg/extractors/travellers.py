"""Who travels and where to: the visitor and the stops of a visit, as its words tell them."""

from __future__ import annotations

from kg.extractors.context import Context, Event
from kg.extractors.dating import dated
from kg.extractors.discourse import Wanted
from kg.extractors.entities import Actor
from kg.extractors.home import dateline_place, dateline_state, report_city
from kg.extractors.journeys import met_at
from kg.extractors.places import capitals, here, where_told
from kg.extractors.sides import owner
from kg.extractors.traits import leader_of
from kg.extractors.unsaid import left_out
from kg.languages.annotation import Element, Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature
from kg.languages.lexicon import lexicon

# The longest run of words by which somebody leads a delegation.
_LED = 3
_GOALS = frozenset({"state", "place"})
_TRAVELLERS = frozenset({"person", "post", "side"})
# What happens where a visit goes to, so that its place is that of the visit.
_ON_THE_SPOT = frozenset({"visit", "stay", "take-place", "hold", "host"})


def visitors(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    """Who travels: the subject of a verb; whose visit a noun tells, or who is awaited with one."""
    found = _told(context, sentence, frame)
    if any(actor.phrase.kind not in {"side", "organization", "pronoun"} for actor in found):
        return [actor for actor in found if actor.phrase.kind != "organization"]
    return leader(context, sentence, frame) or [actor for actor in found if actor.phrase.kind != "organization"]


def _told(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    if not frame.nominal:
        # “X-тің келуі”: who comes owns a verbal noun; of a finite verb what X owns is the subject, as X's plane may be.
        finite = not context.profile.verb_final or feature(context.annotation.doc[frame.last - 1], "VerbForm") == "Fin"
        roles: tuple[str, ...] = ("subject", "inherited") if finite else ("subject", "inherited", "of")
        if (frame.passive or "await" in frame.kinds) and not any(frame.phrases(*roles)):
            roles = ("object",)  # “X is expected in Oslo”: whom others await there
        units = [unit for unit in frame.phrases(*roles) if unit.kind != "place"]
        found = [actor for actor in context.actors(units, sentence) if actor.phrase.kind != "state"]
        return found if units else left_out(context, sentence, frame, [])
    owned = next((units for units in _owners(context, frame) if units), None)
    if owned is not None:
        return context.actors(owned, sentence)
    found = owner(context, sentence, frame)
    others = (_of_the_main_clause(context, sentence, frame), _of_the_verb_behind(context, sentence, frame))
    for units in (*_doers(context, frame), *others):
        found = found or context.actors(units, sentence)
    return found


def _of_the_verb_behind(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """Who is somewhere with a visit: “министр Сеулде ресми сапармен болады”."""
    noun = context.annotation.doc[frame.last - 1]
    if not context.profile.verb_final or feature(noun, "Case") != "Ins":
        return []
    verbs = (
        f for f in sentence.frames if not f.nominal and f.clause == frame.clause and 0 <= f.first - frame.last <= 1
    )
    return [unit for verb in verbs for unit in verb.phrases("subject") if unit.kind in _TRAVELLERS]


def _of_the_main_clause(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """Who is told of right behind a phrase that says in the course of what: “During a visit to Oslo, X met Y”."""
    doc = context.annotation.doc
    start = next((t for t in doc[sentence.first : frame.first] if t.is_alpha), None)
    if (
        not context.profile.possessives
        or start is None
        or start.lower_ not in context.profile.aftermath | context.profile.course
    ):
        return []
    if sentence.clause(start.i) != frame.clause or frame.phrases("of", "by"):
        return []
    behind = [
        unit for unit in sentence.phrases if unit.first >= frame.last and sentence.clause(unit.first) != frame.clause
    ]
    return [u for u in behind[:1] if u.kind in _TRAVELLERS | {"pronoun"} and doc[u.first - 1].text == ","]


def leader(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    """Who leads the delegation that travels: “a delegation led by X arrived”, “X бастаған делегация келді”."""
    doc, profile = context.annotation.doc, context.profile
    for side in frame.phrases("subject"):
        if (person := leader_of(context.annotation, sentence, side)) is not None:
            return context.actors([person], sentence)
    for unit in sentence.phrases:
        if (
            unit.kind not in {"person", "post"}
            or unit.last > frame.first
            or sentence.clause(unit.first) != frame.clause
        ):
            continue
        at = unit.last if profile.adpositions_follow else unit.first - 1
        words = [doc[max(sentence.first, at - back) : at + 1].text.lower() for back in range(_LED)]
        if at < sentence.last and any(run in profile.leading for run in words):
            return context.actors([unit], sentence)
    return []


def same_as_before(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    """Who travels where a noun does not say it: the one whose visit was told of last, if nobody acted since.

    Only for what did not come about or is to come: “A stop in X was dropped”, «Поездку в X отложили».
    """
    doc = context.annotation.doc
    if not frame.nominal or frame.mood not in {"cancelled", "postponed", "planned"}:
        return []
    if frame.last < len(doc) and doc[frame.last].lower_ in _of(context):
        return []
    event = context.last_event(frame.first, "Visit")
    if event is None or event.background:
        return []
    who = [key for key in context.builder.objects(event.key, "visitor") if isinstance(key, str)]
    before = context.entities.discourse.ranked(Wanted(frame.first))
    last = next((actor.node for _, actor in before if actor.node), None)
    if len(who) != 1 or not (last in (None, who[0]) or _only_visitor(context, sentence, frame, event)):
        return []
    words = Phrase(frame.first, frame.last, "person")
    return [Actor(who[0], context.entities.side_of(who[0]), words, named=False)]


def _only_visitor(context: Context, sentence: Sentence, frame: Frame, event: Event) -> bool:
    """Whether nobody else visits, the last visit was told of right before, and the sentence speaks of nobody."""
    if any(unit.kind in _TRAVELLERS for unit in sentence.phrases):
        return False
    visits = [known.key for known in context.events if known.kind == "Visit" and known.key in context.builder.nodes]
    who = {key for visit in visits for key in context.builder.objects(visit, "visitor")}
    near = sum(event.at < s.last and s.first <= frame.first for s in context.annotation) <= _LED
    return len(who) == 1 and near


def _of(context: Context) -> frozenset[str]:
    return frozenset(word for rule in context.profile.roles if rule.role == "of" for word in rule.adpositions if word)


def _owners(context: Context, frame: Frame) -> list[list[Phrase]]:
    """Whose the noun itself says that a visit is, the surest first."""
    return [
        [unit for unit in frame.phrases("of") if unit.kind in _TRAVELLERS],
        [unit for unit in frame.phrases("by") if unit.kind in _TRAVELLERS],
    ]


def _doers(context: Context, frame: Frame) -> list[list[Phrase]]:
    """Whose the clause of a noun says that a visit is, the surest first."""
    awaited = feature(context.annotation.doc[frame.last - 1], "Case") == "Ins"
    return [
        [unit for unit in frame.phrases("clause-subject") if unit.kind in _TRAVELLERS | {"pronoun"}],
        [unit for unit in frame.phrases("clause-of") if unit.kind in {"person", "post"}][:1],
        [unit for unit in frame.phrases("clause-object") if unit.kind in {"person", "post"} and awaited],
    ]


def destinations(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """The states and places that a visit goes to."""
    roles = _roles(context, frame)
    if any("return" in f.kinds and f.clause == frame.clause and not f.nominal for f in sentence.frames):
        roles = tuple(role for role in roles if role != "clause-to")  # that is where somebody comes back to
    if frame.nominal and any(unit.kind in _GOALS for unit in frame.phrases("to")):
        roles = tuple(role for role in roles if role != "clause-to")
    found = [unit for unit in frame.phrases(*roles) if unit.kind in _GOALS]
    if frame.nominal and not found:
        found = [unit for unit in sentence.phrases if _names_goal(context, frame, unit)]
    if frame.nominal and not found and not context.profile.verb_final and not _elsewhere(sentence, frame):
        found = [unit for unit in frame.phrases("clause-in") if unit.kind in _GOALS]
    found = found or _here(context, sentence, frame)
    return [unit for unit in found if not _is_region(context, unit) and not _only_a_name(context, unit)]


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
    for token in doc[sentence.first : sentence.last]:
        own = sentence.clause(token.i) == frame.clause and not sentence.in_quotes(token.i)
        if own and token.lower_ in profile.homeland and profile.home:
            return [Phrase(token.i, token.i + 1, "state", Element(token.i, token.i + 1, "S", profile.home))]
    return (
        (where_told(context, sentence, frame) if "stay" in frame.kinds else [])
        or _there(context, sentence, frame)
        or _that_land(context, sentence, frame)
        or capitals(context, sentence, frame)
        or here(context, sentence, frame)
        or _land_around(context, sentence, frame)
        or _land_told_from(context, sentence, frame)
        or _arrived(context, sentence, frame)
        or _where_met(context, sentence, frame)
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


def _there(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """“She arrives there on Friday”: the place told of last before."""
    doc, words = context.annotation.doc, context.profile.thither
    if frame.nominal or not any(t.lower_ in words for t in doc[frame.last : min(sentence.last, frame.last + 2)]):
        return []
    event = context.last_event(frame.first, "Visit")
    places = [p for s in context.annotation for p in s.phrases if p.kind in _GOALS and p.last <= frame.first]
    near = [place for place in places if event is None or place.last > event.at - _LED]
    return near[-1:]


def _arrived(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """“She arrives on Thursday”: at the city that the report is from, where no words say from where or where to."""
    units = frame.phrases("subject", "inherited")
    people = [unit for unit in units if unit.kind in {"person", "post"}]
    finite = feature(context.annotation.doc[frame.last - 1], "VerbForm") != "Part"
    elsewhere = any(u.kind in _GOALS for u in sentence.phrases if sentence.clause(u.first) == frame.clause)
    if (
        frame.nominal
        or "arrive" not in frame.kinds
        or not (people and finite)
        or elsewhere
        or sentence.passage.kind == "title"
    ):
        return []
    city = report_city(context.annotation, context.morphology)
    if city is None or dated(context, sentence, frame) is None:
        return []
    at = frame.last - 1
    return [Phrase(at, at + 1, "place", Element(at, at + 1, "L", city[0]))]


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


def _land_told_from(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """“On a visit to the country”: the state of the dateline."""
    doc, profile = context.annotation.doc, context.profile
    behind = [t for t in doc[frame.last : min(sentence.last, frame.last + _LED)] if t.is_alpha]
    if profile.home or len(behind) < _LED or behind[2].lower_ not in profile.homeland:
        return []
    roles = {"to"} if frame.nominal else {"to", "in"}
    goes = {word for rule in profile.roles if rule.role in roles for word in rule.adpositions}
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


def _only_a_name(context: Context, unit: Phrase) -> bool:
    """Whether a place stands in quotation marks behind a noun, as the name of something else: “завод «Урал»”."""
    doc = context.annotation.doc
    if unit.first < 2 or unit.last >= len(doc) or not (doc[unit.first - 1].is_quote and doc[unit.last].is_quote):
        return False
    return doc[unit.first - 2].pos_ in {"NOUN", "PROPN"}


def where_awaited(context: Context, sentence: Sentence, frame: Frame, travellers: list[Actor]) -> list[Phrase]:
    """Where a visit was to go of which only that is told: to the state that the report is from."""
    if lands := _awaiting(context, sentence, frame, travellers):
        return lands
    off = frame.nominal and frame.mood in {"cancelled", "postponed"} and bool(_owners(context, frame)[0])
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
