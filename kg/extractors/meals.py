"""Meals and receptions of which a clause behind the noun says who gave them: “приглашён на ужин, который дал X”.

Who came to it, or in whose honour it was, met whoever gave it. Told where a case shows who does what.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from spacy.tokens import Token

from kg.extractors.context import Context
from kg.languages.annotation import Argument, Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature

_PEOPLE: Final = frozenset({"person", "post", "pronoun"})
_NAMED: Final = frozenset({"person", "post"})
_COMES: Final = frozenset({"attend", "visit", "invite", "take-place", "stay"})
# How far behind a meal what says who gave it begins: “ужин в ратуше, который …”.
_GAP: Final = 6
# Within how many words of its clause the verb of giving stands.
_NEAR: Final = 6
_IN_HONOUR: Final = 3
_ALIKE: Final = {"Nom", "Acc"}


def at_table(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """The frame of somebody's coming to a meal, or of the meal's taking place, as a meeting with who gave it."""
    words = context.words.meals
    if not words or frame.nominal or frame.negated or frame.quoted or not frame.kinds & _COMES:
        return None
    if frame.mood not in {"asserted", "planned"} or ("invite" in frame.kinds and not frame.passive):
        return None
    doc = context.annotation.doc
    own = (t for t in doc[sentence.first : sentence.last] if t.lemma_ in words)
    for noun in (t for t in own if sentence.clause(t.i) == frame.clause and t.pos_ == "NOUN"):
        giving = _giving(context, sentence, noun)
        hosts = _givers(context, sentence, giving) if giving is not None else []
        guests = _guests(context, sentence, frame, noun, hosts) if giving is not None and hosts else []
        if giving is not None and guests:
            told = [*(Argument("subject", unit) for unit in guests), *(Argument("with", unit) for unit in hosts)]
            where = [a for a in frame.arguments if a.role in {"in", "during"}]
            return replace(frame, kinds=frozenset({"meet"}), passive=False, arguments=(*where, *told))
    return None


def _giving(context: Context, sentence: Sentence, noun: Token) -> Token | None:
    """The verb or participle behind a meal that says that somebody gave it."""
    doc, words = context.annotation.doc, context.words
    comma = next((t for t in doc[noun.i + 1 : min(noun.i + _GAP, sentence.last)] if t.text == ","), None)
    if comma is None or comma.i + 1 >= sentence.last:
        return None
    first = doc[comma.i + 1]
    cases = {feature(first, "Case"), feature(noun, "Case")}
    if first.lemma_ in words.given and (len(cases) == 1 or cases == _ALIKE):
        return first
    if first.lemma_ not in context.profile.relatives:
        return None
    behind = doc[first.i + 1 : min(first.i + 1 + _NEAR, sentence.last)]
    return next((t for t in behind if t.lemma_ in words.given and t.pos_ == "VERB"), None)


def _givers(context: Context, sentence: Sentence, verb: Token) -> list[Phrase]:
    """Who gives it: the subject of the verb, else whom a participle has in the instrumental or acts in the name of."""
    doc, in_the_name_of = context.annotation.doc, context.profile.words_of("on-behalf")
    active = feature(verb, "VerbForm") == "Fin" and feature(verb, "Voice") != "Pass"
    behind = [unit for unit in sentence.phrases if unit.kind in _NAMED and unit.first > verb.i - _NEAR]
    for unit in behind:
        if sentence.clause(unit.first) != sentence.clause(verb.i) or _honoured(context, unit):
            continue
        before = doc[max(0, unit.first - 2) : unit.first].text.lower()
        if unit.case == "Nom" if active else (unit.case == "Ins" and unit.first > verb.i) or before in in_the_name_of:
            return [unit]
    return []


def _honoured(context: Context, unit: Phrase) -> bool:
    """Whether words before somebody say that a meal is in his honour; those of a pronoun stand around it."""
    doc = context.annotation.doc
    honour = context.profile.words_of("honoured")
    words = [t.lower_ for t in doc[max(0, unit.first - _IN_HONOUR) : unit.first]]
    near = (" ".join(words[at:]) for at in range(len(words)))
    if any(any(run.startswith(f"{word} ") or run == word for word in honour) for run in near):
        return True
    around = f"{doc[unit.first - 1].lower_} {doc[unit.last].lower_}" if unit.first > 0 and unit.last < len(doc) else ""
    return unit.kind == "pronoun" and around in honour


def _guests(context: Context, sentence: Sentence, frame: Frame, noun: Token, hosts: list[Phrase]) -> list[Phrase]:
    """Whom it was given for, else who came or was invited."""
    fed = [u for u in sentence.phrases if u.kind in _PEOPLE and u.first > noun.i and _honoured(context, u)]
    roles = ("object",) if "invite" in frame.kinds else ("subject", "inherited")
    came = [] if "take-place" in frame.kinds else frame.phrases(*roles)
    came = [unit for unit in came if unit.kind in _PEOPLE and unit not in hosts]
    return came or fed


__all__ = ["at_table"]
