"""The paths of resources: readable, the same on every run, and no two alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from kg.model import Literal
from kg.resolution.corpus import Ref
from kg.resolution.distinct import told_apart
from kg.resolution.identities import Identities
from kg.resolution.romanization import slug
from kg.resolution.stretches import Stretch, finest, stretches

_YEAR: Final = 366
_FEWEST_IN_MONTH: Final = 28
_MOST_IN_MONTH: Final = 31
_MOST_NAMES: Final = 3
_ACTORS: Final = ("State", "Place", "Concept", "Organization", "Person")


def paths(identities: Identities, named: Mapping[Ref, str | None]) -> dict[Ref, str]:
    """A path for every set of nodes, by its name among the joins.

    Args:
        named: The preferred label of each set, where it has one.
    """
    return _Paths(identities, named).all()


class _Paths:
    """Makes the paths of those who act first, since the others' paths have theirs in them."""

    def __init__(self, identities: Identities, named: Mapping[Ref, str | None]) -> None:
        self._identities = identities
        self._corpus = identities.corpus
        self._joins = identities.joins
        self._named = named
        self._found: dict[Ref, str] = {}
        self._makers: dict[str, Callable[[Ref], list[str]]] = {
            "Person": self._person,
            "Organization": self._body,
            "Tenure": self._tenure,
            "Meeting": self._meeting,
            "Visit": self._visit,
            "Conference": self._conference,
            "Initiative": self._work,
            "Agreement": self._work,
            "Statement": self._statement,
        }

    def all(self) -> dict[Ref, str]:
        others = {node.kind for node in self._corpus.nodes.values()}.difference(_ACTORS)
        for kinds in (_ACTORS, sorted(others)):
            self._make(self._joins.roots(self._corpus.of_kind(*kinds)))
        return self._found

    def _make(self, roots: Iterable[Ref]) -> None:
        wanted: dict[Ref, list[str]] = {}
        for root in roots:
            anchor = self._identities.anchor(root)
            if anchor is not None:
                self._found[root] = anchor
            else:
                wanted[root] = self._makers.get(self._kind(root), self._plain)(root)
        self._found.update(told_apart(wanted, self._found.values()))

    # one kind each: the path, then what tells it from others of the same path

    def _plain(self, root: Ref) -> list[str]:
        kind = self._kind(root).lower()
        return [f"{kind}/{slug(self._named[root] or '') or 'unnamed'}"]

    def _person(self, root: Ref) -> list[str]:
        tenures = self._subjects(root, "holder")
        bodies = {
            _short(self._identities.side(body)) for tenure in tenures for body in self._corpus.objects(tenure, "of")
        }
        roles = {
            _short(self._identities.of(role)) for tenure in tenures for role in self._corpus.objects(tenure, "role")
        }
        return [*self._plain(root), _marked(bodies), _marked(roles)]

    def _body(self, root: Ref) -> list[str]:
        return [*self._plain(root), _short(self._identities.country_of_body(root) or "")]

    def _tenure(self, root: Ref) -> list[str]:
        parts = [min(self._ends(root, predicate), default="") for predicate in ("holder", "role", "of")]
        return ["tenure/" + ("-".join(filter(None, map(slug, parts))) or "untold")]

    def _meeting(self, root: Ref) -> list[str]:
        people = self._family_names(root, "participant")
        who = people if len(people) > 1 else people | self._ends(root, "party", "participant", people=False)
        return [
            f"meeting/{self._shown(self._date(root), *sorted(who)[:_MOST_NAMES])}",
            _marked(self._ends(root, "place")),
        ]

    def _visit(self, root: Ref) -> list[str]:
        who = self._family_names(root, "visitor") or self._ends(root, "visitor", people=False)
        goals = sorted(self._ends(root, "country") or self._ends(root, "destination"))
        return [f"visit/{self._shown(self._date(root), *sorted(who)[:_MOST_NAMES], *goals[:1])}"]

    def _conference(self, root: Ref) -> list[str]:
        claims = (claim for ref in self._joins.members(root) for claim in self._corpus.about(ref, "ordinal"))
        ordinal = min((claim.object.value for claim in claims if isinstance(claim.object, Literal)), default="")
        name, year = slug(self._named[root] or "conference"), self._date(root)[:4]
        parts = ["" if name.startswith(ordinal) else ordinal, name, "" if year in name else year]
        return ["conference/" + "-".join(filter(None, parts)), _marked(self._ends(root, "country")), self._date(root)]

    def _work(self, root: Ref) -> list[str]:
        actors = sorted(map(slug, self._ends(root, "initiator", "signatory", "adherent")))
        return [*self._plain(root), "-".join(actors[:_MOST_NAMES])]

    def _statement(self, root: Ref) -> list[str]:
        document, key = root
        return [f"statement/{slug(document.rpartition('/')[2])}-{slug(key.partition(':')[2] or key)}"]

    # what paths are made of

    def _kind(self, ref: Ref) -> str:
        return self._corpus.nodes[ref].kind

    def _shown(self, *parts: str) -> str:
        return "-".join(filter(None, map(slug, parts))) or "untold"

    def _objects(self, root: Ref, *predicates: str) -> list[Ref]:
        return [item for ref in self._joins.members(root) for item in self._corpus.objects(ref, *predicates)]

    def _subjects(self, root: Ref, predicate: str) -> list[Ref]:
        members = self._joins.members(root)
        return [(ref[0], claim.subject) for ref in members for claim in self._corpus.pointing(ref, predicate)]

    def _ends(self, root: Ref, *predicates: str, people: bool = True) -> set[str]:
        """The last parts of the paths of what stands under the predicates."""
        found = self._objects(root, *predicates)
        return {_short(self._found[self._joins.find(ref)]) for ref in found if people or self._kind(ref) != "Person"}

    def _family_names(self, root: Ref, predicate: str) -> set[str]:
        people = [self._joins.find(ref) for ref in self._objects(root, predicate) if self._kind(ref) == "Person"]
        return {slug(self._named[person] or "").rpartition("-")[2] for person in people} - {""}

    def _date(self, root: Ref) -> str:
        """The day, the month or the year that a thing began, as exactly as is known; of a meeting that of its visit."""
        best = self._when(root)
        if best is None:
            wholes = self._joins.roots(self._objects(root, "partOf"))
            best = self._when(wholes[0]) if len(wholes) == 1 else None
        if best is None or best.days > _YEAR:
            return ""
        text = best.first.isoformat()
        return text if best.days < _FEWEST_IN_MONTH else text[:7] if best.days <= _MOST_IN_MONTH else text[:4]

    def _when(self, root: Ref) -> Stretch | None:
        members = self._joins.members(root)
        told = ((ref[0], claim) for ref in members for claim in self._corpus.about(ref, "earliest", "latest"))
        return finest(stretches(told).values())


def _short(path: str) -> str:
    return path.rpartition("/")[2].rpartition("~")[2]


def _marked(names: Iterable[str]) -> str:
    return slug(min(names, default=""))
