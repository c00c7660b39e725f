"""Things that are never joined: what a document states, and places and concepts that no lexicon knows."""

from __future__ import annotations

from typing import Any, ClassVar

from kg.resolution.corpus import Ref
from kg.resolution.identities import Identities
from kg.resolution.stages import Stage


class Singles(Stage[str]):
    """Each node by itself."""

    name: ClassVar[str] = "single"
    kinds: ClassVar[frozenset[str]] = frozenset({"Statement", "State", "Place", "Concept"})

    def features(self, identities: Identities, ref: Ref) -> str:
        return "\0".join(ref)

    def dump(self, features: str) -> Any:
        return features

    def load(self, data: Any) -> str:
        return str(data)

    def order(self, features: str) -> str:
        return features

    def merged(self, one: str, other: str) -> str:
        return min(one, other)
