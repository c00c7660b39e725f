"""Whose words a direct speech is."""

from __future__ import annotations

from kg.extractors.entities import Actor, Entities
from kg.languages.annotation import Annotation, Frame, Phrase, Sentence, lines

_SPEAKING = frozenset({"say", "welcomes", "calls-for", "condemns"})


def attribute(annotation: Annotation, entities: Entities) -> dict[int, str]:
    """For the first token of each sentence with direct speech, the node of who says it.

    An attribution ("— …, said X.") holds for the whole line that it stands in.
    """
    found: dict[int, str] = {}
    for line in lines(annotation.doc, annotation.sentences):
        speaker = next((key for sentence in line if (key := _attribution(sentence, entities))), None)
        if speaker is None:
            continue
        for sentence in line:
            if any(sentence.quoted):
                found[sentence.first] = speaker
    return found


def _attribution(sentence: Sentence, entities: Entities) -> str | None:
    if not any(sentence.quoted):
        return None
    for frame in sentence.frames:
        if frame.quoted or frame.nominal or not frame.kinds & _SPEAKING:
            continue
        actor = speaker(frame, sentence, entities)
        if actor is not None and actor.node is not None:
            return actor.node
    return None


def speaker(frame: Frame, sentence: Sentence, entities: Entities) -> Actor | None:
    """Who does the saying of a frame: its subject, or what follows it where the speech comes first ("…", said X)."""
    units = [*frame.phrases("subject"), *frame.phrases("inherited"), *_after(frame, sentence)]
    for unit in units:
        if sentence.in_quotes(unit.first) or unit.kind == "place":
            continue
        actor = entities.pronoun(unit) if unit.kind == "pronoun" else entities.actor(unit)
        if actor is not None and actor.node is not None:
            return actor
    return None


def _after(frame: Frame, sentence: Sentence) -> list[Phrase]:
    near = [unit for unit in frame.phrases("object") if unit.first - frame.last <= 1]
    return near if any(sentence.quoted) else []
