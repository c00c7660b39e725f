"""Meetings that are named only to say that there were none: «встреча X с Y в повестку не включалась».

Told where a case shows of what the verb tells, with the words of the table `untold` of a grammar.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Token

from kg import resources
from kg.languages.annotation import Frame, Sentence
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile

_MEETING = frozenset({"meet", "talk", "call"})
# How far behind a word of report stands what is reported: “сообщения о якобы состоявшейся встрече”.
_REACH = 5


@dataclass(frozen=True, slots=True)
class Untold:
    """The words of one language.

    Args:
        unheld: Verbs that, denied, say of a meeting that it is not held or not even planned: «не готовится».
        absent: Verbs that say so by themselves: «в программе отсутствует».
        reports: Nouns for what others say: «сообщения о встрече».
        that: Conjunctions that open what a report says.
        untrue: Runs of words that say that it is not so: «не соответствует действительности».
        unsure: Runs of words before what nobody is sure of: «не исключено, что».
        contrary: Prepositions of what is not so: «вопреки слухам».
        offers: Nouns for what somebody may yet decline: “an invitation to visit Chad”.
        taking_up: Verbs that say that he does not: “accepted an invitation to visit Chad”.
    """

    unheld: frozenset[str]
    absent: frozenset[str]
    reports: frozenset[str]
    untrue: frozenset[str]
    that: frozenset[str]
    unsure: frozenset[str]
    contrary: frozenset[str]
    offers: frozenset[str]
    taking_up: frozenset[str]


@cache
def untold_words(language: str) -> Untold:
    """The words of a language; empty sets where it has none.

    >>> "отсутствовать" in untold_words("ru").absent
    True
    """
    table = resources.toml(language, "grammar.toml").get("untold", {})
    return Untold(**{name: frozenset(table.get(name, ())) for name in Untold.__dataclass_fields__})


def untold(found: list[Frame], doc: Doc, sentence: Sentence, profile: Profile) -> list[Frame]:
    """The frames of a sentence, those of meetings that are told not to be as denied."""
    words = untold_words(profile.language)
    if not words.unheld or not any(frame.kinds & _MEETING for frame in found):
        return found
    line = f" {doc[sentence.first : sentence.last].text.lower()} "
    untrue = any(f" {run}" in line for run in words.untrue)
    unsure = _unsure(doc, sentence, words, line)
    return [
        replace(frame, negated=True)
        if frame.kinds & _MEETING
        and (
            (unsure is not None and frame.first > unsure)
            or (frame.nominal and not frame.negated and _not_on(doc, sentence, frame, words, profile))
            or (untrue and frame.nominal and _reported(doc, sentence, frame, words))
            or (untrue and _that(doc, sentence, frame, words))
        )
        else frame
        for frame in found
    ]


def _unsure(doc: Doc, sentence: Sentence, words: Untold, line: str) -> int | None:
    """Where words end behind which nothing is sure."""
    run = next((run for run in words.unsure if f" {run}" in line), None)
    if run is None:
        return None
    start = doc[sentence.first].idx + line.index(f" {run}")
    return next((token.i for token in doc[sentence.first : sentence.last] if token.idx >= start + len(run)), None)


def _not_on(doc: Doc, sentence: Sentence, frame: Frame, words: Untold, profile: Profile) -> bool:
    """Whether a verb of the clause says that what the noun names is not held, or not on the programme."""
    noun = next((t for t in doc[frame.first : frame.last] if t.pos_ in {"NOUN", "PROPN"}), doc[frame.last - 1])
    for token in doc[sentence.first : sentence.last]:
        if token.pos_ not in {"VERB", "AUX", "ADJ"} or sentence.clause(token.i) != frame.clause:
            continue
        denied = token.i > 0 and doc[token.i - 1].lower_ in profile.negations
        off = token.lemma_ in words.absent or (denied and token.lemma_ in words.unheld)
        held = token.lemma_ in profile.copulas and feature(noun, "Case") != "Gen"  # “встреча не была долгой”
        if off and not held and _tells_of(token, noun):
            return True
    return False


def _tells_of(verb: Token, noun: Token) -> bool:
    """Whether a verb agrees with a noun as its subject, or is without a subject, as what is not there asks for."""
    case, past = feature(noun, "Case"), feature(verb, "Gender")
    if case == "Gen":
        alone = past == "Neut" or (past is None and feature(verb, "Person") == "3")
        return alone and feature(verb, "Number") != "Plur"
    pairs = ((feature(verb, name), feature(noun, name)) for name in ("Number", "Gender"))
    plural = feature(verb, "Number") == "Plur"
    agree = all(mine is None or theirs is None or mine == theirs for mine, theirs in list(pairs)[: 1 if plural else 2])
    return case in ("Nom", "Acc") and agree


def _reported(doc: Doc, sentence: Sentence, frame: Frame, words: Untold) -> bool:
    """Whether a noun of meeting hangs on a word of report: «сообщения о встрече X с Y»."""
    before = doc[max(sentence.first, frame.first - _REACH) : frame.first]
    return feature(doc[frame.last - 1], "Case") == "Loc" and any(token.lemma_ in words.reports for token in before)


def _that(doc: Doc, sentence: Sentence, frame: Frame, words: Untold) -> bool:
    """Whether a frame stands in the clause that a word of report opens: «публикации о том, что X встретился с Y»."""
    report = next((t.i for t in doc[sentence.first : frame.first] if t.lemma_ in words.reports), None)
    return report is not None and any(t.lower_ in words.that for t in doc[report : frame.first])


__all__ = ["untold"]
