"""Who is told of by the post alone with what it is of, and then named with the post alone.

“Kazakhstan's foreign minister met … Minister X said”, «Губернатор Приморья принял … Губернатор X напомнил».
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kg.extractors.actors import Person
from kg.extractors.owned import of_a_brand
from kg.extractors.roles import office
from kg.languages.annotation import Annotation, Phrase, Post
from kg.languages.grammar.elements import COUNTERPART
from kg.languages.grammar.profile import profile

Naming = Callable[[Phrase], Person]


def named_behind(
    unnamed: Iterable[Phrase], annotation: Annotation, person: Naming, held: Callable[[Post], bool]
) -> Iterator[tuple[Person, Post, Phrase]]:
    """The persons with the fuller posts that they are told to hold before, and the words of these.

    Told where one such post and one person alone may be meant.

    Args:
        unnamed: The posts of the document that no name stands with.
        annotation: The document; who receives “the guest” is not whoever came.
        person: Whom a phrase names.
        held: Whether somebody is named with a post already.
    """
    told: dict[str, list[Phrase]] = {}
    for phrase in unnamed:
        if phrase.posts and phrase.posts[0].bodies and not phrase.posts[0].plural:
            told.setdefault(phrase.posts[0].head, []).append(phrase)
            told.setdefault(office(phrase.posts[0])[0], []).append(phrase)
    if not told:
        return
    bare: dict[str, list[Phrase]] = {}
    stated: dict[str, set[str]] = {}
    for phrase in _named(annotation):
        for post in phrase.posts:
            if post.bodies:
                stated.setdefault(office(post)[0], set()).add(person(phrase).key)
            else:
                bare.setdefault(office(post)[0], []).append(phrase)
    for head, phrases in bare.items():
        fuller = told.get(head, [])
        alone = [phrase for phrase in phrases if person(phrase).key not in stated.get(head, ())]
        if len({(office(one.posts[0]), _bodies(one.posts[0])) for one in fuller}) != 1:
            continue
        if len({person(phrase).key for phrase in alone}) != 1:
            continue
        first, words = fuller[0], min(alone, key=lambda phrase: phrase.first)
        own = next(post for post in words.posts if office(post)[0] == head)
        if words.first >= first.last and _agree(own, first.posts[0]) and not held(first.posts[0]):
            yield person(words), first.posts[0], first


def _named(annotation: Annotation) -> Iterator[Phrase]:
    """The phrases of persons with posts, without those told of beside a guest."""
    guests = profile(annotation.document.language).guests
    for sentence in annotation:
        if any(p.kind == "pronoun" and p.element is not None and p.element.name in guests for p in sentence.phrases):
            continue
        colleagues = [item.first for item in sentence.elements if item.key == COUNTERPART]
        for phrase in sentence.phrases:
            if phrase.kind != "person" or not phrase.posts:
                continue
            counterpart = any(phrase.first <= at < phrase.last for at in colleagues)
            firm = any(of_a_brand(annotation, sentence, post) for post in phrase.posts)
            if not counterpart and not firm:
                yield phrase


def _agree(own: Post, fuller: Post) -> bool:
    _, ranks, portfolio = office(own)
    _, others, whole = office(fuller)
    return ranks == others and portfolio in (None, whole)


def _bodies(post: Post) -> frozenset[str]:
    return frozenset(body.key or body.name for body in post.bodies)
