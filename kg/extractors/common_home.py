"""The one state whose offices a document leaves without a state, where no post alone tells which it is.

What is left unsaid is mostly of one state: that in which the news is written. So what speaks for each post is taken
together, and whoever is barred from one is barred from all: “The foreign minister saw the envoy of A. … Defence
Minister X flew to B.” is news of neither A nor B.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from kg.extractors.actors import ASSUMED
from kg.extractors.origin import Mention
from kg.extractors.surroundings import Bare, Surroundings, is_region, told_posts
from kg.languages.annotation import Element
from kg.languages.lexicon import lexicon

# How much all must weigh together, and how far ahead of the next they must be.
_LEAST, _AHEAD = 1.5, 1.0
# What a city that the text names weighs, more if it is a capital or stands in a heading; what the state weighs that
# envoys are sent to, and one that another post turned out to be of.
_CITY, _CAPITAL, _TITLED, _SENT_TO, _GIVEN = 0.5, 1.0, 1.0, 2.0, 1.0
_HEADINGS: Final = frozenset({"title", "heading"})


def common_home(
    bares: Sequence[Bare], around: Surroundings, out: Collection[str], given: Iterable[str] = ()
) -> Element | None:
    """The state that all posts together speak for most, of those that none of them is barred from.

    Args:
        given: The states that the document has told other posts to be of, which were told without one, too.
    """
    weights: dict[str, float] = defaultdict(float)
    for key in given:
        weights[key] += _GIVEN
    words: dict[str, Element] = {}
    for bare in bares:
        best: dict[str, float] = defaultdict(float)
        for weight, mention in around.evidence(bare):
            best[mention.key] = max(best[mention.key], weight)
            if not is_region(mention.element):
                words.setdefault(mention.key, mention.element)
        for key, weight in best.items():
            weights[key] += weight
    for weight, mention in _cities(around):
        weights[mention.key] += weight
        words.setdefault(mention.key, mention.element)
    for mention in _sent_to(around):
        weights[mention.key] += _SENT_TO
        words.setdefault(mention.key, mention.element)
    known = {key for key in words if key in around.named} - set(out)
    ranked = sorted(((weight, key) for key, weight in weights.items() if key in known), reverse=True)
    if not ranked or ranked[0][0] < _LEAST or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _AHEAD):
        return None
    key, homes = ranked[0][1], around.homes()
    if homes and key not in homes:
        return None  # where the report is from a city, it is of no other state
    return replace(words[key], code="S", key=key, source=ASSUMED, confidence=0.6)


def fits(bare: Bare, home: Element, around: Surroundings, barred: Collection[str]) -> bool:
    """Whether nothing speaks more for another state, where one post is looked at alone."""
    weights: dict[str, float] = defaultdict(float)
    for weight, mention in around.evidence(bare):
        weights[mention.key] += weight
    own = weights.pop(home.key or "", 0.0)
    return all(weight < own for key, weight in weights.items() if key not in barred)


def _cities(around: Surroundings) -> Iterator[tuple[float, Mention]]:
    """The states of the cities that the text names, each city once, with what it weighs: more in a heading."""
    headings = {s.first for s in around.annotation if s.passage.kind in _HEADINGS}
    titled = {m.element.key for first in headings for m in around.mentions[first]}
    places = {m.element.key: m for found in around.mentions.values() for m in found if m.element.code == "L"}
    for mention in places.values():
        entry = lexicon().find(mention.element.key or "")
        if entry is not None and entry.is_city:
            weight = _CAPITAL if entry.sort == "capital" else _CITY
            yield weight + (_TITLED if mention.element.key in titled else 0.0), mention


def _sent_to(around: Surroundings) -> list[Mention]:
    """The states that envoys are told to be sent to, once for each: “the ambassador of A to B”."""
    found: dict[str, Mention] = {}
    for sentence in around.annotation:
        for post in told_posts(sentence):
            if post.head in around.profile.sent_to and post.stated:
                inside = [m for m in around.mentions[sentence.first] if post.first <= m.element.first < post.last]
                own = {body.key for body in post.bodies}
                found |= {m.key: m for m in inside if m.element.code == "S" and m.key not in own}
    return list(found.values())


__all__ = ["common_home", "fits"]
