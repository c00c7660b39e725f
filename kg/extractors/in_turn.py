"""Those who are met one after the other, with no word of it: “Олардың арасында X пен Y бар”, “кезек X-ке келді”.

Who meets them is who did so in the sentence before. Told where the verb comes last.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.extractors.context import Context
from kg.languages.annotation import Argument, Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature

_MEETING: Final = frozenset({"meet", "receive", "talk", "call"})
_OURS: Final = ("subject", "inherited", "clause-subject")
_ACTS: Final = frozenset({"person", "post", "pronoun"})
# How many sentences before tell who meets them.
_REACH: Final = 2
# Within how many words of its start a sentence says that it goes on with those who were met.
_OPENS: Final = 3
_PLANNED: Final = frozenset({"Pres", "Fut"})


def in_turn(context: Context, sentence: Sentence) -> Iterator[Frame]:
    """A frame of meeting for each of those whom a sentence names as the next who were met."""
    if not context.profile.verb_final or sentence.passage.kind == "title" or any(sentence.quoted):
        return
    words = context.words
    if not context.annotation.told(words.among | words.turns | words.partners):
        return
    if any(frame.kinds & _MEETING and not frame.nominal for frame in sentence.frames):
        return
    whom = _among(context, sentence) or _next(context, sentence) or _partner(context, sentence)
    told = _before(context, sentence, whom) if whom else None
    if told is None:
        return
    frame, who = told
    verbs = [t for t in context.annotation.doc[sentence.first : sentence.last] if feature(t, "VerbForm") == "Fin"]
    ahead = bool(verbs) and feature(verbs[-1], "Tense") in _PLANNED
    for unit in whom:
        yield Frame(
            kinds=frozenset({"meet"}),
            lemma=frame.lemma,
            first=unit.first,
            last=unit.last,
            nominal=False,
            arguments=(Argument("subject", who), Argument("with", unit)),
            tense="future" if ahead else frame.tense,
            mood=frame.mood,
            clause=sentence.clause(unit.first),
        )


def _officials(sentence: Sentence, *cases: str | None) -> list[Phrase]:
    return [unit for unit in sentence.phrases if unit.kind == "person" and unit.posts and unit.case in cases]


def _among(context: Context, sentence: Sentence) -> list[Phrase]:
    """“Олардың қатарында X, Y және Z бар”: those who were met, of whom the sentence before gives the number alone."""
    doc = context.annotation.doc
    among = context.words.among
    opens = doc[sentence.first : min(sentence.first + _OPENS, sentence.last)]
    at = next((t.i for t in opens if t.lower_ in among), None)
    if at is None or at == sentence.first or doc[at - 1].pos_ != "PRON" or feature(doc[at - 1], "Number") != "Plur":
        return []
    words = [token for token in doc[at + 1 : sentence.last] if token.is_alpha]
    if not words or not {words[-1].lemma_, words[-1].lower_} & context.profile.being_of:
        return []
    return [unit for unit in _officials(sentence, "Nom", None) if unit.first > at]


def _next(context: Context, sentence: Sentence) -> list[Phrase]:
    """“Содан соң кезек X-ке келді”, “кейін X-тің кезегі келді”: whose turn it was."""
    doc, turns = context.annotation.doc, context.words.turns
    turn = next((t for t in doc[sentence.first : sentence.last] if t.lemma_ in turns), None)
    if turn is None or feature(turn, "Case") != "Nom":
        return []
    case = "Gen" if feature(turn, "Person[psor]") == "3" else "Dat"
    return _officials(sentence, case)[:1]


def _partner(context: Context, sentence: Sentence) -> list[Phrase]:
    """“Келесі сұхбаттасы X болды”: with whom somebody talked next."""
    doc, partners = context.annotation.doc, context.words.partners
    noun = next((t for t in doc[sentence.first : sentence.last] if t.lemma_ in partners), None)
    if noun is None or feature(noun, "Person[psor]") != "3" or feature(noun, "Case") != "Nom":
        return []
    return [unit for unit in _officials(sentence, "Nom", None) if unit.first > noun.i][:1]


def _before(context: Context, sentence: Sentence, whom: list[Phrase]) -> tuple[Frame, Phrase] | None:
    """The frame of a sentence before that tells of a meeting, with the one of another side who met somebody."""
    parties = {context.entities.actor(unit).party for unit in whom}
    near = [s for s in context.annotation if s.last <= sentence.first and not all(s.quoted)][-_REACH:]
    for other in reversed(near):
        for frame in reversed(other.frames):
            if not frame.kinds & _MEETING or frame.negated or frame.quoted or frame.mood == "possible":
                continue
            units = [unit for unit in frame.phrases(*_OURS) if unit.kind in _ACTS]
            for unit in units:
                actors = context.actors([unit], other)
                if len(actors) == 1 and context.entities.is_person(actors[0].node) and actors[0].party not in parties:
                    return frame, unit
    return None


__all__ = ["in_turn"]
