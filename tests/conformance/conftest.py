"""Reads the W3C's manifests of SPARQL 1.1 where KG_W3C_TESTS names their folder (`sparql/sparql11` of w3c/rdf-tests).

The suite is not part of this repository; without it, these tests are skipped.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
BASE = "https://w3c.github.io/rdf-tests/sparql/sparql11/"
WHY = "KG_W3C_TESTS names no folder with the W3C's SPARQL 1.1 tests"


@dataclass(frozen=True)
class Case:
    """An entry of a manifest, with the graph of the manifest to look into."""

    node: ox.NamedNode
    kind: str
    folder: str
    store: ox.Store

    @property
    def name(self) -> str:
        """`aggregates/agg01`, the same wherever the suite lies."""
        return f"{self.folder}/{self.node.value.rpartition('#')[2]}"

    def value(self, *path: str, of: ox.NamedNode | ox.BlankNode | None = None):
        """The one object at the end of a path of properties, or `None`."""
        node = of if of is not None else self.node
        for name in path:
            quad = next(self.store.quads_for_pattern(node, ox.NamedNode(name), None), None)
            if quad is None:
                return None
            node = quad.object
        return node

    def values(self, node, name: str) -> list:
        """All objects of a property."""
        return [quad.object for quad in self.store.quads_for_pattern(node, ox.NamedNode(name), None)]

    def file(self, iri: ox.NamedNode) -> Path:
        """The file that an IRI of the manifest stands for."""
        return Path(os.environ["KG_W3C_TESTS"]) / iri.value.removeprefix(BASE)

    def members(self, node) -> Iterator:
        """The members of a list."""
        return members(self.store, node)


def members(store: ox.Store, node) -> Iterator:
    """The members of an RDF list."""
    while node is not None and node != ox.NamedNode(RDF + "nil"):
        first = next(store.quads_for_pattern(node, ox.NamedNode(RDF + "first"), None), None)
        if first is None:
            return
        yield first.object
        node = next(store.quads_for_pattern(node, ox.NamedNode(RDF + "rest"), None)).object


def cases() -> Iterator[Case]:
    """All entries of all manifests, in the order of their folders."""
    root = Path(os.environ["KG_W3C_TESTS"])
    for path in sorted(root.glob("*/manifest*.ttl")):
        relative = path.relative_to(root).as_posix()
        store = ox.Store()
        store.load(path.read_bytes(), format=ox.RdfFormat.TURTLE, base_iri=BASE + relative)
        for quad in store.quads_for_pattern(None, ox.NamedNode(MF + "entries"), None):
            for node in members(store, quad.object):
                kinds = store.quads_for_pattern(node, ox.NamedNode(RDF + "type"), None)
                kind = next((each.object.value.rpartition("#")[2] for each in kinds), "")
                yield Case(node, kind, path.parent.name, store)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give each test the entries that it is for: those of the kinds that its module names in `KINDS`."""
    if "case" not in metafunc.fixturenames:
        return
    folder = os.environ.get("KG_W3C_TESTS")
    if not folder or not Path(folder).is_dir():
        metafunc.parametrize("case", [pytest.param(None, marks=pytest.mark.skip(reason=WHY))])
        return
    module = metafunc.module
    parameters = []
    for case in cases():
        if case.kind not in module.KINDS:
            continue
        why = module.KNOWN.get(case.name) or module.KNOWN.get(f"{case.folder}/*")
        marks = [pytest.mark.xfail(reason=why, strict=case.name in module.KNOWN)] if why else []
        parameters.append(pytest.param(case, id=case.name, marks=marks))
    metafunc.parametrize("case", parameters)
