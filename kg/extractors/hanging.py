"""Who meets where the meeting only says when something else was done: “Minister X said after talks with Y”.

“After a meeting with Y, X told reporters …” tells that X met Y as well. Asked only where no case shows who meets.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extractors.context import Context
from kg.extractors.entities import Actor
from kg.languages.annotation import Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature

_DOERS = frozenset({"person", "post", "pronoun"})
# What may stand between the preposition and the noun of meeting: “after two days of closed-door talks”.
_BEFORE_NOUN = frozenset({"DET", "ADJ", "NUM", "NOUN", "ADV", "PUNCT"})
_REACH = 7


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
