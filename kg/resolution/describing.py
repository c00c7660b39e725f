"""What entities are called: labels and paths, those of actors first, since the others' have theirs in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from kg.model import Label, Name
from kg.resolution import paths
from kg.resolution.clustering import Clustering
from kg.resolution.labels import Attested, person_labels, plain_labels
from kg.resolution.lookup import Lookup
from kg.resolution.naming import Naming

# Those whose paths and labels have the names of others in them.
NAMELESS: Final = ("tenure", "meeting", "visit", "conference", "initiative", "agreement")
ACTORS: Final = ("single", "body", "person")


class Describing:
    """One change to what entities are called.

    Args:
        lookup: Where they are kept.
        stages: How each kind is brought together, by the name of its stage.
    """

    def __init__(self, lookup: Lookup, stages: Mapping[str, Clustering[Any]]) -> None:
        self._lookup = lookup
        self._stages = stages
        self.naming = Naming(lookup)
        # Entities that have another path than before, and those that are shown by another label or have another path.
        self.moved: set[int] = set()
        self.changed: set[int] = set()

    def describe(self, stage: str, entities: Iterable[int]) -> None:
        """Call each entity of a stage what is told of it now."""
        for entity in sorted(entities):
            units = self._stages[stage].units(entity)
            if not units:
                self.naming.forget(entity)
            elif stage == "person":
                self._person(entity, units)
            elif stage == "body":
                self._body(entity, units)
            elif stage == "tenure":
                self._call(entity, "Tenure", [], paths.tenure(self._lookup, [post for post, _, _ in units]))
            else:
                self._told(entity)
        moved = self.naming.settle()
        self.moved |= moved
        self.changed |= moved

    def _call(self, entity: int, kind: str, labels: Iterable[Label], parts: list[str]) -> None:
        if self.naming.call(entity, kind, labels, parts):
            self.changed.add(entity)

    def _person(self, entity: int, units: list[tuple[Any, int, int]]) -> None:
        labels = ordered(person_labels([attested(profile.names, number) for profile, number, _ in units]))
        self._call(entity, "Person", labels, paths.person(self._lookup, [profile for profile, _, _ in units], labels))

    def _body(self, entity: int, units: list[tuple[Any, int, int]]) -> None:
        labels = ordered(plain_labels([attested(body.names, number) for body, number, _ in units]))
        self._call(entity, "Organization", labels, paths.body([body for body, _, _ in units], labels))

    def _told(self, entity: int) -> None:
        """What single nodes and events are called follows from their documents."""
        members = self._lookup.members(entity)
        nodes = {ref: self._lookup.corpus(ref[0]).nodes[ref] for ref in members}
        kind = nodes[members[0]].kind
        labels = ordered(plain_labels([(frozenset(node.names), 1) for node in nodes.values()]))
        if kind == "Statement":
            self._call(entity, kind, labels, paths.statement(members[0]))
        elif kind in ("State", "Place", "Concept"):
            self._call(entity, kind, labels, [paths.plain(kind, labels)])
        else:
            self._call(entity, kind, labels, paths.Event(self._lookup, kind, members, labels).parts())


def attested(names: Iterable[tuple[str, str, str]], number: int) -> Attested:
    """Names that are used together, with how often."""
    return frozenset(Name(*name) for name in names), number


def ordered(labels: Iterable[Label]) -> list[Label]:
    """Labels in the order of a resource."""
    return sorted(set(labels), key=lambda label: (label.language, label.property, label.text))
