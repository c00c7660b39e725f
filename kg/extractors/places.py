"""Where a frame's event takes place when its clause names no place itself.

left for Quito, where she will meet …        the place before the word
announced in Quito in May, when she met …    the place of what the clause goes with
in the Norwegian capital, в столице Перу      the capital of the state that is named
met here on Monday                           the city of the dateline
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from kg.extractors.context import Context
from kg.extractors.home import capital_of, report_city
from kg.languages.annotation import Element, Frame, Phrase, Sentence
from kg.languages.grammar.antecedents import there_and_then
from kg.languages.grammar.morph import feature

# Organs of a state that have their seat in another one.
_ABROAD: Final = frozenset(
    {"organ/embassy", "organ/consulate", "organ/consulate-general", "organ/permanent-mission", "organ/mission"}
)


def elsewhere_told(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """The place that the words of a frame's clause lead to without a place's name; empty where they lead to none."""
    return (
        where_told(context, sentence, frame)
        or brought_to(frame)
        or when_told(context, sentence, frame)
        or capitals(context, sentence, frame)
        or here(context, sentence, frame)
        or named_after(context, sentence, frame)
        or hosting(sentence, frame)
        or attributed(context, sentence, frame)
        or seats(context, sentence, frame)
    )


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


def brought_to(frame: Frame) -> list[Phrase]:
    """Where guests are welcomed to: “welcomed Premier X to the Blue Palace”."""
    receives = "receive" in frame.kinds and not frame.nominal
    return [unit for unit in frame.phrases("to") if unit.kind == "place"][:1] if receives else []


def when_told(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """Where something else was, when a clause tells that the event was: “announced in Lima in May, when X met Y”."""
    doc = context.annotation.doc
    opens = there_and_then(doc, sentence, frame.clause, context.profile)
    if opens is None or frame.last <= opens.i:
        return []
    before = [unit for unit in sentence.phrases if unit.last <= opens.i]
    last = before[-1] if before else None
    if last is None or last.kind != "place" or not any(last in f.phrases("in", "to") for f in sentence.frames):
        return []
    dates = [(e.start, e.end) for e in context.expressions(sentence)]
    between = [t for t in doc[last.last : opens.i] if t.is_alpha and t.pos_ != "ADP"]
    return [last] if all(any(start <= t.idx < end for start, end in dates) for t in between) else []


def capitals(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """“The Norwegian capital”, “столица Перу”, “Кения астанасы”: the city, where the noun stands as a place does."""
    doc, words = context.annotation.doc, context.profile.capital
    for token in doc[sentence.first : sentence.last]:
        if token.lemma_ not in words or token.text[0].isupper():
            continue  # a city may be called the capital: “Данияның Астанадағы елшісі”
        if sentence.clause(token.i) != frame.clause or not _stands_in(context, token.i, frame):
            continue
        state = next((item for item in sentence.elements if item.code in "SD" and item.last == token.i), None)
        after = (item for item in sentence.elements if item.code == "S" and 0 <= item.first - token.i - 1 <= 2)
        state = state or next(after, None)
        city = capital_of(state.key) if state is not None and state.key else None
        if city is not None and state is not None:
            first, last = min(state.first, token.i), max(state.last, token.i + 1)
            return [Phrase(first, last, "place", Element(first, last, "L", city))]
    return []


def named_after(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """“The Geneva talks”, «Женевская встреча»: the city that stands before a noun of meeting."""
    if not frame.nominal:
        return []
    bare = [
        unit for unit in sentence.phrases if unit.last == frame.first and unit.kind == "place" and unit.case is None
    ]
    told = [
        Phrase(e.first, e.last, "place", e)
        for e in cities_named(context, max(sentence.first, frame.first - 1), frame.first)
    ]
    return (bare if context.profile.possessives else []) or told


def cities_named(context: Context, first: int, last: int) -> list[Element]:
    """The cities that adjectives among some tokens are of: «Астанинский форум»."""
    table = context.profile.city_adjectives
    return (
        [Element(t.i, t.i + 1, "L", table[t.lemma_]) for t in context.annotation.doc[first:last] if t.lemma_ in table]
        if table
        else []
    )


def hosting(sentence: Sentence, frame: Frame) -> list[Phrase]:
    """“Tashkent hosted talks between …”: the city that is the subject of a verb of hosting beside a noun of meeting."""
    verbs = (f for f in sentence.frames if "host" in f.kinds and not f.nominal and f.clause == frame.clause)
    hosts = frame.nominal and any(not verb.passive for verb in verbs)
    return [unit for unit in frame.phrases("clause-subject") if unit.kind == "place"][:1] if hosts else []


def seats(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """“In the Kremlin”, “at the Foreign Ministry of Peru”: the capital of the state whose organ receives there."""
    housed = [*frame.phrases("in", "clause-in"), *_in_the_building(context, sentence, frame)]
    for unit in housed if "call" not in frame.kinds else ():
        element = unit.element
        if (
            unit.kind != "organization"
            or element is None
            or element.key is None
            or not element.key.startswith("organ/")
        ):
            continue
        party = context.builder.nodes.get(context.entities.actor(unit).party or "")
        state = party.anchor if party is not None and party.kind == "State" else None
        state = f"state/{element.country}" if element.country else state
        city = capital_of(state) if state else None
        if city is not None and element.key not in _ABROAD:
            return [Phrase(unit.first, unit.last, "place", Element(unit.first, unit.last, "L", city))]
    return []


def _in_the_building(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """“In the building of the Foreign Ministry”, «в здании МИД»: the body that a noun for a building names."""
    if context.profile.verb_final or context.profile.possessives:
        return []
    doc = context.annotation.doc
    inside = context.profile.words_of("in")
    bodies = [u for u in sentence.phrases if u.kind == "organization" and sentence.clause(u.first) == frame.clause]
    return [
        unit
        for unit in bodies
        if unit.first >= sentence.first + 2
        and doc[unit.first - 1].lemma_ in context.profile.buildings
        and doc[unit.first - 2].lower_ in inside
    ]


def attributed(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """Where the case is on the last word, the city of the house where something is: “Лимадағы сарайда қабылдады”."""
    doc = context.annotation.doc
    if not context.profile.verb_final or frame.nominal:
        return []
    for unit in sentence.phrases:
        if (
            unit.kind != "place"
            or unit.case != "Attr"
            or sentence.clause(unit.first) != frame.clause
            or unit.first > frame.first
        ):
            continue
        houses = (t for t in doc[unit.last : min(unit.last + 4, frame.first)] if t.pos_ == "NOUN")
        house = next(houses, None)
        if house is None or house.lemma_ not in context.profile.buildings:
            continue
        if feature(house, "Case") == "Loc" or _gone_to(context, sentence, house):
            return [unit]
    return []


def _gone_to(context: Context, sentence: Sentence, house: Token) -> bool:
    """Whether somebody first goes to a house, where he then meets others: “Лимадағы хатшылыққа барып, …”."""
    going = (f for f in sentence.frames if "visit" in f.kinds and not f.nominal and f.first == house.i + 1)
    converb = any(feature(context.annotation.doc[f.last - 1], "VerbForm") == "Conv" for f in going)
    return converb and feature(house, "Case") == "Dat"


def _stands_in(context: Context, at: int, frame: Frame) -> bool:
    doc = context.annotation.doc
    if feature(doc[at], "Case") is not None:
        # “Кения астанасына келді”, «приехал в столицу Кении»: the goal of a verb of going
        goal = "visit" in frame.kinds and (at < frame.first or not context.profile.verb_final)
        ends = ("Dat", "Loc") if context.profile.verb_final else ("Acc", "Loc")
        return feature(doc[at], "Case") in (ends if goal else ("Loc",))
    words = context.profile.words_of("in")
    return any(token.lower_ in words for token in doc[max(0, at - 4) : at])


def here(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """“Here” right beside a verb: the city of the dateline."""
    for token in context.annotation.doc[max(sentence.first, frame.first - 1) : min(sentence.last, frame.last + 2)]:
        beside = not frame.nominal or token.i == frame.last  # “a visit here”
        if token.lower_ in context.profile.here and beside and not sentence.in_quotes(token.i):
            city = report_city(context.annotation, context.morphology)
            key = city[0] if city is not None else None
            return [Phrase(token.i, token.i + 1, "place", Element(token.i, token.i + 1, "L", key))] if key else []
    return []
