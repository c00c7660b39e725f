"""The answer to a SELECT query as rows of terms, for those who show it rather than hand it on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.errors import QueryError
from kg.sparql.service import QueryService, Value


@dataclass(frozen=True, slots=True)
class Cell:
    """A term of an answer: `kind` is `uri`, `literal` or `bnode`."""

    kind: str
    value: str
    language: str | None = None
    datatype: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells by variable; a variable that is not bound in a row is not in it."""

    variables: tuple[str, ...]
    rows: tuple[Mapping[str, Cell], ...]

    def __iter__(self) -> Iterator[Mapping[str, Cell]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def select(service: QueryService, query: str, *, bindings: Mapping[str, Value] | None = None) -> Table:
    """The rows of a SELECT query; `QueryError` where it is of another form.

    >>> import pyoxigraph
    >>> from kg.sparql.service import LocalService
    >>> select(LocalService(pyoxigraph.Store()), "SELECT ?s (1 AS ?n) {}").rows
    ({'n': Cell(kind='literal', value='1', language=None, datatype='http://www.w3.org/2001/XMLSchema#integer')},)
    """
    answer = service.answer(query, accept="application/sparql-results+json, */*;q=0.1", bindings=bindings)
    if answer.kind != "solutions":
        raise QueryError("this query gives no rows", remedy="write it as a SELECT")
    return table(answer.body())


def table(data: bytes) -> Table:
    """Reads an answer in SPARQL's JSON format."""
    content = json.loads(data)
    rows = ({name: _cell(term) for name, term in row.items()} for row in content["results"]["bindings"])
    return Table(tuple(content["head"]["vars"]), tuple(rows))


def _cell(term: Mapping[str, Any]) -> Cell:
    return Cell(term["type"], term["value"], term.get("xml:lang"), term.get("datatype"))
