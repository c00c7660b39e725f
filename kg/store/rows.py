"""The answer to a SELECT query as rows of Python values, whole and apart from the store.

An answer is read to its end at once: an Oxigraph result that another thread touches ends the process.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, TypeAlias, overload

import pyoxigraph as ox

if TYPE_CHECKING:
    import pandas

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_READERS: Final[dict[str, Any]] = {
    **dict.fromkeys(("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger"), int),
    **dict.fromkeys(("double", "float"), float),
    "decimal": Decimal,
    "boolean": lambda text: text in ("true", "1"),
    "date": date.fromisoformat,
    "dateTime": datetime.fromisoformat,
}


def value_of(term: Term | None) -> Any:
    """The Python value of a term: numbers, truth values and dates as such, all else as the string it stands for.

    >>> value_of(ox.Literal(7)), value_of(ox.NamedNode("urn:a")), value_of(ox.Literal("Перу", language="ru"))
    (7, 'urn:a', 'Перу')
    """
    if term is None or isinstance(term, ox.Triple):
        return None if term is None else str(term)
    if isinstance(term, ox.Literal) and term.datatype.value.startswith(_XSD):
        reader = _READERS.get(term.datatype.value.removeprefix(_XSD))
        try:
            return reader(term.value) if reader else term.value
        except (ValueError, ArithmeticError):  # "2026-02-30"^^xsd:date is a literal too
            return term.value
    return term.value


class Row(Sequence[Any]):
    """One solution: `row.name`, `row["name"]`, `row[0]`; `None` where a variable is unbound.

    The names are the query's variables; one that is called like a method is reached by `row["count"]`.
    """

    __slots__ = ("_names", "terms")

    def __init__(self, names: dict[str, int], terms: tuple[Term | None, ...]) -> None:
        self._names = names
        self.terms = terms

    @overload
    def __getitem__(self, key: int | str) -> Any: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[Any, ...]: ...
    def __getitem__(self, key: int | str | slice) -> Any:
        if isinstance(key, slice):
            return tuple(value_of(term) for term in self.terms[key])
        return value_of(self.term(key))

    def __getattr__(self, name: str) -> Any:
        if name in type(self).__slots__ or name not in self._names:
            raise AttributeError(f"no variable is called {name!r}; there are {', '.join(self._names) or 'none'}")
        return self[name]

    def __len__(self) -> int:
        return len(self.terms)

    def __eq__(self, other: object) -> bool:
        return tuple(self) == (tuple(other) if isinstance(other, Row) else other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Row({', '.join(f'{name}={self[name]!r}' for name in self._names)})"

    def term(self, key: int | str) -> Term | None:
        """The RDF term itself, with its datatype or language."""
        return self.terms[self._names[key] if isinstance(key, str) else key]

    def asdict(self) -> dict[str, Any]:
        """The values by the names of the variables."""
        return {name: self[name] for name in self._names}


class Rows(Sequence[Row]):
    """All solutions of a query, in its order.

    Args:
        variables: The names of the query's variables, in its order.
        solutions: For each solution a term or `None` for each variable.

    >>> rows = Rows(["name", "year"], [(ox.Literal("Quito"), ox.Literal(1998))])
    >>> rows[0].name, rows[0][1]
    ('Quito', 1998)
    """

    def __init__(self, variables: Iterable[str], solutions: Iterable[Iterable[Term | None]]) -> None:
        self.variables = tuple(variables)
        names = {name: index for index, name in enumerate(self.variables)}
        self._rows = tuple(Row(names, tuple(solution)) for solution in solutions)

    @overload
    def __getitem__(self, key: int) -> Row: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, key: int | slice) -> Row | tuple[Row, ...]:
        return self._rows[key]

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __eq__(self, other: object) -> bool:
        return list(self) == list(other) if isinstance(other, Sequence) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._rows)

    def __repr__(self) -> str:
        return f"<{len(self)} rows of {', '.join(self.variables)}>"

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame with a column for each variable. Needs pandas: `pip install diplomacy-kg[pandas]`."""
        from pandas import DataFrame

        return DataFrame([tuple(row) for row in self], columns=list(self.variables))


def read_answer(kind: str, body: bytes) -> Rows | bool | tuple[ox.Triple, ...]:
    """What a query service answered: `solutions` and `boolean` in SPARQL's JSON, `graph` in N-Triples."""
    if kind == "graph":
        return tuple(quad.triple for quad in ox.parse(body, format=ox.RdfFormat.N_TRIPLES))
    found = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    return Rows((variable.value for variable in found.variables), found)
