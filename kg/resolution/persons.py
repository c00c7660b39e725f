"""Which persons are one: names that agree, together with the post, the state or the body they are seen in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any, ClassVar, TypeVar

from kg.resolution.corpus import Ref
from kg.resolution.identities import Identities, named
from kg.resolution.names import Likeness, full, parts
from kg.resolution.profiles import Post, Profile, dumped, loaded, profile
from kg.resolution.stages import Stage

T = TypeVar("T")


class Persons(Stage[Profile]):
    """Persons: the surest first; what is less sure must fit one person only."""

    name: ClassVar[str] = "person"
    kinds: ClassVar[frozenset[str]] = frozenset({"Person"})

    def __init__(self) -> None:
        self.sure = (_same_known, _same_name_agreeing, _near_name_same_post, _same_name_unknown)
        self.weak = ((_two_words, _same_name), (_post_and_letter, _part_same_post), (_side_and_word, _part_same_side))

    def features(self, identities: Identities, ref: Ref) -> Profile:
        return profile(identities, ref)

    def dump(self, features: Profile) -> Any:
        return dumped(features)

    def load(self, data: Any) -> Profile:
        return loaded(data)

    def order(self, features: Profile) -> str:
        told = (sorted(features.texts), _lasting(features.posts), _lasting(features.sides), sorted(features.alone))
        return repr((*told, sorted(features.beside), sorted(features.names)))

    def sure_keys(self, features: Profile) -> Iterator[tuple[str, ...]]:
        yield from (("known", key) for key in sorted(features.known))
        yield from (("words", *key) for key in _two_words(features))
        yield from (("post", *key) for key in _post_and_letter(features))

    def rank(self, features: Profile) -> tuple[Any, ...]:
        words = max((len(parts(name)) for name in features.texts if full(parts(name))), default=0)
        return words, len(features.sides), len(features.posts)

    def apart(self, one: Profile, other: Profile) -> bool:
        return one.contradicts(other)

    def unknown(self, features: Profile) -> Profile:
        return replace(features, known=frozenset())

    def merged(self, one: Profile, other: Profile) -> Profile:
        return one.with_(other)

    def differences(self, one: Profile, other: Profile) -> list[str]:
        found = []
        if one.likeness(other) == Likeness.NONE:
            found.append(
                f"no name of one is a spelling or a part of a name of the other: {_names(one)}; {_names(other)}"
            )
        if one.sides and other.sides and one.sides.isdisjoint(other.sides):
            found.append(
                f"one stands for {', '.join(sorted(one.sides))}, the other for {', '.join(sorted(other.sides))}"
            )
        if any((theirs, ours) in one.beside for ours, theirs in other.beside):
            found.append("one document tells of both")
        if not found and one.sides.isdisjoint(other.sides):
            found.append("their names are alike, but no state or body is told of both, and others fit as well")
        return found or ["their names are alike, but their posts are not, and others fit as well"]


def alike(one: Profile) -> str:
    """Why those are one who are told of in the same way."""
    name = min(one.texts, default="")
    if one.posts:
        return f"same name {name}, and both {_post(min(one.posts))}"
    return f"same name {name}, and both stand for {min(one.sides)}" if one.sides else f"same full name {name}"


def _names(one: Profile) -> str:
    return ", ".join(sorted(one.texts))


def _lasting(told: frozenset[Any]) -> list[Any]:
    """What does not have a number in it that depends on the order of arrival."""
    return sorted(
        item for item in told if all(named(part) is None for part in ([item] if isinstance(item, str) else item))
    )


# what has to agree


def _same_known(one: Profile, other: Profile) -> str | None:
    key = _common(one.known, other.known)
    return f"the table of known persons has both names and posts for {key}" if key else None


def _same_name_agreeing(one: Profile, other: Profile) -> str | None:
    alike = one.likeness(other)
    if alike < Likeness.SWAPPED:
        return None
    words = "same full name" if alike == Likeness.SAME else "same full name in another order"
    if post := _common(one.posts, other.posts):
        return f"{words}, and both {_post(post)}"
    side = _common(one.sides, other.sides)
    return f"{words}, and both stand for {side}" if side else None


def _near_name_same_post(one: Profile, other: Profile) -> str | None:
    post = _common(one.posts, other.posts)
    if post is None or one.likeness(other) != Likeness.NEAR:
        return None
    return f"names one or two letters apart, and both {_post(post)}"


def _same_name_unknown(one: Profile, other: Profile) -> str | None:
    if one.sides or other.sides or one.likeness(other) != Likeness.SAME:
        return None
    return "same full name, and nothing that tells them apart"


def _same_name(one: Profile, other: Profile) -> str | None:
    if one.likeness(other) != Likeness.SAME or (one.sides and other.sides):
        return None
    return "the only one of the same full name"


def _part_same_post(one: Profile, other: Profile) -> str | None:
    post = _common(one.posts, other.posts)
    if post is None or (one.likeness(other) not in (Likeness.PART, Likeness.NEAR) and not _bare(one, other)):
        return None
    return f"part of the same name, and both {_post(post)}"


def _part_same_side(one: Profile, other: Profile) -> str | None:
    side = _common(one.sides, other.sides)
    if side is None or (one.likeness(other) != Likeness.PART and not _bare(one, other)):
        return None
    return f"part of the same name, and the only such who stands for {side}"


def _bare(one: Profile, other: Profile) -> bool:
    """Whether both have but a family name, and it is the same."""
    alone = [profile for profile in (one, other) if not any(full(parts(name)) for name in profile.texts)]
    return len(alone) == 2 and any(
        parts(a)[-1].agrees(parts(b)[-1]) for a in one.texts for b in other.texts if parts(a) and parts(b)
    )


def _common(one: frozenset[T], other: frozenset[T]) -> T | None:
    return min(one & other, default=None, key=str)


def _post(post: Post) -> str:
    role, body = post
    return f"{role.rpartition('/')[2].replace('-', ' ')} of {body}"


# what is compared with what


def _two_words(profile: Profile) -> Iterator[tuple[str, ...]]:
    for name in sorted(profile.texts):
        words = [part for part in parts(name) if not part.initial]
        for one, other in combinations(words, 2):
            for a in sorted(one.skeletons):
                for b in sorted(other.skeletons):
                    yield tuple(sorted((a, b)))


def _post_and_letter(profile: Profile) -> Iterator[tuple[str, ...]]:
    letters = {skeleton[0] for name in profile.texts for part in parts(name) for skeleton in part.skeletons}
    for role, body in profile.posts:
        yield from ((role, body, letter) for letter in sorted(letters))


def _side_and_word(profile: Profile) -> Iterator[tuple[str, ...]]:
    words = {skeleton for name in profile.texts for part in parts(name) for skeleton in part.skeletons}
    for side in sorted(profile.sides):
        yield from ((side, word) for word in sorted(words))
