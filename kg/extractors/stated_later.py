"""Who is named with a bare post first and told of by the post with its state only then.

“President X arrived in Doha … The Senegalese leader met Y”: X is the president of Senegal, where nobody else can be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from kg.extractors.actors import Person
from kg.extractors.heads import same_office
from kg.extractors.home import report_city
from kg.languages.annotation import Annotation, Element, Phrase, Post, Sentence
from kg.languages.grammar.profile import profile
from kg.languages.lexicon import lexicon
from kg.languages.morphology import Morphology

Naming = Callable[[Phrase], Person]
_APART: Final = frozenset({"meet", "talk", "call", "receive", "credentials", "host", "discuss"})
_GOES: Final = frozenset({"visit", "arrive", "attend", "stay", "invite"})


def stated_later(
    unnamed: Iterable[Phrase],
    annotation: Annotation,
    person: Naming,
    held: Callable[[Post], bool],
    morphology: Morphology,
) -> Iterator[tuple[Person, Post, Phrase]]:
    """The persons with the post and state that words behind their names tell of them, and these words.

    Told of the person with whom the text begins, who neither goes to that state nor meets its people.

    Args:
        unnamed: The posts of the document that no name stands with.
        annotation: The document.
        person: Whom a phrase names.
        held: Whether somebody is named with a post already.
        morphology: Of the language.
    """
    if not profile(annotation.document.language).possessives:
        return
    told = [p for p in unnamed if _side(p.posts[0]) is not None and not p.posts[0].plural and not held(p.posts[0])]
    if not told:
        return
    named = [(s, p) for s in annotation for p in s.phrases if p.kind == "person" and s.passage.kind != "title"]
    first = person(named[0][1]) if named else None
    if first is None or not _is_bare(first):
        return
    told = [phrase for phrase in told if _may_be(first, phrase, named, person) and _acts(annotation, phrase)]
    sides = {_key(phrase.posts[0]) for phrase in told}
    city = report_city(annotation, morphology)
    entry = lexicon().find(city[0]) if city is not None else None
    if entry is not None and entry.country and f"state/{entry.country}" not in sides:
        return  # whoever needs no state where the news is from is of that state
    if len(sides) == 1 and not _elsewhere(annotation, first, next(iter(sides)), person):
        yield first, told[0].posts[0], told[0]


def _side(post: Post) -> Element | None:
    return next((body for body in post.bodies if body.code in "SD"), None)


def _key(post: Post) -> str | None:
    side = _side(post)
    return side.key if side is not None else None


def _is_bare(one: Person) -> bool:
    """Whether somebody is named with a post, and nowhere with what it is one of."""
    return bool(one.posts) and one.land is None and all(side is None and not post.bodies for post, side in one.posts)


def _may_be(one: Person, phrase: Phrase, named: Iterable[tuple[Sentence, Phrase]], person: Naming) -> bool:
    """Whether somebody named before, and not in the same sentence, holds such an office."""
    own = [(s, p) for s, p in named if person(p) is one]
    before = any(p.last <= phrase.first for _, p in own)
    beside = any(s.first <= phrase.first < s.last for s, _ in own)
    held = any(same_office(post, phrase.posts[0], at_side=True, of_side=True) for post, _ in one.posts)
    return before and not beside and held


def _acts(annotation: Annotation, phrase: Phrase) -> bool:
    """Whether somebody is told of as who meets others or travels."""
    for sentence in (s for s in annotation if s.first <= phrase.first < s.last):
        for frame in sentence.frames:
            roles = ("object", "inherited") if frame.passive else ("subject", "inherited", "clause-subject")
            if frame.kinds & (_APART | _GOES) and not frame.negated and phrase in frame.phrases(*roles):
                return True
    return False


def _elsewhere(annotation: Annotation, one: Person, state: str | None, person: Naming) -> bool:
    """Whether somebody goes to a state or meets people of it, and so is of another."""
    for sentence in annotation:
        own = [p for p in sentence.phrases if p.kind == "person" and person(p) is one]
        for frame in sentence.frames if own else ():
            roles = {argument.role for argument in frame.arguments}
            units = frame.phrases(*roles)
            if not any(unit in own for unit in units) or not frame.kinds & (_APART | _GOES):
                continue
            theirs = [p for p in units if p not in own and p.kind in {"person", "post", "state", "side"}]
            if any(_key(post) == state for unit in theirs for post in unit.posts):
                return True
            lands = [p.element for p in units if p.kind in {"state", "place", "side"} and p.element is not None]
            if any(_land(item) == state for item in lands):
                return True
    return False


def _land(element: Element) -> str | None:
    """The key of the state that a state or a place is, or lies in."""
    if element.code in "SD":
        return element.key
    entry = lexicon().find(element.key or "")
    return f"state/{entry.country}" if entry is not None and entry.country else None


__all__ = ["stated_later"]
