"""The names that the package finds in a text."""

from __future__ import annotations

from kg import dates
from kg.languages.annotation import Annotation
from kg.languages.pipeline import annotate
from kg.model import Document

# Codes of elements, see `kg.languages.annotation.Element`.
_CLASSES = {"N": "PERSON", "S": "PLACE", "L": "PLACE", "O": "ORG", "G": "ORG"}
_PHRASES = {"person": "PERSON", "organization": "ORG"}


def recognise(text: str, language: str) -> set[tuple[int, int, str]]:
    """Start, end and class of every name, post and date.

    >>> sorted(recognise("The President of Peru arrived in Oslo on 5 May 2031.", "en"))
    [(4, 21, 'ROLE'), (17, 21, 'PLACE'), (33, 37, 'PLACE'), (41, 51, 'DATE')]
    """
    annotation = annotate(Document(identifier="text", text=text, language=language))
    found = {(item.start, item.end, "DATE") for item in dates.find(text, language)}
    return found | _names(annotation) | _posts(annotation)


def _names(annotation: Annotation) -> set[tuple[int, int, str]]:
    found = set()
    for sentence in annotation:
        for element in sentence.elements:
            if element.code in _CLASSES:
                found.add((*annotation.span(element.first, element.last), _CLASSES[element.code]))
        # A run of capitals is a person only where the phrase says so.
        for phrase in sentence.phrases:
            if phrase.element is not None and phrase.kind in _PHRASES:
                span = annotation.span(phrase.element.first, phrase.element.last)
                found.add((*span, _PHRASES[phrase.kind]))
    return found


def _posts(annotation: Annotation) -> set[tuple[int, int, str]]:
    posts = {post for sentence in annotation for phrase in sentence.phrases for post in phrase.posts}
    return {(*annotation.span(post.first, post.last), "ROLE") for post in posts}
