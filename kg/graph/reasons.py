"""Why what documents tell of is one node or another."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.joining import curation_of, opened
from kg.model import Merge, Reading
from kg.rdf import terms
from kg.resolution.lookup import Lookup
from kg.resolution.resolving import Resolver
from kg.resolution.telling import Telling
from kg.store import QuadStore, readings
from kg.store.index import Index


def merges(store: QuadStore, index: Index | None, node: str, *, base: str) -> tuple[Merge, ...]:
    """The reason of each node of a document that stands for a node of the graph, in order of the documents.

    Args:
        store: The quads.
        index: The tables beside them, where they are open; else they are opened for this.
        node: An IRI, or its path below the base.
        base: What the IRIs of instances start with.
    """
    path = node.removeprefix(base)
    own = index or _opened(store)
    try:
        if own is not None and own.fits:
            found = _told(store, own, path, base=base)
        else:
            from kg import resolution

            said = curation_of(store, base=base)
            found = list(resolution.resolve(readings.kept(store).values(), curation=said).merges)
        return tuple(merge for merge in found if merge.path == path)
    finally:
        if index is None and own is not None:
            own.close()


def differences(store: QuadStore, index: Index | None, one: str, other: str, *, base: str) -> tuple[str, ...]:
    """Why two nodes of the graph are not one, a sentence each.

    Args:
        store, index, base: As for `merges`.
        one, other: IRIs, or their paths below the base.
    """
    own = index or _opened(store)
    try:
        if own is None or not own.fits:
            raise StoreError(
                "the store's tables are not there",
                where=str(store.path or "memory"),
                remedy="kg build makes them, also with a document that is there already",
            )
        telling, _ = _telling(store, own, base=base)
        return tuple(telling.differences(one.removeprefix(base), other.removeprefix(base)))
    finally:
        if index is None and own is not None:
            own.close()


def _opened(store: QuadStore) -> Index | None:
    try:
        return opened(store)
    except StoreError:  # a store that was built before there were tables
        return None


def _telling(store: QuadStore, index: Index, *, base: str) -> tuple[Telling, Lookup]:
    def read(name: str) -> Reading:
        reading = readings.reading_of(store, name)
        assert reading is not None
        return reading

    resolver = Resolver(index, read, curation=curation_of(store, base=base))
    lookup = resolver.lookup()
    return Telling(resolver, lookup), lookup


def _told(store: QuadStore, index: Index, path: str, *, base: str) -> list[Merge]:
    telling, lookup = _telling(store, index, base=base)
    entity = lookup.number(path)
    # What the lexicon knows is in the tables by its names alone; claims lead to the documents.
    names = _documents(store, base + path) if entity is None else lookup.documents(entity)
    return [merge for name in names for merge in telling.merges(name)]


def _documents(store: QuadStore, iri: str) -> list[str]:
    """The identifiers of the documents that claims about a node are from, in order."""
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        return []
    claims = {
        quad.subject
        for predicate in (terms.RDF_subject, terms.RDF_object, terms.DIP_saidBy)
        for quad in store.quads(predicate=ox.NamedNode(predicate), object=node)
    }
    sources = _objects(store, claims, terms.DIP_source)
    names = _objects(store, sources, terms.DCTERMS_identifier)
    return sorted(name.value for name in names if isinstance(name, ox.Literal))


def _objects(store: QuadStore, subjects: Iterable[object], predicate: str) -> set[object]:
    nodes = (subject for subject in subjects if isinstance(subject, ox.NamedNode))
    return {quad.object for node in nodes for quad in store.quads(node, ox.NamedNode(predicate))}
