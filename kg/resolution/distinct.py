"""Paths told apart where two things would have the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256

from kg.resolution.corpus import Ref


def told_apart(wanted: Mapping[Ref, Sequence[str]], taken: Collection[str] = ()) -> dict[Ref, str]:
    """The first path of each; where others have the same, with as many of its further parts as tell them apart.

    What no part tells apart gets a mark made from what it is, never from the order in which things come.

    Args:
        wanted: For each thing a path, then what may be added to it; an empty part adds nothing.
        taken: Paths that none of them may have.

    >>> one, two, three = ("a", "x"), ("b", "y"), ("c", "z")
    >>> found = told_apart({one: ["person/lee", "KR"], two: ["person/lee", "US"], three: ["person/kim"]})
    >>> found[one], found[two], found[three]
    ('person/lee-KR', 'person/lee-US', 'person/kim')
    """
    groups: dict[str, list[Ref]] = defaultdict(list)
    for root, parts in wanted.items():
        groups[parts[0]].append(root)
    found: dict[Ref, str] = {}
    for roots in groups.values():
        found.update(_longer({root: wanted[root] for root in roots}))
    counts = Counter([*found.values(), *taken])
    return {root: path if counts[path] == 1 else f"{path}-{_mark(root)}" for root, path in found.items()}


def _longer(wanted: Mapping[Ref, Sequence[str]]) -> dict[Ref, str]:
    longest = max(map(len, wanted.values()))
    shown: dict[Ref, str] = {}
    for depth in range(1, longest + 1):
        shown = {root: "-".join(filter(None, parts[:depth])) for root, parts in wanted.items()}
        if len(set(shown.values())) == len(wanted):
            break
    return shown


def _mark(root: Ref) -> str:
    return sha256("\0".join(root).encode()).hexdigest()[:8]
