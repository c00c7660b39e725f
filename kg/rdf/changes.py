"""What has to change in a store for it to hold a graph, as one change for each document that arrives.

The changes are found by comparing with what is in the store, not with what was once put there: so a store that
a crash left between two documents, or that an older version of the rules built, comes out right at the next build.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.rdf import terms
from kg.rdf.mapping import PREDICATES


@dataclass(frozen=True, slots=True)
class Change:
    """Quads to take out and to put in at once, on account of one document."""

    document: str
    remove: frozenset[ox.Quad] = frozenset()
    add: frozenset[ox.Quad] = frozenset()


def built(quads: Iterable[ox.Quad], *, base: str) -> frozenset[ox.Quad]:
    """Those quads that the mapping answers for: of an instance, with one of its predicates. Others are users' own."""
    return frozenset(
        quad
        for quad in quads
        if quad.predicate.value in PREDICATES
        and isinstance(quad.subject, ox.NamedNode)
        and quad.subject.value.startswith(base)
    )


def plan(
    present: frozenset[ox.Quad], graph: Mapping[str, frozenset[ox.Quad]], *, arriving: Sequence[str]
) -> list[Change]:
    """One change for each document that arrives, which together turn `present` into `graph`.

    Args:
        present: What the store has, of what the mapping answers for.
        graph: The quads that each document brings.
        arriving: The documents that are new, in the order in which they are to be written.

    Returns:
        Changes in the order of `arriving`. What a document changes about nodes that others told of before goes
        with it: a finer value comes in the transaction in which the coarser one goes.
    """
    wanted: frozenset[ox.Quad] = frozenset().union(*graph.values())
    missing, stale = set(wanted - present), present - wanted
    added: dict[str, set[ox.Quad]] = {}
    for document in arriving:
        added[document] = missing & graph[document]
        missing -= added[document]
    removed: dict[str, set[ox.Quad]] = {document: set() for document in arriving}
    causes = _Causes(graph, arriving, [*present, *wanted] if missing or stale else ())
    for quads, changes in ((missing, added), (stale, removed)):
        for quad in quads:
            changes[causes.of(quad)].add(quad)
    return [Change(name, frozenset(removed[name]), frozenset(added[name])) for name in arriving]


def whole(present: frozenset[ox.Quad], graph: Mapping[str, frozenset[ox.Quad]], *, document: str = "") -> Change:
    """The one change that turns `present` into `graph`."""
    wanted: frozenset[ox.Quad] = frozenset().union(*graph.values())
    return Change(document, remove=present - wanted, add=wanted - present)


class _Causes:
    """Which arriving document a change to a node told of before is laid to: the first that speaks of the node."""

    def __init__(
        self, graph: Mapping[str, frozenset[ox.Quad]], arriving: Sequence[str], quads: Iterable[ox.Quad]
    ) -> None:
        self._claimed = {quad.subject: quad.object for quad in quads if quad.predicate.value == terms.RDF_subject}
        self._last = arriving[-1]
        self._first: dict[object, str] = {}
        for document in arriving:
            for quad in graph[document]:
                self._first.setdefault(self._node(quad), document)

    def of(self, quad: ox.Quad) -> str:
        return self._first.get(self._node(quad), self._last)

    def _node(self, quad: ox.Quad) -> object:
        """The node that a quad is about; of a claim, the one that it speaks of."""
        return self._claimed.get(quad.subject, quad.subject)
