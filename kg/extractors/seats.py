"""Of which state somebody holds an office that a document gives without it, where the table of known persons tells."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from datetime import date

from kg.extractors.home import stateless
from kg.extractors.roles import concept
from kg.languages.annotation import Post
from kg.languages.known_persons import table
from kg.languages.lexicon import lexicon


def seat(
    names: Iterable[Sequence[str]], posts: Iterable[Post], issued: date | None, named: Container[str] = frozenset()
) -> str | None:
    """The key of the state (`state/KZ`) that “President X” is the president of; `None` where it is not sure.

    Args:
        names: What the document calls the person, word by word.
        posts: The posts that it gives.
        issued: The day of the document.
        named: The keys of the states that the document names.
    """
    spellings = [" ".join(words) for words in names]
    roles = {concept(post) for post in posts if stateless(post)}
    found = {key for role in sorted(roles) if (key := table().seat(spellings, role, issued))}
    found = found or {key for role in sorted(roles) if (key := table().only_state(spellings, role, named))}
    states = [key for key in found if key.startswith("state/") and lexicon().find(key) is not None]
    return states[0] if len(states) == 1 else None


__all__ = ["seat"]
