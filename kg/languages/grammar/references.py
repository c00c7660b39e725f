"""Words that stand for those who were named before: “she”, “the guest”, “the sides”, “the latter”."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.languages.annotation import Element, Sentence
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile

# What a possessive stands before: “его австралийский коллега”; before anything else the word is “him”.
_OWNED = frozenset({"ADJ", "NOUN", "PROPN"})
# What it cannot own: “поздравила её по телефону”.
_FREE = frozenset({"ADP", "PUNCT", "VERB"})
# What stands behind a noun that has no other behind it: “the Chilean later met …”, “with the Chilean.”.
_PREDICATE = frozenset({"VERB", "AUX", "ADV", "PUNCT", "ADP", "SPACE"})
# How adjectives that are made of the names of cities end.
_HYPHENS = frozenset("-‑")
_ADJECTIVAL = ("ский", "ского", "скому", "ским", "ском", "ская", "ской", "скую", "ские", "ских", "ским", "скими")
_ATTRIBUTED = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "DET"})


def with_references(doc: Doc, sentence: Sentence, known: list[Element], profile: Profile) -> list[Element]:
    """The elements of a sentence with those of pronouns, and of nouns that do a pronoun's work, in order."""
    covered = {at for item in known for at in range(item.first, item.last)}
    apart = {at for item in known if item.code != "Y" for at in range(item.first, item.last)}
    people = {at for item in known if item.code in "NCHP" for at in range(item.first, item.last)}
    lands = "SL" if profile.verb_final else "S"
    states = {item.first for item in known if item.code in lands}
    begins = {item.last - 1: item.first for item in known if item.code == "Y"}
    found: dict[int, str] = {}
    for token in doc[sentence.first : sentence.last]:
        behind = doc[token.i + 1] if token.i + 1 < sentence.last else None
        name = "" if token.i in covered else _pronoun(token, behind, profile) or _latter(token, behind, profile)
        name = name or ("" if token.i in covered else _courtesy(token, behind, profile) or _two(token, behind, profile))
        named = begins.get(token.i, token.i) - 1 in apart, token.i + 1 in states
        if not name and token.i - 1 not in people and token.lower_ in profile.pair and token.lower_ in profile.pronouns:
            name = token.lower_  # “Екеуі былтыр кездескен”, but “X пен Y екеуі”
        if not name and token.i not in apart and _is_noun(token, behind, *named, profile):
            name = token.lemma_
        if name:
            found[token.i] = name
    extra = [Element(at, at + 1, "P", name=name, source="pronoun") for at, name in found.items()]
    extra += [
        replace(item, code="P", name=doc[item.first].lemma_) for item in known if _inhabitant(doc, item, known, profile)
    ]
    known = [item for item in known if not (profile.free_order and _of_a_city(doc, item, found))]
    found |= {item.first: item.name for item in extra}
    return sorted([*(item for item in known if item.first not in found), *extra], key=lambda item: item.first)


def _of_a_city(doc: Doc, item: Element, references: dict[int, str]) -> bool:
    """Whether what looks like a name only says from which city a guest is: “маскатскому гостю”."""
    word = doc[item.first]
    one = item.code in "NC" and item.last - item.first == 1 and item.last in references
    return one and doc[item.last].pos_ == "NOUN" and word.lower_.endswith(_ADJECTIVAL)


def _inhabitant(doc: Doc, item: Element, known: list[Element], profile: Profile) -> bool:
    """Whether a noun says of which state somebody is who was told of before: “канадец”."""
    noun = doc[item.first]
    one = item.code == "D" and item.last - item.first == 1 and noun.pos_ == "NOUN"
    one = one and not profile.verb_final  # where an adjective of a state is a noun too
    if profile.possessives:
        return item.code == "D" and item.last - item.first == 1 and _stands_for_one(doc, noun, known, profile)
    told = feature(noun, "Case") == "Nom" or (profile.free_order and feature(noun, "Animacy") == "Anim")
    return one and feature(noun, "Number") == "Sing" and told and (noun.i > 0 or profile.free_order)


def _stands_for_one(doc: Doc, noun: Token, known: list[Element], profile: Profile) -> bool:
    """Whether an adjective of a state is a noun, as the words before and behind it tell: “the Chilean met …”."""
    if noun.i == 0 or noun.i + 1 >= len(doc) or doc[noun.i - 1].lower_ != "the":
        return False
    behind = doc[noun.i + 1]
    if behind.pos_ == "CCONJ" and noun.i + 3 < len(doc):  # “the Chilean and Minister X”, “the Chilean and the minister”
        told = next((e for e in known if e.first == noun.i + 2), None)
        owner = told is not None and told.last < len(doc) and doc[told.last].lower_ in profile.possessives
        return doc[noun.i + 2].pos_ == "DET" or (told is not None and (owner or told.code in "HNRT"))
    joined = behind.text in {",", "-", "–", "/"} and noun.i + 2 < len(doc) and doc[noun.i + 2].text[0].isupper()
    return behind.pos_ in _PREDICATE and not joined


def _pronoun(token: Token, behind: Token | None, profile: Profile) -> str:
    owner = profile.owners.get(token.lower_, "")
    if behind is not None and f"{token.lower_} {behind.lower_}" in profile.there:
        return ""  # “ол жерде”
    if token.pos_ == "PRON" and token.lemma_ in profile.pronouns:
        owns = token.lower_ in profile.owners and behind is not None and behind.pos_ in _OWNED
        return "" if owns else token.lemma_
    free = token.pos_ == "DET" and behind is not None and behind.pos_ in _FREE
    if profile.free_order and token.pos_ == "DET" and behind is not None and behind.pos_ == "ADV":
        after = token.doc[behind.i + 1] if behind.i + 1 < len(token.doc) else None
        free = after is not None and after.pos_ == "VERB" and feature(after, "VerbForm") == "Fin"  # “его уже ждал X”
    return owner if free and owner in profile.pronouns else ""


def _courtesy(token: Token, behind: Token | None, profile: Profile) -> str:
    """“His Highness” where neither a name nor a post follows."""
    if token.lower_ not in profile.courtesies or token.i == 0 or token.nbor(-1).lower_ not in profile.owners:
        return ""
    return token.lower_ if behind is None or not (behind.text[0].isupper() or behind.pos_ == "DET") else ""


def _two(token: Token, behind: Token | None, profile: Profile) -> str:
    """“The two”, “the pair”, “both” where a verb follows and no noun says two of what; “met both”, “with the two”."""
    if token.lower_ not in profile.both or token.lower_ not in profile.pronouns or behind is None or token.i == 0:
        return ""
    before = token.nbor(-1).pos_
    follows = {"VERB", "AUX", "ADV"} if before == "DET" else frozenset()
    ends = before == "DET" and token.i > 1 and token.nbor(-2).pos_ in {"ADP", "VERB"}
    ends = (ends or (before in {"VERB", "ADP"} and token.pos_ != "NUM")) and behind.text not in _HYPHENS
    return token.lower_ if behind.pos_ in follows or (ends and behind.pos_ in {"ADP", "PUNCT"}) else ""


def _is_noun(token: Token, behind: Token | None, named: bool, before_state: bool, profile: Profile) -> bool:
    """Whether a noun stands for those told of before, without words that say whose.

    Args:
        named: Whether a name stands right before it.
        before_state: Whether the name of a state, or where the verb comes last of a place, stands right behind it.
    """
    plural = feature(token, "Number") == "Plur" and feature(token, "Case") != "Ins"
    several = plural and token.lemma_ in profile.together
    host = token.lemma_ in profile.hosts and feature(token, "Number") == "Sing" and not _named_behind(token, profile)
    guest = token.lemma_ in profile.guests and not _called_behind(token)
    guest = guest and not (profile.verb_final and feature(token, "Person[psor]"))  # “Президенттің қонағы болды”
    if token.pos_ != "NOUN" or not (several or host or guest):
        return False
    alone = profile.case_on_last and feature(token, "Case") not in (None, "Nom")  # “қонақты Чили Президенті …”
    owned = not alone and behind is not None and (feature(behind, "Case") == "Gen" or behind.pos_ in {"PROPN", "NUM"})
    if owned and profile.verb_final and behind is not None:
        # Whose something is stands before it, and a state before its officials.
        owned = feature(behind, "Case") in (None, "Nom") and not before_state
    return not owned and not (named and token.lemma_ in profile.sides)


def _named_behind(token: Token, profile: Profile) -> bool:
    """Whether a noun names the state that is host, or is followed by who it is: “her host, Minister X”."""
    behind = [word for word in token.doc[token.i + 1 : token.i + 3] if word.pos_ != "DET"]
    if not behind or behind[0].pos_ in _OWNED or behind[0].lower_ in profile.title.owners:
        return True
    return behind[0].text == "," and len(behind) > 1 and (behind[1].pos_ in _OWNED or behind[1].text[0].isupper())


def _called_behind(token: Token) -> bool:
    """Whether the name of who is meant stands behind a comma: “the guest, X,”."""
    behind = token.doc[token.i + 1 : token.i + 3]
    return len(behind) > 1 and behind[0].text == "," and behind[1].pos_ == "PROPN"


def _latter(token: Token, behind: Token | None, profile: Profile) -> str:
    """The lemma of “the latter” where it has no noun."""
    singular = token.lemma_ in profile.latter and feature(token, "Number") == "Sing"
    alone = behind is not None and behind.pos_ not in _ATTRIBUTED and not behind.is_punct
    return token.lemma_ if singular and alone else ""
