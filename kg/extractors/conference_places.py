"""Where a conference is that no words place: where who attends it travels, or where a meeting beside it was.

Else it is where the report is from that opens with it. “The minister flies to Baku. There he attends the session”,
«Ақтауға келіп, саммитке қатысты», «Самарқандта, саммит алаңында жүздеседі»
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from kg.extractors.context import Context, Event
from kg.extractors.home import report_city
from kg.extractors.scenes import Scene, scenes
from kg.languages.annotation import Sentence
from kg.languages.lexicon import lexicon
from kg.model import Claim

NAME: Final = "conference_places"
_BESIDE: Final = "format/sidelines"
# How far from the day of the report a conference is that it is from, and in how many sentences the report opens.
_NEWS: Final = timedelta(days=3)
_OPENING: Final = 4
_NO_MORE: Final = frozenset({"Denied", "Possible"})


def place_the_conferences(context: Context) -> None:
    """Claims of `place` and `country`, told as inferred, for conferences that have neither."""
    told: list[Scene] | None = None
    for event in context.events:
        if event.kind != "Conference" or event.key not in context.builder.nodes or not _open(context, event):
            continue
        told = scenes(context) if told is None else told
        scene = _journey(context, event, told)
        if scene is not None:
            how = "Planned" if scene.ahead else "Inferred"
            context.place_claims(event.key, [scene.place], None, extractor=NAME, confidence=0.75, modality=how)
        elif not _beside(context, event):
            _at_the_report(context, event)


def _open(context: Context, event: Event) -> bool:
    """Whether an event was held or is planned, and nothing places it."""
    builder = context.builder
    if event.background or any(builder.objects(event.key, name) for name in ("place", "country")):
        return False
    return context.held(event.key) or context.planned(event.key)


def _journey(context: Context, event: Event, told: list[Scene]) -> Scene | None:
    """Where somebody had gone or was, in the same sentence or the one before, who then took part in the conference."""
    for claim in context.builder.of(event.key, "participant"):
        sentence = _sentence(context, claim)
        title = next((t for t in sentence.titles if event.title and t.word == event.title.word), None)
        if title is None or claim.modality in _NO_MORE:
            continue
        before = [s for s in context.annotation if s.first < sentence.first][-1:]
        near = [scene for scene in told if scene.at < title.first and scene.sentence in (sentence, *before)]
        last = near[-1] if near else None
        if last is None or claim.object not in last.actors or last.ahead != context.planned(event.key):
            continue
        return last if not _elsewhere(sentence, last, title.first) else None
    return None


def _sentence(context: Context, claim: Claim) -> Sentence:
    return next(s for s in context.annotation if claim.end <= context.sentence_span(s)[1])


def _elsewhere(sentence: Sentence, scene: Scene, at: int) -> bool:
    """Whether another place stands between where somebody was and the conference."""
    return any(scene.at < unit.first < at and unit.kind == "place" for unit in sentence.phrases)


def _at_the_report(context: Context, event: Event) -> None:
    """The city that the report is from, for the conference of these days that it opens with, if no other is told."""
    city = report_city(context.annotation, context.morphology)
    words = next(iter(context.builder.of(event.key, "status")), None)
    if city is None or words is None or not context.told_held(event.key) or not _of_these_days(context, event):
        return
    sentence, (key, name, span) = _sentence(context, words), city
    opening = [s for s in context.annotation if context.sentence_span(s)[0] >= span[1] or s.passage.kind == "title"]
    if sentence not in opening[:_OPENING] or any(_of_elsewhere(item.key, key) for item in sentence.elements):
        return
    node = context.builder.node("Place", anchor=key, name=name)
    for predicate, value in (("place", node), ("country", context.country_of(key))):
        if value is not None:
            context.builder.claim(
                event.key, predicate, value, span, extractor=NAME, confidence=0.6, modality="Inferred"
            )


def _of_elsewhere(key: str | None, city: str) -> bool:
    """Whether a name is that of another place than a city."""
    entry = lexicon().find(key) if key is not None and key != city else None
    return entry is not None and key is not None and key.startswith("place/") and entry.country is not None


def _of_these_days(context: Context, event: Event) -> bool:
    issued, bounds = context.document.issued, context.bounds(event.key)
    if issued is None or bounds is None:
        return bounds is None
    first, last = (date.fromisoformat(day) for day in bounds)
    return first <= issued + _NEWS and issued - _NEWS <= last


def _beside(context: Context, event: Event) -> bool:
    """The place of a meeting that was on the margins of the conference, by its own words; whether there is one."""
    for meeting in context.events_told("Meeting"):
        formats = [key for key in context.builder.objects(meeting.key, "format") if isinstance(key, str)]
        beside = any(context.builder.nodes[key].anchor == _BESIDE for key in formats)
        if not beside or event.key not in context.wholes(meeting.key):
            continue
        for claim in context.builder.of(meeting.key, "place", "country"):
            if claim.modality not in _NO_MORE | {"Inferred"}:
                how = claim.modality if context.planned(event.key) else "Inferred"
                context.builder.claim(
                    event.key,
                    claim.predicate,
                    claim.object,
                    (claim.start, claim.end),
                    extractor=NAME,
                    confidence=0.75,
                    modality=how,
                )
        return bool(context.builder.objects(event.key, "country"))
    return False


__all__ = ["place_the_conferences"]
