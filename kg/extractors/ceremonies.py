"""Letters of credence told in several sentences: who receives them in one, who hands them over in the next.

“The president received the letters of five ambassadors. They were handed over by Ambassador A of X, B of Y …”: each
ambassador has a ceremony with the one who receives.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kg.extractors.context import Context
from kg.extractors.entities import Actor
from kg.languages.annotation import Argument, Frame, Phrase, Sentence

_ENVOYS: Final = frozenset({"role/ambassador", "role/high-commissioner", "role/nuncio", "role/charge-daffaires"})
# How many sentences the ceremony is told in.
_REACH: Final = 6


def handed_over(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """A frame of handing over as one of credentials, where envoys hand over what was told of before."""
    if "hand" not in frame.kinds or frame.quoted or _ceremony(context, sentence) is None:
        return None
    envoys = [unit for unit in frame.phrases("subject", "inherited") if is_envoy(unit)]
    return replace(frame, kinds=frozenset({"credentials"})) if envoys else None


def listed(context: Context, sentence: Sentence) -> Frame | None:
    """A line that only names an envoy, in the list that follows the ceremony: “– Ambassador A of X;”."""
    people = [phrase for phrase in sentence.phrases if phrase.kind == "person" and is_envoy(phrase)]
    words = context.annotation.doc[sentence.first : sentence.last]
    if sentence.frames or not people or any(token.pos_ in {"VERB", "AUX"} for token in words):
        return None
    if _ceremony(context, sentence) is None or sentence.passage.kind == "title":
        return None
    arguments = tuple(Argument("subject", unit) for unit in people)
    first, last = people[0].first, people[-1].last
    return Frame(frozenset({"credentials"}), "", first, last, nominal=False, arguments=arguments)


def receiver(context: Context, sentence: Sentence) -> list[Actor]:
    """Who receives the letters of the ceremony told of last."""
    found = _ceremony(context, sentence)
    return found[1] if found is not None else []


def is_envoy(unit: Phrase) -> bool:
    """Whether a phrase tells of a person with the post of an envoy, or of envoys."""
    return any(post.head in _ENVOYS for post in unit.posts)


def _ceremony(context: Context, sentence: Sentence) -> tuple[Sentence, list[Actor]] | None:
    before = [item for item in context.annotation if item.first <= sentence.first][-_REACH - 1 :]
    for earlier in reversed(before):
        for frame in earlier.frames:
            if "credentials" in frame.kinds and (found := list(_hosts(context, earlier, frame))):
                return earlier, found[:1]
    return None


def _hosts(context: Context, sentence: Sentence, frame: Frame) -> Iterator[Actor]:
    units = frame.phrases("clause-subject", "subject", "dative", "clause-dative", "to", "clause-to")
    people = [unit for unit in units if unit.kind in {"person", "post", "pronoun"} and not is_envoy(unit)]
    for actor in context.actors(people, sentence):
        if context.entities.is_person(actor.node):
            yield actor
