"""Who leads or chairs something, as verbs tell, and for which of two states between which talks are led."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from spacy.tokens import Doc

from kg.languages.annotation import Element, Frame, Phrase, Sentence
from kg.languages.grammar.profile import Profile

_LEADING: Final = frozenset({"lead", "preside"})
_PAIR: Final = 2
# How many words say that a delegation is led by somebody.
_RUN: Final = 3


def leaders(frame: Frame) -> list[Phrase]:
    """The persons of whom a verb tells that they lead or chair something."""
    if not frame.kinds & _LEADING or frame.nominal or frame.quoted or frame.negated or frame.mood == "possible":
        return []
    people = [unit for unit in frame.phrases("subject") if unit.kind == "person"]
    people = people or [unit for unit in frame.phrases("object") if unit.kind == "person"]
    return [] if frame.titles("object", "subject") else people


def led_delegation(doc: Doc, sentence: Sentence, phrase: Phrase, profile: Profile) -> Element | None:
    """The state whose delegation somebody leads: “a delegation of Peru's parliament headed by Speaker X”.

    Told where the words for leading stand right before the post and no verb or other name behind the delegation's.
    """
    runs = (at for at in range(max(sentence.first, phrase.first - _RUN), phrase.first))
    opens = next((at for at in runs if doc[at : phrase.first].text.lower() in profile.leading), None)
    groups = [item for item in sentence.elements if item.code == "Y" and opens is not None and item.last <= opens]
    if opens is None or not groups:
        return None
    group = groups[-1]
    between = doc[group.last : opens]
    if any(token.pos_ in {"VERB", "AUX"} for token in between):
        return None
    inside = [i for i in sentence.elements if i.code in "SDNP" and group.first - 1 <= i.first and i.last <= opens]
    states = [item for item in inside if item.code in "SD" and (item.last == group.first or item.first >= group.last)]
    return states[-1] if states and len(states) == len([i for i in inside if i.first != group.first]) else None


def led_between(sentence: Sentence, phrase: Phrase, side: Callable[[Phrase], str | None]) -> Element | None:
    """The state of two between which talks are led that is not that of whoever leads them along with somebody.

    `side` gives the key of the state that a phrase stands for.
    """
    for frame in sentence.frames:
        people = leaders(frame)
        if phrase not in people or len(people) != _PAIR:
            continue
        states = [u.element for f in sentence.frames for u in f.phrases("between") if u.kind == "state" and u.element]
        other = next(unit for unit in people if unit is not phrase)
        left = {state.key: state for state in states if state.key != side(other)}
        if len({state.key for state in states}) == _PAIR and len(left) == 1:
            return next(iter(left.values()))
    return None
