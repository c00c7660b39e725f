"""Conferences called by the letters of their series and a number: "COP29", "the TICAD 9 summit", «саммит КС-29»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from kg import resources
from kg.languages.annotation import Title
from kg.languages.grammar.morph import feature
from kg.languages.grammar.profile import Profile

MARK = "series:"
_NUMBER = re.compile(r"[-‑–]?(\d{1,3})(?:[-’'‑][^\W\d]{1,5})?$")
_DASHES = frozenset("-‑–")
# Letters that mean much else where a number stands apart from them.
_SHORT = 2


@cache
def _letters(language: str) -> dict[str, list[tuple[str, str]]]:
    """The letters of each series with its key, the longest first, by the first two of them."""
    rows = resources.rows(resources.COMMON, "series.tsv")
    found = [(word, row["key"]) for row in rows for word in row[language].split("|") if word]
    table: dict[str, list[tuple[str, str]]] = {}
    for letters, key in sorted(found, key=lambda pair: (-len(pair[0]), pair)):
        table.setdefault(letters[:2], []).append((letters, key))
    return table


def with_series(doc: Doc, first: int, last: int, found: Sequence[Title], profile: Profile) -> list[Title]:
    """The titles of a sentence with those that are letters and a number; a noun beside these has their number.

    Of letters without a number nothing is told: they are the body that holds the series, or another word.
    """
    titles, table = list(found), _letters(profile.language)
    for token in doc[first:last]:
        text = token.text
        for letters, key in table.get(text[:2], ()):
            named = _named(doc, token.i, last, letters, key, profile) if text.startswith(letters) else None
            if named is not None:
                titles = _joined(titles, named, profile)
                break
    return sorted(titles, key=lambda title: title.first)


def _named(doc: Doc, at: int, last: int, letters: str, key: str, profile: Profile) -> Title | None:
    """The title that the letters at the beginning of a token make with the number that follows, if one does."""
    end, rest = at + 1, doc[at].text[len(letters) :]
    while not any(c.isdigit() for c in rest) and end < min(last, at + 3) and (not rest or rest in _DASHES):
        rest, end = rest + doc[end].text, end + 1
    number = _NUMBER.match(rest)
    apart = bool(doc[at].whitespace_) and end > at + 1
    if number is None or not int(number[1]) or (apart and not _stands_apart(doc, letters, end, last, profile)):
        return None
    between = " " if apart else rest[0] if rest[0] in _DASHES else ""
    return Title(
        first=at,
        last=end,
        kind="Conference",
        head=end - 1,
        word=key,
        name=f"{letters}{between}{number[1]}",
        proper=True,
        signature=(MARK + key,),
        ordinal=int(number[1]),
        case=feature(doc[end - 1], "Case"),
    )


def _stands_apart(doc: Doc, letters: str, end: int, last: int, profile: Profile) -> bool:
    """Whether a number behind a space is that of a series: letters enough, and no day of a month."""
    return len(letters) > _SHORT and not (end < last and doc[end].lower_ in profile.title.calendar)


def _joined(titles: list[Title], named: Title, profile: Profile) -> list[Title]:
    """The titles with a new one; it goes into one that holds it or stands beside it: “the COP 29 summit”."""
    for place, title in enumerate(titles):
        holds = title.first <= named.first and named.last <= title.last
        behind = title.first == named.last and title.head == title.first
        before = title.last == named.first and not profile.title.before
        if title.kind != "Conference" or not (holds or behind or before):
            continue
        if title.ordinal not in (None, named.ordinal):
            return titles
        ends = holds and title.head < named.first  # nothing behind the number is of the name
        name = f"{named.name} {title.name}" if behind else f"{title.name} {named.name}"
        if holds:
            name = title.name[: title.name.rfind(named.name) + len(named.name)] if ends else title.name
        titles[place] = replace(
            title,
            first=min(title.first, named.first),
            last=named.last if ends else max(title.last, named.last),
            name=name,
            proper=True,
            generic=False,
            signature=tuple(sorted({*title.signature, *named.signature})),
            ordinal=named.ordinal,
        )
        return titles
    if any(title.first < named.last and named.first < title.last for title in titles):
        return titles
    return [*titles, named]
