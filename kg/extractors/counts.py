"""How many have joined: “34 states”, “nine countries”, “the fourth country to join”, “қатысушылар саны 27-ге жетті”."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.extractors.context import Context
from kg.languages.annotation import Sentence
from kg.languages.grammar.title_numbers import ordinal

_NEAR = 4
_LEAST, _MOST = 3, 999


def adherents_told(
    context: Context, sentence: Sentence, *, nouns: frozenset[str] | None = None
) -> tuple[int, int, int] | None:
    """The number of those who have joined, with the first token of its words and the one after the last.

    Args:
        nouns: What those who have joined are called; by default also “countries”.
    """
    doc, nouns = context.annotation.doc, context.profile.members if nouns is None else nouns
    places = [t.i for t in doc[sentence.first : sentence.last] if t.lemma_ in nouns or t.lower_ in nouns]
    for at in range(sentence.first, sentence.last):
        told = _number(context, doc, at, sentence.last)
        if told is None or not _LEAST <= told[0] <= _MOST or sentence.in_quotes(at) or _of_more(context, doc, at):
            continue
        number, last = told
        near = [to for to in places if abs(to - at) <= _NEAR and sentence.clause(to) == sentence.clause(at)]
        if near:
            return number, min(at, *near), max(last - 1, *near) + 1
    return None


def _of_more(context: Context, doc: Doc, at: int) -> bool:
    """Whether so many have come to those before: “three more countries”."""
    return any(token.lower_ in context.profile.more for token in doc[max(0, at - 1) : at + 2])


def _number(context: Context, doc: Doc, at: int, last: int) -> tuple[int, int] | None:
    """A number in figures or letters, or an ordinal, with the token after it."""
    digits = doc[at].text.partition("-")[0].rstrip("+")
    if digits.isdigit():
        return (int(digits), at + 1) if 2 <= len(digits) <= 3 else None
    table = context.profile.counts
    value = table.get(doc[at].lower_) or table.get(doc[at].lemma_) or context.profile.title.ordinals.get(doc[at].lower_)
    value = value or ordinal(doc[at].text)
    if value is None:
        return None
    to = at + 1
    while value % 10 == 0 and value < 100 and to < last:
        unit = table.get(doc[to].lower_) or context.profile.title.ordinals.get(doc[to].lower_)
        if doc[to].text in "-–" and to + 1 < last:
            to += 1
            continue
        return (value + unit, to + 1) if unit is not None and unit < 10 else (value, at + 1)
    return value, at + 1
