"""What only looks like what the tables know: a state in the name or the description of a firm, a post in a name.

a Canada-based firm, the US carmaker X    states only as adjectives, which act for nobody
Athletics Kenya president X               a body called Athletics Kenya
Spanish FA president X                    a body called Spanish FA
Solicitor General X                       no general
the head of the Interior Minister, X      no head of anything
an honorary Golden Bear                   nobody
Раиса Тимохина                            no governor (“раис”)
«Посол» режиссёра X                       what a film is called
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from spacy.tokens import Doc, Token

from kg.languages.annotation import Element
from kg.languages.grammar.elements import HEAD, gazetteer
from kg.languages.grammar.morph import feature
from kg.languages.grammar.names import is_courtesy
from kg.languages.grammar.profile import Profile
from kg.languages.lexicon import lexicon
from kg.languages.morphology import Morphology

_HYPHENS: Final = frozenset("-–‑")
_GENERAL: Final = "role/general"
_METROPOLITAN: Final = "role/metropolitan"
_ONE: Final = frozenset({"a", "an"})
# Heads of what is no state, whatever state is in its name.
_OF_BODIES: Final = frozenset(
    f"role/{head}"
    for head in (
        "president",
        "vice-president",
        "chairperson",
        "vice-chairperson",
        "deputy-chairperson",
        "chief-executive-officer",
        "director",
        "director-general",
        "managing-director",
        "executive-director",
        "head",
        "general-secretary",
        "secretary-general",
        "spokesperson",
    )
)
# How many words stand between a state and the noun for a firm: “South Africa's biggest retail bank”.
_BETWEEN: Final = 4
_OPENING: Final = frozenset("«“„")
_CLOSING: Final = frozenset("»”“")
_GUESSED: Final = 0.7


def without_lookalikes(
    doc: Doc, first: int, known: Sequence[Element], profile: Profile, morphology: Morphology
) -> list[Element]:
    """The elements of a sentence without what only looks like one of them.

    Args:
        doc: The text.
        first: The sentence's first token.
        known: The elements.
        profile: Of the language.
        morphology: Of the language.
    """
    if not profile.possessives:
        found = [item for item in known if item.code != "H" or not _name_of_work(doc, item)]
        return [_part_of_organ(doc, item, profile, morphology) for item in found] if profile.case_on_last else found
    found = [_of_firms(doc, item, profile) for item in known if not _another(doc, item, known, profile)]
    return _branches(doc, first, found, profile)


def _another(doc: Doc, item: Element, known: Sequence[Element], profile: Profile) -> bool:
    if item.code == "N":
        return _prize(doc, item, known)
    if item.code != "H" or item.last - item.first > 1:
        return False
    if item.key == HEAD:
        return _of_a_body(doc, item, known)
    if item.key == _METROPOLITAN:
        return item.last < len(doc) and doc[item.last].lower_ in profile.no_names
    return item.key == _GENERAL and _called(doc, item)


def _part_of_organ(doc: Doc, item: Element, profile: Profile, morphology: Morphology) -> Element:
    """What no table has as the organ that it is a part of: “Білім министрлігінің «Болашақ» орталығы”."""
    words = doc[item.first : item.last]
    if item.code != "O" or item.key is not None or not any(feature(t, "Case") == "Gen" for t in words[:-1]):
        return item
    match = next(iter(gazetteer(profile.language, morphology).find([token.text for token in words])), None)
    if match is None or match.kind != "organ" or match.start or feature(words[match.end - 1], "Case") != "Gen":
        return item
    return replace(item, code="G", key=match.entry_key, name=lexicon().get(match.entry_key).label(profile.language))


def _prize(doc: Doc, item: Element, known: Sequence[Element]) -> bool:
    """Whether an article tells of one of several such things: “an Oscar”, “an honorary Golden Bear”."""
    rank = next((other for other in known if other.code == "R" and other.last == item.first), None)
    at = (rank.first if rank is not None else item.first) - 1
    return at >= 0 and doc[at].lower_ in _ONE


def _of_a_body(doc: Doc, item: Element, known: Sequence[Element]) -> bool:
    """Whether a head is that of somebody: what a crowd asks for, and what nobody is appointed to."""
    if doc[item.last : item.last + 2].text.lower() != "of the":
        return False
    behind = [other for other in known if other.first >= item.last]
    at = item.last + 1
    for other in behind:
        if other.first not in (at, at + 1) or other.code not in "HRF":
            return False
        at = other.last
        if other.code == "H":
            return at < len(doc) and (doc[at].is_punct or doc[at].pos_ == "PROPN")
    return False


def _of_firms(doc: Doc, item: Element, profile: Profile) -> Element:
    """A state beside a noun for a firm as an adjective; a firm by its name alone, without what it is: “UK bank X”."""
    if item.code == "S" and _origin(doc, item, profile):
        return replace(item, code="D")
    if item.code != "O" or item.key is not None:
        return item
    sort = next((at for at in range(item.first, item.last - 1) if doc[at].lower_ in profile.firms), None)
    if sort is None or not doc[sort].is_lower:
        return item
    return replace(item, first=sort + 1, country=None, name="")


def _origin(doc: Doc, item: Element, profile: Profile) -> bool:
    """Whether a state only says where a firm is from: “Canada-based”, “the US carmaker”, “Spain's biggest bank”."""
    at = item.last
    if at + 1 < len(doc) and doc[at].text in _HYPHENS:
        return doc[at + 1].lower_ in profile.origins
    if at < len(doc) and doc[at].lower_ in profile.possessives:
        at += 1
    if at >= len(doc) or not profile.firms:
        return False
    words = takewhile(_describes, doc[at : at + _BETWEEN])
    return any(token.lemma_ in profile.firms for token in words)


def _describes(token: Token) -> bool:
    """Whether a word may stand among those that say what sort of firm is meant."""
    if token.pos_ == "VERB":
        return feature(token, "VerbForm") in {"Part", "Ger"}
    return token.is_lower and token.pos_ in {"NOUN", "ADJ", "PROPN", "X"}


def _called(doc: Doc, item: Element) -> bool:
    """Whether a capital that is no rank stands before “General”: “Surgeon General”, “Auditor General”."""
    before = doc[item.first - 1] if item.first else None
    return (
        before is not None
        and before.is_title
        and before.is_alpha
        and before.pos_ in {"NOUN", "PROPN"}
        and doc[item.first].is_title
    )


def _name_of_work(doc: Doc, item: Element) -> bool:
    """Whether a post opens a quotation mark of capitals that closes before any verb: the name of a book or a film."""
    if item.first == 0 or doc[item.first - 1].text not in _OPENING or not doc[item.first].text[0].isupper():
        return False
    inside = list(takewhile(lambda token: token.text not in _CLOSING, doc[item.first : item.first + 8]))
    return len(inside) < 8 and not any(token.pos_ == "VERB" or token.is_punct for token in inside)


def _branches(doc: Doc, first: int, known: list[Element], profile: Profile) -> list[Element]:
    """The elements, a state with the capitals beside it that make it a branch or a federation as the body it is.

    Asked right before the post of one: “Athletics Kenya president X”, “Spanish FA president X”.
    """
    covered = {at for item in known for at in range(item.first, item.last) if item.code not in "OC"}
    posts = {item.first for item in known if item.code in "HR"}
    heads = {item.first for item in known if item.key in _OF_BODIES}
    found: list[Element] = []
    for item in known:
        start, end = item.first, item.last
        if item.code in "SD" and end < len(doc):
            while start > first and item.code == "S" and start - 1 not in covered and _capital(doc[start - 1], profile):
                start -= 1
            while end < len(doc) and end not in covered and _capital(doc[end], profile):
                end += 1
            if any(token.lower_ in profile.governing_bodies for token in doc[item.last : end]):
                end = item.last
        if (start < item.first and item.last in posts) or (end > item.last and end in heads):
            end = end if end in heads else item.last
            found = [other for other in found if other.last <= start]
            found.append(Element(start, end, "O", name=doc[start:end].text, confidence=_GUESSED, source="branch"))
        else:
            found.append(item)
    return [item for item in found if not any(b.source == "branch" and b.first < item.first < b.last for b in found)]


def _capital(token: Token, profile: Profile) -> bool:
    """Whether a word may be a part of a name that no table has."""
    capital = token.is_alpha and token.text[0].isupper() and token.pos_ in {"PROPN", "NOUN", "X"}
    everyday = token.lower_ in profile.common_capitals or is_courtesy(token, profile)
    return capital and not everyday and not (token.is_sent_start and token.pos_ != "PROPN")
