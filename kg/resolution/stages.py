"""What it takes to bring the things of one kind together: what is compared, with what, and what has to agree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any, ClassVar, Generic, TypeVar

from kg.resolution.corpus import Ref
from kg.resolution.identities import Identities

F = TypeVar("F")
Key = tuple[str, ...]
# Why two are one, or `None`.
Judge = Callable[[F, F], str | None]
# The blocks that something is in: only what shares one is compared.
Keys = Callable[[F], Iterable[Key]]


@dataclass(slots=True)
class Group(Generic[F]):
    """Some of the features given, taken for one thing.

    Args:
        members: Where they stand among those given.
        features: What they tell together.
        reasons: Why each is in the group, where a judge said so.
    """

    members: list[int]
    features: F
    reasons: dict[int, str]


class Stage(Generic[F]):
    """One kind of thing, such as persons. `F` is what one document, or several, tell of one."""

    name: ClassVar[str]
    kinds: ClassVar[frozenset[str]]
    # What is sure, the surest first.
    sure: Sequence[Judge[F]] = ()
    # What must fit one thing only, with the blocks that it is looked for in.
    weak: Sequence[tuple[Keys[F], Judge[F]]] = ()

    def features(self, identities: Identities, ref: Ref) -> F:
        """What a document tells of a node."""
        raise NotImplementedError

    def dump(self, features: F) -> Any:
        """The features in JSON's types, the same for what is the same."""
        raise NotImplementedError

    def load(self, data: Any) -> F:
        """The features that were dumped."""
        raise NotImplementedError

    def order(self, features: F) -> str:
        """What comes first is decided by this, never by the order in which documents come."""
        raise NotImplementedError

    def sure_keys(self, features: F) -> Iterable[Key]:
        """The blocks in which those are looked for that are surely the same."""
        return ()

    def facing(self, key: Key) -> Key:
        """The block in which those are looked for, to be joined or to be joined to, that fit what is in a block."""
        return key

    def rank(self, features: F) -> tuple[Any, ...]:
        """How much is told; what tells less is joined to what tells more."""
        return ()

    def apart(self, one: F, other: F) -> bool:
        """Whether two cannot be one."""
        return False

    def merged(self, one: F, other: F) -> F:
        """Both as one."""
        raise NotImplementedError

    def unknown(self, features: F) -> F:
        """What is told, without what a table of known things makes of it."""
        return features

    def bare(self, features: F) -> Any:
        """What documents tell, without what people say of it."""
        return features

    def differences(self, one: F, other: F) -> list[str]:
        """Why two that are not one are not, a sentence each; empty where no more can be said than that."""
        return []

    def linked(self, one: F, other: F) -> bool:
        """Whether two may surely be one, so that they have to be looked at together."""
        return not self.apart(one, other) and any(judge(one, other) for judge in self.sure)

    def partition(self, found: Sequence[F]) -> list[Group[F]]:
        """Those that are surely one, from what is linked, in order: joined by each judge until nothing more is."""
        groups = [Group([at], features, {}) for at, features in enumerate(found)]
        for judge in self.sure:
            while len(joined := self._once(groups, judge)) < len(groups):
                groups = joined
        return groups

    def _once(self, groups: Sequence[Group[F]], judge: Judge[F]) -> list[Group[F]]:
        kept: list[Group[F]] = []
        for group in groups:
            for other in kept:
                if not self.apart(other.features, group.features) and (reason := judge(other.features, group.features)):
                    other.reasons.setdefault(other.members[0], reason)
                    for member in group.members:
                        other.reasons.setdefault(member, group.reasons.get(member, reason))
                    other.members.extend(group.members)
                    other.features = self.merged(other.features, group.features)
                    break
            else:
                kept.append(Group(list(group.members), group.features, dict(group.reasons)))
        return kept


@lru_cache(maxsize=16384)
def hashed(key: Key) -> int:
    """A block's key as the number that it has in a table."""
    return int.from_bytes(blake2b("\x1f".join(key).encode(), digest_size=8).digest(), "big", signed=True)
