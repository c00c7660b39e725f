"""Whether a name behind a post may stand in the case of the post, as its form and the verb tell."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile
from kg.languages.morphology import Morphology

# Cases that a name shares with no word that hangs on the post before it.
SHOWN = frozenset({"Ins", "Dat"})
# How far after its subject the verb is looked for.
_VERB_REACH = 4


def may_be(token: Token, case: str | None, morphology: Morphology) -> bool:
    """Whether a word of a name may stand in a case, or shows none."""
    cases = {item.get("Case") for item in morphology.analyse(token.text)}
    return case in cases or cases <= {None}


def genitive_lookalike(doc: Doc, post: list[Token], name: Span) -> bool:
    """Whether a family name that looks like a woman's in the nominative is a man's in the genitive, as the verb tells.

    “The spokesman of Ivanov said” and “the minister Ivanova said” differ in the verb's gender alone.
    """
    if len(name) != 1 or feature(name[0], "Gender") != "Fem" or feature(name[0], "Case") != "Nom":
        return False
    after = doc[name.end : min(name.end + _VERB_REACH, name.sent.end)]
    verb = next((token for token in after if token.pos_ == "VERB" and feature(token, "Tense") == "Past"), None)
    masculine = any(feature(token, "Gender") == "Masc" and feature(token, "Case") == "Nom" for token in post)
    return masculine and verb is not None and feature(verb, "Gender") == "Masc"


def joined(token: Token, profile: Profile) -> bool:
    """Whether a post shows no case, written together with the rank that asks for its genitive: “замминистра”."""
    return token.lower_.startswith(profile.hiding)
