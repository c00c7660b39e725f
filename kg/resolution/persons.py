"""Which persons are one: names that agree, together with the post, the state or the body they are seen in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import TypeVar

from kg.resolution.corpus import Ref
from kg.resolution.identities import Identities
from kg.resolution.names import Likeness, full, parts
from kg.resolution.profiles import Post, Profile, profiles

T = TypeVar("T")
Keys = Callable[[Profile], Iterable[tuple[str, ...]]]
# Why two profiles are one, or `None`.
Judge = Callable[[Profile, Profile], str | None]


def join_persons(identities: Identities) -> None:
    """Join the persons of all documents, the surest first; what is less sure must fit one person only."""
    found = profiles(identities)
    for profile in found:
        _join(identities, profile, profile, _alike(profile))
    found = _sure(identities, found, _two_words, _same_name_agreeing)
    found = _sure(identities, found, _post_and_letter, _near_name_same_post)
    found = _sure(identities, found, _two_words, _same_name_unknown)
    found = _only_one(identities, found, _two_words, _same_name)
    found = _only_one(identities, found, _post_and_letter, _part_same_post)
    _only_one(identities, found, _side_and_word, _part_same_side)


# what has to agree


def _alike(profile: Profile) -> str:
    name = min(profile.names, default="")
    if profile.posts:
        return f"same name {name}, and both {_post(min(profile.posts))}"
    return f"same name {name}, and both stand for {min(profile.sides)}" if profile.sides else f"same full name {name}"


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
    alone = [profile for profile in (one, other) if not any(full(parts(name)) for name in profile.names)]
    return len(alone) == 2 and any(
        parts(a)[-1].agrees(parts(b)[-1]) for a in one.names for b in other.names if parts(a) and parts(b)
    )


def _common(one: frozenset[T], other: frozenset[T]) -> T | None:
    return min(one & other, default=None, key=str)


def _post(post: Post) -> str:
    role, body = post
    return f"{role.rpartition('/')[2].replace('-', ' ')} of {body}"


# what is compared with what


def _two_words(profile: Profile) -> Iterator[tuple[str, ...]]:
    for name in sorted(profile.names):
        words = [part for part in parts(name) if not part.initial]
        for one, other in combinations(words, 2):
            for a in sorted(one.skeletons):
                for b in sorted(other.skeletons):
                    yield tuple(sorted((a, b)))


def _post_and_letter(profile: Profile) -> Iterator[tuple[str, ...]]:
    letters = {skeleton[0] for name in profile.names for part in parts(name) for skeleton in part.skeletons}
    for role, body in profile.posts:
        yield from ((role, body, letter) for letter in sorted(letters))


def _side_and_word(profile: Profile) -> Iterator[tuple[str, ...]]:
    words = {skeleton for name in profile.names for part in parts(name) for skeleton in part.skeletons}
    for side in sorted(profile.sides):
        yield from ((side, word) for word in sorted(words))


# joining


def _sure(identities: Identities, found: list[Profile], keys: Keys, judge: Judge) -> list[Profile]:
    """Join whatever the judge takes for one, in the order of the documents, until nothing more is joined."""
    while True:
        joined = _once(identities, found, keys, judge)
        if len(joined) == len(found):
            return joined
        found = joined


def _once(identities: Identities, found: list[Profile], keys: Keys, judge: Judge) -> list[Profile]:
    kept: list[Profile] = []
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for profile in found:
        mine = list(keys(profile))
        near = sorted({at for key in mine for at in index.get(key, ())})
        at, reason = _first(profile, [(at, kept[at]) for at in near], judge)
        if reason is None:
            at = len(kept)
            kept.append(profile)
        else:
            _join(identities, kept[at], profile, reason)
            kept[at] = kept[at].with_(profile)
        for key in mine:
            if at not in index[key]:
                index[key].append(at)
    return kept


def _first(profile: Profile, near: list[tuple[int, Profile]], judge: Judge) -> tuple[int, str | None]:
    for at, other in near:
        if not other.contradicts(profile) and (reason := judge(other, profile)) is not None:
            return at, reason
    return -1, None


def _only_one(identities: Identities, found: list[Profile], keys: Keys, judge: Judge) -> list[Profile]:
    """Join those that tell less to the one person that they fit, where it is one only."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, profile in enumerate(found):
        for key in dict.fromkeys(keys(profile)):
            index[key].append(at)
    goals: dict[int, tuple[int, str]] = {}
    for at, profile in enumerate(found):
        near = sorted({other for key in keys(profile) for other in index[key]} - {at})
        richer = [other for other in near if _rank(found[other]) > _rank(profile)]
        fits = [(other, reason) for other in richer if (reason := judge(found[other], profile)) is not None]
        if len(fits) == 1 and not found[fits[0][0]].contradicts(profile):
            goals[at] = fits[0]
    return _moved(identities, found, goals)


def _moved(identities: Identities, found: list[Profile], goals: dict[int, tuple[int, str]]) -> list[Profile]:
    kept = dict(enumerate(found))
    for at in sorted(goals, key=lambda at: _rank(found[at])):
        goal, reason = goals[at]
        if kept[goal].contradicts(kept[at]):
            continue
        _join(identities, kept[goal], kept[at], reason)
        kept[goal] = kept[goal].with_(kept.pop(at))
    return sorted(kept.values(), key=lambda profile: profile.refs)


def _rank(profile: Profile) -> tuple[int, int, int, tuple[Ref, ...]]:
    """How much is told of a person; what one document tells more than another comes first."""
    words = max((len(parts(name)) for name in profile.names if full(parts(name))), default=0)
    return words, len(profile.sides), len(profile.posts), profile.refs


def _join(identities: Identities, one: Profile, other: Profile, reason: str) -> None:
    for ref in other.refs:
        identities.joins.join(one.refs[0], ref, reason)
