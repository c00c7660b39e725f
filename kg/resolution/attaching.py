"""What is less sure: a cluster that tells little is joined to one that tells more, where it fits that one only.

What a cluster is joined to depends only on such as tell more than it does. So, after a change, each is looked at
again at most once, those that tell most first, and no further than where anything comes out differently.
"""

from __future__ import annotations

import heapq
import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

from kg.resolution.stages import Stage, hashed
from kg.store.index import Index

F = TypeVar("F")

# In a block of more clusters than this, nothing is the only one that fits.
_CROWD: Final = 200


@dataclass(slots=True)
class _Cluster(Generic[F]):
    text: str
    load: Callable[[str], F]
    rank: tuple[Any, ...]
    root: int
    entity: int | None
    # The blocks that it is in, by judge, each with the block that it looks in for such as may fit.
    keys: list[list[tuple[int, int]]] = field(default_factory=list)

    @property
    def features(self) -> F:
        """What is told of it, read where it is asked for: most neighbours are passed over by their rank."""
        return self.load(self.text)


class _Down:
    """A rank, for a heap that has the highest first."""

    __slots__ = ("rank",)

    def __init__(self, rank: tuple[Any, ...]) -> None:
        self.rank = rank

    def __lt__(self, other: _Down) -> bool:
        return other.rank < self.rank


class Attaching(Generic[F]):
    """One change to the clusters of a stage.

    Args:
        index: Where they are kept.
        stage: What has to agree.
        load: Reads features.
    """

    def __init__(self, index: Index, stage: Stage[F], load: Callable[[str], F]) -> None:
        self._index = index
        self._stage = stage
        self._load = load
        self._known: dict[int, _Cluster[F] | None] = {}
        self._entities: dict[int, int | None] = {}
        self._affected: dict[int, tuple[Any, ...]] = {}
        self._moved: dict[int, int] = {}  # the root that each cluster had, of those that may have another now
        self._near: dict[int, list[int]] = {}

    def before(self, cluster: int) -> int | None:
        """The entity that a cluster had before the change."""
        return self._entities.get(cluster)

    # changes to clusters

    def put(self, cluster: int | None, features: F, order: str) -> int:
        """Note what is told of a cluster, a new one where there is no number; the number."""
        text = json.dumps(self._stage.dump(features), ensure_ascii=False, separators=(",", ":"))
        rank = json.dumps([*self._stage.rank(features), order], ensure_ascii=False)
        if cluster is not None:
            row = self._index.execute("SELECT features, rank FROM cluster WHERE id = ?", (cluster,)).fetchone()
            if row == (text, rank):
                return cluster
            self._unkey(cluster)
            self._index.execute("UPDATE cluster SET features = ?, rank = ? WHERE id = ?", (text, rank, cluster))
        else:
            made = self._index.execute(
                "INSERT INTO cluster (stage, features, rank) VALUES (?, ?, ?)", (self._stage.name, text, rank)
            )
            cluster = int(made.lastrowid or 0)
            self._entities[cluster] = None
            self._index.execute("UPDATE cluster SET root = ? WHERE id = ?", (cluster, cluster))
            self._moved[cluster] = cluster
        self._known.pop(cluster, None)
        known = self._get(cluster)
        assert known is not None
        keys = [(key, cluster) for key, _ in self._all_keys(known)]
        self._index.executemany("INSERT INTO cluster_key VALUES (?, ?)", keys)
        self._near.clear()
        self._touch(cluster)
        return cluster

    def drop(self, cluster: int) -> None:
        """Take a cluster away."""
        self._unkey(cluster)
        known = self._get(cluster)
        assert known is not None
        self._moved.setdefault(cluster, known.root)
        self._index.execute("DELETE FROM cluster WHERE id = ?", (cluster,))
        self._known[cluster] = None
        self._affected.pop(cluster, None)
        self._near.clear()

    def _unkey(self, cluster: int) -> None:
        known = self._get(cluster)
        assert known is not None
        self._touch(cluster)
        for key, facing in self._all_keys(known):
            self._index.execute("DELETE FROM cluster_key WHERE key = ? AND cluster = ?", (key, cluster))
            if len(self._block(key)) == _CROWD:  # a crowd no more
                self._affect(self._block(facing, None))

    def _block(self, key: int, most: int | None = _CROWD + 2) -> list[int]:
        rows = self._index.execute("SELECT cluster FROM cluster_key WHERE key = ? LIMIT ?", (key, most or -1))
        return [cluster for (cluster,) in rows.fetchall()]

    def _touch(self, cluster: int) -> None:
        """Have a cluster looked at again, and those that tell less and that it, or one of its group, may fit."""
        known = self._get(cluster)
        assert known is not None
        self._affected[cluster] = known.rank
        for key, facing in self._all_keys(known):
            if len(self._block(key)) == _CROWD + 1:  # a crowd since now
                self._affect(self._block(facing, None))
        for member in {cluster, *self._group(known.root)}:
            self._affect(self._poorer(member))

    def _affect(self, clusters: Iterable[int]) -> None:
        for cluster in clusters:
            if (known := self._get(cluster)) is not None:
                self._affected[cluster] = known.rank

    # what is where

    def _get(self, cluster: int) -> _Cluster[F] | None:
        if cluster not in self._known:
            row = self._index.execute(
                "SELECT features, rank, root, entity FROM cluster WHERE id = ?", (cluster,)
            ).fetchone()
            self._known[cluster] = row and _Cluster(row[0], self._load, tuple(json.loads(row[1])), row[2], row[3])
            if row:
                self._entities.setdefault(cluster, row[3])
        return self._known[cluster]

    def _sharing(self, keys: Iterable[int]) -> list[int]:
        found: set[int] = set()
        for key in keys:
            clusters = self._block(key)
            if len(clusters) <= _CROWD:
                found.update(clusters)
        return sorted(found)

    def _keys(self, known: _Cluster[F]) -> list[list[tuple[int, int]]]:
        if not known.keys:
            for at, (keys, _) in enumerate(self._stage.weak):
                kind = (self._stage.name, "weak", str(at))
                told = dict.fromkeys(keys(known.features))
                known.keys.append([(hashed((*kind, *key)), hashed((*kind, *self._stage.facing(key)))) for key in told])
        return known.keys

    def _all_keys(self, known: _Cluster[F]) -> list[tuple[int, int]]:
        return sorted({key for keys in self._keys(known) for key in keys})

    def _poorer(self, cluster: int) -> list[int]:
        """The clusters that tell less, and that this one fits."""
        if cluster not in self._near:
            known = self._get(cluster)
            near = self._sharing(facing for _, facing in self._all_keys(known)) if known else []
            self._near[cluster] = [other for other in near if known and self._fits(known, other)]
        return self._near[cluster]

    def _fits(self, known: _Cluster[F], cluster: int) -> bool:
        other = self._get(cluster)
        if other is None or other.rank >= known.rank or self._stage.apart(known.features, other.features):
            return False
        return any(judge(known.features, other.features) for _, judge in self._stage.weak)

    def _group(self, root: int) -> list[int]:
        rows = self._index.execute("SELECT id FROM cluster WHERE root = ?", (root,))
        return [cluster for (cluster,) in rows.fetchall()]

    # settling

    def settle(self) -> list[int]:
        """Find what each belongs to; those clusters that stand for another entity than before."""
        heap = [(_Down(rank), cluster) for cluster, rank in self._affected.items()]
        heapq.heapify(heap)
        queued = set(self._affected)
        while heap:
            _, cluster = heapq.heappop(heap)
            for other in self._decide(cluster):
                known = self._get(other)
                if known is not None and other not in queued:
                    queued.add(other)
                    heapq.heappush(heap, (_Down(known.rank), other))
        return self._number()

    def _decide(self, cluster: int) -> set[int]:
        """Find the root of a cluster; those that are to be looked at again for it."""
        known = self._get(cluster)
        assert known is not None
        root, reason = self._goal(cluster, known)
        self._index.execute("UPDATE cluster SET root = ?, reason = ? WHERE id = ?", (root, reason, cluster))
        before, known.root = known.root, root
        if root == before:
            return set()
        self._moved.setdefault(cluster, before)
        again = set(self._poorer(cluster))
        for member in {*self._group(before), *self._group(root)}:
            again.update(self._poorer(member))
        return {other for other in again if (found := self._get(other)) is not None and found.rank < known.rank}

    def _goal(self, cluster: int, known: _Cluster[F]) -> tuple[int, str | None]:
        for keys, (_, judge) in zip(self._keys(known), self._stage.weak, strict=True):
            fits: dict[int, str] = {}
            for other in self._sharing(facing for _, facing in keys):
                found = self._get(other)
                if found is None or found.rank <= known.rank or other == cluster:
                    continue
                reason = (
                    None if self._stage.apart(found.features, known.features) else judge(found.features, known.features)
                )
                if reason is not None:
                    fits.setdefault(found.root, reason)
            open_ = [root for root in fits if not self._refused(root, known)]
            if len(open_) == 1:
                return open_[0], fits[open_[0]]
        return cluster, None

    def _refused(self, root: int, known: _Cluster[F]) -> bool:
        """Whether what tells more and is in the group already speaks against it."""
        together: F | None = None
        for member in self._group(root):
            found = self._get(member)
            if found is not None and found.rank > known.rank:
                together = found.features if together is None else self._stage.merged(together, found.features)
        return together is not None and self._stage.apart(together, known.features)

    def _number(self) -> list[int]:
        """Give each group a number of its own, that which most of it had before."""
        roots = {root for cluster, before in self._moved.items() for root in (before, self._root(cluster)) if root}
        shares: list[tuple[int, int, int]] = []
        groups = {root: self._group(root) for root in sorted(roots)}
        for root, members in groups.items():
            weights: dict[int, int] = defaultdict(int)
            for member in members:
                if (entity := self._entity(member)) is not None:
                    weights[entity] += self._weight(member)
            shares.extend((-weight, entity, root) for entity, weight in weights.items())
        found: dict[int, int] = {}
        taken: set[int] = set()
        for _, entity, root in sorted(shares):
            if root not in found and entity not in taken:
                found[root] = entity
                taken.add(entity)
        changed = []
        for root, members in groups.items():
            number = found[root] if root in found else self._new() if members else 0
            for member in members:
                if self._entity(member) != number:
                    self._index.execute("UPDATE cluster SET entity = ? WHERE id = ?", (number, member))
                    changed.append(member)
        return changed

    def _root(self, cluster: int) -> int | None:
        known = self._get(cluster)
        return None if known is None else known.root

    def _entity(self, cluster: int) -> int | None:
        self._get(cluster)
        return self._entities.get(cluster)

    def _weight(self, cluster: int) -> int:
        row = self._index.execute("SELECT SUM(number) FROM unit WHERE cluster = ?", (cluster,)).fetchone()
        return row[0] or 0

    def _new(self) -> int:
        number = int(self._index.meta("entities") or 0) + 1
        self._index.keep("entities", str(number))
        return number
