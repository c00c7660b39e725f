"""Who speaks for a state or an international body, so that a stand of his is one of diplomacy."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from kg.extractors.context import Context
from kg.extractors.heads import HEADS_OF_GOVERNMENT, HEADS_OF_STATE
from kg.extractors.roles import office, owners
from kg.languages.annotation import Phrase
from kg.languages.lexicon import lexicon

# How many states and bodies a text names at least that tells of diplomacy.
_SIDES: Final = 2
FOREIGN: Final = "foreign-affairs"
_SPOKESPERSON: Final = "spokesperson"
# Heads of a part of a state.
LOCAL: Final = frozenset({"role/governor", "role/akim", "role/mayor"})
# Sorts of bodies that speak for no state.
PRIVATE: Final = frozenset({"company", "media", "party", "police", "sport", "university"})


def known_body(context: Context, node: str) -> bool:
    """Whether a node is a state, or a body that is known or has the name of an organ, and no firm, club or paper."""
    own = context.builder.nodes[node]
    if own.kind != "Organization":
        return own.kind == "State"
    entry = lexicon().find(own.anchor or "")
    if entry is not None:
        return entry.sort not in PRIVATE
    return bool(own.signature) or (own.anchor is not None and not own.anchor.startswith("name/"))


class Officials:
    """Those of one document."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def includes(self, node: str | None) -> bool:
        """Whether somebody speaks for a state or an international body: a merchant's stand is none of diplomacy."""
        if node is None:
            return False
        own = self._context.builder.nodes[node]
        if own.kind == "Person":
            return self._person(node)
        return known_body(self._context, node)

    def _person(self, person: str) -> bool:
        owned = [owners(post) for post in self._context.entities.posts_of(person)]
        if len(self._world) < _SIDES and not represents(self._context, person):
            return False  # who says what at home is no diplomacy
        if not owned and self._context.of_sport:
            return False  # “the coach, X of Peru”
        entities = self._context.entities
        if entities.without_state(person) or any("body" in item for item in owned):
            return True
        return self.includes(entities.side_of(person))

    @cached_property
    def _world(self) -> set[str]:
        """The states and international bodies that a text names or has places of."""
        found = set()
        for item in (item for sentence in self._context.annotation for item in sentence.elements):
            key = item.key if item.code in "SDO" else None
            entry = lexicon().find(item.key or "") if item.code in "LGO" else None
            if entry is not None and entry.country:
                key = f"state/{entry.country}"
            found |= {key} if key else set()
        return found

    def speaks_for_others(self, person: str | None) -> bool:
        """Whether somebody is a spokesperson, whose words are those of whom he speaks for."""
        return any(
            own == person and office(post)[0] == _SPOKESPERSON for own, post in self._context.entities.told_posts()
        )

    def capital(self, unit: Phrase) -> str | None:
        """The node of the state whose capital a place is: “Moscow condemned …”."""
        entry = lexicon().find(unit.element.key or "") if unit.element is not None else None
        if unit.kind != "place" or entry is None or entry.sort != "capital":
            return None
        return self._context.entities.bodies.land(entry.country)


def represents(context: Context, person: str) -> bool:
    """Whether a person speaks for a whole state or body: its head, its head of government, its foreign minister."""
    offices = (office(post) for post in context.entities.posts_of(person))
    return any(head in HEADS_OF_STATE | HEADS_OF_GOVERNMENT or charge == FOREIGN for head, _, charge in offices)
