"""Who is who in the documents of a store, found anew in memory: for an answer, or to see what lines would make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg.model import Reading
from kg.resolution.curation import Curation
from kg.resolution.index import SCHEMA, VERSION
from kg.resolution.resolving import Resolver
from kg.store import QuadStore, readings
from kg.store.index import Index

# Documents that are compared together.
_PART: Final = 100


def compared(store: QuadStore, *, outside: str = "", curation: Curation | None = None) -> Resolver:
    """All documents of a store, compared; the store and the tables beside it stay as they are.

    Args:
        outside: A table of names with identifiers, as the setting `identities` names it.
        curation: What people say of who is who.
    """

    def read(name: str) -> Reading:
        reading = readings.reading_of(store, name)
        assert reading is not None
        return reading

    resolver = Resolver(Index(QuadStore(), SCHEMA, version=VERSION), read, outside=outside, curation=curation)
    for names in parts(readings.names(store), _PART):
        resolver.update({name: read(name) for name in names})
    return resolver


def parts(names: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """Names in parts of a size."""
    return (names[at : at + size] for at in range(0, len(names), size))
