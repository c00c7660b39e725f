"""Documents joined to a store and withdrawn from it: resolved with what they touch there, and written at once."""

from __future__ import annotations

import gc
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.errors import CurationError, UnknownDocumentError
from kg.graph.clock import Clock
from kg.graph.scratch import compared, parts
from kg.graph.sources import Waiting
from kg.graph.successors import successors
from kg.model import Document, Reading
from kg.rdf import terms
from kg.rdf.changes import Change, Difference, Told
from kg.rdf.mapping import Mapping as Quads
from kg.report import Report
from kg.resolution import curation
from kg.resolution.corpus import Ref
from kg.resolution.curation import Curation, Find
from kg.resolution.index import SCHEMA, VERSION
from kg.resolution.lookup import Lookup
from kg.resolution.resolving import EVENTS, Changed, Resolver
from kg.resolution.telling import Telling
from kg.store import INTERNAL, QuadStore, curations, readings, redirects
from kg.store.index import Index

# Documents that are resolved and written together.
_BATCH: Final = 25
# What is written waits in memory until it is flushed: about half a megabyte a document.
_FLUSH_EVERY: Final = 25
# Documents of a store whose tables are made anew that are told together.
_MOST_TOLD: Final = 100
# The name under which the tables keep what they were made with.
_OUTSIDE: Final = "outside"
# What Python's collector looks at after a batch: what is younger than its oldest generation.
_YOUNG: Final = 1
_NO_NODES: Final = ("claim/", "document/")


def opened(store: QuadStore) -> Index:
    """The tables of a store; they may not fit what it holds."""
    return Index(store, SCHEMA, version=VERSION)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Python's collector of cycles looks for none inside: to read a document makes many objects and hardly a cycle, and
    to look at them again and again takes a twentieth of the time.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@dataclass(slots=True)
class _Done:
    """What came of a change so far."""

    added: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    quads_added: int = 0
    quads_removed: int = 0


class Joining:
    """One change to the documents of a store.

    Args:
        store: Where the graph and the readings are kept.
        index: The tables beside it.
        base: What the IRIs of instances start with.
        clock: Times the stages.
        outside: A table of names with identifiers, as the setting `identities` names it.
        curation: A file of what people say of who is who, in the place of the one that the store keeps.
    """

    def __init__(
        self,
        store: QuadStore,
        index: Index,
        *,
        base: str,
        clock: Clock,
        outside: str = "",
        curation: Curation | None = None,
    ) -> None:
        self._store = store
        self._index = index
        self._base = base
        self._clock = clock
        self._quads = Quads(base)
        self._arriving_curation = curation
        self._resolver = Resolver(index, self._stored, outside=outside, curation=curation_of(store, base=base))
        self._done = _Done()
        self._unflushed = 0
        self._index.catch_up()
        if (flaw := self._index.flaw) is not None or self._index.meta(_OUTSIDE) != self._made_with():
            if flaw is not None and readings.any_kept(store):
                self._done.warnings.append(f"the tables beside the quads {flaw}: made anew, nothing is lost")
            self._make_anew()

    def add(self, waiting: Sequence[Waiting], *, reread: bool = False) -> Report:
        """Join documents; those that are there as they are stay untouched, unless they are to be read again."""
        batch: dict[str, Reading | None] = {}
        before: dict[str, Reading | None] = {}
        curated = self._curating()
        with _uncollected():
            for done, item in enumerate(waiting, start=1):
                reading = self._arriving(item, reread=reread)
                with self._clock.stage("extract"):
                    self._clock.step(done, len(waiting))
                if reading is not None:
                    batch[item.identifier] = reading
                    if curated:
                        before[item.identifier] = readings.reading_of(self._store, item.identifier)
                if batch and (len(batch) == _BATCH or done == len(waiting)):
                    self._join(batch, done, len(waiting))
                    batch = {}
                    gc.collect(_YOUNG)
        if curated:
            self._curate(before)
        self._store.flush()
        return self._report()

    def withdraw(self, identifier: str) -> Report:
        """Take a document and all that rests on it alone out of the graph."""
        if not self._resolver.has(identifier):
            raise _unknown(identifier, self._resolver.documents())
        self._join({identifier: None}, 1, 1)
        self._store.flush()
        return self._report()

    # what people say

    def _curating(self) -> bool:
        """Whether there is a file that the store does not keep as it is."""
        new, old = self._arriving_curation, self._resolver.curation
        return new is not None and (new.where, new.text) != (old.where, old.text)

    def _curate(self, before: Mapping[str, Reading | None]) -> None:
        """Keep to the file from now on; where that cannot be done, the documents are as they were before."""
        assert self._arriving_curation is not None
        lookup = self._resolver.lookup()
        try:
            bound = self._arriving_curation.bound(
                self._resolver.curation, self._standing_for(lookup), lookup.tells, self._trying
            )
        except CurationError:
            for some in parts(sorted(before), _BATCH):
                self._join({name: before[name] for name in some}, len(some), len(some))
            self._store.flush()
            raise
        curations.keep(self._store, bound.dumps())
        # What is told apart from others leaves them the IRI, if any are left.
        paths = self._paths(readings.names(self._store))
        left = {path for ref, path in paths.items() if not bound.told_apart(ref)}
        paths = {ref: path for ref, path in paths.items() if not bound.told_apart(ref) or path not in left}
        self._resolver = Resolver(self._index, self._stored, outside=self._resolver.outside, curation=bound)
        self._make_anew(paths)

    def _standing_for(self, lookup: Lookup) -> Find:
        def find(path: str, document: str | None) -> Sequence[Ref]:
            now = redirects.goal(self._store.oxigraph, self._iri(path))
            for each in filter(None, (path, now and now.removeprefix(self._base))):
                if document is not None:
                    told = lookup.paths(document) if self._resolver.has(document) else {}
                    if found := tuple((document, key) for key, name in sorted(told.items()) if name == each):
                        return found
                elif (entity := lookup.number(each)) is not None:
                    return lookup.members(entity)
            return ()

        return find

    def _trying(self, curation: Curation) -> Find:
        """What IRIs stand for in the graph that some lines would make."""
        with self._clock.stage("resolve"):
            return self._standing_for(compared(self._store, outside=self._resolver.outside, curation=curation).lookup())

    def _carried(self, batch: Mapping[str, Reading | None]) -> None:
        """Have the lines speak on of the same things in documents that are read in another way than before."""
        carried = before = self._resolver.curation
        for name, reading in batch.items():
            old = readings.reading_of(self._store, name) if before.speaks_of(name) else None
            if old is not None and reading is not None:
                carried = carried.carried(old, reading)
        if carried.refs != before.refs:
            curations.keep(self._store, carried.dumps())
            self._resolver = Resolver(self._index, self._stored, outside=self._resolver.outside, curation=carried)
            with self._index.changing():
                self._index.keep(_OUTSIDE, self._made_with())

    def _made_with(self) -> str:
        """What tells whether the documents were compared by the same table and the same file."""
        outside = self._resolver.outside
        table = Path(outside).read_bytes() if outside and Path(outside).is_file() else outside.encode()
        return sha256(table + self._resolver.curation.dumps().encode()).hexdigest()

    # one document

    def _arriving(self, item: Waiting, *, reread: bool) -> Reading | None:
        """What a document tells, if it is not in the store as it is."""
        with self._clock.stage("read"):
            document = item.read()
            before = readings.reading_of(self._store, item.identifier)
        if before is not None and not reread and _same(before.document, document):
            self._done.unchanged.append(item.identifier)
            return None
        with self._clock.stage("extract"):
            reading = _read_facts(document)
        self._done.warnings.extend(_warnings(reading))
        if reading == before:
            self._done.unchanged.append(item.identifier)
            return None
        (self._done.added if before is None else self._done.replaced).append(item.identifier)
        return reading

    def _stored(self, name: str) -> Reading:
        found = readings.reading_of(self._store, name)
        if found is None:
            raise KeyError(name)
        return found

    # a batch

    def _join(self, batch: Mapping[str, Reading | None], done: int, total: int) -> None:
        self._carried(batch)
        with self._index.changing():
            with self._clock.stage("resolve"):
                changed, lookup = self._resolver.update(batch)
            with self._clock.stage("map"):
                change = self._change(changed, lookup, batch)
            self._send(change)
        with self._clock.stage("store"):
            self._write(change, len(batch))
            for at in range(done - len(batch) + 1, done + 1):
                self._clock.step(at, total)

    def _change(self, changed: Changed, lookup: Lookup, batch: Mapping[str, Reading | None]) -> Change:
        telling = Telling(self._resolver, lookup)
        told = Told(
            documents={
                name: telling.lasting(name) if self._resolver.has(name) else None for name in sorted(changed.documents)
            },
            events={path: telling.event(event) for event in sorted(changed.events) if (path := lookup.path(event))},
            read=frozenset(batch),
            described=frozenset(changed.described),
            stale=frozenset(changed.stale),
        )
        difference = Difference(
            self._store,
            base=self._base,
            document=lambda name: lookup.corpus(name).documents[name],
            resource=telling.resource,
        )
        return _with(_with(difference.change(told), *self._kept(batch)), *self._redirects(changed, lookup))

    def _kept(self, batch: Mapping[str, Reading | None]) -> tuple[set[ox.Quad], set[ox.Quad]]:
        """What keeps the readings of a batch: to take out, and to put in."""
        present = {quad for name in batch for quad in readings.quads_for(self._store, name)}
        wanted = {readings.quad_of(reading) for reading in batch.values() if reading is not None}
        base = readings.base_quad(self._base)
        if self._resolver.documents_left():
            wanted.add(base)
        else:
            present.add(base)
        return present - wanted, {quad for quad in wanted if quad not in self._store.oxigraph}

    def _redirects(self, changed: Changed, lookup: Lookup) -> tuple[set[ox.Quad], set[ox.Quad]]:
        """What the redirects of nodes that are others now come to."""
        stale = {path for path in changed.stale if lookup.number(path) is None}
        return redirects.change(
            self._store,
            {self._iri(old): self._iri(new) for old, new in changed.became.items()},
            gone=map(self._iri, stale - changed.became.keys()),
            nodes=map(self._iri, changed.described - stale),
        )

    def _iri(self, path: str) -> str:
        return self._quads.iri(path)

    def _send(self, change: Change) -> None:
        counts = Counter(json.loads(self._index.meta("counts") or "{}"))
        counts.update(change.counts())
        self._index.keep("counts", json.dumps(counts))
        self._index.send(remove=change.remove, add=change.add)

    def _write(self, change: Change, documents: int) -> None:
        self._index.deliver()
        self._done.quads_added += _size(change.add)
        self._done.quads_removed += _size(change.remove)
        self._unflushed += documents
        if self._unflushed >= _FLUSH_EVERY:
            self._store.flush()
            self._unflushed = 0

    def _report(self) -> Report:
        counts = Counter(json.loads(self._index.meta("counts") or "{}"))
        claims, documents = counts.pop("Claim", 0), counts.pop("Document", 0)
        nodes = {kind: number for kind, number in sorted(counts.items()) if number}
        done = self._done
        return Report(
            added=tuple(done.added),
            replaced=tuple(done.replaced),
            unchanged=tuple(done.unchanged),
            warnings=tuple(done.warnings),
            counts={**nodes, "Claim": claims, "Document": documents},
            quads_added=done.quads_added,
            quads_removed=done.quads_removed,
            seconds=self._clock.seconds,
        )

    # tables made anew

    def _make_anew(self, paths: Mapping[Ref, str] | None = None) -> None:
        """Fill the tables from the readings that the store keeps, and tell all documents again.

        Args:
            paths: The path that each node has till now, where the tables cannot tell it any more.
        """
        names = readings.names(self._store)
        before = self._nodes()
        if paths is None and self._index.fits:
            paths = self._paths(names)
        with self._index.changing():
            self._index.clear()
            self._index.keep(_OUTSIDE, self._made_with())
            with self._clock.stage("resolve"):
                for some in parts(names, _MOST_TOLD):
                    self._resolver.update({name: self._stored(name) for name in some})
        lookup = self._resolver.lookup()
        now = {path for name in names for path in lookup.paths(name).values()}
        became = self._led(sorted(before - now), lookup) if paths is None else _became(paths, self._paths(names), now)
        for some in parts(names, _MOST_TOLD):
            events = {event for name in some for event in lookup.told_in(name, *EVENTS)}
            nodes = {path for name in some for path in lookup.paths(name).values()}
            # Only when all documents are told anew does nothing speak of what is no more.
            stale = before - now if some[-1] == names[-1] else set()
            changed = Changed(documents=set(some), events=events, described=nodes, stale=stale)
            changed.became = became if stale else {}
            with self._index.changing():
                change = self._change(changed, lookup, {name: self._stored(name) for name in some})
                self._index.send(remove=change.remove, add=change.add)
            self._write(change, len(some))
        with self._index.changing():
            self._index.keep("counts", json.dumps(Change(add=frozenset(self._store.quads())).counts()))
            self._index.settle()

    def _led(self, paths: Iterable[str], lookup: Lookup) -> dict[str, str]:
        """What nodes have become of which the tables tell no more, by the claims on them."""
        iris = {self._iri(path): path for path in paths}
        read = partial(readings.reading_of, self._store)
        return {iris[iri]: path for iri, path in successors(self._store, iris, read=read, paths=lookup.paths).items()}

    def _paths(self, names: Iterable[str]) -> dict[Ref, str]:
        """The path of each node of documents."""
        lookup = self._resolver.lookup()
        return {(name, key): path for name in names for key, path in lookup.paths(name).items()}

    def _nodes(self) -> set[str]:
        """The paths of all nodes that the store has."""
        nodes = (quad.subject for quad in self._store.quads(predicate=ox.NamedNode(terms.RDF_type)))
        iris = {node.value for node in nodes if isinstance(node, ox.NamedNode) and node.value.startswith(self._base)}
        return {iri.removeprefix(self._base) for iri in iris if not iri.removeprefix(self._base).startswith(_NO_NODES)}


def curation_of(store: QuadStore, *, base: str) -> Curation | None:
    """What the store keeps of what people say of who is who."""
    text = curations.kept(store)
    return None if text is None else curation.loads(text, base=base)


def _became(before: Mapping[Ref, str], now: Mapping[Ref, str], there: Collection[str]) -> dict[str, str]:
    """For paths that nothing has any more, those that most of their nodes have."""
    goals: dict[str, Counter[str]] = {}
    for ref, path in before.items():
        if path not in there and ref in now:
            goals.setdefault(path, Counter())[now[ref]] += 1
    return {path: min(found, key=lambda goal: (-found[goal], goal)) for path, found in goals.items()}


def _with(change: Change, remove: Iterable[ox.Quad], add: Iterable[ox.Quad]) -> Change:
    return Change(change.remove.union(remove), change.add.union(add))


def _same(before: Document, document: Document) -> bool:
    """Whether two are one text with the same known of it; what was mended while reading makes no difference."""
    return replace(before, warnings=()) == replace(document, warnings=())


def _read_facts(document: Document) -> Reading:
    # Only here are the languages' models needed: a graph that is only asked never loads them.
    from kg import extractors

    return extractors.read(document)


def _warnings(reading: Reading) -> Iterator[str]:
    name = reading.document.identifier
    yield from (f"{name}: {warning}" for warning in reading.document.warnings)
    if not reading.claims:
        yield f"{name}: nothing was found in it"


def _size(quads: Iterable[ox.Quad]) -> int:
    return sum(quad.graph_name != INTERNAL for quad in quads)


def _unknown(identifier: str, known: Iterable[str]) -> UnknownDocumentError:
    near = get_close_matches(identifier, list(known), n=1)
    remedy = f"did you mean {near[0]}?" if near else "kg documents lists those that there are"
    return UnknownDocumentError("the store has no such document", where=identifier, remedy=remedy)
