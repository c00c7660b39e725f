"""Meetings that lie ahead by the verb beside the noun: «на среду назначены переговоры», «её ждёт встреча с X».

The verb of planning stands in the past, or says nothing of a plan by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from kg.extractors.context import Context
from kg.languages.annotation import Argument, Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature

_PEOPLE = frozenset({"person", "post", "pronoun", "side"})
_MEETING = frozenset({"meet", "talk", "call"})
# How far from its verb whoever is awaited stands.
_BESIDE = 8


def set_for(context: Context, sentence: Sentence, frame: Frame) -> Frame:
    """The frame of a noun as planned where its verb says so, with whom it awaits."""
    if not context.words.setting or not frame.nominal or frame.mood != "asserted" or frame.negated:
        return frame
    doc = context.annotation.doc
    noun = doc[frame.first : frame.last]
    named = next((t for t in noun if t.pos_ == "NOUN"), noun[-1])
    if feature(named, "Case") not in ("Nom", "Acc"):
        return frame
    verbs = [
        t for t in doc[sentence.first : sentence.last] if t.pos_ == "VERB" and sentence.clause(t.i) == frame.clause
    ]
    if any(_is_set(context, token, named) for token in verbs):
        return replace(frame, mood="planned", tense="future")
    verb = next((token for token in verbs if _awaits(context, token, named)), None)
    if verb is None or any(f.first == verb.i and f.phrases("subject") for f in sentence.frames):
        return frame
    given = tuple(Argument("of", unit) for unit in _awaited(context, sentence, frame, verb))
    kept = tuple(item for item in frame.arguments if all(item.unit is not other.unit for other in given))
    return replace(frame, mood="planned", tense="future", arguments=(*kept, *given)) if given else frame


def meeting_awaits(context: Context, sentence: Sentence, verb: Frame) -> bool:
    """Whether a verb of awaiting tells of a meeting that awaits somebody, and of nobody who is awaited."""
    if not context.words.lying_in_wait or "await" not in verb.kinds or verb.phrases("subject"):
        return False
    nouns = (f for f in sentence.frames if f.nominal and f.clause == verb.clause and f.kinds & _MEETING)
    doc = context.annotation.doc
    return any(
        feature(doc[f.first], "Case") == "Nom" and _awaits(context, doc[verb.first], doc[f.first]) for f in nouns
    )


def _is_set(context: Context, verb: Token, noun: Token) -> bool:
    """Whether a verb says that what the noun names was set for a day: «назначена встреча»."""
    short = feature(verb, "Variant") == "Short" and feature(verb, "Voice") == "Pass"
    return verb.lemma_ in context.words.setting and short and _agree(verb, noun)


def _awaits(context: Context, verb: Token, noun: Token) -> bool:
    """Whether a verb says that what the noun names awaits somebody: «его ждут переговоры»."""
    ahead = feature(verb, "VerbForm") == "Fin" and feature(verb, "Tense") in {"Pres", "Fut"}
    return verb.lemma_ in context.words.lying_in_wait and ahead and _agree(verb, noun)


def _agree(verb: Token, noun: Token) -> bool:
    pairs = ((feature(verb, name), feature(noun, name)) for name in ("Number", "Gender"))
    return all(mine is None or theirs is None or mine == theirs for mine, theirs in pairs)


def _awaited(context: Context, sentence: Sentence, frame: Frame, verb: Token) -> Iterable[Phrase]:
    """Those whom a meeting awaits: whoever stands beside the verb in the case of its object."""
    for unit in sentence.phrases:
        beside = sentence.clause(unit.first) == frame.clause and unit.last <= frame.first
        if beside and unit.kind in _PEOPLE and unit.case in {"Gen", "Acc"} and abs(unit.first - verb.i) <= _BESIDE:
            yield unit
