"""Documents joined to a store and withdrawn from it: read, resolved with all that is there, written in transactions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import TypeAlias

import pyoxigraph as ox

from kg import resolution
from kg.errors import UnknownDocumentError
from kg.graph.clock import Clock
from kg.model import Document, Reading, Resolution
from kg.rdf import changes, mapping, terms
from kg.report import Report
from kg.store import INTERNAL, QuadStore, readings

# What is written waits in memory until it is flushed: about half a megabyte a document.
_FLUSH_EVERY = 25

Readings: TypeAlias = dict[str, Reading]
Graph: TypeAlias = Mapping[str, frozenset[ox.Quad]]


class Joining:
    """One change to the documents of a store.

    Args:
        store: Where the graph and the readings are kept.
        base: What the IRIs of instances start with.
        clock: Times the stages.
    """

    def __init__(self, store: QuadStore, *, base: str, clock: Clock) -> None:
        self._store = store
        self._base = base
        self._clock = clock
        self._before = readings.kept(store)

    def add(self, documents: Sequence[Document], *, reread: bool = False) -> Report:
        """Join documents; those that are there as they are stay untouched, unless they are to be read again."""
        after = dict(self._before)
        arriving = [document for document in documents if reread or not self._stands(document)]
        with self._clock.stage("extract"):
            for done, document in enumerate(arriving, start=1):
                after[document.identifier] = _read_facts(document)
                self._clock.step(done, len(arriving))
        changed = [name for name in after if after[name] != self._before.get(name)]
        report = self._turn_into(after, arriving=sorted(changed))
        return replace(
            report,
            added=tuple(name for name in report.added if name not in self._before),
            replaced=tuple(name for name in report.added if name in self._before),
            unchanged=tuple(document.identifier for document in documents if document.identifier not in changed),
            warnings=tuple(_warnings([after[document.identifier] for document in arriving])),
        )

    def withdraw(self, identifier: str) -> Report:
        """Take a document and all that rests on it alone out of the graph."""
        if identifier not in self._before:
            raise _unknown(identifier, self._before)
        after = {name: reading for name, reading in self._before.items() if name != identifier}
        return self._turn_into(after, arriving=[])

    def _stands(self, document: Document) -> bool:
        """Whether the document is in the store as it is; what was mended while reading makes no difference."""
        reading = self._before.get(document.identifier)
        return reading is not None and replace(reading.document, warnings=()) == replace(document, warnings=())

    def _turn_into(self, after: Readings, *, arriving: Sequence[str]) -> Report:
        resolved, graph = self._graph_of(after)
        with self._clock.stage("store"):
            plan = self._plan(after, graph, arriving)
            for done, change in enumerate(plan, start=1):
                self._store.apply(remove=change.remove, add=change.add)
                if done % _FLUSH_EVERY == 0:
                    self._store.flush()
                self._clock.step(done, len(plan))
            self._store.flush()
        return Report(
            added=tuple(arriving),
            counts=_counts(resolved, graph),
            quads_added=sum(_size(change.add) for change in plan),
            quads_removed=sum(_size(change.remove) for change in plan),
            seconds=self._clock.seconds,
        )

    def _graph_of(self, kept: Readings) -> tuple[Resolution, Graph]:
        with self._clock.stage("resolve"):
            resolved = resolution.resolve([kept[name] for name in sorted(kept)])
        with self._clock.stage("map"):
            documents = {name: reading.document for name, reading in kept.items()}
            return resolved, mapping.quads(resolved, documents, base=self._base)

    def _plan(self, after: Readings, graph: Graph, arriving: Sequence[str]) -> list[changes.Change]:
        """One change a document. Where one goes or is replaced, all is one: what rested on it must not outlive it."""
        base = readings.base_quad(self._base)
        wanted = {name: graph[name] | {base, readings.quad_of(reading)} for name, reading in after.items()}
        present = changes.built(self._store.quads(), base=self._base) | frozenset(self._store.quads(graph=INTERNAL))
        if arriving and all(after.get(name) == reading for name, reading in self._before.items()):
            return changes.plan(present, wanted, arriving=arriving)
        return [changes.whole(present, wanted)]


def _read_facts(document: Document) -> Reading:
    # Only here are the languages' models needed: a graph that is only asked never loads them.
    from kg import extractors

    return extractors.read(document)


def _warnings(read: Iterable[Reading]) -> Iterator[str]:
    for reading in read:
        name = reading.document.identifier
        yield from (f"{name}: {warning}" for warning in reading.document.warnings)
        if not reading.claims:
            yield f"{name}: nothing was found in it"


def _counts(resolved: Resolution, graph: Graph) -> dict[str, int]:
    """Nodes by class, of those that a claim speaks of, then claims and documents."""
    kinds = {resource.path: resource.kind for resource in resolved.resources}
    named = {path for item in resolved.evidence for path in (item.subject, item.object) if isinstance(path, str)}
    counts = Counter(kinds[path] for path in named if path in kinds)
    claims = {quad.subject for quads in graph.values() for quad in quads if quad.predicate.value == terms.DIP_quote}
    return {**dict(sorted(counts.items())), "Claim": len(claims), "Document": len(graph)}


def _size(quads: Iterable[ox.Quad]) -> int:
    return sum(quad.graph_name != INTERNAL for quad in quads)


def _unknown(identifier: str, known: Iterable[str]) -> UnknownDocumentError:
    near = get_close_matches(identifier, list(known), n=1)
    remedy = f"did you mean {near[0]}?" if near else "kg documents lists those that there are"
    return UnknownDocumentError("the store has no such document", where=identifier, remedy=remedy)
