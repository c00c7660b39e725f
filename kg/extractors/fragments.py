"""Lines without a verb, as diaries and programmes have them: “Lunch with Y at the palace”, “Monday, 16 May”."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from kg.dates import Expression
from kg.extractors.context import Context, Dating
from kg.extractors.scenes import in_person
from kg.extractors.stays import for_days
from kg.languages.annotation import Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature

NAME: Final = "fragments"
# How many sentences before a line the plan is told that it is a part of.
_NEAR: Final = 2
# What may stand before the noun that a line is about: “Then dinner with”, “10.00 A meeting with”.
_BEFORE: Final = frozenset({"DET", "ADJ", "NUM", "ADV", "PUNCT", "SYM", "SPACE"})
_DATED: Final = frozenset({"Meeting", "Visit"})


@dataclass(frozen=True, slots=True)
class _DayLine:
    """A line that is a date: its first token, the date, and the place that it names as well."""

    at: int
    day: Expression
    place: Phrase | None


def opens_line(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a noun of meeting opens a line of the text that has no verb and says with whom."""
    doc = context.annotation.doc
    if not frame.nominal or frame.quoted or sentence.passage.kind == "title" or not frame.phrases("with"):
        return False
    if any(token.pos_ in {"VERB", "AUX"} for token in doc[sentence.first : sentence.last]):
        return False
    if context.profile.verb_final:  # there the noun closes it: “Перу президентімен кездесу”
        return not any(token.is_alpha for token in doc[frame.last : sentence.last])
    return all(token.pos_ in _BEFORE for token in doc[sentence.first : frame.first])


def on_programme(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a noun of meeting is what a programme is said to include: “her programme includes talks with Y”."""
    doc, profile = context.annotation.doc, context.profile
    verb = next(
        (t for t in doc[sentence.first : frame.first] if t.lemma_ in profile.including and t.pos_ == "VERB"), None
    )
    if not frame.nominal or verb is None or feature(verb, "Tense") != "Pres":
        return False
    before = doc[sentence.first : verb.i]
    return any(t.lemma_ in profile.schedules for t in before) and sentence.clause(verb.i) == frame.clause


def lying_ahead(context: Context, sentence: Sentence, frame: Frame) -> Frame:
    """The frame of a line without a verb as planned, where a plan was told just now or the document is a programme."""
    if frame.mood == "asserted" and on_programme(context, sentence, frame):
        return replace(frame, mood="planned", tense="future")
    if frame.mood != "asserted" or not opens_line(context, sentence, frame):
        return frame
    before = context.last_event(frame.first, "Visit", "Meeting")
    between = [s for s in context.annotation if before is not None and before.at < s.last and s.first <= frame.first]
    near = sum(len(s.phrases) > 0 for s in between) <= _NEAR  # a line that is a date is none of them
    planned = before is not None and near and context.planned(before.key)
    return replace(frame, mood="planned", tense="future") if planned or context.schedule else frame


def date_by_headings(context: Context) -> None:
    """Claims of day and place, told as inferred, for what stands below a line that is nothing but a date."""
    days = _day_lines(context)
    kinds = _DATED | {"Conference"} if context.schedule else _DATED
    for event in context.events if days else ():
        own = next((s for s in context.annotation if s.first <= event.at < s.last), None)
        line = next((day for day in reversed(days) if day.at < event.at), None)
        if line is None or own is None or event.kind not in kinds or event.key not in context.builder.nodes:
            continue
        between = (s for s in context.annotation if line.at < s.first <= event.at and s.passage.kind == "heading")
        if any(context.expressions(s) for s in between):
            continue  # below a line of several days
        if context.expressions(own) or context.bounds(event.key):
            continue  # “Last week X received Y” is of no day above
        dating = _on(context, line.day, ahead=context.planned(event.key) or context.schedule)
        if dating is not None:
            context.date_claims(event.key, for_days(context, own, event, dating), extractor=NAME)
        if line.place is not None and in_person(context, event) and not context.builder.objects(event.key, "place"):
            context.place_claims(event.key, [line.place], None, extractor=NAME, confidence=0.75, modality="Inferred")


def _day_lines(context: Context) -> list[_DayLine]:
    """The lines that are nothing but a date and maybe a place in brackets; not the one that dates the document."""
    doc, issued, found = context.annotation.doc, context.document.issued, []
    dateline = context.document.dateline or (0, 0)
    for sentence in context.annotation.sentences[1:]:
        bare = not sentence.frames and all(unit.kind == "place" for unit in sentence.phrases[:1])
        told = context.expressions(sentence) if bare and len(sentence.phrases) <= 1 else ()
        if not told or told[0].relation != "in" or doc[sentence.first].idx < dateline[1]:
            continue
        place = next(iter(sentence.phrases), None)
        inside = range(place.first, place.last) if place is not None else ()
        words = [t for t in doc[sentence.first : sentence.last] if (t.is_alpha or t.is_digit) and t.i not in inside]
        words = [t for t in words if t.lower_ not in context.profile.title.calendar or t.idx < told[0].end]
        if all(told[0].start <= t.idx < told[0].end for t in words):
            found.append(_DayLine(sentence.first, told[0], place))
    dates = {line.day.period(issued) for line in found}
    return [] if all(period is None or period.earliest == issued for period in dates) else found


def _on(context: Context, day: Expression, *, ahead: bool) -> Dating | None:
    """The one day that a line names."""
    period = day.period(context.document.issued, tense="future" if ahead else "past")
    if period is None or period.earliest != period.latest:
        return None
    return Dating(period, (day.start, day.end), 0.75, "Inferred")


__all__ = ["date_by_headings", "lying_ahead", "opens_line"]
