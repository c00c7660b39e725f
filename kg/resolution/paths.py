"""What the paths of entities are made of: readable, the same on every run, and made from what is told alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from kg.model import Label, Literal
from kg.resolution.bodies import Body
from kg.resolution.corpus import Corpus, Ref
from kg.resolution.labels import preferred
from kg.resolution.lookup import Lookup
from kg.resolution.profiles import Profile
from kg.resolution.romanization import slug
from kg.resolution.stretches import Stretch, finest, stretches
from kg.resolution.tenures import Post

_YEAR: Final = 366
_FEWEST_IN_MONTH: Final = 28
_MOST_IN_MONTH: Final = 31
_MOST_NAMES: Final = 3


def plain(kind: str, labels: Iterable[Label]) -> str:
    """The path of what is known by its name."""
    return f"{kind.lower()}/{slug(preferred(labels) or '') or 'unnamed'}"


def person(lookup: Lookup, profiles: Sequence[Profile], labels: Iterable[Label]) -> list[str]:
    """The parts of a person's path: the name, then the state or body of a post, then the role."""
    seats = {_short(_lasting(lookup, side)) for profile in profiles for _, side in profile.seats}
    roles = {_short(lookup.path_of(role)) for profile in profiles for role in profile.roles}
    return [plain("Person", labels), _marked(seats), _marked(roles)]


def body(bodies: Sequence[Body], labels: Iterable[Label]) -> list[str]:
    """The parts of a body's path: the name, then the state whose organ it is."""
    return [plain("Organization", labels), _short(min((body.country for body in bodies), default=""))]


def tenure(lookup: Lookup, posts: Sequence[Post]) -> list[str]:
    """The path of a tenure: who, what, and for whom."""
    parts = []
    for name in ("holders", "roles", "bodies"):
        ends = {_short(lookup.path_of(item)) for post in posts for item in getattr(post, name)}
        parts.append(min(ends, default=""))
    return ["tenure/" + ("-".join(filter(None, map(slug, parts))) or "untold")]


def statement(ref: Ref) -> list[str]:
    """The path of a statement: its document, and which one of it."""
    document, key = ref
    return [f"statement/{slug(document.rpartition('/')[2])}-{slug(key.partition(':')[2] or key)}"]


def _lasting(lookup: Lookup, name: str) -> str:
    """The path of a body by its name alone: whether another has the same name makes no difference to a person's."""
    from kg.resolution.identities import named

    number = named(name)
    return name if number is None else plain("Organization", lookup.labels(number))


class Event:
    """The parts of the path of an event, initiative or agreement, from the documents that tell of it.

    Args:
        lookup: What the documents' nodes stand for.
        kind: What sort of event.
        members: The nodes that stand for it.
        labels: Its labels.
    """

    def __init__(self, lookup: Lookup, kind: str, members: Sequence[Ref], labels: Sequence[Label]) -> None:
        self._lookup = lookup
        self._kind = kind
        self._members = members
        self._labels = labels
        documents = sorted({document for document, _ in members})
        self._corpora = {name: lookup.corpus(name) for name in documents}
        self._entities = {ref: entity for name in documents for ref, entity in lookup.entities(name).items()}
        self._paths = {(name, key): path for name in documents for key, path in lookup.paths(name).items()}

    def parts(self) -> list[str]:
        """The path, then what tells it from others of the same path."""
        if self._kind == "Meeting":
            return self._meeting()
        if self._kind == "Visit":
            return self._visit()
        if self._kind == "Conference":
            return self._conference()
        actors = sorted(map(slug, self._ends("initiator", "signatory", "adherent")))
        return [plain(self._kind, self._labels), "-".join(actors[:_MOST_NAMES])]

    def _meeting(self) -> list[str]:
        people = self._family_names("participant")
        who = people if len(people) > 1 else people | self._ends("party", "participant", people=False)
        return [f"meeting/{_shown(self._date(), *sorted(who)[:_MOST_NAMES])}", _marked(self._ends("place"))]

    def _visit(self) -> list[str]:
        who = self._family_names("visitor") or self._ends("visitor", people=False)
        goals = sorted(self._ends("country") or self._ends("destination"))
        return [f"visit/{_shown(self._date(), *sorted(who)[:_MOST_NAMES], *goals[:1])}"]

    def _conference(self) -> list[str]:
        claims = (claim for ref in self._members for claim in self._corpora[ref[0]].about(ref, "ordinal"))
        ordinal = min((claim.object.value for claim in claims if isinstance(claim.object, Literal)), default="")
        name, year = slug(preferred(self._labels) or "conference"), self._date()[:4]
        parts = ["" if name.startswith(ordinal) else ordinal, name, "" if year in name else year]
        return ["conference/" + "-".join(filter(None, parts)), _marked(self._ends("country")), self._date()]

    # what paths are made of

    def _corpus(self, ref: Ref) -> Corpus:
        return self._corpora[ref[0]]

    def _objects(self, *predicates: str) -> list[Ref]:
        return [item for ref in self._members for item in self._corpus(ref).objects(ref, *predicates)]

    def _ends(self, *predicates: str, people: bool = True) -> set[str]:
        """The last parts of the paths of what stands under the predicates."""
        found = self._objects(*predicates)
        return {_short(self._paths[ref]) for ref in found if people or self._corpus(ref).nodes[ref].kind != "Person"}

    def _family_names(self, predicate: str) -> set[str]:
        found = [ref for ref in self._objects(predicate) if self._corpus(ref).nodes[ref].kind == "Person"]
        names = [preferred(self._lookup.labels(self._entities[ref])) for ref in found if ref in self._entities]
        return {slug(name or "").rpartition("-")[2] for name in names} - {""}

    def _date(self) -> str:
        """The day, the month or the year that a thing began, as exactly as is known; of a meeting that of its visit."""
        best = self._when(self._members) or self._when_of_whole()
        if best is None or best.days > _YEAR:
            return ""
        text = best.first.isoformat()
        return text if best.days < _FEWEST_IN_MONTH else text[:7] if best.days <= _MOST_IN_MONTH else text[:4]

    def _when_of_whole(self) -> Stretch | None:
        wholes = {self._entities[ref] for ref in self._objects("partOf") if ref in self._entities}
        if len(wholes) != 1:
            return None
        members = self._lookup.members(next(iter(wholes)))
        for document in {document for document, _ in members}:
            self._corpora.setdefault(document, self._lookup.corpus(document))
        return self._when(members)

    def _when(self, members: Iterable[Ref]) -> Stretch | None:
        told = ((ref[0], claim) for ref in members for claim in self._corpus(ref).about(ref, "earliest", "latest"))
        return finest(stretches(told).values())


def _shown(*parts: str) -> str:
    return "-".join(filter(None, map(slug, parts))) or "untold"


def _short(path: str) -> str:
    return path.rpartition("/")[2]


def _marked(names: Iterable[str]) -> str:
    return slug(min(names, default=""))
