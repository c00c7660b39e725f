"""Which frames tell of a journey, also without a word that means one.

left Rome on Monday for Tunis             a verb of leaving with where to
was in Oslo on Tuesday                    a verb of being beside a place, with a day
a tour that took him to Chad and Mali     whom a tour leads somewhere
"""

from __future__ import annotations

from dataclasses import replace

from kg.extractors.context import Context
from kg.extractors.dating import dated
from kg.extractors.places import where_told
from kg.languages.annotation import Argument, Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature

_PLACES = frozenset({"place", "state"})
# How many words may part a verb of being from its place: “was also in”, “12 мамырда болып”.
_REACH = 5


def journey(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """The frame as one of a visit; `None` where it tells of none."""
    if frame.negated or frame.mood == "habitual":
        return None
    if "visit" in frame.kinds:
        return frame
    if _leaves_for(context, frame):
        onward = tuple(item for item in frame.arguments if item.role != "object")
        return _visit(frame, onward, lemma=f"{frame.lemma} for")
    if "carry" in frame.kinds:
        return _carried(sentence, frame)
    return _visit(frame, frame.arguments) if _stays(context, sentence, frame) else None


def _visit(frame: Frame, arguments: tuple[Argument, ...], *, lemma: str = "") -> Frame:
    return replace(frame, kinds=frame.kinds | {"visit"}, lemma=lemma or frame.lemma, arguments=arguments)


def _leaves_for(context: Context, frame: Frame) -> bool:
    """Whether somebody leaves one place for another: “left Rome on Monday for Tunis”."""
    if "depart" not in frame.kinds or frame.nominal or context.profile.verb_final:
        return False
    goals = {word for rule in context.profile.roles if rule.role == "about" for word in rule.adpositions}
    units = [unit for unit in frame.phrases("about") if unit.kind in _PLACES]
    before = [context.annotation.doc[unit.first - 1].lower_ for unit in units if unit.first]
    onward = context.profile.title.purpose | {"for"}
    return bool(frame.phrases("object")) and any(word in goals & onward for word in before)


def _carried(sentence: Sentence, frame: Frame) -> Frame | None:
    """“Her trip will take the minister to A and B”: a journey of whom it takes there."""
    tours = [f for f in sentence.frames if f.nominal and "visit" in f.kinds and f.last <= frame.first]
    people = frame.phrases("object")
    if not tours or frame.nominal or not people or frame.phrases("with"):
        return None
    goals = [item for item in frame.arguments if item.role == "to"]
    return _visit(frame, (*goals, *(Argument("subject", unit) for unit in people)))


def _stays(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a verb of being tells of somebody who is in a place on a certain day: “министр Каирде болды”."""
    profile = context.profile
    if frame.nominal or not ("stay" in frame.kinds or frame.lemma in profile.staying):
        return False
    subjects = [unit for unit in frame.phrases("subject", "inherited") if unit.kind in {"person", "post", "pronoun"}]
    if not subjects or any(
        post.head in profile.accredited | profile.sent_to for unit in subjects for post in unit.posts
    ):
        return False  # an ambassador is where he serves
    spots = [unit for unit in frame.phrases("in", "as") if unit.kind in _PLACES]
    if profile.verb_final:
        return any(unit.case == "Loc" and _beside(context, sentence, unit.last, frame.first) for unit in spots)
    if not spots:
        spots = where_told(context, sentence, frame)
        return bool(spots) and dated(context, sentence, frame) is not None
    near = any(_beside(context, sentence, frame.first + 1, unit.first) for unit in spots)
    return near and _alone(context, sentence, frame) and dated(context, sentence, frame) is not None


def _beside(context: Context, sentence: Sentence, first: int, last: int) -> bool:
    """Whether nothing but a date, an adposition or an adverb stands between a verb of being and its place."""
    doc = context.annotation.doc
    if not 0 <= last - first <= _REACH:
        return False
    dates = context.expressions(sentence)
    between = doc[first:last]
    return all(
        token.pos_ in {"ADP", "ADV", "DET"} or any(d.start <= token.idx < d.end for d in dates) for token in between
    ) and not any(token.lower_ in context.profile.returning for token in between)


def _alone(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a verb of being is the only verb of its clause, and no auxiliary of another one."""
    doc = context.annotation.doc
    others = (t for t in doc[sentence.first : sentence.last] if sentence.clause(t.i) == frame.clause)
    return all(t.pos_ != "VERB" or frame.first <= t.i < frame.last or feature(t, "VerbForm") == "Inf" for t in others)


def spots(frame: Frame) -> list[Phrase]:
    """The places that somebody stays in."""
    return [unit for unit in frame.phrases("in", "as") if unit.kind in _PLACES]
