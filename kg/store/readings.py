"""Readings, kept beside the facts made from them, so that a document can be withdrawn or joined to others later.

Each is one JSON literal in the internal graph: so it goes in and out in the same transaction as its facts.
The JSON is canonical: the same reading is always the same bytes. What has its default value is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from typing import Any, Final
from urllib.parse import quote, unquote

import pyoxigraph as ox

from kg.errors import StoreDamagedError
from kg.model import Claim, Document, Individual, Literal, Name, Node, Object, Passage, Reading
from kg.store.quadstore import INTERNAL, QuadStore

_SPACE: Final = INTERNAL.value.partition("#")[0] + "#"
_READING: Final = ox.NamedNode(_SPACE + "reading")
_BASE: Final = ox.NamedNode(_SPACE + "base")
_STORE: Final = ox.NamedNode(_SPACE + "store")


def dumps(reading: Reading) -> str:
    """A reading as canonical JSON.

    >>> dumps(Reading(Document("a.txt", "The ministers met.", "en")))
    '{"document":{"identifier":"a.txt","language":"en","text":"The ministers met."}}'
    """
    return json.dumps(_plain(reading), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def loads(text: str) -> Reading:
    """The reading that `dumps` wrote; `StoreDamagedError` where the text is not one.

    >>> reading = Reading(Document("a.txt", "The ministers met.", "en"))
    >>> loads(dumps(reading)) == reading
    True
    """
    try:
        data = json.loads(text)
        return Reading(
            document=_document(data["document"]),
            nodes=tuple(_node(node) for node in data.get("nodes", ())),
            claims=tuple(_claim(claim) for claim in data.get("claims", ())),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise StoreDamagedError(
            f"a reading in the store cannot be understood ({type(error).__name__})", remedy="build the store anew"
        ) from error


def quad_of(reading: Reading) -> ox.Quad:
    """The quad that keeps a reading."""
    return ox.Quad(_node_of(reading.document.identifier), _READING, ox.Literal(dumps(reading)), INTERNAL)


def quads_for(store: QuadStore, identifier: str) -> set[ox.Quad]:
    """The quads that keep the reading of a document: one, or none."""
    return set(store.quads(_node_of(identifier), _READING, graph=INTERNAL))


def reading_of(store: QuadStore, identifier: str) -> Reading | None:
    """The reading of one document; `None` where the store has none."""
    found = (quad.object for quad in quads_for(store, identifier))
    return next((loads(value.value) for value in found if isinstance(value, ox.Literal)), None)


def any_kept(store: QuadStore) -> bool:
    """Whether the store has any document."""
    return next(iter(store.quads(predicate=_READING, graph=INTERNAL)), None) is not None


def names(store: QuadStore) -> list[str]:
    """The identifiers of all documents, in order."""
    quads = store.quads(predicate=_READING, graph=INTERNAL)
    return sorted(
        unquote(quad.subject.value.rpartition("/")[2]) for quad in quads if isinstance(quad.subject, ox.NamedNode)
    )


def kept(store: QuadStore) -> dict[str, Reading]:
    """All readings of a store by the identifier of their document, in order of it."""
    readings = (loads(text) for text in _internal(store, _READING))
    return {reading.document.identifier: reading for reading in sorted(readings, key=_identifier)}


def base_of(store: QuadStore) -> str | None:
    """What the IRIs of the store's instances start with; `None` where nothing was built yet."""
    return next(_internal(store, _BASE), None)


def base_quad(base: str) -> ox.Quad:
    """The quad that keeps the base, so that a store is never built on with two."""
    return ox.Quad(_STORE, _BASE, ox.Literal(base), INTERNAL)


def _node_of(identifier: str) -> ox.NamedNode:
    return ox.NamedNode(f"{_SPACE}document/{quote(identifier, safe='')}")


def _identifier(reading: Reading) -> str:
    return reading.document.identifier


def _internal(store: QuadStore, predicate: ox.NamedNode) -> Iterator[str]:
    quads = store.quads(predicate=predicate, graph=INTERNAL)
    return (quad.object.value for quad in quads if isinstance(quad.object, ox.Literal))


def _plain(value: Any) -> Any:
    """A value of the model in JSON's types."""
    if isinstance(value, Individual):
        return {"individual": value.name}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, str | int | float):
        return value
    return {item.name: _plain(part) for item in fields(value) if (part := getattr(value, item.name)) != item.default}


def _document(data: Mapping[str, Any]) -> Document:
    known = dict(data)
    if "issued" in known:
        known["issued"] = date.fromisoformat(known["issued"])
    if "dateline" in known:
        start, end = known["dateline"]
        known["dateline"] = (start, end)
    known["passages"] = tuple(Passage(**passage) for passage in data.get("passages", ()))
    known["warnings"] = tuple(data.get("warnings", ()))
    return Document(**known)


def _node(data: Mapping[str, Any]) -> Node:
    names = tuple(Name(**name) for name in data.get("names", ()))
    return Node(**{**data, "names": names, "signature": tuple(data.get("signature", ()))})


def _claim(data: Mapping[str, Any]) -> Claim:
    return Claim(**{**data, "object": _object(data["object"])})


def _object(data: str | Mapping[str, str]) -> Object:
    if isinstance(data, str):
        return data
    return Individual(data["individual"]) if "individual" in data else Literal(**data)
