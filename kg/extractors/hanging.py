"""Who meets where the meeting only says when something else was done: “Minister X said after talks with Y”.

“After a meeting with Y, X told reporters …” tells that X met Y as well. Asked only where no case shows who meets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.extractors.context import Context
from kg.extractors.entities import Actor
from kg.languages.annotation import Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature

_DOERS = frozenset({"person", "post", "pronoun"})
# What may stand between the preposition and the noun of meeting: “after two days of closed-door talks”.
_BEFORE_NOUN = frozenset({"DET", "ADJ", "NUM", "NOUN", "ADV", "PUNCT"})
_REACH = 7
_SIDES = 2


def who_did(context: Context, sentence: Sentence, frame: Frame, theirs: Sequence[Actor]) -> list[Actor]:
    """Who did what the sentence tells, for a noun of meeting that only says when: “after talks with Y”."""
    if not theirs or not frame.nominal or not context.profile.possessives or frame.quoted:
        return []
    at = _preposition(context, sentence, frame)
    if at is None:
        return []
    but = frozenset(key for actor in theirs for key in actor.keys)
    for unit in _doers(context, sentence, frame, at):
        found = context.actors([unit], sentence, but=but)
        return [actor for actor in found if not actor.keys & but and context.entities.is_person(actor.node)][:1]
    return []


def _preposition(context: Context, sentence: Sentence, frame: Frame) -> int | None:
    """The token that says when, before a noun of meeting."""
    doc, words = context.annotation.doc, context.profile.once_held
    for at in range(frame.first - 1, max(sentence.first, frame.first - _REACH) - 1, -1):
        if doc[at].lower_ in words:
            return at
        of = doc[at].lower_ in context.profile.title.owners
        if doc[at].pos_ not in _BEFORE_NOUN and not of:
            return None
    return None


def _doers(context: Context, sentence: Sentence, frame: Frame, at: int) -> list[Phrase]:
    """The subject of the clause that the meeting dates: behind it where it opens the sentence, else before it."""
    doc = context.annotation.doc
    subjects = [unit for unit in sentence.phrases if unit.kind in _DOERS and _is_subject(context, sentence, unit)]
    if not any(token.is_alpha for token in doc[sentence.first : at]):
        return [unit for unit in subjects if unit.first >= frame.last and doc[unit.first - 1].text == ","][:1]
    return [unit for unit in reversed(subjects) if unit.last <= at][:1]


def _is_subject(context: Context, sentence: Sentence, unit: Phrase) -> bool:
    """Whether a verb follows who stands at the head of a clause, or what is set off by commas behind the name does."""
    doc = context.annotation.doc
    before = doc[unit.first - 1] if unit.first > sentence.first else None
    opens = before is None or before.is_punct or before.pos_ in {"SCONJ", "CCONJ"} or before.is_digit
    if not opens or sentence.in_quotes(unit.first) or unit.last >= sentence.last:
        return False
    behind = next((t for t in doc[unit.last : sentence.last] if t.pos_ != "ADV" and t.text != ","), None)
    if behind is None:
        return False
    return behind.lemma_ in context.profile.relatives or (
        behind.pos_ in {"VERB", "AUX"} and feature(behind, "VerbForm") in (None, "Fin")
    )


def met_in(context: Context, sentence: Sentence, frame: Frame) -> tuple[list[Actor], Frame] | None:
    """Who met where a meeting without sides opens the sentence: “In a separate meeting, X and Y agreed …”.

    With the frame as held where what they did there has been done.
    """
    if not frame.nominal or frame.quoted or not context.profile.possessives or frame.phrases("of", "with", "between"):
        return None
    doc = context.annotation.doc
    opening = doc[sentence.first : frame.first]
    new = {token.lower_ for token in opening} & (context.profile.indefinite | context.profile.apart)
    if not new or opening[0].pos_ != "ADP" or any(token.pos_ not in _BEFORE_NOUN for token in opening[1:]):
        return None
    comma = next((token.i for token in doc[frame.last : sentence.last] if token.text == ","), None)
    verb = next((f for f in sentence.frames if not f.nominal and comma is not None and f.first > comma), None)
    if verb is None or verb.passive or verb.negated:
        return None
    actors = context.actors([unit for unit in verb.phrases("subject") if unit.kind in _DOERS], sentence)
    if len({actor.party for actor in actors if actor.party}) < _SIDES:
        return None
    done = feature(doc[verb.first], "Tense") == "Past"
    return actors, replace(frame, mood="asserted", tense="past") if done else frame


def not_yet(context: Context, sentence: Sentence, frame: Frame) -> Frame:
    """The frame as planned where what it dates lies ahead: “will hold a short talk before meeting X”."""
    if not context.profile.possessives or frame.mood != "asserted" or frame.tense != "past" or frame.quoted:
        return frame
    doc, words = context.annotation.doc, context.profile.aftermath
    before = doc[max(sentence.first, frame.first - _REACH) : frame.first]
    at = next((token.i for token in reversed(before) if token.lower_ in words), None)
    gerund = feature(doc[frame.first], "VerbForm") == "Ger"
    if at is None or not (frame.nominal or gerund):
        return frame
    if any(token.pos_ in {"VERB", "AUX"} and not gerund for token in doc[at + 1 : frame.first]):
        return frame
    own = range(at, frame.last)
    verb = next((t for t in doc[sentence.first : sentence.last] if t.i not in own and _tells(sentence, t)), None)
    if verb is None:
        return frame
    plans = verb.lemma_ in context.profile.moods["planned"] and feature(verb, "Tense") == "Pres"
    return replace(frame, mood="planned", tense="future") if plans or feature(verb, "Tense") == "Fut" else frame


def _tells(sentence: Sentence, token: Token) -> bool:
    """Whether a token outside direct speech is a verb that shows when its clause takes place."""
    return token.pos_ == "VERB" and feature(token, "Tense") is not None and not sentence.in_quotes(token.i)
