"""States that a sentence names without a word of the holder's: where another lives, or whom something is against.

“Y, who is based in Fiji, met Minister X”, “Minister X saw the victory over Peru”.
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc

from kg.languages.annotation import Element, Sentence
from kg.languages.grammar.profile import Profile

_COMES: Final = frozenset({"visit", "arrive"})


def in_passing(doc: Doc, sentence: Sentence, state: Element, at: int, profile: Profile) -> bool:
    """Whether a state is named for another than who stands at a place, or as one against which something is done."""
    return opponent(doc, state, profile) or _by_the_way(doc, sentence, state, at, profile)


def _by_the_way(doc: Doc, sentence: Sentence, state: Element, at: int, profile: Profile) -> bool:
    """Whether a state is named in what is said of another than who stands at a place: “Y, who is based in Fiji, …”.

    Not where the other is on a visit there, and so sees those at home: “Y, who is in Fiji on a visit, met X”.
    """
    clause = sentence.clause(state.first)
    opens = doc[sentence.first + sentence.clauses.index(clause)]
    if opens.lower_ not in profile.relatives or clause == sentence.clause(at):
        return False
    return not any(frame.kinds & _COMES for frame in sentence.frames if frame.clause == clause)


def opponent(doc: Doc, state: Element, profile: Profile) -> bool:
    """Whether a state is one against which something is done: “a victory over Peru”."""
    back = state.first - 1
    back -= back > 0 and doc[back].pos_ == "DET"
    return back >= 0 and doc[back].lower_ in profile.opposed


__all__ = ["in_passing", "opponent"]
