"""Who was there as well: “The dinner was attended by X”, “… in the presence of X”, “the delegation included X and Y”.

Told where no case shows who does what; `[company]` in the grammar's tables has the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from kg import resources
from kg.extractors.again import instead_of_sides
from kg.extractors.asides import main_meeting
from kg.extractors.context import Context, Event
from kg.extractors.events import Telling, participants
from kg.languages.annotation import Frame, Phrase, Sentence

# In how many sentences, with its own, the meeting was told of.
_REACH: Final = 4
_NEXT: Final = 2
# How many words stand between the last of a row and the verb: “X and Y both”.
_GAP: Final = 1
_JOINTS: Final = frozenset({",", "and", "&", "the", "as", "well", "with", "together", "along", "also", "by"})
_ENDS: Final = frozenset({".", ",", ";", "on", "from", "too", "as", "for", "alongside"})
_PEOPLE: Final = frozenset({"person", "post"})

Runs = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language.

    Args:
        behind: What stands behind those who were there: “with X in attendance”.
        before: What stands before them: “in the presence of X”.
        made_of: What stands between a delegation and those who belong to it.
        attended: What stands between an occasion and those who came.
        sat_in: What they did of whom nothing else is told.
        opening: What opens a sentence before an occasion and, behind the verb, those who came: “present at the”.
        occasions: Nouns for a meeting told of before.
        first: The words without which a document has none of this.
    """

    behind: Runs
    before: Runs
    made_of: Runs
    attended: Runs
    sat_in: Runs
    opening: Runs
    occasions: frozenset[str]
    first: frozenset[str]


@cache
def words(language: str) -> Words | None:
    """The table of a language, if it has one."""
    table = resources.toml(language, "grammar.toml").get("company")
    if table is None:
        return None
    names = ("behind", "before", "made_of", "attended", "sat_in", "opening")
    runs = {name: tuple(tuple(run.split()) for run in table[name]) for name in names}
    every = frozenset(word for found in runs.values() for run in found for word in run if len(word) > len("taking"))
    return Words(**runs, occasions=frozenset(table["occasions"]), first=every | {"present", "sat", "took"})


def also_there(context: Context, sentence: Sentence, *, extractor: str) -> None:
    """Those who were there as well took part in the meeting of the sentence, or in the one told of before."""
    known = words(context.document.language)
    if known is None or not context.annotation.told(known.first) or sentence.passage.kind == "title":
        return
    for people, event, at in _told(context, sentence, known):
        frame = Frame(frozenset({"attend"}), "", at, at + 1, nominal=False)
        telling = Telling(frame, sentence, extractor, confidence=0.8, said_by=context.speaker(frame, sentence))
        actors = [a for a in context.actors(people, sentence) if a.node != a.party and a.node not in event.actors]
        sides = context.parties(event.key)
        own = [
            replace(a, party=None) if context.entities.assumed_side(a.node) and a.party not in sides else a
            for a in actors
        ]
        participants(context, event, own, telling)
        instead_of_sides(context, event, own)


def aside(context: Context, unit: Phrase) -> bool:
    """Whether words beside somebody say that he was there as well, and not whom the others met."""
    known = words(context.document.language)
    if known is None:
        return False
    return _at(context, unit.last, known.behind) > 0 or any(_ends(context, unit.first, run) for run in known.before)


def _told(context: Context, sentence: Sentence, known: Words) -> Iterator[tuple[list[Phrase], Event, int]]:
    """Those who were there, the meeting, and the words that say so."""
    doc = context.annotation.doc
    for at in range(sentence.first, sentence.last):
        word = doc[at].lower_
        if word not in _firsts(known) or sentence.in_quotes(at):
            continue
        people: list[Phrase] = []
        reach = _REACH
        if size := _at(context, at, known.before):
            people, reach = _behind(context, sentence, at + size) if not _signed(sentence) else [], 1
        elif size := _at(context, at, known.opening):
            people = _after_verb(context, sentence, at + size, known)
        elif size := _at(context, at, known.made_of):
            people = _behind(context, sentence, at + size) if _delegation(context, sentence, at) else []
        elif size := _at(context, at, known.attended):
            people = _behind(context, sentence, at + size) if _occasion(context, sentence, at, known) else []
        elif size := _at(context, at, known.sat_in):
            closed = at + size >= sentence.last or doc[at + size].lower_ in _ENDS
            people, reach = _before(context, sentence, at) if closed else [], _NEXT
        elif size := _at(context, at, known.behind):
            people, reach = _before(context, sentence, at), 1
        event = _meeting(context, sentence, reach) if people else None
        if event is not None:
            yield people, event, at


@cache
def _firsts(known: Words) -> frozenset[str]:
    runs = (*known.behind, *known.before, *known.made_of, *known.attended, *known.sat_in, *known.opening)
    return frozenset(run[0] for run in runs)


def _at(context: Context, at: int, runs: Runs) -> int:
    """How many tokens the longest of some runs of words has that stands at a token."""
    doc = context.annotation.doc
    word = doc[at].lower_ if at < len(doc) else ""
    longest = 0
    for run in runs:
        near = run[0] == word and len(run) > longest and at + len(run) <= len(doc)
        if near and all(doc[at + step].lower_ == run[step] for step in range(1, len(run))):
            longest = len(run)
    return longest


def _ends(context: Context, at: int, run: Sequence[str]) -> bool:
    doc = context.annotation.doc
    return at >= len(run) and [token.lower_ for token in doc[at - len(run) : at]] == list(run)


def _behind(context: Context, sentence: Sentence, at: int) -> list[Phrase]:
    """The row of persons that begins at a token."""
    row: list[Phrase] = []
    for unit in (unit for unit in sentence.phrases if unit.first >= at):
        last = row[-1].last if row else at
        between = {token.lower_ for token in context.annotation.doc[last : unit.first]}
        if unit.kind not in _PEOPLE or not between <= _JOINTS:
            break
        row.append(unit)
    return row


def _before(context: Context, sentence: Sentence, at: int) -> list[Phrase]:
    """The row of persons that ends at a token."""
    row: list[Phrase] = []
    for unit in reversed([unit for unit in sentence.phrases if unit.last <= at]):
        end = row[-1].first if row else at
        between = [token.lower_ for token in context.annotation.doc[unit.last : end]]
        if unit.kind not in _PEOPLE or not ({*between} <= _JOINTS if row else len(between) <= _GAP):
            break
        row.append(unit)
    return row[::-1]


def _after_verb(context: Context, sentence: Sentence, at: int, known: Words) -> list[Phrase]:
    """The row of persons behind the verb that follows an occasion: “(present at the) dinner were X and Y”."""
    doc = context.annotation.doc
    verb = next((token.i for token in doc[at : sentence.last] if token.pos_ in {"AUX", "VERB"}), None)
    if verb is None or doc[verb].pos_ != "AUX" or not {t.lemma_ for t in doc[at:verb]} & known.occasions:
        return []
    return _behind(context, sentence, verb + 1)


def _signed(sentence: Sentence) -> bool:
    """Whether a sentence tells of a signing, which others only watch."""
    return any("sign" in frame.kinds for frame in sentence.frames)


def _delegation(context: Context, sentence: Sentence, at: int) -> bool:
    """Whether a delegation is the subject right before a token."""
    return any(unit.kind == "side" and unit.last == at for unit in sentence.phrases)


def _occasion(context: Context, sentence: Sentence, at: int, known: Words) -> bool:
    """Whether a noun for a meeting opens the clause that ends at a token: “The dinner there was attended by”."""
    opens = [t for t in context.annotation.doc[sentence.first : at] if sentence.clause(t.i) == sentence.clause(at)]
    nouns = [token for token in opens if token.pos_ in {"NOUN", "PROPN"}]
    return bool(nouns) and nouns[0].lemma_ in known.occasions


def _meeting(context: Context, sentence: Sentence, reach: int) -> Event | None:
    """The meeting that is told of in the sentence or last before, if it is near and is no conference."""
    event = main_meeting(context, sentence.last, "Conference")
    if event is None or event.kind != "Meeting":
        return None
    between = [s for s in context.annotation if event.at < s.last and s.first <= sentence.first]
    return event if len(between) <= reach else None
