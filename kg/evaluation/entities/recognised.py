"""The names that the package finds in a text."""

from __future__ import annotations

from kg import dates
from kg.languages.pipeline import annotate
from kg.model import Document


def recognise(text: str, language: str) -> set[tuple[int, int, str]]:
    """Start, end and class of every name, post and date.

    >>> sorted(recognise("The President of Peru arrived in Oslo on 5 May 2031.", "en"))
    [(4, 21, 'ROLE'), (17, 21, 'STATE'), (33, 37, 'PLACE'), (41, 51, 'DATE')]
    """
    doc = annotate(Document(identifier="text", text=text, language=language)).doc
    names = {(span.start_char, span.end_char, span.label_) for span in doc.spans["names"]}
    return names | {(item.start, item.end, "DATE") for item in dates.find(text, language)}
