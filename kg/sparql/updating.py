"""What is done to an update before the engine sees it: as for a query, and what the protocol adds is let in.

https://www.w3.org/TR/sparql11-protocol/#update-operation
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from kg.errors import QueryError
from kg.sparql.preparation import UPDATE, Edit, Prepared, check_shape, edited, made_safe, split
from kg.sparql.tokens import Token, tokens

_REFUSED: Final = re.compile("service|load", re.IGNORECASE | re.ASCII)
_NAMES: Final = ("service", "load")


def prepare_update(
    update: str, *, using_graphs: Sequence[str] = (), using_named_graphs: Sequence[str] = ()
) -> Prepared:
    """Refuse what is never carried out, and make the rest safe.

    Args:
        update: SPARQL 1.1 Update.
        using_graphs: IRIs for a `USING` in every operation that has a `WHERE`.
        using_named_graphs: IRIs for a `USING NAMED` likewise.

    Raises:
        QueryRefusedError: A `SERVICE` clause or a `LOAD`.
        QueryLimitError: Brackets nested too deeply, or too many operators.
        QuerySyntaxError: A string that is not closed.
        QueryError: Graphs are given twice: here, and by `USING` or `WITH`.

    >>> prepare_update("DELETE WHERE { ?s ?p ?o }", using_graphs=["urn:g"]).text
    'DELETE { ?s ?p ?o } USING <urn:g> WHERE { ?s ?p ?o }'
    """
    found = tokens(update)
    check_shape(_without_data(found), update)
    edits = list(made_safe(found, update, words=_REFUSED, names=_NAMES))
    clauses = [f"USING <{iri}>" for iri in using_graphs] + [f"USING NAMED <{iri}>" for iri in using_named_graphs]
    if clauses:
        code = [token for token in found if token.kind != "comment"]
        edits += [edit for body in _operations(code) for edit in _using(body, " ".join(clauses), update)]
        edits.sort(key=lambda edit: edit.start)
    return Prepared(update, edited(update, edits), UPDATE, False, (), (), (), tuple(edits))


def may_reach(update: str, name: str) -> bool:
    """Whether an update may change the graph of that name: where in doubt, it may.

    A graph is reached by its IRI, of which the last part must then stand there or be escaped; by a variable;
    or as one of all.
    """
    last = name.rpartition("/")[2].partition("#")[0]
    if "\\" in update or last in update:
        return True
    code = [token for token in tokens(update) if token.kind != "comment"]
    everywhere = any(token.says("ALL", "NAMED") for token in code)
    pairs = pairwise(code)
    return everywhere or any(one.says("GRAPH") and two.kind == "variable" for one, two in pairs)


def _without_data(found: Sequence[Token]) -> list[Token]:
    """The tokens less what stands in `INSERT DATA { … }`, which is flat and may be long; brackets stay."""
    kept: list[Token] = []
    depth: int | None = None
    for at, token in enumerate(found):
        if depth is None and token.text == "{" and at and found[at - 1].says("DATA"):
            depth = token.depth
        elif depth is not None and token.text == "}" and token.depth == depth:
            depth = None
        if depth is None or token.kind == "open" or token.text in {"{", "(", "["}:
            kept.append(token)
    return kept


def _operations(code: Sequence[Token]) -> Iterator[list[Token]]:
    """The operations of an update, without their prologues."""
    current: list[Token] = []
    for token in code:
        if token.text == ";" and not token.depth:
            yield split(current)[1]
            current = []
        else:
            current.append(token)
    yield split(current)[1]


def _using(body: Sequence[Token], clauses: str, update: str) -> Iterator[Edit]:
    """The edit that gives an operation its graphs."""
    outer = [token for token in body if not token.depth]
    if any(token.says("USING", "WITH") for token in outer):
        raise QueryError("graphs are given with the request, and the update has USING or WITH", remedy="give them once")
    where = next((token for token in outer if token.says("WHERE")), None)
    if where is None:
        return
    short = len(body) > 1 and body[0].says("DELETE") and body[1] is where
    pattern = update[where.end : body[-1].end].strip() + " " if short else ""
    yield Edit(where.start, where.start, f"{pattern}{clauses} ")
