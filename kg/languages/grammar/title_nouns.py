"""Which nouns are titles of conferences by what stands beside them, and which nouns belong to such a title.

In a language in which no case shows what belongs together: “donors' conference”, “the Lima Dialogue”, “the third mixed
commission”, “the council held its tenth meeting”.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from kg.languages.annotation import Element
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile

# How many adjectives may stand between a number and its noun.
_ATTRIBUTES = 3
# How far before “its tenth meeting” the body stands that holds it.
_REACH = 14


def attribute(doc: Doc, at: int, head: int, profile: Profile) -> bool:
    """Whether a word before a head belongs to the title as an adjective does: “donors' conference”."""
    words = _adjectives(doc, head, profile)
    if not profile.possessives:
        return False
    if doc[at].lower_ in profile.possessives:
        return at > 0 and doc[at - 1].lower_ in words
    return doc[at].lower_ in words


def _adjectives(doc: Doc, head: int, profile: Profile) -> frozenset[str]:
    """The words that belong to a head as adjectives do."""
    return profile.title.attributes | profile.title.counted.get(doc[head].lemma_, frozenset())


def within_another(doc: Doc, at: int, last: int, profile: Profile) -> bool:
    """Whether a head is a part of another name: of a house (“conference centre”), or of the head behind it."""
    if at + 1 >= last:
        return False
    behind = doc[at + 1]
    if behind.lower_ in profile.title.venues:
        return True
    capitals = doc[at].text[0].isupper() and behind.text[0].isupper() and not behind.text.isupper()
    same = profile.title.heads.get(behind.lemma_) == profile.title.heads.get(doc[at].lemma_) == "Conference"
    return capitals and same


def number_before(doc: Doc, at: int, first: int, profile: Profile) -> int:
    """Where the nearest word before the adjectives of a noun is, at which its number can stand."""
    to, adjectives = at - 1, _adjectives(doc, at, profile)
    while to > first and at - to <= _ATTRIBUTES and (doc[to].pos_ == "ADJ" or doc[to].lower_ in adjectives):
        if doc[to].lower_ in profile.title.ordinals or doc[to].text[0].isdigit():
            break
        to -= 1
    return to


def counted_body(doc: Doc, at: int, number: int, profile: Profile) -> bool:
    """Whether a noun of a body is what it holds: “the third mixed commission on migration”."""
    words = profile.title.counted.get(doc[at].lemma_, frozenset())
    return number < at - 1 and doc[at - 1].lower_ in words


def held_by_body(doc: Doc, number: int, first: int, elements: Sequence[Element], profile: Profile) -> bool:
    """Whether a numbered noun of meeting is one of a body that is told to hold it: “the council held its tenth …”."""
    if number <= first or feature(doc[number - 1], "Poss") is None:
        return False
    bodies = {to for item in elements if item.code in "OG" for to in range(item.first, item.last)}
    words = profile.heads.get("words", ())
    window = range(max(first, number - _REACH), number - 1)
    return any(at in bodies or (doc[at].text[0].isupper() and doc[at].lemma_ in words) for at in window)


def last_of_capitals(doc: Doc, at: int, first: int, last: int, profile: Profile) -> bool:
    """Whether a word is the last of several capitals that name a conference: “the Lima Dialogue”."""
    if doc[at].lower_ not in profile.title.capital or not doc[at].text[0].isupper() or at <= first:
        return False
    before = doc[at - 1]
    if not before.text[0].isupper() or before.lower_ in profile.title.determiners or not before.is_alpha:
        return False
    if at + 3 < last and doc[at + 1].text == "," and doc[at + 2].lower_ in profile.indefinite:
        return profile.title.heads.get(doc[at + 3].lemma_) in (None, "Conference")  # “the Nile Dialogue, an initiative”
    return at + 1 >= last or not doc[at + 1].text[0].isupper()
