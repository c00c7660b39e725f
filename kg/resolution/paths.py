"""The paths of resources: readable, the same on every run, and no two alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Final

from kg.resolution.corpus import Ref
from kg.resolution.identities import Identities
from kg.resolution.romanization import slug
from kg.resolution.stretches import Stretch, finest, stretches

Labels = Callable[[Ref], str | None]
_YEAR: Final = 366
_MONTH: Final = 31
_MOST_NAMES: Final = 3


def paths(identities: Identities, named: Mapping[Ref, str | None]) -> dict[Ref, str]:
    """A path for every set of nodes, by its name among the joins.

    Args:
        named: The preferred label of each set, where it has one.
    """
    found: dict[Ref, str] = {}
    for step in (_actors, _others):
        wanted = step(identities, named, found)
        found.update(_told_apart(identities, wanted))
    return found


def _actors(identities: Identities, named: Mapping[Ref, str | None], found: Mapping[Ref, str]) -> dict[Ref, list[str]]:
    kinds = ("State", "Place", "Concept", "Organization", "Person")
    wanted = {}
    for root in identities.joins.roots(identities.corpus.of_kind(*kinds)):
        anchor = identities.anchor(root)
        kind = identities.corpus.nodes[root].kind
        if anchor is not None:
            found_path = [anchor]
        elif kind == "Person":
            found_path = [f"person/{slug(named[root] or '') or 'unnamed'}", *_posts(identities, root)]
        else:
            found_path = [f"{kind.lower()}/{slug(named[root] or '') or 'unnamed'}", *_country(identities, root)]
        wanted[root] = found_path
    return wanted


def _posts(identities: Identities, root: Ref) -> list[str]:
    """What tells one person from another of the same name: the state or body, then the role."""
    bodies: set[str] = set()
    roles: set[str] = set()
    for ref in identities.joins.members(root):
        for claim in identities.corpus.pointing(ref, "holder"):
            tenure = (ref[0], claim.subject)
            bodies.update(_short(identities.side(body)) for body in identities.corpus.objects(tenure, "of"))
            roles.update(_short(identities.of(role)) for role in identities.corpus.objects(tenure, "role"))
    return [min(bodies, default=""), min(roles, default="")]


def _country(identities: Identities, root: Ref) -> list[str]:
    return [_short(identities.country_of_body(root) or "")]


def _others(identities: Identities, named: Mapping[Ref, str | None], found: Mapping[Ref, str]) -> dict[Ref, list[str]]:
    makers = {
        "Tenure": _tenure,
        "Meeting": _event,
        "Visit": _event,
        "Conference": _conference,
        "Initiative": _work,
        "Agreement": _work,
        "Statement": _statement,
    }
    wanted = {}
    for kind, maker in makers.items():
        for root in identities.joins.roots(identities.corpus.of_kind(kind)):
            anchor = identities.anchor(root)
            wanted[root] = [anchor] if anchor else maker(identities, root, named, found)
    return wanted


def _tenure(identities: Identities, root: Ref, named: Mapping[Ref, str | None], found: Mapping[Ref, str]) -> list[str]:
    holder = _ends(identities, root, found, "holder")
    role = _ends(identities, root, found, "role")
    bodies = sorted({_short(identities.side(body)) for body in _all(identities, root, "of")})
    return ["tenure/" + "-".join(slug(part) for part in (*holder, *role, *bodies[:1]) if part)]


def _event(identities: Identities, root: Ref, named: Mapping[Ref, str | None], found: Mapping[Ref, str]) -> list[str]:
    kind = identities.corpus.nodes[root].kind.lower()
    people = {
        found[identities.joins.find(ref)].rpartition("/")[2].rpartition("-")[2]
        for ref in _all(identities, root, "participant", "visitor")
        if identities.corpus.nodes[ref].kind == "Person"
    }
    sides = {
        _short(found[identities.joins.find(ref)])
        for ref in _all(identities, root, "party", "participant", "visitor")
        if identities.corpus.nodes[ref].kind != "Person"
    }
    goals = {_short(found[identities.joins.find(ref)]) for ref in _all(identities, root, "destination", "country")}
    who = sorted(people) if len(people) > 1 or (kind == "visit" and people) else sorted(people | sides)
    where = sorted(goals)[:1] if kind == "visit" else []
    date = _date(identities, root)
    places = sorted({_short(found[identities.joins.find(ref)]) for ref in _all(identities, root, "place")})
    shown = [slug(part) for part in (date, *who[:_MOST_NAMES], *where) if part]
    return [f"{kind}/" + ("-".join(shown) or "untold"), *places[:1]]


def _conference(
    identities: Identities, root: Ref, named: Mapping[Ref, str | None], found: Mapping[Ref, str]
) -> list[str]:
    numbers = sorted(
        {
            claim.object.value
            for ref in identities.joins.members(root)
            for claim in identities.corpus.about(ref, "ordinal")
            if not isinstance(claim.object, str) and hasattr(claim.object, "value")
        }
    )
    name = slug(named[root] or "conference")
    ordinal = [number for number in numbers[:1] if not name.startswith(number)]
    year = _date(identities, root)[:4]
    return ["conference/" + "-".join([*ordinal, name, *([year] if year and year not in name else [])])]


def _work(identities: Identities, root: Ref, named: Mapping[Ref, str | None], found: Mapping[Ref, str]) -> list[str]:
    kind = identities.corpus.nodes[root].kind.lower()
    actors = sorted(
        {
            _short(found[identities.joins.find(ref)])
            for ref in _all(identities, root, "initiator", "signatory", "adherent")
        }
    )
    return [f"{kind}/{slug(named[root] or kind)}", "-".join(slug(actor) for actor in actors[:_MOST_NAMES])]


def _statement(
    identities: Identities, root: Ref, named: Mapping[Ref, str | None], found: Mapping[Ref, str]
) -> list[str]:
    document, key = root
    return [f"statement/{slug(document.rpartition('/')[2])}-{slug(key.partition(':')[2] or key)}"]


def _told_apart(identities: Identities, wanted: Mapping[Ref, list[str]]) -> dict[Ref, str]:
    """The first path of each, with further parts where others have the same, and a mark of the content as the last."""
    found: dict[Ref, str] = {}
    groups: dict[str, list[Ref]] = defaultdict(list)
    for root, parts in wanted.items():
        groups[parts[0]].append(root)
    for path, roots in groups.items():
        longest = max(len(wanted[root]) for root in roots)
        for depth in range(1, longest + 1):
            shown = {root: "-".join(part for part in (path, *wanted[root][1:depth]) if part) for root in roots}
            if len(set(shown.values())) == len(roots):
                break
        taken: dict[str, int] = defaultdict(int)
        for root in roots:
            taken[shown[root]] += 1
        for root in roots:
            found[root] = shown[root] if taken[shown[root]] == 1 else f"{shown[root]}-{_mark(root)}"
    return _unique(found)


def _unique(found: dict[Ref, str]) -> dict[Ref, str]:
    """Paths that became alike only by what was added to them get a mark too."""
    counts: dict[str, int] = defaultdict(int)
    for path in found.values():
        counts[path] += 1
    return {root: path if counts[path] == 1 else f"{path}-{_mark(root)}" for root, path in found.items()}


def _mark(root: Ref) -> str:
    return sha256("\0".join(root).encode()).hexdigest()[:8]


def _all(identities: Identities, root: Ref, *predicates: str) -> list[Ref]:
    members = identities.joins.members(root)
    return [item for ref in members for item in identities.corpus.objects(ref, *predicates)]


def _ends(identities: Identities, root: Ref, found: Mapping[Ref, str], predicate: str) -> list[str]:
    return sorted({_short(found[identities.joins.find(ref)]) for ref in _all(identities, root, predicate)})[:1]


def _date(identities: Identities, root: Ref) -> str:
    """The day, the month or the year that a thing began, as exactly as it is known."""
    known = stretches(
        (ref[0], claim)
        for ref in identities.joins.members(root)
        for claim in identities.corpus.about(ref, "earliest", "latest")
    )
    best: Stretch | None = finest(known.values())
    if best is None:
        wholes = identities.joins.roots(_all(identities, root, "partOf"))
        return _date(identities, wholes[0]) if len(wholes) == 1 and wholes[0] != root else ""
    text = best.first.isoformat()
    return (
        text if best.days < _MONTH - 3 else text[:7] if best.days <= _MONTH else text[:4] if best.days <= _YEAR else ""
    )


def _short(path: str) -> str:
    return path.rpartition("/")[2]
