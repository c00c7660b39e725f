"""Where a meeting was that no words place: where the visit or conference is that it is part of, in the city of the
dateline, or where the document was last.

A dateline says where the report is from, which is where the news is if the state that the city lies in is one of the
sides, or nobody received anybody at home; and only for what is news of these days, face to face. A place that was told
before counts for its own state and for whoever was there.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from kg.extractors.context import Context, Event
from kg.extractors.continuing import before_a_journey
from kg.extractors.home import report_city
from kg.extractors.named_places import only_house
from kg.extractors.scenes import headings, in_person
from kg.languages.annotation import Frame, Phrase
from kg.languages.lexicon import lexicon
from kg.model import Individual

NAME: Final = "whereabouts"
_NEWS: Final = timedelta(days=3)
# In how many days it is that somebody is still where he is now.
_SOON: Final = timedelta(days=2)
# What was longer ago is recalled, and is no news.
_RECALLED: Final = timedelta(days=31)
# How long a visit lasts of which only the arrival is told.
_STAY: Final = timedelta(days=4)
_PLACES: Final = ("place", "destination")
# Nobody is where a visit that did not come about was to go.
_FALLEN: Final = frozenset({Individual("Cancelled"), Individual("Postponed")})
_NOT_SO: Final = frozenset({"Possible", "Denied"})


@dataclass(frozen=True, slots=True)
class _Setting:
    """A place with the words it rests on, the state that it lies in, and the event that it was told of."""

    place: str | None
    country: str | None
    span: tuple[int, int]
    confidence: float
    event: Event | None = None
    actors: frozenset[str] = frozenset()
    ahead: bool = False  # where somebody is yet to go


def place_the_news(context: Context) -> None:
    """Claims of `place` and `country`, told as inferred, for the meetings of a document that have no place."""
    report = _dateline(context)
    heads = headings(context)
    told = sorted((event for event in context.events if _speaks(context, event)), key=lambda event: event.at)
    every = [setting for event in told if (setting := _setting(context, event)) is not None]
    past = [setting for setting in every if not setting.ahead]
    placed: list[_Setting] = []
    for event in told:
        if event.kind != "Meeting" or not in_person(context, event) or _placed(context, event):
            continue
        settings = every if context.planned(event.key) else past
        around = (
            _told_with(event, placed)
            or _whole(context, event)
            or _headed(context, heads, event)
            or _visited(context, event, settings, report)
            or _gathered(context, event, settings)
            or _here(context, event, settings, report)
            or _to_come(context, event, [*settings, *placed], report)
        )
        if around is not None:
            _claim(context, event, around)
            there = frozenset(event.actors | context.parties(event.key))
            placed.append(replace(around, event=event, actors=there, ahead=False))


def _told_with(event: Event, placed: Sequence[_Setting]) -> _Setting | None:
    """The place of another meeting that the same word tells of: “in Lima she will meet A and B separately”."""
    return next((s for s in placed if s.event is not None and s.event.at == event.at), None)


def _speaks(context: Context, event: Event) -> bool:
    return event.key in context.builder.nodes and not event.background and not event.quoted


def _placed(context: Context, event: Event) -> bool:
    told = [node for node in context.builder.objects(event.key, "place") if isinstance(node, str)]
    return any(not only_house(context, node) for node in told)


def _setting(context: Context, event: Event) -> _Setting | None:
    """Where an event was told to be, and who was there."""
    if event.kind == "Visit" and _FALLEN & set(context.builder.objects(event.key, "status")):
        return None
    found = _told(context, event.key, 0.6)
    planned = _told(context, event.key, 0.6, modes=("Planned",)) if found is None and event.kind == "Visit" else None
    met = event.kind == "Meeting" and found is None and not context.planned(event.key)
    found = found or (_told(context, event.key, 0.5, modes=("Inferred",)) if met else None)
    found = found or planned or (_land(context, event) if event.kind == "Visit" else None)
    actors = frozenset(event.actors if event.kind == "Visit" else event.actors | context.parties(event.key))
    return replace(found, event=event, actors=actors, ahead=planned is not None) if found is not None else None


def _land(context: Context, event: Event) -> _Setting | None:
    """The one state that a visit goes to, where no city is told."""
    claims = context.builder.of(event.key, "destination")
    goals = {c.object: c for c in claims if isinstance(c.object, str) and c.modality not in _NOT_SO}
    if len(goals) != 1:
        return None
    node, claim = next(iter(goals.items()))
    state = context.builder.nodes[node].kind == "State"
    return _Setting(None, node, (claim.start, claim.end), 0.6) if state else None


def _whole(context: Context, event: Event) -> _Setting | None:
    """The place of the visit or conference that a meeting is part of."""
    wholes, modes = context.wholes(event.key), ("Asserted", "Planned") if context.planned(event.key) else ("Asserted",)
    return next((found for whole in wholes if (found := _told(context, whole, 0.6, named=True, modes=modes))), None)


def _visited(context: Context, event: Event, settings: Sequence[_Setting], report: _Setting | None) -> _Setting | None:
    """Where one of those who met was on a visit: to the state of the other, or told of before on the same days.

    Of a state alone, the city is that of the dateline if it lies there.
    """
    parties = context.parties(event.key)
    visits = [s for s in settings if s.event is not None and s.event.kind == "Visit"]
    visits = [s for s in visits if s.actors & event.actors] or [s for s in visits if _of_his_side(context, event, s)]
    hosts = parties | {s.country for s in visits if not s.actors & event.actors}
    hosted = [s for s in visits if s.country in hosts and _in_its_course(context, event, s, report)]
    before = [s for s in visits if _told_by(context, event, s) and _same_time(context, event, s)]
    near = (
        [s for s in hosted if s in before] or hosted or [s for s in before if not s.ahead or _then(context, event, s)]
    )
    if not hosted and (_called_off(context, event) or before_a_journey(context, event)):
        return None
    if not near or len({s.country for s in near}) > 1:
        return None
    found = next((s for s in reversed(near) if s.place is not None), near[-1])
    if found.place is None and report is not None and report.country == found.country:
        return report
    if found.place is None and context.held(event.key):
        found = _met_there(context, event, settings, found) or _headline(context, found) or found
    return found if found.place is not None or context.held(event.key) else None


def _of_his_side(context: Context, event: Event, visit: _Setting) -> bool:
    """Whether a visit of one side goes to the other: “the delegation is in Rome. … X of it met Minister Y”.

    Of which state the other is may not be told.
    """
    sides, parties = context.parties(visit.event.key) if visit.event is not None else set(), context.parties(event.key)
    states = {party for party in parties if context.builder.nodes[party].kind == "State"}
    to_others = visit.country not in sides and (visit.country in parties or states <= sides)
    return to_others and bool(sides & states) and (context.held(event.key) or _received(context, event))


def _then(context: Context, event: Event, visit: _Setting) -> bool:
    """Whether something planned is on the very days of a planned visit."""
    bounds = context.bounds(event.key)
    return (
        context.planned(event.key)
        and bounds is not None
        and visit.event is not None
        and bounds == context.bounds(visit.event.key)
    )


def _told_by(context: Context, event: Event, visit: _Setting) -> bool:
    """Whether a visit is told of before an event, or with it: “at noon X came, who had flown in from Lima”."""
    if visit.event is None or visit.event.at < event.at:
        return visit.event is not None
    sentence = next((s for s in context.annotation if s.first <= event.at < s.last), None)
    return sentence is not None and visit.event.at < sentence.last and not visit.ahead


def _met_there(context: Context, event: Event, settings: Sequence[_Setting], land: _Setting) -> _Setting | None:
    """The city of a state where whoever meets was met right before: “was received in Oslo. Later he saw …”."""
    near = [s for s in settings if s.event is not None and s.event.kind == "Meeting" and s.event.at < event.at]
    last = near[-1] if near else None
    if last is None or last.country != land.country or not _company(context, event, last):
        return None
    return last if _days_apart(context, event, last) <= _STAY and _in_a_city(context, last) else None


def _days_apart(context: Context, event: Event, setting: _Setting) -> timedelta:
    """How long an event was after another one, or before it; nothing where the days are not known."""
    known = context.bounds(setting.event.key) if setting.event is not None else None
    bounds = context.bounds(event.key)
    if known is None or bounds is None:
        return timedelta()
    return abs(date.fromisoformat(bounds[0]) - date.fromisoformat(known[0]))


def _in_a_city(context: Context, setting: _Setting) -> bool:
    return setting.place is not None and _is_city(context.builder.nodes[setting.place].anchor)


def _headline(context: Context, land: _Setting) -> _Setting | None:
    """The one city of a state that the headline tells to be where something was done: “X held talks in Tbilisi”."""
    found: dict[str, Phrase] = {}
    for sentence in (item for item in context.annotation if item.passage.kind == "title"):
        inside = {unit for frame in sentence.frames for unit in frame.phrases("in", "clause-in")}
        for unit in inside:
            key = unit.element.key if unit.kind == "place" and unit.element is not None else None
            if key is not None and _is_city(key) and context.country_of(key) == land.country:
                found[key] = unit
    if len(found) != 1:
        return None
    unit = next(iter(found.values()))
    if unit.element is None:
        return None
    return _Setting(context.entities.element(unit.element), land.country, context.span(unit.first, unit.last), 0.6)


def _called_off(context: Context, event: Event) -> bool:
    """Whether one of those who meet was to visit the other at home and does not: they meet nowhere else on the way."""
    visits = [e for e in context.events if e.kind == "Visit" and e.actors & event.actors]
    off = [e for e in visits if _FALLEN & set(context.builder.objects(e.key, "status"))]
    return any(context.parties(event.key) & set(context.builder.objects(e.key, "destination")) for e in off)


def _same_time(context: Context, event: Event, setting: _Setting) -> bool:
    """Whether an event may have been in the course of another, by their days and their statuses."""
    other = setting.event
    if other is None:
        return True
    alike = context.held(event.key) == context.held(other.key)
    return not context.apart(event.key, other.key) and (alike or context.bounds(event.key) is not None)


def _in_its_course(context: Context, event: Event, visit: _Setting, report: _Setting | None) -> bool:
    """Whether an event may have been in the course of a visit, of which no more may be told than when it began."""
    trip = visit.place is not None and (report is None or visit.place != report.place) and not _capital(context, visit)
    before = visit.event is not None and visit.event.at < event.at and not trip
    before = before and bool(visit.actors & event.actors)
    known = context.bounds(visit.event.key) if visit.event is not None and before else None
    bounds = context.bounds(event.key)
    if known is None or bounds is None or known[0] != known[1] or known[0] > bounds[0]:
        return _same_time(context, event, visit)
    return date.fromisoformat(bounds[0]) - date.fromisoformat(known[0]) <= _STAY


def _gathered(context: Context, event: Event, settings: Sequence[_Setting]) -> _Setting | None:
    """Where the conference was that was told of last before, if one who met took part in it or nobody was at home."""
    start = _begins(context, event)
    before = [s for s in settings if s.event is not None and _begins(context, s.event) < start]
    last = max(before, key=lambda s: _begins(context, s.event) if s.event is not None else -1, default=None)
    if last is None or last.event is None or last.event.kind != "Conference" or not _same_time(context, event, last):
        return None
    return last if last.actors & (event.actors | context.parties(event.key)) else None


def _begins(context: Context, event: Event) -> int:
    """Where in the text an event is told of first."""
    return min((claim.start for claim in context.builder.of(event.key, "status")), default=event.at)


def _here(context: Context, event: Event, settings: Sequence[_Setting], report: _Setting | None) -> _Setting | None:
    """Where the document was last, or is from, if that is one side's and nobody is told to have been elsewhere."""
    if not context.held(event.key):
        return None
    news, sides = _is_news(context, event), context.parties(event.key)
    held = [s for s in settings if s.event is not None and s.event.at < event.at and context.held(s.event.key)]
    before = [s for s in held if s.place is not None and not _of_others(context, event, s)]
    before = [s for s in before if not (news and _long_ago(context, s))]
    last = before[-1] if before and (news or _right_after(context, event, before[-1])) else None
    if last is not None and (last.country in sides or _company(context, event, last)):
        return _city(context, event, last, report)
    if not news:
        return None
    visits = [s for s in settings if s.event is not None and s.event.kind == "Visit" and s.actors & event.actors]
    away = any(_same_time(context, event, visit) for visit in visits) and not before_a_journey(context, event)
    if report is None or away:
        return None
    # Those who do not receive anybody at home may both be guests in the city of the report.
    guests = (
        all(s.country == report.country for s in held)
        and (not _received(context, event) or any(context.builder.nodes[side].kind == "Organization" for side in sides))
        and _present(context, event, settings, report)
    )
    if _at_his_post(context, event, report):
        return None
    return report if report.country in sides or guests else None


def _at_his_post(context: Context, event: Event, report: _Setting) -> bool:
    """Whether an envoy of the state that the report is from met people of the state that he is accredited to."""
    envoys, sides = context.profile.accredited | context.profile.sent_to, context.parties(event.key) - {report.country}
    for sentence in context.annotation:
        for unit in sentence.phrases:
            sent = [post for post in unit.posts if post.head in envoys]
            if not sent or context.entities.actor(unit).node not in event.actors:
                continue
            own = {body.key for post in sent for body in post.bodies}
            inside = (e for e in sentence.elements if e.code == "S" and unit.first <= e.first and e.last <= unit.last)
            if any(context.entities.element(item) in sides for item in inside if item.key not in own):
                return True
    return False


def _to_come(context: Context, event: Event, settings: Sequence[_Setting], report: _Setting | None) -> _Setting | None:
    """Where somebody is who meets another one in a day or two: where he met the last, or at home with a guest."""
    issued, bounds = context.document.issued, context.bounds(event.key)
    if not context.planned(event.key) or issued is None or bounds is None:
        return None
    mine = [s for s in settings if s.event is not None and s.event.at < event.at and s.actors & event.actors]
    mine = sorted(mine, key=lambda setting: setting.event.at if setting.event is not None else -1)
    if (same := _on_that_day(context, event)) is not None:
        return same
    if not timedelta() <= date.fromisoformat(bounds[0]) - issued <= _SOON:
        return None
    if any(s.ahead or (s.event is not None and context.planned(s.event.key)) for s in mine):
        return None
    last = mine[-1] if mine else None
    if last is not None and last.event is not None and last.event.kind == "Meeting" and _in_a_city(context, last):
        near = context.held(last.event.key) and _days_apart(context, event, last) <= _NEWS
        there = last.country in {report.country if report else None, *context.parties(event.key)}
        return last if near and there else None
    home = report is not None and report.country in context.parties(event.key) and not mine
    return report if home and _received(context, event) else None


def _on_that_day(context: Context, event: Event) -> _Setting | None:
    """Where the planned meeting is that is told right before, of the same one day: “That day she also meets Y”."""
    before = [e for e in context.events if e.kind == "Meeting" and e.at < event.at and e.actors & event.actors]
    last = max(before, key=lambda e: e.at, default=None)
    bounds = context.bounds(event.key)
    if last is None or not context.planned(last.key) or bounds is None or bounds[0] != bounds[1]:
        return None
    there = _told(context, last.key, 0.6, modes=("Planned",)) if bounds == context.bounds(last.key) else None
    return there if there is not None and _in_a_city(context, there) else None


def _long_ago(context: Context, setting: _Setting) -> bool:
    """Whether a place is where something was that the news only recalls: “he recalled their talks in Lima in May”."""
    issued = context.document.issued
    known = context.bounds(setting.event.key) if setting.event is not None else None
    return issued is not None and known is not None and date.fromisoformat(known[1]) < issued - _RECALLED


def _right_after(context: Context, event: Event, setting: _Setting) -> bool:
    """Whether an event was within days of another one that the document tells of, be both of long ago."""
    known = context.bounds(setting.event.key) if setting.event is not None else None
    if known is None or context.bounds(event.key) is None:
        return False
    return _days_apart(context, event, setting) <= _NEWS


def _of_others(context: Context, event: Event, setting: _Setting) -> bool:
    """Whether a place is only where somebody else went, other than to a capital."""
    other = setting.event
    strange = other is not None and other.kind == "Visit" and not setting.actors & event.actors
    return strange and not _capital(context, setting)


def _capital(context: Context, setting: _Setting) -> bool:
    anchor = context.builder.nodes[setting.place].anchor if setting.place else None
    entry = lexicon().find(anchor) if anchor else None
    return entry is not None and entry.sort == "capital"


def _city(context: Context, event: Event, before: _Setting, report: _Setting | None) -> _Setting | None:
    """Where the document was last, for another meeting: the palace was the place of that one alone."""
    if before.place is None or context.builder.nodes[before.place].anchor is None:
        return before
    if only_house(context, before.place):
        return report if report is not None and report.country in context.parties(event.key) else None
    if _is_city(context.builder.nodes[before.place].anchor) or before.country is None:
        return before
    return report if report is not None and report.country == before.country else replace(before, place=None)


def _present(context: Context, event: Event, settings: Sequence[_Setting], report: _Setting) -> bool:
    """Whether a report from abroad may place a meeting of the days before it: something else was there by then."""
    issued, bounds = context.document.issued, context.bounds(event.key)
    if issued is None or bounds is None or bounds[1] >= issued.isoformat():
        return True
    if context.entities.home() in (None, report.country):
        return True
    there = [s.event for s in settings if s.event is not None and s.event is not event and s.country == report.country]
    days = [known for other in there if (known := context.bounds(other.key)) is not None]
    return any(first <= bounds[1] for first, _ in days)


def _received(context: Context, event: Event) -> bool:
    return any("receive" in trigger.kinds for trigger in context.profile.triggers.get(event.word, ()))


def _company(context: Context, event: Event, setting: _Setting) -> bool:
    """Whether somebody who met was at the meeting told of before, wherever that was."""
    return setting.event is not None and setting.event.kind == "Meeting" and bool(setting.event.actors & event.actors)


def country_before(context: Context, frame: Frame) -> str | None:
    """The state that a frame takes place in: that of its own place, else of the visit or place told of last before."""
    for unit in frame.phrases("in", "clause-in"):
        if unit.element is not None and unit.element.key is not None:
            found = context.country_of(unit.element.key) if unit.kind == "place" else None
            if found is not None:
                return found
    before = [event for event in context.events if event.at <= frame.first and not event.background]
    for event in sorted(before, key=lambda event: -event.at):
        countries = context.builder.objects(event.key, "country")
        if len(countries) == 1 and isinstance(countries[0], str):
            return countries[0]
    return None


def _dateline(context: Context) -> _Setting | None:
    """The city of the dateline, or of what stands for one."""
    city = report_city(context.annotation, context.morphology)
    if city is None:
        return None
    key, name, span = city
    node = context.builder.node("Place", anchor=key, name=name)
    return _Setting(node, context.country_of(key), span, 0.6)


def _told(
    context: Context, event: str, confidence: float, *, named: bool = False, modes: Collection[str] = ("Asserted",)
) -> _Setting | None:
    """The one place that is told of an event, or the one city that a visit goes to; a monument is no goal.

    Args:
        named: Whether a place that only the name of the event tells will do.
        modes: The modalities of claims that will do.
    """
    visit = context.builder.nodes[event].kind == "Visit"
    places = {
        claim.object: claim
        for claim in context.builder.of(event, *_PLACES)
        if (claim.modality in modes or (named and claim.modality == "Inferred"))
        and isinstance(claim.object, str)
        and context.builder.nodes[claim.object].kind == "Place"
        and (not visit or _is_city(context.builder.nodes[claim.object].anchor))
    }
    if len(places) != 1:
        return None
    node, claim = next(iter(places.items()))
    anchor = context.builder.nodes[node].anchor
    return _Setting(node, context.country_of(anchor) if anchor else None, (claim.start, claim.end), confidence)


def _is_city(key: str | None) -> bool:
    entry = lexicon().find(key) if key else None
    return entry is not None and entry.is_city


def _headed(context: Context, heads: list[tuple[int, Phrase]], event: Event) -> _Setting | None:
    """The place that heads the part of the document that tells of an event."""
    place = next((place for at, place in reversed(heads) if at < event.at), None)
    if place is None or place.element is None or place.element.key is None:
        return None
    node = context.entities.element(place.element)
    return _Setting(node, context.country_of(place.element.key), context.span(place.first, place.last), 0.8)


def _is_news(context: Context, event: Event) -> bool:
    """Whether the event is of the last days before publication, or has no day at all."""
    issued, bounds = context.document.issued, context.bounds(event.key)
    if bounds is None or issued is None:
        return bounds is None
    return issued - _NEWS <= date.fromisoformat(bounds[0]) <= issued


def _claim(context: Context, event: Event, setting: _Setting) -> None:
    for predicate, value in (("place", setting.place), ("country", setting.country)):
        if value is not None:
            context.builder.claim(
                event.key,
                predicate,
                value,
                setting.span,
                extractor=NAME,
                confidence=setting.confidence,
                modality="Inferred",
            )
