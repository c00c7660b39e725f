"""Why what documents tell of is one node or another."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.joining import curation_of, opened
from kg.graph.scratch import compared
from kg.model import Merge, Reading
from kg.rdf import terms
from kg.resolution.lookup import Lookup
from kg.resolution.resolving import Resolver
from kg.resolution.telling import Telling
from kg.store import QuadStore, readings, redirects
from kg.store.index import Index

_LOG: Final = logging.getLogger("kg.graph")


class Reasons:
    """What the tables beside a store, or such as are made in memory where these do not fit, tell of its nodes.

    Args:
        store: The quads.
        index: The tables beside them, where they are open; else they are opened for this.
        base: What the IRIs of instances start with.
        outside: A table of names with identifiers, as the setting `identities` names it.
    """

    def __init__(self, store: QuadStore, index: Index | None, *, base: str, outside: str = "") -> None:
        self._store = store
        self._base = base
        self._own: Index | None = None
        kept = index if index is not None else self._beside()
        curation = curation_of(store, base=base)
        if kept is not None and (flaw := kept.flaw) is None:
            resolver = Resolver(kept, self._read, outside=outside, curation=curation)
        else:
            flaw = "are not there" if kept is None else flaw
            _LOG.warning(
                "%s: the tables beside the quads %s: compared anew for this answer, kg build makes them",
                store.path or "memory",
                flaw,
            )
            resolver = compared(store, outside=outside, curation=curation)
        self._lookup: Lookup = resolver.lookup()
        self._telling = Telling(resolver, self._lookup)

    def merges(self, node: str) -> tuple[Merge, ...]:
        """The reason of each node of a document that stands for a node of the graph, in order of the documents."""
        path = self.now(node)
        entity = self._lookup.number(path)
        # What the lexicon knows is in the tables by its names alone; claims lead to the documents.
        names = self._documents(self._base + path) if entity is None else self._lookup.documents(entity)
        return tuple(merge for name in names for merge in self._telling.merges(name) if merge.path == path)

    def differences(self, one: str, other: str) -> tuple[str, ...]:
        """Why two nodes of the graph are not one, a sentence each; empty where they are."""
        ours, theirs = self.now(one), self.now(other)
        return () if ours == theirs else tuple(self._telling.differences(ours, theirs))

    def now(self, node: str) -> str:
        """The path of a node; of one that is another by now, that of the other."""
        return became(self._store, node, base=self._base) or node.removeprefix(self._base)

    def close(self) -> None:
        """Let go of what was opened for this."""
        if self._own is not None:
            self._own.close()

    def _beside(self) -> Index | None:
        try:
            self._own = opened(self._store)
        except StoreError:  # a store that was built before there were tables
            return None
        return self._own

    def _read(self, name: str) -> Reading:
        reading = readings.reading_of(self._store, name)
        assert reading is not None
        return reading

    def _documents(self, iri: str) -> list[str]:
        """The identifiers of the documents that claims about a node are from, in order."""
        try:
            node = ox.NamedNode(iri)
        except ValueError:
            return []
        claims = {
            quad.subject
            for predicate in (terms.RDF_subject, terms.RDF_object, terms.DIP_saidBy)
            for quad in self._store.quads(predicate=ox.NamedNode(predicate), object=node)
        }
        sources = self._objects(claims, terms.DIP_source)
        names = self._objects(sources, terms.DCTERMS_identifier)
        return sorted(name.value for name in names if isinstance(name, ox.Literal))

    def _objects(self, subjects: Iterable[object], predicate: str) -> set[object]:
        nodes = (subject for subject in subjects if isinstance(subject, ox.NamedNode))
        return {quad.object for node in nodes for quad in self._store.quads(node, ox.NamedNode(predicate))}


def became(store: QuadStore, node: str, *, base: str) -> str | None:
    """The path that a node has now which had another, or was merged; `None` where nothing is known of that."""
    goal = redirects.goal(store.oxigraph, base + node.removeprefix(base))
    return None if goal is None else goal.removeprefix(base)
