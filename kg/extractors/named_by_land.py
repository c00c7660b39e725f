"""Who is told of by post and state first, and named with the state alone: “the ambassadors of A and B … X of A”.

The last of several who are told together has the post that is left: “Ambassador Z”.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kg.extractors.actors import Person
from kg.extractors.roles import office
from kg.extractors.traits import lands
from kg.languages.annotation import Annotation, Phrase, Post, Sentence

_SEVERAL = 2


def named_by_land(
    annotation: Annotation, unnamed: Iterable[Phrase], person: Callable[[Phrase], Person], held: Callable[[Post], bool]
) -> Iterator[tuple[Person, Post, Phrase]]:
    """The persons with the posts that they are told to hold before, and the words of these.

    Args:
        annotation: The document.
        unnamed: Its posts that no name stands with.
        person: Whom a phrase names.
        held: Whether somebody is named with a post already.
    """
    told = [phrase for phrase in unnamed if _stated(phrase)]
    for phrase, land in lands(annotation) if told else ():
        posts = {office(one.posts[0]): one for one in told if one.last <= phrase.first and _state(one) == land.key}
        if phrase.posts or person(phrase).posts or len(posts) != 1:
            continue
        (one,) = posts.values()
        if not held(one.posts[0]):
            yield person(phrase), one.posts[0], one
    for group in _groups(annotation, told):
        yield from _last(annotation, group, person, held)


def _stated(phrase: Phrase) -> bool:
    return bool(phrase.posts) and not phrase.posts[0].plural and _state(phrase) is not None


def _state(phrase: Phrase) -> str | None:
    return next((body.key for body in phrase.posts[0].bodies if body.code in "SD"), None)


def _groups(annotation: Annotation, told: list[Phrase]) -> Iterator[tuple[Sentence, list[Phrase]]]:
    """The posts of one kind that one sentence tells of several states."""
    for sentence in annotation:
        inside = [phrase for phrase in told if sentence.first <= phrase.first < sentence.last]
        for kind in {office(phrase.posts[0]): None for phrase in inside}:
            group = [phrase for phrase in inside if office(phrase.posts[0]) == kind]
            if len({_state(phrase) for phrase in group}) >= _SEVERAL:
                yield sentence, group


def _last(
    annotation: Annotation,
    group: tuple[Sentence, list[Phrase]],
    person: Callable[[Phrase], Person],
    held: Callable[[Post], bool],
) -> Iterator[tuple[Person, Post, Phrase]]:
    """The one of several who is named behind with the bare post, where only one is left without a name."""
    sentence, phrases = group
    left = [phrase for phrase in phrases if not held(phrase.posts[0])]
    if len(left) != 1 or len(left) == len(phrases):
        return
    kind = office(left[0].posts[0])
    bare: dict[str, Person] = {}
    for other in (p for s in annotation if s.first >= sentence.last for p in s.phrases if p.kind == "person"):
        if any(office(post) == kind and not post.stated for post in other.posts):
            one = person(other)
            if not any(side for _, side in one.posts):
                bare[one.key] = one
    if len(bare) == 1:
        yield next(iter(bare.values())), left[0].posts[0], left[0]


__all__ = ["named_by_land"]
