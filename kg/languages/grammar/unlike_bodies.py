"""What looks like the name of a body and is none: a meeting that opens a sentence, a part of a post, a post."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc

from kg.languages.annotation import Element
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile

_PAIR: Final = 2


def is_body(doc: Doc, item: Element, known: Sequence[Element], rules: Profile) -> bool:
    """Whether a span that the model takes for a body's name is one, by what the lexicon has beside it."""
    if _inside_post(item, known) or _event(doc, item, rules):
        return False
    if rules.free_order and (_of_several(doc, item, known) or _side(doc, item, rules)):
        return False
    return not (rules.possessives and _post(doc, item, known))


def _side(doc: Doc, body: Element, rules: Profile) -> bool:
    """Whether a span only says whose delegation it is: «Узбекскую делегацию»."""
    short = body.key is None and body.last - body.first == _PAIR
    return short and doc[body.first].pos_ == "ADJ" and doc[body.last - 1].lemma_ in rules.sides


def _of_several(doc: Doc, body: Element, known: Sequence[Element]) -> bool:
    """Whether a span is of the bodies of several states: «внешнеполитическими ведомствами Перу и Новой Зеландии»."""
    states = [item for item in known if item.code == "S" and body.first < item.first and item.last <= body.last]
    noun = next((t for t in doc[body.first : body.last] if t.pos_ == "NOUN"), None)
    return len(states) > 1 and noun is not None and feature(noun, "Number") == "Plur"


def _event(doc: Doc, body: Element, rules: Profile) -> bool:
    """Whether what looks like a body is a meeting that opens a sentence: «Межмидовские консультации Ганы и Чили»."""
    if body.key is not None or not rules.free_order or not doc[body.first].is_sent_start:
        return False
    noun = next((token for token in doc[body.first : body.last] if token.pos_ == "NOUN"), None)
    kinds = {kind for t in rules.triggers.get(noun.lemma_, ()) for kind in t.kinds} if noun is not None else set()
    return bool(kinds & {"meet", "talk"})


def _inside_post(body: Element, known: Sequence[Element]) -> bool:
    """Whether a body begins inside what the lexicon has as one post: “head of the President's Administration”."""
    return any(item.code == "H" and item.first < body.first < item.last <= body.last for item in known)


def _post(doc: Doc, body: Element, known: Sequence[Element]) -> bool:
    """Whether what looks like a body is a post of one, with what it is for: “UN Under-Secretary for Legal Affairs”."""
    if body.key is not None:
        return False
    whose = next((item for item in known if item.code == "O" and item.first == body.first), None)
    heads = (item for item in known if whose is not None and item.code == "H" and item.first == whose.last)
    return any(item.last < body.last and doc[item.last].pos_ == "ADP" for item in heads)


__all__ = ["is_body"]
