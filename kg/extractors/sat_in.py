"""Who sat in on a meeting that words of the same sentence name, or name by one who was there.

“Провёл переговоры с X, в которых участвовал Y”, “на встрече, где был и Y, стороны обсудили …”, “во встрече с
X участвовал Y”. Told where a case shows who does what.
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from kg.extractors.again import instead_of_sides, last_told
from kg.extractors.context import Context, Event
from kg.extractors.entities import Actor
from kg.extractors.events import Telling, participants
from kg.extractors.relative_words import which
from kg.languages.annotation import Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature
from kg.languages.grammar.presence import presence

_TALKS: Final = frozenset({"meet", "talk", "call", "reception"})
# What may part a verb from its noun: “в состоявшейся вчера встрече” has more.
_SMALL: Final = frozenset({"ADP", "DET", "ADJ", "NUM", "ADV"})
_PEOPLE: Final = frozenset({"person", "post"})
_WITH: Final = ("with", "of", "between")
# How many words before a noun of meeting its preposition may stand.
_BEFORE: Final = 3
# In how many sentences before a meeting is told of that words name by one who was there.
_REACH: Final = 3


def sat_in(context: Context, sentence: Sentence, frame: Frame, *, extractor: str) -> None:
    """Those whom a verb of being there tells to have been at a meeting named in the sentence took part in it."""
    if not context.profile.free_order or frame.nominal or frame.quoted or frame.negated or frame.mood != "asserted":
        return
    if not _attends(context, frame):
        return
    people = [unit for unit in frame.phrases("subject") if unit.kind in _PEOPLE]
    event = (_at_which(context, sentence, frame) or _at_theirs(context, sentence, frame)) if people else None
    if event is None or event.key not in context.builder.nodes:
        return
    instead_of_sides(context, event, _take_part(context, sentence, frame, event, people, extractor=extractor))


def at_one_of_others(context: Context, sentence: Sentence, frame: Frame, *, extractor: str) -> None:
    """Those who took part in a meeting of others that the same clause tells: “took part in the talks of A with B”."""
    if context.profile.verb_final or frame.nominal or frame.quoted or frame.negated or frame.mood == "possible":
        return
    people = [unit for unit in frame.phrases("subject") if unit.kind in _PEOPLE] if _attends(context, frame) else []
    nouns = [f for f in sentence.frames if f.nominal and f.kinds & _TALKS and f.clause == frame.clause]
    nouns = [f for f in nouns if f.phrases("of", "between") and _takes_in(context, sentence, frame, f)]
    event = next((e for e in context.events for f in nouns if e.kind == "Meeting" and e.at == f.first), None)
    if not people or event is None or event.key not in context.builder.nodes:
        return
    _take_part(context, sentence, frame, event, people, extractor=extractor)


def _take_part(
    context: Context, sentence: Sentence, frame: Frame, event: Event, people: list[Phrase], *, extractor: str
) -> list[Actor]:
    """Claims that some persons took part in a meeting; who they are."""
    told = [actor for actor in context.actors(people, sentence) if actor.node != actor.party]
    telling = Telling(frame, sentence, extractor, confidence=0.85, said_by=context.speaker(frame, sentence))
    participants(context, event, told, telling)
    return told


def _takes_in(context: Context, sentence: Sentence, frame: Frame, noun: Frame) -> bool:
    """Whether only small words part a verb of taking part from a noun, or the noun in its case stands before it."""
    doc = context.annotation.doc
    if frame.last <= noun.first:
        return all(token.pos_ in _SMALL for token in doc[frame.last : noun.first])
    before = {token.lower_ for token in doc[max(sentence.first, noun.first - _BEFORE) : noun.first]}
    return feature(doc[noun.last - 1], "Case") == "Loc" and bool(before & presence(context.document.language).at)


def at_one_told(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a noun of meeting with one of its sides only says where others sat in: “во встрече с X участвовал Y”."""
    if not context.profile.free_order or not frame.nominal:
        return False
    verbs = (f for f in sentence.frames if f.clause == frame.clause and not f.nominal and _attends(context, f))
    return any(_theirs(context, sentence, f) is frame for f in verbs) and _told_of(context, sentence, frame) is not None


def _attends(context: Context, frame: Frame) -> bool:
    words = context.profile.being_present
    return bool(frame.kinds & {"attend", "join"}) or frame.lemma in words


def _at_which(context: Context, sentence: Sentence, frame: Frame) -> Event | None:
    """The meeting that a relative clause speaks of: “беседа, в которой участвовал X”."""
    doc = context.annotation.doc
    word = which(context, sentence, frame)
    if word is None:
        return None
    start = sentence.first + sentence.clauses.index(frame.clause)
    nouns = (f for f in sentence.frames if f.nominal and f.kinds & _TALKS and f.last <= start)
    noun = next((f for f in reversed(list(nouns)) if _alike(doc[f.last - 1], word)), None)
    if noun is None or any(noun.last <= title.first and title.last <= start for title in sentence.titles):
        return None
    own = next((e for e in context.events if e.kind == "Meeting" and e.at == noun.first), None)
    return own or _told_of(context, sentence, noun) or last_told(context, sentence, noun)


def _alike(noun: Token, word: Token) -> bool:
    """Whether a relative pronoun agrees with a noun; “где” goes with any."""
    for name in ("Number", "Gender"):
        mine, theirs = feature(noun, name), feature(word, name)
        if name == "Gender" and feature(word, "Number") == "Plur":
            continue
        if mine and theirs and mine != theirs:
            return False
    return True


def _at_theirs(context: Context, sentence: Sentence, frame: Frame) -> Event | None:
    """The meeting told of before that a noun names by one who was there: “во встрече с премьером участвовал Y”."""
    noun = _theirs(context, sentence, frame)
    return _told_of(context, sentence, noun) if noun is not None else None


def _theirs(context: Context, sentence: Sentence, frame: Frame) -> Frame | None:
    """The noun of meeting with one of its sides in which somebody takes part, in the case that this asks for."""
    doc, words = context.annotation.doc, presence(context.document.language)
    for noun in sentence.frames:
        if not noun.nominal or not noun.kinds & _TALKS or noun.clause != frame.clause or not noun.phrases(*_WITH):
            continue
        case = feature(doc[noun.last - 1], "Case")
        before = {token.lower_ for token in doc[max(sentence.first, noun.first - _BEFORE) : noun.first]}
        if case == "Dat" or (case == "Loc" and before & words.at):
            return noun
    return None


def _told_of(context: Context, sentence: Sentence, noun: Frame) -> Event | None:
    """The meeting told of lately in which all took part whom a noun names."""
    units: list[Phrase] = [unit for unit in noun.phrases(*_WITH) if unit.kind != "place"]
    actors = context.actors(units, sentence)
    nodes = {actor.node for actor in actors}
    parties = {actor.party for actor in actors if actor.node == actor.party}
    near = [s for s in context.annotation if s.first < sentence.first][-_REACH:]
    start = near[0].first if near else sentence.first
    held = (e for e in context.events_told("Meeting") if start <= e.at < sentence.first and not e.background)
    found = [e for e in held if nodes <= e.actors or (parties == nodes and nodes <= context.parties(e.key))]
    return found[-1] if nodes and found else None


__all__ = ["at_one_of_others", "at_one_told", "sat_in"]
