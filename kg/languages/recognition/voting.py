"""What lexicon and model say of the same words, brought to one reading.

The lexicon is sure of what it knows, the model has a probability; the longest reading that is well enough supported
wins, and the readings inside it are kept beside it (`kg.languages.recognition.spans`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc

from kg.languages.annotation import Element
from kg.languages.recognition.tagger import Span

_CODES: Final = {"PERSON": "N", "ORG": "O", "PLACE": "L"}
# Below it a span is left to the rules; against a name that the lexicon has for the same words more is asked.
_ENOUGH: Final = 0.4
_AGAINST_LEXICON: Final = 0.8
_NAMES: Final = frozenset("SDOGLQ")
_POSTS: Final = frozenset("HRF")
_STATES: Final = frozenset("SD")
_JOINTS: Final = frozenset({"of", "the", "for", "and"})


def vote(
    doc: Doc, spans: Iterable[Span], known: Sequence[Element], *, honorifics: Collection[str] = ()
) -> list[Element]:
    """What the model adds to the lexicon: persons (`N`), bodies (`O`) and places (`L`) that the lexicon has not or has less of.

    Args:
        doc: The text.
        spans: What the model finds in a sentence, by tokens of the text.
        known: The lexicon's elements in it.
        honorifics: Words of courtesy, in lower case, which are no part of a name.
    """
    found = []
    for span in spans:
        code = _CODES.get(span.label)
        if code is None or span.probability < _ENOUGH:
            continue
        item = Element(span.first, span.last, code, confidence=round(span.probability, 2), source="model")
        if code == "N":
            item = _bare(doc, item, known, honorifics)
        inside = [other for other in known if other.first < item.last and item.first < other.last]
        if item.first < item.last and _wins(doc, item, inside):
            found.append(replace(item, country=_country(inside)) if code in "OL" else item)
    return found


def _bare(doc: Doc, item: Element, known: Sequence[Element], honorifics: Collection[str]) -> Element:
    """A person's name without the post or the words of courtesy before it: “Ambassador X”, “Sheikh X”."""
    ends = {other.first: other.last for other in known if other.code in _POSTS}
    first = item.first
    while first < item.last - 1:
        if ends.get(first, item.last) < item.last:
            first = ends[first]
        elif doc[first].lower_.rstrip(".") in honorifics or doc[first].lower_ in honorifics:
            first += 1
        else:
            break
    return replace(item, first=first)


def _wins(doc: Doc, item: Element, inside: Sequence[Element]) -> bool:
    """Whether the model's reading takes the place of what the lexicon has there."""
    if any(other.first < item.first or other.last > item.last for other in inside):
        return item.confidence >= _AGAINST_LEXICON and all(_shorter(other, item) for other in inside)
    names = [other for other in inside if other.code in _NAMES]
    if any(_same(other, item) for other in names):
        return item.code == "N" and item.confidence >= _AGAINST_LEXICON
    if item.code == "O":
        return not _composed(doc, item, inside) and not any(other.code in "HR" and other.first == item.first for other in inside)
    return True


def _shorter(other: Element, item: Element) -> bool:
    return other.last - other.first < item.last - item.first


def _same(other: Element, item: Element) -> bool:
    return (other.first, other.last) == (item.first, item.last)


def _composed(doc: Doc, item: Element, inside: Sequence[Element]) -> bool:
    """Whether a body is an organ or body that the lexicon knows, with its state: the phrase grammar puts them together."""
    if not any(other.code == "G" or (other.code == "O" and other.key) for other in inside):
        return False
    covered = {at for other in inside if other.code in "SDOGL" for at in range(other.first, other.last)}
    return all(at in covered or doc[at].lower_ in _JOINTS or not doc[at].is_alpha for at in range(item.first, item.last))


def _country(inside: Sequence[Element]) -> str | None:
    states = [other for other in inside if other.code in _STATES and other.key]
    places = [other.country for other in inside if other.code == "L" and other.country]
    if states:
        return (states[0].key or "").rpartition("/")[2]
    return places[0] if places else None
