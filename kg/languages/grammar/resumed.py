"""Lists that go on behind what is said of one of them: “с премьером X, который прибыл накануне, и министром Y”."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol, TypeVar

from spacy.tokens import Doc

from kg.languages.annotation import Phrase, Sentence, Title
from kg.languages.grammar.profile import Profile

_PEOPLE: Final = frozenset({"person", "post"})
_LIVING: Final = {"Acc", "Gen"}


class _Item(Protocol):
    """A unit with the adposition and the case that it stands in."""

    @property
    def unit(self) -> Phrase | Title: ...
    @property
    def case(self) -> str | None: ...


Item = TypeVar("Item", bound=_Item)


def before_aside(
    doc: Doc, sentence: Sentence, found: Sequence[Item], unit: Phrase | Title, profile: Profile
) -> Item | None:
    """Whom a conjunction behind a clause that a comma closes joins somebody to: one told in the same case before it."""
    if not profile.free_order or not isinstance(unit, Phrase) or unit.kind not in _PEOPLE or unit.case in (None, "Nom"):
        return None
    at = unit.first
    while at > sentence.first and (doc[at - 1].pos_ in {"ADJ", "DET"} or doc[at - 1].lower_ in profile.skipped):
        at -= 1
    joint = at - 1
    while joint > sentence.first and doc[joint].lower_ in profile.conjunctions:
        joint -= 1
    if joint == at - 1 or joint <= sentence.first or doc[joint].text != ",":
        return None
    clause = sentence.clause(unit.first)
    inside = [item for item in found if sentence.clause(item.unit.first) == clause]
    last = inside[-1] if inside else None
    if (
        last is None
        or not isinstance(last.unit, Phrase)
        or last.unit.kind not in _PEOPLE
        or not _alike(last.case, unit.case)
    ):
        return None
    parted = [sentence.clause(to) for to in range(last.unit.last, joint) if doc[to].is_alpha]
    return last if parted and clause not in parted else None


def _alike(one: str | None, other: str | None) -> bool:
    """Whether two cases are one, or may be: the accusative of the living is often like their genitive."""
    return one == other or {one, other} == _LIVING


__all__ = ["before_aside"]
