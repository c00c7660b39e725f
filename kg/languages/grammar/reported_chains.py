"""Who does what several verbs tell that somebody reports: “өкіл министрдің Каирге барып, X-пен кездесетінін айтты”.

The converbs hang on the noun that the last verb is made; whose doing all of it is stands before them in the genitive.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from spacy.tokens import Doc

from kg.languages.annotation import Phrase, Sentence, Title
from kg.languages.grammar.morph import feature

_DOERS = frozenset({"person", "post", "side", "state", "pronoun"})
_NOMINALISED = frozenset({"Part", "Vnoun"})
_VERBS = frozenset({"VERB", "AUX"})


class Unit(Protocol):
    """A unit with its case."""

    @property
    def unit(self) -> Phrase | Title: ...
    @property
    def case(self) -> str | None: ...


_U = TypeVar("_U", bound=Unit)


def reported(doc: Doc, sentence: Sentence, at: int) -> int | None:
    """The verb made a noun that a verb is, or hangs on as a converb: “барып, … кездесетінін”."""
    clause = sentence.clause(at)
    for to in range(at, sentence.last):
        if sentence.clause(to) != clause:
            return None
        if doc[to].pos_ not in _VERBS or feature(doc[to], "VerbForm") == "Conv":
            continue
        owned = feature(doc[to], "Person[psor]") == "3" and feature(doc[to], "Case") is not None
        return to if owned and feature(doc[to], "VerbForm") in _NOMINALISED else None
    return None


def doer(doc: Doc, sentence: Sentence, own: Sequence[_U], first: int, at: int) -> _U | None:
    """Who stands in the genitive before a chain of converbs that a verb is one of, or ends.

    Args:
        own: The units of the clause.
        first: The first token of the trigger.
        at: Its verb.
    """
    last = reported(doc, sentence, at)
    if last is None:
        return None
    for item in reversed(own):
        if item.unit.last > first or item.case != "Gen":
            continue
        verbs = [to for to in range(item.unit.last, last) if doc[to].pos_ in _VERBS]
        chained = bool(verbs) and all(feature(doc[to], "VerbForm") == "Conv" for to in verbs)
        others = any(o.case == "Nom" and _does(o.unit) and item.unit.last <= o.unit.first < first for o in own)
        chained = chained and _does(item.unit) and not others
        return item if chained and not _owns(doc, sentence, item.unit.last, verbs[0]) else None
    return None


def _does(unit: Phrase | Title) -> bool:
    return isinstance(unit, Phrase) and unit.kind in _DOERS


def _owns(doc: Doc, sentence: Sentence, first: int, last: int) -> bool:
    """Whether a noun behind a genitive is that one's: “Чилидің ұсынысын қолдап, … баратынын айтты”."""
    inside = {at for unit in sentence.phrases for at in range(unit.first, unit.last)}
    between = (doc[at] for at in range(first, last) if at not in inside)
    return any(token.pos_ == "NOUN" and feature(token, "Person[psor]") == "3" for token in between)


__all__ = ["doer", "reported"]
