"""What the documents tell of each person: names, posts, and the sides that the person stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Claim
from kg.resolution.corpus import Ref
from kg.resolution.identities import Identities
from kg.resolution.names import Likeness, full, likeness, parts

Post = tuple[str, str]  # the role and the state or body, by their names among the identities


@dataclass(frozen=True, slots=True)
class Profile:
    """A person, or several nodes taken to be one, as far as is told."""

    refs: tuple[Ref, ...]
    documents: frozenset[str]
    names: frozenset[str]
    posts: frozenset[Post]
    sides: frozenset[str]

    def with_(self, other: Profile) -> Profile:
        """Both as one."""
        return Profile(
            tuple(sorted((*self.refs, *other.refs))),
            self.documents | other.documents,
            self.names | other.names,
            self.posts | other.posts,
            self.sides | other.sides,
        )

    def likeness(self, other: Profile) -> Likeness:
        """How alike the names are that are most alike."""
        return max(
            (likeness(one, two) for one in sorted(self.names) for two in sorted(other.names)), default=Likeness.NONE
        )

    def contradicts(self, other: Profile) -> bool:
        """Whether both stand for some side and none is the same, or one document tells them apart."""
        if self.sides and other.sides and self.sides.isdisjoint(other.sides):
            return True
        return not self.documents.isdisjoint(other.documents) and self.names != other.names


def profiles(identities: Identities) -> list[Profile]:
    """The profile of each person of each document; those that are alike in every way as one."""
    groups: dict[tuple[str, frozenset[str], frozenset[Post], frozenset[str]], list[Ref]] = defaultdict(list)
    for ref in identities.corpus.of_kind("Person"):
        names = frozenset(name.text for name in identities.corpus.nodes[ref].names)
        posts = frozenset(_posts(identities, ref))
        sides = frozenset(side for _, side in posts) | frozenset(_met_for(identities, ref))
        # A family name alone is nobody in particular.
        known = bool(sides) or any(full(parts(name)) for name in names)
        groups["" if known else "~".join(ref), names, posts, sides].append(ref)
    found = (
        Profile(tuple(refs), frozenset(document for document, _ in refs), names, posts, sides)
        for (_, names, posts, sides), refs in groups.items()
    )
    return sorted(found, key=lambda profile: profile.refs)


def _posts(identities: Identities, person: Ref) -> Iterable[Post]:
    corpus = identities.corpus
    for claim in corpus.pointing(person, "holder"):
        if claim.modality == "Denied":
            continue
        tenure = (person[0], claim.subject)
        for role in corpus.objects(tenure, "role"):
            for body in corpus.objects(tenure, "of"):
                yield identities.of(role), identities.side(body)


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
