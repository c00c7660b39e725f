"""Who meets where the grammar of the word does not say it: the only two officials of two sides whom the sentence names.

“A call from President X reached Minister Y at dinner”, “a call from him had reached her”. Asked last, of a word that
tells of a meeting and of nobody who met, nor of a meeting told before.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kg.extractors.besides import told_besides
from kg.extractors.calls import of_two_sides
from kg.extractors.context import Context
from kg.extractors.discourse import UNSURE
from kg.extractors.entities import Actor
from kg.extractors.met_by_grammar import by_grammar, welcomed
from kg.extractors.sides import doers
from kg.extractors.unsaid import leading
from kg.languages.annotation import Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature

_MEETING: Final = frozenset({"meet", "talk", "receive", "call"})
# Kinds of verbs that may also tell of what is said: “welcomed the arrest”.
_OTHERWISE: Final = frozenset({"welcomes", "say", "credentials"})
# How far before a word of meeting another says when it was, or that it is known.
_NEAR: Final = 3
_WITH: Final = ("with", "clause-with", "object", "honoured")
_ATTENDED: Final = frozenset({"attend", "lead"})
# Codes of states among what a post is of.
_OF_STATES: Final = frozenset("SD")
_SIDES: Final = 2


def left_over(context: Context, sentence: Sentence, frame: Frame) -> tuple[list[Actor], list[Actor]] | None:
    """The two, where they are no more than two and no other meeting of the sentence has either of them."""
    if (
        not frame.kinds & _MEETING
        or frame.kinds & _OTHERWISE
        or frame.negated
        or frame.quoted
        or frame.mood not in {"asserted", "planned"}
    ):
        return None
    if _told_aside(context, sentence, frame) or welcomed(context, sentence, frame):
        return None
    units = [unit for unit in sentence.phrases if _may_meet(unit) and not sentence.in_quotes(unit.first)]
    units = [unit for unit in units if not told_besides(context, sentence, unit)]
    if len(units) == 1 and not context.profile.verb_final:
        units += [unit for unit in sentence.phrases if unit.kind == "pronoun" and unit.number == "Sing"]
    if frame.nominal and any(f.kinds & _ATTENDED and f.clause == frame.clause for f in sentence.frames):
        return None  # “said that Premier Y will attend the meeting”
    if len(units) == 1 and (found := _with_the_leading(context, sentence, frame, units[0])) is not None:
        return found
    if (context.profile.verb_final and frame.nominal) or len(units) < _SIDES or _denied(context, sentence):
        return None
    people = doers(context.actors(units, sentence))
    told = {actor.node: actor for actor in reversed(people) if actor.node is not None}
    actors = list(reversed(told.values()))
    if len(actors) != _SIDES or not of_two_sides(context, actors) or _alike(*(actor.phrase for actor in actors)):
        return None
    here = [e for e in context.events_told("Meeting") if sentence.first <= e.at < sentence.last]
    if any(actor.node in event.actors for event in here for actor in actors):
        return None
    unsure = [replace(actor, confidence=min(actor.confidence, UNSURE)) for actor in actors]
    return unsure[:1], unsure[1:]


def _with_the_leading(
    context: Context, sentence: Sentence, frame: Frame, unit: Phrase
) -> tuple[list[Actor], list[Actor]] | None:
    """The only one whom a sentence names, and whom the news is about: “A lunch with Premier Y rounded off the day”."""
    if context.profile.free_order or (not frame.passive and unit not in frame.phrases(*_WITH)):
        return None  # where verbs show who is left out, he has been looked for
    theirs = context.actors([unit], sentence)
    named = [actor for side in by_grammar(context, sentence, frame) for actor in side]
    if len(theirs) != 1 or not unit.posts or [a.node for a in named] != [theirs[0].node] or _denied(context, sentence):
        return None
    for key in leading(context, frame):
        ours = Actor(key, context.entities.side_of(key), unit, named=False)
        if of_two_sides(context, [ours, *theirs]):
            return [replace(ours, confidence=UNSURE)], theirs
    return None


def _told_aside(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a meeting lies ahead of what is told, is known already, or is with others, where no case tells it.

    “Said before talks with X”, “praised him after the talks in Lima”, “met the jury, led by Y”.
    """
    doc, profile = context.annotation.doc, context.profile
    if not profile.possessives:
        return False
    before = doc[max(sentence.first, frame.first - _NEAR) : frame.first]
    if any(token.lower_ in profile.aftermath and token.lower_ not in profile.once_held for token in before):
        return True
    if frame.nominal:
        named = frame.phrases("with", "of", "between", "from", "to")
        return not named and any(feature(token, "Definite") == "Def" for token in before)
    inside = {at for unit in sentence.phrases for at in range(unit.first, unit.last)}
    behind = next((t for t in doc[frame.last : sentence.last] if t.pos_ not in {"DET", "ADJ", "NUM"}), None)
    return behind is not None and behind.pos_ == "NOUN" and behind.i not in inside


def _may_meet(unit: Phrase) -> bool:
    """Whether a phrase names a person, or the one who holds a post of a state: «глава МИД Катара»."""
    if unit.kind == "person":
        return True
    posts = unit.posts if unit.kind == "post" else ()
    return any(not post.plural and any(body.code in _OF_STATES for body in post.bodies) for post in posts)


def _denied(context: Context, sentence: Sentence) -> bool:
    words = context.annotation.doc[sentence.first : sentence.last]
    return any(token.lower_ in context.profile.negations for token in words)


def _alike(one: Phrase, other: Phrase) -> bool:
    """Whether both stand in one oblique case: «виделся с A, а также совещался с B» tells of others who met them."""
    return one.case == other.case and one.case not in (None, "Nom", "Gen")


__all__ = ["left_over"]
