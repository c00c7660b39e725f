"""What the parts of resolution share: the corpus, the joins so far, and what a node stands for."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from kg.languages.lexicon import Entry, lexicon
from kg.model import Node
from kg.resolution.corpus import Corpus, Ref
from kg.resolution.joins import Joins

# Kinds that a lexicon gives identities to, with what those begin with; concepts may be of any scheme.
_ANCHORED: Final = {"State": "state/", "Place": "place/", "Organization": "organization/"}
_LOCAL: Final = "name/"
_COUNTRY: Final = "country:"
_CITIES: Final = frozenset({"capital", "city"})


class Identities:
    """Who is who, as far as it is known.

    A thing is called by its anchor where a lexicon knows it, else by the first of its nodes (`~document~key`).
    """

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.joins = Joins(corpus.nodes)
        # Unknown bodies that may be misspelt names of known ones, until posts and persons decide.
        self.supposed: dict[str, str] = {}
        self.adopted: dict[Ref, str] = {}
        self._join_anchored()

    def _join_anchored(self) -> None:
        known: dict[tuple[str, str], list[Ref]] = defaultdict(list)
        for ref, node in self.corpus.nodes.items():
            if (anchor := identity(node)) is not None:
                known[node.kind, anchor].append(ref)
                self.joins.explain(ref, f"the lexicon knows {shown(node)} as {anchor}")
        for (_, anchor), refs in known.items():
            for ref in refs[1:]:
                self.joins.join(refs[0], ref, f"both are {anchor}")

    def anchor(self, ref: Ref) -> str | None:
        """The identity that a lexicon gives to what a node stands for."""
        root = self.joins.find(ref)
        return self.adopted.get(root) or identity(self.corpus.nodes[root])

    def adopt(self, ref: Ref, anchor: str, reason: str) -> None:
        """Take what a node stands for to be an entry of the lexicon."""
        same = [root for root in self.joins.roots(self.corpus.of_kind("Organization")) if self.anchor(root) == anchor]
        for root in same:
            self.joins.join(root, ref, reason)
        self.adopted[self.joins.find(ref)] = anchor

    def of(self, ref: Ref) -> str:
        """The name of what a node stands for."""
        anchor = self.anchor(ref)
        return anchor if anchor is not None else "~" + "~".join(self.joins.find(ref))

    def side(self, ref: Ref) -> str:
        """The state that a node stands for where it is the organ of one, else what it is."""
        if self.anchor(ref) is None and (country := self.country_of_body(ref)) is not None:
            return country
        found = self.of(ref)
        return self.supposed.get(found, found)

    def country_of_body(self, ref: Ref) -> str | None:
        """The state whose organ a body is, where its documents say so."""
        marks = self.corpus.nodes[ref].signature
        return next((f"state/{mark.removeprefix(_COUNTRY)}" for mark in marks if mark.startswith(_COUNTRY)), None)


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
    return found is not None and found.sort in _CITIES


def shown(node: Node) -> str:
    """What to call a node in a sentence: its first name, else its key."""
    return node.names[0].text if node.names else node.key
