"""Whether a sentence speaks of being at a meeting, whatever its words: verbs and nouns for it, and at what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.extractors.context import Context
from kg.languages.annotation import Phrase, Sentence
from kg.languages.grammar.presence import presence

_ATTENDS: Final = frozenset({"attend", "join"})
_MEETING: Final = frozenset({"meet", "talk", "call", "reception", "discuss", "meal"})
_NO_MEETING: Final = frozenset({"other noun", "title"})
_OF_MEETING: Final = frozenset({"bare meeting", "named meeting"})


def away(context: Context, sentence: Sentence, unit: Phrase) -> bool:
    """Whether somebody is told not to have been there, or to have been at a conference.

    “X did not attend”, “X skipped the talks”, “… met at a forum attended by X”.
    """
    clause = sentence.clause(unit.first)
    if any(frame.negated for frame in sentence.frames if frame.clause == clause):
        return True
    words = presence(context.document.language).away
    tokens = (t for t in context.annotation.doc[sentence.first : sentence.last] if sentence.clause(t.i) == clause)
    if any(token.lemma_ in words for token in tokens):
        return True
    return any(title.kind == "Conference" for title in sentence.titles) and _attends(sentence, unit)


def elsewhere(context: Context, sentence: Sentence, unit: Phrase) -> bool:
    """Whether somebody is told to have been at something else, or afterwards.

    “After the talks X opened a school”, “X took part in a regatta”, «в поездке министра сопровождал X».
    """
    tokens = context.annotation.doc[sentence.first : sentence.last]
    if any(token.lower_ in context.profile.aftermath for token in tokens):
        return True
    clause = sentence.clause(unit.first)
    if any("escort" in f.kinds for f in sentence.frames) and _on_a_journey(sentence, clause):
        return True
    at = _at_what(context, sentence, unit)
    return at in _NO_MEETING if of_presence(context, sentence) else at not in _OF_MEETING


def _on_a_journey(sentence: Sentence, clause: int) -> bool:
    return any("visit" in frame.kinds and frame.clause == clause for frame in sentence.frames)


def _attends(sentence: Sentence, unit: Phrase) -> bool:
    frames = (frame for frame in sentence.frames if frame.kinds & _ATTENDS)
    own = (item for frame in frames for item in frame.arguments if not item.role.startswith("clause-"))
    return any(item.unit == unit for item in own)


def sits_in(context: Context, sentence: Sentence, unit: Phrase) -> bool:
    """Whether words of presence speak of a meeting without its sides: “X sat beside her throughout the talks”."""
    return of_presence(context, sentence) and _at_what(context, sentence, unit) == "bare meeting"


def cues(context: Context, sentence: Sentence, unit: Phrase) -> Iterator[str]:
    """What speaks of being there, as marks."""
    at = _at_what(context, sentence, unit)
    if any(frame.kinds & _ATTENDS for frame in sentence.frames):
        yield f"attends {at}"
    if _says(context, sentence):
        yield f"words of presence {at}"
    if not of_presence(context, sentence):
        yield f"no cue {at}"


def of_presence(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence has words for being there."""
    return any(frame.kinds & _ATTENDS for frame in sentence.frames) or _says(context, sentence)


def _says(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence has words for being with somebody or somewhere."""
    words = presence(context.document.language)
    known = words.near | words.escorting | words.being | context.profile.comitatives | context.profile.being_present
    tokens = context.annotation.doc[sentence.first : sentence.last]
    return any(token.lemma_ in known or token.lower_ in known for token in tokens)


def _at_what(context: Context, sentence: Sentence, unit: Phrase) -> str:
    """Whether a sentence speaks of a meeting, with its sides or without, of something else, or of nothing."""
    held = [frame for frame in sentence.frames if frame.kinds & _MEETING]
    if any(frame.nominal and not frame.phrases("with", "of", "between") for frame in held):
        return "bare meeting"
    if held:
        return "named meeting"
    if sentence.titles:
        return "title"
    doc, clause = context.annotation.doc, sentence.clause(unit.first)
    inside = {at for phrase in sentence.phrases for at in range(phrase.first, phrase.last)}
    inside |= {at for frame in sentence.frames for at in range(frame.first, frame.last)}
    nouns = (t for t in doc[sentence.first : sentence.last] if t.pos_ == "NOUN" and t.i not in inside)
    return "other noun" if any(sentence.clause(token.i) == clause for token in nouns) else "nothing"


__all__ = ["away", "cues", "elsewhere", "of_presence", "sits_in"]
