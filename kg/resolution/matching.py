"""Joining views: what is sure at once, what is less sure only where it fits one thing and no other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from kg.resolution.identities import Identities
from kg.resolution.views import View, apart

# The blocks that a view is in: only views that share one are compared.
Keys = Callable[[View], Iterable[tuple[str, ...]]]
# Why two views are of one thing, or `None`.
Judge = Callable[[View, View], str | None]


def join_sure(identities: Identities, views: Sequence[View], keys: Keys, judge: Judge) -> list[View]:
    """Join whatever the judge takes for one, in the order of the nodes, until nothing more is joined."""
    found = sorted(views, key=lambda view: view.refs)
    while True:
        joined = _once(identities, found, keys, judge)
        if len(joined) == len(found):
            return joined
        found = joined


def _once(identities: Identities, found: list[View], keys: Keys, judge: Judge) -> list[View]:
    kept: list[View] = []
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for view in found:
        mine = list(dict.fromkeys(keys(view)))
        at, reason = -1, None
        for at in sorted({at for key in mine for at in index.get(key, ())}):
            reason = None if apart(kept[at], view) else judge(kept[at], view)
            if reason is not None:
                break
        if reason is None:
            at = len(kept)
            kept.append(view)
        else:
            kept[at] = _joined(identities, kept[at], view, reason)
        for key in mine:
            if at not in index[key]:
                index[key].append(at)
    return kept


def join_only(identities: Identities, views: Sequence[View], keys: Keys, judge: Judge) -> list[View]:
    """Join a view to another where the judge finds that it fits that one only; those that tell more are goals first."""
    found = sorted(views, key=lambda view: view.refs)
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, view in enumerate(found):
        for key in dict.fromkeys(keys(view)):
            index[key].append(at)
    ranks = [_rank(view) for view in found]
    goals: dict[int, tuple[int, str]] = {}
    for at, view in enumerate(found):
        near = sorted({other for key in keys(view) for other in index[key] if ranks[other] > ranks[at]})
        goal = _only(view, ((other, found[other]) for other in near), judge)
        if goal is not None:
            goals[at] = goal
    return _moved(identities, found, goals)


def _only(view: View, near: Iterable[tuple[int, View]], judge: Judge) -> tuple[int, str] | None:
    """The one that a view fits, with the reason; `None` where it fits none or a second one."""
    found: tuple[int, str] | None = None
    for at, other in near:
        reason = None if apart(other, view) else judge(other, view)
        if reason is not None and found is not None:
            return None
        found = (at, reason) if reason is not None else found
    return found


def _moved(identities: Identities, found: list[View], goals: dict[int, tuple[int, str]]) -> list[View]:
    kept = dict(enumerate(found))
    for at in sorted(goals, key=lambda at: _rank(found[at])):
        goal, reason = goals[at]
        if not apart(kept[goal], kept[at]):
            kept[goal] = _joined(identities, kept[goal], kept.pop(at), reason)
    return sorted(kept.values(), key=lambda view: view.refs)


def _rank(view: View) -> tuple[bool, int, int, tuple[tuple[str, str], ...]]:
    """How much is told: an exact date first, then persons and sides."""
    stretch = view.stretch
    return stretch is not None, -stretch.days if stretch else 0, len(view.persons) + len(view.sides), view.refs


def _joined(identities: Identities, one: View, other: View, reason: str) -> View:
    for ref in other.refs:
        identities.joins.join(one.refs[0], ref, reason)
    return one.with_(other)
