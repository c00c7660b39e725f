"""Which nodes are one: a union of sets that remembers why."""

from __future__ import annotations

from collections.abc import Iterable

from kg.resolution.corpus import Ref


class Joins:
    """Sets of nodes that stand for one thing each.

    A set is called by the first of its members, so that its name does not depend on the order of joining.

    >>> joins = Joins([("a", "x"), ("b", "y"), ("c", "z")])
    >>> joins.join(("c", "z"), ("a", "x"), "same name")
    >>> joins.find(("c", "z")), joins.reason(("c", "z")), joins.reason(("b", "y"))
    (('a', 'x'), 'same name', None)
    """

    def __init__(self, refs: Iterable[Ref]) -> None:
        self._parent: dict[Ref, Ref] = {ref: ref for ref in refs}
        self._members: dict[Ref, list[Ref]] = {ref: [ref] for ref in self._parent}
        self._reasons: dict[Ref, str] = {}

    def find(self, ref: Ref) -> Ref:
        """The name of the set that a node is in."""
        root = ref
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[ref] != root:
            self._parent[ref], ref = root, self._parent[ref]
        return root

    def join(self, one: Ref, other: Ref, reason: str) -> None:
        """Make the sets of two nodes one. Nodes that had no reason to be where they are get this one."""
        first, second = sorted((self.find(one), self.find(other)))
        if first == second:
            return
        for ref in (one, other):
            self._reasons.setdefault(ref, reason)
        self._parent[second] = first
        self._members[first].extend(self._members.pop(second))

    def explain(self, ref: Ref, reason: str) -> None:
        """Say why a node is what it is, where nothing was joined to tell."""
        self._reasons.setdefault(ref, reason)

    def reason(self, ref: Ref) -> str | None:
        """Why a node is in its set, if it was ever joined or explained."""
        return self._reasons.get(ref)

    def members(self, ref: Ref) -> list[Ref]:
        """The nodes of the set that a node is in, in order."""
        return sorted(self._members[self.find(ref)])

    def roots(self, refs: Iterable[Ref]) -> list[Ref]:
        """The names of the sets that nodes are in, in order, once each."""
        return sorted({self.find(ref) for ref in refs})
