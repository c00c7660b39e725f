"""Who is who, kept right as documents come and go: only what a document touches is looked at again."""

from __future__ import annotations

import json
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from kg.model import Reading
from kg.resolution.bodies import Bodies, supposed_of
from kg.resolution.clustering import Clustering, first_of
from kg.resolution.conferences import Conferences
from kg.resolution.corpus import Corpus
from kg.resolution.curated import Curated
from kg.resolution.curation import Curation
from kg.resolution.describing import ACTORS, NAMELESS, Describing
from kg.resolution.identities import entry, named
from kg.resolution.initiatives import Agreements, Initiatives
from kg.resolution.knowns import Knowns
from kg.resolution.lookup import Lookup
from kg.resolution.meetings import Meetings
from kg.resolution.persons import Persons
from kg.resolution.singles import Singles
from kg.resolution.stages import Stage
from kg.resolution.tenures import Tenures
from kg.resolution.visits import Visits
from kg.store.index import Index

# What people say nothing of: a tenure follows from its person, and the others stand alone.
_UNCURATED: Final = frozenset({"single", "tenure"})
EVENTS: Final = ("meeting", "visit", "conference", "initiative", "agreement")


@dataclass(slots=True)
class Changed:
    """What a change to the documents touches, and has to be told anew.

    Args:
        documents: Documents with any claim that may have other paths in it; some may be gone.
        events: Entities of events, initiatives and agreements of which anything may be told otherwise.
        described: Paths of nodes that may have other labels than before.
        stale: Paths that nothing has any more, or something else.
        became: Of those that nothing has any more, what most of it has become.
    """

    documents: set[str] = field(default_factory=set)
    events: set[int] = field(default_factory=set)
    described: set[str] = field(default_factory=set)
    stale: set[str] = field(default_factory=set)
    became: dict[str, str] = field(default_factory=dict)


class Resolver:
    """Who is who in all documents of a store.

    Args:
        index: The tables, which the changes are written to.
        read: The reading of a document that the store has.
        outside: A table of names with identifiers, as the setting `identities` names it.
        curation: What people say of who is who.
    """

    def __init__(
        self, index: Index, read: Callable[[str], Reading], *, outside: str = "", curation: Curation | None = None
    ) -> None:
        self._index = index
        self._stored = read
        self.outside = outside
        self.curation = curation or Curation()
        self._corpora: OrderedDict[str, Corpus] = OrderedDict()
        self.knowns = Knowns(index)
        persons = (Singles(), Bodies(), Persons(), Tenures())
        events = (kind(self._sides) for kind in (Conferences, Initiatives, Agreements, Visits, Meetings))
        self.stages: dict[str, Clustering[Any]] = {
            stage.name: Clustering(index, self._curated(stage)) for stage in (*persons, *events)
        }

    def _curated(self, stage: Stage[Any]) -> Stage[Any]:
        return Curated(stage, self.curation) if self.curation.lines and stage.name not in _UNCURATED else stage

    def read(self, name: str) -> Reading:
        """What a document tells, with the nodes that people say are something known as that."""
        return self.curation.applied(self._stored(name))

    def lookup(self, readings: Mapping[str, Reading | None] | None = None) -> Lookup:
        """How documents are looked up; those given are not read from the store."""
        given = readings or {}
        for name in given:
            self._corpora.pop(name, None)
        return Lookup(
            self._index, lambda name: given.get(name) or self.read(name), outside=self.outside, kept=self._corpora
        )

    def documents(self) -> list[str]:
        """The documents, in order."""
        return [name for (name,) in self._index.execute("SELECT name FROM document ORDER BY name")]

    def has(self, document: str) -> bool:
        """Whether a document is among them."""
        return self._index.execute("SELECT 1 FROM document WHERE name = ?", (document,)).fetchone() is not None

    def documents_left(self) -> bool:
        """Whether there are any."""
        return self._index.execute("SELECT 1 FROM document LIMIT 1").fetchone() is not None

    def update(self, readings: Mapping[str, Reading | None]) -> tuple[Changed, Lookup]:
        """Take in documents, in the place of what they told before; `None` for one that goes.

        Returns:
            What has to be told anew, and how documents are looked up after the change.
        """
        readings = {name: reading and self.curation.applied(reading) for name, reading in readings.items()}
        lookup = self.lookup(readings)
        changed = Changed(documents=set(readings))
        for name, reading in sorted(readings.items()):
            changed.described |= self._note(name, reading)
        return self._resolved(_Round(self, lookup, readings, changed)), lookup

    def _note(self, name: str, reading: Reading | None) -> set[str]:
        found: set[str] = set()
        if self.has(name):
            found |= self.knowns.count(self.read(name), -1)
            self._index.execute("DELETE FROM document WHERE name = ?", (name,))
            self._index.execute("DELETE FROM part WHERE document = ?", (name,))
        if reading is not None:
            found |= self.knowns.count(reading, 1)
            self._index.execute("INSERT INTO document VALUES (?)", (name,))
            parts = {(name, c.object, c.subject) for c in reading.claims if c.predicate == "partOf"}
            self._index.executemany("INSERT INTO part VALUES (?, ?, ?)", sorted(parts, key=str))
        return found

    def _resolved(self, round_: _Round) -> Changed:
        round_.actors()
        round_.events()
        return round_.described()

    def _sides(self, person: int) -> frozenset[str]:
        row = self._index.execute("SELECT sides FROM sides WHERE person = ?", (person,)).fetchone()
        return frozenset(json.loads(row[0])) if row else frozenset()


class _Round:
    """One change, stage by stage: what others are compared by comes first."""

    def __init__(
        self, resolver: Resolver, lookup: Lookup, readings: Mapping[str, Reading | None], changed: Changed
    ) -> None:
        self._stages = resolver.stages
        self._curation = resolver.curation
        self._lookup = lookup
        self._index = lookup.index
        self._readings = readings
        self._changed = changed
        self._documents = set(readings)
        self._goals: dict[int, Counter[int]] = {}
        self._touched: dict[str, set[int]] = {name: set() for name in resolver.stages}

    def actors(self) -> None:
        """Bodies, then persons by what they stand for, then their tenures."""
        self._tell("single", self._documents)
        self._documents |= self._tell("body", self._documents)
        self._documents |= self._tell("person", self._documents)
        self._documents |= self._adopt()
        self._tell("tenure", self._documents)

    def events(self) -> None:
        """What actors take part in."""
        self._documents |= self._stand()
        for stage in ("conference", "initiative", "agreement", "visit", "meeting"):
            self._changed.documents |= self._tell(stage, self._documents)
        self._changed.documents |= self._documents

    def _tell(self, stage: str, documents: Iterable[str]) -> set[str]:
        """Note what documents tell of a kind; the documents in which something is of another entity now."""
        clustering = self._stages[stage]
        kinds = clustering.stage.kinds
        for name in sorted(documents):
            if name in self._readings and self._readings[name] is None:
                clustering.tell(name, {})
                continue
            identities = self._lookup.identities(name, supposing=stage in ("body", "person"))
            refs = [ref for ref in identities.corpus.of_kind(*sorted(kinds)) if _unknown(identities.corpus.nodes[ref])]
            clustering.tell(name, {ref[1]: clustering.stage.features(identities, ref) for ref in refs})
        moves = clustering.settle()
        self._touched[stage] |= moves.entities
        for entity, goals in moves.goals.items():
            self._goals.setdefault(entity, Counter()).update(goals)
        return moves.documents - {name for name, reading in self._readings.items() if reading is None}

    # bodies that posts and persons tell to be known ones

    def _adopt(self) -> set[str]:
        """Take unknown bodies for the known ones with nearly their names, where one person holds one post in both."""
        bodies = {body for body in self._touched["body"] if self._supposed(body) or self._lookup.adopted.get(body)}
        persons = self._touched["person"].union(
            *(self._lookup.told_in(name, "person") for body in bodies for name in self._lookup.documents(body))
        )
        before = {body: self._lookup.adopted.get(body) for body in bodies}
        for person in sorted(persons):
            rows = self._index.execute("SELECT body FROM adoption WHERE person = ?", (person,)).fetchall()
            adopted = self._adopted_by(person)
            for body in {body for (body,) in rows}.union(body for body, _ in adopted):
                before.setdefault(body, self._lookup.adopted.get(body))
            self._index.execute("DELETE FROM adoption WHERE person = ?", (person,))
            self._index.executemany(
                "INSERT INTO adoption VALUES (?, ?, ?)", [(body, goal, person) for body, goal in sorted(adopted)]
            )
        changed = {body for body, goal in before.items() if self._lookup.adopted.get(body) != goal}
        self._touched["body"] |= changed
        for body in changed:
            self._changed.described.update(filter(None, (before[body], self._lookup.adopted.get(body))))
        return {name for body in changed for name in self._lookup.documents(body)}

    def _adopted_by(self, person: int) -> set[tuple[int, str]]:
        held = {post for profile, _, _ in self._stages["person"].units(person) for post in profile.holds}
        found = set()
        for role, name in held:
            body = named(name)
            goal = self._supposed(body) if body is not None else None
            if body is not None and goal is not None and (role, goal) in held:
                found.add((body, goal))
        return found

    def _supposed(self, body: int) -> str | None:
        goals = {supposed_of(told) for told, _, _ in self._stages["body"].units(body)} - {None}
        goal = goals.pop() if len(goals) == 1 else None
        if goal is not None and self._curation.lines:
            members = ((ref, self._lookup.corpus(ref[0]).nodes[ref]) for ref in self._lookup.members(body))
            return None if self._curation.forbids(members, goal) else goal
        return goal

    # whom persons stand for

    def _stand(self) -> set[str]:
        """Note the sides of persons; the documents of those who have others than before."""
        persons = self._touched["person"].union(*(self._lookup.told_in(name, "person") for name in self._documents))
        changed: set[str] = set()
        for person in sorted(persons):
            sides, firsts = self._seats(person)
            row = self._index.execute("SELECT sides, firsts FROM sides WHERE person = ?", (person,)).fetchone()
            told_again = any(first in self._readings for _, _, first in json.loads(firsts))
            if row == (sides, firsts) and not told_again:
                continue
            self._index.execute("INSERT OR REPLACE INTO sides VALUES (?, ?, ?)", (person, sides, firsts))
            if row is None or row[0] != sides:
                changed.update(self._lookup.documents(person))
            self._changed.events |= self._resting(person)
        return changed

    def _resting(self, person: int) -> set[int]:
        """The events whose sides follow from words on a person in documents that need not tell of them."""
        rows = self._index.execute("SELECT event FROM resting WHERE person = ?", (person,)).fetchall()
        return {event for (event,) in rows}

    def _seats(self, person: int) -> tuple[str, str]:
        """The states that a person stands for, bodies where there is none; and for each body the first document."""
        units = self._stages["person"].units(person)
        seats: dict[tuple[str, str], list[int]] = {}
        for profile, _, unit in units:
            for seat in profile.seats:
                seats.setdefault(seat, []).append(unit)
        sides = {self._adopted(side) for _, side in seats}
        states = {side for side in sides if side.startswith("state/")} or sides
        firsts = sorted((body, side, first_of(self._index, told)[0]) for (body, side), told in seats.items())
        return json.dumps(sorted(states)), json.dumps(firsts)

    def _adopted(self, name: str) -> str:
        number = named(name)
        return (self._lookup.adopted.get(number) if number is not None else None) or name

    # what all are called

    def described(self) -> Changed:
        """Call everything what it is called now, and find what that touches."""
        describing = Describing(self._lookup, self._stages)
        for stage in ACTORS:
            if stage == "person":  # the paths of namesakes have the names of bodies in them
                near = {name for entity in describing.changed for name in self._lookup.documents(entity)}
                self._touched[stage].update(*(self._lookup.told_in(name, stage) for name in near))
            describing.describe(stage, self._touched[stage])
        # What a path or label of an actor is in has to be made anew.
        documents = self._changed.documents.union(*map(self._lookup.documents, describing.changed))
        shown = {stage: set(touched) for stage, touched in self._touched.items()}
        for stage in ("single", *NAMELESS):
            shown[stage].update(*(self._lookup.told_in(name, stage) for name in documents))
        # What is told without a day has that of what it is part of in its path.
        for event in self._within(*(shown[stage] for stage in EVENTS)):
            shown[self._stage_of(event)].add(event)
        for stage in NAMELESS:
            describing.describe(stage, shown[stage])
        self._finish(describing, shown)
        return self._changed

    def _finish(self, describing: Describing, shown: Mapping[str, set[int]]) -> None:
        changed = self._changed
        described = describing.changed.union(*shown.values())
        changed.described.update(path for entity in described if (path := self._lookup.path(entity)))
        # Claims have paths in them, and no labels.
        changed.documents.update(*map(self._lookup.documents, describing.moved))
        # What rests on words of other documents has paths of theirs in it, none of which are of what is new.
        renamed = {name for entity in describing.naming.stale.values() for name in self._lookup.documents(entity)}
        persons = {person for name in renamed for person in self._lookup.told_in(name, "person")}
        events = changed.events.union(*map(self._resting, persons), *(self._touched[stage] for stage in EVENTS))
        events.update(*(self._lookup.told_in(name, *EVENTS) for name in changed.documents))
        changed.events = events | self._within(events)
        changed.stale |= describing.naming.stale.keys()
        changed.became.update(self._became(describing.naming.stale))
        for person in self._touched["person"]:
            if not self._stages["person"].units(person):
                for table in ("sides", "adoption", "resting"):
                    self._index.execute(f"DELETE FROM {table} WHERE person = ?", (person,))
        for event in changed.events:
            if not self._lookup.path(event):
                self._index.execute("DELETE FROM resting WHERE event = ?", (event,))

    def _became(self, stale: Mapping[str, int]) -> Iterator[tuple[str, str]]:
        """For paths that nothing has any more, those of what they have become."""
        for path, entity in stale.items():
            known = entry(path) is not None
            if known or self._index.execute("SELECT 1 FROM entity WHERE path = ? LIMIT 1", (path,)).fetchone():
                continue
            goals = Counter({entity: 1}) if self._lookup.path(entity) else self._goals.get(entity, Counter())
            found = [(-number, name) for goal, number in goals.items() if (name := self._lookup.path(goal))]
            if found:
                yield path, min(found)[1]

    def _within(self, *events: set[int]) -> set[int]:
        """The events that are part of some."""
        return {part for whole in set().union(*events) for part in self._lookup.parts(whole)}

    def _stage_of(self, entity: int) -> str:
        row = self._index.execute("SELECT stage FROM cluster WHERE entity = ? LIMIT 1", (entity,)).fetchone()
        return str(row[0])


def _unknown(node: Any) -> bool:
    from kg.resolution.identities import identity

    return identity(node) is None
