"""Frames of a language in which the verb comes last: what belongs to a word stands before it.

    [subject] [place] [with whom] verb            Министр Осакада әріптесімен кездесті
    [place] participle noun                       Осакада өткен форум
    [whose] [with whom] noun [verb that tells]    Министрдің әріптесімен кездесуі өтті

What stands right before a participle is the participle's; the noun behind it is what it speaks of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from spacy.tokens import Doc

from kg.languages.annotation import Frame, Phrase, Sentence, Title
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile
from kg.languages.grammar.reported_chains import doer, reported
from kg.languages.grammar.rules import Trigger
from kg.languages.grammar.verb_final_arguments import INTRANSITIVE, REACH, Arguments, Placed
from kg.languages.grammar.verb_final_tense import (
    called_off,
    happening,
    is_over,
    mood,
    negated,
    spoken_of,
    teller,
    tense,
)

# A verbal noun of these tells of an event that may come; of the others it tells nothing.
_HAPPENING = INTRANSITIVE - {"say"} | {"receive", "sign", "ratify", "host", "hold", "adopt", "appoint", "dismiss"}

_MEETING = frozenset({"meet", "talk", "call"})
_PAIR = 2


def frame(
    doc: Doc,
    sentence: Sentence,
    trigger: Trigger,
    positions: Sequence[int],
    units: Iterable[Placed],
    *,
    profile: Profile,
    role: Callable[[Any, int, Profile], str],
) -> Frame | None:
    """The frame of a trigger; `None` for a verbal noun of which nothing says whether it comes true."""
    first, at = min(positions), positions[-1]
    nominal = trigger.pos == "NOUN"
    clause = sentence.clause(at)
    own = [item for item in units if sentence.clause(item.unit.first) == clause and not _covers(item, first, at + 1)]
    own = _on_this_side(doc, sentence, own, at)
    form = "Noun" if nominal else feature(doc[at], "VerbForm") or "Fin"
    if form == "Vnoun" and (_closes_line(doc, sentence, at) or _held(doc, sentence, trigger, at, profile)):
        nominal, form = True, "Noun"  # “Перу президентімен телефон арқылы сөйлесу.”
    managed = form == "Vnoun" and _managed(doc, sentence, at, profile)
    if managed or (form == "Part" and _agreed(doc, sentence, at, profile)):
        form = "Fin"
    verb = at + _PAIR if managed else teller(doc, sentence, at, form, profile=profile)
    if form == "Conv" and doer(doc, sentence, own, first, at) is not None:
        verb = reported(doc, sentence, at) or verb
    how = mood(doc, sentence, at, verb, form, trigger.kinds, profile=profile)
    dropped = nominal and called_off(doc, sentence, at, profile=profile)
    how = "cancelled" if dropped else how
    over = form == "Vnoun" and is_over(doc, sentence, at, profile)
    if form == "Vnoun" and not over and (how == "asserted" or not trigger.kinds & _HAPPENING):
        return None
    finder = Arguments(doc, sentence, trigger.kinds, first, at, lambda item: role(item, first, profile), profile)
    return Frame(
        kinds=trigger.kinds,
        lemma=" ".join(trigger.lemmas),
        first=first,
        last=max(positions) + 1,
        nominal=nominal,
        arguments=tuple(finder.find(own, "Part" if over else form)),
        tense="past" if over else _when(form, how, tense(doc, verb, sentence.last, profile=profile)),
        passive=not nominal and feature(doc[at], "Voice") == "Pass",
        participial=form == "Part",
        mood="asserted" if over else how,
        negated=not dropped and negated(doc, sentence, at, verb, profile=profile),
        quoted=sentence.in_quotes(first),
        clause=clause,
    )


def _agreed(doc: Doc, sentence: Sentence, at: int, profile: Profile) -> bool:
    """Whether a participle with a converb of being tells what is agreed on: “кездесетін болып келісті”."""
    behind = doc[at + 1] if at + 1 < sentence.last else None
    ahead = feature(doc[at], "Tense") == "Fut" and behind is not None and behind.lemma_ in profile.light
    return ahead and behind is not None and feature(behind, "VerbForm") == "Conv" and behind.pos_ == "AUX"


def _managed(doc: Doc, sentence: Sentence, at: int, profile: Profile) -> bool:
    """Whether words behind a verbal noun tell that somebody came to do it: “кездесуге уақыт тапты”."""
    if feature(doc[at], "Case") != "Dat" or at + _PAIR >= sentence.last:
        return False
    first, second = doc[at + 1], doc[at + _PAIR]
    told = f"{first.lemma_} {second.lemma_}" in profile.managing
    return told and feature(second, "Polarity") != "Neg" and feature(second, "VerbForm") == "Fin"


def _on_this_side(doc: Doc, sentence: Sentence, own: list[Placed], at: int) -> list[Placed]:
    """The units that no colon parts from a word, where a sentence ends before it: “Келіссөз жалғасады: министр …”."""
    for colon in range(sentence.first + 1, sentence.last - 1):
        if doc[colon].text == ":" and feature(doc[colon - 1], "VerbForm") == "Fin":
            here = [item for item in own if (item.unit.first > colon) == (at > colon)]
            if at == colon - 1 and not any(t.pos_ in {"VERB", "AUX"} for t in doc[colon : sentence.last]):
                continue  # “екі кездесу өткізді: X-пен және Y-пен”
            acts = any(_acts(item) and item.unit.last <= at for item in here)
            own = here if at < colon or acts else [item for item in own if item in here or _acts(item)]
        elif doc[colon].text == ":" and at > colon and any(_acts(i) and colon < i.unit.first < at for i in own):
            own = [item for item in own if item.unit.first > colon]  # “Келесі аялдама – Чили: министр …”
    return own


def _acts(item: Placed) -> bool:
    """Whether a unit is somebody in the nominative, whom what a colon announces goes on with."""
    return item.case == "Nom" and isinstance(item.unit, Phrase) and item.unit.kind in {"person", "post", "pronoun"}


def _closes_line(doc: Doc, sentence: Sentence, at: int) -> bool:
    """Whether a verbal noun closes a line that has no verb."""
    rest = any(token.is_alpha for token in doc[at + 1 : sentence.last])
    verbs = (t for t in doc[sentence.first : at] if t.pos_ in {"VERB", "AUX"} and feature(t, "VerbForm") != "Part")
    return not rest and feature(doc[at], "Case") == "Nom" and next(verbs, None) is None


def _held(doc: Doc, sentence: Sentence, trigger: Trigger, at: int, profile: Profile) -> bool:
    """Whether a verb says of a verbal noun of meeting that it took place: “X-тің Y-мен сөйлесуі болды”."""
    owned = feature(doc[at], "Person[psor]") == "3" and feature(doc[at], "Case") == "Nom"
    return owned and bool(trigger.kinds & _MEETING) and happening(doc, sentence, at, profile) is not None


def _when(form: str, how: str, told: str) -> str:
    """What a verbal noun tells of, or what is planned, lies ahead; the day of what was called off on either side."""
    if how in {"cancelled", "postponed"} and told == "past":
        return "present"
    return "future" if form == "Vnoun" or (how == "planned" and told == "past") else told


def owns(doc: Doc, sentence: Sentence, unit: Phrase | Title) -> bool:
    """Whether a bare name stands for whose the noun behind it is: “Украина дағдарысы”, “БҰҰ Женевадағы бөлімшесі”.

    Where it is the only one that can do what the verb tells, it does it: “Қазақстан алғысын білдірді”.
    """
    if not isinstance(unit, Phrase) or unit.case != "Nom" or unit.kind == "pronoun":
        return False
    at = unit.last
    while at < sentence.last and at - unit.last < REACH - 1 and doc[at].pos_ == "ADJ":
        at += 1
    if at >= sentence.last or doc[at].pos_ != "NOUN" or feature(doc[at], "Person[psor]") != "3":
        return False
    if any(feature(doc[to], "Case") != "Loc" for to in range(unit.last, at)) and feature(doc[at], "Case") != "Gen":
        return False
    if any(other.first <= at < other.last for other in sentence.phrases):
        return False
    if unit.kind == "place":
        return True
    others = any(other is not unit and other.case == "Nom" and other.kind != "place" for other in sentence.phrases)
    if unit.kind in {"person", "post", "side"}:
        return others and feature(doc[at], "Case") != "Acc"
    return others or feature(doc[at], "Case") != "Acc"


def _covers(item: Placed, first: int, last: int) -> bool:
    return item.unit.first <= first and item.unit.last >= last


__all__ = ["frame", "spoken_of"]
