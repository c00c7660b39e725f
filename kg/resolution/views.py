"""What is known of an event, initiative or agreement when it is compared with others."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Final

from kg.model import Individual, Literal
from kg.resolution.bodies import plain
from kg.resolution.corpus import Ref
from kg.resolution.identities import Identities, country_of_place, is_city
from kg.resolution.stretches import Stretch, finest, stretches

_ACTING: Final = ("participant", "party", "host", "visitor", "initiator", "adherent", "signatory")
# Days that a thing told of without a date may lie before the document that tells of it: news forget soon.
_MEMORY: Final = 62


@dataclass(frozen=True, slots=True)
class View:
    """One or more nodes taken for one thing; every field but the nodes is a set of what any of them tells.

    Args:
        refs: The nodes, in order.
        documents: The documents that tell of it.
        issued: When their documents were published.
        stretches: When it was.
        people: Each person who took part, with the side stood for: the person itself where none is known.
        sides: States and bodies that took part or were stood for.
        actors: All of them by name, whatever part they had.
        goals: Where a visit goes, as states.
        cities, countries, formats, ordinals, statuses, wholes: The objects of claims.
        marks: The signature, and the topics.
        names: Names by language, without capitals and marks.
    """

    refs: tuple[Ref, ...]
    documents: frozenset[str]
    issued: frozenset[date] = frozenset()
    stretches: frozenset[Stretch] = frozenset()
    people: frozenset[tuple[str, str]] = frozenset()
    sides: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    goals: frozenset[str] = frozenset()
    cities: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    formats: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    wholes: frozenset[str] = frozenset()
    names: frozenset[tuple[str, str]] = frozenset()

    @property
    def stretch(self) -> Stretch | None:
        """When it was, as exactly as is known."""
        return finest(self.stretches)

    def with_(self, other: View) -> View:
        """Both as one."""
        told = {field.name: getattr(self, field.name) | getattr(other, field.name) for field in fields(View)[1:]}
        return View(tuple(sorted((*self.refs, *other.refs))), **told)

    def people_of(self, side: str) -> frozenset[str]:
        """The persons who stand for a side."""
        return frozenset(person for own, person in self.people if own == side)

    @property
    def persons(self) -> frozenset[str]:
        """The persons who took part."""
        return frozenset(person for _, person in self.people)


def view(identities: Identities, ref: Ref, sides: dict[str, frozenset[str]]) -> View:
    """What one node tells.

    Args:
        sides: The states or bodies that each person stands for anywhere, by the names of the identities.
    """
    corpus = identities.corpus
    document = corpus.documents[ref[0]]
    dated = stretches((ref[0], claim) for claim in corpus.about(ref, "earliest", "latest"))
    actors = [identities.of(item) for item in corpus.objects(ref, *_ACTING)]
    parties = {identities.side(item) for item in corpus.objects(ref, "party")}
    people, stood = _people(identities, ref, parties, sides)
    places = [identities.of(item) for item in corpus.objects(ref, "place", "destination")]
    countries = {identities.of(item) for item in corpus.objects(ref, "country")}
    goals = {identities.of(item) for item in corpus.objects(ref, "destination")}
    node = corpus.nodes[ref]
    return View(
        (ref,),
        documents=frozenset({ref[0]}),
        issued=frozenset([document.issued] if document.issued else []),
        stretches=frozenset(dated.values()),
        people=frozenset(people),
        sides=frozenset(parties | stood),
        actors=frozenset(actors),
        goals=frozenset(country_of_place(goal) or goal for goal in goals),
        cities=frozenset(place for place in places if is_city(place)),
        countries=frozenset(countries | {country for place in places if (country := country_of_place(place))}),
        formats=frozenset(identities.of(item) for item in corpus.objects(ref, "format")),
        marks=frozenset(node.signature) | {identities.of(item) for item in corpus.objects(ref, "topic")},
        ordinals=frozenset(c.object.value for c in corpus.about(ref, "ordinal") if isinstance(c.object, Literal)),
        statuses=frozenset(c.object.name for c in corpus.about(ref, "status") if isinstance(c.object, Individual)),
        wholes=frozenset(identities.of(item) for item in corpus.objects(ref, "partOf")),
        names=frozenset((name.language, plain(name.text)) for name in node.names),
    )


def _people(
    identities: Identities, ref: Ref, parties: set[str], sides: dict[str, frozenset[str]]
) -> tuple[set[tuple[str, str]], set[str]]:
    """The persons with their sides, and all sides: a person nobody places is a side of its own."""
    people: set[tuple[str, str]] = set()
    stood: set[str] = set()
    for item in identities.corpus.objects(ref, "participant", "visitor", "host"):
        if identities.corpus.nodes[item].kind != "Person":
            stood.add(identities.side(item))
            continue
        person = identities.of(item)
        own = sides.get(person, frozenset()) & parties or sides.get(person, frozenset()) or frozenset({person})
        people.update((side, person) for side in own)
        stood.update(own)
    return people, stood


def apart(one: View, other: View) -> bool:
    """Whether two views cannot be of one thing: one document tells them apart, or place, number or way do."""
    if not one.documents.isdisjoint(other.documents):
        return True
    pairs = ((one.ordinals, other.ordinals), (one.cities, other.cities), (one.countries, other.countries))
    return any(ours and theirs and ours.isdisjoint(theirs) for ours, theirs in pairs)


def timely(one: View, other: View) -> bool:
    """Whether days do not contradict, and an undated telling is not too long after or before what it would tell of."""
    if one.stretch is not None and other.stretch is not None:
        return one.stretch.meets(other.stretch)
    if one.stretch is None and other.stretch is None:
        return all(abs((a - b).days) <= 31 for a in one.issued for b in other.issued)
    dated, undated = (one, other) if one.stretch is not None else (other, one)
    when = dated.stretch
    if when is None or not undated.issued:
        return True
    if undated.statuses == {"Planned"}:
        return max(undated.issued) <= when.last
    return when.first <= max(undated.issued) and (min(undated.issued) - when.last).days <= _MEMORY


def sides_of_persons(identities: Identities) -> dict[str, frozenset[str]]:
    """The states that each person stands for in any post; bodies where there is no state."""
    corpus = identities.corpus
    found: dict[str, set[str]] = {}
    for tenure in corpus.of_kind("Tenure"):
        for person in corpus.objects(tenure, "holder"):
            sides = found.setdefault(identities.of(person), set())
            sides.update(identities.side(body) for body in corpus.objects(tenure, "of"))
    return {person: _states_first(sides) for person, sides in found.items()}


def _states_first(sides: set[str]) -> frozenset[str]:
    states = frozenset(side for side in sides if side.startswith("state/"))
    return states or frozenset(sides)
