"""The day of meetings that no words of their own date, from what is told right before them.

"On 5 May X flew to Oslo. There he met Y. Later he talked with Z": all are of 5 May, told as inferred.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from kg.dates import Expression
from kg.dates.period import days
from kg.extractors.context import Context, Dating, Event
from kg.extractors.stays import for_days
from kg.extractors.told_days import day_told_before, opens_paragraph
from kg.extractors.wholes import arrival
from kg.languages.annotation import Frame, Sentence

NAME: Final = "sequels"
# Paragraphs behind a date that are still of its day.
_REACH: Final = 4
# What may stand around a date in a line of its own, in characters.
_MARKS: Final = 3
_DASH: Final = re.compile("[-–—]")
# As many words and marks as such a line has at most.
_WORDS: Final = 14
# How long before the news a day may lie that dates more than the next sentence, and what is too long to be a date.
_RECENT: Final = timedelta(days=10)
_LONGEST: Final = timedelta(days=31)
# What lasts longer is no visit or conference told day by day.
_STAY: Final = timedelta(days=14)
# Passages that say of the document when it is from.
_FRAME: Final = frozenset({"title", "dateline"})
# A heading of a programme has one day or a few.
_FEW: Final = timedelta(days=6)
_WHOLES: Final = frozenset({"Visit", "Conference", "Meeting"})
_DAY: Final = timedelta(days=1)
# Dates that leave open of which day something is: “the plan for this year”.
_NO_DAY: Final = frozenset({"same-day", "year", "decade"})
# How many sentences before the days may be told in whose course something happens.
_BACK: Final = 2
# In how many words a sentence opens.
_OPENING: Final = 3
_GOING_ON: Final = frozenset(
    {
        "take-place",
        "hold",
        "host",
        "convene",
        "visit",
        "meet",
        "talk",
        "call",
        "receive",
        "received",
        "attend",
        "depart",
    }
)


def carry_on(context: Context, *, news: bool = False) -> None:
    """Claims of the day told before for each meeting that was held and is dated by nothing else.

    Args:
        news: Only for the meetings that would else be of the day of publication, and only by days that are told.
    """
    if not news:
        _in_course(context)
    started = [(_start(context, event), event) for event in context.events if event.kind == "Meeting"]
    for start, event in sorted((pair for pair in started if pair[0] >= 0), key=lambda pair: pair[0]):
        if bool(event.news) == news and _open(context, event):
            earlier = [pair for pair in started if 0 <= pair[0] < start] if not news else []
            dating = _told_before(context, event, start, earlier)
            dating = back_to_the_news(context, event, start, dating) if dating is not None else None
            if dating is not None and _fits(context, dating, context.planned(event.key)):
                context.date_claims(event.key, dating, extractor=NAME)
    if not news:
        _day_by_day(context)


def _day_by_day(context: Context) -> None:
    """Claims of the day that heads a part of the document for the visits and conferences that it tells of."""
    for event in [event for event in context.events if event.kind != "Meeting" and event.key in context.builder.nodes]:
        start = _start(context, event)
        here = next((i for i, s in enumerate(context.annotation) if start < context.sentence_span(s)[1]), 0)
        if start >= 0 and here and _open(context, event):
            dating = _under_a_day(context, here, start, planned=context.planned(event.key))
            dating = dating or _later_that_day(context, event, context.annotation.sentences[here], start)
            if dating is not None:
                dating = for_days(context, context.annotation.sentences[here], event, dating)
                if _fits(context, dating, context.planned(event.key)):  # what lies ahead is not of a day gone by
                    context.date_claims(event.key, dating, extractor=NAME)


def _later_that_day(context: Context, event: Event, sentence: Sentence, start: int) -> Dating | None:
    """The day told last for a journey that is only told to be at a time of it: “In the evening she flies to Oslo”."""
    first, last = context.sentence_span(sentence)
    line = f" {context.document.text[first:last].lower()} "
    told = next((run for run in sorted(context.profile.parts_of_day) if f" {run} " in line), None)
    official = bool(context.builder.objects(event.key, "format"))  # a visit of some days, which begins on the way
    if event.kind != "Visit" or told is None or official or context.expressions(sentence):
        return None
    planned = context.planned(event.key)
    at = next((t.i for t in context.annotation.doc[sentence.first : sentence.last] if t.idx >= start), sentence.first)
    day = day_told_before(context, sentence, min(at, sentence.first + 1), "future" if planned else "past", near=True)
    if day is None:
        return None
    found = Dating(
        days(day, day), (first + line.index(told) - 1, first + line.index(told) - 1 + len(told)), 0.7, "Inferred"
    )
    return found if _fits(context, found, planned) else None


def _in_course(context: Context) -> None:
    """Claims of the day for what happens on the first, the second … the last day of a visit or a conference."""
    for event in [event for event in context.events if event.kind == "Meeting"]:
        start = _start(context, event)
        sentence = next((s for s in context.annotation if start < context.sentence_span(s)[1]), None)
        dating = day_in_course(context, event, sentence) if start >= 0 and sentence is not None else None
        if dating is not None:
            context.builder.drop(event.key, "earliest", "latest", "when")
            context.date_claims(event.key, dating, extractor=NAME)


def day_in_course(context: Context, event: Event, sentence: Sentence) -> Dating | None:
    """The day that a sentence tells by its place in a visit or a conference: “on the second day of the visit”."""
    words = context.document.text[slice(*context.sentence_span(sentence))].lower()
    told = [(phrase, nth) for phrase, nth in context.profile.days_in_course.items() if phrase in words]
    if not told or _dated_itself(context, event, sentence):
        return None
    phrase, nth = told[0]
    whole = _whole(context, event, sentence, ends=nth == -1) or _days_before(context, sentence)
    if whole is None:
        return None
    first, last = (date.fromisoformat(day) for day in whole)
    on = last if nth == -1 else first - timedelta(days=1) if nth < -1 else first + timedelta(days=nth)
    at = context.sentence_span(sentence)[0] + words.index(phrase)
    return Dating(days(on, on), (at, at + len(phrase)), 0.75, "Inferred")


def _dated_itself(context: Context, event: Event, sentence: Sentence) -> bool:
    """Whether a date stands in the clause of an event; in any of a sentence that only takes it up."""
    told = context.expressions(sentence)
    if not told or not sentence.first <= event.at < sentence.last:
        return bool(told)
    words = context.annotation.doc[sentence.first : sentence.last]
    own = {t.idx for t in words if sentence.clause(t.i) == sentence.clause(event.at)}
    return any(expression.start in own for expression in told)


def _whole(context: Context, event: Event, sentence: Sentence, *, ends: bool) -> tuple[str, str] | None:
    """The first and last day of the visit or conference told last, which goes on for days.

    Where its last day is not asked for, the one day of it that is told is that on which it began.
    """
    known = [e for e in context.events if e.kind in _WHOLES and e.key != event.key]
    wholes = [e for e in known if e.key in context.builder.nodes]
    for whole in sorted((e for e in wholes if e.at <= sentence.last), key=lambda e: (e.kind == "Meeting", -e.at)):
        bounds = context.bounds(whole.key)
        if bounds is None or not (whole.kind != "Visit" or whole.actors & event.actors):
            continue
        goes_on = date.fromisoformat(bounds[1]) - date.fromisoformat(bounds[0])
        if whole.kind == "Meeting" and not goes_on:
            continue  # talks may go on for days, too
        if (timedelta() if ends else -_DAY) < goes_on < _STAY:
            return bounds
    return None


def _days_before(context: Context, sentence: Sentence) -> tuple[str, str] | None:
    """The days in a row told last before: “met on Tuesday and Wednesday. On the first evening …”."""
    before = [s for s in context.annotation if s.first < sentence.first][-_BACK:]
    for expression in [found for s in reversed(before) for found in reversed(context.expressions(s))]:
        period = expression.period(context.document.issued) if expression.kind == "range" else None
        if period is not None and timedelta() < period.latest - period.earliest < _STAY:
            return period.earliest.isoformat(), period.latest.isoformat()
    return None


def _start(context: Context, event: Event) -> int:
    """Where in the text an event is told of first; -1 where nowhere."""
    return min((claim.start for claim in context.builder.of(event.key, "status")), default=-1)


def _open(context: Context, event: Event) -> bool:
    """Whether an event was held or is planned, and nothing but the day of the news may date it."""
    builder = context.builder
    wholes = [whole for whole in context.wholes(event.key) if not arrival(context, whole)]
    dated = any(builder.objects(key, "earliest") for key in (event.key, *wholes))
    return not dated and not event.background and (context.held(event.key) or context.planned(event.key))


def _told_before(context: Context, event: Event, start: int, earlier: list[tuple[int, Event]]) -> Dating | None:
    sentences = context.annotation.sentences
    here = next((i for i, s in enumerate(sentences) if start < context.sentence_span(s)[1]), None)
    if here is None:
        return None
    if (day := _under_a_day(context, here, start, planned=context.planned(event.key))) is not None:
        return day
    sides = _sides(context, event)
    passages = list(dict.fromkeys(id(s.passage) for s in sentences[: here + 1]))
    passages = passages if event.news else passages[-_REACH:]
    planned = context.planned(event.key)
    long_ago: Dating | None = None
    for at in range(here, -1, -1):
        sentence = sentences[at]
        if sentence.passage is sentences[here].passage and at < here and (day := _heading(context, sentence, planned)):
            return day
        if planned and at < here - 1:
            continue
        if id(sentence.passage) not in passages or sentence.passage.kind == "title":
            return long_ago
        first, last = context.sentence_span(sentence)
        found = _by_words(context, sentence, start, planned=planned)
        if found is not None and (_recent(context, found) or at >= here - 1):
            return Dating(found.period, found.span, 0.7, "Inferred")
        if at == here and (_another_day(context, sentence, start, planned) or _before_that(context, sentence)):
            return None
        for _, other in reversed([pair for pair in earlier if first <= pair[0] < last]):
            alike = context.builder.objects(other.key, "status") == context.builder.objects(event.key, "status")
            if at < here - 1 and _recalled(context, other):
                continue
            if alike and sides & _sides(context, other) and (known := _known(context, other)) is not None:
                if _recent(context, known) or sentence.passage is sentences[here].passage:
                    return known
                long_ago = long_ago or known  # what a paragraph before recalls; the news may stand before it
    return long_ago


def back_to_the_news(context: Context, event: Event, start: int, dating: Dating) -> Dating:
    """A day told before, or at the head of a paragraph a later one of the same people: the news goes on."""
    here = next(s for s in context.annotation if start < context.sentence_span(s)[1])
    own = dating.span[0] >= context.sentence_span(here)[0]
    if own or context.planned(event.key) or not opens_paragraph(context, here):
        return dating
    sides, later = _sides(context, event), dating
    for other in context.events_told("Meeting"):
        if other.at < here.first and context.held(other.key) and sides & _sides(context, other):
            guessed = all(claim.modality == "Inferred" for claim in context.builder.of(other.key, "earliest"))
            known = _known(context, other) if not (other.news and guessed) else None
            if known is None and other.news and not _recent(context, dating):
                known = context.date_of_news()
            if known is not None and known.period.earliest > later.period.latest:
                later = known
    return later


def _another_day(context: Context, sentence: Sentence, start: int, planned: bool) -> bool:
    """Whether a sentence tells a day of its own; what is over has none behind the clause at an offset in the text."""
    told = [expression for expression in context.expressions(sentence) if expression.kind not in _NO_DAY]
    if not told or planned:
        return bool(told)
    words = [
        token for token in context.annotation.doc[sentence.first : sentence.last] if token.idx + len(token) > start
    ]
    clause = sentence.clause(words[0].i) if words else 0
    own = [token.idx for token in words if sentence.clause(token.i) == clause]
    return any(expression.start <= max(own, default=start) for expression in told)


def _before_that(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence opens with a word for some day before: “Earlier, X met Y”, but not “Earlier in the day”."""
    words = [token for token in context.annotation.doc[sentence.first : sentence.last] if not token.is_space]
    start = context.annotation.doc[sentence.first : sentence.first + _OPENING].text.lower()
    if context.profile.verb_final and any(start.startswith(run) for run in context.profile.formerly):
        return True
    opens = bool(words) and words[0].lower_ in context.profile.earlier_on
    return opens and not (len(words) > 1 and words[1].pos_ in {"ADP", "DET"})


def _sides(context: Context, event: Event) -> set[str]:
    return event.actors | context.parties(event.key)


def _by_words(context: Context, sentence: Sentence, start: int, *, planned: bool) -> Dating | None:
    """The day that a sentence tells for something that goes on, before an offset in the text."""
    doc = context.annotation.doc
    own = context.sentence_span(sentence)[1] > start
    if not own and _called_off(context, sentence):
        return None
    for frame in reversed(sentence.frames):
        if frame.nominal or frame.negated or _elsewhen(frame, planned) or frame.mood not in {"asserted", "planned"}:
            continue
        if not frame.kinds & _GOING_ON or (own and not doc[frame.first].idx < start):
            continue
        found = context.when(sentence, frame.first, tense=frame.tense, clause=frame.clause)
        if (
            found is None
            or found.period.latest - found.period.earliest >= _LONGEST
            or not _fits(context, found, planned)
        ):
            continue
        if not own or (found.span[0] < start and _there(context, sentence, start, frame)):
            return found
    return None


def _called_off(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence tells that something planned did not come about, whose day is that of nothing else."""
    return any(f.mood == "cancelled" and not f.quoted for f in sentence.frames)


def _there(context: Context, sentence: Sentence, start: int, frame: Frame) -> bool:
    """Whether the clause at an offset goes on from where a frame before it leads: “flew to Oslo, where he met Y”."""
    doc, profile = context.annotation.doc, context.profile
    clause = next(sentence.clause(t.i) for t in doc[sentence.first : sentence.last] if t.idx + len(t) > start)
    if clause <= frame.clause:
        return False
    words = [t for t in doc[frame.last : sentence.last] if sentence.clause(t.i) == clause and t.is_alpha]
    return profile.verb_final or any(t.lower_ in profile.where or t.lower_ in profile.there for t in words[:4])


def _elsewhen(frame: Frame, planned: bool) -> bool:
    """Whether a frame tells of what is over where something planned is to be dated, or the other way round."""
    ahead = frame.tense == "future" or frame.mood == "planned"
    return ahead != planned and not (planned and frame.tense == "present")


def _under_a_day(context: Context, here: int, start: int, *, planned: bool) -> Dating | None:
    """The day that heads the part of a document that a sentence stands in, where it goes from day to day.

    One line that is nothing but a date may be no more than the date of the document, unless that is a programme.
    """
    sentences = context.annotation.sentences
    if (context.schedule and not planned) or _dated_apart(context, sentences[here], start):
        return None
    lines = ((at, s) for at, s in enumerate(sentences) if s.passage.kind not in _FRAME and _short(context, s))
    days_told = [(at, day) for at, s in lines if (day := _heading(context, s, planned)) is not None]
    before = [day for at, day in days_told if at < here]
    return before[-1] if before and (len(days_told) > 1 or context.schedule) else None


def _dated_apart(context: Context, sentence: Sentence, start: int) -> bool:
    """Whether the clause at an offset in the text has a day of its own."""
    words = [t for t in context.annotation.doc[sentence.first : sentence.last] if t.idx + len(t) > start]
    own = {t.idx for t in words if sentence.clause(t.i) == sentence.clause(words[0].i)}
    return any(e.relation == "in" and e.start in own for e in context.expressions(sentence))


def _short(context: Context, sentence: Sentence) -> bool:
    """Whether a line has no more words than a date may have."""
    return sentence.last - sentence.first <= _WORDS


def _heading(context: Context, sentence: Sentence, planned: bool) -> Dating | None:
    """The day of a line that is nothing but a date, under which a programme tells what is on."""
    told = _all_told(context, sentence)
    if told is None:
        return None
    # A date is the nearest; a bare day of the week lies where the event does.
    tense = "present" if any(letter.isdigit() for letter in told.text) else "future" if planned else "past"
    period = told.period(context.document.issued, tense=tense)
    if period is None or period.latest - period.earliest > _FEW:
        return None
    return Dating(period, (told.start, told.end), 0.8, "Inferred")


def _all_told(context: Context, sentence: Sentence) -> Expression | None:
    """The date that is all that a line tells, maybe with the days of the week: “Monday–Tuesday, 4–5 October”."""
    start, end = context.sentence_span(sentence)
    told = context.expressions(sentence)
    told = [item for item in told if item.kind != "weekday"] or told
    if len(told) != 1:
        return None
    text, only = context.document.text, told[0]
    rest = end - start - (only.end - only.start)
    if rest <= _MARKS:
        return only
    words = [word.strip("()–—-.,:").lower() for word in f"{text[start : only.start]} {text[only.end : end]}".split()]
    parts = {part for word in words for part in _DASH.split(word) if part}
    return only if parts <= context.profile.title.calendar else None


def _fits(context: Context, dating: Dating, planned: bool) -> bool:
    issued = context.document.issued
    return issued is None or (dating.period.latest >= issued if planned else dating.period.earliest <= issued)


def _recent(context: Context, dating: Dating) -> bool:
    issued = context.document.issued
    return issued is not None and issued - dating.period.latest <= _RECENT


def _recalled(context: Context, event: Event) -> bool:
    """Whether only a month or a year of long ago tells when a meeting was, which the news has but called to mind."""
    issued, bounds = context.document.issued, context.bounds(event.key)
    if issued is None or bounds is None:
        return False
    first, last = (date.fromisoformat(day) for day in bounds)
    return first != last and last < issued - _LONGEST


def _known(context: Context, event: Event) -> Dating | None:
    bounds = context.bounds(event.key)
    words = next(iter(context.builder.of(event.key, "earliest")), None)
    if bounds is None or words is None:
        return None
    period = days(date.fromisoformat(bounds[0]), date.fromisoformat(bounds[1]))
    return Dating(period, (words.start, words.end), 0.7, "Inferred")
