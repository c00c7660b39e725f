"""The day that a clause goes on with: “in the evening he dined with Y”, “before the vote they conferred”.

On Monday X met Y, and in the evening Z. On Monday A met B, and C met D.       the day of the clause before
The Council voted on Monday. After the vote X met Y.                          the one day of a sentence before
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from spacy.tokens import Token

from kg.dates import Expression
from kg.dates.period import days
from kg.extractors.context import Context, Dating, Event
from kg.extractors.sequels import back_to_the_news
from kg.languages.annotation import Sentence
from kg.languages.grammar.morph import feature
from kg.model import Literal

NAME: Final = "continuing"
# How many letters of a clause its opening is looked for in, behind a conjunction.
_OPENING: Final = 48
_JOINTS: Final = frozenset({"CCONJ", "PUNCT", "SPACE"})
# In how many words a sentence opens, and how many sentences back the day of the vote is told before which they met.
_FIRST: Final = 3
_NEAR: Final = 2
_FAR: Final = 7
# How long ago a day may be that is told further back.
_RECENT: Final = timedelta(days=10)
_AHEAD: Final = frozenset({"planned", "possible", "cancelled", "postponed", "habitual"})
_NO_TEXT: Final = frozenset({"title", "dateline"})


def go_on(context: Context) -> None:
    """Claims of the day, told as inferred, for meetings whose clause goes on with the day told right before it."""
    meetings = context.events_told("Meeting")
    for event in sorted(meetings, key=lambda event: event.at):
        if event.background or context.bounds(event.key) is not None:
            continue
        if not context.held(event.key) and not context.planned(event.key):
            continue
        here = next((i for i, s in enumerate(context.annotation) if s.first <= event.at < s.last), None)
        dating = _day(context, event, here, meetings) if here is not None else None
        if dating is not None and _fits(context, dating, context.planned(event.key)):
            context.date_claims(event.key, dating, extractor=NAME)


def before_a_journey(context: Context, event: Event) -> bool:
    """Whether a meeting was before somebody left: “Before her departure she met Y”."""
    sentence = next((s for s in context.annotation if s.first <= event.at < s.last), None)
    if sentence is None:
        return False
    first, _ = _clause(context, sentence, event.at)
    return _begins(_words(context, first), context.profile.before_journeys)


def _words(context: Context, first: int) -> str:
    """How the text goes on from a token, in lower case."""
    start = context.annotation.doc[first].idx
    return f"{context.document.text[start : start + _OPENING].lower()} "


def _day(context: Context, event: Event, here: int, meetings: list[Event]) -> Dating | None:
    sentence, doc = context.annotation.sentences[here], context.annotation.doc
    first, joint = _clause(context, sentence, event.at)
    words = _words(context, first)
    told, opens = context.expressions(sentence), doc[first].idx
    if any(opens <= expression.start for expression in told):
        return None
    before = [expression for expression in told if expression.end <= opens]
    if not before and _begins(words, context.profile.same_time):
        known = [e for e in context.events if e.at < event.at and e.actors & event.actors and _alike(context, e, event)]
        return _of_event(context, max(known, key=lambda e: e.at), several=True) if known else None
    near, far = _begins(words, context.profile.going_on_with), _begins(words, context.profile.beside_events)
    if before:
        if near or far or (joint and _leads(sentence, doc[sentence.first], before[0])):
            known = [e for e in meetings if sentence.first <= e.at < event.at and _alike(context, e, event)]
            return _of_event(context, known[-1]) if known else _told(context, sentence, before, event)
        return None
    day = _told_before(context, here, event, _FAR if far else _NEAR) if near or far else None
    day = back_to_the_news(context, event, opens, day) if day is not None else None
    return day or (_of_the_news(context) if _begins(words, context.profile.within_the_day) else None)


def _of_the_news(context: Context) -> Dating | None:
    """The day of the news, which is meant by “earlier in the day” where nothing right before tells a day."""
    news = context.date_of_news()
    return replace(news, confidence=0.6) if news is not None else None


def _clause(context: Context, sentence: Sentence, at: int) -> tuple[int, bool]:
    """The first word of a clause behind what joins it, and whether a conjunction joins it to the one before."""
    doc, own = context.annotation.doc, sentence.clause(at)
    first = at
    while first > sentence.first and sentence.clause(first - 1) == own:
        first -= 1
    if not any(token.pos_ in {"VERB", "AUX"} for token in doc[sentence.first : first]):
        first = sentence.first  # “Before the vote, X met Y”
    joint = False
    joints = context.profile.joining | context.profile.relatives  # “…, who subsequently met Y”
    while first < at and (doc[first].pos_ in _JOINTS or doc[first].lower_ in joints):
        joint |= doc[first].lower_ in context.profile.joining
        first += 1
    return first, joint


def _begins(words: str, runs: tuple[str, ...]) -> bool:
    """Whether words begin with one of several, whole."""
    return any(words.startswith(run) and not words[len(run)].isalpha() for run in runs)


def _leads(sentence: Sentence, opening: Token, expression: Expression) -> bool:
    """Whether a date opens a sentence, so that it is that of all that is joined in it."""
    last = opening.doc[min(sentence.first + _FIRST, sentence.last - 1)]
    return expression.start <= last.idx


def _alike(context: Context, one: Event, other: Event) -> bool:
    return context.planned(one.key) == context.planned(other.key)


def _of_event(context: Context, event: Event, *, several: bool = False) -> Dating | None:
    """The one day of an event told before, or all of them, with its words."""
    bounds = context.bounds(event.key)
    words = next(iter(context.builder.of(event.key, "earliest")), None)
    if bounds is None or words is None or (bounds[0] != bounds[1] and not several):
        return None
    period = days(*map(date.fromisoformat, bounds))
    told = next((o.value for o in context.builder.objects(event.key, "when") if isinstance(o, Literal)), period.edtf)
    return Dating(replace(period, edtf=told), (words.start, words.end), 0.7, "Inferred")


def _told(context: Context, sentence: Sentence, expressions: list[Expression], event: Event) -> Dating | None:
    """The one day that some words of a sentence tell for what has the status of an event."""
    planned, found = context.planned(event.key), {}
    for expression in expressions:
        if expression.relation != "in" or expression.anchor in {"event", "either"}:
            continue
        if not planned and _lies_ahead(context, sentence, expression):
            continue
        period = expression.period(context.document.issued, tense="future" if planned else "past")
        if period is not None and period.earliest == period.latest:
            found[period.earliest] = Dating(period, (expression.start, expression.end), 0.7, "Inferred")
    return next(iter(found.values())) if len(found) == 1 else None


def _told_before(context: Context, here: int, event: Event, reach: int) -> Dating | None:
    """The one day of the last sentence before that tells one."""
    for sentence in reversed(context.annotation.sentences[max(0, here - reach) : here]):
        if sentence.passage.kind in _NO_TEXT:
            return None
        told = context.expressions(sentence)
        if told and (found := _told(context, sentence, told, event)) is not None:
            return found if reach == _NEAR or _recent(context, found) else None
        if told and not all(_lies_ahead(context, sentence, expression) for expression in told):
            return None
    return None


def _recent(context: Context, dating: Dating) -> bool:
    issued = context.document.issued
    return issued is None or issued - dating.period.latest <= _RECENT


def _lies_ahead(context: Context, sentence: Sentence, expression: Expression) -> bool:
    """Whether what a date is told for is yet to come, or did not come about."""
    words = context.annotation.doc[sentence.first : sentence.last]
    at = next((t.i for t in words if t.idx + len(t) > expression.start), sentence.first)
    clause = sentence.clause(at)
    frames = [f for f in sentence.frames if f.clause == clause]
    if any(f.mood in _AHEAD or f.tense == "future" for f in frames):
        return True
    return any(feature(t, "Tense") == "Fut" or t.lower_ == "will" for t in words if sentence.clause(t.i) == clause)


def _fits(context: Context, dating: Dating, planned: bool) -> bool:
    issued = context.document.issued
    return issued is None or (dating.period.latest >= issued if planned else dating.period.earliest <= issued)


__all__ = ["before_a_journey", "go_on"]
