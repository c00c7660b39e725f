"""Lines without a verb, as diaries and programmes have them: “Lunch with Y at the palace”, “Monday, 16 May”."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kg.dates import Expression
from kg.extractors.context import Context, Dating
from kg.languages.annotation import Frame, Sentence

NAME: Final = "fragments"
# How many sentences before a line the plan is told that it is a part of.
_NEAR: Final = 2
# What may stand before the noun that a line is about: “Then dinner with”, “10.00 A meeting with”.
_BEFORE: Final = frozenset({"DET", "ADJ", "NUM", "ADV", "PUNCT", "SYM", "SPACE"})
_DATED: Final = frozenset({"Meeting", "Visit"})


def opens_line(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a noun of meeting opens a line of the text that has no verb and says with whom."""
    doc = context.annotation.doc
    if not frame.nominal or frame.quoted or sentence.passage.kind == "title" or not frame.phrases("with"):
        return False
    if any(token.pos_ in {"VERB", "AUX"} for token in doc[sentence.first : sentence.last]):
        return False
    return all(token.pos_ in _BEFORE for token in doc[sentence.first : frame.first])


def lying_ahead(context: Context, sentence: Sentence, frame: Frame) -> Frame:
    """The frame of a line without a verb as planned, where a plan was told just now or the document is a programme."""
    if frame.mood != "asserted" or not opens_line(context, sentence, frame):
        return frame
    before = context.last_event(frame.first, "Visit", "Meeting")
    near = (
        before is not None and sum(before.at < s.last and s.first <= frame.first for s in context.annotation) <= _NEAR
    )
    planned = before is not None and near and context.planned(before.key)
    return replace(frame, mood="planned", tense="future") if planned or context.schedule else frame


def date_by_headings(context: Context) -> None:
    """Claims of the day, told as inferred, for what stands below a line that is nothing but a date."""
    days = _day_lines(context)
    for event in context.events if days else ():
        if event.kind not in _DATED or event.key not in context.builder.nodes or context.bounds(event.key):
            continue
        own = next((s for s in context.annotation if s.first <= event.at < s.last), None)
        if own is None or context.expressions(own):
            continue  # “Last week X received Y” is of no day above
        above = [day for at, day in days if at < event.at]
        dating = _on(context, above[-1], ahead=context.planned(event.key)) if above else None
        if dating is not None:
            context.date_claims(event.key, dating, extractor=NAME)


def _day_lines(context: Context) -> list[tuple[int, Expression]]:
    """The lines that are nothing but a date, each with its first token; not the one that dates the document."""
    doc, issued, found = context.annotation.doc, context.document.issued, []
    dateline = context.document.dateline or (0, 0)
    for sentence in context.annotation.sentences[1:]:
        told = () if sentence.frames or sentence.phrases else context.expressions(sentence)
        if not told or told[0].relation != "in" or doc[sentence.first].idx < dateline[1]:
            continue
        words = [t for t in doc[sentence.first : sentence.last] if t.is_alpha or t.is_digit]
        if all(told[0].start <= t.idx < told[0].end for t in words):
            found.append((sentence.first, told[0]))
    dates = {day.period(issued) for _, day in found}
    return [] if all(period is None or period.earliest == issued for period in dates) else found


def _on(context: Context, day: Expression, *, ahead: bool) -> Dating | None:
    """The one day that a line names."""
    period = day.period(context.document.issued, tense="future" if ahead else "past")
    if period is None or period.earliest != period.latest:
        return None
    return Dating(period, (day.start, day.end), 0.75, "Inferred")


__all__ = ["date_by_headings", "lying_ahead", "opens_line"]
