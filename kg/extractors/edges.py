"""The days of a conference whose first and last are told one by one, in whatever sentences.

"The forum opened on Monday. … It ends on Thursday": Monday to Thursday, as with one of them and "the four-day forum".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, pairwise
from typing import Final

from spacy.tokens import Token

from kg.dates.period import days
from kg.extractors.context import Context, Dating, Event
from kg.extractors.events import thing
from kg.extractors.stays import length
from kg.languages.annotation import Sentence
from kg.languages.grammar.morph import feature

NAME: Final = "edges"
_LONGEST: Final = 14
# Sentences that are the news, with the title.
_LEAD: Final = 4
# In how many words a sentence opens.
_OPENS: Final = 4
_MEETING: Final = frozenset({"meet", "talk", "take-place"})


@dataclass(slots=True)
class _Edges:
    """What is told of how long a conference goes on, with the words."""

    first: Dating | None = None
    last: Dating | None = None
    length: int | None = None


def stretch(context: Context) -> None:
    """Claims of all days of each conference of which two of first day, last day and length are told."""
    found: dict[str, _Edges] = {}
    before: Event | None = None
    told_last = False
    for sentence in context.annotation:
        here = _told_of(context, sentence, before)
        event = here or (before if _goes_on(context, sentence, told_last=told_last) else None)
        if event is not None and not any(sentence.quoted):
            _read(context, sentence, event, found.setdefault(event.key, _Edges()))
        before, told_last = here or event or before, (here or event) is not None
    _visits(context)
    for event in context.events:
        if event.key in found and event.key in context.builder.nodes and not event.background:
            _claim(context, event, found[event.key])


def _visits(context: Context) -> None:
    """The last day of a visit that the next sentence tells with a pronoun: “It will last until Friday”."""
    doc, profile = context.annotation.doc, context.profile
    for before, sentence in pairwise(context.annotation):
        opening = next((token for token in doc[sentence.first : sentence.last] if token.is_alpha), None)
        if opening is None or opening.pos_ != "PRON" or any(sentence.quoted):
            continue
        visit = _visit_in(context, before)
        known = context.bounds(visit.key) if visit is not None else None
        if visit is None or known is None or known[0] != known[1]:
            continue
        for token in doc[sentence.first : sentence.last]:
            ends = token.lemma_ in profile.closing
            last = _until(context, sentence, token) if ends or token.lemma_ in profile.lasting else None
            last = last or (_day(context, sentence, token) if ends else None)
            first = date.fromisoformat(known[0])
            if last is not None and 0 < (last.period.latest - first).days <= _LONGEST:
                context.builder.drop(visit.key, "earliest", "latest", "when")
                dating = Dating(days(first, last.period.latest), last.span, 0.8)
                context.date_claims(visit.key, dating, extractor=NAME)
                break


def _visit_in(context: Context, sentence: Sentence) -> Event | None:
    """The one visit that a sentence tells of."""
    start, end = context.sentence_span(sentence)
    visits = context.events_told("Visit")
    found = [e for e in visits if any(start <= c.start < end for c in context.builder.of(e.key, "destination"))]
    return found[0] if len(found) == 1 else None


def _told_of(context: Context, sentence: Sentence, before: Event | None) -> Event | None:
    """The one conference that a sentence names; the one told before by a noun alone, be it another one: “the forum”."""
    titles = [title for title in sentence.titles if title.kind == "Conference"]
    events = {e.key: e for title in titles if (e := thing(context, title, create=False)) is not None}
    if not events and titles and all(not title.proper for title in titles):
        return before
    return next(iter(events.values())) if len(events) == 1 else None


def _goes_on(context: Context, sentence: Sentence, *, told_last: bool) -> bool:
    """Whether a sentence may go on about the conference before it: a pronoun or a bare noun of meeting opens it."""
    doc = context.annotation.doc
    if any(frame.nominal and "visit" in frame.kinds for frame in sentence.frames):
        return False
    opening = islice((token for token in doc[sentence.first : sentence.last] if token.is_alpha), _OPENS)
    bare = {frame.first for frame in sentence.frames if frame.nominal and frame.kinds & _MEETING}
    return any((told_last and token.pos_ == "PRON") or token.i in bare for token in opening)


def _read(context: Context, sentence: Sentence, event: Event, edges: _Edges) -> None:
    doc, profile = context.annotation.doc, context.profile
    told = length(context, sentence, sentence.last)
    edges.length = edges.length or (told[0] if told is not None else None)
    for token in doc[sentence.first : sentence.last]:
        if token.lemma_ in profile.opening or token.lemma_ in profile.inaugurating:
            edges.first = edges.first or _day(context, sentence, token)
        elif token.lemma_ in profile.closing:
            edges.last = edges.last or _day(context, sentence, token) or _today(context, sentence, token, event)
        if token.lemma_ in profile.lasting or token.lemma_ in profile.closing:
            edges.last = edges.last or _until(context, sentence, token)


def _tense(context: Context, sentence: Sentence, token: Token) -> str:
    if feature(token, "Tense") == "Past":
        return "past"
    clause = sentence.clause(token.i)
    ahead = any(frame.tense == "future" for frame in sentence.frames if frame.clause == clause and not frame.nominal)
    return (
        "future" if ahead or (token.pos_ in {"VERB", "AUX"} and feature(token, "Tense") in {"Pres", "Fut"}) else "past"
    )


def _day(context: Context, sentence: Sentence, token: Token) -> Dating | None:
    found = context.when(sentence, token.i, tense=_tense(context, sentence, token), clause=sentence.clause(token.i))
    return found if found is not None and found.period.earliest == found.period.latest else None


def _today(context: Context, sentence: Sentence, token: Token, event: Event) -> Dating | None:
    """The day of the news, where it opens with a conference that has come to its end."""
    first = next((e for e in context.events if e.kind == "Conference"), None)
    lead = context.annotation.sentences[:_LEAD]
    if event is not first or sentence not in lead or context.expressions(sentence):
        return None
    return context.date_of_news() if _tense(context, sentence, token) == "past" and token.pos_ == "VERB" else None


def _until(context: Context, sentence: Sentence, token: Token) -> Dating | None:
    doc = context.annotation.doc
    for expression in context.expressions(sentence):
        at = next((t.i for t in doc[sentence.first : sentence.last] if t.idx + len(t) > expression.start), None)
        if at is None or expression.relation != "until" or sentence.clause(at) != sentence.clause(token.i):
            continue
        if any(t.pos_ == "VERB" and sentence.clause(t.i) == sentence.clause(at) for t in doc[token.i + 1 : at]):
            continue  # “opened on Monday and will run until Thursday”
        period = expression.period(
            context.document.issued, tense="past" if feature(token, "Tense") == "Past" else "future"
        )
        if period is not None and period.earliest == period.latest:
            return Dating(period, (expression.start, expression.end), 0.85)
    return None


def _claim(context: Context, event: Event, edges: _Edges) -> None:
    known = context.bounds(event.key)
    first = edges.first.period.earliest if edges.first else None
    last = edges.last.period.latest if edges.last else None
    if edges.length is not None and (first is None) != (last is None):
        span = timedelta(days=edges.length - 1)
        first, last = first or (last - span if last else None), last or (first + span if first else None)
    if (
        first is None
        and last is not None
        and known is not None
        and known[0] == known[1]
        and known[0] < last.isoformat()
    ):
        first = date.fromisoformat(known[0])
    if first is None or last is None or not 0 < (last - first).days <= _LONGEST:
        return
    if known is not None and known[0] != known[1]:
        return
    words = edges.last or edges.first
    if words is None:
        return
    context.builder.drop(event.key, "earliest", "latest", "when")
    modality = "Planned" if context.planned(event.key) else "Asserted"
    context.date_claims(event.key, Dating(days(first, last), words.span, 0.85, modality), extractor=NAME)
