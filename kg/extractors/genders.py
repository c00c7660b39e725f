"""Whether a person is told of as a man or a woman, as verbs and participles agree with the name.

A post says nothing of it: “министр” is a woman's post as well, and the name of a foreigner may look like either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Final

from spacy.tokens import Token

from kg import resources
from kg.languages.annotation import Annotation, Element, Phrase, Sentence
from kg.languages.grammar.morph import feature

_REACH: Final = 6
_GENDERS: Final = frozenset({"Masc", "Fem"})
# Who bears a name, as the table of given names tells.
_BORNE: Final = {"m": frozenset({"Masc"}), "f": frozenset({"Fem"})}
# What a verb tells outweighs what a given name does, and that what the form of a name does.
_VERB, _GIVEN, _NAME = 4, 3, 1
# Languages where the name of a man that ends in a consonant declines, and its endings then.
_DECLINING: Final = frozenset({"ru"})
_MALE: Final = frozenset({"а", "у", "ом", "ем", "е"})
_VOWELS: Final = frozenset("аеёиоуыэюяйь")


def gender(annotation: Annotation, mentions: Iterable[tuple[Sentence, Phrase]]) -> str | None:
    """`Masc` or `Fem`, as most of the words that agree with the mentions of one person tell."""
    votes: Counter[str] = Counter()
    for sentence, phrase in mentions:
        verb = _participle(annotation, sentence, phrase) or _predicate(annotation, sentence, phrase)
        told = feature(verb, "Gender") if verb is not None else None
        if told is not None and told in _GENDERS:
            # The masculine of a verb agrees with the post as well as with its holder.
            votes[told] += _VERB if told == "Fem" or not phrase.posts else _NAME
        if phrase.element is not None:
            if _declined(annotation, phrase.element):
                votes["Masc"] += _NAME + 1
            given = (
                _given(annotation.document.language).get(phrase.element.name.split()[0])
                if phrase.element.name
                else None
            )
            if given is not None and phrase.element.last - phrase.element.first > 1:
                votes[given] += _GIVEN
            words = annotation.doc[phrase.element.first : phrase.element.last]
            marks = _marks(annotation.document.language)
            for token in words[1:]:
                if (mark := marks.get(token.text)) is not None:
                    votes[mark] += 2 * _GIVEN  # the forms of a foreign name look like a man's
            for at, token in enumerate(words):
                shown = feature(token, "Gender")
                if shown is not None and shown in _GENDERS:
                    votes[shown] += _NAME + (at == 0 < len(words) - 1)  # a given name tells more
    ranked = votes.most_common()
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


@cache
def _given(language: str) -> dict[str, str]:
    """The given names of a language that declines them which only men, or only women, bear."""
    found: dict[str, set[str]] = {}
    for row in resources.rows(resources.COMMON, "given_names.tsv") if language in _DECLINING else ():
        for form in row[language].split("|"):
            found.setdefault(form, set()).update(_BORNE.get(row["gender"], _GENDERS))
    return {form: next(iter(borne)) for form, borne in found.items() if len(borne) == 1}


@cache
def _marks(language: str) -> dict[str, str]:
    """Words within a name that tell a woman's from a man's, as they are written: “Фам Тхи Лан”, “Лейла кызы”."""
    table = resources.toml(language, "grammar.toml").get("name_marks", {})
    return {word: gender for gender, words in table.items() for word in words}


def _declined(annotation: Annotation, name: Element) -> bool:
    """Whether a foreign family name declines, which it does for a man alone: “Яна Новака”, but “Анны Новак”."""
    if annotation.document.language not in _DECLINING or name.code != "N" or not name.name:
        return False
    family, told = name.name.split()[-1].lower(), annotation.doc[name.last - 1].lower_
    return family[-1:] not in _VOWELS and told.startswith(family) and told.removeprefix(family) in _MALE


def of_subject(annotation: Annotation, sentence: Sentence, phrase: Phrase) -> str | None:
    """The gender that the verb in the past shows of its subject."""
    verb = _predicate(annotation, sentence, phrase)
    return feature(verb, "Gender") if verb is not None else None


def _predicate(annotation: Annotation, sentence: Sentence, phrase: Phrase) -> Token | None:
    """The verb in the past singular whose subject a phrase is."""
    doc = annotation.doc
    if phrase.case != "Nom":
        return None
    behind = range(phrase.last, min(sentence.last, phrase.last + _REACH))
    before = range(phrase.first - 1, max(sentence.first, phrase.first - _REACH), -1)
    for span in (behind, before):
        for at in span:
            token = doc[at]
            if token.is_punct or token.pos_ == "CCONJ" or sentence.clause(at) != sentence.clause(phrase.first):
                break
            if token.pos_ in {"VERB", "AUX"} and feature(token, "Tense") == "Past":
                return token if feature(token, "Number") == "Sing" else None
    return None


def _participle(annotation: Annotation, sentence: Sentence, phrase: Phrase) -> Token | None:
    """The participle behind a phrase that agrees with it: “X, who came …”."""
    doc, at = annotation.doc, phrase.last
    if at + 1 >= sentence.last or doc[at].text != ",":
        return None
    behind = next((token for token in doc[at + 1 : min(sentence.last, at + 3)] if token.pos_ == "VERB"), None)
    fits = behind is not None and feature(behind, "VerbForm") == "Part" and feature(behind, "Case") is not None
    return behind if fits else None
