"""What is reported only to be denied: “the palace denied reports that X would travel to Y” tells of no journey."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from kg.languages.annotation import Frame, Sentence
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile

_VERBS = frozenset({"VERB", "AUX"})


def denied(found: list[Frame], doc: Doc, sentence: Sentence, *, profile: Profile) -> list[Frame]:
    """The frames of a sentence, those in what a verb of denying takes back as denied."""
    at = _denial(doc, sentence, profile)
    if at is None:
        return found
    return [
        replace(frame, negated=True) if _taken_back(frame, at, doc, sentence, profile) else frame for frame in found
    ]


def _denial(doc: Doc, sentence: Sentence, profile: Profile) -> int | None:
    """The verb of denying outside direct speech, by its first token."""
    for token in doc[sentence.first : sentence.last]:
        if token.pos_ not in _VERBS or sentence.in_quotes(token.i):
            continue
        before = f"{doc[token.i - 1].lower_} {token.lemma_}" if token.i > sentence.first else ""
        if token.lemma_ in profile.denying or before in profile.denying:
            return token.i
        if token.lemma_ in profile.confirming and feature(token, "Polarity") == "Neg":
            return token.i
    return None


def _taken_back(frame: Frame, at: int, doc: Doc, sentence: Sentence, profile: Profile) -> bool:
    if profile.verb_final and feature(doc[at], "Polarity") == "Neg":
        # “X-тің барғанын растамады”: what is not confirmed is not told.
        return frame.last <= at and any(feature(doc[to], "Case") == "Acc" for to in range(frame.first, frame.last))
    if profile.verb_final:
        said = [to for to in range(frame.last, at) if doc[to].lower_ in profile.reported]
        behind = doc[frame.last].lower_ if frame.last < at else ""
        owned = feature(doc[frame.last - 1], "Person[psor]") == "3"
        # “кездескені туралы хабарды жоққа шығарды”, “баратынын растамады”
        return bool(said) or (owned and (behind in profile.topical or frame.last == at or frame.last == at - 1))
    gerund = feature(doc[frame.first], "VerbForm") == "Ger" or feature(doc[frame.first - 1], "VerbForm") == "Ger"
    apart = frame.clause != sentence.clause(at) or gerund  # “denied having met X”
    return frame.first > at and apart and not frame.quoted
