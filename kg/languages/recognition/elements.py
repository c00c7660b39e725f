"""What the lexicon, a recogniser of the language and the rules say of the words of a sentence, before any model."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from kg.languages.annotation import Element
from kg.languages.grammar.bodies import bodies
from kg.languages.grammar.profile import Profile
from kg.languages.recognition.features import hints


def told(
    doc: Doc, first: int, last: int, known: Sequence[Element], outside: Sequence[Element], rules: Profile
) -> list[list[str]]:
    """The hints for the words of a sentence.

    Args:
        doc: The text.
        first: The sentence's first token.
        last: The token after its last.
        known: The lexicon's elements in the sentence.
        outside: What a recogniser beside the lexicon finds in it.
        rules: The profile of the language.
    """
    heads = bodies(doc, first, last, known, profile=rules)
    return hints(first, last, known, {"head": heads, "outside": outside})
