"""What is done to a query before the engine sees it: it is refused, or made safe, and its parameters are let in.

Oxigraph calls the network for `SERVICE` and has no switch for it; nor does it tell what a query is made of. So the
tokens are looked at here. Where this reading and the engine's could differ (`?a<?b)SERVICE?s#>` is an IRI to one and
a comparison to the other), the word is escaped inside what is read as a string or an IRI: to an engine that reads it
as a keyword the escape is a syntax error.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin

from kg.errors import QueryLimitError, QueryRefusedError, QuerySyntaxError
from kg.rdf.terms import PREFIXES
from kg.sparql import plain
from kg.sparql.tokens import Token, tokens

# Deep nesting ends the process that evaluates it, and so do long chains, which the engine makes a deep tree of:
# about a thousand nested IFs (64 brackets are far from it), or 2500 OPTIONALs or BINDs in a row, are enough.
MAXIMUM_DEPTH: Final = 64
MAXIMUM_OPERATORS: Final = 1000
_OPERATORS: Final = frozenset("!|&+-*/^<>={}")
_CLAUSES: Final = ("UNION", "OPTIONAL", "MINUS", "BIND", "FILTER", "GRAPH", "EXISTS")
# What is an IRI to this reading may be a comparison and a chain to the engine.
_LONGEST_IRI: Final = 2048
UPDATE: Final = "UPDATE"
_FORMS: Final = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES: Final = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")
_SERVICE: Final = re.compile("service", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of the query that other text stands for."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A query ready for the engine.

    Args:
        original: As it was given.
        text: As the engine gets it.
        form: `SELECT`, `ASK`, `CONSTRUCT`, `DESCRIBE`, or `UPDATE`; empty where the query is none of them.
        ordered: Whether the query itself puts its rows in order.
        default_graphs: What its `FROM` clauses name.
        named_graphs: What its `FROM NAMED` clauses name.
        added: The parameters that were added to its projection, and are to be left out of the answer.
        edits: What was changed in it, in order.
    """

    original: str
    text: str
    form: str
    ordered: bool
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    added: tuple[str, ...]
    edits: tuple[Edit, ...]

    def position(self, offset: int) -> tuple[int, int]:
        """The line and column in the original of a place in `text`, both counted from 1."""
        shift = 0
        for edit in self.edits:
            if edit.start + shift + len(edit.text) > offset:
                break
            shift += len(edit.text) - (edit.end - edit.start)
        return _place(self.original, max(offset - shift, 0))


def prepare(
    query: str, parameters: Collection[str] = (), *, more: Sequence[Edit] = (), depth: int = MAXIMUM_DEPTH
) -> Prepared:
    """Refuse what is never answered, and make the rest safe.

    Args:
        query: SPARQL 1.1.
        parameters: Variables that are given values. Oxigraph takes a value only for what is projected, so that
            they are added to the outermost `SELECT`, and to its `GROUP BY`.
        more: Edits of whole stretches of it, made beside those that make it safe.
        depth: How deep brackets may be nested.

    Raises:
        QueryRefusedError: A `SERVICE` clause or an update.
        QueryLimitError: Brackets nested too deeply, or too many operators.
        QuerySyntaxError: A string that is not closed.

    >>> prepare("SELECT ?s { ?s ?p ?o FILTER(?o > ?low) }", ["low"]).text
    'SELECT ?low ?s { ?s ?p ?o FILTER(?o > ?low) }'
    """
    if not (parameters or more) and (glance := plain.seen(query, depth=depth)) is not None:
        return Prepared(query, query, glance.form, glance.ordered, (), (), (), ())
    found = tokens(query)
    check_shape(found, query, depth=depth)
    edits = [edit for edit in made_safe(found, query) if not any(each.start <= edit.start < each.end for each in more)]
    edits.extend(more)
    code = [token for token in found if token.kind != "comment"]
    prologue, body = split(code)
    form = body[0].text.upper() if body and body[0].says(*_FORMS) else ""
    if body and body[0].says(*_UPDATES):
        raise _refused("an update", query, body[0], "send a query: SELECT, ASK, CONSTRUCT or DESCRIBE")
    added = _unprojected(body, parameters) if form == "SELECT" else ()
    edits.extend(_projecting(body, added))
    edits.sort(key=lambda edit: edit.start)
    default_graphs, named_graphs = _dataset(prologue, body)
    return Prepared(
        original=query,
        text=edited(query, edits),
        form=form,
        ordered=any(token.says("ORDER") and not token.depth for token in body),
        default_graphs=default_graphs,
        named_graphs=named_graphs,
        added=added,
        edits=tuple(edits),
    )


def check_shape(found: Sequence[Token], query: str, *, depth: int = MAXIMUM_DEPTH) -> None:
    """Raise where brackets are too deep, operators too many, an IRI too long, or a string is not closed."""
    if max((token.depth for token in found), default=0) > depth:
        raise QueryLimitError(f"brackets are nested more than {depth} deep", remedy="write a flatter query")
    operators = sum((token.kind == "sign" and token.text in _OPERATORS) or token.says(*_CLAUSES) for token in found)
    if operators > MAXIMUM_OPERATORS:
        remedy = "use VALUES or IN in the place of many UNIONs or ||"
        raise QueryLimitError(f"the query has more than {MAXIMUM_OPERATORS} operators and clauses", remedy=remedy)
    for token in found:
        if token.kind == "iri" and len(token.text) > _LONGEST_IRI:
            raise QueryLimitError(f"an IRI is longer than {_LONGEST_IRI} characters", remedy="check for a missing >")
        if token.kind == "open":
            line, column = _place(query, token.start)
            raise QuerySyntaxError("a string is not closed", where="query", line=line, column=column)


def _place(query: str, offset: int) -> tuple[int, int]:
    """The line and column of a place, both counted from 1."""
    before = query[:offset]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def made_safe(
    found: Sequence[Token], query: str, *, words: re.Pattern[str] = _SERVICE, names: tuple[str, ...] = ("service",)
) -> Iterator[Edit]:
    """The edits that leave no comment, and no word that is refused in a string or an IRI.

    Args:
        found: The query's tokens.
        query: The query.
        words: What is refused.
        names: The same, in lower case.

    Raises:
        QueryRefusedError: One of the words stands in the code.
    """
    for token in found:
        if token.kind == "comment":
            yield Edit(token.start, token.end, "#")
        elif words.search(token.text):
            if token.kind == "word" or _doubtful(token, names):
                raise _refused(_word(token, names), query, token, "ask this graph only, or join the results yourself")
            if token.kind in {"string", "iri"}:
                for match in words.finditer(token.text):
                    start = token.start + match.start()
                    yield Edit(start, start + 1, f"\\u{ord(match[0][0]):04X}")


def _doubtful(token: Token, words: Collection[str]) -> bool:
    """Whether a prefixed name could be read as a keyword and something else: `service:x`, `ex:a.service`."""
    prefix, _, local = token.text.lower().partition(":")
    return token.kind == "name" and any(word in prefix or f".{word}" in local for word in words)


def _word(token: Token, words: Collection[str]) -> str:
    return next(word for word in words if word in token.text.lower()).upper()


def _refused(what: str, query: str, token: Token, remedy: str) -> QueryRefusedError:
    line, column = _place(query, token.start)
    return QueryRefusedError(f"{what} is refused", line=line, column=column, remedy=remedy)


def split(code: list[Token]) -> tuple[list[Token], list[Token]]:
    """The prologue (`BASE`, `PREFIX`), and what follows it."""
    place = 0
    while place < len(code) and code[place].says("BASE", "PREFIX"):
        place += 2 if code[place].says("BASE") else 3
    return code[:place], code[place:]


def _projection(body: list[Token]) -> tuple[int, int]:
    """From where to where the outermost `SELECT` lists its variables."""
    first = 2 if len(body) > 1 and body[1].says("DISTINCT", "REDUCED") else 1
    return first, next((at for at, token in enumerate(body) if token.text == "{"), len(body))


def _unprojected(body: list[Token], parameters: Collection[str]) -> tuple[str, ...]:
    first, opening = _projection(body)
    shown = [token for token in body[first:opening] if not token.depth]
    if any(token.text == "*" for token in shown):
        return ()
    return tuple(sorted(set(parameters) - {token.text[1:] for token in shown if token.kind == "variable"}))


def _projecting(body: list[Token], added: tuple[str, ...]) -> Iterator[Edit]:
    """The edits that put parameters into the outermost projection, and into the grouping where there is one."""
    if not added:
        return
    text = "".join(f" ?{name}" for name in added)
    first, opening = _projection(body)
    yield Edit(body[first - 1].end, body[first - 1].end, text)
    for token, following in zip(body[opening:], body[opening + 1 :], strict=False):
        if token.says("GROUP") and not token.depth and following.says("BY"):
            yield Edit(following.end, following.end, text)


def edited(query: str, edits: Sequence[Edit]) -> str:
    """The query with edits, which are in order, made."""
    parts: list[str] = []
    place = 0
    for edit in edits:
        parts += (query[place : edit.start], edit.text)
        place = edit.end
    return "".join((*parts, query[place:]))


def _dataset(prologue: list[Token], body: list[Token]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What `FROM` and `FROM NAMED` name. One that is resolved wrongly is an empty graph, never a hidden one."""
    base, prefixes = "", dict(PREFIXES)
    for at, token in enumerate(prologue):
        if token.says("BASE") and at + 1 < len(prologue):
            base = urljoin(base, prologue[at + 1].text[1:-1])
        elif token.says("PREFIX") and at + 2 < len(prologue):
            prefixes[prologue[at + 1].text.removesuffix(":")] = urljoin(base, prologue[at + 2].text[1:-1])
    default_graphs: list[str] = []
    named_graphs: list[str] = []
    for at, token in enumerate(body[:-1]):
        if token.says("FROM") and not token.depth:
            named = body[at + 1].says("NAMED")
            name = body[at + 2 if named and at + 2 < len(body) else at + 1]
            prefix, _, local = name.text.partition(":")
            iri = urljoin(base, name.text[1:-1]) if name.kind == "iri" else prefixes.get(prefix, "") + local
            (named_graphs if named else default_graphs).append(iri)
    return tuple(default_graphs), tuple(named_graphs)
