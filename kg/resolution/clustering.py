"""The things of one kind brought together, and kept together rightly as documents come and go.

What surely is one is found among what shares a block; only the pieces of it that a change touches are looked at again.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, reduce
from typing import Any, Generic, TypeAlias, TypeVar

from kg.resolution.attaching import Attaching
from kg.resolution.stages import Group, Stage, hashed
from kg.store.index import Index

F = TypeVar("F")
# Of a unit: its features, how many nodes tell them, its piece and its cluster.
Row: TypeAlias = tuple[str, int, int | None, int | None]


@dataclass(slots=True)
class Moves:
    """What came of a change.

    Args:
        documents: Those with a node that stands for another entity than before.
        entities: Those of which more, less or other is told than before; some may be gone.
        goals: For entities that nodes stood for before, what those stand for now, with how many do.
    """

    documents: set[str] = field(default_factory=set)
    entities: set[int] = field(default_factory=set)
    goals: dict[int, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))


class Clustering(Generic[F]):
    """All things of one kind.

    Args:
        index: Where they are kept.
        stage: What has to agree.
    """

    def __init__(self, index: Index, stage: Stage[F]) -> None:
        self.stage = stage
        self._index = index
        self._touched: set[int] = set()
        self._before: dict[int, int | None] = {}  # the entity that each unit stood for
        self._load = lru_cache(maxsize=4096)(lambda text: stage.load(json.loads(text)))

    # what documents tell

    def tell(self, document: str, told: Mapping[str, F]) -> None:
        """Note what a document tells of each of its nodes of this kind, in the place of what it told before."""
        rows = self._index.execute(
            "SELECT key, unit FROM item WHERE document = ? AND stage = ?", (document, self.stage.name)
        )
        old = dict(rows.fetchall())
        for key in old.keys() - told.keys():
            self._index.execute("DELETE FROM item WHERE document = ? AND key = ?", (document, key))
            self._count(old[key], -1)
        for key, features in told.items():
            unit = self._unit(features)
            if old.get(key) == unit:
                self._touched.add(unit)
                continue
            if key in old:
                self._count(old[key], -1)
            self._index.execute(
                "INSERT OR REPLACE INTO item VALUES (?, ?, ?, ?)", (document, key, self.stage.name, unit)
            )
            self._count(unit, 1)

    def _unit(self, features: F) -> int:
        text = json.dumps(self.stage.dump(features), ensure_ascii=False, separators=(",", ":"))
        mark = hashed((self.stage.name, text))
        row = self._index.execute("SELECT id FROM unit WHERE mark = ?", (mark,)).fetchone()
        if row is not None:
            return int(row[0])
        made = self._index.execute(
            "INSERT INTO unit (stage, mark, features, number) VALUES (?, ?, ?, 0)", (self.stage.name, mark, text)
        )
        unit = int(made.lastrowid or 0)
        keys = {hashed((self.stage.name, *key)) for key in self.stage.sure_keys(features)}
        self._index.executemany("INSERT INTO unit_key VALUES (?, ?)", [(key, unit) for key in sorted(keys)])
        return unit

    def _count(self, unit: int, by: int) -> None:
        self._remember(unit)
        self._index.execute("UPDATE unit SET number = number + ? WHERE id = ?", (by, unit))
        self._touched.add(unit)

    def _remember(self, unit: int) -> None:
        if unit not in self._before:
            self._before[unit] = self.entity(unit)

    # what is looked up

    def entity(self, unit: int) -> int | None:
        """The number of what a unit stands for."""
        row = self._index.execute(
            "SELECT c.entity FROM unit u JOIN cluster c ON c.id = u.cluster WHERE u.id = ?", (unit,)
        ).fetchone()
        return None if row is None else row[0]

    def units(self, entity: int) -> list[tuple[Any, int, int]]:
        """What is told of an entity: each way of telling with its number of nodes, and its own number.

        Of an entity of another kind, nothing.
        """
        rows = self._index.execute(
            "SELECT u.features, u.number, u.id FROM cluster c JOIN unit u ON u.cluster = c.id "
            "WHERE c.entity = ? AND c.stage = ?",
            (entity, self.stage.name),
        )
        return [(self.bare(text), number, unit) for text, number, unit in rows.fetchall()]

    def bare(self, text: str) -> Any:
        """What documents tell, from features that were dumped."""
        return self.stage.bare(self._load(text))

    def together(self, entity: int) -> F:
        """The features of all units of an entity as one."""
        rows = self._index.execute(
            "SELECT u.features FROM cluster c JOIN unit u ON u.cluster = c.id WHERE c.entity = ?", (entity,)
        )
        return reduce(self.stage.merged, (self._load(text) for (text,) in rows.fetchall()))

    # bringing together

    def settle(self) -> Moves:
        """Find what belongs together after what was told."""
        moves = Moves()
        touched = {unit: self._row(unit) for unit in self._touched}
        gone = {unit for unit, row in touched.items() if row[1] == 0}
        fresh = {unit for unit, row in touched.items() if row[1] > 0 and row[2] is None}
        if gone or fresh:
            self._resolve(gone, fresh, moves)
        moves.entities.update(found for unit in self._before if (found := self._before[unit]) is not None)
        moves.entities.update(found for unit in self._touched - gone if (found := self.entity(unit)) is not None)
        self._touched, self._before = set(), {}
        return moves

    def _resolve(self, gone: set[int], fresh: set[int], moves: Moves) -> None:
        pieces = self._pieces(gone, fresh)
        for unit in gone:
            features = self._features(unit)
            keys = {hashed((self.stage.name, *key)) for key in self.stage.sure_keys(features)}
            self._index.executemany("DELETE FROM unit_key WHERE key = ? AND unit = ?", [(key, unit) for key in keys])
        attaching = Attaching(self._index, self.stage, self._load)
        lost = {row[3] for unit in gone if (row := self._row(unit))[3] is not None}
        self._index.executemany("DELETE FROM unit WHERE id = ?", [(unit,) for unit in gone])
        kept: set[int] = set()
        units: set[int] = set()
        for members in pieces:
            self._regroup(members, attaching, lost, kept)
            units.update(members)
        for cluster in lost - kept:
            attaching.drop(cluster)
        for cluster in attaching.settle():
            rows = self._index.execute("SELECT id FROM unit WHERE cluster = ?", (cluster,)).fetchall()
            for (unit,) in rows:
                if unit not in self._before:
                    self._before[unit] = attaching.before(cluster)
                units.add(unit)
        for unit in units:
            entity, before = self.entity(unit), self._before.get(unit)
            if entity != before:
                moves.entities.update(found for found in (entity, before) if found is not None)
                if before is not None:
                    moves.documents.update(self._documents(unit))
                if before is not None and entity is not None:
                    moves.goals[before][entity] += self._row(unit)[1]

    def _documents(self, unit: int) -> Iterable[str]:
        rows = self._index.execute("SELECT DISTINCT document FROM item WHERE unit = ?", (unit,))
        return [name for (name,) in rows.fetchall()]

    def _row(self, unit: int) -> Row:
        row = self._index.execute("SELECT features, number, piece, cluster FROM unit WHERE id = ?", (unit,)).fetchone()
        return row[0], row[1], row[2], row[3]

    def _features(self, unit: int) -> F:
        return self._load(self._row(unit)[0])

    # pieces: what is linked, through whatever lies between

    def _pieces(self, gone: set[int], fresh: set[int]) -> list[list[int]]:
        """The pieces that have to be looked at again, as units."""
        broken = {piece for unit in gone if (piece := self._row(unit)[2]) is not None}
        loose = fresh.union(*(self._members(piece) for piece in broken)) - gone
        links = _Links()
        whole: set[int] = set()
        for unit in sorted(loose):
            links.add(("unit", unit))
            features = self._features(unit)
            for other, piece in self._near(features):
                if other == unit or other in gone:
                    continue
                goal = ("unit", other) if other in loose else ("piece", piece)
                links.add(goal)
                if not links.same(("unit", unit), goal) and self.stage.linked(features, self._features(other)):
                    links.join(("unit", unit), goal)
                    whole.update({piece} if goal[0] == "piece" else ())
        found = []
        for nodes in links.sets():
            members = {number for sort, number in nodes if sort == "unit"}
            joined = [number for sort, number in nodes if sort == "piece"]
            if members:
                found.append(sorted(members.union(*map(self._members, joined))))
        return found

    def _near(self, features: F) -> list[tuple[int, int]]:
        found: dict[int, int] = {}
        for key in dict.fromkeys(self.stage.sure_keys(features)):
            rows = self._index.execute(
                "SELECT k.unit, u.piece FROM unit_key k JOIN unit u ON u.id = k.unit WHERE k.key = ?",
                (hashed((self.stage.name, *key)),),
            )
            found.update(rows.fetchall())
        return sorted(found.items())

    def _members(self, piece: int) -> set[int]:
        rows = self._index.execute("SELECT id FROM unit WHERE piece = ?", (piece,))
        return {unit for (unit,) in rows.fetchall()}

    # the clusters of a piece

    def _regroup(self, members: list[int], attaching: Attaching[F], lost: set[int], kept: set[int]) -> None:
        """Find the clusters of a piece anew; the numbers of those that are much the same stay.

        Args:
            members: The units of the piece.
            attaching: Is told of the clusters.
            lost: Clusters that units were in.
            kept: Those of them that are still there, or new: a piece that fell apart is two.
        """
        rows = {unit: self._row(unit) for unit in members}
        for unit in members:
            self._remember(unit)
        features = {unit: self._load(rows[unit][0]) for unit in members}
        order = self._ordered(features)
        groups = self.stage.partition([features[unit] for unit in order])
        lost.update(row[3] for row in rows.values() if row[3] is not None)
        numbered = self._numbered([[order[at] for at in group.members] for group in groups], rows, kept)
        for group, number in zip(groups, numbered, strict=True):
            told = [order[at] for at in group.members]
            cluster = attaching.put(number, group.features, min(self.stage.order(features[unit]) for unit in told))
            self._place(group, told, cluster, min(members))
            kept.add(cluster)

    def _ordered(self, features: Mapping[int, F]) -> list[int]:
        """Units in an order that does not depend on that of arrival."""
        orders = {unit: self.stage.order(told) for unit, told in features.items()}
        alike: dict[str, list[int]] = defaultdict(list)
        for unit, order in orders.items():
            alike[order].append(unit)
        firsts = {unit: first_of(self._index, [unit]) for units in alike.values() if len(units) > 1 for unit in units}
        return sorted(features, key=lambda unit: (orders[unit], firsts.get(unit, ("", ""))))

    def _numbered(self, groups: list[list[int]], rows: Mapping[int, Row], kept: set[int]) -> list[int | None]:
        """The number that each group had before, as far as most of it was one."""
        shares: list[tuple[int, int, int]] = []
        for at, units in enumerate(groups):
            weights: dict[int, int] = defaultdict(int)
            for unit in units:
                if (cluster := rows[unit][3]) is not None:
                    weights[cluster] += rows[unit][1]
            shares.extend((-weight, cluster, at) for cluster, weight in weights.items())
        found: list[int | None] = [None] * len(groups)
        taken = set(kept)
        for _, cluster, at in sorted(shares):
            if found[at] is None and cluster not in taken:
                found[at] = cluster
                taken.add(cluster)
        return found

    def _place(self, group: Group[F], units: list[int], cluster: int, piece: int) -> None:
        reasons = {unit: group.reasons.get(at) for at, unit in zip(group.members, units, strict=True)}
        self._index.executemany(
            "UPDATE unit SET piece = ?, cluster = ?, reason = ? WHERE id = ?",
            [(piece, cluster, reasons[unit], unit) for unit in units],
        )


def first_of(index: Index, units: Iterable[int]) -> tuple[str, str]:
    """The first node of some units, by its document and key."""
    found = []
    for unit in units:
        row = index.execute(
            "SELECT document, key FROM item WHERE unit = ? ORDER BY document, key LIMIT 1", (unit,)
        ).fetchone()
        if row is not None:
            found.append((str(row[0]), str(row[1])))
    return min(found, default=("", ""))


class _Links:
    """Sets of nodes that are linked."""

    def __init__(self) -> None:
        self._parent: dict[tuple[str, int], tuple[str, int]] = {}

    def add(self, node: tuple[str, int]) -> None:
        self._parent.setdefault(node, node)

    def _find(self, node: tuple[str, int]) -> tuple[str, int]:
        while self._parent[node] != node:
            self._parent[node] = self._parent[self._parent[node]]
            node = self._parent[node]
        return node

    def same(self, one: tuple[str, int], other: tuple[str, int]) -> bool:
        return self._find(one) == self._find(other)

    def join(self, one: tuple[str, int], other: tuple[str, int]) -> None:
        self._parent[self._find(one)] = self._find(other)

    def sets(self) -> list[list[tuple[str, int]]]:
        found: dict[tuple[str, int], list[tuple[str, int]]] = defaultdict(list)
        for node in self._parent:
            found[self._find(node)].append(node)
        return list(found.values())
