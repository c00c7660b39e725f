"""When and where a meeting told of before was, by the attributes of the noun that takes it up in passing.

«6 ақпандағы кездесу барысында … қаралды», «Осакадағы келіссөзге елші қатысты», «Кеше өткен кездесуде …»
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extractors.context import Context, Dating, Event
from kg.extractors.dating import another_day
from kg.extractors.stays import stretch_claims
from kg.languages.annotation import Frame, Sentence

# What may stand between an attribute of time and its noun.
_BETWEEN = frozenset({"ADJ", "NUM", "DET"})


def by_attributes(context: Context, sentence: Sentence, frame: Frame, event: Event, *, extractor: str) -> None:
    """Claims of the day and the place that stand as attributes before a noun without sides of its own."""
    if not context.profile.verb_final or event.background:
        return
    dating = _day(context, sentence, frame, event)
    if dating is not None:
        if another_day(context, event, dating):
            return
        stretch_claims(context, event, dating, extractor=extractor, said_by=None)
    if not context.builder.objects(event.key, "place") and "call" not in frame.kinds:
        units = [unit for unit in frame.phrases("in") if unit.kind == "place" and unit.last <= frame.first]
        context.place_claims(event.key, units, frame, extractor=extractor)


def _day(context: Context, sentence: Sentence, frame: Frame, event: Event) -> Dating | None:
    """The date right before a noun, as its attribute: “жұмадағы келіссөз”, “кеше өткен кездесу”."""
    doc = context.annotation.doc
    tense = "past" if context.told_held(event.key) else "future"
    for expression in reversed(context.expressions(sentence)):
        end = next((t.i for t in reversed(doc[sentence.first : frame.first]) if t.idx < expression.end), None)
        if end is None or doc[end].idx < expression.start or expression.relation != "in":
            continue
        between = doc[end + 1 : frame.first]
        place = {at for unit in frame.phrases("in") for at in range(unit.first, unit.last)}
        attributive = doc[end].lower_.endswith(context.profile.attributive)
        if not all(t.i in place or t.pos_ in _BETWEEN or _took_place(context, t) for t in between):
            continue
        if not attributive and not any(_took_place(context, token) for token in between):
            continue
        period = expression.period(context.document.issued, tense=tense)
        return Dating(period, (expression.start, expression.end), 0.85) if period is not None else None
    return None


def _took_place(context: Context, token: Token) -> bool:
    """Whether a word says no more of a noun than that it was: “өткен”, “болған”."""
    return token.lemma_ in context.profile.light or token.lower_ in context.profile.title.previous
