"""Agreements: treaties, declarations, accords; who signed, who joins, what they came out of."""

from __future__ import annotations

from kg.extractors.context import Context
from kg.extractors.events import Telling, claim, thing
from kg.languages.annotation import Frame, Phrase, Sentence, Title

AFTER: tuple[str, ...] = ("posts", "conferences", "initiatives")
NAME = "agreements"
_PROPERTY = {"sign": "signatory", "ratify": "adherent", "join": "adherent"}


def extract(context: Context) -> None:
    """Agreements from their titles, with the frames of signing, ratifying and joining."""
    for sentence in context.annotation:
        for title in sentence.titles:
            if title.kind == "Agreement":
                _title(context, sentence, title)


def _title(context: Context, sentence: Sentence, title: Title) -> None:
    frames = [
        (frame, predicate)
        for frame in sentence.frames
        for kind, predicate in _PROPERTY.items()
        if kind in frame.kinds and _takes(context, sentence, frame, title)
    ]
    if not frames:
        return
    event = thing(context, title)
    if event is None:
        return
    for frame, predicate in frames:
        telling = Telling(frame, sentence, NAME, said_by=context.speaker(frame, sentence))
        for actor in context.actors(_agents(context, sentence, frame, title), sentence):
            key = actor.party or actor.node
            if key:
                span = context.cover(frame, title, actor.phrase)
                claim(context, event.key, predicate, key, span, telling, context.modality(frame))


def _takes(context: Context, sentence: Sentence, frame: Frame, title: Title) -> bool:
    if title in frame.titles("object", "of", "to", "dative", "about", "subject"):
        return True
    if frame.nominal or frame.titles():
        return False
    return sentence.clause(title.first) == frame.clause and abs(title.first - frame.last) <= 3


def _agents(context: Context, sentence: Sentence, frame: Frame, title: Title) -> list[Phrase]:
    """Who signs or joins: the subject, the agent of a noun, else whose decision it is ("the decision of X to join")."""
    roles = ("by", "clause-subject") if frame.nominal else ("subject", "inherited", "with")
    met = {unit for f in sentence.frames if f.nominal and f.kinds & {"meet", "talk"} for unit in f.phrases("with")}
    units = [
        unit
        for unit in frame.phrases(*roles)
        if unit.kind != "place" and not title.first <= unit.first < title.last and unit not in met
    ]
    if not frame.nominal and "by" in {argument.role for argument in frame.arguments}:
        units += [unit for unit in frame.phrases("by") if unit.kind != "place"]
    if units or context.profile.verb_final:
        return units or frame.phrases("between") or _parties(context, sentence, title)
    before = [
        unit
        for unit in frame.phrases("of", "object")
        if unit.last <= frame.first and unit.kind in {"state", "side", "organization"}
    ]
    if before:
        return before[-1:]
    between = [unit for unit in frame.phrases("between", "of") if unit.kind in {"state", "side", "post", "person"}]
    return between if frame.nominal else frame.phrases("between") or _parties(context, sentence, title)


def _parties(context: Context, sentence: Sentence, title: Title) -> list[Phrase]:
    """The sides that the name of an agreement tells itself: “the treaty between A and B was signed”."""
    words = {word for rule in context.profile.roles if rule.role == "between" for word in rule.adpositions}
    doc = context.annotation.doc
    at = next((at for at in range(title.first, title.last) if doc[at].lower_ in words), None)
    inside = [unit for unit in sentence.phrases if at is not None and at < unit.first and unit.last <= title.last]
    return [unit for unit in inside if unit.kind in {"state", "organization", "side"}]
