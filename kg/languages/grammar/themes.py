"""Places and bodies that belong to a matter that is talked about, and not to what is told to happen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.languages.annotation import Phrase, Title
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile

if TYPE_CHECKING:
    from kg.languages.grammar.placing import Placed

_WHOLES = frozenset({"state", "place", "organization"})


def theme(doc: Doc, unit: Phrase | Title, adposition: str, found: Sequence[Placed], profile: Profile) -> bool:
    """Whether an adposition and its place belong to a noun of a matter before them, or to a list that does."""
    if not adposition or not isinstance(unit, Phrase) or unit.kind not in _WHOLES:
        return False
    at = next((at for at in range(unit.first - 1, max(unit.first - 5, -1), -1) if doc[at].lower_ == adposition), None)
    if at is None or at == 0:
        return bool(found) and found[-1].theme
    before = doc[at - 1]
    if before.lower_ in profile.conjunctions or before.text == ",":
        return bool(found) and found[-1].theme and found[-1].unit.last == at - 1
    if adposition in profile.words_of("with") and _dealing(doc, at, found, profile):
        return True
    return unit.kind != "organization" and _matter(doc, at - 1, profile)


def _dealing(doc: Doc, at: int, found: Sequence[Placed], profile: Profile) -> bool:
    """Whether “with” belongs to a noun of what two have with each other: “relations (of Minsk) with the union”."""
    owner = found[-1].unit if found and found[-1].unit.last == at else None
    before = owner.first - 1 if owner is not None else at - 1
    return before >= 0 and doc[before].lemma_ in profile.dealings


def _matter(doc: Doc, at: int, profile: Profile) -> bool:
    """Whether a noun is a matter, or hangs on one by the genitive: “строительство новых заводов”."""
    if doc[at].lemma_ in profile.matters:
        return True
    while at > 0 and doc[at].lemma_ not in profile.built:
        if feature(doc[at], "Case") != "Gen" or doc[at].pos_ not in {"NOUN", "PROPN", "ADJ"}:
            return False
        at -= 1
    return doc[at].lemma_ in profile.built


__all__ = ["theme"]
