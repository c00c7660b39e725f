"""Whose side somebody acts for, told by a word before him: “Қазақстан тарапынан X, Чили тарапынан Y қатысты”.

The side may be a state with a postposition, or a noun for a side that stands in the ablative itself
(“қазақстандық тараптан X”).
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc

from kg.languages.annotation import Phrase, Sentence, Title
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile

_ATTRIBUTES: Final = frozenset({"ADJ", "NUM", "DET"})
_BEHIND: Final = 4
_GOALS: Final = frozenset({"Dat", "Acc"})
_PEOPLE: Final = frozenset({"person", "post"})


def acts_for(doc: Doc, side: Phrase | Title, person: Phrase | Title, by: frozenset[str]) -> bool:
    """Whether a unit says for which side the person right behind it acts; `by` are the postpositions of a side."""
    if not isinstance(side, Phrase) or not is_person(person):
        return False
    if side.kind == "side":
        return side.case == "Abl" and _beside(doc, side.last, person.first)
    told = side.kind in {"state", "organization"} and side.last < len(doc) and doc[side.last].lower_ in by
    return told and _beside(doc, side.last + 1, person.first)


def _beside(doc: Doc, at: int, first: int) -> bool:
    """Whether no more than what is led or attended stands between: “Чили тарапынан делегацияны X басқарды”."""
    return at == first or (at + 1 == first and feature(doc[at], "Case") in _GOALS)


def is_led(doc: Doc, leader: Phrase | Title, side: Phrase | Title, leading: frozenset[str]) -> bool:
    """Whether a participle says of a delegation that the person right before leads it: “X бастаған делегация”."""
    if not is_person(leader) or not isinstance(side, Phrase) or side.kind != "side":
        return False
    return leader.last + 1 == side.first and doc[leader.last].lower_ in leading


def of_those_led(doc: Doc, sentence: Sentence, leader: Phrase | Title, profile: Profile) -> str | None:
    """The case of those whom somebody leads who are no delegation: “X бастаған топпен”, “X бастаған депутаттарды”."""
    at = leader.last
    if not is_person(leader) or at >= sentence.last or doc[at].lower_ not in profile.leading:
        return None
    noun = next((t for t in doc[at + 1 : min(at + 1 + _BEHIND, sentence.last)] if t.pos_ not in _ATTRIBUTES), None)
    if noun is None or noun.pos_ != "NOUN" or noun.lemma_ not in profile.groups_led | profile.guests:
        return None
    return feature(noun, "Case")


def only_led(doc: Doc, leader: Phrase | Title, unit: Phrase | Title, profile: Profile) -> bool:
    """Whether a bare noun for guests only stands behind who leads them, who stands for them: “X бастаған делегация”."""
    if not is_person(leader) or not isinstance(unit, Phrase) or unit.kind != "pronoun":
        return False
    between = doc[leader.last : unit.first]
    return len(between) == 1 and between[0].lower_ in profile.leading


def is_person(unit: Phrase | Title) -> bool:
    """Whether a unit is a person or a post."""
    return isinstance(unit, Phrase) and unit.kind in _PEOPLE


__all__ = ["acts_for", "is_led", "is_person", "of_those_led", "only_led"]
