"""What the lexicon, a recogniser of the language and the rules say of the words of a sentence, before any model."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from kg.languages.annotation import Element
from kg.languages.grammar.bodies import bodies
from kg.languages.grammar.elements import elements
from kg.languages.grammar.profile import profile
from kg.languages.morphology import Morphology
from kg.languages.recognition.features import hints


def told(
    doc: Doc, first: int, last: int, language: str, forms: Morphology, outside: Iterable[Element] = ()
) -> list[list[str]]:
    """The hints for the words of a sentence.

    Args:
        doc: The text.
        first: The sentence's first token.
        last: The token after its last.
        language: Of the text.
        forms: Its morphology.
        outside: What a recogniser beside the lexicon finds in the sentence.
    """
    rules = profile(language)
    known = elements(doc, first, last, profile=rules, morphology=forms)
    heads = bodies(doc, first, last, known, profile=rules)
    return hints(first, last, known, {"head": heads, "outside": outside})
