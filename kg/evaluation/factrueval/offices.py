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
# Codes of what a post is made of, and of what it is a post of.
_PARTS: Final = frozenset("RHF")
_OWNERS: Final = frozenset("SDOG")


@cache
def offices(words: str, language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The keys of the post that words by themselves are, and those of the states and bodies that they name with it.

    None where a word of them is not part of it, so that the words say more, or where they are of two posts: a post
    that is read with less than it says agrees with nothing by that.

    >>> [sorted(keys) for keys in offices("Экс-премьера", "ru")]
    [['role/prime-minister'], []]
    >>> [sorted(keys) for keys in offices("глава правительства Чили", "ru")]
    [['role/prime-minister'], ['state/CL']]
    >>> offices("советник директора", "ru")
    (frozenset(), frozenset())
    """
    from kg.extractors.roles import concept
    from kg.languages.pipeline import annotate

    annotation = annotate(documents.from_text(words, identifier="post", settings=Settings(), language=language))
    found = [post for sentence in annotation for phrase in sentence.phrases for post in phrase.posts]
    elements = [item for sentence in annotation for item in sentence.elements]
    covered = {at for item in elements if item.code in _PARTS | _OWNERS for at in range(item.first, item.last)}
    whole = all(token.i in covered for token in annotation.doc if not token.is_punct)
    if len(found) != 1 or not whole or sum(item.code == "H" for item in elements) != 1:
        return frozenset(), frozenset()
    return current([concept(found[0])]), frozenset(body.key for body in found[0].bodies if body.key)


def current(names: Iterable[str]) -> frozenset[str]:
    """Names and keys with those of posts that are over as those of the posts themselves."""
    return frozenset(_ROLE + name.removeprefix(_FORMER) if name.startswith(_FORMER) else name for name in names)
