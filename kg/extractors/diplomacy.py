"""A last look over what was found, which takes back what is no diplomacy.

People meet, travel, hold conferences and take stands in sport, in court, in business and in the politics of one
country, too. A document that tells of something between states is believed more than one that tells of nothing such.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from kg.dates import Expression
from kg.extractors.context import Context, Event
from kg.extractors.home import dateline_state, report_city
from kg.extractors.lesser_titles import of_a_trade, of_nobody, of_one_country, sitting, worldwide
from kg.extractors.officials import FOREIGN, LOCAL, known_body, represents
from kg.extractors.public import ENVOYS, actors_of, is_public_body, public, sporting
from kg.extractors.roles import office, slug
from kg.languages.annotation import Element, Sentence
from kg.languages.lexicon import lexicon
from kg.model import Claim, Node, Object

# What a stand of diplomacy is on.
_THINGS: Final = frozenset({"Agreement", "Conference", "Initiative"})

# How many words stand between a state and the person who is of it: “India's X”.
_POSSESSIVE: Final = 2
_TWO: Final = 2
# Those who run, sing or play for a state are called so, too.
_CONTESTANT: Final = "role/representative"
# How many sentences a document has at least that says who everybody is.
_LONG: Final = 5
_SPEAKING: Final = frozenset({"spokesperson", "press-secretary"})


def keep_diplomacy(context: Context) -> None:
    """Take back the events in which nobody stands for a state or a body, and what is told of one country alone."""
    events = [event for event in context.events if event.key in context.builder.nodes]
    meetings = [event for event in events if event.kind == "Meeting"]
    known = {key for event in meetings if _official(context, event) for key in actors_of(context, event)}
    for event in events:
        alone = event.kind == "Meeting" and not known & set(actors_of(context, event))
        if alone or _of_teams(context, event) or of_one_country(context, event) or _at_home(context, event):
            _forget(context, event)
    if any(_between_states(context, event, known) for event in context.events if event.key in context.builder.nodes):
        return
    for event in events:
        if event.key in context.builder.nodes and any(none(context, event) for none in _NONE):
            _forget(context, event)
    left = [event for event in context.events if event.key in context.builder.nodes]
    if not any(event.kind == "Meeting" or worldwide(context, event) for event in left):
        _keep_stands(context)
        _keep_offices(context)


def _keep_offices(context: Context) -> None:
    """Take back of which states posts are that no words beside them say, but that of the land the document is from.

    Where nothing goes on between states, others are named by the way: what is sold there, and who comes from there.
    """
    builder, land = context.builder, _from(context)
    for node in [node for node in builder.nodes.values() if node.kind == "Tenure"]:
        for claim in builder.of(node.key, "of"):
            foreign = claim.modality == "Inferred" and _is_state(context, claim.object) and claim.object not in land
            if foreign and not _in_one_sentence(context, claim, builder.of(node.key, "holder")):
                builder.withdraw(node.key, "of", claim.object)
    for node in [node for node in builder.nodes.values() if node.kind == "Tenure"]:
        roles = [builder.nodes[role].anchor for role in builder.objects(node.key, "role") if isinstance(role, str)]
        if roles == [_CONTESTANT] and all(_is_state(context, key) for key in builder.objects(node.key, "of")):
            builder.forget(node.key)


def _in_one_sentence(context: Context, claim: Claim, others: list[Claim]) -> bool:
    """Whether the words of a claim stand in the sentence of those of another."""
    spans = [context.sentence_span(sentence) for sentence in context.annotation]
    return any(
        start <= claim.start < end and any(start <= other.start < end for other in others) for start, end in spans
    )


def _is_state(context: Context, key: Object) -> bool:
    return isinstance(key, str) and context.builder.nodes[key].kind == "State"


def _from(context: Context) -> set[str]:
    """The states that a document is from: that at home, and that of its dateline; else the only one that it names."""
    city = report_city(context.annotation, context.morphology)
    land = dateline_state(context.document, context.morphology)
    found = {
        context.entities.home(),
        context.country_of(city[0]) if city is not None else None,
        context.builder.node("State", anchor=land) if land else None,
    } - {None}
    named = _named(context, (item for sentence in context.annotation for item in sentence.elements))
    return {key for key in found if key} or (named if len(named) == 1 else set())


def _forget(context: Context, event: Event) -> None:
    context.builder.forget(event.key)
    context.events.remove(event)


def _official(context: Context, event: Event) -> bool:
    """Whether those who meet are of two sides, one is public, or the sentence names an organ: “X of the Ministry”."""
    sides = [party for party in context.parties(event.key) if known_body(context, party)]
    open_ = len(sides) > 1 or any(public(context, key) for key in actors_of(context, event))
    return open_ or _before_an_organ(context, event)


def _before_an_organ(context: Context, event: Event) -> bool:
    return any(item.code == "G" or is_public_body(item) for item in _around(context, event))


def _around(context: Context, event: Event) -> list[Element]:
    """What the sentence names that tells of an event."""
    sentence = next((item for item in context.annotation if item.first <= event.at < item.last), None)
    return sentence.elements if sentence is not None else []


def _between_states(context: Context, event: Event, known: set[str]) -> bool:
    """Whether an event makes the document one of diplomacy: sides that meet, a visit of officials, an agreement."""
    builder = context.builder
    if event.kind == "Meeting":
        return any(known_body(context, party) for party in context.parties(event.key)) and not _one_sided(
            context, event
        )
    if event.kind == "Visit":
        officials = any(public(context, key) or key in known for key in actors_of(context, event))
        return officials and not _somewhere(context, event)
    roles = builder.of(event.key, "signatory", "initiator", "adherent")
    official = {c.object for c in roles if isinstance(c.object, str) and public(context, c.object)}
    return len(official) > 1 or any(not context.entities.is_person(key) for key in official)


def _of_teams(context: Context, event: Event) -> bool:
    """Whether nobody meets but federations and teams: those who lead them, or a state with one in a report of sport."""
    if event.kind != "Meeting":
        return False
    people = {key for key in actors_of(context, event) if context.entities.is_person(key)}
    official = {key for key in people if public(context, key)}
    of_sport = {key for key, post in context.entities.told_posts() if key in people and sporting(context, post)}
    return (len(official) < _TWO and context.of_sport) or (bool(of_sport) and not official)


def _at_home(context: Context, event: Event) -> bool:
    """Whether those who meet are told to be of one state, all of them: “the minister met Governor X of the region”."""
    people = actors_of(context, event)
    if event.kind != "Meeting" or len(people) < _TWO or not all(map(context.entities.is_person, people)):
        return False
    if any(context.entities.assumed_side(person) for person in people):
        return False
    sides = {context.entities.side_of(person) for person in people}
    return len(sides) == 1 and all(side is not None and _is_state(context, side) for side in sides)


def _somewhere(context: Context, event: Event) -> bool:
    """Whether a journey goes to a place that no table knows, and the traveller is of no state or of the reporter's."""
    if event.kind != "Visit":
        return False
    goals = [goal for goal in context.builder.objects(event.key, "destination") if isinstance(goal, str)]
    if any(context.builder.nodes[goal].kind == "State" for goal in goals):
        return False
    city = report_city(context.annotation, context.morphology)
    here = context.country_of(city[0]) if city is not None else None
    if (
        here is None
        and _at_length(context)
        and not _named(context, _around(context, event)) - context.parties(event.key)
    ):
        return True  # “the minister arrived in X”, and no other state in that sentence
    return context.parties(event.key) <= {here}


def _unplaced(context: Context, event: Event) -> bool:
    """Whether no words tell for whom those who meet stand, nor does their sentence name another state or a body."""
    high = sum(represents(context, key) for key in actors_of(context, event))
    if event.kind != "Meeting" or context.parties(event.key) or high > 1:
        return False
    home = context.entities.home()
    return not _before_an_organ(context, event) and not _named(context, _around(context, event)) - {home}


def _one_sided(context: Context, event: Event) -> bool:
    """Whether of those who meet none is an official by name: “the emperor received the conductor X”.

    Nor are those who govern a region or a city, or speak for others, nor who of the document's own land meets them.
    """
    if event.kind != "Meeting" or len(context.parties(event.key)) >= _TWO or not actors_of(context, event):
        return False
    people = [key for key in actors_of(context, event) if context.entities.is_person(key) and public(context, key)]
    local = [key for key in people if _of_a_place(context, key)]
    if local and all(_of_the_land(context, key, local=key in local) for key in people):
        return True
    return len(local) == len(people) and (bool(local) or _at_length(context))


def _of_the_land(context: Context, person: str, *, local: bool) -> bool:
    """Whether an official is one of the land that the document is from; a guest from elsewhere may be all it names."""
    side = context.entities.side_of(person)
    if local or not (represents(context, person) or _speaks_abroad(context, person)):
        return (local and side is None) or side in _from(context)
    return side == context.entities.home()


def _at_length(context: Context) -> bool:
    """Whether a document has so many sentences that it says who those are that it tells of."""
    return len(context.annotation.sentences) >= _LONG


def _of_a_place(context: Context, person: str) -> bool:
    """Whether somebody governs a region or a city, or only speaks for others."""
    return any(post.head in LOCAL or slug(post.head) in _SPEAKING for post in context.entities.posts_of(person))


def _private(context: Context, event: Event) -> bool:
    """Whether a journey of persons who are told of in no public post is told by a verb, or in a report of sport."""
    if event.kind != "Visit":
        return False
    actors = actors_of(context, event)
    told = context.annotation.doc[event.at].pos_ in {"VERB", "AUX"} or not any(map(context.entities.is_person, actors))
    return (told and not any(public(context, key) for key in actors)) or context.of_sport


def _contract(context: Context, event: Event) -> bool:
    """Whether an agreement is one of firms: of those who sign it none is a state, a body or in a public office."""
    claims = context.builder.of(event.key, "signatory") if event.kind == "Agreement" else []
    signed = [claim.object for claim in claims if isinstance(claim.object, str)]
    return bool(signed) and not any(public(context, key) for key in signed)


def _keep_stands(context: Context) -> None:
    """Take back the stands of persons, but those of diplomats and those whose sentence names another state or body."""
    for node in [node for node in context.builder.nodes.values() if node.kind == "Statement"]:
        stance = context.builder.of(node.key, "stance")
        if stance and (context.of_sport or not _on_another(context, node.key, stance[0])):
            context.builder.forget(node.key)


def _on_another(context: Context, key: str, stance: Claim) -> bool:
    builder, entities = context.builder, context.entities
    spans = ((sentence, context.sentence_span(sentence)) for sentence in context.annotation)
    told = [sentence for sentence, (start, end) in spans if start < stance.end and stance.start < end]
    if any(_long_ago(context, expression) for sentence in told for expression in context.expressions(sentence)):
        return False
    speakers = [claim.object for claim in builder.of(key, "speaker") if isinstance(claim.object, str)]
    if any(not entities.is_person(node) or _speaks_abroad(context, node) for node in speakers):
        return True
    about = [claim.object for claim in builder.of(key, "topic", "target") if isinstance(claim.object, str)]
    if any(represents(context, node) for node in speakers) and any(_foreign(builder.nodes[node]) for node in about):
        return True
    sides = {side for node in speakers if (side := entities.side_of(node)) is not None}
    words = [item for sentence in told for item in sentence.elements if not _of_a_person(sentence, item)]
    return bool(_named(context, words) - sides)


def _long_ago(context: Context, expression: Expression) -> bool:
    """Whether words of a date mean one of years ago: what is told of then is history."""
    issued = context.document.issued
    period = expression.period(issued)
    return issued is not None and period is not None and period.latest.year < issued.year - 1


def _of_a_person(sentence: Sentence, item: Element) -> bool:
    """Whether a state is only that of a person who is named: “the jury, led by India's X”."""
    people = (unit for unit in sentence.phrases if unit.kind == "person")
    return any(unit.first - _POSSESSIVE <= item.first and item.last <= unit.last for unit in people)


def _foreign(node: Node) -> bool:
    """Whether a stand is on an agreement or a conference, or on what a country does not talk of at home."""
    entry = lexicon().find(node.anchor or "") if node.kind == "Concept" else None
    return node.kind in _THINGS or (entry is not None and entry.sort != "home")


def _speaks_abroad(context: Context, person: str) -> bool:
    """Whether a person is a foreign minister or a diplomat."""
    posts = context.entities.posts_of(person)
    return any(office(post)[2] == FOREIGN or slug(post.head) in ENVOYS for post in posts)


def _named(context: Context, elements: Iterable[Element]) -> set[str]:
    """The nodes of the states and bodies that are named, and of the states of places."""
    found = set()
    for item in elements:
        if item.key is not None and (item.code in "SD" or is_public_body(item)):
            found.add(context.entities.element(item))
        elif item.key is not None and item.code == "L" and (state := context.country_of(item.key)) is not None:
            found.add(state)
    return found


# What is taken back where nothing else in a document is diplomacy.
_NONE: Final = (_private, _somewhere, _unplaced, _one_sided, _contract, sitting, of_a_trade, of_nobody)
