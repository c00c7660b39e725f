"""Journeys that a noun names and the clause about it tells: “the trip that X is to make to Lima in May”.

«поездка, которую X совершит в Лиму»
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extractors.context import Context
from kg.languages.annotation import Argument, Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature

_TRAVELLERS = frozenset({"person", "post", "pronoun", "side"})
_GOALS = frozenset({"place", "state"})
# How many words lie between the noun and the clause about it.
_NEAR = 2


def owned_journeys(context: Context, sentence: Sentence) -> Iterator[Frame]:
    """The frames of journeys whose noun stands before the clause that tells who makes them, and where to."""
    if context.profile.verb_final or not context.profile.undertaking:
        return
    for noun in sentence.frames:
        if not noun.nominal or "visit" not in noun.kinds or noun.negated or noun.quoted:
            continue
        verb = _verb(context, sentence, noun)
        if verb is None:
            continue
        clause = sentence.clause(verb)
        units = [unit for unit in sentence.phrases if sentence.clause(unit.first) == clause]
        who = [unit for unit in units if unit.kind in _TRAVELLERS and noun.last <= unit.first and _acts(unit, verb)]
        where = [unit for unit in units if unit.kind in _GOALS and unit.first > verb and _led_to(context, unit)]
        if len(who) == 1 and where:
            token = context.annotation.doc[verb]
            tense = {"Fut": "future", "Pres": "present"}.get(feature(token, "Tense") or "", "past")
            told = (Argument("subject", who[0]), *(Argument("to", unit) for unit in where))
            yield replace(
                noun,
                first=verb,
                last=verb + 1,
                lemma=token.lemma_,
                nominal=False,
                arguments=told,
                tense=tense,
                mood="planned" if tense == "future" and noun.mood == "asserted" else _mood(noun, tense),
                clause=clause,
            )


def _mood(noun: Frame, tense: str) -> str:
    """What is prepared for lies ahead; what was made is told as done, whatever was said of it."""
    return "asserted" if tense == "past" and noun.mood == "planned" else noun.mood


def _verb(context: Context, sentence: Sentence, noun: Frame) -> int | None:
    """The verb of making a journey in the clause that begins right behind its noun."""
    doc, profile = context.annotation.doc, context.profile
    start = next((at for at in range(noun.last, min(noun.last + _NEAR, sentence.last)) if doc[at].is_alpha), None)
    if start is None or sentence.clause(start) == noun.clause:
        return None
    opens = doc[start].lower_ in profile.open_relatives or doc[start].lemma_ in profile.relatives
    clause = sentence.clause(start)
    verbs = [at for at in range(start, sentence.last) if sentence.clause(at) == clause and doc[at].pos_ == "VERB"]
    return verbs[0] if opens and verbs and doc[verbs[0]].lemma_ in profile.undertaking else None


def _acts(unit: Phrase, verb: int) -> bool:
    return unit.case == "Nom" or (unit.case is None and unit.last <= verb)


def _led_to(context: Context, unit: Phrase) -> bool:
    """Whether a word of direction stands before a place."""
    words = context.profile.words_of("to")
    before = context.annotation.doc[max(0, unit.first - 1) : unit.first + 1]
    return any(token.lower_ in words for token in before)
