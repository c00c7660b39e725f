"""What people say of who is who, kept with the store: one literal of the internal graph."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox

from kg.store.quadstore import INTERNAL, QuadStore

_SPACE: Final = INTERNAL.value.partition("#")[0] + "#"
_STORE: Final = ox.NamedNode(_SPACE + "store")
_CURATION: Final = ox.NamedNode(_SPACE + "curation")


def kept(store: QuadStore) -> str | None:
    """The text that is kept; `None` where there is none."""
    found = (quad.object for quad in store.quads(_STORE, _CURATION, graph=INTERNAL))
    return next((value.value for value in found if isinstance(value, ox.Literal)), None)


def keep(store: QuadStore, text: str) -> None:
    """Keep a text in the place of the one before."""
    new = ox.Quad(_STORE, _CURATION, ox.Literal(text), INTERNAL)
    store.apply(remove=set(store.quads(_STORE, _CURATION, graph=INTERNAL)) - {new}, add=[new])
