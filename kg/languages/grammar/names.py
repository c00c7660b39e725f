"""Runs of capitals that may be the name of a person or of a body that no table knows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from spacy.tokens import Doc, Token

from kg import resources
from kg.languages.annotation import Element
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile
from kg.languages.lexicon import lexicon

_LONGEST_NAME = 9
_PARTICLES = 2
# Words in capitals up to this length are rather abbreviations than family names.
_ACRONYM = 4
_NUMERAL = re.compile(r"II|III|IV|V|VI{1,3}|IX|XI{0,3}|XIV|XVI?")
# "MoFA", "DoD": an abbreviation.
_MIXED = re.compile(r"[A-Z][a-z]{0,2}[A-Z]{2,}[a-z]?")
_ARTICLE = re.compile(r"(?:al|el|ad|as|ash|ul|ur|an|ar|az|[аәэ][лнрсштдз]ь?)-[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]\S+")
_SHORT = 4
# Words before a second charge: the first and what joins them.
_JOINED = 2
# Cases whose endings no name has by chance.
_TELLING = frozenset({"Gen", "Acc"})
_OPENING = frozenset("«“„\"'(‘—–-")


def runs(doc: Doc, first: int, last: int, known: Iterable[Element], *, profile: Profile) -> list[Element]:
    """The runs of capitalised tokens that no element covers, as elements of code `C`.

    Particles ("bin", "von", "де") join two capitals; an everyday word that has its capital from the
    start of the sentence is left out.
    """
    known = list(known)
    covered = {at for item in known for at in range(item.first, item.last)}
    found: list[Element] = []
    at = first
    while at < last:
        opens = at not in covered and (
            _opens_name(doc[at], first, profile) or _capital_family(doc, at, last, covered, profile)
        )
        if not opens:
            at += 1
            continue
        end = at + 1
        while end < last and end not in covered and end - at < _LONGEST_NAME:
            if closes(doc, at, end, profile):
                break
            if is_courtesy(doc[end], profile):
                break
            if is_name_word(doc[end], profile) or _continues_name(doc, end, profile):
                end += 1
            elif joint := _joint(doc, end, last, covered, profile):
                end += joint
            else:
                break
        named_after = at > first and doc[at - 1].lower_ in profile.honouring
        no_name = end - at == 1 and doc[at].lower_ in profile.no_names
        no_name = no_name or doc[end - 1].lower_ in profile.no_families
        no_name = no_name or (end < last and doc[end].text[-1] == "." and is_courtesy(doc[end], profile))  # “Chief Dr.”
        if charge := charge_joined(doc, at, end, known, profile):
            found.append(Element(at, end, "F", key=charge, confidence=0.7, source="capitals"))
        elif not (named_after or no_name or (end < last and doc[end].lower_ in profile.namesakes)):
            found.append(Element(at, end, "C", name="", confidence=0.5, source="capitals"))
        at = end
    return found


def charge_joined(doc: Doc, first: int, last: int, known: Iterable[Element], profile: Profile) -> str:
    """The portfolio that capitals only go on with, as no name of a person ends so; empty for others.

    “Minister of Foreign Affairs and Diaspora Engagement”
    """
    if first < _JOINED or not doc[last - 1].lower_.endswith(profile.charge_endings):
        return ""
    if profile.glue.get(doc[first - 1].lower_) != "a":
        return ""
    before = next((item for item in known if item.last == first - 1 and item.code in "HF"), None)
    if before is None or before.code == "F":
        return before.key or "" if before is not None else ""
    entry = lexicon().find(before.key or "")
    told = entry.attribute("portfolio", resources.COMMON) if entry is not None else ()
    return f"portfolio/{told[0]}" if told else ""


def _continues_name(doc: Doc, at: int, profile: Profile) -> bool:
    """“James Baker III”, “Fattah al-Burhan”, “Sergey LAVROV”: what only goes on with a name."""
    text = doc[at].text
    if _NUMERAL.fullmatch(text) or _ARTICLE.fullmatch(text):
        return True
    if profile.case_on_last:
        return False
    return len(text) > _ACRONYM and text.isupper() and text.isalpha() and len(doc[at - 1]) > 1


def _capital_family(doc: Doc, at: int, last: int, covered: set[int], profile: Profile) -> bool:
    """“Foreign Minister TANAKA Kenji”: a family name in capitals after a post, with the given name after it."""
    text = doc[at].text
    if (
        not (len(text) > 1 and text.isupper() and text.isalpha())
        or _NUMERAL.fullmatch(text)
        or at + 1 >= last
        or at + 1 in covered
        or at == 0
    ):
        return False
    before = doc[at - 1]
    beside = at - 1 in covered or is_courtesy(before, profile) or (before.text == "," and at - 2 in covered)
    return beside and is_name_word(doc[at + 1], profile)


def _opens_name(token: Token, first: int, profile: Profile) -> bool:
    if is_courtesy(token, profile):
        return False
    if profile.free_order and _ARTICLE.fullmatch(token.text):
        return True  # “ужин в честь аль-Хатыба”
    return is_name_word(token, profile) and not _is_everyday(token, first, profile)


def is_courtesy(token: Token, profile: Profile) -> bool:
    """Whether a word of courtesy stands before a name: “Mr”, “Sheikh”, “HE”, “H E”."""
    if token.lower_ in profile.honorifics or token.text in profile.courtesy_letters:
        return True
    pairs = pairwise(token.doc[max(0, token.i - 1) : token.i + 2]) if len(token) == 1 else ()
    return any(f"{one.text} {other.text}" in profile.courtesy_letters for one, other in pairs)


def is_surname(token: Token, profile: Profile) -> bool:
    """Whether a word, with a case ending or without, ends as only family names do."""
    return len(token) > _SHORT and (token.lower_.endswith(profile.surnames) or token.lemma_.endswith(profile.surnames))


def closes(doc: Doc, start: int, end: int, profile: Profile) -> bool:
    """Whether a name that begins at `start` ends before `end`, where the last word of a name carries its case.

    A given name may only look inflected (Эспен): behind a single word that counts where the ending can be nothing
    else, or stands on what is a family name for sure. A family name closes a full name even in the nominative.
    """
    last = doc[end - 1]
    if not profile.case_on_last or len(last) <= _SHORT or is_patronymic(doc[end].text, profile):
        return False
    case = feature(last, "Case")
    inflected = case not in (None, "Nom")
    if end - start == 1:
        if not inflected:
            given = last.lower_.endswith(profile.given_endings)
            return is_surname(last, profile) and not given and _stands_alone(doc, end, profile)
        return case in _TELLING or last.lemma_.endswith(profile.surnames)
    # Батиста is no locative of a Батис where the name goes on: of persons, that case is rare.
    return (inflected and (case != "Loc" or not _stands_alone(doc, end, profile))) or is_surname(last, profile)


def _stands_alone(doc: Doc, at: int, profile: Profile) -> bool:
    """Whether a capital behind a family name is another's family name: it carries a case, and no name goes on.

    A genitive does not tell it: it owns what follows and is done nothing to, so it rather goes on with the name.
    """
    token, behind = doc[at], doc[at + 1] if at + 1 < len(doc) else None
    if feature(token, "Case") in (None, "Nom", "Gen") or not token.text[0].isupper():
        return False
    return behind is None or not behind.text[0].isupper()


def is_patronymic(word: str, profile: Profile) -> bool:
    """Whether a word is a patronymic by its ending, whatever its case."""
    low = word.lower()
    return len(low) > 5 and any(ending in low[-len(ending) - 4 :] for ending in profile.patronymics)


def is_name_word(token: Token, profile: Profile) -> bool:
    """Whether a word may be part of a name: a capital, letters, and neither an abbreviation nor an everyday word."""
    text = token.text
    if not text[0].isupper() or token.pos_ in profile.nameless:
        return False
    if len(text) % 2 == 0 and all(mark == "." for mark in text[1::2]):
        return True
    if _MIXED.fullmatch(text):
        return False
    letters = text.replace("-", "").replace("’", "").replace("'", "").replace(".", "")
    if not letters.isalpha() or text.lower() in profile.common_capitals:
        return False
    if profile.case_on_last and (
        token.lemma_ in profile.common_capitals or _is_common(token) or _is_abbreviation(text)
    ):
        return False
    return not (len(letters) > 1 and letters.isupper())


def _is_abbreviation(text: str) -> bool:
    """Whether a word is an abbreviation with an ending behind a hyphen: ХАМАС-тан."""
    stem, hyphen, ending = text.partition("-")
    return bool(hyphen) and len(stem) > 1 and stem.isupper() and ending.islower()


def _is_common(token: Token) -> bool:
    """Whether a word with a capital is an everyday noun of somebody's, or an attribute of place: Жолдауында."""
    return token.pos_ in {"NOUN", "ADJ"} and bool(feature(token, "Person[psor]") or feature(token, "Case") == "Loc")


def _is_everyday(token: Token, first: int, profile: Profile) -> bool:
    """Whether the capital is that of a sentence's first word and the word is in the language's everyday stock."""
    opens = token.i == first or (token.i > first and token.nbor(-1).text in _OPENING)
    return opens and (token.pos_ != "PROPN" or token.lower_ in profile.common_capitals)


def _joint(doc: Doc, at: int, last: int, covered: set[int], profile: Profile) -> int:
    """How many tokens the particles at a place take with the capital behind them (“de la Fuente”); 0 without one."""
    end = at
    while end < last and end - at < _PARTICLES and doc[end].text.lower() in profile.particles:
        end += 1
    if end == at or end >= last or end in covered or not is_name_word(doc[end], profile):
        return 0
    return end + 1 - at
