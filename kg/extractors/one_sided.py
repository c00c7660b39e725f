"""Meetings of which the first words name only the guest: “Министрлікте X-пен кездесу өтті. Оны министр Y жүргізді”.

Who met the guest is who led or attended it by the sentences behind, else the state whose ministry or parliament it was
in. Asked only where the verb comes last.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.extractors.context import Context
from kg.extractors.entities import Actor
from kg.languages.annotation import Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature

_REACH: Final = 2
_MEETING: Final = frozenset({"meet", "talk"})
_TAKES: Final = frozenset({"take-place", "hold"})
_LEADS: Final = frozenset({"hold", "attend", "lead"})
_GOVERNED: Final = frozenset({"Acc", "Dat"})


def with_guest(context: Context, sentence: Sentence, frame: Frame) -> tuple[list[Actor], list[Actor]] | None:
    """Both sides of a meeting that a noun tells of without who met the guest; `None` where nothing tells it."""
    if not context.profile.verb_final or not frame.nominal or not frame.kinds & _MEETING or frame.quoted:
        return None
    if frame.mood != "asserted" or frame.tense != "past" or frame.negated or not _took_place(sentence, frame):
        return None
    units = frame.phrases("with", "clause-with")
    if not units or frame.phrases("of", "between", "subject", "clause-subject"):
        return None
    theirs = [actor for actor in context.actors(units, sentence) if actor.party is not None]
    parties = {actor.party for actor in theirs}
    if not theirs or len(parties) != 1 or any(unit.kind not in {"person", "post"} for unit in units):
        return None
    ours = next(_led(context, sentence, parties), []) or _in_the_house(context, sentence, frame, parties)
    return (ours, theirs) if ours else None


def of_the_row(context: Context, sentence: Sentence, frame: Frame) -> tuple[list[Actor], list[Actor]] | None:
    """The two whom words without a verb show together: “A Президенті X пен Y сарайда. Келіссөз бір сағатқа созылды”."""
    if not context.profile.verb_final or not frame.nominal or not frame.kinds & _MEETING or frame.quoted:
        return None
    if frame.mood != "asserted" or frame.negated or not _took_place(sentence, frame):
        return None
    if frame.phrases("of", "with", "between", "subject", "clause-subject", "clause-with"):
        return None
    doc = context.annotation.doc
    before = next((s for s in reversed(context.annotation.sentences) if s.last <= sentence.first), None)
    if before is None or any(token.pos_ in {"VERB", "AUX"} for token in doc[before.first : before.last]):
        return None
    people = [unit for unit in before.phrases if unit.kind == "person" and unit.posts and unit.case in ("Nom", None)]
    if len(people) != _REACH:
        return None
    joint = doc[people[0].last : people[1].first]
    actors = context.actors(people, before)
    if len(joint) != 1 or joint[0].lower_ not in context.profile.conjunctions:
        return None
    return (actors[:1], actors[1:]) if len({a.party for a in actors} - {None}) == _REACH else None


def _took_place(sentence: Sentence, frame: Frame) -> bool:
    verbs = (f for f in sentence.frames if not f.nominal and f.clause == frame.clause and f.first >= frame.last)
    return any(verb.kinds & _TAKES and not verb.participial and not verb.negated for verb in verbs)


def _led(context: Context, sentence: Sentence, parties: set[str | None]) -> Iterator[list[Actor]]:
    """Those whom the sentences behind say to have led or attended it, of another side."""
    behind = [s for s in context.annotation if s.first >= sentence.last and s.passage is sentence.passage][:_REACH]
    for other in behind:
        for frame in other.frames:
            if frame.nominal or frame.participial or frame.negated or not frame.kinds & _LEADS:
                continue
            people = [unit for unit in frame.phrases("subject") if unit.kind == "person"]
            if people and not frame.titles("to", "object") and _of_it(context, other, frame):
                found = [actor for actor in context.actors(people, other) if actor.party not in parties]
                if found:
                    yield found


def _of_it(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a verb is of a gathering told of before: “жиынды … жүргізді”, “оған … төрағалық етті”."""
    if any(unit.kind == "pronoun" and unit.number != "Plur" for unit in frame.phrases("to", "object")):
        return True
    nouns = context.profile.gatherings | context.profile.receptions
    words = (t for t in context.annotation.doc[sentence.first : frame.first] if sentence.clause(t.i) == frame.clause)
    return any(t.lemma_ in nouns and feature(t, "Case") in _GOVERNED for t in words)


def _in_the_house(context: Context, sentence: Sentence, frame: Frame, parties: set[str | None]) -> list[Actor]:
    """The state in whose ministry or parliament the meeting was."""
    for unit in frame.phrases("in", "clause-in"):
        if unit.kind != "organization" or unit.element is None or unit.element.code not in "GSD":
            continue
        party = context.entities.actor(unit).party
        named = context.entities.element(unit.element) if unit.element.code in "SD" else None
        state = named or (party if party is not None and context.builder.nodes[party].kind == "State" else None)
        state = state or (context.entities.home() if party is None else None)
        if state is not None and state not in parties:
            words = Phrase(unit.first, unit.last, "state", unit.element, head=unit.head)
            return [Actor(state, state, words, named=False)]
    return []


__all__ = ["of_the_row", "with_guest"]
