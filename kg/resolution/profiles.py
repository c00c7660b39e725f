"""What a document, or several, tell of a person: names, posts, and the sides that the person stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any

from kg.languages.known_persons import known_person
from kg.model import Claim
from kg.resolution.corpus import Ref
from kg.resolution.identities import Identities, country_of, country_of_place
from kg.resolution.names import Likeness, full, likeness, parts

Post = tuple[str, str]  # the role and the state or body, by their names among the identities


@dataclass(frozen=True, slots=True)
class Profile:
    """A person as far as is told.

    Args:
        names: Each name as its text, its language and its kind.
        posts: Roles with the states or bodies that they are held for.
        sides: The states and bodies that the person stands for in any way.
        holds: Posts with the body itself in the place of the state that it is an organ of.
        seats: The bodies of all posts that stand, also where no role is told, with the states they are organs of.
        roles: All roles.
        beside: The person's names with those of another, alike, from whom a document tells the person apart.
        alone: The node itself, where nothing but a family name is told: that is nobody in particular.
        known: The key of the person in the tables of known ones, where a document's names and posts agree with one.
    """

    names: frozenset[tuple[str, str, str]]
    posts: frozenset[Post] = frozenset()
    sides: frozenset[str] = frozenset()
    holds: frozenset[Post] = frozenset()
    seats: frozenset[Post] = frozenset()
    roles: frozenset[str] = frozenset()
    beside: frozenset[tuple[str, str]] = frozenset()
    alone: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()

    @property
    def texts(self) -> frozenset[str]:
        """The names."""
        return frozenset(text for text, _, _ in self.names)

    def with_(self, other: Profile) -> Profile:
        """Both as one."""
        return Profile(*(getattr(self, field.name) | getattr(other, field.name) for field in fields(self)))

    def likeness(self, other: Profile) -> Likeness:
        """How alike the names are that are most alike."""
        best = Likeness.NONE
        for one in self.texts:
            for two in other.texts:
                best = max(best, likeness(one, two))
                if best == Likeness.SAME:
                    return best
        return best

    def contradicts(self, other: Profile) -> bool:
        """Whether both stand for some side and none is the same, or documents tell them apart.

        Persons that the tables know are told apart by these alone.
        """
        if self.known and other.known:
            return self.known.isdisjoint(other.known)
        if self.sides and other.sides and self.sides.isdisjoint(other.sides):
            return True
        return bool(self.beside) and any((theirs, ours) in self.beside for ours, theirs in other.beside)


def profile(identities: Identities, ref: Ref) -> Profile:
    """What one document tells of one person."""
    corpus = identities.corpus
    node = corpus.nodes[ref]
    tenures = [(ref[0], claim.subject) for claim in corpus.pointing(ref, "holder") if claim.modality != "Denied"]
    held = [
        (identities.of(role), body)
        for tenure in tenures
        for role in corpus.objects(tenure, "role")
        for body in corpus.objects(tenure, "of")
    ]
    posts = frozenset((role, identities.side(body)) for role, body in held)
    # Who governs a city stands for nobody else, but may be the later minister of its state.
    sides = frozenset(country_of_place(side) or side for _, side in posts) | frozenset(_met_for(identities, ref))
    told = bool(sides) or any(full(parts(name.text)) for name in node.names)
    return Profile(
        names=frozenset((name.text, name.language, name.kind) for name in node.names),
        posts=posts,
        sides=sides,
        holds=frozenset((role, identities.of(body)) for role, body in held),
        seats=frozenset(_seats(identities, ref)),
        roles=frozenset(identities.of(role) for tenure in tenures for role in corpus.objects(tenure, "role")),
        beside=frozenset(_beside(identities, ref)),
        known=frozenset(_known(identities, ref, posts, sides)),
        alone=frozenset() if told else frozenset({"~".join(ref)}),
    )


def dumped(one: Profile) -> dict[str, Any]:
    """A profile in JSON's types; what is empty is left out."""
    return {field.name: sorted(value) for field in fields(one) if (value := getattr(one, field.name))}


def loaded(data: dict[str, Any]) -> Profile:
    """The profile that was dumped.

    >>> one = Profile(frozenset({("Ada Berg", "en", "label")}), sides=frozenset({"state/NO"}))
    >>> loaded(dumped(one)) == one
    True
    """
    found: dict[str, Any] = {
        name: frozenset(tuple(v) if isinstance(v, list | tuple) else v for v in told) for name, told in data.items()
    }
    return Profile(**{"names": frozenset(), **found})


def _seats(identities: Identities, person: Ref) -> Iterator[Post]:
    """Each body of a post, with its side; a body whose name is nearly that of a known one is still itself."""
    corpus = identities.corpus
    for holder in corpus.pointing(person, "holder"):
        for claim in corpus.about((person[0], holder.subject), "of") if holder.backs else ():
            if claim.backs and isinstance(claim.object, str) and corpus.nodes[person[0], claim.object].kind != "Place":
                body = (person[0], claim.object)
                country = country_of(corpus.nodes[body]) if identities.anchor(body) is None else None
                yield identities.of(body), country or identities.of(body)


def _known(identities: Identities, ref: Ref, posts: frozenset[Post], sides: frozenset[str]) -> Iterator[str]:
    names = [name.text for name in identities.corpus.nodes[ref].names]
    found = known_person(names, posts, sides, identities=identities.outside)
    if found is not None:
        yield found.key


def _beside(identities: Identities, ref: Ref) -> Iterator[tuple[str, str]]:
    nodes = identities.corpus.nodes
    mine = [name.text for name in nodes[ref].names]
    for other in identities.corpus.of_kind("Person"):
        theirs = [name.text for name in nodes[other].names]
        if other[0] == ref[0] and set(theirs) != set(mine) and any(_near(a, b) for a in mine for b in theirs):
            yield "|".join(sorted(mine)), "|".join(sorted(theirs))


def _near(one: str, other: str) -> bool:
    if any(a.agrees(b) for a in parts(one) for b in parts(other) if not (a.initial or b.initial)):
        return True
    return likeness(one, other) != Likeness.NONE


def _met_for(identities: Identities, person: Ref) -> Iterable[str]:
    """The sides that a person is told to stand for at a meeting: participant and party in the same words."""
    corpus = identities.corpus
    for claim in corpus.pointing(person, "participant"):
        event = (person[0], claim.subject)
        same = [other for other in corpus.about(event, "participant", "party") if _words(other) == _words(claim)]
        if sum(other.predicate == "participant" for other in same) == 1:
            for other in same:
                if other.predicate == "party" and isinstance(other.object, str):
                    yield identities.side((person[0], other.object))


def _words(claim: Claim) -> tuple[int, int, str]:
    return claim.start, claim.end, claim.modality
