"""Does a graph keep to the shapes of the ontology?

`validate` takes an rdflib graph through all shapes: pySHACL holds the core ones, and each SPARQL constraint is asked
once of the whole graph instead of once for each focus node, which finds the same and is many times faster.
`promises` asks only the two that the product rests on (every fact is backed by a claim, every quote is exact),
of anything that answers SPARQL, and so of a store of millions of quads. Both take the queries from
`ontology/shapes.ttl`; any other SHACL processor can be given that file as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from kg import resources
from kg.rdf import terms

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

SHAPES: Final = "https://w3id.org/diplomacy-kg/shapes#"
PROMISES: Final = (SHAPES + "Backed", SHAPES + "Quoted")

# Answers a SELECT: rows that give a term, or None, by the variable's name, as those of pyoxigraph and rdflib do.
Query: TypeAlias = Callable[[str], Iterable[Any]]


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One node that does not keep to one shape.

    Args:
        shape: The shape's local name: `BackedShape`.
        focus: The node, an IRI as a rule.
        path: The property that is at fault, where there is one; a path of several is left out.
        value: The value that is at fault, where there is one.
        message: What ought to be, in one line.
        severity: `Violation`, `Warning` or `Info`.
    """

    shape: str
    focus: str
    path: str = ""
    value: str = ""
    message: str = ""
    severity: str = "Violation"

    def __str__(self) -> str:
        found = " ".join(part for part in (shorten(self.path), _clip(shorten(self.value))) if part)
        return f"{self.focus}: {self.message}" + (f" ({found})" if found else "")


@dataclass(frozen=True, slots=True)
class Report:
    """What a validation found, sorted and without repetition.

    >>> Report().conforms
    True
    """

    violations: tuple[Violation, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether nothing that was found is a violation; warnings and notes are none."""
        return all(item.severity != "Violation" for item in self.violations)


@dataclass(frozen=True, slots=True)
class Constraint:
    """A SPARQL constraint of a shape; `select` has its prefixes before it and finds what is at fault."""

    iri: str
    shape: str
    message: str
    severity: str
    select: str


def validate(graph: Graph) -> Report:
    """Take a graph through all shapes.

    Args:
        graph: The data; of a dataset, the default graph alone. It is not changed.

    Returns:
        Every violation of the shapes in `ontology/shapes.ttl`.

    >>> from rdflib import Graph
    >>> bad = Graph().parse(data='''
    ...     @prefix dip: <https://w3id.org/diplomacy-kg/ontology#> .
    ...     <urn:meeting> a dip:Meeting, dip:Event ; dip:status dip:Held .''')
    >>> [str(violation) for violation in validate(bad).violations]
    ['urn:meeting: no claim backs this triple (dip:status dip:Held)']
    """
    from rdflib import Dataset

    data = graph.default_graph if isinstance(graph, Dataset) else graph
    return _report([*_core(data), *_asked(data.query, constraints())])


def promises(query: Query) -> Report:
    """Hold a graph to the two promises on claims, by two queries.

    Args:
        query: Answers a SELECT over the default graph: `pyoxigraph.Store.query`, `rdflib.Graph.query`.

    >>> import pyoxigraph
    >>> promises(pyoxigraph.Store().query).conforms
    True
    """
    return _report(_asked(query, [item for item in constraints() if item.iri in PROMISES]))


@cache
def constraints() -> tuple[Constraint, ...]:
    """The SPARQL constraints of the shapes, in the order of their IRIs."""
    from rdflib import SH

    graph = shapes()
    return tuple(
        Constraint(
            iri=str(node),
            shape=_local(shape),
            message=str(graph.value(node, SH.message)),
            severity=_local(graph.value(shape, SH.severity) or SH.Violation),
            select=_prologue(graph, node) + str(graph.value(node, SH.select)),
        )
        for shape, node in sorted(graph.subject_objects(SH.sparql), key=lambda pair: str(pair[1]))
    )


def shapes() -> Graph:
    """The shapes as an rdflib graph of the caller's own."""
    from rdflib import Graph

    return Graph().parse(resources.folder("ontology") / "shapes.ttl", format="turtle")


def shorten(iri: str) -> str:
    """An IRI as a prefixed name where one of `kg.rdf.terms.PREFIXES` fits, and as it is where none does.

    >>> shorten("https://w3id.org/diplomacy-kg/ontology#party")
    'dip:party'
    """
    for prefix, namespace in terms.PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local != iri and local.replace("_", "").replace("-", "").isalnum():
            return f"{prefix}:{local}"
    return iri


def _asked(query: Query, asked: Iterable[Constraint]) -> Iterator[Violation]:
    for constraint in asked:
        for row in query(constraint.select):
            yield Violation(
                shape=constraint.shape,
                focus=_text(row["this"]),
                path=_text(row["path"]) if "?path" in _head(constraint.select) else "",
                value=_text(row["value"]),
                message=constraint.message,
                severity=constraint.severity,
            )


def _core(data: Graph) -> Iterator[Violation]:
    """What pySHACL finds. It takes half a second to import, and serving a graph does not need it."""
    import pyshacl
    from rdflib import RDF, SH, Graph, URIRef

    core = shapes()
    core.remove((None, SH.sparql, None))
    _, found, _ = pyshacl.validate(data, shacl_graph=core, advanced=False, inference="none")
    assert isinstance(found, Graph)
    for result in found.subjects(RDF.type, SH.ValidationResult):
        path = found.value(result, SH.resultPath)
        yield Violation(
            shape=_owner(core, found.value(result, SH.sourceShape)),
            focus=_text(found.value(result, SH.focusNode)),
            path=str(path) if isinstance(path, URIRef) else "",
            value=_text(found.value(result, SH.value)),
            message=str(found.value(result, SH.resultMessage)),
            severity=_local(found.value(result, SH.resultSeverity)),
        )


def _owner(graph: Graph, shape: Node | None) -> str:
    """The name of a shape, or of the named one that a nameless shape is a property of."""
    from rdflib import SH, BNode

    owner = graph.value(predicate=SH.property, object=shape) if isinstance(shape, BNode) else shape
    return _local(owner)


def _prologue(graph: Graph, constraint: Node) -> str:
    from rdflib import SH

    declared = (
        (str(graph.value(item, SH.prefix)), str(graph.value(item, SH.namespace)))
        for prefixes in graph.objects(constraint, SH.prefixes)
        for item in graph.objects(prefixes, SH.declare)
    )
    return "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in sorted(declared))


def _head(select: str) -> str:
    """The variables that a SELECT returns."""
    return select.partition("SELECT")[2].partition("WHERE")[0]


def _text(term: Any) -> str:
    """The IRI, label or lexical form of a term of pyoxigraph or rdflib; empty for none."""
    if term is None:
        return ""
    return str(term) if isinstance(term, str) else str(term.value)


def _local(term: Any) -> str:
    return _text(term).rpartition("#")[2]


def _clip(text: str, *, length: int = 80) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"


def _report(found: Iterable[Violation]) -> Report:
    return Report(tuple(sorted(set(found))))
