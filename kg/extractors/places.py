"""Where a frame's event takes place when its clause names no place itself.

left for Quito, where she will meet …        the place before the word
in the Norwegian capital, в столице Перу      the capital of the state that is named
met here on Monday                           the city of the dateline
"""

from __future__ import annotations

from functools import cache

from kg.extractors.context import Context
from kg.extractors.home import report_city
from kg.languages.annotation import Element, Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature
from kg.languages.lexicon import lexicon


def elsewhere_told(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """The place that the words of a frame's clause lead to without a place's name; empty where they lead to none."""
    return where_told(context, sentence, frame) or capitals(context, sentence, frame) or here(context, sentence, frame)


def where_told(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """What a clause with “where” speaks of: the place named right before it."""
    doc = context.annotation.doc
    first = next((at for at in range(sentence.first, frame.last) if sentence.clause(at) == frame.clause), frame.first)
    opens = [token for token in doc[first : first + 2] if token.is_alpha][:1]
    if not opens or opens[0].lower_ not in context.profile.where or frame.first <= opens[0].i:
        return []
    before = [unit for unit in sentence.phrases if unit.last <= opens[0].i]
    if not before or before[-1].kind not in {"place", "state"}:
        return []
    return before[-1:] if not any(token.is_alpha for token in doc[before[-1].last : opens[0].i]) else []


def capitals(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """“The Norwegian capital”, “столица Перу”, “Кения астанасы”: the city, where the noun stands as a place does."""
    doc, words = context.annotation.doc, context.profile.capital
    for token in doc[sentence.first : sentence.last]:
        if token.lemma_ not in words or token.text[0].isupper():
            continue  # a city may be called the capital: “Данияның Астанадағы елшісі”
        if sentence.clause(token.i) != frame.clause or not _stands_in(context, token.i):
            continue
        state = next((item for item in sentence.elements if item.code in "SD" and item.last == token.i), None)
        after = (item for item in sentence.elements if item.code == "S" and 0 <= item.first - token.i - 1 <= 2)
        state = state or next(after, None)
        city = _capital_of(state.key) if state is not None and state.key else None
        if city is not None and state is not None:
            first, last = min(state.first, token.i), max(state.last, token.i + 1)
            return [Phrase(first, last, "place", Element(first, last, "L", city))]
    return []


def _stands_in(context: Context, at: int) -> bool:
    doc = context.annotation.doc
    if feature(doc[at], "Case") is not None:
        return feature(doc[at], "Case") == "Loc"
    words = {word for rule in context.profile.roles if rule.role == "in" for word in rule.adpositions if word}
    return any(token.lower_ in words for token in doc[max(0, at - 4) : at])


@cache
def _capital_of(state: str) -> str | None:
    code = state.rpartition("/")[2]
    cities = [entry.key for entry in lexicon().entries("place") if entry.sort == "capital" and entry.country == code]
    return cities[0] if len(cities) == 1 else None


def here(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """“Here” right beside a verb: the city of the dateline."""
    for token in context.annotation.doc[max(sentence.first, frame.first - 1) : min(sentence.last, frame.last + 2)]:
        if token.lower_ in context.profile.here and not sentence.in_quotes(token.i) and not frame.nominal:
            city = report_city(context.annotation, context.morphology)
            key = city[0] if city is not None else None
            return [Phrase(token.i, token.i + 1, "place", Element(token.i, token.i + 1, "L", key))] if key else []
    return []
