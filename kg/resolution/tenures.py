"""Tenures: one for each person, role and state or body."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any, ClassVar

from kg.resolution.corpus import Ref
from kg.resolution.identities import Identities
from kg.resolution.stages import Group, Stage


@dataclass(frozen=True, slots=True)
class Post:
    """A tenure as far as is told.

    Args:
        holders, roles, bodies: Names of persons, roles and bodies.
        sides: Names of what the bodies stand for.
        told: What stands, each with its predicate.
        alone: The node itself, where holder or role are not told.
    """

    holders: frozenset[str]
    roles: frozenset[str]
    bodies: frozenset[str]
    sides: frozenset[str]
    told: frozenset[tuple[str, str]] = frozenset()
    alone: frozenset[str] = frozenset()


class Tenures(Stage[Post]):
    """Those of one person in one role; with the state and with an organ of it they are one."""

    name: ClassVar[str] = "tenure"
    kinds: ClassVar[frozenset[str]] = frozenset({"Tenure"})

    def features(self, identities: Identities, ref: Ref) -> Post:
        corpus = identities.corpus
        holders, roles, bodies = (corpus.objects(ref, name) for name in ("holder", "role", "of"))
        return Post(
            frozenset(map(identities.of, holders)),
            frozenset(map(identities.of, roles)),
            frozenset(map(identities.of, bodies)),
            frozenset(map(identities.side, bodies)),
            frozenset(
                (claim.predicate, identities.of((ref[0], claim.object)))
                for claim in corpus.about(ref, "holder", "role", "of")
                if claim.backs and isinstance(claim.object, str)
            ),
            frozenset() if holders and roles else frozenset({"~".join(ref)}),
        )

    def dump(self, features: Post) -> Any:
        return {field.name: sorted(value) for field in fields(features) if (value := getattr(features, field.name))}

    def load(self, data: Any) -> Post:
        told: dict[str, Any] = {
            name: frozenset(tuple(v) if isinstance(v, list) else v for v in value) for name, value in data.items()
        }
        return Post(*(told.get(field.name, frozenset()) for field in fields(Post)))

    def order(self, features: Post) -> str:
        return repr([sorted(features.sides), sorted(features.bodies)])

    def sure_keys(self, features: Post) -> Iterable[tuple[str, ...]]:
        if not features.alone:
            yield (*sorted(features.holders), "", *sorted(features.roles))

    def linked(self, one: Post, other: Post) -> bool:
        return True

    def merged(self, one: Post, other: Post) -> Post:
        return Post(*(getattr(one, field.name) | getattr(other, field.name) for field in fields(one)))

    def partition(self, found: Sequence[Post]) -> list[Group[Post]]:
        groups: list[Group[Post]] = []
        bare = [at for at, post in enumerate(found) if not post.sides]
        for at, post in enumerate(found):
            if post.sides:
                self._place(groups, at, post)
        # What is told without a body is of the one body that is told, if it is one.
        if bare and len(groups) <= 1:
            reason = "same person in the same role, and no other body is told"
            for at in bare:
                self._add(groups, list(groups), at, found[at], reason)
        else:
            groups.extend(Group([at], found[at], {}) for at in bare)
        return groups

    def _place(self, groups: list[Group[Post]], at: int, post: Post) -> None:
        near = [group for group in groups if not group.features.sides.isdisjoint(post.sides)]
        side = min((min(group.features.sides & post.sides) for group in near), default="")
        self._add(groups, near, at, post, f"same person in the same role, for {side}")

    def _add(self, groups: list[Group[Post]], near: list[Group[Post]], at: int, post: Post, reason: str) -> None:
        made = Group([at], post, {at: reason} if near else {})
        for group in near:
            made.members.extend(group.members)
            made.reasons.update({member: group.reasons.get(member, reason) for member in group.members})
            made.features = self.merged(made.features, group.features)
            groups.remove(group)
        groups.append(made)
