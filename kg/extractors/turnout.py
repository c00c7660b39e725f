"""Who took part in a conference, where the words only point to it, or stand beside it without a verb of their own.

“It was chaired by X”, “Cabo Verde attended as an observer”, “Armenia was represented by Y”; “was held under the
chairmanship of X”, “… with Y in the chair”.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Final

from spacy.tokens import Token

from kg.extractors.attendance import enumerated
from kg.extractors.context import Context, Event
from kg.extractors.entities import Actor
from kg.extractors.events import Telling, participants
from kg.languages.annotation import Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature

NAME: Final = "conferences"
_TALKS: Final = frozenset({"meet", "talk", "call", "receive"})
_PRESENT: Final = frozenset({"attend", "hold"})
_ATTENDED: Final = ("object", "in", "to", "of", "during")
# How many sentences back a conference may be that is only pointed to.
_BACK: Final = 2
_DOERS: Final = frozenset({"person", "post", "state", "organization", "side"})


def beside(context: Context, sentence: Sentence, frame: Frame, event: Event, telling: Telling) -> None:
    """Those who are told beside the verb that says that a conference took place: “under the chairmanship of X”."""
    profile, doc = context.profile, context.annotation.doc
    people: list[Phrase] = []
    for unit in sentence.phrases:
        if unit.kind not in _DOERS or sentence.in_quotes(unit.first):
            continue
        goes_on = bool(people) and all(t.is_punct or t.pos_ == "CCONJ" for t in doc[people[-1].last : unit.first])
        beyond = unit.last <= frame.first if profile.verb_final else unit.first >= frame.last
        behind = beyond and unit.kind != "state" and _before(context, sentence, unit)
        if goes_on or behind or _follows(context, sentence, unit):
            people += _joined(context, sentence, unit) if behind and profile.verb_final else []
            people.append(unit)
    if people and (profile.presiding or profile.verb_final):
        participants(context, event, context.actors(people, sentence), telling)


def _follows(context: Context, sentence: Sentence, unit: Phrase) -> bool:
    """Whether words stand right before somebody that say that he takes part: “in the presence of”."""
    start = unit.first - (context.annotation.doc[unit.first - 1].pos_ == "DET" if unit.first > sentence.first else 0)
    line = context.annotation.doc[max(sentence.first, start - 4) : start].text.lower()
    return any(line == run or line.endswith(f" {run}") for run in context.profile.presiding)


def _joined(context: Context, sentence: Sentence, unit: Phrase) -> list[Phrase]:
    """Those who stand before somebody in one row: “X пен Y-тің төрағалығымен”."""
    row = [unit]
    for other in reversed([u for u in sentence.phrases if u.last <= unit.first and u.kind in _DOERS]):
        between = context.annotation.doc[other.last : row[0].first]
        joins = (t.text == "," or t.pos_ == "CCONJ" or t.lower_ in context.profile.conjunctions for t in between)
        if not len(between) or not all(joins):
            break
        row.insert(0, other)
    return row[:-1]


def _before(context: Context, sentence: Sentence, unit: Phrase) -> bool:
    """Whether words stand right behind somebody that say so: “with X in the chair”."""
    doc = context.annotation.doc
    start = unit.last + (unit.last < sentence.last and doc[unit.last].text == ",")
    line = " ".join(token.lower_ for token in doc[start : min(sentence.last, start + 3)])
    return any(line == run or line.startswith(f"{run} ") for run in context.profile.in_attendance)


def occasion(context: Context, sentence: Sentence) -> None:
    """Persons who speak in the discussions, or in their remarks, took part in the conference told of last."""
    event = context.last_event(sentence.last, "Conference")
    if event is None or not context.told_held(event.key):
        return
    doc = context.annotation.doc
    if not any(
        token.lemma_ in context.profile.occasions or token.lower_ in context.profile.occasions
        for token in doc[sentence.first : sentence.last]
        if not sentence.in_quotes(token.i)
    ):
        return
    for frame in sentence.frames:
        if frame.quoted or frame.nominal or not frame.kinds & {"say", "attend", "welcomes"}:
            continue
        if "attend" in frame.kinds and _met_since(context, event, sentence):
            continue
        telling = Telling(frame, sentence, NAME, confidence=0.85)
        named = [unit for unit in frame.phrases("subject") if unit.kind == "person"]
        if not named:
            continue
        participants(context, event, context.actors(named, sentence), telling)
        return


def present(context: Context, sentence: Sentence) -> None:
    """Those who attended, opened or chaired “it” or “the gathering” took part in the conference told of just before."""
    for frame in sentence.frames:
        if frame.nominal or frame.quoted or frame.negated or not frame.kinds & _present_kinds(context):
            continue
        event = context.last_event(frame.first, "Conference")
        if (
            event is None
            or (frame.titles(*_ATTENDED) and not _chairs(frame))
            or not _points_back(context, sentence, frame, before=event.at < sentence.first)
        ):
            continue
        by_name = _by_its_noun(context, sentence, frame, event)
        if (_met_since(context, event, sentence) and not by_name) or sum(
            _later(s, event, sentence) for s in context.annotation
        ) > _BACK:
            continue
        telling = Telling(frame, sentence, NAME, confidence=0.85)
        people = [unit for unit in frame.phrases("subject") if unit.kind not in {"pronoun", "place"}]
        people = enumerated(context, sentence, people) or people or _named_behind(frame)
        told = each_from(context, sentence, frame) or context.actors(people, sentence)
        participants(context, event, told, telling)
        event.at = max(event.at, frame.first)


def _named_behind(frame: Frame) -> list[Phrase]:
    """The name right behind the word for whose citizen somebody is: «председательствовал тунисец X»."""
    ends = {unit.last for unit in frame.phrases("subject") if unit.kind == "pronoun"}
    return [unit for unit in frame.phrases("object") if unit.kind == "person" and unit.first in ends]


def _present_kinds(context: Context) -> frozenset[str]:
    """What tells of being present; where the verb comes last “it” says where one comes and what one leads."""
    return _PRESENT | {"arrive", "lead"} if context.profile.verb_final else _PRESENT | {"lead"}


def each_from(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    """Those who are told one by one behind the state that each is from: “Гаттардан X, Чилиден Y қатысты”."""
    found: list[Actor] = []
    units = [unit for unit in sentence.phrases if unit.last <= frame.first]
    for state, person in pairwise(units):
        ablative = state.kind == "state" and state.case == "Abl" and state.element is not None
        if ablative and person.kind == "person" and person.first == state.last and person.case == "Nom":
            key = context.entities.element(state.element) if state.element is not None else None
            found += [replace(actor, party=actor.party or key) for actor in context.actors([person], sentence)]
    return found if len(found) > 1 else []


def told_there(context: Context, sentence: Sentence, frame: Frame, people: Iterable[Phrase]) -> list[Actor]:
    """Who is told to have been there: one by one behind the state of each, else the persons among some phrases."""
    told = each_from(context, sentence, frame) if context.profile.verb_final else []
    for actor in told:  # who is told of without a post is of that state from here on
        for known in (known for known in context.entities.persons if known.key == actor.node):
            known.land = known.land or actor.party
    return told or [actor for actor in context.actors(people, sentence) if actor.node != actor.party]


def _chairs(frame: Frame) -> bool:
    """Whether a verb says that somebody leads a gathering, and not that he holds it: “отырысты министр жүргізді”."""
    return "lead" in frame.kinds or ("hold" in frame.kinds and not frame.kinds & {"host", "take-place"})


def _later(sentence: Sentence, event: Event, to: Sentence) -> bool:
    """Whether a sentence stands from where an event was told of to before another."""
    return event.at < sentence.last and sentence.first < to.first


def _met_since(context: Context, event: Event, to: Sentence) -> bool:
    """Whether a meeting was told of between a conference and a sentence."""
    frames = ((s, f) for s in context.annotation if _later(s, event, to) for f in s.frames if f.first > event.at)
    return any(frame.kinds & _TALKS and not _in_title(sentence, frame) for sentence, frame in frames)


def _in_title(sentence: Sentence, frame: Frame) -> bool:
    return any(title.first <= frame.first < title.last for title in sentence.titles)


def _points_back(context: Context, sentence: Sentence, frame: Frame, *, before: bool) -> bool:
    """Whether what somebody attends is only pointed to: “оған … қатысты”, “жиынды … ашты”.

    Args:
        before: Whether a sentence before tells of the conference.
    """
    pointed = any(u.kind == "pronoun" and u.number != "Plur" for u in frame.phrases("to"))
    if pointed and ("attend" in frame.kinds or ("arrive" in frame.kinds and context.profile.verb_final)):
        return True
    if not context.profile.verb_final and before and "attend" in frame.kinds and _unsaid(context, sentence, frame):
        return True
    if context.profile.free_order and ((before and _of_it(frame)) or _before_its_people(context, sentence, frame)):
        return True
    if _leads_its_people(frame):
        return True
    opened = context.annotation.doc[frame.first].lemma_ in context.profile.inaugurating | context.profile.chairing
    if opened and "attend" in frame.kinds and not context.profile.verb_final and _it(context, frame):
        return True  # «открывал её X»
    opens = context.annotation.doc[sentence.first]
    if context.profile.verb_final and before and "attend" in frame.kinds and opens.lower_ in context.profile.there:
        return True  # “Онда министр баяндама жасады”
    words = [token for token in context.annotation.doc[sentence.first : frame.first] if token.pos_ == "NOUN"]
    if context.profile.verb_final and "attend" in frame.kinds and any(_part_of_it(context, t) for t in words):
        return True
    return any(
        token.lemma_ in context.profile.gatherings
        and feature(token, "Case") in ("Dat", "Acc")
        and feature(token, "Person[psor]") is None
        and sentence.clause(token.i) == frame.clause
        for token in words
    )


def _of_it(frame: Frame) -> bool:
    """“В нём приняли участие …”, “вёл заседание …”: a pronoun, or the bare noun that somebody chairs."""
    within = any(unit.kind == "pronoun" and unit.number != "Plur" for unit in frame.phrases("in"))
    return ("attend" in frame.kinds and within) or (
        _chairs(frame) and any(not t.proper for t in frame.titles("object"))
    )


def _before_its_people(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether somebody speaks to those who have come: «к участникам обратился X», «перед делегатами выступил Y»."""
    words = (t for t in context.annotation.doc[sentence.first : sentence.last] if sentence.clause(t.i) == frame.clause)
    heard = (t for t in words if t.pos_ == "NOUN" and t.lemma_ in context.profile.attendees)
    told = any(feature(t, "Case") in {"Dat", "Ins"} and feature(t, "Number") == "Plur" for t in heard)
    return "attend" in frame.kinds and not frame.nominal and told


def _leads_its_people(frame: Frame) -> bool:
    """Whether somebody is said to lead a delegation to what was told of before: “its delegation is headed by X”."""
    sides = [unit for unit in frame.phrases("object") if unit.kind == "side"]
    return "lead" in frame.kinds and bool(sides) and bool(frame.phrases("subject"))


def _it(context: Context, frame: Frame) -> bool:
    """Whether a pronoun is what a verb of opening or chairing is done to; in Russian it looks like a possessive."""
    if any(unit.kind == "pronoun" and unit.number != "Plur" for unit in frame.phrases("object")):
        return True
    beside = context.annotation.doc[frame.last : frame.last + 1]
    return not context.profile.possessives and any(token.lower_ in context.profile.owners for token in beside)


def _part_of_it(context: Context, token: Token) -> bool:
    """Whether a noun is that of a part of the conference told of before: “оның ашылуында … сөз сөйлейді”."""
    part = token.lemma_ in context.profile.occasions and feature(token, "Case") == "Loc"
    return part and feature(token, "Person[psor]") == "3" and token.nbor(-1).pos_ == "PRON"


def _by_its_noun(context: Context, sentence: Sentence, frame: Frame, event: Event) -> bool:
    """Whether what is pointed to is called as the conference is: “Кеңеске … қатысты” after “министрлер кеңесі”."""
    words = (t for t in context.annotation.doc[sentence.first : frame.first] if sentence.clause(t.i) == frame.clause)
    return any(t.lemma_ == event.word and feature(t, "Case") in ("Dat", "Acc", "Loc") for t in words)


def _unsaid(context: Context, sentence: Sentence, frame: Frame) -> bool:
    """Whether a verb of taking part says not in what, or “it”: “Ghana took part, too”, “it was chaired by X”."""
    doc, profile = context.annotation.doc, context.profile
    clause = [at for at in range(sentence.first, sentence.last) if sentence.clause(at) == frame.clause]
    opens = doc[clause[0]].lower_ if clause else ""
    if doc[frame.first].lemma_ in profile.standing_for:
        return bool(frame.phrases("subject"))
    if opens in profile.things and (frame.passive or profile.home == "ru"):
        return True
    behind = doc[frame.last] if frame.last < sentence.last else None
    if behind is not None and behind.lower_ in profile.things and not frame.passive:
        return True
    if frame.lemma not in profile.taking_part or frame.passive or not frame.phrases("subject"):
        return False
    return behind is None or behind.is_punct or behind.lower_ in profile.attending_as
