"""Meals that somebody gave: for whom, where a pronoun tells it, and who gave it, where a participle does.

“gave a dinner in his honour”, “was guest of honour at a lunch given by X”, “the day ended with a dinner hosted by X”.
Told where no case shows who does what.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kg.extractors.context import Context
from kg.languages.annotation import Argument, Frame, Phrase, Sentence
from kg.languages.grammar.meeting_words import meeting_words

_PEOPLE: Final = frozenset({"person", "post"})
_MEALS: Final = frozenset({"banquet", "meal"})
# How far behind the word of the meal “in his honour” stands at most.
_FAR: Final = 8
_JOINING: Final = frozenset({"join", "greet"})
_FOR: Final = frozenset({"for", "at", "over"})
_NEAR: Final = 6
# How many words a passive has.
_PASSIVE: Final = 2


def in_honour(context: Context, sentence: Sentence, frame: Frame) -> Frame:
    """The frame of a meal with him for whom it is given: “hosted a dinner in his honour”."""
    if not frame.kinds & _MEALS or frame.phrases("honoured"):
        return frame
    if context.profile.free_order:
        return _in_his_honour(context, sentence, frame)
    if not context.profile.possessives:
        return frame
    doc = context.annotation.doc
    nouns = {run.split()[0] for run in context.profile.words_of("honoured")}
    for at in range(frame.last + 1, min(sentence.last, frame.last + _FAR)):
        if doc[at].lower_ not in nouns:
            continue
        own = next((u for u in sentence.phrases if u.kind in _PEOPLE and u.last + 1 == at), None)
        if own is not None and doc[at - 1].lower_ in context.profile.possessives:
            return replace(frame, arguments=(*frame.arguments, Argument("honoured", own)))
        told = context.profile.pronouns.get(context.profile.owners.get(doc[at - 1].lower_, ""))
        if told is not None and told["number"] == "Sing":
            guest = Phrase(at - 1, at, "pronoun", number="Sing", gender=told["gender"] or None, head=at - 1)
            guest = _told_behind(sentence, frame, at) or guest
            return replace(frame, arguments=(*frame.arguments, Argument("honoured", guest)))
    return frame


def _told_behind(sentence: Sentence, frame: Frame, at: int) -> Phrase | None:
    """Who is named only behind “in his honour”: “at a dinner given in his honour by X, the Minister said …”."""
    verbs = [f for f in sentence.frames if f.clause == frame.clause and not f.nominal and f.first > at]
    units = [unit for f in verbs if not f.participial and not f.passive for unit in f.phrases("subject")]
    return next((unit for unit in units if unit.first > at and unit.kind in _PEOPLE), None)


def _in_his_honour(context: Context, sentence: Sentence, frame: Frame) -> Frame:
    """The frame of a meal with whose honour a pronoun tells inside the words for it: “ужин в его честь дал X”."""
    doc = context.annotation.doc
    rule = next((rule for rule in context.profile.roles if rule.role == "honoured"), None)
    runs = {tuple(run.split()) for run in rule.adpositions if " " in run} if rule is not None else set()
    for at in range(sentence.first + 1, sentence.last - 1):
        told = context.profile.pronouns.get(context.profile.owners.get(doc[at].lower_, ""))
        if told is None or (doc[at - 1].lower_, doc[at + 1].lower_) not in runs:
            continue
        if sentence.clause(at) == frame.clause:
            gender = told["gender"] or None
            guest = Phrase(at, at + 1, "pronoun", case="Gen", number=told["number"], gender=gender, head=at)
            return replace(frame, arguments=(*frame.arguments, Argument("honoured", guest)))
    return frame


def given_by(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """A meal with who gave it and for whom: “was guest at a lunch given by X”, “his day ended with a dinner by X”."""
    guests = frame.phrases("honoured") or _served(context, sentence, frame)
    by = ("by", "clause-by") if guests else ("by",)
    hosts = [unit for unit in frame.phrases(*by) if unit.kind in _PEOPLE]
    if "meal" not in frame.kinds or not frame.nominal or not hosts or not context.profile.possessives:
        return None
    kept = tuple(item for item in frame.arguments if item.role in {"in", "clause-in", "during", "clause-during"})
    told = tuple(Argument("with", unit) for unit in hosts)
    own = [f for f in sentence.frames if f.clause == frame.clause and not f.nominal and f.first < frame.first]
    if not guests and (verb := next((f for f in own if "guest" in f.kinds), None)) is not None:
        guests = verb.phrases("subject", "inherited")
    closes = any(f.lemma in meeting_words(context.document.language).closing for f in own)
    if not guests and not closes:
        return None
    told += tuple(Argument("subject", unit) for unit in guests[:1])
    done = frame.mood == "possible" and frame.tense == "past" and bool(_served(context, sentence, frame))
    mood = "asserted" if done else frame.mood  # what was offered was given
    return replace(frame, kinds=frozenset({"meet"}), arguments=(*kept, *told), mood=mood)


def _served(context: Context, sentence: Sentence, frame: Frame) -> list[Phrase]:
    """For whom a meal was given, as a passive behind it tells: “a dinner was given for X by Y”, “… offered to X”."""
    behind = context.annotation.doc[frame.last : sentence.last]
    verbs = [token for token in behind if token.pos_ in {"VERB", "AUX"} and sentence.clause(token.i) == frame.clause]
    giving = meeting_words(context.document.language).giving
    if len(verbs) < _PASSIVE or verbs[0].lemma_ != "be" or verbs[1].lemma_ not in giving or frame.negated:
        return []
    told = frame.phrases("clause-honoured", "clause-to", "clause-about")
    return [unit for unit in told if unit.kind in _PEOPLE and unit.first > verbs[1].i]


def for_talks(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether somebody is joined for a meal or for talks, which they then have: “was joined by X for lunch”."""
    if frame.nominal or frame.lemma not in _JOINING or not context.profile.possessives:
        return False
    for other in sentence.frames:
        if (
            other.nominal
            and other.clause == frame.clause
            and other.kinds & {"meal", "talk"}
            and other.first > frame.first
        ):
            words = context.annotation.doc[max(frame.last, other.first - _NEAR) : other.first]
            if any(token.lower_ in _FOR for token in words):
                return "meal" in other.kinds or any(token.lower_ == "for" for token in words)
    return False


def joined(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """“He joined Premier Y for lunch”, “they were joined over dinner by X”: who joins somebody for it meets him."""
    if frame.negated or frame.quoted or not for_talks(context, sentence, frame):
        return None
    people = _PEOPLE | {"pronoun"}
    ours = [unit for unit in frame.phrases("subject", "inherited") if unit.kind in people]
    theirs = [unit for unit in frame.phrases("object") if unit.kind in people]
    kept = tuple(item for item in frame.arguments if item.role in {"in", "clause-in"})
    told = (*(Argument("subject", unit) for unit in theirs), *(Argument("with", unit) for unit in ours))
    return (
        replace(frame, kinds=frozenset({"meet"}), arguments=(*kept, *told), passive=False) if ours and theirs else None
    )


__all__ = ["for_talks", "given_by", "in_honour", "joined"]
