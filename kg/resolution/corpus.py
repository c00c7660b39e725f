"""The readings of all documents as one index: nodes, and claims by what they say something of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from kg.model import Claim, Document, Node, Reading

# A node of a reading: the identifier of its document and its key there.
Ref: TypeAlias = tuple[str, str]


class Corpus:
    """All nodes and claims, in an order that depends on the documents alone.

    Args:
        readings: In any order, one for each document; two of one identifier are a `ValueError`.

    >>> from kg.model import Claim, Document, Node
    >>> reading = Reading(Document("a", "…", "en"), (Node("x", "Person"), Node("m", "Meeting")),
    ...                   (Claim("m", "participant", "x", 0, 1),))
    >>> Corpus([reading]).objects(("a", "m"), "participant")
    [('a', 'x')]
    """

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.documents: dict[str, Document] = {}
        self.nodes: dict[Ref, Node] = {}
        self.claims: list[tuple[str, Claim]] = []
        self._kinds: dict[str, list[Ref]] = defaultdict(list)
        self._by_subject: dict[Ref, list[Claim]] = defaultdict(list)
        self._by_object: dict[Ref, list[Claim]] = defaultdict(list)
        for reading in sorted(readings, key=lambda item: item.document.identifier):
            self._add(reading)

    def _add(self, reading: Reading) -> None:
        name = reading.document.identifier
        if name in self.documents:
            raise ValueError(f"two readings of one document: {name}")
        self.documents[name] = reading.document
        for node in sorted(reading.nodes, key=lambda item: item.key):
            self.nodes[name, node.key] = node
            self._kinds[node.kind].append((name, node.key))
        for claim in reading.claims:
            self.claims.append((name, claim))
            self._by_subject[name, claim.subject].append(claim)
            if isinstance(claim.object, str):
                self._by_object[name, claim.object].append(claim)

    def of_kind(self, *kinds: str) -> list[Ref]:
        """The nodes of the given kinds, in order."""
        return [ref for kind in kinds for ref in self._kinds[kind]]

    def about(self, ref: Ref, *predicates: str) -> Iterator[Claim]:
        """The claims with a node as subject and one of the predicates; all where none is given."""
        return (claim for claim in self._by_subject.get(ref, ()) if not predicates or claim.predicate in predicates)

    def pointing(self, ref: Ref, *predicates: str) -> Iterator[Claim]:
        """The claims with a node as object and one of the predicates."""
        return (claim for claim in self._by_object.get(ref, ()) if claim.predicate in predicates)

    def objects(self, ref: Ref, *predicates: str) -> list[Ref]:
        """The nodes that a node is said to have under the predicates, once each; what is denied does not count."""
        found = (
            (ref[0], claim.object)
            for claim in self.about(ref, *predicates)
            if isinstance(claim.object, str) and claim.modality != "Denied"
        )
        return list(dict.fromkeys(found))
