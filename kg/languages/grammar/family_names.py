"""In which case a family name stands alone, by the nominative that the document has told it in: «Батмунху», «с Эмами».

Where a name is told with its post, the post shows the case. A family name alone that no table knows is often read in
another than it stands in; its ending behind the nominative, or the lack of any, says more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from kg import resources
from kg.languages.annotation import Phrase, Sentence


def told_names(sentences: Iterable[Sentence]) -> frozenset[str]:
    """The family names of those who are told of in full with a post, in the nominative."""
    return frozenset(
        phrase.element.name.split()[-1]
        for sentence in sentences
        for phrase in sentence.phrases
        if phrase.kind == "person" and phrase.posts and phrase.element is not None and " " in phrase.element.name
    )


def in_told_cases(doc: Doc, phrases: list[Phrase], names: frozenset[str]) -> list[Phrase]:
    """The phrases of a sentence, family names alone in the case that their ending tells; in none if it tells none."""
    return [_in_told_case(doc, unit, names) for unit in phrases] if names else phrases


def _in_told_case(doc: Doc, unit: Phrase, names: frozenset[str]) -> Phrase:
    name = unit.element
    if unit.kind != "person" or unit.posts or name is None or name.last - name.first != 1 or unit.case is None:
        return unit
    word = doc[name.first].text
    told = next((one for one in names if one.casefold() == word.casefold()), None)
    governed = unit.first > 0 and doc[unit.first - 1].pos_ == "ADP"
    if told is not None:
        shown = None if unit.case != "Nom" or governed else "Nom"
        return replace(unit, case=shown, element=replace(name, name=told))
    cases = _cases(doc.lang_, word, names)
    if cases is None or unit.case in cases[1]:
        return unit
    return replace(unit, case=cases[1][0], element=replace(name, name=cases[0]))


def _cases(language: str, word: str, names: frozenset[str]) -> tuple[str, tuple[str, ...]] | None:
    """The name that a word is a form of by its ending, and the cases that this ending shows."""
    for row in resources.rows(language, "family_name_endings.tsv"):
        ending, nominative = row["ending"], row["nominative"]
        if not word.endswith(ending) or len(word) - len(ending) < len(ending) + 1:
            continue
        stem = word[: len(word) - len(ending)]
        for told in names:
            same = told.casefold() == f"{stem}{nominative}".casefold()
            if same and (nominative or told[-1].lower() not in row["unless"]):
                return told, tuple(row["cases"].split())
    return None


__all__ = ["in_told_cases", "told_names"]
