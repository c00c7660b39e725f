"""The outlet that brings a text, where the text says so: "…, X reports", "передает X", "деп хабарлайды X"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from kg.documents import phrases

_UPPER: Final = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
_WORD: Final = rf"[{_UPPER}][\w.’'-]*"
_DOMAIN: Final = r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[A-Za-zа-я]{2,6}\b"
_NAME: Final = rf"(?:[«“\"](?P<quoted>[^»”\"\n]{{2,40}})[»”\"]|(?P<plain>{_DOMAIN}|{_WORD}(?:\s{_WORD}){{0,5}}))"


@cache
def _strings(key: str) -> tuple[str, ...]:
    return tuple(sorted({item for table in phrases.tables("source.toml") for item in table.get(key, ())}))


def _alternatives(key: str) -> str:
    items = sorted(_strings(key), key=len, reverse=True)
    return "|".join(re.escape(item).replace(r"\ ", r"\s+") for item in items)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each pattern with the name in its place, after the longest of its own words, without which it cannot match.

    Where the name comes last, the sentence or a citation must end there.
    """
    description = rf"(?i:{_alternatives('descriptions')})"
    name = rf"(?:(?:{description})\s+)*{_NAME}(?:\s+(?:{description})(?!\w))*"
    after = rf"(?=\s*(?:[.,;!?)»”]|$)|\s+(?i:{_alternatives('followers')})(?!\w))"
    compiled: list[tuple[str, re.Pattern[str]]] = []
    for pattern in sorted(_strings("patterns"), key=len, reverse=True):
        head, tail = (re.escape(part).replace(r"\ ", r"\s+") for part in pattern.split("{outlet}"))
        head = head.replace(",", r",\s*").replace(r"\s*\s+", r"\s*")
        start = "" if head.startswith(",") else r"(?<!\w)"
        end = rf"(?i:{tail})(?!\w)" if tail else after
        word = max(re.findall(r"[^\W\d_]+", pattern.replace("{outlet}", " ")), key=len)
        compiled.append((word, re.compile(f"{start}(?i:{head}){name}{end}")))
    return tuple(compiled)


@cache
def _not_outlets() -> re.Pattern[str]:
    return phrases.union(_strings("not_outlets"), before=r"(?<!\w)", after=r"(?!\w)")


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"\s*(?i:{_alternatives('labels')})\s*:\s*{_NAME}\s*\.?\s*$")


@cache
def _releases() -> re.Pattern[str]:
    labels = {label for table in phrases.tables("header.toml") for label in table.get("releases", ())}
    alternatives = "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))
    return re.compile(rf"(?:(?P<before>.*\S)\s+)?(?i:{alternatives})(?!\w)(?:\s*[:–—|-]?\s*(?P<after>\S.*))?")


def is_outlet(name: str) -> bool:
    """Whether a name may be that of an outlet: it is not a minister's, a ministry's or a press service's.

    >>> is_outlet("Reuters"), is_outlet("Prime Minister Anna Lund")
    (True, False)
    """
    return 1 < len(name) <= 60 and not _not_outlets().search(name.lower())


def in_sentence(text: str) -> str | None:
    """The outlet that a sentence cites as its own, if any.

    >>> in_sentence("Министры встретились в Осло, передает Fjord.example.")
    'Fjord.example'
    >>> in_sentence("Министры встретились в Осло, сообщает пресс-служба МИД.") is None
    True
    """
    lower = text.lower()
    for word, pattern in _patterns():
        for match in pattern.finditer(text) if word in lower else ():
            name = _tidy(match["quoted"] or match["plain"])
            if is_outlet(name):
                return name
    return None


def in_label(line: str) -> str | None:
    """The outlet of a line such as "Source: Reuters"."""
    match = _labels().match(line)
    name = _tidy(match["quoted"] or match["plain"]) if match else ""
    return name if name and is_outlet(name) else None


def in_release_line(line: str) -> str | None:
    """The body of a line such as "ICRC press release"; empty where the label stands alone, None for other lines.

    >>> in_release_line("UNHCR Press Release")
    'UNHCR'
    >>> in_release_line("The press release was published on Monday.") is None
    True
    """
    match = _releases().fullmatch(line.strip())
    if match is None or len(line.split()) > 10 or line.rstrip().endswith((".", "!", "?", ":")):
        return None
    parts = [part.strip(" ,|:–—-") for part in (match["before"], match["after"]) if part]
    parts = [part for part in parts if not re.fullmatch(r"[\W\d№No]*", part)]
    if not parts:
        return ""
    return parts[0] if len(parts) == 1 and parts[0][0].isupper() else None


def first(texts: Iterable[str]) -> str | None:
    """The outlet that the first of the texts to cite one cites."""
    return next((name for text in texts if (name := in_sentence(text))), None)


def _tidy(name: str) -> str:
    return " ".join(re.sub(r"^(?:https?://)?(?:www\.)?", "", name.strip(" .,'’")).split())
