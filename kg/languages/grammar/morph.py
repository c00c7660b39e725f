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


# What one ending of a participle in the feminine stands for.
_OBLIQUE = frozenset({"Gen", "Dat", "Ins", "Loc"})
_LIVING = frozenset({"Acc", "Gen"})


def participle_cases(token: Token) -> frozenset[str | None]:
    """The cases that a participle may stand in beside the noun that it modifies.

    One form serves for all oblique cases of the feminine (“находящейся”), and for two cases of a living being.
    """
    case = feature(token, "Case")
    if feature(token, "Gender") == "Fem" and case in _OBLIQUE:
        return _OBLIQUE
    return _LIVING if case in _LIVING else frozenset({case})
