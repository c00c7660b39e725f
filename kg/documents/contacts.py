"""Telephone numbers, e-mail addresses and social links: where they are, and the text with them masked.

Masking puts a space for each character, so that every offset stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from kg import resources
from kg.documents import phrases

_EMAIL: Final = (
    r"(?<![\w.+-])[\w.+-]{1,64}\s?(?:@|\(at\)|\[at\]|\(@\))\s?[\w-]+(?:(?:\.|\s?\(dot\)\s?|\s?\[dot\]\s?)[\w-]+)+"
)
_HANDLE: Final = r"(?<![\w@.])@[A-Za-z_][\w.]{2,}"
_GAP: Final = r"[ ().\-‐‑–/]{0,3}"
# E.164: a country code and up to 15 digits in all; the Kazakh and Russian trunk prefix 8; a number after its label.
_INTERNATIONAL: Final = rf"\+\s?\(?\d(?:{_GAP}\d){{8,14}}(?!\d)"
_TRUNK: Final = r"(?<![\d.,-])8[ -]?\(?\d{3,5}\)?[ -]?\d{1,3}[ -]?\d{2}[ -]?\d{2}(?![\d.,]?\d)"
_AREA: Final = r"(?<![\w(])\(\d{2,5}\)\s?\d{2,4}[ -]\d{2}[ -]?\d{2}(?!\d)"
_GROUPED: Final = r"(?<![\d.,-])\d{3}[-.]\d{3}[-.]\d{4}(?![\d-])"
_LABEL: Final = r"(?:tel|phone|telephone|mob|mobile|cell|fax|hotline|тел|телефон\w*|моб|факс|ұялы)\b[.:/ ]{0,3}"
_LABELLED: Final = rf"{_LABEL}(?:[а-яёa-z/]+[.:]\s?)?(?P<number>[+(\d](?:{_GAP}\d){{4,14}})"


@cache
def _hosts() -> tuple[str, ...]:
    tables = phrases.tables("boilerplate.toml")
    hosts = {host for table in tables for host in table.get("social", {}).get("hosts", ())}
    return tuple(sorted(hosts, key=lambda host: (-len(host), host)))


@cache
def _social_links() -> str:
    hosts = "|".join(map(re.escape, _hosts()))
    before = r"(?:https?://)?(?<![\w.-])(?:www\.|m\.|[a-z]{2}-[a-z]{2}\.)?"
    return rf"{before}(?:{hosts})(?:/[^\s,;)»”\"]*|(?![\w.-]))"


@cache
def _details() -> re.Pattern[str]:
    parts = (_EMAIL, _INTERNATIONAL, _LABELLED, _TRUNK, _AREA, _GROUPED, _social_links(), _HANDLE)
    return re.compile("|".join(f"(?:{part})" for part in parts), re.IGNORECASE)


@cache
def _hint() -> re.Pattern[str]:
    """What a line with a contact detail has; looking for it is cheaper than for the details."""
    endings = "|".join(sorted({host.rsplit(".", 1)[1] for host in _hosts()}))
    return re.compile(rf"@|\(at\)|\[at\]|\d(?:[^\w\n]{{0,3}}\d){{4}}|\.(?:{endings})(?!\w)", re.IGNORECASE)


def find(text: str) -> list[tuple[int, int]]:
    """The spans of contact details, in order; none of them over a line's end.

    >>> text = "Write to press@mfa.example or call +47 22 15 00 00."
    >>> [text[start:end] for start, end in find(text)]
    ['press@mfa.example', '+47 22 15 00 00']
    >>> find("Resolution 2254 (2015) cost 1 500 000 000 tenge on 06.03.2026.")
    []
    """
    spans: list[tuple[int, int]] = []
    done = 0
    while hint := _hint().search(text, done):
        start = text.rfind("\n", 0, hint.start()) + 1
        end = text.find("\n", hint.start())
        done = len(text) if end < 0 else end
        for match in _details().finditer(text, start, done):
            spans.append(match.span("number") if match["number"] else match.span())
    return spans


def mask(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with a space for every character of the spans but line ends; of the same length.

    >>> mask("call 22 15", [(5, 10)])
    'call      '
    """
    pieces: list[str] = []
    done = 0
    for start, end in sorted(spans):
        start = max(start, done)
        if end <= start:
            continue
        pieces += [text[done:start], re.sub(r"[^\n]", " ", text[start:end])]
        done = end
    return "".join((*pieces, text[done:]))


@cache
def _social_names() -> frozenset[str]:
    return frozenset(resources.toml(resources.COMMON, "boilerplate.toml")["social"]["names"])


def is_social(line: str) -> bool:
    """Whether the line is a list of social networks and handles.

    >>> is_social("Facebook | Instagram | @mfa")
    True
    """
    words = re.findall(r"\w+", mask(line, find(line)).lower())
    names = sum(word in _social_names() for word in words)
    return (bool(words) and names == len(words)) or (len(words) <= 6 and names >= 2 and 2 * names >= len(words))
