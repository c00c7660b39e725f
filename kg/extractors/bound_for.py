"""Where a conference is by the journey that leads to it: “flies to Lima for the summit”, “left for Lima to attend it”.

Who travels takes part. What lies ahead is planned; whether a journey of the past has reached it is not said.
"""

from __future__ import annotations

from typing import Final

from kg.extractors.context import Context, Event
from kg.extractors.events import Telling, participants
from kg.languages.annotation import Frame, Phrase, Sentence, Title

NAME: Final = "conferences"
_JOURNEY: Final = frozenset({"visit", "arrive", "depart", "stay"})
_GOALS: Final = ("to", "in", "object", "about")
# How far behind the place the words for the conference may begin.
_REACH: Final = 12
_HYPHEN: Final = "-"


def bound_for(context: Context, sentence: Sentence, title: Title, event: Event) -> bool:
    """Claims of where a conference is, and who takes part, from the verb of a journey to it; whether there is one."""
    if context.profile.verb_final or context.builder.objects(event.key, "place"):
        return False
    for frame in sentence.frames:
        if frame.nominal or frame.negated or not frame.kinds & _JOURNEY or frame.mood in {"possible", "habitual"}:
            continue
        goal = _goal(sentence, frame, title)
        attends = _attends(sentence, frame, title)
        if goal is None or not (attends is not None or _meant(context, title)):
            continue
        modality = context.modality(frame)
        context.place_claims(event.key, [goal], frame, extractor=NAME, confidence=0.8, modality=modality)
        telling = Telling(frame, sentence, NAME, confidence=0.85, said_by=context.speaker(frame, sentence))
        if attends is None:
            people = [unit for unit in frame.phrases("subject", "inherited") if unit.kind != "place"]
            participants(context, event, context.actors(people, sentence), telling)
        if frame.mood == "planned" or (frame.tense != "past" and "stay" not in frame.kinds):
            span = context.cover(frame, title)
            context.status_claim(event.key, "planned", "future", span, extractor=NAME, said_by=telling.said_by)
        return True
    return False


def _meant(context: Context, title: Title) -> bool:
    """Whether a word of purpose stands right before the conference: “for the summit”."""
    doc, at = context.annotation.doc, title.first - 1
    while at > 0 and (doc[at].pos_ in {"DET", "ADJ", "NUM"} or _HYPHEN in {t.text for t in doc[at - 1 : at + 2]}):
        at -= 1  # “for the one-day summit”
    return doc[at].lower_ in context.profile.bound_for


def _goal(sentence: Sentence, frame: Frame, title: Title) -> Phrase | None:
    """The place that the journey goes to, named last before the conference; none where another stands behind that."""
    places = [unit for unit in frame.phrases(*_GOALS) if unit.kind == "place" and unit.last <= title.first]
    near = [unit for unit in places if unit.first >= frame.first and title.first - unit.last <= _REACH]
    behind = any(unit.kind == "place" and 0 <= unit.first - title.last <= 1 for unit in sentence.phrases)
    return near[-1] if near and not behind else None


def _attends(sentence: Sentence, journey: Frame, title: Title) -> Frame | None:
    """The frame behind the journey that says that one takes part in the conference."""
    later = (frame for frame in sentence.frames if frame.first >= journey.last and frame.first < title.first)
    return next((frame for frame in later if "attend" in frame.kinds and title in frame.titles("object", "in")), None)
