"""Whether the words of a post say that it is one of a firm, a club or a part of a state, whatever that is called.

company president X           of no state, wherever the firm is
посол бренда X                no envoy at all
министр образования края X    of the region, and not of a state that the text names
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from kg.languages.annotation import Annotation, Post, Sentence
from kg.languages.grammar.affairs import affairs
from kg.languages.grammar.morph import feature

# Offices that firms, clubs and brands have as well as states.
_PRESIDENTS: Final = frozenset({"role/president", "role/vice-president"})
_ENVOYS: Final = frozenset({"role/ambassador", "role/consul"})
# Codes of elements that are names of nothing that any table has.
_NAMES: Final = frozenset({"C", "N"})
# In these cases a noun says of what a post is one, or agrees with it; after a preposition in any.
_CASES: Final = (None, "Nom", "Gen")


def owned(annotation: Annotation, sentence: Sentence, post: Post) -> bool:
    """Whether a post is one of something that is no state, as a noun among its words or before them says."""
    words = affairs(annotation.document.language)
    told = list(_nouns(annotation, sentence, post))
    if any(token.lemma_ in words.provinces or token.lower_ in words.provinces for token, _ in told):
        return True
    if post.head not in _PRESIDENTS | _ENVOYS or post.state is not None:
        return False
    nouns = [token for token, loose in told if not loose and token.lemma_ not in words.realms]
    names = any(item.code == "C" and post.first <= item.first < post.last for item in sentence.elements)
    said = any(token.pos_ == "NOUN" or token.i == sentence.first for token in nouns)
    return said or (names and post.head in _ENVOYS) or _behind_its_owner(annotation, sentence, post)


def _behind_its_owner(annotation: Annotation, sentence: Sentence, post: Post) -> bool:
    """Whether a noun that no table has stands before a post that is written small: “Rovers president X”."""
    doc, at = annotation.doc, post.first - 1
    if at > sentence.first and feature(doc[at], "Case") == "Gen" and doc[at].pos_ == "PART":
        at -= 1
    if at < sentence.first or not doc[post.first].is_lower or feature(doc[at], "Case") is not None:
        return False
    before = next((item for item in sentence.elements if item.first <= at < item.last), None)
    if before is not None:
        return before.code in _NAMES
    realm = doc[at].lemma_ in affairs(annotation.document.language).realms
    return not realm and doc[at].pos_ in {"NOUN", "PROPN"}


def of_a_brand(annotation: Annotation, sentence: Sentence, post: Post) -> bool:
    """Whether an envoy is that of a brand or a club, which is no post: “the brand's ambassador for Asia”."""
    return post.head in _ENVOYS and owned(annotation, sentence, post)


def _nouns(annotation: Annotation, sentence: Sentence, post: Post) -> Iterator[tuple[Token, bool]]:
    """The words of a post that no table has, each with whether a preposition but “of” leads to it."""
    known = {at for item in sentence.elements for at in range(item.first, item.last)}
    of, loose = affairs(annotation.document.language).genitives, False
    for token in annotation.doc[post.first : post.last]:
        if token.pos_ == "ADP":
            loose = token.lower_ not in of
        elif (
            token.i not in known
            and token.pos_ in {"NOUN", "PROPN", "ADJ"}
            and (loose or feature(token, "Case") in _CASES)
        ):
            yield token, loose
