"""The morphological features of a token, as plain strings."""

from __future__ import annotations

from spacy.tokens import Token


def feature(token: Token, name: str) -> str | None:
    """The value of a feature (`Case`, `Tense` …) of a token; `None` where the form does not show it."""
    values = token.morph.get(name, [])
    return values[0] if values else None
