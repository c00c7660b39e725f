"""Text search in SPARQL: `?node text:matches "water security"`.

Oxigraph has no such property. So before a query is evaluated, each such pattern is looked up in the index and
`VALUES` with what was found is put in its place: an engine that has never heard of text search then joins it as it
does any other data. The words are a string, or a variable that the request gives a value. `(?node ?score ?text)` in
the place of `?node` also gives how well it fits, and the label or quote that was found.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import pyoxigraph as ox

from kg.errors import QueryError, QuerySyntaxError
from kg.sparql.preparation import Edit, split
from kg.sparql.textindex import Match, TextIndex
from kg.sparql.tokens import Token, tokens

TEXT: Final = "https://w3id.org/diplomacy-kg/text#"
MATCHES: Final = TEXT + "matches"
_PREFIX: Final = "text"
_MOST_VARIABLES: Final = 3
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})|\\(.)", re.DOTALL)
_LETTERS: Final = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
Value: TypeAlias = ox.NamedNode | ox.Literal


@dataclass(frozen=True, slots=True)
class Searches:
    """The text searches of a query, done.

    Args:
        edits: What puts `VALUES` in the place of each.
        spent: Variables with a value that stand nowhere else, so that the engine is not to be given them.
    """

    edits: tuple[Edit, ...] = ()
    spent: frozenset[str] = frozenset()


def searched(query: str, bindings: Mapping[str, Value], index: Callable[[], TextIndex], *, most: int) -> Searches:
    """Look up each text search of a query.

    Args:
        query: SPARQL. The prefix `text` needs no declaration.
        bindings: Values of variables.
        index: Gives the index; called only where there is something to look up.
        most: How many matches a search goes on with, the best.

    Raises:
        QuerySyntaxError: A search that is not a triple pattern of its own.
        QueryError: It has no words.
    """
    if "matches" not in query:
        return Searches()
    code = [token for token in tokens(query) if token.kind != "comment"]
    names = _names(split(code)[0])
    places = [at for at, token in enumerate(code) if token.kind in {"name", "iri"} and token.text in names]
    edits = tuple(_edit(query, code, at, bindings, index, most) for at in places)
    words = Counter(code[at + 1].text[1:] for at in places if code[at + 1].kind == "variable")
    all_of_them = Counter(token.text[1:] for token in code if token.kind == "variable")
    return Searches(edits, frozenset(name for name, times in words.items() if times == all_of_them[name]))


def _names(prologue: Sequence[Token]) -> set[str]:
    """How the property can be written in this query."""
    prefixes = {_PREFIX: TEXT}
    for at, token in enumerate(prologue):
        if token.says("PREFIX") and at + 2 < len(prologue):
            prefixes[prologue[at + 1].text.removesuffix(":")] = prologue[at + 2].text[1:-1]
    return {f"<{MATCHES}>"} | {f"{prefix}:matches" for prefix, iri in prefixes.items() if iri == TEXT}


def _edit(
    query: str,
    code: Sequence[Token],
    at: int,
    bindings: Mapping[str, Value],
    index: Callable[[], TextIndex],
    most: int,
) -> Edit:
    first, variables = _subject(query, code, at)
    last, text = _words(query, code, at, bindings)
    rows = _rows(index().search(text, most=most), len(variables))
    values = f"VALUES ({' '.join(variables)}) {{ {' '.join(rows)} }}"
    following = code[last + 1] if last + 1 < len(code) else None
    if following is not None and following.text == ",":
        raise _misplaced(query, code[at])
    if following is not None and following.text == ";":  # more is said of the same node
        return Edit(code[first].start, following.end, f"{values} {variables[0]} ")
    return Edit(code[first].start, code[last].end, values)


def _subject(query: str, code: Sequence[Token], at: int) -> tuple[int, list[str]]:
    """Where the pattern begins, and its variables."""
    first = at - 1
    if first >= 0 and code[first].text == ")":
        while first >= 0 and code[first].text != "(":
            first -= 1
    inner = code[first:at] if first == at - 1 else code[first + 1 : at - 1]
    before = code[first - 1].text if first > 0 else ""
    if (
        first <= 0
        or not 1 <= len(inner) <= _MOST_VARIABLES
        or any(token.kind != "variable" for token in inner)
        or before not in {"{", ".", "}", ")"}
    ):
        raise _misplaced(query, code[at])
    return first, [token.text for token in inner]


def _words(query: str, code: Sequence[Token], at: int, bindings: Mapping[str, Value]) -> tuple[int, str]:
    """Where the pattern ends, and what it looks for."""
    token = code[at + 1] if at + 1 < len(code) else None
    if token is not None and token.kind == "string":
        last = at + 2 if at + 2 < len(code) and code[at + 2].kind == "language" else at + 1
        return last, _unescaped(token.text)
    if token is not None and token.kind == "variable":
        value = bindings.get(token.text[1:])
        if value is None:
            raise QueryError(
                f"text:matches needs words, and {token.text} has no value before the query is run",
                remedy='write them: text:matches "water security"',
            )
        return at + 1, value.value
    raise _misplaced(query, code[at])


def _misplaced(query: str, token: Token) -> QuerySyntaxError:
    before = query[: token.start]
    return QuerySyntaxError(
        "text:matches stands in a triple pattern of its own",
        where="query",
        line=before.count("\n") + 1,
        column=len(before) - before.rfind("\n"),
        remedy='write ?node text:matches "words" .',
    )


def _unescaped(text: str) -> str:
    """The value of a string as SPARQL writes it."""
    marks = 3 if text[:3] in {'"""', "'''"} else 1
    return _ESCAPE.sub(_letter, text[marks:-marks])


def _letter(escape: re.Match[str]) -> str:
    number = escape[1] or escape[2]
    if not number:
        return _LETTERS.get(escape[3], escape[3])
    return chr(int(number, 16)) if int(number, 16) <= sys.maxunicode else "\ufffd"


def _rows(matches: Sequence[Match], width: int) -> list[str]:
    """A row for each node with its best match, as `VALUES` has them."""
    best: dict[str, Match] = {}
    for match in matches:
        best.setdefault(match.node.value, match)
    rows = []
    for match in best.values():
        score = ox.Literal(match.score)
        rows.append(f"({' '.join(str(term) for term in (match.node, score, match.literal)[:width])})")
    return rows
