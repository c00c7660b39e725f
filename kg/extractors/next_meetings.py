"""The next meeting of those who met last, told without its sides: “the next round will be held in Astana in 2033”.

The noun may be left out where the language shows it (“Келесісі мамырда өтеді”), and the verb may say no more than that
the sides agreed on it (“келесі раундты Астанада өткізуге уағдаласты”).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from spacy.tokens import Token

from kg.extractors.context import Context, Event
from kg.extractors.events import Telling, claim, situate
from kg.languages.annotation import Frame, Sentence
from kg.languages.grammar.morph import feature
from kg.languages.grammar.presence import presence
from kg.model import Object

_NEAR: Final = 2
# How many words stand between “next” and a verb that has the noun of meeting in itself.
_FAR: Final = 6
# How many sentences before, counted with its own, the meeting is told that “the next one” follows.
_REACH: Final = 8
# The same where whoever told of something else meanwhile may mean others.
_LATELY: Final = 5
# What describes a noun, and what says of what a round is one.
_ATTRIBUTES: Final = frozenset({"ADJ", "DET", "NUM"})
_GENITIVES: Final = frozenset({"NOUN", "PROPN", "ADJ"})
_ROUNDS: Final = frozenset({"meet", "talk", "call"})
_HOLDS: Final = frozenset({"take-place", "hold", "host"})


def one_of_several(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a noun stands for one of several talks: “следующий раунд”, “первый раунд консультаций”."""
    rounds = presence(context.document.language).rounds
    if "round" in frame.kinds:  # “раунд плей-офф” says of what it is one, and “раунд переговоров” is told by its noun
        behind = context.annotation.doc[frame.last]
        return behind.pos_ not in _GENITIVES and behind.lower_ not in context.profile.title.owners
    near = context.annotation.doc[max(sentence.first, frame.first - _NEAR) : frame.first]
    return bool(frame.kinds & _ROUNDS) and frame.nominal and any(token.lemma_ in rounds for token in near)


def following(context: Context, sentence: Sentence, frame: Frame, verb: Frame) -> bool:
    """Whether a noun names the next meeting, which lies ahead: “келесі кездесу 2032 жылы Астанада өтеді”.

    So it does where it is told of as a round, or as talks of a kind that is held again and again.
    """
    if verb.tense != "future" and verb.mood != "planned":
        return False
    if "round" in frame.kinds:
        return True  # “третий раунд запланирован на март”
    end = frame.last + _NEAR if context.profile.verb_final else frame.first  # “консультациялардың келесі раунды”
    words = context.annotation.doc[_described(context, sentence, frame) : min(end, max(verb.first, frame.first))]
    if any(token.lemma_ in context.profile.following for token in words):
        return True
    told = presence(context.document.language)
    return any(t.lemma_ in told.rounds or any(map(t.lower_.startswith, told.political)) for t in words)


def of_another_round(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether talks are those of which one before is told: “the previous round of the consultations was in Lima”.

    Or one of another number than that told of before: “the second round …”, and then “the first round …”.
    """
    if context.profile.verb_final:
        behind = list(context.annotation.doc[frame.last : min(sentence.last, frame.last + _NEAR)])
        told = presence(context.document.language).rounds
        return len(behind) == _NEAR and behind[0].lemma_ in context.profile.earlier and behind[1].lemma_ in told
    rounds = [f for f in sentence.frames if "round" in f.kinds and 0 <= frame.first - f.last <= _NEAR]
    words = context.profile.earlier & context.profile.another
    if any(t.lemma_ in words for f in rounds for t in _before(context, sentence, f)):
        return True
    number = next((n for f in rounds if (n := _number(context, sentence, f)) is not None), None)
    others = [_number(context, s, f) for s in context.annotation if s.last <= sentence.first for f in s.frames]
    return number is not None and any(other not in (None, number) for other in others)


def _before(context: Context, sentence: Sentence, frame: Frame) -> list[Token]:
    return list(context.annotation.doc[max(sentence.first, frame.first - _NEAR) : frame.first])


def _number(context: Context, sentence: Sentence, frame: Frame) -> str | None:
    """The number of a round: “second”."""
    ordinals = context.profile.title.ordinals
    words = _before(context, sentence, frame) if "round" in frame.kinds else []
    return next((t.lemma_ for t in words if t.lower_ in ordinals or t.lemma_ in ordinals), None)


def _described(context: Context, sentence: Sentence, frame: Frame) -> int:
    """Where the words begin that describe a noun of meeting: “следующий раунд межмидовских консультаций”."""
    doc, at, rounds = context.annotation.doc, frame.first, presence(context.document.language).rounds
    of = context.profile.title.owners if context.profile.possessives else frozenset()  # “the next round of talks”
    while at > sentence.first and rounds and _describing(doc[at - 1], rounds | of):
        at -= 1
    return min(at, max(sentence.first, frame.first - _NEAR))


def _describing(token: Token, words: frozenset[str]) -> bool:
    return token.pos_ in _ATTRIBUTES or token.lemma_ in words


def told_by_verb(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a verb tells of the next meeting of the same sides without naming them."""
    if not context.profile.verb_final or frame.nominal or frame.quoted or frame.negated or frame.participial:
        return False
    if frame.tense != "future" and frame.mood != "planned":
        return False
    if frame.phrases("with", "between", "object") or any(unit.kind == "person" for unit in frame.phrases("subject")):
        return False
    before = context.annotation.doc[max(sentence.first, frame.first - _FAR) : frame.first]
    words = [token for token in before if sentence.clause(token.i) == frame.clause]
    if frame.kinds & _ROUNDS:
        said = (token.i + 1 for token in words if token.lemma_ in context.profile.following)
        return any(at >= frame.first or _is_meeting(context, at) for at in said)
    whole = {token.lower_ for token in words} & context.profile.next_ones
    if not whole or not frame.kinds & _HOLDS or sentence.titles:
        return False
    last = context.last_event(frame.first, "Meeting", "Conference")
    near = [s for s in context.annotation if last is not None and last.at < s.last and s.first <= sentence.first]
    return last is not None and last.kind == "Meeting" and len(near) <= _REACH


def _is_meeting(context: Context, at: int) -> bool:
    """Whether a word is a noun of meeting, or of a part of one: “келесі раунд”, but not “келесі аптада”."""
    lemma = context.annotation.doc[at].lemma_
    found = (trigger for trigger in context.profile.triggers.get(lemma, ()) if trigger.pos == "NOUN")
    return lemma in context.profile.phases or any(trigger.kinds & _ROUNDS for trigger in found)


def next_meeting(context: Context, sentence: Sentence, frame: Frame, verb: Frame, *, extractor: str) -> None:
    """The next meeting of the sides that met last; of three or more where that is said."""
    words = context.annotation.doc[max(sentence.first, frame.first - _NEAR) : frame.first]
    several = any(context.profile.jointly & {token.lower_, token.lemma_} for token in words)
    held = [event for event in context.events if event.kind == "Meeting" and event.at < frame.first]
    parties = [(event, context.builder.objects(event.key, "party")) for event in held]
    parties = [pair for pair in parties if len(pair[1]) > (2 if several else 1)]
    parties = [pair for pair in parties if pair[0].word == frame.lemma] or parties  # “келесі консультациялар”
    last = max(parties, key=_told_at, default=None)
    if last is None or (context.profile.free_order and not _of_late(context, sentence, last[0])):
        return
    event = context.event("Meeting", frame.first, word=frame.lemma)
    telling = Telling(frame, sentence, extractor, confidence=0.8, said_by=context.speaker(frame, sentence))
    span = context.cover(verb) if verb.last < frame.first else context.span(frame.first, verb.last)
    for party in (item for item in last[1] if isinstance(item, str)):
        event.actors.add(party)
        for predicate in ("participant", "party"):
            claim(context, event.key, predicate, party, span, telling, "Planned")
    context.status_claim(event.key, "planned", "future", span, extractor=extractor)
    owned = frame.nominal and feature(context.annotation.doc[frame.last - 1], "Case") == "Gen"
    apart = owned or verb.clause != frame.clause
    situate(context, event, replace(telling, frame=verb) if apart else telling)


def _of_late(context: Context, sentence: Sentence, event: Event) -> bool:
    """Whether a meeting was told of a few sentences before, and no conference since."""
    since = context.last_event(max(sentence.first, event.at), "Meeting", "Conference")
    between = [s for s in context.annotation if event.at < s.last and s.first <= sentence.first]
    return since is not None and since.kind == "Meeting" and len(between) <= _LATELY


def _told_at(pair: tuple[Event, list[Object]]) -> int:
    return pair[0].at


__all__ = ["following", "next_meeting", "of_another_round", "one_of_several", "told_by_verb"]
