"""What has to change in a store for it to hold what documents and events tell now: no more of it is read than that.

The changes are found by comparing with what is in the store, not with what was once put there: so what a user
deleted, or an older version of the rules wrote, comes right as soon as a document touches it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from kg.model import UNBACKING_MODALITIES, Document, Evidence, Resource
from kg.rdf import terms
from kg.rdf.mapping import PREDICATES, by_claim, document_iri, nodes
from kg.rdf.mapping import Mapping as Quads
from kg.store.quadstore import QuadStore

# Whose facts are only those that are told anew: events of all documents together, and what one document states.
_EVENT: Final = ("meeting/", "visit/", "conference/", "initiative/", "agreement/")
_WHOLE: Final = (*_EVENT, "statement/")
_NODE: Final = PREDICATES - terms.DOMAIN_PROPERTIES
_UNBACKING: Final = tuple(ox.NamedNode(terms.DIP + modality) for modality in sorted(UNBACKING_MODALITIES))
_INFERRED: Final = "resolution"


@dataclass(frozen=True, slots=True)
class Change:
    """Quads to take out and to put in at once."""

    remove: frozenset[ox.Quad] = frozenset()
    add: frozenset[ox.Quad] = frozenset()

    def counts(self) -> Counter[str]:
        """How many more there are of each kind of node, of claims and of documents; fewer where negative."""
        found: Counter[str] = Counter()
        for quads, by in ((self.add, 1), (self.remove, -1)):
            for quad in quads:
                if quad.predicate.value == terms.RDF_type and (name := _COUNTED.get(quad.object.value)):  # type: ignore[union-attr]
                    found[name] += by
        return found


@dataclass(frozen=True, slots=True)
class Told:
    """What is told now.

    Args:
        documents: For each document, all claims of it that stand whatever others tell; `None` for one that is gone.
        events: For the path of each event, initiative or agreement, all claims of it by any document.
        read: The documents whose text or reading is another than before.
        described: Paths of nodes that may have other labels than before.
        stale: Paths that nodes had before, and may have no more.
    """

    documents: Mapping[str, Iterable[Evidence] | None]
    events: Mapping[str, Iterable[Evidence]]
    read: frozenset[str] = frozenset()
    described: frozenset[str] = frozenset()
    stale: frozenset[str] = frozenset()


_COUNTED: Final = {
    **{terms.classes(kind)[0]: kind for kind in terms.SUPERCLASSES},
    terms.DIP_Claim: "Claim",
    terms.DIP_Document: "Document",
}


class Difference:
    """Compares what is told with what a store has.

    Args:
        store: The store.
        base: What the IRIs of instances start with.
        document: The document of a name, as it is now.
        resource: What is known of the node of a path now.
    """

    def __init__(
        self,
        store: QuadStore,
        *,
        base: str,
        document: Callable[[str], Document],
        resource: Callable[[str], Resource | None],
    ) -> None:
        self.store = store
        self.base = base
        self.document = document
        self.resource = resource
        self.quads = Quads(base)

    def change(self, told: Told) -> Change:
        """The one change that makes the store hold what is told."""
        return _Comparison(self, told).change()


class _Comparison:
    def __init__(self, asked: Difference, told: Told) -> None:
        self._store = asked.store
        self._base = asked.base
        self._document = asked.document
        self._resource = asked.resource
        self._quads = asked.quads
        self._told = told
        self._remove: set[ox.Quad] = set()
        self._add: set[ox.Quad] = set()
        everything = [item for items in (*told.documents.values(), *told.events.values()) for item in items or ()]
        self._wanted = by_claim(everything, base=asked.base)
        self._retold = {self._node(path).value for path in (*told.events, *told.stale)}
        self._gone: set[str] = set()
        self._lost: list[ox.Quad] = []
        # The nodes that a claim which comes or goes speaks of, by their IRIs, with the path where it is known.
        self._touched: set[str] = set()
        self._named: set[str] = set()

    def change(self) -> Change:
        self._claims()
        self._facts()
        self._nodes()
        for name in self._told.read:
            self._node_of_document(name)
        both = self._remove & self._add
        return Change(frozenset(self._remove - both), frozenset(self._add - both))

    # claims

    def _claims(self) -> None:
        present = self._present_claims()
        self._gone = present - self._wanted.keys()
        for claim in self._gone:
            quads = set(self._about(claim))
            self._remove |= quads
            self._take_apart(quads)
        for claim, item in self._wanted.items():
            if claim in present:
                if item.document in self._told.read or (item.extractor == _INFERRED and not self._weighed(claim, item)):
                    self._turn(set(self._about(claim)), set(self._quads.claim(item, self._document(item.document))))
                continue
            self._add.update(self._quads.claim(item, self._document(item.document)))
            self._touched.update(nodes(item))

    def _weighed(self, claim: str, item: Evidence) -> bool:
        """Whether the store has what the IRI of a claim does not tell of it."""
        return all(quad in self._store.oxigraph for quad in self._quads.weight(claim, item))

    def _present_claims(self) -> set[str]:
        """The claims that the store has of what is told, or was."""
        found: set[str] = set()
        for name in self._told.documents:
            node = ox.NamedNode(document_iri(name, base=self._base))
            claims = set(_subjects(self._store.quads(predicate=_SOURCE, object=node)))
            # What is inferred of an event from the words of a document that does not tell of it is told with the event.
            found.update(claim for claim in claims if claim in self._wanted or not self._elsewhere(claim))
        for path in (*self._told.events, *self._told.stale):
            if path.startswith(_WHOLE):
                found.update(_subjects(self._store.quads(predicate=_SUBJECT, object=self._node(path))))
        return found

    def _elsewhere(self, claim: str) -> bool:
        """Whether a claim is of an event that is not told anew."""
        about = self._store.quads(ox.NamedNode(claim), _SUBJECT)
        subject = next((quad.object.value for quad in about if isinstance(quad.object, ox.NamedNode)), "")
        path = subject.removeprefix(self._base)
        return path.startswith(_EVENT) and subject not in self._retold

    def _take_apart(self, quads: Iterable[ox.Quad]) -> None:
        """Note the fact and the nodes of a claim that goes."""
        parts = {quad.predicate.value: quad.object for quad in quads}
        subject, predicate, value = (
            parts.get(name) for name in (terms.RDF_subject, terms.RDF_predicate, terms.RDF_object)
        )
        if not isinstance(subject, ox.NamedNode) or not isinstance(predicate, ox.NamedNode) or value is None:
            return
        self._named.update(
            node.value for node in (subject, value, parts.get(terms.DIP_saidBy)) if isinstance(node, ox.NamedNode)
        )
        modality = parts.get(terms.DIP_modality)
        if not isinstance(modality, ox.NamedNode) or modality not in _UNBACKING:
            self._lost.append(ox.Quad(subject, predicate, value))

    # facts

    def _facts(self) -> None:
        wanted = {self._quads.fact(item) for item in self._wanted.values() if item.backs}
        whole = {
            path
            for path in {item.subject for item in self._wanted.values()} | {*self._told.events, *self._told.stale}
            if path.startswith(_WHOLE)
        }
        subjects = {self._node(path) for path in whole}
        present = {
            quad
            for subject in subjects
            for quad in self._store.quads(subject)
            if quad.predicate.value in terms.DOMAIN_PROPERTIES
        }
        self._remove |= present - wanted
        self._add.update(quad for quad in wanted - present if quad not in self._store.oxigraph)
        for quad in dict.fromkeys(self._lost):
            if quad.subject not in subjects and quad not in wanted and not self._backed(quad):
                self._remove.update([quad] if quad in self._store.oxigraph else [])

    def _backed(self, fact: ox.Quad) -> bool:
        """Whether a claim that stays backs a fact."""
        store = self._store.oxigraph
        assert isinstance(fact.subject, ox.NamedNode)
        for iri in _subjects(self._store.quads(predicate=_SUBJECT, object=fact.subject)):
            claim = ox.NamedNode(iri)
            if (
                iri not in self._gone
                and ox.Quad(claim, _PREDICATE, fact.predicate) in store
                and ox.Quad(claim, _OBJECT, fact.object) in store
                and not any(ox.Quad(claim, _MODALITY, modality) in store for modality in _UNBACKING)
            ):
                return True
        return False

    # nodes

    def _nodes(self) -> None:
        spoken = {path for item in self._wanted.values() for path in nodes(item)}
        described = self._told.described | self._told.events.keys()
        paths = self._touched | described | self._told.stale
        iris = {self._node(path).value: path for path in paths}
        for iri in self._named - iris.keys():
            if iri.startswith(self._base):
                self._leave(ox.NamedNode(iri))
        for iri, path in iris.items():
            node = ox.NamedNode(iri)
            if path not in spoken and not self._spoken(node):
                self._leave(node, gone=True)
            elif path in described or path in self._told.stale or not any(self._store.quads(node, _TYPE)):
                resource = self._resource(path)
                wanted = set(self._quads.node(resource)) if resource is not None else set()
                self._turn(self._about_node(node), wanted)

    def _leave(self, node: ox.NamedNode, *, gone: bool = False) -> None:
        """Take away what is known of a node that no claim speaks of any more."""
        if gone or not self._spoken(node):
            self._remove.update(self._about_node(node))

    def _spoken(self, node: ox.NamedNode) -> bool:
        """Whether a claim that stays, or one that comes, speaks of a node."""
        return any(
            claim not in self._gone
            for predicate in (_SUBJECT, _OBJECT, _SAID_BY)
            for claim in _subjects(self._store.quads(predicate=predicate, object=node))
        )

    def _about_node(self, node: ox.NamedNode) -> set[ox.Quad]:
        return {quad for quad in self._store.quads(node) if quad.predicate.value in _NODE}

    # documents

    def _node_of_document(self, name: str) -> None:
        wanted: set[ox.Quad] = set()
        if self._told.documents.get(name) is not None:
            wanted.update(self._quads.document(self._document(name)))
        self._turn(set(self._about(document_iri(name, base=self._base))), wanted)

    # quads

    def _turn(self, present: set[ox.Quad], wanted: set[ox.Quad]) -> None:
        self._remove |= present - wanted
        self._add |= wanted - present

    def _about(self, iri: str) -> Iterator[ox.Quad]:
        return (quad for quad in self._store.quads(ox.NamedNode(iri)) if quad.predicate.value in PREDICATES)

    def _node(self, path: str) -> ox.NamedNode:
        return ox.NamedNode(self._quads.iri(path))


_SOURCE: Final = ox.NamedNode(terms.DIP_source)
_SUBJECT: Final = ox.NamedNode(terms.RDF_subject)
_PREDICATE: Final = ox.NamedNode(terms.RDF_predicate)
_OBJECT: Final = ox.NamedNode(terms.RDF_object)
_MODALITY: Final = ox.NamedNode(terms.DIP_modality)
_SAID_BY: Final = ox.NamedNode(terms.DIP_saidBy)
_TYPE: Final = ox.NamedNode(terms.RDF_type)


def _subjects(quads: Iterable[ox.Quad]) -> Iterator[str]:
    return (quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode))
