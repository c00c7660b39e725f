"""Who takes part in the events of a document."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.languages.annotation import Phrase, Post

# The source of a post's body that the document tells and no words beside the post.
ASSUMED = "document"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who takes part, as far as a phrase tells.

    Args:
        node: The person, or the state or body itself where no person is named or known; `None` where nothing is.
        party: The state or body that the node stands for; the node itself for a state or body.
        phrase: The words.
        named: Whether the node is named here, rather than followed from a post or a pronoun.
        confidence: How sure it is that the words mean the node.
        inferred: Whether the party follows from whom the node meets, and no words of the document say it.
    """

    node: str | None
    party: str | None
    phrase: Phrase
    named: bool = True
    inferred: bool = False
    confidence: float = 1.0

    @property
    def keys(self) -> frozenset[str]:
        """Node and party, as far as there are any."""
        return frozenset(key for key in (self.node, self.party) if key)


@dataclass(slots=True)
class Person:
    """A person of one document, with all that it tells of her or him.

    Args:
        forms: The dictionary forms of each word of each name.
        posts: The posts with the sides that they are posts of.
        gender: `Masc` or `Fem`, as the words tell; `guess` as the given name does.
        leads: The sides whose delegations the person leads.
        land: The state that the person is said to be of (“Peru's X”).
        seat: The state that a post told without one is of, as the table of known persons has it.
    """

    key: str
    names: list[tuple[str, ...]]
    forms: list[tuple[frozenset[str], ...]] = field(default_factory=list)
    posts: list[tuple[Post, str | None]] = field(default_factory=list)
    gender: str | None = None
    guess: str | None = None
    leads: list[str] = field(default_factory=list)
    land: str | None = None
    seat: str | None = None
