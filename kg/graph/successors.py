"""What the nodes of a graph have become whose tables are lost: found by the words that their claims rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

import pyoxigraph as ox

from kg.model import Claim, Reading
from kg.rdf import terms
from kg.store import QuadStore

_ENDS: Final = {"subject": terms.RDF_subject, "object": terms.RDF_object}
# Where the words of a claim start and end, and what it says of them.
_Words = tuple[str, int, int]


def successors(
    store: QuadStore,
    iris: Iterable[str],
    *,
    read: Callable[[str], Reading | None],
    paths: Callable[[str], Mapping[str, str]],
) -> dict[str, str]:
    """For IRIs of nodes that the claims of a store speak of, the paths that most of what was told of them has now.

    Args:
        store: The quads, as they were before.
        read: The reading of a document, as it is now; `None` where there is none.
        paths: The path that each node of a document has now, by its key.
    """
    found = {}
    for iri in iris:
        goals: Counter[str] = Counter()
        for document, words, end in _claims(store, iri):
            reading = read(document)
            keys = {_end(claim, end) for claim in reading.claims if _words(claim) == words} if reading else set()
            if len(keys) == 1 and (path := paths(document).get(keys.pop())):
                goals[path] += 1
        if goals:
            found[iri] = min(goals, key=lambda path: (-goals[path], path))
    return found


def _claims(store: QuadStore, iri: str) -> Iterator[tuple[str, _Words, str]]:
    """The document and the words of each claim on a node, and which end of it the node is."""
    node = ox.NamedNode(iri)
    for end, predicate in _ENDS.items():
        for quad in store.quads(predicate=ox.NamedNode(predicate), object=node):
            claim = quad.subject
            assert isinstance(claim, ox.NamedNode)
            source, said = _value(store, claim, terms.DIP_source), _value(store, claim, terms.RDF_predicate)
            start, last = _value(store, claim, terms.DIP_start), _value(store, claim, terms.DIP_end)
            document = _value(store, ox.NamedNode(source), terms.DCTERMS_identifier) if source else None
            if document and said and start and last:
                yield document, (said.removeprefix(terms.DIP), int(start), int(last)), end


def _value(store: QuadStore, subject: ox.NamedNode, predicate: str) -> str | None:
    found = (quad.object for quad in store.quads(subject, ox.NamedNode(predicate)))
    return next((value.value for value in found if not isinstance(value, ox.Triple)), None)


def _words(claim: Claim) -> _Words:
    return claim.predicate, claim.start, claim.end


def _end(claim: Claim, end: str) -> str:
    return claim.subject if end == "subject" else claim.object if isinstance(claim.object, str) else ""
