"""What a sentence does not tell as having been: what it only asks, and what others made up or expected."""

from __future__ import annotations

from kg.extractors.context import Context
from kg.languages.annotation import Sentence
from kg.languages.grammar.untold import untold_words


def questioned(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence only asks."""
    if "?" not in context.document.text:
        return False
    words = context.annotation.doc[sentence.first : sentence.last]
    return next((token.text == "?" for token in reversed(words) if token.text not in '»”"’)'), False)


def rumoured(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence tells of what others made up or expected: “rumours that …”, not «вопреки слухам»."""
    if not context.annotation.told(context.profile.rumours):
        return False
    words = context.annotation.doc[sentence.first : sentence.last]
    contrary = untold_words(context.document.language).contrary
    told = (token for token in words if token.lemma_ in context.profile.rumours)
    return any(token.i == 0 or token.nbor(-1).lower_ not in contrary for token in told)


__all__ = ["questioned", "rumoured"]
