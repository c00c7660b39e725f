"""All readings of an annotated text as spans with a class, those inside longer ones too.

`annotate` keeps them in `doc.spans["names"]`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from spacy.tokens import Doc

from kg.languages.annotation import Element, Sentence
from kg.languages.gazetteer import Gazetteer

_CLASSES: Final = {"N": "PERSON", "S": "STATE", "L": "PLACE", "O": "ORG", "G": "ORG"}
_PHRASES: Final = {"person": "PERSON", "organization": "ORG"}
_INSIDE: Final = {"state": "STATE", "place": "PLACE"}
_STATES: Final = frozenset("SD")
_OF: Final = frozenset({"of", "the"})


def within(doc: Doc, body: Element, names: Gazetteer) -> Iterator[tuple[int, int, str]]:
    """The places and states inside a body that the lexicon knows whole: “Африка одағы”."""
    for first, last in ((body.first, body.last - 1), (body.first + 1, body.last)):
        for match in names.find([token.text for token in doc[first:last]]):
            label = _INSIDE.get(match.kind)
            if label:
                yield first + match.start, first + match.end, label


def spans(
    doc: Doc, sentences: Iterable[Sentence], settlements: Collection[str], names: Gazetteer
) -> set[tuple[int, int, str]]:
    """First token, token after the last, and class: `PERSON`, `STATE`, `PLACE`, `ORG`, `ROLE`.

    Args:
        doc: The text.
        sentences: With all that was recognised in them.
        settlements: The lemmas that say “town” behind a town's name and are no part of it.
        names: The lexicon's names, for those inside others.
    """
    found = {item for sentence in sentences for item in _sentence(doc, sentence, settlements)}
    bodies = (item for sentence in sentences for item in [*sentence.elements, *sentence.nested])
    return found | {
        item for body in bodies if body.code == "O" and body.last - body.first > 1 for item in within(doc, body, names)
    }


def _sentence(doc: Doc, sentence: Sentence, settlements: Collection[str]) -> Iterator[tuple[int, int, str]]:
    elements = sorted([*sentence.elements, *sentence.nested], key=lambda item: (item.first, -item.last))
    for item in elements:
        label = _CLASSES.get(item.code)
        if label == "ORG":
            first, last = _with_state(doc, item, elements)
            if any(start < last and first < end for start, end in sentence.bodies):
                first, last = item.first, item.last  # the model has the whole of it
            if item.code == "O" or (first, last) != (item.first, item.last):
                yield first, last, "ORG"
        elif label:
            town = label == "PLACE" and item.last - item.first > 1 and doc[item.last - 1].lemma_ in settlements
            yield item.first, item.last - town, label
    for first, last in sentence.bodies:
        yield first, last, "ORG"
    # A run of capitals is a person only where the phrase says so.
    for phrase in sentence.phrases:
        if phrase.element is not None and phrase.kind in _PHRASES and phrase.element.code == "C":
            yield phrase.element.first, phrase.element.last, _PHRASES[phrase.kind]
    for first, last in sentence.roles if sentence.roles is not None else sorted(_by_rules(sentence)):
        yield first, last, "ROLE"


def _with_state(doc: Doc, body: Element, elements: Sequence[Element]) -> tuple[int, int]:
    """A body with the state before it or, with “of”, behind it: “Kenyan Foreign Ministry”, “Senate of Peru”."""
    first, last = body.first, body.last
    for item in elements:
        if item.code not in _STATES:
            continue
        if item.last == first or (item.last == first - 1 and doc[item.last].text in ("'s", "’s")):
            first = item.first
        elif item.code == "S" and item.first >= last and _governed(doc, last, item.first):
            last = item.last
    return first, last


def _governed(doc: Doc, start: int, end: int) -> bool:
    """Whether a state follows as what the body is of: at once in the genitive, or behind “of”."""
    between = [doc[at].lower_ for at in range(start, end)]
    if not between:
        return "Case=Gen" in str(doc[end].morph)
    return "of" in between and set(between) <= _OF


def _by_rules(sentence: Sentence) -> set[tuple[int, int]]:
    """The posts of the phrases, where there is no model."""
    return {(post.first, post.last) for phrase in sentence.phrases for post in phrase.posts}
