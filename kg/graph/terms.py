"""Python values as RDF terms, and the query for what a triple rests on."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, TypeAlias

import pyoxigraph as ox

from kg.rdf.terms import DIP, XSD

Term: TypeAlias = ox.NamedNode | ox.Literal

EVIDENCE: Final = """
SELECT ?subject ?predicate ?object ?document ?quote ?start ?end ?confidence ?modality ?saidBy ?extractor WHERE {
  ?claim rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;
    dip:source/dcterms:identifier ?document ; dip:quote ?quote ; dip:start ?start ; dip:end ?end ;
    dip:confidence ?confidence ; dip:modality ?modality .
  OPTIONAL { ?claim dip:saidBy ?saidBy }
  OPTIONAL { ?claim dip:extractor ?extractor }
}
ORDER BY ?document ?start ?end ?subject ?predicate ?object
"""


def literal_of(value: Any) -> Term:
    """A value as a term; what is a term already stays as it is. `TypeError` for a value that no literal stands for.

    >>> str(literal_of(date(2019, 6, 1)))
    '"2019-06-01"^^<http://www.w3.org/2001/XMLSchema#date>'
    """
    if isinstance(value, ox.NamedNode | ox.Literal):
        return value
    if isinstance(value, str | bool | int | float):
        return ox.Literal(value)
    if isinstance(value, Decimal):
        return ox.Literal(str(value), datatype=ox.NamedNode(XSD + "decimal"))
    if isinstance(value, date):  # a datetime is one too
        name = "dateTime" if isinstance(value, datetime) else "date"
        return ox.Literal(value.isoformat(), datatype=ox.NamedNode(XSD + name))
    raise TypeError(f"{value!r} is not a string, a number, a date, a truth value or an RDF term")


def node_of(value: Any, space: str) -> Term:
    """A node by its whole IRI, its `dip:` name or its name below `space`; what is no string, as a literal.

    >>> node_of("state/KZ", "https://example.org/").value
    'https://example.org/state/KZ'
    """
    if not isinstance(value, str):
        return literal_of(value)
    if value.startswith("dip:"):
        return ox.NamedNode(DIP + value.removeprefix("dip:"))
    return ox.NamedNode(value if value.startswith(("http://", "https://", "urn:")) else space + value)
