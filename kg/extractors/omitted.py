"""A subject that is left out: “Встретился с президентом …”, “… Президентімен кездесті”.

Where verbs show the person and nouns the case, a subject that goes on need not be said again. It is left out only where
the clause has nothing in the nominative, and the verb agrees with whoever is meant.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from spacy.tokens import Token

from kg.extractors.actors import Actor
from kg.extractors.context import Context
from kg.extractors.discourse import Wanted
from kg.languages.annotation import Frame, Sentence
from kg.languages.grammar.morph import feature

_NOUNS: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def subject(context: Context, sentence: Sentence, frame: Frame, beside: Iterable[Actor] = ()) -> Actor | None:
    """Who does what a clause without a subject tells: the likeliest of those told of before.

    Args:
        beside: Those with whom it is done, who are others and, where they stand for a side, of another.
    """
    verb = _verb(context, sentence, frame)
    if verb is None or frame.quoted or _subject_said(context, sentence, frame, verb):
        return None
    others = list(beside)
    but = frozenset(key for actor in others for key in actor.keys)
    apart = frozenset(actor.party for actor in others if actor.party)
    wanted = Wanted(sentence.first, True, feature(verb, "Gender"), but, apart)
    found = context.entities.discourse.meant(wanted)
    if (
        found is None
        or not context.entities.is_person(found.node)
        or (found.party in apart and found.party is not None)
    ):
        return None
    return replace(found, phrase=replace(found.phrase, first=frame.first, last=frame.last))


def _verb(context: Context, sentence: Sentence, frame: Frame) -> Token | None:
    """The verb in the third person singular of the frame's clause."""
    if context.profile.possessives or sentence.passage.kind == "title":
        return None
    if context.profile.verb_final:
        return _last_verb(context, sentence, frame)
    doc = context.annotation.doc
    inside = (token for token in doc[sentence.first : sentence.last] if sentence.clause(token.i) == frame.clause)
    verbs = (token for token in inside if token.pos_ in {"VERB", "AUX"})
    verb = next((token for token in verbs if feature(token, "VerbForm") == "Fin" or feature(token, "Variant")), None)
    if verb is None or feature(verb, "Number") != "Sing" or feature(verb, "Person") in {"1", "2"}:
        return None
    return None if feature(verb, "Gender") == "Neut" or feature(verb, "Mood") == "Imp" else verb


def _subject_said(context: Context, sentence: Sentence, frame: Frame, verb: Token) -> bool:
    """Whether a word up to the end of the clause may be the subject, or the clause hangs on something before it."""
    if frame.phrases("object" if frame.passive else "subject", "inherited"):
        return True
    if context.profile.verb_final:
        return _nominative_before(context, sentence, frame, verb)
    doc = context.annotation.doc
    # Names may look like nominatives, and places are where something is done.
    aside = [p for p in sentence.phrases if p.kind == "place" or p.case not in (None, "Nom")]
    named = {at for p in aside for at in range(p.first, p.last) if doc[at].pos_ == "PROPN"}
    for token in doc[sentence.first : sentence.last]:
        if sentence.clause(token.i) > frame.clause:
            break
        if token.i in named or feature(token, "Abbr"):
            continue
        if token.lemma_ in context.profile.relatives or feature(token, "Person") in {"1", "2"}:
            return True
        if token.pos_ in _NOUNS and feature(token, "Case") in (None, "Nom") and not _governed(token, sentence):
            return True
    return False


def _last_verb(context: Context, sentence: Sentence, frame: Frame) -> Token | None:
    """Where the verb comes last: the finite verb in the third person that closes the clause of a frame."""
    if frame.passive or frame.nominal or frame.participial:
        return None
    doc = context.annotation.doc
    behind = [token for token in doc[frame.first : sentence.last] if sentence.clause(token.i) == frame.clause]
    verbs = [token for token in behind if token.pos_ in {"VERB", "AUX"}]
    verb = verbs[-1] if verbs else None
    if verb is None or feature(verb, "VerbForm") not in (None, "Fin") or feature(verb, "Voice") == "Pass":
        return None
    return None if any(feature(token, "Person") in {"1", "2"} for token in verbs) else verb


def _nominative_before(context: Context, sentence: Sentence, frame: Frame, verb: Token) -> bool:
    """Where the verb comes last: whether a word before it may be the subject.

    A bare object right before a verb is none, nor the first of two nouns whose second is the other's.
    """
    doc, clause = context.annotation.doc, frame.clause
    named = [p for p in sentence.phrases if p.kind == "place" or p.case not in (None, "Nom")]
    spans = [*((p.first, p.last) for p in named), *((t.first, t.last) for t in sentence.titles)]
    aside = {at for first, last in spans for at in range(first, last)}
    dates = [(e.start, e.end) for e in context.expressions(sentence)]
    for token in doc[sentence.first : verb.i]:
        if sentence.clause(token.i) != clause or token.i in aside or token.pos_ not in _NOUNS:
            continue
        if any(start <= token.idx < end for start, end in dates) or feature(token, "Case") not in (None, "Nom"):
            continue
        behind = doc[token.i + 1]
        bare = behind.pos_ in {"VERB", "AUX"} or behind.lower_ in context.profile.adpositions
        owned = behind.pos_ == "NOUN" and feature(behind, "Person[psor]") == "3"
        if not bare and not owned and frame.first != token.i:
            return True
    return False


def _governed(token: Token, sentence: Sentence) -> bool:
    """Whether a word that looks like a nominative is none: a numeral in a date, a word behind a preposition."""
    at = token.i - 1
    while at >= sentence.first and token.doc[at].pos_ in {"ADJ", "DET", "NUM"}:
        at -= 1
    before = token.doc[at] if at >= sentence.first else None
    return token.like_num or (before is not None and before.pos_ == "ADP")


__all__ = ["subject"]
