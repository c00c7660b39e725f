"""The parameters of a named query: what people write, turned into RDF terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import pyoxigraph as ox

from kg.errors import ParameterError
from kg.rdf.terms import PREFIXES, XSD_date, XSD_integer, expand
from kg.sparql.lookup import CLASSES, nodes_called
from kg.sparql.service import QueryService, Value

_YEAR_MONTH: Final = re.compile(r"(\d{4})(?:-(\d{2}))?", re.ASCII)
_INTEGER: Final = re.compile(r"[+-]?\d{1,18}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a query that is given a value.

    Args:
        name: The variable's name.
        type: One of `TYPES`.
        required: Whether the query makes no sense without it.
        default: The value where none is given, as people write it.
        description: What it is, in a few words.
    """

    name: str
    type: str
    required: bool = False
    default: str | None = None
    description: str = ""

    @property
    def is_node(self) -> bool:
        """Whether its value is a node of the graph, which can be given by its name."""
        return self.type in CLASSES


def bind(
    service: QueryService, parameters: Sequence[Parameter], arguments: Mapping[str, str], *, where: str
) -> dict[str, Value]:
    """The value of each parameter that has one; `ParameterError` where an argument does not fit."""
    known = {parameter.name: parameter for parameter in parameters}
    for name in arguments:
        if name not in known:
            remedy = f"it takes {', '.join(known)}" if known else "it takes none"
            raise ParameterError(f"there is no parameter {name!r}", where=where, remedy=remedy)
    values: dict[str, Value] = {}
    for parameter in parameters:
        text = (arguments.get(parameter.name) or "").strip() or parameter.default
        if text is not None:
            values[parameter.name] = _value(service, parameter, text, where)
        elif parameter.required:
            remedy = f"give {parameter.description or parameter.type}"
            raise ParameterError(f"the parameter {parameter.name!r} is missing", where=where, remedy=remedy)
    return values


def _value(service: QueryService, parameter: Parameter, text: str, where: str) -> Value:
    if parameter.is_node:
        return _node(service, parameter, text, where)
    try:
        return _READERS[parameter.type](service, parameter, text)
    except ValueError as error:
        raise ParameterError(
            f"{text!r} is not {_KINDS[parameter.type]}", where=f"{where}: {parameter.name}", remedy=str(error)
        ) from None


def _date(_: QueryService, parameter: Parameter, text: str) -> Value:
    """A day; of a year or a month the first day, and for `until` the last one."""
    try:
        if match := _YEAR_MONTH.fullmatch(text):
            text = _bound(int(match[1]), int(match[2]) if match[2] else None, last=parameter.name == "until")
        return ox.Literal(date.fromisoformat(text).isoformat(), datatype=ox.NamedNode(XSD_date))
    except ValueError:
        raise ValueError("write 2025-03-31, 2025-03 or 2025") from None


def _bound(year: int, month: int | None, *, last: bool) -> str:
    if not last:
        return f"{year:04}-{month or 1:02}-01"
    following = date(year + (month in {None, 12}), (month or 12) % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1).isoformat()


def _integer(_: QueryService, __: Parameter, text: str) -> Value:
    if not _INTEGER.fullmatch(text):
        raise ValueError("write a whole number: 12")
    return ox.Literal(str(int(text)), datatype=ox.NamedNode(XSD_integer))


def _string(_: QueryService, __: Parameter, text: str) -> Value:
    return ox.Literal(text)


def _property(_: QueryService, __: Parameter, text: str) -> Value:
    name = text if ":" in text else f"dip:{text}"
    return _absolute(name, "write the name of a property of the ontology (participant), or an IRI")


def _iri(service: QueryService, _: Parameter, text: str) -> Value:
    name = text if ":" in text else service.describe().base + text
    return _absolute(name, "write an IRI, a prefixed name (dip:Held) or a path (state/KZ)")


def _absolute(name: str, remedy: str) -> ox.NamedNode:
    text = name.removeprefix("<").removesuffix(">")
    prefix = text.partition(":")[0]
    try:
        return ox.NamedNode(expand(text) if prefix in PREFIXES else text)
    except ValueError:
        raise ValueError(remedy) from None


def _node(service: QueryService, parameter: Parameter, text: str, where: str) -> Value:
    found = nodes_called(service, text, kind=parameter.type)
    place = f"{where}: {parameter.name}"
    if len(found) == 1:
        return ox.NamedNode(found[0].iri)
    if not found:
        remedy = "check the spelling, or give its name in another language or its IRI"
        raise ParameterError(f"the graph knows no {parameter.type} called {text!r}", where=place, remedy=remedy)
    candidates = ", ".join(f"{node.label or '?'} <{node.iri}>" for node in found[:5])
    raise ParameterError(
        f"{text!r} means {len(found)} things or more", where=place, remedy=f"give the IRI of one: {candidates}"
    )


_READERS: Final[Mapping[str, Callable[[QueryService, Parameter, str], Value]]] = {
    "date": _date,
    "integer": _integer,
    "string": _string,
    "property": _property,
    "iri": _iri,
}
_KINDS: Final = {
    "date": "a date",
    "integer": "a whole number",
    "string": "a text",
    "property": "a property",
    "iri": "an IRI",
}
TYPES: Final = (*CLASSES, *_READERS)
