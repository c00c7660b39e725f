"""What the verb tells of a noun whose form serves for two cases: “14 мая в Осло главы МИД обсудили …”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from spacy.tokens import Doc, Token

from kg.languages.annotation import Element, Phrase, Sentence
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile
from kg.languages.morphology import Morphology

_REACH = 8


def correct(doc: Doc, sentence: Sentence, profile: Profile) -> None:
    """Give those who act the nominative of the plural where their verb is in the plural and no noun governs them."""
    if not profile.acting:
        return
    for token in doc[sentence.first : sentence.last]:
        genitive = feature(token, "Case") == "Gen" and feature(token, "Number") == "Sing"
        if token.lemma_ not in profile.acting or not genitive:
            continue
        behind = not _governed(doc, sentence, token, profile) and _verb_is_plural(doc, sentence, token)
        if behind or _follows_its_verb(doc, sentence, token, profile):
            token.set_morph(str(token.morph).replace("Case=Gen", "Case=Nom").replace("Number=Sing", "Number=Plur"))  # type: ignore[attr-defined]


def acting(doc: Doc, sentence: Sentence, phrases: Sequence[Phrase], morphology: Morphology) -> list[Phrase]:
    """The phrases of a sentence, a name between a comma and its verb in the nominative if its form may be one.

    «Поздравив его, Ато Менса отметил …»: nobody else in the clause can be the subject.
    """
    return [_as_subject(doc, unit) if _acts(doc, sentence, unit, phrases, morphology) else unit for unit in phrases]


def _as_subject(doc: Doc, unit: Phrase) -> Phrase:
    name = unit.element
    told = replace(name, name=doc[name.first : name.last].text) if name is not None else None
    return replace(unit, case="Nom", element=told)


def _acts(doc: Doc, sentence: Sentence, unit: Phrase, phrases: Sequence[Phrase], morphology: Morphology) -> bool:
    if unit.kind != "person" or unit.posts or unit.case in (None, "Nom") or unit.element is None:
        return False
    opens = unit.first > sentence.first and doc[unit.first - 1].text == ","
    verb = doc[unit.last] if opens and unit.last < sentence.last else None
    if verb is None or verb.pos_ != "VERB" or feature(verb, "VerbForm") != "Fin" or feature(verb, "Number") != "Sing":
        return False
    behind = list(takewhile(lambda t: t.text not in {",", ";", ":"}, doc[verb.i + 1 : sentence.last]))
    named = {other.first for other in phrases if other.case == "Nom"}
    others = (t for t in behind if feature(t, "Case") == "Nom" and t.pos_ in {"NOUN", "PRON"})
    if any(t.i in named for t in behind) or any(feature(t, "Animacy") != "Inan" for t in others):
        return False
    return any(item.get("Case") == "Nom" for item in morphology.analyse(doc[unit.last - 1].text))


def no_verbs(doc: Doc, known: Sequence[Element], profile: Profile) -> None:
    """Give the words of persons' names that look like forms of verbs, or of what does their work, the reading of names.

    “Президент Бассам Ш.”, and “спикер Кари Берг”, where the first name looks like a short adjective. Where the verb
    comes last such a name stands in the nominative; elsewhere it shows no case, as it is not inflected.
    """
    for item in known:
        for token in doc[item.first : item.last] if item.code == "N" else ():
            verbal = token.pos_ in {"VERB", "AUX"} or feature(token, "Variant") == "Short"
            if verbal and not token.is_lower:
                token.pos_ = "PROPN"
                token.set_morph("Case=Nom|Number=Sing" if profile.verb_final else "")  # type: ignore[attr-defined]


def passives(doc: Doc, sentence: Sentence, profile: Profile, morphology: Morphology) -> None:
    """Give a short form behind “to be” that looks like an adjective the reading of its verb: «был принят»."""
    if not profile.free_order:
        return
    for token in doc[sentence.first + 1 : sentence.last]:
        if (
            token.pos_ != "ADJ"
            or feature(token, "Variant") != "Short"
            or doc[token.i - 1].lemma_ not in profile.copulas
        ):
            continue
        verbs = [a for a in morphology.analyse(token.text) if a.pos == "VERB" and a.get("Variant") == "Short"]
        met = (a for a in verbs if any("receive" in t.kinds for t in profile.triggers.get(a.lemma, ())))
        if (chosen := next(met, None)) is not None:
            token.pos_, token.lemma_ = chosen.pos, chosen.lemma
            token.set_morph(chosen.features)  # type: ignore[attr-defined]


def as_titles(doc: Doc, known: Sequence[Element], morphology: Morphology) -> None:
    """Give the first noun of a post that is written with a capital the reading of a common noun, where it has been
    taken for a family name: “вручил грамоты Министру обороны”.
    """
    for item in known:
        token = doc[item.first]
        if item.code != "H" or token.pos_ != "PROPN" or feature(token, "NameType") != "Sur":
            continue
        common = [a for a in morphology.analyse(token.text) if a.pos == "NOUN" and a.get("NameType") is None]
        same = [a for a in common if a.get("Case") == feature(token, "Case")]
        chosen = next(iter([*same, *common]), None)
        if chosen is not None:
            token.pos_, token.lemma_ = chosen.pos, chosen.lemma
            token.set_morph(chosen.features)  # type: ignore[attr-defined]


def _governed(doc: Doc, sentence: Sentence, token: Token, profile: Profile) -> bool:
    """Whether the word before may ask for a genitive: a noun that is neither a date nor a place."""
    if token.i == sentence.first:
        return False
    before = doc[token.i - 1]
    if before.pos_ in {"ADP", "VERB", "ADJ", "DET"}:
        return True
    nominal = before.pos_ in {"NOUN", "PROPN"}
    if token.lemma_ in profile.sides and nominal and feature(before, "Case") != "Nom":
        # “По итогам переговоров стороны подписали …”, where nobody before them can be the subject.
        earlier = (t for t in doc[sentence.first : token.i] if t.pos_ in {"NOUN", "PROPN", "PRON"})
        return any(feature(t, "Case") == "Nom" for t in earlier)
    return nominal and before.lemma_ not in profile.manners and feature(before, "Case") != "Loc"


def _follows_its_verb(doc: Doc, sentence: Sentence, token: Token, profile: Profile) -> bool:
    """“Встретились главы МИД”, “приняли участие главы …”: a verb in the plural before the one subject it has."""
    at = token.i - 1
    if at > sentence.first and doc[at].pos_ == "NOUN":  # “принять участие” is one verb
        pair = (doc[at - 1].lemma_, doc[at].lemma_)
        at -= any(trigger.lemmas == pair for trigger in profile.triggers.get(pair[0], ()))
    verb = doc[at]
    if at < sentence.first or verb.pos_ != "VERB" or feature(verb, "VerbForm") != "Fin":
        return False
    before = takewhile(lambda t: not t.is_punct, reversed(doc[sentence.first : at]))
    other = any(t.pos_ in {"NOUN", "PROPN", "PRON"} and feature(t, "Case") == "Nom" for t in before)
    return feature(verb, "Number") == "Plur" and not other


def _verb_is_plural(doc: Doc, sentence: Sentence, token: Token) -> bool:
    for other in doc[token.i + 1 : min(sentence.last, token.i + _REACH)]:
        if other.is_punct or (other.pos_ == "NOUN" and feature(other, "Case") == "Nom"):
            return False
        if other.pos_ == "VERB" and feature(other, "VerbForm") == "Fin":
            return feature(other, "Number") == "Plur"
    return False
