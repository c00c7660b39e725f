"""The word that opens a relative clause: “which”, “where”, told in languages of free order."""

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


__all__ = ["which"]
