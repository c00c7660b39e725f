"""Who was told of before a word: by name or post, or by a pronoun that is the subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from kg.extractors.actors import Actor
from kg.languages.annotation import Annotation, Phrase, Sentence
from kg.languages.grammar.morph import feature

# How many sentences, one after the other, may go on with a pronoun for the same person.
_CHAIN = 3


class Named(Protocol):
    """What knows the actors of a document."""

    annotation: Annotation

    def actor(self, phrase: Phrase) -> Actor:
        """Who a phrase stands for."""

    def pronoun(self, phrase: Phrase, before: Iterable[Actor]) -> Actor | None:
        """Who a pronoun stands for, of those named before."""


def spoken_of_before(
    entities: Named, at: int, *, sentences: int = 5, subject: bool = False, chain: int = _CHAIN
) -> Iterator[Actor]:
    """The actors named before the token at `at`, the nearest first, in the last sentences outside direct speech.

    Args:
        subject: Subjects come before all others, as for a pronoun that is one itself.
        chain: How many pronouns are followed back: “She met X. She …” goes on with whom the first “she” is.
    """
    before = [s for s in entities.annotation if s.first <= at]
    speech = bool(before) and before[-1].in_quotes(at)
    near = [s for s in before if speech or not s.quoted[0]][-sentences:]
    for sentence in reversed(near):
        if subject:
            yield from _gone_on(entities, sentence, at, chain)
            yield from (entities.actor(phrase) for phrase in people(sentence, at) if phrase.case in (None, "Nom"))
    for sentence in reversed(near):
        yield from (entities.actor(phrase) for phrase in people(sentence, at))


def _gone_on(entities: Named, sentence: Sentence, at: int, chain: int) -> Iterator[Actor]:
    """Whom the pronoun that is the subject of a sentence stands for, before those whom the sentence names behind it."""
    told = next((p for p in sentence.phrases if p.kind in {"person", "post"} or _acts(p)), None)
    if told is None or not _acts(told) or told.last > at or sentence.last > at or chain == 0:
        return
    found = entities.pronoun(told, spoken_of_before(entities, told.first, subject=True, chain=chain - 1))
    if found is not None:
        yield found


def _acts(phrase: Phrase) -> bool:
    return phrase.kind == "pronoun" and phrase.case == "Nom" and phrase.number == "Sing"


def people(sentence: Sentence, at: int) -> list[Phrase]:
    """The persons and posts before a token, the subjects first."""
    phrases = [phrase for phrase in sentence.phrases if phrase.last <= at and phrase.kind in {"person", "post"}]
    return sorted(phrases, key=lambda phrase: (phrase.case not in (None, "Nom"), phrase.first))


def delegation_before(annotation: Annotation, phrase: Phrase) -> Phrase | None:
    """The side told of last before a bare “the delegation”; none for somebody's own: “оның делегациясы”."""
    if feature(annotation.doc[phrase.last - 1], "Person[psor]"):
        return None
    before = [item for sentence in annotation for item in sentence.phrases if item.last <= phrase.first]
    return next((item for item in reversed(before) if item.kind == "side" and item.element is not None), None)
