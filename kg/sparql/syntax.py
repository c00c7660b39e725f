"""Where a malformed query goes wrong, and how, for people.

Oxigraph's parser tells the furthest place it looked at, which is up to a keyword's length past the mistake,
and all that could stand there. So the query is parsed once more with its tokens set wide apart: no keyword that is
tried at one token then reaches the next, and the furthest place lies at the token that is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

import pyoxigraph as ox

from kg.errors import QuerySyntaxError
from kg.rdf.terms import PREFIXES
from kg.sparql.preparation import UPDATE, Prepared
from kg.sparql.tokens import Token, tokens

# What relative IRIs are resolved against; here any will do.
_BASE: Final = "http://localhost/"
# Longer than any keyword of SPARQL.
_GAP: Final = " " * 24
_BRACKETS: Final = "{}()[],;"
_PLACE: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_SIGN: Final = re.compile(r'expected "(\S)"')
_REASONS: Final = {
    "Prefix not found": "the prefix of {found} is not declared",
    "The SELECT contains a variable that is unbound": "SELECT has a variable that is neither bound nor in GROUP BY",
    "IRI parsing failed": "{found} is not an absolute IRI",
}


def syntax_error(prepared: Prepared, error: SyntaxError) -> QuerySyntaxError:
    """What to raise where the engine could not parse a query, or an update.

    >>> from kg.sparql.preparation import prepare
    >>> print(syntax_error(prepare("ASK { ?s ?p }"), SyntaxError("error at 1:14: expected OPTIONAL")))
    query:1:13: unexpected '}'
    """
    found = [token for token in tokens(prepared.text) if token.kind != "comment"]
    place, expected = _furthest(found, error, _update if prepared.form == UPDATE else _query)
    if place is None or place >= len(found):
        end = len(prepared.text.rstrip())
        return _error(prepared, end, f"the {_name(prepared)} ends too early")
    return _error(prepared, found[place].start, _reason(expected, repr(found[place].text[:40])))


def _error(prepared: Prepared, offset: int, reason: str) -> QuerySyntaxError:
    line, column = prepared.position(offset)
    return QuerySyntaxError(reason, where=_name(prepared), line=line, column=column)


def _name(prepared: Prepared) -> str:
    return "update" if prepared.form == UPDATE else "query"


def _query(text: str) -> object:
    return ox.Store().query(text, prefixes=dict(PREFIXES), base_iri=_BASE)


def _update(text: str) -> object:
    return ox.Store().update(text, prefixes=dict(PREFIXES), base_iri=_BASE)  # type: ignore[func-returns-value]


def _furthest(found: Sequence[Token], error: SyntaxError, parse: Callable[[str], object]) -> tuple[int | None, str]:
    """The index of the token that is wrong, `None` at the end, and what the engine expected there."""
    text, starts = _spread(found)
    try:
        parse(text)
    except SyntaxError as again:
        match = _PLACE.match(str(again))
        if match is not None:
            offset = sum(len(line) + 1 for line in text.split("\n")[: int(match[1]) - 1]) + int(match[2]) - 1
            if found and offset >= starts[-1] + len(found[-1].text) + len(_GAP) // 2:
                return None, match[3]
            return max(sum(start <= offset for start in starts) - 1, 0), match[3]
    return None, str(error)


def _spread(found: Sequence[Token]) -> tuple[str, list[int]]:
    """The tokens set apart wherever white space may stand, and where each then starts."""
    parts: list[str] = []
    starts: list[int] = []
    place, end = 0, 0
    previous = ""
    for token in found:
        apart = token.start > end or token.text in _BRACKETS or (previous != "" and previous in _BRACKETS)
        gap = _GAP if apart else ""
        place += len(gap)
        starts.append(place)
        parts += (gap, token.text)
        place += len(token.text)
        end, previous = token.end, token.text
    return "".join((*parts, _GAP)), starts


def _reason(expected: str, found: str) -> str:
    for sign, reason in _REASONS.items():
        if sign in expected:
            return reason.format(found=found)
    only = _SIGN.match(expected)
    return f"unexpected {found}" + (f", expected {only[1]!r}" if only else "")
