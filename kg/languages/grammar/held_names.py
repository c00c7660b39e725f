"""Where a post or a body ends and the name of its holder begins, where a model has it elsewhere.

“Minister for Finance and Revenue X”, “Chairman of the People's Committee X”: what the model of posts has as part of
the post is none of the name, if a whole name is left behind it. “Chief Minister Punjab X”, “HE X”, “the Mission, X”.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc

from kg.languages.annotation import Element, Phrase
from kg.languages.gazetteer import Gazetteer
from kg.languages.grammar.affairs import affairs
from kg.languages.grammar.elements import given_names, in_tables
from kg.languages.grammar.names import is_courtesy
from kg.languages.grammar.profile import Profile

# Of how many words a name is made of which nothing else is known.
_NAME: Final = 2
_JOINTS: Final = frozenset({"CCONJ"})
_MODELS: Final = frozenset({"model", "named before"})
_PLACES: Final = {"place": "L", "state": "S"}


def parted(
    doc: Doc, found: Sequence[Element], roles: Sequence[tuple[int, int]], rules: Profile, names: Gazetteer
) -> list[Element]:
    """The names of a sentence, each that a post or a body reaches into cut where that ends."""
    posts = {item.last for item in found if item.code == "H"}
    told = [one for item in found for one in _parted(doc, item, roles, rules)]
    return [one for item in told for one in _behind(doc, item, posts, rules, names)]


def from_states(doc: Doc, phrases: Sequence[Phrase], rules: Profile) -> list[Phrase]:
    """The phrases of a sentence, each person with the state behind the name: “the chair, X of Bolivia”."""
    found: list[Phrase] = []
    for phrase in phrases:
        last = found[-1] if found else None
        of = last is not None and [t.lower_ for t in doc[last.last : phrase.first]] in [["of"], ["of", "the"]]
        if of and last is not None and last.kind == "person" and phrase.kind == "state" and last.posts:
            found[-1] = replace(last, last=phrase.last)
        else:
            found.append(phrase)
    return found if rules.possessives else list(phrases)


def _parted(doc: Doc, item: Element, roles: Sequence[tuple[int, int]], rules: Profile) -> Iterator[Element]:
    last = next((end for first, end in roles if first < item.first < end < item.last), None)
    if item.code == "O" and item.key is None and item.source in _MODELS:
        last = _end_of_body(doc, item, last, rules)
        if last is not None:
            yield replace(item, last=last, name="")
            yield replace(item, first=last + (doc[last].text == ","), code="N", name="")
            return
    elif item.code == "N" and last is not None and item.source in _MODELS and doc[item.first - 1].pos_ in _JOINTS:
        item = replace(item, first=last, name="") if _name(doc, last, item.last) else item
    yield item


def _end_of_body(doc: Doc, item: Element, post: int | None, rules: Profile) -> int | None:
    """Where a body ends that the model runs on into the name of its head: before a comma, a given name, or a post's
    end.
    """
    known, public = given_names(rules.language), affairs(rules.language).institutional
    for at in range(item.first + 1, item.last - 1):
        token, noun = doc[at], doc[at - 1].lower_
        ends = noun in rules.governing_bodies or noun.startswith(tuple(public))
        start = at + 1 if token.text == "," else at
        ends = ends or (post == at and token.text == ",")
        told = token.text == "," or post == at or doc[at].lower_ in known
        if ends and told and _name(doc, start, item.last):
            behind = {t.lower_ for t in doc[start : item.last]}
            return at if not behind & rules.governing_bodies else None
    if post is None or not _name(doc, post, item.last):
        return None
    inside = {t.lemma_.lower() for t in doc[item.first : post]}
    return post if inside & rules.governing_bodies else None


def _behind(doc: Doc, item: Element, posts: set[int], rules: Profile, names: Gazetteer) -> Iterator[Element]:
    """A name without the courtesy before it, and without the place of the post: “Chief Minister [Punjab] [X Y]”."""
    first = item.first
    while item.code == "N" and first < item.last - 1 and is_courtesy(doc[first], rules):
        first += 1
    if first > item.first and doc[item.first].text in rules.courtesy_letters:
        item = replace(item, first=first, name="")
    place = _place(doc, item, rules, names) if item.code == "N" and item.first in posts else None
    if place is not None:
        yield place
        item = replace(item, first=place.last, name="")
    yield item


def _place(doc: Doc, item: Element, rules: Profile, names: Gazetteer) -> Element | None:
    """A place that the name of a holder begins with, right behind the post."""
    if item.last - item.first <= _NAME or doc[item.first].lower_ in given_names(rules.language):
        return None
    return in_tables(doc, item.first, item.first + 1, _PLACES, names)


def _name(doc: Doc, first: int, last: int) -> bool:
    """Whether some words may be a whole name."""
    return last - first >= _NAME and all(t.pos_ == "PROPN" or not t.is_alpha for t in doc[first:last])


__all__ = ["from_states", "parted"]
