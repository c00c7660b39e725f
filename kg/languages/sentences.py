"""Sentence boundaries: the spaCy component `kg_sentences`.

A sentence ends at a full stop, an exclamation or question mark or an ellipsis, with the quotation marks and brackets
that close after it, and at every new line. An abbreviation or an initial ends one only before a word that would not
have a capital otherwise ("… 2026 г. Он", "… in the U.S. The"). "— …! — сказал он" goes on, as a dash and a
small letter follow.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

from kg import resources

_TERMINAL: Final = re.compile(r"[.!?…]+|[。]")
_SHORT: Final = re.compile(r"(?:\w+\.-?)+", re.UNICODE)
_CLOSING: Final = frozenset("»”’)]")
_OPENING: Final = frozenset("«“„‘([")
_DASHES: Final = frozenset({"-", "–", "—", "−"})
_GOING_ON: Final = frozenset({",", ";", ":", "%"})
_BOTH_WAYS: Final = '"'


@Language.factory("kg_sentences")
class Sentences:
    """Sets where sentences start; overrules what was set before.

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> _ = nlp.add_pipe("kg_sentences")
    >>> [sentence.text for sentence in nlp("Mr. Ito flew to Lima. “We agree.” He left.").sents]
    ['Mr. Ito flew to Lima.', '“We agree.”', 'He left.']
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self.language = nlp.lang or ""

    def __call__(self, doc: Doc) -> Doc:
        starts = boundaries(doc, self.language)
        if not len(doc):
            return doc
        # At once: setting `Token.is_sent_start` looks through the whole text each time.
        marks: Any = np.full((len(doc), 1), -1)
        marks[list(starts)] = 1
        return doc.from_array(["SENT_START"], marks.astype(np.uint64))


def boundaries(doc: Doc, language: str) -> frozenset[int]:
    """The indices of the tokens that open a sentence."""
    starts = {0}
    before: list[Token] = []  # the tokens of this line so far, without spaces
    fresh = True  # nothing but spaces since the line began
    for token in doc:
        if token.is_space:
            if "\n" in token.text:
                before, fresh = [], True
            continue
        if fresh:
            starts.add(token.i)
            fresh = False
        elif _opens(token, before, language):
            starts.add(token.i)
        before.append(token)
    return frozenset(starts)


def _opens(token: Token, before: list[Token], language: str) -> bool:
    """Whether a token opens a sentence after those before it on its line."""
    if _closes(token) or token.text in _GOING_ON or _TERMINAL.fullmatch(token.text):
        return False
    end = len(before) - 1
    while end > 0 and _closes(before[end]):
        end -= 1
    last = before[end]
    if _TERMINAL.fullmatch(last.text):
        return not _numbers_item(before, end) and _begins(token)
    if end == len(before) - 1 and last.text.endswith(".") and _SHORT.fullmatch(last.text):
        return _after_short(token, before, language)
    return False


def _closes(token: Token) -> bool:
    """Whether it is a mark that closes a quotation or a bracket; `"` is one where no space stands before it."""
    if token.text == _BOTH_WAYS:
        return token.i > 0 and not token.nbor(-1).whitespace_ and not token.nbor(-1).is_space
    return token.text in _CLOSING


def _begins(token: Token) -> bool:
    """Whether a token can be the first of a sentence; a dash or an opening mark is judged by the word after it."""
    following = token
    while following.text in _DASHES or following.text in _OPENING or following.text == _BOTH_WAYS or following.is_space:
        if following.i + 1 >= len(following.doc) or "\n" in following.text:
            return True
        following = following.nbor()
    return not following.text[:1].islower()


def _numbers_item(before: list[Token], end: int) -> bool:
    """Whether the full stop is that of "1." at the head of a line."""
    return end == 1 and before[0].text.isdigit() and before[1].text == "."


def _after_short(token: Token, before: list[Token], language: str) -> bool:
    if not token.text[:1].isupper():
        return False
    short = before[-1].text
    if len(before) > 1 and _SHORT.fullmatch(before[-2].text) and before[-2].text.endswith("."):
        short = before[-2].text + short  # "т. д." stands for "т.д."
    final, starters = _table(language)
    return short.lower() in final or before[-1].lower_ in final or token.lower_ in starters


@cache
def _table(language: str) -> tuple[frozenset[str], frozenset[str]]:
    table = resources.toml(language, "tokenization.toml")
    return frozenset(table.get("final", ())), frozenset(table.get("starters", ()))
