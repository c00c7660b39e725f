"""Which of two who hold a post of one name is meant where the words tell no state, by whom he meets there.

“Minister X received Minister Y of Peru. In the evening the minister dined with Premier Z”: nobody is told to meet one
of his own state, and he who is at home there is none that the premier receives.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from kg.extractors.actors import Person
from kg.extractors.home import stateless
from kg.languages.annotation import Annotation, Frame, Phrase, Sentence

_MEETS: Final = frozenset({"meet", "talk", "call", "receive", "banquet"})
_PEOPLE: Final = frozenset({"person"})
_ENVOYS: Final = frozenset(
    f"role/{head}"
    for head in ("ambassador", "permanent-representative", "charge-daffaires", "consul", "consul-general")
)


def by_whom_met(
    annotation: Annotation,
    phrase: Phrase,
    candidates: Sequence[Person],
    person: Callable[[Phrase], Person],
    side_of: Callable[[str], str | None],
    guests: Callable[[], frozenset[str]],
) -> list[Person]:
    """Those of several holders of a post who may be meant by it, as those tell whom the post is told to meet.

    Args:
        annotation: The document.
        phrase: The post without a name and a state.
        candidates: Who holds such a post.
        person: Whom a phrase names.
        side_of: The side that a person stands for.
        guests: The nodes of those who are told to travel or to be received.
    """
    others = [person(unit) for unit in _met(annotation, phrase)]
    others = [other for other in others if all(other.key != one.key for one in candidates) and not _sent(other)]
    if not others:
        return list(candidates)
    sides = {side_of(other.key) for other in others}
    left = [one for one in candidates if side_of(one.key) not in sides - {None}]
    if sides == {None} and all(_at_home(other) for other in others):
        away = guests()
        left = [one for one in left if one.key in away]
    return left or list(candidates)


def _met(annotation: Annotation, phrase: Phrase) -> list[Phrase]:
    """The persons whom one frame tells of with a post as those who meet."""
    sentence = next(s for s in annotation if s.first <= phrase.first < s.last)
    found = [unit for frame in sentence.frames if _tells(sentence, frame, phrase) for unit in _people(frame)]
    return [unit for unit in dict.fromkeys(found) if unit != phrase]


def _tells(sentence: Sentence, frame: Frame, phrase: Phrase) -> bool:
    units = frame.phrases(*{argument.role for argument in frame.arguments})
    return bool(frame.kinds & _MEETS) and not frame.negated and phrase in units


def _people(frame: Frame) -> list[Phrase]:
    units = frame.phrases(*{argument.role for argument in frame.arguments})
    return [unit for unit in units if unit.kind in _PEOPLE and unit.posts]


def _sent(person: Person) -> bool:
    """Whether somebody is an envoy, who meets the ministers of his own state as well."""
    return any(post.head in _ENVOYS for post, _ in person.posts)


def _at_home(person: Person) -> bool:
    """Whether somebody is told by posts that the news of a state leaves it out of."""
    return bool(person.posts) and all(side is None and stateless(post) for post, side in person.posts)


__all__ = ["by_whom_met"]
