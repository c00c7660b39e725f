"""Redirects: what an IRI has become that no node has any more, kept so that whoever has the old one finds the new.

Each is one quad of the internal graph, from the old IRI to that of a node, never to one that is itself redirected: so
there are no chains of them, and no cycle can arise.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import pyoxigraph as ox

from kg.store.quadstore import INTERNAL, QuadStore

_BECAME: Final = ox.NamedNode(INTERNAL.value.partition("#")[0] + "#became")


def goal(store: ox.Store, iri: str) -> str | None:
    """What an IRI has become; `None` where nothing is known of that."""
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        return None
    found = (quad.object for quad in store.quads_for_pattern(node, _BECAME, None, INTERNAL))
    return next((value.value for value in found if isinstance(value, ox.NamedNode)), None)


def change(
    store: QuadStore, became: Mapping[str, str], *, gone: Iterable[str] = (), nodes: Iterable[str] = ()
) -> tuple[set[ox.Quad], set[ox.Quad]]:
    """What keeps the redirects right through a change: the quads to take out and to put in.

    Args:
        store: Where they are kept.
        became: For IRIs that no node has any more, those of nodes.
        gone: IRIs that no node has any more and that have become nothing.
        nodes: IRIs that nodes have now; to them one comes without a redirect.
    """
    became = {old: new for old, new in became.items() if old != new and new not in became}
    remove: set[ox.Quad] = set()
    add = {_quad(old, new) for old, new in became.items()}
    for old in {*became, *gone}:
        leading = set(_pointing(store, old))
        remove |= leading
        if (new := became.get(old)) is not None:
            add |= {ox.Quad(quad.subject, _BECAME, ox.NamedNode(new), INTERNAL) for quad in leading}
    for iri in {*became, *nodes, *became.values()}:
        remove |= set(store.quads(ox.NamedNode(iri), _BECAME, graph=INTERNAL))
    standing = {*nodes, *became.values()}
    add = {quad for quad in add if quad.subject.value not in standing}  # type: ignore[union-attr]
    return remove - add, add - remove


def _pointing(store: QuadStore, iri: str) -> Iterable[ox.Quad]:
    return store.quads(predicate=_BECAME, object=ox.NamedNode(iri), graph=INTERNAL)


def _quad(old: str, new: str) -> ox.Quad:
    return ox.Quad(ox.NamedNode(old), _BECAME, ox.NamedNode(new), INTERNAL)
