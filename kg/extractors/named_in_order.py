"""Who are told of by post and state first, and then named without: “The presidents of A and B met. X and Y …”.

The names stand in the order of the states: so too “A's minister received B's president. X told Y that …”.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from kg.extractors.actors import Person
from kg.languages.annotation import Annotation, Phrase, Post, Sentence

# How many sentences behind the posts the names stand.
_REACH: Final = 2
_PAIR: Final = 2
_MET: Final = frozenset({"meet", "receive", "talk", "call", "host"})


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


__all__ = ["named_in_order"]
