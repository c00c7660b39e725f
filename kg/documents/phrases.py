"""The trigger phrases of `boilerplate.toml` as matchers, those of all languages together.

A Kazakh press release may end in an English "Follow us", so which language a line is in does not matter here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from kg import resources

# The kinds of passage that have a table, in the order in which they are tried.
KINDS: Final = ("contact", "caption", "navigation", "boilerplate")
_NEVER: Final = re.compile(r"(?!)")
# A phrase and all that may stand around it is shorter than this.
_LONGEST: Final = 200
# What may stand around a phrase that is the whole line: punctuation, figures, arrows.
_AROUND: Final = r"[\W\d_]*"


def tables(name: str) -> list[dict[str, Any]]:
    """The TOML file of that name of each language and of `common`."""
    return [resources.toml(language, name) for language in (*resources.languages(), resources.COMMON)]


def expression(phrase: str) -> str:
    """A phrase as a regular expression over lower-case text.

    >>> bool(re.match(expression("phone:"), "phone 22 15"))
    True
    >>> bool(re.match(expression("phone:"), "phone talks were held"))
    False
    >>> bool(re.match(expression("video:"), "video-conference talks were held"))  # a hyphen inside a word
    False
    """
    body = phrase.removesuffix(":").rstrip()
    parts = [re.escape(part) for part in re.split(r"([*…])", body)]
    pattern = "".join({r"\*": r"\w*", "…": r"[^\n]*"}.get(part, part) for part in parts).replace(r"\ ", r"\s+")
    if phrase.endswith(":"):
        return pattern + r"(?!-[^\W\d])\s*(?:[:/–—-]|(?=[\d+(@])|$)"
    return pattern + (r"(?!\w)" if body[-1:].isalnum() else "")


def union(phrases: Iterable[str], *, before: str = "", after: str = "") -> re.Pattern[str]:
    """One expression that matches any of the phrases, the longest first; one that matches nothing if there are none."""
    alternatives = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    if not alternatives:
        return _NEVER
    return re.compile(f"{before}(?:{'|'.join(map(expression, alternatives))}){after}")


@cache
def matcher(kind: str, mode: str) -> re.Pattern[str]:
    """The phrases of a kind of passage and a mode: `starts`, `whole` or `opens`."""
    phrases = [phrase for table in tables("boilerplate.toml") for phrase in table.get(kind, {}).get(mode, ())]
    return (
        union(phrases, before=_AROUND, after=_AROUND + "$")
        if mode == "whole"
        else union(phrases, before=r"[^\w\n©#(]*")
    )


def kind_of(line: str) -> str | None:
    """The silent kind that a line's own words give it, if any.

    >>> kind_of("Photo: the Ministry's press service")
    'caption'
    >>> kind_of("The photo exhibition opened in Lima.") is None
    True
    """
    lower = line[:_LONGEST].lower()
    for kind in KINDS:
        if matcher(kind, "starts").match(lower) or (len(line) <= _LONGEST and matcher(kind, "whole").match(lower)):
            return kind
    return None


@cache
def _bylines() -> re.Pattern[str]:
    return union(word for table in tables("header.toml") for word in table.get("bylines", ()))


def is_byline(line: str) -> bool:
    """Whether the line only says who wrote the text.

    >>> is_byline("By Anna Lund"), is_byline("By road and rail")
    (True, False)
    """
    match = _bylines().match(line[:_LONGEST].lower())
    names = line[match.end() :].split() if match else []
    return 2 <= len(names) <= 4 and all(name[0].isupper() for name in names) and not line.endswith(".")


def opens(line: str, kind: str) -> bool:
    """Whether the line opens a block of the kind: `contact` or `navigation`."""
    return matcher(kind, "opens").match(line[:_LONGEST].lower()) is not None
