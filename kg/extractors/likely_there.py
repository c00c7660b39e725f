"""Who else was at a meeting told of before, where no rule of the grammar says so: weighed by learned weights.

“Flanking him was X”, “X, who sat beside the governor, spoke of …”: there are more ways to say it than rules. What
speaks for it are the words around somebody, what he does by the frames, how far back the meeting is and whose side he
is on; how much each weighs was learned, see `training/meetings`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from kg import resources
from kg.extractors.again import instead_of_sides
from kg.extractors.context import Context, Event
from kg.extractors.entities import Actor
from kg.extractors.events import Telling, participants
from kg.languages.annotation import Frame, Phrase, Sentence
from kg.languages.grammar.presence import presence

_ATTENDS: Final = frozenset({"attend", "join"})
_MEETING: Final = frozenset({"meet", "talk", "call", "reception", "discuss", "meal"})
_NO_MEETING: Final = frozenset({"other noun", "title"})
_OF_MEETING: Final = frozenset({"bare meeting", "named meeting"})
# By how much more must speak for a meeting than for none, in units of the logarithm of odds.
SURER: Final = 0.5
# How many meetings back somebody may have been at.
_REACH: Final = 4
_FAR: Final = 4
_WORDS: Final = frozenset({"VERB", "AUX", "NOUN", "ADV", "ADJ", "ADP", "CCONJ", "PART"})
# How many words around somebody belong to him more than the others of the clause.
_NEAR: Final = 3
Marks = dict[str, float]


def likely_there(context: Context, sentence: Sentence, *, extractor: str) -> None:
    """Those in a sentence of whom it is far likelier that they were at a meeting told of before than that not."""
    for unit, actor in attending(context, sentence):
        options = weighed(context, sentence, unit, actor)
        weights = _weights()
        scores = [sum(weights.get(mark, 0.0) * value for mark, value in marks.items()) for _, marks in options]
        best = max(range(len(options)), key=scores.__getitem__)
        event = options[best][0]
        if event is None or scores[best] - scores[-1] <= SURER:
            continue
        frame = Frame(
            frozenset({"attend"}), "", unit.first, unit.last, nominal=False, clause=sentence.clause(unit.first)
        )
        said_by = context.speaker(frame, sentence)
        participants(context, event, [actor], Telling(frame, sentence, extractor, confidence=0.75, said_by=said_by))
        instead_of_sides(context, event, [actor])


def attending(context: Context, sentence: Sentence) -> Iterator[tuple[Phrase, Actor]]:
    """The persons of a sentence of whom it tells no meeting."""
    if sentence.passage.kind == "title" or not context.events_told("Meeting"):
        return
    here = [e for e in context.events_told("Meeting") if sentence.first <= max(e.at, e.spoken) < sentence.last]
    known = {node for event in here for node in event.actors}
    for unit in sentence.phrases:
        if unit.kind != "person" or sentence.in_quotes(unit.first):
            continue
        actor = context.entities.actor(unit)
        if actor.node is None or actor.node in known or not context.entities.is_person(actor.node):
            continue
        known.add(actor.node)
        if not _elsewhere(context, sentence, unit, actor):
            yield unit, actor


def _elsewhere(context: Context, sentence: Sentence, unit: Phrase, actor: Actor) -> bool:
    """Whether somebody is told to have been at something else, afterwards or not at all, or a rule has placed him."""
    if any(frame.negated for frame in sentence.frames if frame.clause == sentence.clause(unit.first)):
        return True
    tokens = context.annotation.doc[sentence.first : sentence.last]
    if any(token.lower_ in context.profile.aftermath for token in tokens):
        return True
    if _speaks_of_presence(context, sentence) and _at_what(context, sentence, unit) in _NO_MEETING:
        return True
    if not _speaks_of_presence(context, sentence) and _at_what(context, sentence, unit) not in _OF_MEETING:
        return True
    placed = any(actor.node in event.actors for event in context.events_told("Meeting"))
    return placed and not _told_before(context, sentence, unit, actor)


def _speaks_of_presence(context: Context, sentence: Sentence) -> bool:
    attends = any(frame.kinds & _ATTENDS for frame in sentence.frames)
    return attends or _says(context, sentence)


def _says(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence has words for being with somebody or somewhere."""
    words = presence(context.document.language)
    known = words.near | words.escorting | words.being | context.profile.comitatives | context.profile.being_present
    tokens = context.annotation.doc[sentence.first : sentence.last]
    return any(token.lemma_ in known or token.lower_ in known for token in tokens)


def _told_before(context: Context, sentence: Sentence, unit: Phrase, actor: Actor) -> bool:
    """Whether somebody is named in the text before a phrase."""
    return any(
        phrase.kind == "person" and phrase.last <= unit.first and context.entities.actor(phrase).node == actor.node
        for other in context.annotation
        if other.first <= sentence.first and other.passage.kind != "title"
        for phrase in other.phrases
    )


def weighed(context: Context, sentence: Sentence, unit: Phrase, actor: Actor) -> list[tuple[Event | None, Marks]]:
    """The meetings that somebody may have been at, each with what speaks for it; `None` for none of them, last."""
    told = [e for e in context.events_told("Meeting") if e.at < sentence.first]
    told.sort(key=lambda event: -event.at)
    near = [*told[:_REACH], *told[_REACH:][-1:]]
    own = dict.fromkeys(_about(context, sentence, unit, actor), 1.0)
    found: list[tuple[Event | None, Marks]] = []
    for event in near:
        if actor.node in event.actors:
            continue
        marks = dict(own)
        marks.update(dict.fromkeys(_event(context, sentence, unit, actor, event, told), 1.0))
        found.append((event, marks))
    return [*found, (None, {"there none": 1.0})]


def _about(context: Context, sentence: Sentence, unit: Phrase, actor: Actor) -> Iterator[str]:
    """What a sentence says of somebody: the words of his clause, those around him, and what he does."""
    doc, language = context.annotation.doc, context.document.language
    clause = sentence.clause(unit.first)
    inside = {at for phrase in sentence.phrases for at in range(phrase.first, phrase.last)}
    for token in doc[sentence.first : sentence.last]:
        if token.i in inside or token.pos_ not in _WORDS or sentence.clause(token.i) != clause:
            continue
        near = unit.first - _NEAR <= token.i < unit.last + _NEAR
        if token.pos_ in {"VERB", "AUX", "NOUN", "ADV"}:
            yield f"there word {language} {token.lemma_}"
        if near:
            yield f"there near {language} {token.lemma_}"
    acts = False
    for frame in sentence.frames:
        for argument in frame.arguments:
            if argument.unit is unit or argument.unit == unit:
                for kind in frame.kinds:
                    yield f"there {argument.role} {kind}"
                acts = acts or (argument.role == "subject" and not frame.nominal)
        if frame.clause == clause and frame.nominal:
            bare = not frame.phrases("with", "of", "between", "subject")
            for kind in frame.kinds:
                yield f"there noun {kind}" + (" bare" if bare else "")
    if not acts:
        yield "there acts not"
    yield from _cues(context, sentence, unit)
    person = next(known for known in context.entities.persons if known.key == actor.node)
    yield "there posts" if person.posts else "there no posts"
    yield "there again" if _told_before(context, sentence, unit, actor) else "there new"
    if actor.node in {node for event in context.events_told("Meeting") for node in event.actors}:
        yield "there meets others"
    if unit.posts:
        yield "there with a post"
    if any(sentence.quoted):
        yield "there speech"


def _cues(context: Context, sentence: Sentence, unit: Phrase) -> Iterator[str]:
    """What speaks of being there at all, whatever the words: verbs and nouns for it, and whether at a meeting."""
    tokens = context.annotation.doc[sentence.first : sentence.last]
    attends = any(frame.kinds & _ATTENDS for frame in sentence.frames)
    said = _says(context, sentence)
    named = _at_what(context, sentence, unit)
    if attends:
        yield f"there attends {named}"
    if said:
        yield f"there words of presence {named}"
    if not attends and not said:
        yield f"there no cue {named}"
    if context.expressions(sentence):
        yield "there dated"
    if any(token.lower_ in context.profile.another for token in tokens):
        yield "there another"


def _at_what(context: Context, sentence: Sentence, unit: Phrase) -> str:
    """Whether a sentence speaks of a meeting, with its sides or without, of something else, or of nothing."""
    held = [frame for frame in sentence.frames if frame.kinds & _MEETING]
    if any(frame.nominal and not frame.phrases("with", "of", "between") for frame in held):
        return "bare meeting"
    if held:
        return "named meeting"
    if sentence.titles:
        return "title"
    doc, clause = context.annotation.doc, sentence.clause(unit.first)
    inside = {at for phrase in sentence.phrases for at in range(phrase.first, phrase.last)}
    inside |= {at for frame in sentence.frames for at in range(frame.first, frame.last)}
    nouns = (t for t in doc[sentence.first : sentence.last] if t.pos_ == "NOUN" and t.i not in inside)
    return "other noun" if any(sentence.clause(token.i) == clause for token in nouns) else "nothing"


def _event(
    context: Context, sentence: Sentence, unit: Phrase, actor: Actor, event: Event, told: list[Event]
) -> Iterator[str]:
    """How a meeting told of before stands to somebody."""
    rank = told.index(event)
    yield f"there rank {min(rank, 3)}"
    if event is told[-1]:
        yield "there first"
    between = sum(event.at < s.first <= sentence.first for s in context.annotation)
    yield f"there far {min(between, _FAR)}"
    passage = next((s.passage for s in context.annotation if s.first <= event.at < s.last), None)
    if passage is sentence.passage:
        yield "there same line"
    elif passage is not None and passage.kind == "title":
        yield "there of title"
    for name in ("background", "aside"):
        if getattr(event, name):
            yield f"there {name}"
    side, sides = context.entities.side_at_home(actor.node or ""), context.parties(event.key)
    yield "there side " + ("unknown" if side is None else "of theirs" if side in sides else "of none")
    clause = sentence.clause(unit.first)
    frames = [frame for frame in sentence.frames if frame.clause == clause]
    if any(frame.nominal and frame.lemma == event.word for frame in frames):
        yield "there same word"
    ahead = any(frame.mood == "planned" for frame in frames)
    yield "there planned alike" if ahead == context.planned(event.key) else "there planned otherwise"
    here = {context.entities.actor(p).node for p in sentence.phrases if p is not unit}
    yield "there beside one of them" if here & event.actors else "there beside nobody of them"
    if len(event.actors) > 2:
        yield "there many"


@cache
def _weights() -> dict[str, float]:
    return {row["mark"]: float(row["weight"]) for row in resources.rows(resources.COMMON, "there.tsv")}


__all__ = ["SURER", "attending", "likely_there", "weighed"]
