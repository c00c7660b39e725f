"""Whom words without a name stand for: “she”, “the guest”, “the two ministers”, “the sides”.

A subject stands for a subject: “He recalled …” after “In talks with the ambassador …” is not the ambassador.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kg.extractors.both_lands import of_both_lands, several
from kg.extractors.discourse import UNSURE
from kg.extractors.entities import Actor
from kg.extractors.goals import met_abroad
from kg.extractors.home import report_city
from kg.extractors.told_together import actor_of, is_near, together
from kg.extractors.traits import indefinite, leader_of
from kg.languages.annotation import Element, Phrase
from kg.languages.grammar.morph import feature

if TYPE_CHECKING:
    from kg.extractors.context import Context

# Who leads those told of before: “the head of the delegation”.
_DELEGATE = "role/head-of-delegation"
_SEVERAL: Final = 2
# How far before a post or a name a word of courtesy stands: “His Highness the Prime Minister”.
_COURTESY: Final = 2
_RECEIVING: Final = frozenset({"receive", "host", "invite"})


def followed(
    context: Context, unit: Phrase, *, but: frozenset[str] = frozenset(), apart: frozenset[str] = frozenset()
) -> list[Actor] | None:
    """The actors that a phrase without a name stands for; `None` where it is not such a phrase.

    Args:
        but: Nodes that it does not stand for: those whom it does something with.
        apart: Sides that it is unlikely to be of, as it meets them.
    """
    if unit.kind == "pronoun":
        word = unit.element.name if unit.element is not None else ""
        if word in context.profile.guests:
            found = _apposed(context, unit, but) or _guests(context, unit, but, apart)
            found = found or _newcomer(context, unit, but, apart)
            if len(found) == 1:
                context.entities.discourse.note(unit, found[0])
            return found
        if word in context.profile.hosts:
            return _hosts(context, unit, but)
        if unit.element is not None and unit.element.key is not None:
            return _inhabitant(context, unit, unit.element)
        if word in context.profile.courtesies and (called := _so_called(context, unit, word, but)) is not None:
            return [called]
        if word in context.profile.latter:
            return _last(context, unit)
        if word in context.profile.together or unit.number == "Plur":
            return together(context, unit, but=but)
        told = context.profile.pronouns.get(word)
        side = _delegation(context, unit, told["gender"]) if told is not None else None
        if side is not None and side.first != unit.first:
            found = followed(context, side, but=but) or []
            whole = context.entities.actor(side)
            found = found or ([_of_side(context, whole, unit, but)] if whole.node is not None else [])
            return [replace(actor, phrase=unit) for actor in found if actor.node not in but]
        unit = replace(unit, gender=told["gender"] or None) if told is not None else unit
        actor = context.entities.pronoun(unit, but=but, apart=apart)
        return [actor] if actor is not None else []
    if unit.kind == "organization" and _of_both(context, unit):
        return _both_sides(context, unit) or None
    if unit.kind == "side" and unit.element is None and _the_sides(context, unit):
        return together(context, unit, but=but) or None
    if unit.kind == "side" and unit.element is None and (unit.number == "Sing" or _members(context, unit)):
        leader = _leader(context, unit)
        if leader is not None:
            return [leader]
        # “The delegation” of which nobody has said whose it is: that of the guest.
        unsaid = context.entities.actor(unit).node is None and not indefinite(context.annotation, unit)
        return _guests(context, unit, but, apart) or None if unsaid else None
    if unit.kind == "post" and unit.posts and unit.posts[0].head == _DELEGATE and not unit.posts[0].bodies:
        return _guests(context, unit, but) or None
    if unit.kind == "side" and unit.element is not None and context.profile.free_order:
        return _who_leads(context, unit, but) or None
    if several(context, unit) and not unit.posts[0].bodies:
        return _roster(context, unit) or together(context, unit, but=but) or of_both_lands(context, unit) or None
    return None


def _leader(context: Context, unit: Phrase) -> Actor | None:
    """Who stands for a delegation of which no words say whose it is: “a delegation led by the Speaker of Peru, X”."""
    sentence = next((s for s in context.annotation if s.first <= unit.first < s.last), None)
    leader = leader_of(context.annotation, sentence, unit) if sentence is not None else None
    return context.entities.actor(leader) if leader is not None else None


def _who_leads(context: Context, unit: Phrase, but: frozenset[str]) -> list[Actor]:
    """“The Ghanaian delegation”, after a meeting of the one official of Ghana who is told to have met anybody."""
    doc, state = context.annotation.doc, context.entities.actor(unit).node
    words = doc[unit.first : unit.last]
    if state is None or unit.number != "Sing" or not any(t.lemma_ in context.profile.guests for t in words):
        return []
    sentence = next(s for s in context.annotation if s.first <= unit.first < s.last)
    if leader_of(context.annotation, sentence, unit) is not None or indefinite(context.annotation, unit):
        return []
    told = [e for e in context.events_told("Meeting") if e.at < sentence.first and not e.background]
    met = {key for e in told for key in e.actors if context.entities.is_person(key)}
    found = [key for key in met if context.entities.side_of(key) == state]
    if len(found) != 1 or found[0] in but:
        return []
    return [Actor(found[0], state, unit, named=False, confidence=UNSURE)]


def _of_both(context: Context, unit: Phrase) -> bool:
    """Whether a body is one that each of two sides has: “the two foreign ministries”."""
    doc = context.annotation.doc
    words = {token.lower_ for token in doc[max(0, unit.first - 1) : unit.last - 1]}
    plural = feature(doc[unit.last - 1], "Number") == "Plur"
    return plural and unit.element is not None and unit.element.code == "G" and bool(words & context.profile.both)


def _both_sides(context: Context, unit: Phrase) -> list[Actor]:
    """The two states of the meeting told of last before."""
    event = context.last_event(unit.first, "Meeting")
    sides = sorted(context.parties(event.key)) if event is not None else []
    return [Actor(key, key, unit, named=False) for key in sides] if len(sides) == _SEVERAL else []


def _roster(context: Context, unit: Phrase) -> list[Actor]:
    """Those who are named behind a post in the plural that is theirs: “four ambassadors: X of Peru, Y of Chad …”."""
    sentence = next((s for s in context.annotation if s.first <= unit.first < s.last), None)
    people = [p for p in sentence.phrases if p.kind == "person" and p.first >= unit.last] if sentence else []
    theirs = [p for p in people if any(post.first == unit.posts[0].first for post in p.posts)]
    if not theirs and people and context.annotation.doc[unit.last : people[0].first].text == ":":
        theirs = _row(context, people)  # “с коллегами: министром X и послом Y”
    return [context.entities.actor(phrase) for phrase in theirs]


def _row(context: Context, people: list[Phrase]) -> list[Phrase]:
    """The first of several with those whom nothing but commas and conjunctions parts from them."""
    doc, row = context.annotation.doc, people[:1]
    for phrase in people[1:]:
        if any(t.text != "," and t.pos_ != "CCONJ" for t in doc[row[-1].last : phrase.first]):
            break
        row.append(phrase)
    return row


def _members(context: Context, unit: Phrase) -> bool:
    """Whether several are those of one delegation: “делегация мүшелері”."""
    return unit.last - unit.first > 1 and feature(context.annotation.doc[unit.first], "Number") != "Plur"


def _the_sides(context: Context, unit: Phrase) -> bool:
    """Whether those who met are meant: “тараптар”, “екі тарап”."""
    before = context.annotation.doc[max(0, unit.first - 1) : unit.first]
    both = any(token.lower_ in context.profile.both for token in before)
    return context.profile.verb_final and (both or unit.number == "Plur") and unit.last - unit.first == 1


def _delegation(context: Context, unit: Phrase, gender: str) -> Phrase | None:
    """The delegation that is the subject before a pronoun of its sentence: «делегация прибыла вчера, её принял X»."""
    if gender != "Fem" or unit.case == "Nom" or not context.profile.free_order:
        return None
    sentence = next(s for s in context.annotation if s.first <= unit.first < s.last)
    before = [p for p in sentence.phrases if p.last <= unit.first and p.case == "Nom" and p.kind != "place"]
    last = before[-1] if before else None
    noun = context.annotation.doc[last.last - 1].lemma_ if last is not None else ""
    side = last is not None and (last.kind == "side" or noun in context.profile.guests & context.profile.sides)
    return last if side else None


def _apposed(context: Context, unit: Phrase, but: frozenset[str]) -> list[Actor]:
    """“The guest, X, had flown in”: who is named right behind the word, of the side of the guest told of before."""
    doc = context.annotation.doc
    if unit.last + 1 >= len(doc) or doc[unit.last].text != "," or unit.number == "Plur":
        return []
    sentence = next(s for s in context.annotation if s.first <= unit.first < s.last)
    named = next((item for item in sentence.phrases if item.first == unit.last + 1 and item.kind == "person"), None)
    actor = context.entities.actor(named) if named is not None else None
    if actor is None or actor.node is None or actor.node in but:
        return []
    before = _guests(context, unit, but) if actor.party is None else []
    party = before[0].party if len(before) == 1 else actor.party
    return [replace(actor, party=party, phrase=unit)]


def _guests(context: Context, unit: Phrase, but: frozenset[str], apart: frozenset[str] = frozenset()) -> list[Actor]:
    """“The guest”, “the Finnish guest”: who visits, by the visit told of last before, else by the first of all."""
    side = next(
        (item for s in context.annotation for item in s.elements if item.code == "D" and item.last == unit.first), None
    )
    state = context.entities.element(side) if side is not None else None
    visits = context.events_told("Visit")
    before = sorted((event for event in visits if event.at <= unit.first), key=lambda event: -event.at)
    received = [] if before else _received(context, unit, but, state)
    if received:
        return received
    for event in [*before, *visits]:
        found = [
            actor_of(context, key, unit)
            for key in context.builder.objects(event.key, "visitor")
            if isinstance(key, str)
        ]
        found = [actor for actor in found if actor.node not in but and state in (None, actor.party)]
        found = [actor for actor in found if actor.party not in apart]  # nobody is the guest of his own people
        if found:
            one = found[0] if unit.kind != "pronoun" else _of_side(context, found[0], unit, but)
            return found if unit.number == "Plur" else [one]
    if unit.number == "Plur" or indefinite(context.annotation, unit):
        return []
    meant = context.entities.discourse.traveller(unit, but=but, state=state)
    if meant is not None and meant.party is not None:
        return [replace(meant, phrase=unit)]
    there = _met_there(context, unit, but, state)
    return there or (_from_abroad(context, unit, but, state) if unit.kind == "pronoun" else [])


def _met_there(context: Context, unit: Phrase, but: frozenset[str], state: str | None) -> list[Actor]:
    """The one who is told before to have met people of a state in that state: “met President X of A in Oslo”."""
    before = [s for s in context.annotation if s.last <= unit.first]
    keys = met_abroad(before, context.entities) - but
    found = [key for key in sorted(keys) if state in (None, context.entities.side_of(key))]
    return [actor_of(context, found[0], unit)] if len(found) == 1 else []


def _newcomer(context: Context, unit: Phrase, but: frozenset[str], apart: frozenset[str]) -> list[Actor]:
    """The one of those who met last who is neither at home where they met nor of the side that the guest meets now.

    “X met Y in Lima. In the evening the guest …”; asked where no visit has been told of.
    """
    event = context.last_event(unit.first, "Meeting")
    if event is None or unit.number == "Plur" or not context.profile.free_order or indefinite(context.annotation, unit):
        return []
    if not is_near(context, event, unit.first):
        return []
    side = next(
        (item for s in context.annotation for item in s.elements if item.code == "D" and item.last == unit.first), None
    )
    state = context.entities.element(side) if side is not None else None
    here = {key for key in context.builder.objects(event.key, "country") if isinstance(key, str)}
    if (city := report_city(context.annotation, context.morphology)) is not None:
        here |= {land for land in (context.country_of(city[0]),) if land is not None}
    apart |= _met_by(context, unit)
    apart -= {context.entities.side_of(key) for key in but if context.entities.assumed_side(key)}
    sides = {key: context.entities.side_of(key) for key in event.actors if context.entities.is_person(key)}
    sides = {key: of for key, of in sides.items() if of is not None and key not in but and state in (None, of)}
    left = [key for key, of in sides.items() if of not in here | apart or of == state]
    if len(left) == len(sides) == 2 and not here:  # “X of A met Y of B. The guest …”: the envoy, else who is told later
        sent = {key for key, post in context.entities.told_posts() if post.head in context.profile.sent_to}
        first = context.entities.discourse.protagonist()
        left = [key for key in left if key in sent] or [key for key in left if key != first]
    if len(left) != 1 or (len(sides) == 1 and state is None):
        return []
    return [Actor(left[0], sides[left[0]], unit, named=False, confidence=UNSURE)]


def _met_by(context: Context, unit: Phrase) -> frozenset[str]:
    """The sides of those who do something with a unit or to it, as far as they are named."""
    sentence = next(s for s in context.annotation if s.first <= unit.first < s.last)
    frames = [f for f in sentence.frames if any(argument.unit == unit for argument in f.arguments)]
    others = {argument.unit for f in frames for argument in f.arguments if isinstance(argument.unit, Phrase)}
    named = (context.entities.actor(other) for other in others if other.kind == "person" and other != unit)
    return frozenset(a.party for a in named if a.party and not context.entities.assumed_side(a.node))


def _of_side(context: Context, whole: Actor, unit: Phrase, but: frozenset[str]) -> Actor:
    """The one person told of most of those who stand for a state that visits: “the guest” after “the visit of Peru”."""
    persons = [person.key for person in context.entities.persons if person.key not in but]
    people = [key for key in persons if context.entities.side_of(key) == whole.node]
    key = context.entities.discourse.likeliest(people, unit) if people else None
    return Actor(key, whole.node, unit, named=False, confidence=UNSURE) if key is not None else whole


def _from_abroad(context: Context, unit: Phrase, but: frozenset[str], state: str | None) -> list[Actor]:
    """Who was met last where it was or the report is from, by one of that state, and is of another, or the one told."""
    event, city = context.last_event(unit.first, "Meeting"), report_city(context.annotation, context.morphology)
    lands = context.builder.objects(event.key, "country") if event is not None else []
    home = next((key for key in lands if isinstance(key, str)), None)
    home = home or (context.country_of(city[0]) if city is not None else None)
    home = home or (context.entities.home() if context.profile.verb_final else None)
    if event is None or home is None or not is_near(context, event, unit.first):
        return []
    sides = {key: context.entities.side_at_home(key) for key in event.actors if context.entities.is_person(key)}
    found = [key for key, side in sides.items() if side not in (None, home) and state in (None, side)]
    at_home = {home} if city is not None else {home, None}  # whose state the language leaves unsaid
    if not at_home & set(sides.values()) or len(found) != 1 or found[0] in but:
        return []
    return [Actor(found[0], sides[found[0]], unit, named=False, confidence=UNSURE)]


def _received(context: Context, unit: Phrase, but: frozenset[str], state: str | None) -> list[Actor]:
    """The one person received last before, where no visit has been told of yet; a delegation for several guests."""
    for sentence in reversed([s for s in context.annotation if s.last <= unit.first]):
        for frame in sentence.frames:
            if "receive" not in frame.kinds or frame.nominal or frame.negated or frame.quoted:
                continue
            units = [item for item in frame.phrases("object", "led", "honoured") if item.kind == "person"]
            sides = [item for item in frame.phrases("object") if item.kind == "side"]
            leaders = (leader_of(context.annotation, sentence, side) for side in sides)
            led = [item for item in leaders if item is not None] or [side for side in sides if side.element is not None]
            units = led or (units if unit.number == "Sing" or state is not None else [])
            people = [context.entities.actor(item) for item in units]
            found = [a for a in people if a.node not in but and a.node is not None and state in (None, a.party)]
            if len({actor.node for actor in found}) == 1:
                return [replace(found[0], phrase=unit, named=False)]
    return []


def _hosts(context: Context, unit: Phrase, but: frozenset[str]) -> list[Actor]:
    """“The host”, “her host”: who received or invited somebody, as told of last before."""
    for sentence in reversed([s for s in context.annotation if s.first <= unit.first]):
        for frame in reversed([f for f in sentence.frames if f.last <= unit.first and not f.negated]):
            receives = bool(frame.kinds & _RECEIVING) and not frame.nominal
            units = [*frame.phrases("invitation"), *(frame.phrases("subject", "inherited") if receives else [])]
            people = context.actors([item for item in units if item.kind in {"person", "post"}], sentence)
            found = [actor for actor in people if actor.node is not None and actor.node not in but]
            if len(found) == 1:
                return [replace(found[0], phrase=unit, named=False, confidence=UNSURE)]
    return _at_home(context, unit, but)


def _at_home(context: Context, unit: Phrase, but: frozenset[str]) -> list[Actor]:
    """The one person told of before who is of the state that the report is from."""
    city = report_city(context.annotation, context.morphology)
    home = context.country_of(city[0]) if city is not None else None
    told = [p for s in context.annotation for p in s.phrases if p.kind == "person" and p.posts and p.last <= unit.first]
    actors = {actor.node: actor for phrase in told if (actor := context.entities.actor(phrase)).party == home}
    found = [actor for node, actor in actors.items() if node is not None and node not in but]
    return [replace(found[0], phrase=unit, named=False, confidence=UNSURE)] if home and len(found) == 1 else []


def _inhabitant(context: Context, unit: Phrase, element: Element) -> list[Actor]:
    """“The Canadian”: who is told of most of the persons of a state; the state itself where there is none."""
    state = context.entities.element(replace(element, code="D"))
    sentence = next(s for s in context.annotation if s.first <= unit.first < s.last)
    named = [item for item in sentence.phrases if item.kind == "person" and item.first >= unit.last]
    behind = context.annotation.doc[unit.last : named[0].first] if named else ()
    said = context.entities.actor(named[0]) if named and any(token.text == ":" for token in behind) else None
    if said is not None and said.party == state:
        return [replace(said, phrase=unit)]  # «приезжал ганец: советник президента X»
    people = [person.key for person in context.entities.persons if context.entities.side_of(person.key) == state]
    key = context.entities.discourse.likeliest(people, unit)
    if key is None and unit.number == "Plur" and not people:
        visits = (event for event in context.events if event.kind == "Visit" and event.at <= unit.first)
        key = state if any(state in context.builder.objects(event.key, "visitor") for event in visits) else None
    return [Actor(key, state, unit, named=False, confidence=UNSURE)] if key is not None else []


def _so_called(context: Context, unit: Phrase, word: str, but: frozenset[str]) -> Actor | None:
    """“His Highness”: who was named with that word of courtesy last, or is the only one of those before."""
    doc = context.annotation.doc
    for sentence in reversed([s for s in context.annotation if s.first <= unit.first]):
        for phrase in sentence.phrases:
            if phrase.kind != "person" or phrase.element is None or phrase.last > unit.first:
                continue
            before = doc[max(sentence.first, phrase.first - _COURTESY) : phrase.element.first]
            if any(token.lower_ == word for token in before):
                actor = context.entities.actor(phrase)
                return replace(actor, phrase=unit, named=False) if actor.node not in but else None
    return None


def _last(context: Context, unit: Phrase) -> list[Actor]:
    """“The latter”: who was named last."""
    people = [
        phrase
        for sentence in context.annotation
        for phrase in sentence.phrases
        if phrase.kind == "person" and phrase.last <= unit.first
    ]
    return [context.entities.actor(people[-1])] if people else []
