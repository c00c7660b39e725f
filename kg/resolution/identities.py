"""What the nodes of documents stand for, as far as is known when one of them is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kg.languages.lexicon import Entry, lexicon
from kg.model import Node
from kg.resolution.corpus import Corpus, Ref

# Kinds that a lexicon gives identities to, with what those begin with; concepts may be of any scheme.
_ANCHORED: Final = {"State": "state/", "Place": "place/", "Organization": "organization/"}
_LOCAL: Final = "name/"
_COUNTRY: Final = "country:"


class Identities:
    """Who is who in some documents, as far as it is known.

    A thing is called by its anchor where a lexicon knows it, else by the number of its entity (`~7`), and where it has
    none yet, by its document and key.

    Args:
        corpus: The documents.
        entities: For each node that no lexicon knows, the number of what it stands for.
        adopted: For entities that were found to be something that the lexicon knows, that.
        outside: A table of names with identifiers, as the setting `identities` names it.
        supposing: Whether a body whose name is nearly that of a known one counts as that one.
    """

    def __init__(
        self,
        corpus: Corpus,
        entities: Mapping[Ref, int],
        adopted: Mapping[int, str],
        *,
        outside: str = "",
        supposing: bool = False,
    ) -> None:
        self.corpus = corpus
        self.entities = entities
        self.outside = outside
        self._adopted = adopted
        self._supposing = supposing

    def anchor(self, ref: Ref) -> str | None:
        """The identity that a lexicon gives to what a node stands for."""
        known = identity(self.corpus.nodes[ref])
        if known is None and ref in self.entities:
            return self._adopted.get(self.entities[ref])
        return known

    def of(self, ref: Ref) -> str:
        """The name of what a node stands for."""
        anchor = self.anchor(ref)
        if anchor is not None:
            return anchor
        return f"~{self.entities[ref]}" if ref in self.entities else "~" + "~".join(ref)

    def side(self, ref: Ref) -> str:
        """The state that a node stands for where it is the organ of one, else what it is."""
        node = self.corpus.nodes[ref]
        if self.anchor(ref) is None:
            if (country := country_of(node)) is not None:
                return country
            if self._supposing and node.kind == "Organization":
                from kg.resolution.bodies import supposed

                return supposed(node.names) or self.of(ref)
        return self.of(ref)


def country_of(node: Node) -> str | None:
    """The state whose organ a body is, where its document says so."""
    return next((f"state/{mark.removeprefix(_COUNTRY)}" for mark in node.signature if mark.startswith(_COUNTRY)), None)


def identity(node: Node) -> str | None:
    """The anchor of a node where it is an identity, not only a name within its document.

    >>> identity(Node("person:1", "Person", anchor="name/Ada Berg")) is None
    True
    >>> identity(Node("state:1", "State", anchor="state/NO"))
    'state/NO'
    """
    anchor = node.anchor
    if anchor is None or anchor.startswith(_LOCAL) or " " in anchor or ":" in anchor or "/" not in anchor:
        return None
    if node.kind == "Concept":
        return anchor
    return anchor if anchor.startswith(_ANCHORED.get(node.kind, f"{node.kind.lower()}/")) else None


def entry(anchor: str) -> Entry | None:
    """The lexicon's entry of an anchor, if it has one."""
    return lexicon().find(anchor)


def country_of_place(anchor: str) -> str | None:
    """The state that a place of the lexicon lies in, as `state/XX`."""
    found = entry(anchor)
    return f"state/{found.country}" if found is not None and found.country else None


def is_city(anchor: str) -> bool:
    """Whether an anchor is that of a city."""
    found = entry(anchor)
    return found is not None and found.is_city


def shown(node: Node) -> str:
    """What to call a node in a sentence: its first name, else its key."""
    return node.names[0].text if node.names else node.key


def named(name: str) -> int | None:
    """The number of the entity that a name stands for; `None` for other names."""
    return int(name[1:]) if name.startswith("~") and name[1:].isdigit() else None
