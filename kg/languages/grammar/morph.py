"""The morphological features of a token, as plain strings."""

from __future__ import annotations

from spacy.tokens import Token

# Hash of a bundle of features → what was asked of it so far; there are no more bundles than the tag sets have.
_KNOWN: dict[int, dict[str, str | None]] = {}


def feature(token: Token, name: str) -> str | None:
    """The value of a feature (`Case`, `Tense` …) of a token; `None` where the form does not show it."""
    morph = token.morph
    known = _KNOWN.setdefault(hash(morph), {})
    if name not in known:
        values = morph.get(name, [])
        known[name] = values[0] if values else None
    return known[name]
