"""The marks of a title that are the same in every language: its topics, and the words that names are made of."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from kg import resources
from kg.languages.gazetteer import Gazetteer
from kg.languages.grammar.profile import Profile
from kg.languages.lexicon import lexicon
from kg.languages.morphology import Morphology


@cache
def topic_gazetteer(language: str, morphology: Morphology) -> Gazetteer:
    """The gazetteer of a language over the topics."""
    return Gazetteer(lexicon().forms(language, ("topic",)), morphology.keys)


@cache
def glossary(language: str) -> dict[str, str]:
    """Lemma → key of the words that the names of events and initiatives are made of, the same in every language."""
    found: dict[str, str] = {}
    for row in resources.rows(resources.COMMON, "glossary.tsv"):
        for lemma in row[language].split("|"):
            found.setdefault(lemma.strip().lower(), row["key"])
    return found


def signature(doc: Doc, first: int, last: int, head: int, profile: Profile, morphology: Morphology) -> tuple[str, ...]:
    """The topics and the words of the glossary that a title names besides its head, in order."""
    marks: set[str] = set()
    words = glossary(profile.language)
    covered: set[int] = set()
    for match in topic_gazetteer(profile.language, morphology).find([token.text for token in doc[first:last]]):
        marks.add(match.entry_key)
        covered.update(range(first + match.start, first + match.end))
    for at in range(first, last):
        if at == head or at in covered:
            continue
        key = words.get(doc[at].lemma_) or next((words[k] for k in morphology.keys(doc[at].text) if k in words), None)
        if key:
            marks.add(f"word:{key}")
    return tuple(sorted(marks))
