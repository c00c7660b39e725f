"""The word that opens a relative clause, “which”, “where”, and the noun right before it that the clause speaks of."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from kg.extractors.context import Context
from kg.languages.annotation import Frame, Sentence

# Within how many words it stands: “в ходе которой”.
_OPENS: Final = 3


def which(context: Context, sentence: Sentence, frame: Frame) -> Token | None:
    """The word by which the clause of a frame goes on with what is told before it: «беседа, в которой участвовал X»."""
    start = sentence.first + sentence.clauses.index(frame.clause)
    if not context.profile.free_order or start == sentence.first:
        return None
    relatives, where = context.profile.relatives, context.profile.where
    opening = context.annotation.doc[start : min(start + _OPENS, frame.first)]
    return next((token for token in opening if token.lemma_ in relatives or token.lower_ in where), None)


def speaks_of(context: Context, sentence: Sentence, verb: Frame, noun: Frame) -> bool:
    """Whether the clause of a verb goes on with the noun right before it: “the talks, which were attended by X”."""
    start = sentence.first + sentence.clauses.index(verb.clause)
    if not context.profile.possessives or not noun.nominal or not noun.last <= start < verb.first:
        return False
    doc = context.annotation.doc
    opens = next((t for t in doc[start : verb.first] if t.is_alpha), None)
    beside = all(token.is_punct for token in doc[noun.last : start])
    return beside and opens is not None and opens.lower_ in context.profile.relatives | context.profile.open_relatives


__all__ = ["speaks_of", "which"]
