"""Who are told of by post and state first, and then named without: “The presidents of A and B met. X and Y …”.

The names stand in the order of the states: so too “A's minister received B's president. X told Y that …”, and “Talks
between A and B were held. The delegations were led by Deputy Ministers X and Y”.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from kg.extractors.actors import Person
from kg.languages.annotation import Annotation, Element, Phrase, Post, Sentence

# How many sentences behind the posts the names stand.
_REACH: Final = 2
_PAIR: Final = 2
_MET: Final = frozenset({"meet", "receive", "talk", "call", "host"})
_TALKS: Final = frozenset({"meet", "talk"})
_LED: Final = frozenset({"lead", "represent"})


def named_in_order(
    annotation: Annotation, person: Callable[[Phrase], Person], held: Callable[[Post], bool]
) -> Iterator[tuple[Person, Post, Phrase]]:
    """The two persons, each with the post that is told before of his state, and the words of that post.

    Args:
        annotation: The document.
        person: Whom a phrase names.
        held: Whether somebody is named with a post already.
    """
    for at, sentence in enumerate(annotation.sentences):
        posts = _posts(sentence)
        if len(posts) != _PAIR or any(held(phrase.posts[0]) for phrase in posts):
            continue
        for later in annotation.sentences[at : at + _REACH + 1]:
            names = _names(annotation, later, posts[-1].last)
            if names:
                people = [person(name) for name in names]
                if not any(one.posts for one in people) and people[0] is not people[1]:
                    yield from ((one, post.posts[0], post) for one, post in zip(people, posts, strict=True))
                break


def led_in_order(annotation: Annotation, person: Callable[[Phrase], Person]) -> Iterator[tuple[Person, Post, Phrase]]:
    """The two who share a post and led what two states held, each with the post of his state, and their words."""
    for at, sentence in enumerate(annotation.sentences):
        for frame in (f for f in sentence.frames if f.kinds & _LED and not f.nominal and not f.negated):
            units = [unit for unit in frame.phrases("subject") if unit.kind == "person" and unit.posts]
            bare = all(len(unit.posts) == 1 and not unit.posts[0].bodies for unit in units)
            if len(units) != _PAIR or units[0].posts[0].first != units[1].posts[0].first or not bare:
                continue
            states = next((found for s in annotation.sentences[max(0, at - 1) : at + 1] if (found := _held(s))), [])
            for unit, state in zip(units, states, strict=False):
                post = replace(unit.posts[0], bodies=(replace(state, code="S"),))
                yield person(unit), post, unit


def _held(sentence: Sentence) -> list[Element]:
    """The two states between which a sentence says that talks were held."""
    if not any(f.nominal and f.kinds & _TALKS and f.phrases("between", "of") for f in sentence.frames):
        return []
    named = [phrase for phrase in sentence.phrases if phrase.kind == "person"]
    told = [item for item in sentence.elements if item.code in "SD" and item.key is not None]
    told = [item for item in told if not any(p.first <= item.first < p.last for p in named)]
    keys = list(dict.fromkeys(item.key for item in told))
    return [next(item for item in told if item.key == key) for key in keys] if len(keys) == _PAIR else []


def _posts(sentence: Sentence) -> list[Phrase]:
    """The two who share one post in the plural, each of a state of his own."""
    told = [p for p in sentence.phrases if p.kind == "post" and p.posts and p.posts[0].state is not None]
    first = next((p for p in told if sum(o.posts[0].first == p.posts[0].first for o in told) > 1), None)
    found = [p for p in told if first is not None and p.posts[0].first == first.posts[0].first]
    states = {p.posts[0].state.key for p in found if p.posts[0].state is not None}
    return found if len(states) == len(found) > 0 else _who_met(sentence, told)


def _who_met(sentence: Sentence, told: list[Phrase]) -> list[Phrase]:
    """The two of two states, each told of by the post alone, of whom a verb says that the first met the second."""
    for frame in sentence.frames:
        if frame.nominal or frame.passive or frame.negated or not frame.kinds & _MET:
            continue
        ours = [unit for unit in frame.phrases("subject") if unit in told]
        theirs = [unit for unit in frame.phrases("object", "with") if unit in told]
        if len(ours) == len(theirs) == 1 and ours[0].last <= theirs[0].first:
            states = [post.state.key for post in (ours[0].posts[0], theirs[0].posts[0]) if post.state is not None]
            return [*ours, *theirs] if states[0] != states[1] else []
    return []


def _names(annotation: Annotation, sentence: Sentence, behind: int) -> list[Phrase]:
    """The first two full names behind a place parted by a conjunction or a verb alone; none with others first."""
    people = [p for p in sentence.phrases if p.kind == "person" and p.first >= behind]
    row = people[:_PAIR]
    if len(row) < _PAIR or any(p.posts or p.last - p.first < _PAIR for p in row):
        return []
    between = annotation.doc[row[0].last : row[1].first]
    third = people[_PAIR:] and people[_PAIR].first - row[1].last <= 1
    joined = len(between) == 1 and between[0].pos_ in {"CCONJ", "VERB"}
    return row if joined and not third else []


__all__ = ["led_in_order", "named_in_order"]
