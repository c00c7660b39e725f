"""Other talks of the same two sides, told without them: “the previous round took place in Bucharest in June 2030”.

The noun may be left out (“the next one”, “the sixth would take place there”, «следующее состоится в 2034 году»). The
sides are those of the talks told of before; who took part for them is not said.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from kg.extractors.context import Context, Event
from kg.extractors.dating import another_day, dated
from kg.extractors.events import Telling, claim, situate
from kg.extractors.next_meetings import next_meeting
from kg.languages.annotation import Argument, Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature
from kg.languages.grammar.presence import presence

_HOLDS: Final = frozenset({"take-place", "hold", "host", "plan"})
_TALKS: Final = frozenset({"meet", "talk", "call", "round"})
_SIDES: Final = 2
# How many words describe a noun: “the second (annual political) consultations”.
_NEAR: Final = 3
# How far behind a round it is told of what it is one.
_FAR: Final = 5
_OF: Final = frozenset({"of"})
_PLACES: Final = frozenset({"place", "state"})
# What follows an adjective of which the noun is left out.
_NO_NOUN: Final = frozenset({"VERB", "AUX", "ADV"})
_ANCHORS: Final = ("state/", "organization/")
_CASES: Final = frozenset({None, "Nom", "Acc"})
_NAMED: Final = frozenset({"person", "organization", "post", "side"})


def other_rounds(context: Context, sentence: Sentence, *, extractor: str) -> None:
    """Tell of the earlier or later talks that a sentence has without their sides, if it tells of no other meeting."""
    if any(sentence.first <= e.at < sentence.last for e in context.events):
        return
    verb = next((f for f in sentence.frames if _carries(f)), None)
    at = next(_told(context, sentence, verb), None) if verb is not None else None
    if verb is None or at is None or _others_named(sentence, verb, at):
        return
    event = _series(context, sentence, at)
    if event is None:
        return
    dating, issued = dated(context, sentence, verb), context.document.issued
    ahead = dating is not None and issued is not None and dating.period.earliest > issued
    if verb.tense == "future" or verb.mood == "planned" or ahead:  # «следующий решено провести в 2033 году»
        if not _owned(context, sentence, at):
            next_meeting(context, sentence, verb, verb, extractor=extractor)
    elif verb.mood == "asserted" and verb.tense == "past":
        _before(context, sentence, verb, event, extractor=extractor)


def _carries(frame: Frame) -> bool:
    return not (frame.nominal or frame.quoted or frame.negated) and bool(frame.kinds & _HOLDS)


def _told(context: Context, sentence: Sentence, verb: Frame) -> Iterator[int]:
    """Where a sentence names one of several talks: by a noun, or by an adjective or number of which it is left out."""
    doc, profile = context.annotation.doc, context.profile
    words = profile.earlier | profile.following
    for token in doc[sentence.first : sentence.last]:
        numbered = not profile.verb_final and bool({token.lower_, token.lemma_} & profile.title.ordinals.keys())
        if not (token.lemma_ in words or numbered) or token.i + 1 >= sentence.last or token.is_punct:
            continue
        noun = _noun(context, sentence, token.i)
        if noun is not None and (not numbered or _of_series(context, noun)):
            yield noun
        elif _left_out(context, sentence, token) and sentence.clause(token.i) in {verb.clause, verb.shares}:
            yield token.i


def _noun(context: Context, sentence: Sentence, at: int) -> int | None:
    """The noun of talks that a word describes, with nothing between but what describes it too."""
    rounds = presence(context.document.language).rounds
    for token in context.annotation.doc[at + 1 : min(sentence.last, at + 1 + _NEAR)]:
        if context.profile.verb_final and token.lemma_ in rounds:
            return token.i
        frame = next((f for f in sentence.frames if f.first == token.i), None)
        if frame is not None and frame.nominal and frame.kinds & _TALKS:
            return token.i if "round" not in frame.kinds or _round_of_talks(context, sentence, token.i) else None
        if token.pos_ not in {"ADJ", "NUM"}:
            return None
    return None


def _owned(context: Context, sentence: Sentence, at: int) -> bool:
    """Whether the talks are told as those of two persons: “their next are planned for May”."""
    return any(t.lower_ in context.profile.owners for t in context.annotation.doc[max(sentence.first, at - _NEAR) : at])


def _round_of_talks(context: Context, sentence: Sentence, at: int) -> bool:
    """Whether a round is one of talks, as what stands behind it says: «раунд консультаций», not «раунд плей-офф»."""
    behind = context.annotation.doc[at + 1 : min(sentence.last, at + 1 + _FAR)]
    named = bool(behind) and (behind[0].pos_ in {"NOUN", "PROPN", "ADJ"} or behind[0].lower_ in _OF)
    talks = {f.first for f in sentence.frames if f.nominal and f.kinds & _TALKS}
    return not named or any(token.i in talks for token in behind)


def _of_series(context: Context, at: int) -> bool:
    """Whether a noun means one of several: “round”, and “consultations” where others were told of by that word."""
    lemma = context.annotation.doc[at].lemma_
    return lemma in presence(context.document.language).rounds or any(e.word == lemma for e in context.events)


def _left_out(context: Context, sentence: Sentence, token: Token) -> bool:
    """Whether an adjective or a number stands without the noun that it describes, as what opens its clause."""
    behind, before = token.doc[token.i + 1], token.doc[token.i - 1] if token.i > sentence.first else None
    if behind.lower_ in context.profile.next_ones:
        return True
    if token.i + 1 >= sentence.last - 1:
        return before is not None and before.pos_ == "VERB"  # «стороны намерены организовать следующий»
    alone = behind.pos_ in _NO_NOUN and feature(behind, "Case") is None and feature(token, "Case") in _CASES
    return alone and (before is None or before.pos_ in {"DET", "SCONJ", "PRON"} or before.lower_ == "the")


def _others_named(sentence: Sentence, verb: Frame, at: int) -> bool:
    """Whether somebody is named beside the verb or the noun, so that it is he who met."""
    frames = [verb, *(f for f in sentence.frames if f.first == at)]
    return any(_met(item) for frame in frames for item in frame.arguments)


def _met(item: Argument) -> bool:
    unit = item.unit
    if not isinstance(unit, Phrase) or (unit.element is not None and unit.element.code == "G"):
        return False  # “консультации внешнеполитических ведомств”
    if unit.kind == "side" and unit.element is None:
        return False  # “стороны намерены провести следующий раунд”
    return (unit.kind in _NAMED and "in" not in item.role) or (unit.kind in _PLACES and item.role == "subject")


def _series(context: Context, sentence: Sentence, at: int) -> Event | None:
    """The talks of two sides that others are told of after: those of the same word, or of one for talks in a row.

    None where the document has such talks of different sides, and no word tells which are meant.
    """
    told = [e for e in context.events_told("Meeting") if e.at < sentence.first and not e.background]
    told = [e for e in told if len(context.parties(e.key)) == _SIDES]
    lemma = context.annotation.doc[at].lemma_
    same = [e for e in told if e.word == lemma]
    alike = same or [e for e in told if e.word in context.words.joint_bodies] or told
    if len({frozenset(context.parties(e.key)) for e in alike}) > 1:
        return None
    found = max(alike, key=_at, default=None)
    return found if found and all(_known(context, side) for side in context.parties(found.key)) else None


def _known(context: Context, party: str) -> bool:
    """Whether a side is a state or a body that the tables have."""
    anchor = context.builder.nodes[party].anchor
    return anchor is not None and anchor.startswith(_ANCHORS)


def _at(event: Event) -> int:
    return event.at


def _before(context: Context, sentence: Sentence, verb: Frame, event: Event, *, extractor: str) -> None:
    """Talks held before, between the same sides."""
    dating = dated(context, sentence, verb)
    if dating is None or not another_day(context, event, dating):
        return
    found = context.event("Meeting", verb.first, word=event.word)
    found.background = True
    telling = Telling(verb, sentence, extractor, confidence=0.8, said_by=context.speaker(verb, sentence))
    span = context.cover(verb)
    for party in sorted(context.parties(event.key)):
        for predicate in ("participant", "party"):
            claim(context, found.key, predicate, party, span, telling, "Held")
        found.actors.add(party)
    context.status_claim(found.key, verb.mood, verb.tense, span, extractor=extractor)
    situate(context, found, telling)


__all__ = ["other_rounds"]
