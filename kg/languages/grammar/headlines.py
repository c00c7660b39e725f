"""A post in the nominative and a name in an oblique case are two: “Перу президенті Лулумен кездесті”.

Where the case stands on the last word, “the president Lula” and “the president … with Lula” are written alike
when the name is one word. Who holds what elsewhere in the document tells them apart; in what opens it, where
nobody else could do what the verb tells, it is the post.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kg.languages.annotation import Phrase, Post, Sentence

_OBLIQUE = frozenset({"Ins", "Acc", "Dat"})
_ACTORS = frozenset({"person", "post", "state", "organization", "side", "pronoun"})

Keys = Callable[[str], frozenset[str]]
Holders = Mapping[str, frozenset[str]]


def holders(phrases: Iterable[Phrase], doc: Doc, keys: Keys) -> Holders:
    """Family name → the offices, with and without their state, that the document gives to who is named in full."""
    found: dict[str, frozenset[str]] = {}
    for phrase in phrases:
        element = phrase.element
        if phrase.kind != "person" or element is None or element.last - element.first < 2:
            continue
        offices = frozenset(office for post in phrase.posts for office in _offices(post))
        for key in keys(doc[element.last - 1].text):
            found[key] = found.get(key, frozenset()) | offices
    return found


def split(doc: Doc, sentence: Sentence, known: Holders, keys: Keys, *, opening: bool) -> list[Phrase]:
    """The phrases of a sentence, with a post and the name behind it apart where they are two.

    Args:
        known: What `holders` found.
        opening: Whether the sentence is a title or the first of the document.
    """
    found: list[Phrase] = []
    for phrase in sentence.phrases:
        if _may_be_two(phrase) and _are_two(doc, phrase, sentence.phrases, known, keys, opening):
            found += _apart(phrase)
        else:
            found.append(phrase)
    return found


def _may_be_two(phrase: Phrase) -> bool:
    element = phrase.element
    if phrase.kind != "person" or not phrase.posts or element is None or phrase.case not in _OBLIQUE:
        return False
    return element.last - element.first == 1 and element.last == phrase.last and phrase.posts[-1].last <= element.first


def _are_two(doc: Doc, phrase: Phrase, phrases: Sequence[Phrase], known: Holders, keys: Keys, opening: bool) -> bool:
    others = any(other is not phrase and other.kind in _ACTORS and other.case == "Nom" for other in phrases)
    mine = {office for post in phrase.posts for office in _offices(post)}
    offices = [known[key] for key in keys(doc[phrase.last - 1].text) if key in known]
    if any(offices):
        return not others and not any(mine & theirs for theirs in offices)
    return opening and not others and any(post.state is not None for post in phrase.posts)


def _offices(post: Post) -> tuple[str, ...]:
    return (f"{post.head}@{post.state.key}",) if post.state is not None else (post.head,)


def _apart(phrase: Phrase) -> list[Phrase]:
    element = phrase.element
    if element is None:
        return [phrase]
    post = replace(phrase, last=element.first, kind="post", element=None, case="Nom", head=element.first - 1)
    return [post, replace(phrase, first=element.first, posts=())]
