"""What the verb tells of a noun whose form serves for two cases: “14 мая в Осло главы МИД обсудили …”."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.languages.annotation import Sentence
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile

_REACH = 8


def correct(doc: Doc, sentence: Sentence, profile: Profile) -> None:
    """Give those who act the nominative of the plural where their verb is in the plural and no noun governs them."""
    if not profile.acting:
        return
    for token in doc[sentence.first : sentence.last]:
        genitive = feature(token, "Case") == "Gen" and feature(token, "Number") == "Sing"
        if token.lemma_ not in profile.acting or not genitive or _governed(doc, sentence, token, profile):
            continue
        if _verb_is_plural(doc, sentence, token):
            token.set_morph(str(token.morph).replace("Case=Gen", "Case=Nom").replace("Number=Sing", "Number=Plur"))  # type: ignore[attr-defined]


def _governed(doc: Doc, sentence: Sentence, token: Token, profile: Profile) -> bool:
    """Whether the word before may ask for a genitive: a noun that is neither a date nor a place."""
    if token.i == sentence.first:
        return False
    before = doc[token.i - 1]
    if before.pos_ in {"ADP", "VERB", "ADJ", "DET"}:
        return True
    nominal = before.pos_ in {"NOUN", "PROPN"}
    return nominal and before.lemma_ not in profile.manners and feature(before, "Case") != "Loc"


def _verb_is_plural(doc: Doc, sentence: Sentence, token: Token) -> bool:
    for other in doc[token.i + 1 : min(sentence.last, token.i + _REACH)]:
        if other.is_punct or (other.pos_ == "NOUN" and feature(other, "Case") == "Nom"):
            return False
        if other.pos_ == "VERB" and feature(other, "VerbForm") == "Fin":
            return feature(other, "Number") == "Plur"
    return False
