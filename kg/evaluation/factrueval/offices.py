"""Posts in factRuEval's words as the posts of the graph, in which “замглавы” and “заместитель главы” are one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from kg import documents
from kg.config import Settings

# The phase of a fact is not compared: who held a post held it.
_FORMER: Final = "role/former-"
_ROLE: Final = "role/"


@cache
def offices(words: str, language: str) -> frozenset[str]:
    """The keys of the posts that words by themselves are, current and former alike; none where they are no post.

    >>> sorted(offices("Экс-премьера", "ru")), offices("капитаном", "ru")
    (['role/prime-minister'], frozenset())
    """
    from kg.extractors.roles import concept
    from kg.languages.pipeline import annotate

    document = documents.from_text(words, identifier="post", settings=Settings(), language=language)
    phrases = [phrase for sentence in annotate(document) for phrase in sentence.phrases]
    return current(concept(post) for phrase in phrases for post in phrase.posts)


def current(names: Iterable[str]) -> frozenset[str]:
    """Names and keys with those of posts that are over as those of the posts themselves."""
    return frozenset(_ROLE + name.removeprefix(_FORMER) if name.startswith(_FORMER) else name for name in names)
