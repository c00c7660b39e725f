"""Where and when a meeting was by the words before it: “was in Doha. There he met Y”, “went to Osaka and met Y”.

A line that is nothing but the name of a place heads what was done there.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from kg.extractors.context import Context, Dating, Event
from kg.languages.annotation import Frame, Phrase, Sentence

NAME: Final = "scenes"
_REACH: Final = 2
_DASHES: Final = frozenset("–—-")
_APART: Final = ("phone", "video")
_STAYING: Final = frozenset({"take-place", "visit", "attend", "stay"})
_BESIDE: Final = "format/sidelines"


@dataclass(frozen=True, slots=True)
class Scene:
    """Somebody in a place: the token where it is told, the sentence, the place, who, and when."""

    at: int
    sentence: Sentence
    place: Phrase
    actors: frozenset[str]
    dating: Dating | None
    ahead: bool = False
    bare: bool = False  # what took place there had nobody in it


def stage(context: Context) -> None:
    """Claims of place and day, told as inferred, for meetings that go on from where somebody went or was."""
    told = scenes(context)
    for event in context.events_told("Meeting"):
        scene = _of(context, event, told)
        if scene is not None and in_person(context, event):
            _place(context, event, scene)
            _date(context, event, scene)


def headings(context: Context) -> list[tuple[int, Phrase]]:
    """The lines that are nothing but the name of a place, each with its first token."""
    doc, found = context.annotation.doc, []
    dateline = context.document.dateline or (0, 0)
    for sentence in context.annotation:
        bare = {"Nom"} if context.profile.verb_final else {"Nom", None}
        units = (unit for unit in sentence.phrases if unit.kind == "place")
        place = next((u for u in units if u.case in bare or _as_listed(context, u)), None)
        if place is None or doc[place.first].idx < dateline[1] or sentence is context.annotation.sentences[0]:
            continue
        if place.element is not None and place.element.key and context.country_of(place.element.key) is None:
            continue  # a part of the world
        words = [token for token in doc[sentence.first : sentence.last] if token.is_alpha]
        dashes = any(token.text in _DASHES for token in doc[sentence.first : min(sentence.last + 1, len(doc))])
        if (
            not dashes
            and len(words) <= place.last - place.first
            and all(place.first <= word.i < place.last for word in words)
        ):
            found.append((sentence.first, place))
    return found


def _as_listed(context: Context, unit: Phrase) -> bool:
    """Whether a name stands as it is listed, in whatever case it could be: “Осло.”"""
    return unit.element is not None and context.annotation.text(unit.first, unit.last) == unit.element.name


def in_person(context: Context, event: Event) -> bool:
    """Whether nothing says that those who meet are apart."""
    formats = [item for item in context.builder.objects(event.key, "format") if isinstance(item, str)]
    return not any(word in str(context.builder.nodes[key].anchor) for key in formats for word in _APART)


def scenes(context: Context) -> list[Scene]:
    """Where the document tells that somebody went or was, or something took place."""
    found: list[Scene] = []
    for sentence in context.annotation:
        for frame in sentence.frames:
            if frame.nominal or frame.negated or not frame.kinds & _STAYING or frame.mood == "possible":
                continue
            roles: tuple[str, ...] = ("to",) if "visit" in frame.kinds else ("in",)
            if "visit" in frame.kinds and frame.lemma.rpartition(" ")[2] in context.profile.adpositions:
                roles = ("to", "in", "about")  # “leave for Peru”: the adposition is the verb's own
            elif "visit" in frame.kinds and not frame.phrases("to"):
                roles = ("in",)  # of a town whose name shows no case: “прибыл в Баку”
            places = [unit for unit in frame.phrases(*roles) if unit.kind == "place" and _known(unit)]
            if "stay" in frame.kinds and any(_described(context, frame, unit) for unit in places):
                continue
            people = [u for u in frame.phrases("subject", "inherited") if u.kind in {"person", "post", "pronoun"}]
            bare = not ("visit" in frame.kinds or people or frame.participial)
            if len(places) == 1:
                actors = frozenset(key for actor in context.actors(people, sentence) for key in actor.keys)
                dating = context.when(sentence, frame.first, tense=frame.tense, clause=frame.clause)
                ahead = context.modality(frame) == "Planned"
                found.append(Scene(frame.first, sentence, places[0], actors, dating, ahead, bare))
    return found


def _described(context: Context, frame: Frame, place: Phrase) -> bool:
    """Whether a verb of being only goes with what somebody is: “is based in Lima”, “was born in Quito”."""
    doc = context.annotation.doc
    between = doc[frame.first + 1 : place.first] if doc[frame.first].lemma_ in context.profile.copulas else ()
    return any(token.pos_ in {"VERB", "ADJ", "NOUN"} for token in between)


def _known(unit: Phrase) -> bool:
    return unit.element is not None and unit.element.key is not None


def _of(context: Context, event: Event, told: list[Scene]) -> Scene | None:
    sentence = next((s for s in context.annotation if s.first <= event.at < s.last), None)
    held = context.held(event.key)
    before = [scene for scene in told if scene.at < event.at and not (scene.ahead and held)]
    before = [scene for scene in before if not scene.bare or _beside(context, event)]
    if sentence is None or not before:
        return None
    last = before[-1]
    if last.sentence is sentence:
        return last if not _own_place(sentence, last, event) else None
    near = [s for s in context.annotation if last.at < s.first <= sentence.first]
    if len(near) > _REACH:
        return None
    if _there(context, sentence, event):
        return last
    stayed = not any("visit" in frame.kinds for frame in last.sentence.frames if frame.first == last.at)
    here = stayed and not _on_other_days(context, event, last)
    return last if here and last.actors & event.actors else None


def _on_other_days(context: Context, event: Event, scene: Scene) -> bool:
    """Whether the meeting is told to be on other days than those on which somebody was there."""
    bounds = context.bounds(event.key)
    if bounds is None or scene.dating is None:
        return False
    period = scene.dating.period
    return bounds[1] < period.earliest.isoformat() or period.latest.isoformat() < bounds[0]


def _own_place(sentence: Sentence, scene: Scene, event: Event) -> bool:
    """Whether another place stands between where somebody was and the meeting."""
    units = (unit for unit in sentence.phrases if unit.kind == "place" and unit.case == "Loc")
    return any(scene.at < unit.first < event.at for unit in units)


def _there(context: Context, sentence: Sentence, event: Event) -> bool:
    """Whether “there” opens the sentence or the clause of a meeting."""
    if _beside(context, event):
        return True  # “on the margins of the event”, wherever that was
    words = [token for token in context.annotation.doc[sentence.first : event.at] if token.is_alpha]
    opening = [token for token in words if sentence.clause(token.i) == sentence.clause(event.at)][:3]
    pairs = {f"{a.lower_} {b.lower_}" for a, b in pairwise(opening)}
    return bool(context.profile.there & (pairs | {token.lower_ for token in opening}))


def _beside(context: Context, event: Event) -> bool:
    """Whether a meeting was on the margins of something that no words name."""
    keys = [key for key in context.builder.objects(event.key, "format") if isinstance(key, str)]
    return any(context.builder.nodes[key].anchor == _BESIDE for key in keys) and not context.wholes(event.key)


def _place(context: Context, event: Event, scene: Scene) -> None:
    if context.builder.objects(event.key, "place"):
        return
    context.place_claims(event.key, [scene.place], None, extractor=NAME, confidence=0.8, modality="Inferred")


def _date(context: Context, event: Event, scene: Scene) -> None:
    held = context.held(event.key)
    if scene.dating is None or context.builder.objects(event.key, "earliest"):
        return
    issued = context.document.issued
    if held and issued is not None and scene.dating.period.earliest > issued:
        return
    between = [s for s in context.annotation if scene.sentence.first < s.first <= event.at]
    if any(context.expressions(sentence) for sentence in between):
        return
    dating = Dating(scene.dating.period, scene.dating.span, 0.75, "Inferred")
    context.date_claims(event.key, dating, extractor=NAME)


__all__ = ["Scene", "headings", "in_person", "scenes", "stage"]
