"""Who has become a member of an initiative or an agreement: “участниками инициативы стали Гана и Чили”."""

from __future__ import annotations

from kg.extractors.context import Context, Event
from kg.extractors.events import Telling, claim, thing
from kg.languages.annotation import Frame, Sentence
from kg.languages.grammar.morph import feature

_BECOMING = frozenset({"appoint", "serve"})
_MEMBERS = frozenset({"state", "organization", "person", "post", "side"})
# How far behind the noun for members stands whose members they are, and how many sentences before it was told.
_NEXT = 3
_REACH = 2


def members(context: Context, sentence: Sentence, kind: str, *, extractor: str) -> None:
    """Claims of `adherent` for those who are told to have become members of a thing of the kind."""
    doc = context.annotation.doc
    for token in doc[sentence.first : sentence.last]:
        if token.lemma_ not in context.profile.joiners or feature(token, "Case") != "Ins":
            continue
        verb = next((f for f in sentence.frames if _becomes(f) and f.clause == sentence.clause(token.i)), None)
        event = _whose(context, sentence, token.i, kind) if verb is not None else None
        if verb is None or event is None or verb.negated or verb.mood == "possible":
            continue
        telling = Telling(verb, sentence, extractor, 0.85, context.speaker(verb, sentence))
        units = [unit for unit in verb.phrases("subject", "inherited") if unit.kind in _MEMBERS]
        for actor in context.actors(units, sentence):
            key = actor.party or actor.node
            if key:
                span = context.cover(verb, actor.phrase)
                claim(context, event.key, "adherent", key, span, telling, context.modality(verb))


def _becomes(frame: Frame) -> bool:
    return bool(frame.kinds & _BECOMING) and not frame.nominal and not frame.passive


def _whose(context: Context, sentence: Sentence, at: int, kind: str) -> Event | None:
    """The thing right behind the noun for members; with “its” beside the noun, the one that was told of last."""
    title = next((t for t in sentence.titles if t.kind == kind and 0 <= t.first - at - 1 < _NEXT), None)
    if title is not None:
        return thing(context, title, create=title.proper)
    doc = context.annotation.doc
    beside = doc[max(sentence.first, at - 1) : min(sentence.last, at + 2)]
    if not any(token.lower_ in context.profile.owners for token in beside):
        return None
    event = context.last_event(at, "Initiative", "Agreement")
    if event is None or event.kind != kind:
        return None
    between = [s for s in context.annotation if event.at < s.last and s.first < sentence.first]
    return event if len(between) <= _REACH else None
