"""Who else was at a meeting told of before: who was at the table, or in whose presence it was.

“На встрече был и посол X”, “беседа прошла в присутствии посла X”. Told where a
case shows who does what.
"""

from __future__ import annotations

from kg.extractors.again import bare, instead_of_sides, last_told
from kg.extractors.attendance import among
from kg.extractors.context import Context, Event
from kg.extractors.events import Telling, participants
from kg.languages.annotation import Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature
from kg.languages.grammar.presence import presence

# How many words stand between a preposition and the noun that it governs.
_NEAR = 3
_PEOPLE = frozenset({"person", "post", "pronoun"})
# Words of the run before those who were there.
_RUN = 2


def in_company(context: Context, sentence: Sentence, frame: Frame, *, extractor: str) -> None:
    """Those whom a frame tells to have been at the meeting told of last took part in it."""
    if not presence(context.document.language).at or frame.quoted or frame.negated or frame.mood != "asserted":
        return
    people, event = (
        _came_along(context, sentence, frame) if "escort" in frame.kinds else _there(context, sentence, frame)
    )
    if event is None or not people or not context.told_held(event.key):
        return
    telling = Telling(frame, sentence, extractor, confidence=0.85)
    told = [actor for actor in context.actors(people, sentence) if actor.node != actor.party]
    participants(context, event, told, telling)
    instead_of_sides(context, event, told)


def among_them(context: Context, sentence: Sentence, *, extractor: str) -> None:
    """“Среди участников встречи был посол X”: X took part in the meeting told of last."""
    if presence(context.document.language).at and any(frame.kinds & {"meet", "talk"} for frame in sentence.frames):
        among(context, sentence, extractor=extractor, kinds=frozenset({"Meeting"}))


def _there(context: Context, sentence: Sentence, frame: Frame) -> tuple[list[Phrase], Event | None]:
    """Who is at a meeting that a noun names: “за столом переговоров сидел X”, “беседа прошла при участии X”."""
    if not bare(context, sentence, frame):
        return [], None
    words, doc = presence(context.document.language), context.annotation.doc
    own = [at for at in range(sentence.first, sentence.last) if sentence.clause(at) == frame.clause]
    people = [unit for unit in sentence.phrases if _official(unit) and sentence.clause(unit.head) == frame.clause]
    if any(doc[at].lower_ in context.profile.negations for at in own):
        return [], None  # “X на встрече не была”
    if any(doc[at].lemma_ in words.being for at in own):
        before = doc[max(sentence.first, frame.first - _NEAR) : frame.first]
        at = feature(doc[frame.last - 1], "Case") in {"Loc", "Gen"} and any(t.lower_ in words.at for t in before)
        found = [unit for unit in people if unit.case == "Nom"] if at else []
    else:
        found = [
            unit for unit in people if doc[max(own[0], unit.first - _RUN) : unit.first].text.lower() in words.beside
        ]
        found += [unit for unit in people if found and unit.first > found[0].first and unit.case == found[0].case]
    return list(dict.fromkeys(found)), last_told(context, sentence, frame) if found else None


def _came_along(context: Context, sentence: Sentence, frame: Frame) -> tuple[list[Phrase], Event | None]:
    """Who accompanied one of those who met, as the words right behind tell: “дипломата сопровождал атташе X”."""
    event = context.last_event(frame.first, "Meeting")
    people = [unit for unit in frame.phrases("subject") if _official(unit)]
    if event is None or frame.nominal or frame.participial or frame.tense == "future" or not people:
        return [], None
    between = context.annotation.doc[event.at : sentence.first].text
    near = [s for s in context.annotation if event.at < s.last and s.first <= sentence.first]
    if "\n" in between or len(near) > _RUN or frame.phrases("to", "in"):
        return [], None
    if _at_another_deed(context, sentence, frame):
        return [], None
    goes = any(f.kinds & {"visit", "depart"} for f in sentence.frames if f.clause == frame.clause)  # “в поездке”
    whom = context.actors([u for u in frame.phrases("object", "of") if u.kind in _PEOPLE], sentence)
    met = any(actor.node in event.actors for actor in whom)
    return (people, event) if met and not goes else ([], None)


def _at_another_deed(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether the clauses before tell of something else that was done: “the guest laid a wreath; X accompanied her”."""
    if any(f.kinds & {"meet", "talk", "receive", "call"} for f in sentence.frames):
        return False
    words = context.annotation.doc[sentence.first : frame.first]
    return any(
        t.pos_ == "VERB" and feature(t, "VerbForm") == "Fin" and sentence.clause(t.i) != frame.clause for t in words
    )


def _official(unit: Phrase) -> bool:
    return unit.kind == "person" and bool(unit.posts)


__all__ = ["among_them", "in_company"]
