"""The last day of a visit by the end that is told of it: “arrived on Tuesday and leaves on Friday”, “returned today”.

«Отъезд намечен на воскресенье», “The visit, planned long ago, ends on Wednesday”
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from kg.dates.period import days
from kg.extractors.context import Context, Dating, Event
from kg.extractors.dating import dated, soon
from kg.extractors.stays import stretch_claims
from kg.languages.annotation import Frame, Sentence
from kg.languages.grammar.morph import feature

NAME = "visits"
_LONGEST = timedelta(days=14)
# How many sentences behind the arrival the departure is told of.
_BACK = 4
# A noun that names no leaver closes a whole report: «Отъезд намечен на воскресенье».
_FAR = 9
_DOERS = frozenset({"person", "post", "pronoun", "side"})
_PLACES = frozenset({"place", "state"})
# How near to the beginning of its sentence a visit stands whose end is told.
_OPENS = 4


def last_days(context: Context) -> None:
    """Claims of the whole stretch of visits of which the first day is told, and then when the visitor left."""
    for sentence in context.annotation:
        for frame in sentence.frames:
            if frame.negated or frame.quoted or frame.mood not in {"asserted", "planned"}:
                continue
            event = _left(context, sentence, frame) or _ended(context, sentence, frame)
            if event is not None:
                _until(context, sentence, frame, event)


def _before(context: Context, sentence: Sentence, frame: Frame) -> list[Event]:
    """The visits told of lately of which one day is known, the last first."""
    visits = [event for event in context.events_told("Visit") if event.at < frame.first]
    reach = _FAR if frame.nominal else _BACK
    near = [e for e in visits if sum(e.at < s.last and s.first <= sentence.first for s in context.annotation) <= reach]
    one = [(e, bounds) for e in near if (bounds := context.bounds(e.key)) is not None and bounds[0] == bounds[1]]
    return [e for e, _ in sorted(one, key=lambda item: -item[0].at)]


def _left(context: Context, sentence: Sentence, frame: Frame) -> Event | None:
    """The visit that ends with what a frame tells: its visitor goes home, or on to somewhere else."""
    doc = context.annotation.doc
    if feature(doc[frame.first], "VerbForm") == "Ger" and feature(doc[frame.first], "Aspect") is None:
        return None  # “before returning home” tells of no day when it was done
    leaves = frame.kinds & {"depart", "return"} or doc[frame.first].lemma_ in context.profile.leaving
    visits = _before(context, sentence, frame) if leaves else []
    if not visits:
        return None
    roles = ("subject", "inherited", "of") if frame.nominal else ("subject", "inherited")
    who = [unit for unit in frame.phrases(*roles) if unit.kind in _DOERS]
    nodes = {actor.node for actor in context.actors(who, sentence)}
    unsaid = frame.nominal and not who
    for event in visits:
        if (nodes & event.actors or (unsaid and event is visits[0])) and not _enters(context, frame, event):
            return event
    return None


def _enters(context: Context, frame: Frame, event: Event) -> bool:
    """Whether somebody leaves another place than the one visited, or for it: “left Rome for Oslo” is how he came."""
    told = set(context.builder.objects(event.key, "destination"))
    left = [u for u in frame.phrases("from", "object", "clause-from") if u.kind in _PLACES and u.element is not None]
    goals = [u for u in frame.phrases("to", "about") if u.kind in _PLACES and u.element is not None]
    nodes = [{context.entities.element(u.element), context.country_of(u.element.key or "")} for u in left if u.element]
    ahead = [{context.entities.element(u.element), context.country_of(u.element.key or "")} for u in goals if u.element]
    if "return" not in frame.kinds and (ahead or not (nodes or "depart" in frame.kinds)):
        return True  # whoever goes on to somewhere else may do so on any day after
    return any(not keys & told for keys in nodes) or any(keys & told for keys in ahead)


def _ended(context: Context, sentence: Sentence, frame: Frame) -> Event | None:
    """The visit that a sentence says to end: its noun opens the sentence, and a verb of ending follows."""
    bare = frame.nominal and "visit" in frame.kinds and not frame.phrases("of", "to", "by")
    if not bare or frame.first - sentence.first > _OPENS:
        return None
    words = context.annotation.doc[frame.last : sentence.last]
    ends = any(t.lemma_ in context.profile.closing and t.pos_ == "VERB" for t in words)
    return next(iter(_before(context, sentence, frame)), None) if ends else None


def _until(context: Context, sentence: Sentence, frame: Frame, event: Event) -> None:
    told = soon(context, sentence, frame)
    if frame.nominal and "visit" in frame.kinds:
        verb = next(
            t for t in context.annotation.doc[frame.last : sentence.last] if t.lemma_ in context.profile.closing
        )
        told = replace(frame, first=verb.i, last=verb.i + 1, clause=sentence.clause(verb.i), nominal=False)
        told = replace(told, tense="future" if frame.tense != "past" else "past")
    dating = dated(context, sentence, told)
    bounds = context.bounds(event.key)
    if dating is None or bounds is None or dating.period.earliest != dating.period.latest:
        return
    first, last = date.fromisoformat(bounds[0]), dating.period.latest
    if timedelta() < last - first <= _LONGEST:
        stretch = Dating(days(first, last), dating.span, 0.8, dating.modality)
        stretch_claims(context, event, stretch, extractor=NAME, said_by=context.speaker(frame, sentence))
