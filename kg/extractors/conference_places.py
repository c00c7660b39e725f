"""Where a conference is that no words place: where who attends it travels, or where a meeting beside it was.

“The minister flies to Baku. There he attends the council's session”, «Ақтауға келіп, саммитке қатысты»,
«Самарқандта, саммит алаңында жүздеседі»
"""

from __future__ import annotations

from typing import Final

from kg.extractors.context import Context, Event
from kg.extractors.scenes import Scene, scenes
from kg.languages.annotation import Sentence
from kg.model import Claim

NAME: Final = "conference_places"
_BESIDE: Final = "format/sidelines"
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
        else:
            _beside(context, event)


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


def _beside(context: Context, event: Event) -> None:
    """The place of a meeting that was on the margins of the conference, by its own words."""
    for meeting in (e for e in context.events if e.kind == "Meeting" and e.key in context.builder.nodes):
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
        return


__all__ = ["place_the_conferences"]
