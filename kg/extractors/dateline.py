"""The city of the dateline."""

from __future__ import annotations

from kg.languages.grammar.elements import gazetteer
from kg.languages.morphology import Morphology
from kg.model import Document


def dateline(document: Document, morphology: Morphology) -> tuple[str, str, tuple[int, int]] | None:
    """The key of the lexicon's city in the dateline of a document, its name there, and the span of the dateline."""
    span = document.dateline
    if span is None:
        return None
    words = document.text[slice(*span)].replace(",", " ,").split()
    names = gazetteer(document.language, morphology)
    for form in (words, [word.title() for word in words]):
        for match in names.find(form):
            if match.kind == "place":
                return match.entry_key, match.form, span
    return None
