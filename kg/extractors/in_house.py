"""Ministers told without what they are the minister of, in the house of a ministry that the sentence names.

“В Министерстве обороны Перу состоялась встреча министра X с …”: X is the Minister of Defence.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kg.languages.annotation import Annotation, Element, Post, Sentence
from kg.languages.grammar.elements import charges
from kg.languages.grammar.profile import Profile, profile

_MINISTER: Final = "role/minister"
# How many words stand between a preposition and the ministry that it leads to.
_NEAR: Final = 2


def with_portfolios(annotation: Annotation) -> None:
    """Give each bare minister of an annotation the portfolio of the one ministry in whose house he is told of."""
    own = profile(annotation.document.language)
    if not own.free_order:
        return
    for sentence in annotation:
        bare = [at for at, phrase in enumerate(sentence.phrases) if phrase.kind == "person" and _bare(phrase.posts)]
        house = _house(annotation, sentence, own) if bare else None
        charge = charges().get(house.key or "") if house is not None else None
        for at in bare if charge is not None else ():
            phrase = sentence.phrases[at]
            posts = tuple(replace(post, portfolio=charge) for post in phrase.posts)
            sentence.phrases[at] = replace(phrase, posts=posts)


def _bare(posts: tuple[Post, ...]) -> bool:
    """Whether somebody is told as minister and no more."""
    told = posts[0] if len(posts) == 1 and posts[0].head == _MINISTER else None
    return told is not None and not (told.portfolio or told.title or told.ranks)


def _house(annotation: Annotation, sentence: Sentence, own: Profile) -> Element | None:
    """The one ministry that a sentence names, where it says that something was in it."""
    items = {item.first: item for item in (*sentence.elements, *sentence.nested)}
    ministries = [item for item in items.values() if charges().get(item.key or "")]
    within = own.words_of("in")
    if len({item.key for item in ministries}) != 1:
        return None
    item = ministries[0]
    words = annotation.doc[max(sentence.first, item.first - _NEAR) : item.first]
    return item if any(token.lower_ in within for token in words) else None


__all__ = ["with_portfolios"]
