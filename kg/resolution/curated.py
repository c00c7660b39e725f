"""A kind of thing brought together as people say it is to be: what they say comes before all that documents tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from kg.resolution.corpus import Ref
from kg.resolution.curation import Curation
from kg.resolution.identities import Identities
from kg.resolution.stages import Judge, Key, Keys, Stage

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Marked(Generic[F]):
    """What is told of a thing, with what people say of it.

    Args:
        told: What documents tell.
        same: The classes that it is in.
        against: The classes that it is not in.
        alone: Classes that all of it is in, as nothing else can be of it.
    """

    told: F
    same: frozenset[str] = frozenset()
    against: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()


class Curated(Stage[Marked[F]]):
    """A stage whose things are one, or not, as a curation says.

    Args:
        inner: What has to agree where nothing is said.
        curation: What is said.
    """

    def __init__(self, inner: Stage[F], curation: Curation) -> None:
        self.name = inner.name  # type: ignore[misc]
        self.kinds = inner.kinds  # type: ignore[misc]
        self._inner = inner
        self._curation = curation
        self.sure = (self._said, *map(_judging, inner.sure))
        self.weak = tuple((_keyed(keys), _judging(judge)) for keys, judge in inner.weak)

    def features(self, identities: Identities, ref: Ref) -> Marked[F]:
        root = self._curation.root(ref, identities.corpus.nodes[ref])
        alone = self._curation.alone(ref)
        told = self._inner.features(identities, ref)
        return Marked(
            self._inner.unknown(told) if self._curation.told_apart(ref) else told,
            frozenset({root} if root else ()),
            self._curation.against(root),
            frozenset({alone} if alone else ()),
        )

    def dump(self, features: Marked[F]) -> Any:
        return [self._inner.dump(features.told), *map(sorted, (features.same, features.against, features.alone))]

    def load(self, data: Any) -> Marked[F]:
        told, *said = data
        return Marked(self._inner.load(told), *map(frozenset, said))

    def order(self, features: Marked[F]) -> str:
        return self._inner.order(features.told)

    def sure_keys(self, features: Marked[F]) -> Iterable[Key]:
        yield from (("curation", root) for root in sorted(features.same))
        yield from self._inner.sure_keys(features.told)

    def facing(self, key: Key) -> Key:
        return self._inner.facing(key)

    def rank(self, features: Marked[F]) -> tuple[Any, ...]:
        return self._inner.rank(features.told)

    def apart(self, one: Marked[F], other: Marked[F]) -> bool:
        if not (one.same.isdisjoint(other.against) and other.same.isdisjoint(one.against)):
            return True
        if not (one.alone <= other.same and other.alone <= one.same):
            return True
        return self._said(one, other) is None and self._inner.apart(one.told, other.told)

    def merged(self, one: Marked[F], other: Marked[F]) -> Marked[F]:
        return Marked(
            self._inner.merged(one.told, other.told),
            one.same | other.same,
            one.against | other.against,
            one.alone | other.alone,
        )

    def differences(self, one: Marked[F], other: Marked[F]) -> list[str]:
        said = self._curation.difference(one.same, other.same)
        return [*([said] if said else ()), *self._inner.differences(one.told, other.told)]

    def bare(self, features: Marked[F]) -> Any:
        return self._inner.bare(features.told)

    def _said(self, one: Marked[F], other: Marked[F]) -> str | None:
        return next(filter(None, map(self._curation.reason, sorted(one.same & other.same))), None)


def _judging(judge: Judge[F]) -> Judge[Marked[F]]:
    return lambda one, other: judge(one.told, other.told)


def _keyed(keys: Keys[F]) -> Keys[Marked[F]]:
    return lambda features: keys(features.told)
