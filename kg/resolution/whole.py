"""The readings of all documents to one graph, at once and in memory."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Evidence, Reading, Resolution
from kg.resolution.curation import Curation
from kg.resolution.index import SCHEMA, VERSION
from kg.resolution.resolving import Resolver
from kg.resolution.telling import Telling, order
from kg.store.index import Index
from kg.store.quadstore import QuadStore


def resolve(readings: Iterable[Reading], *, outside: str = "", curation: Curation | None = None) -> Resolution:
    """One graph from what each document tells.

    The same set of readings gives the same graph in whatever order they come, and a graph without a reading is what it
    would be had the document never been read. It is the graph that they give when they come one by one, too.

    Args:
        readings: One for each document; two of one identifier are a `ValueError`.
        outside: A table of names with identifiers, as the setting `identities` names it.
        curation: What people say of who is who.

    >>> from kg.model import Claim, Document, Node
    >>> readings = [
    ...     Reading(Document(name, "Norway met Peru.", "en"), (Node("m", "Meeting"), Node("s", "State", anchor=state)),
    ...             (Claim("m", "party", "s", 0, 6),)) for name, state in [("a", "state/NO"), ("b", "state/NO")]]
    >>> [resource.path for resource in resolve(readings).resources if resource.kind == "State"]
    ['state/NO']
    """
    kept: dict[str, Reading] = {}
    for reading in readings:
        name = reading.document.identifier
        if name in kept:
            raise ValueError(f"two readings of one document: {name}")
        kept[name] = reading
    with QuadStore() as store:
        resolver = Resolver(Index(store, SCHEMA, version=VERSION), kept.__getitem__, outside=outside, curation=curation)
        changed, lookup = resolver.update(kept)
        telling = Telling(resolver, lookup)
        evidence: list[Evidence] = [item for name in sorted(kept) for item in telling.lasting(name)]
        evidence += [item for event in sorted(changed.events) if lookup.path(event) for item in telling.event(event)]
        paths = {(name, key): path for name in sorted(kept) for key, path in sorted(lookup.paths(name).items())}
        told = {path for item in evidence for path in (item.subject, item.object) if isinstance(path, str)}
        found = (telling.resource(path) for path in sorted(told | set(paths.values())))
        return Resolution(
            resources=tuple(resource for resource in found if resource is not None),
            evidence=tuple(sorted(evidence, key=order)),
            merges=tuple(merge for name in sorted(kept) for merge in telling.merges(name)),
            paths=paths,
        )
