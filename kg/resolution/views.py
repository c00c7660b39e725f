"""What is known of an event, initiative or agreement when it is compared with others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any, Final

from kg.model import Individual, Literal
from kg.resolution.bodies import plain
from kg.resolution.corpus import Ref
from kg.resolution.identities import Identities, country_of_place, is_city
from kg.resolution.stages import Key, Stage
from kg.resolution.stretches import Stretch, finest, stretches

_ACTING: Final = ("participant", "party", "host", "visitor", "initiator", "adherent", "signatory")
# How long a thing told of without a date may lie before the document that tells of it: news forget soon.
_MEMORY: Final = timedelta(days=62)
_MONTH: Final = timedelta(days=31)
# How far ahead a plan without a date may be for.
_AHEAD: Final = timedelta(days=366)
# What is told of a longer stretch is looked for without a month.
_LONGEST: Final = timedelta(days=740)
_LAG: Final = timedelta(days=3)
_NONE: Final = timedelta(0)
# How long after its day, or after the news that it is put off, something may be held.
DELAY: Final = timedelta(days=184)
OFF: Final = frozenset({"Cancelled", "Postponed"})
# All of a key; and those that may have been in any month, which are looked for by all.
_ALL: Final = "all"
_ANY_MONTH: Final = "any"
_FACING: Final = {_ALL: _ANY_MONTH, _ANY_MONTH: _ALL}


@dataclass(frozen=True, slots=True)
class View:
    """One or more nodes taken for one thing; every field but the nodes is a set of what any of them tells.

    Args:
        refs: The nodes, in order.
        documents: The documents that tell of it.
        issued: When their documents were published.
        stretches: When it was.
        people: Each person who took part, with the side stood for: the person itself where none is known.
        called: Each person who took part, with a name that a document has for them.
        sides: States and bodies that took part or were stood for.
        actors: All of them by name, whatever part they had.
        goals: Where a visit goes, as states.
        cities, countries, formats, ordinals, statuses: The objects of claims.
        marks: The signature, and the topics.
        names: Names by language, without capitals and marks.
    """

    refs: tuple[Ref, ...]
    documents: frozenset[str]
    issued: frozenset[date] = frozenset()
    stretches: frozenset[Stretch] = frozenset()
    people: frozenset[tuple[str, str]] = frozenset()
    called: frozenset[tuple[str, str]] = frozenset()
    sides: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    goals: frozenset[str] = frozenset()
    cities: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    formats: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
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

    def names_of(self, side: str) -> frozenset[str]:
        """What the persons who stand for a side are called."""
        people = self.people_of(side)
        return frozenset(name for person, name in self.called if person in people)

    @property
    def persons(self) -> frozenset[str]:
        """The persons who took part."""
        return frozenset(person for _, person in self.people)


def view(identities: Identities, ref: Ref, sides: Callable[[int], frozenset[str]]) -> View:
    """What one node tells.

    Args:
        sides: Tells the states or bodies that the person of a number stands for in any document.
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
        called=frozenset(_called(identities, ref)),
        sides=frozenset(parties | stood),
        actors=frozenset(actors),
        goals=frozenset(country_of_place(goal) or goal for goal in goals),
        cities=frozenset(place for place in places if is_city(place)),
        countries=frozenset(countries | {country for place in places if (country := country_of_place(place))}),
        formats=frozenset(identities.of(item) for item in corpus.objects(ref, "format")),
        marks=frozenset(node.signature) | {identities.of(item) for item in corpus.objects(ref, "topic")},
        ordinals=frozenset(c.object.value for c in corpus.about(ref, "ordinal") if isinstance(c.object, Literal)),
        statuses=frozenset(c.object.name for c in corpus.about(ref, "status") if isinstance(c.object, Individual)),
        names=frozenset((name.language, plain(name.text)) for name in node.names),
    )


def _people(
    identities: Identities, ref: Ref, parties: set[str], sides: Callable[[int], frozenset[str]]
) -> tuple[set[tuple[str, str]], set[str]]:
    """The persons with their sides, and all sides: a person nobody places is a side of its own."""
    people: set[tuple[str, str]] = set()
    stood: set[str] = set()
    for item in identities.corpus.objects(ref, "participant", "visitor", "host"):
        if identities.corpus.nodes[item].kind != "Person":
            stood.add(identities.side(item))
            continue
        person = identities.of(item)
        stands = sides(identities.entities[item]) if item in identities.entities else frozenset()
        own = stands & parties or stands or frozenset({person})
        people.update((side, person) for side in own)
        stood.update(own)
    return people, stood


def _called(identities: Identities, ref: Ref) -> Iterator[tuple[str, str]]:
    nodes = identities.corpus.nodes
    for item in identities.corpus.objects(ref, "participant", "visitor", "host"):
        if nodes[item].kind == "Person" and nodes[item].names:
            yield identities.of(item), max((name.text for name in nodes[item].names), key=len)


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
    ahead = when.first - max(undated.issued)
    if undated.statuses == {"Planned"}:
        return max(undated.issued) <= when.last and ahead <= _AHEAD
    if undated.statuses & OFF and ahead > _NONE:  # what is called off is not held, and may be far off
        return "Held" not in dated.statuses and ahead <= _AHEAD
    return when.first <= max(undated.issued) and min(undated.issued) - when.last <= _MEMORY


def put_off(one: View, other: View) -> bool:
    """Whether one is a plan, and the other the news, before its day, that it is put off, be it to a later day."""
    plan, news = (other, one) if "Postponed" in one.statuses else (one, other)
    if "Postponed" not in news.statuses or plan.statuses != {"Planned"} or plan.stretch is None or not news.issued:
        return False
    if news.stretch is not None and not _NONE < news.stretch.first - plan.stretch.last <= DELAY:
        return False
    return _NONE <= plan.stretch.last - min(news.issued) <= _AHEAD


class Events(Stage[View]):
    """What the stages of events, initiatives and agreements share: each node is told of by one document."""

    def __init__(self, sides: Callable[[int], frozenset[str]]) -> None:
        self._sides = sides

    def features(self, identities: Identities, ref: Ref) -> View:
        return view(identities, ref, self._sides)

    def dump(self, features: View) -> Any:
        return {field.name: _plain(value) for field in fields(features) if (value := getattr(features, field.name))}

    def load(self, data: Any) -> View:
        return View(**{name: _READERS.get(name, frozenset)(told) for name, told in {**_EMPTY, **data}.items()})

    def order(self, features: View) -> str:
        return "\0".join(features.refs[0])

    def facing(self, key: Key) -> Key:
        return (*key[:-1], _FACING.get(key[-1], key[-1]))

    def rank(self, features: View) -> tuple[Any, ...]:
        stretch = features.stretch
        told = len(features.persons) + len(features.sides)
        return stretch is not None, -stretch.days if stretch else 0, told

    def apart(self, one: View, other: View) -> bool:
        return apart(one, other)

    def merged(self, one: View, other: View) -> View:
        return one.with_(other)

    def differences(self, one: View, other: View) -> list[str]:
        found = [f"{document} tells of both" for document in sorted(one.documents & other.documents)[:1]]
        for what in ("ordinals", "cities", "countries"):
            ours, theirs = getattr(one, what), getattr(other, what)
            if ours and theirs and ours.isdisjoint(theirs):
                found.append(f"different {what}: {', '.join(sorted(ours))}; {', '.join(sorted(theirs))}")
        if one.stretch is not None and other.stretch is not None and not one.stretch.meets(other.stretch):
            found.append(f"different days: {_days(one.stretch)}; {_days(other.stretch)}")
        fewer, more = sorted((one.sides, other.sides), key=len)
        if not fewer <= more:
            found.append(f"different sides: {', '.join(sorted(one.sides))}; {', '.join(sorted(other.sides))}")
        elif one.persons and other.persons and one.persons.isdisjoint(other.persons):
            found.append(f"different persons: {', '.join(sorted(one.persons))}; {', '.join(sorted(other.persons))}")
        return found or ["what is told of them agrees, but not enough, or others fit as well"]


def _days(stretch: Stretch) -> str:
    if stretch.first == stretch.last:
        return stretch.first.isoformat()
    return f"{stretch.first.isoformat()} to {stretch.last.isoformat()}"


_EMPTY: Final[dict[str, Any]] = {"refs": (), "documents": ()}
_READERS: Final[dict[str, Callable[[Any], Any]]] = {
    "refs": lambda told: tuple(map(tuple, told)),
    "issued": lambda told: frozenset(map(date.fromisoformat, told)),
    "stretches": lambda told: frozenset(
        Stretch(date.fromisoformat(a), date.fromisoformat(b), bool(c)) for a, b, c in told
    ),
    "people": lambda told: frozenset(map(tuple, told)),
    "called": lambda told: frozenset(map(tuple, told)),
    "names": lambda told: frozenset(map(tuple, told)),
}


def _plain(told: Any) -> Any:
    if isinstance(told, frozenset | tuple):
        return sorted(map(_plain, told)) if isinstance(told, frozenset) else list(map(_plain, told))
    if isinstance(told, Stretch):
        return [told.first.isoformat(), told.last.isoformat(), told.implied]
    return told.isoformat() if isinstance(told, date) else told


def months(one: View) -> list[str]:
    """The months that it may have been in, as its own days or the documents' tell; none where it may have been any.

    A day at the beginning of a month is in the one before too, since news may lag behind.
    """
    found: set[str] = set()
    spans = [(item.first - _LAG, item.last) for item in one.stretches]
    if not spans and one.issued:
        ahead = _AHEAD if one.statuses & {"Planned", *OFF} else _MONTH
        spans = [(min(one.issued) - _MEMORY, max(one.issued) + ahead)]
    for first, last in spans:
        if last - first > _LONGEST:
            return []
        at = first.replace(day=1)
        while at <= last:
            found.add(at.strftime("%Y-%m"))
            at = (at + _MONTH).replace(day=1)
    return sorted(found)


def years(one: View) -> list[str]:
    """The years that it may have been in, or be in after it was put off."""
    found = {month[:4] for month in months(one)}
    return sorted(found | {str(int(year) + 1) for year in found} if "Postponed" in one.statuses else found)


def blocks(one: View, *keys: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Each key in each month that it may have been in, and in the block of all, where such are found by what has none.

    What has no month faces all, which is of use where they are few; what has one faces but those without.
    """
    told = months(one) or [_ANY_MONTH]
    for key in keys:
        yield from ((*key, month) for month in (*told, _ALL))
