"""Who is told of by the post first and named only then: “received his Malawian counterpart … The guest, X, …”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.languages.annotation import Annotation, Phrase, Post, Sentence
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


__all__ = ["named_later"]
