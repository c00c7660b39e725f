"""Who is told of by the post first and named only then: “received his Malawian counterpart … The guest, X, …”."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from kg.languages.annotation import Annotation, Phrase, Post, Sentence
from kg.languages.grammar.elements import COUNTERPART
from kg.languages.grammar.profile import profile

# How many sentences before the name the post is told.
_BACK: Final = 2
_MET: Final = frozenset({"receive", "meet", "talk", "host", "banquet"})
_THEIRS: Final = ("object", "with", "honoured")


def named_later(annotation: Annotation) -> Iterator[tuple[Phrase, Phrase, Post]]:
    """The guests who are named without a post, each with the post told before that has no name: phrase, words, post."""
    guests = profile(annotation.document.language).guests
    sentences = annotation.sentences
    for at, sentence in enumerate(sentences):
        for phrase in sentence.phrases:
            if phrase.kind != "person" or phrase.posts or not _guest(annotation, phrase, guests):
                continue
            for before in reversed(sentences[max(0, at - _BACK) : at]):
                told = _met(before)
                if len(told) == 1 and not told[0].posts[0].plural:
                    yield phrase, told[0], told[0].posts[0]
                    break


def paired(annotation: Annotation) -> Iterator[tuple[Phrase, Phrase, Post]]:
    """Two who are named side by side without a post, in the order of the two posts told without a name.

    “The Russian and Turkish presidents … X and Y last talked in May”: phrase, words, post. Told where the document
    has one such pair of names and one of posts.
    """
    pairs: list[tuple[Phrase, Phrase]] = []
    posts: dict[tuple[str, str | None, str, str], tuple[Phrase, Phrase]] = {}
    for sentence in annotation:
        called = {item.first for item in sentence.elements if item.key == COUNTERPART}
        for one, other in pairwise(sentence.phrases):
            if any(one.first <= at < other.last for at in called) or not _joined(annotation, one, other):
                continue
            if one.kind == other.kind == "person" and not (one.posts or other.posts):
                pairs.append((one, other))
            elif (
                one.kind == other.kind == "post" and one.posts and other.posts and _of_two(one.posts[0], other.posts[0])
            ):
                told = one.posts[0]
                states = (told.bodies[0].key or "", other.posts[0].bodies[0].key or "")
                posts.setdefault((told.head, told.portfolio, *states), (one, other))
    full = [pair for pair in pairs if all(unit.element and " " in unit.element.name for unit in pair)]
    if len(posts) == 1 and len(full) == 1:
        (words,) = posts.values()
        for phrase, unit in zip(full[0], words, strict=True):
            yield phrase, unit, replace(unit.posts[0], plural=False)


def _joined(annotation: Annotation, one: Phrase, other: Phrase) -> bool:
    """Whether nothing but “and” stands between two phrases."""
    between = annotation.doc[one.last : other.first]
    return len(between) == 1 and between[0].pos_ == "CCONJ"


def _of_two(one: Post, other: Post) -> bool:
    """Whether two posts are the same one of two states."""
    same = (one.head, one.ranks, one.portfolio) == (other.head, other.ranks, other.portfolio)
    states = [[body.key for body in post.bodies if body.code in "SD"] for post in (one, other)]
    return same and all(len(keys) == 1 for keys in states) and states[0] != states[1]


def _met(sentence: Sentence) -> list[Phrase]:
    """The posts with their state, without a name, whose holders somebody meets; a counterpart has the post by now."""
    met = {
        (unit.first, unit.last)
        for frame in sentence.frames
        if frame.kinds & _MET and not frame.negated
        for unit in frame.phrases(*_THEIRS)
    }
    posts = (p for p in sentence.phrases if p.kind == "post" and p.posts and p.posts[0].stated)
    return [phrase for phrase in posts if (phrase.first, phrase.last) in met]


def _guest(annotation: Annotation, phrase: Phrase, guests: frozenset[str]) -> bool:
    """Whether a name says who the guest is: “the guest, X,”."""
    doc, at = annotation.doc, phrase.first - 1
    return at > 0 and doc[at].text == "," and doc[at - 1].lemma_ in guests


__all__ = ["named_later", "paired"]
