"""How the tests of English sentences compare what is told with what is expected."""

from __future__ import annotations

from collections.abc import Callable

Claims = set[tuple[str, str, str]]
Facts = Callable[..., Claims]
# Told of in EDTF as well, or from the tables of topics, which have tests of their own.
_ASIDE = frozenset({"when", "topic"})


def told(claims: Claims, subject: str) -> dict[str, str]:
    """What is claimed of a thing: property → objects in order, `a | b`."""
    found: dict[str, list[str]] = {}
    for this, name, value in sorted(claims):
        if this == subject and name not in _ASIDE:
            found.setdefault(name, []).append(value)
    return {name: " | ".join(values) for name, values in found.items()}


def of_kind(claims: Claims, kind: str) -> list[str]:
    """The keys of the nameless things of a kind that anything is claimed of."""
    return sorted({subject for subject, _, _ in claims if subject.startswith(f"{kind}:")})
