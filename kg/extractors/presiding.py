"""Who leads or chairs something, as verbs tell, and for which of two states between which talks are led."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from kg.languages.annotation import Element, Frame, Phrase, Sentence

_LEADING: Final = frozenset({"lead", "preside"})
_PAIR: Final = 2


def leaders(frame: Frame) -> list[Phrase]:
    """The persons of whom a verb tells that they lead or chair something."""
    if not frame.kinds & _LEADING or frame.nominal or frame.quoted or frame.negated or frame.mood == "possible":
        return []
    people = [unit for unit in frame.phrases("subject") if unit.kind == "person"]
    people = people or [unit for unit in frame.phrases("object") if unit.kind == "person"]
    return [] if frame.titles("object", "subject") else people


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
