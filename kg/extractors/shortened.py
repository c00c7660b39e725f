"""Bodies that are named in short: “the Commission” after “the African Union Commission”, “Ұйым” after “ҰҚШҰ”."""

from __future__ import annotations

from typing import Final

from kg.languages.annotation import Annotation, Element
from kg.languages.gazetteer import Gazetteer
from kg.languages.lexicon import lexicon

# How many letters an ending adds to the word that a short name consists of: “Банк”, “банкі”.
_ENDING: Final = 2
_SHORTEST: Final = 4
# What a consonant at the end of a word becomes before an ending.
_VOICED: Final = {"қ": "ғ", "к": "г", "п": "б"}


def named_before(annotation: Annotation, element: Element, name: str) -> Element | None:
    """The body told of last before an element whose full name has the one word of `name`."""
    if " " in name:
        return None
    before = [item for sentence in annotation for item in sentence.elements if item.last <= element.first]
    for item in reversed(before):
        if item.code == "O" and any(_has(words, name) for words in _full(annotation, item)):
            return item
    return None


def part_named(annotation: Annotation, element: Element, name: str, names: Gazetteer) -> str | None:
    """The key of the part of a body told of before that one word names: “the Commission” of the African Union."""
    if " " in name:
        return None
    before = [item for s in annotation for item in s.elements if item.code == "O" and item.key]
    for item in reversed([item for item in before if item.last <= element.first]):
        entry = lexicon().find(item.key or "")
        words = [*entry.label(annotation.document.language).split(), name] if entry is not None else []
        for match in names.find(words):
            if match.kind == "organization" and (match.start, match.end) == (0, len(words)):
                return match.entry_key
    return None


def _full(annotation: Annotation, item: Element) -> list[list[str]]:
    """The names of several words that a body is told by or known by."""
    entry = lexicon().find(item.key or "")
    known = [entry.label(annotation.document.language)] if entry is not None else []
    names = [name.split() for name in (annotation.text(item.first, item.last), *known)]
    return [words for words in names if len(words) > 1]


def _has(words: list[str], name: str) -> bool:
    if name in words:
        return True
    short = name.casefold()
    last = words[-1].casefold()
    if len(short) < _SHORTEST or len(last) - len(short) > _ENDING:
        return False
    # “агенттігі” is what an “агенттік” is called that is somebody's.
    return last.startswith((short, f"{short[:-1]}{_VOICED.get(short[-1], short[-1])}"))


def called(element: Element, name: str, language: str) -> list[str]:
    """What the lexicon calls an organ: “Министерство иностранных дел” for “МИД”, “Мәжіліс” for “Мәжілісі”.

    And the name in its own letters where it is told of as nobody's: “Ұлттық жиналыс” for “Ұлттық жиналысы”.

    Args:
        element: The organ.
        name: What the text calls it, in the nominative.
        language: Of the text.
    """
    entry = lexicon().find(element.key or "")
    if entry is None:
        return []
    shorter = (o for o in entry.names.get(language, ()) if 0 < len(name) - len(o) <= _ENDING)
    bare = [other for other in shorter if name.casefold().startswith(other.casefold()[:-1])]
    return list(dict.fromkeys([entry.label(language), *bare]))
