"""A service that also writes: updates, and graphs as wholes. Each change is one transaction.

https://www.w3.org/TR/sparql11-update/ and https://www.w3.org/TR/sparql11-http-rdf-update/
"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import IO, Final, TypeAlias

import pyoxigraph as ox

from kg.config import Settings
from kg.errors import QueryError, QueryLimitError, QueryRefusedError, RdfSyntaxError, UnknownGraphError
from kg.rdf.terms import INTERNAL, PREFIXES
from kg.sparql import results
from kg.sparql.negotiation import Offer, choose
from kg.sparql.service import Answer, LocalService
from kg.sparql.syntax import syntax_error
from kg.sparql.textindex import TextIndex
from kg.sparql.updating import may_reach, prepare_update
from kg.store import QuadStore
from kg.store.formats import format_named

GraphName: TypeAlias = ox.NamedNode | ox.DefaultGraph

_INTERNAL: Final = ox.NamedNode(INTERNAL)
_CHUNK: Final = 65_536


class LocalWriter(LocalService):
    """Answers and writes in this process, over a store that is open for writing.

    Args:
        store: An Oxigraph store, or a `QuadStore`.
        settings: Its limits.

    >>> writer = LocalWriter(QuadStore())
    >>> writer.update("INSERT DATA { <urn:s> <urn:p> 1 }")
    >>> writer.read_graph(None, format="ntriples").body()
    b'<urn:s> <urn:p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .\\n'
    """

    def __init__(
        self,
        store: ox.Store | QuadStore,
        *,
        settings: Settings | None = None,
        cut: bool = False,
        texts: Callable[[], TextIndex] | None = None,
    ) -> None:
        super().__init__(store, settings=settings, cut=cut, texts=texts)
        self._writing = threading.Lock()

    def update(self, update: str, *, using_graphs: Sequence[str] = (), using_named_graphs: Sequence[str] = ()) -> None:
        """Carry out an update; see `GraphStore.update`."""
        size, limit = len(update.encode("utf-8", "surrogatepass")), self.settings.body_bytes
        if size > limit:
            raise QueryLimitError(
                f"the update is {size} bytes long and the limit is {limit}", remedy="send it in parts"
            )
        for iri in (*using_graphs, *using_named_graphs):
            _name(iri)
        prepared = prepare_update(update, using_graphs=using_graphs, using_named_graphs=using_named_graphs)
        with self._changing(internal=may_reach(update, INTERNAL)):
            try:
                self.store.update(prepared.text, prefixes=dict(PREFIXES), base_iri=self.settings.base)
            except SyntaxError as error:
                raise syntax_error(prepared, error) from None

    def read_graph(self, graph: str | None, *, accept: str | None = None, format: str | None = None) -> Answer:
        """A graph whole; see `GraphStore.read_graph`. A large one goes by way of a file, so that memory stays flat."""
        name = self._existing(graph)
        chosen = choose(results.graph_formats(), accept=accept, format=format)
        content_type = f"{chosen.media_type}; charset=utf-8" if chosen.media_type.startswith("text/") else None
        quads = self.store.quads_for_pattern(None, None, None, name)
        first = [quad.triple for quad in islice(quads, self.settings.result_rows + 1)]
        if len(first) > self.settings.result_rows:
            return Answer(content_type or chosen.media_type, self._dumped(name, chosen), "graph", len(first))
        return Answer(content_type or chosen.media_type, results.graph(chosen, first), "graph", len(first))

    def put_graph(
        self,
        graph: str | None,
        data: bytes,
        *,
        format: str,
        base: str | None = None,
        replace: bool = True,
        more: Sequence[tuple[bytes, str]] = (),
    ) -> bool:
        """Put a graph, or add to it; see `GraphStore.put_graph`."""
        name = _writable(graph)
        triples = [triple for part, kind in ((data, format), *more) for triple in _parsed(part, kind, base)]
        new = isinstance(name, ox.NamedNode) and not self.store.contains_named_graph(name)
        with self._changing():
            if replace:
                self.store.update(_replacement(name, triples))
            else:
                self.store.extend(ox.Quad(each.subject, each.predicate, each.object, name) for each in triples)
                if isinstance(name, ox.NamedNode):
                    self.store.add_graph(name)
        return new

    def drop_graph(self, graph: str | None) -> None:
        """Remove a graph; see `GraphStore.drop_graph`."""
        _writable(graph)
        name = self._existing(graph)
        with self._changing():
            self.store.update("CLEAR DEFAULT" if isinstance(name, ox.DefaultGraph) else f"DROP GRAPH {name}")

    def _existing(self, graph: str | None) -> GraphName:
        name = _name(graph)
        if isinstance(name, ox.NamedNode) and (name == _INTERNAL or not self.store.contains_named_graph(name)):
            raise UnknownGraphError("there is no such graph", where=name.value, remedy="ask for the named graphs")
        return name

    def _dumped(self, name: GraphName, chosen: Offer) -> Iterator[bytes]:
        with tempfile.TemporaryFile() as file:
            self.store.dump(file, _oxigraph_format(chosen.name), from_graph=name)
            file.seek(0)
            yield from _pieces(file)

    @contextmanager
    def _changing(self, *, internal: bool = False) -> Iterator[None]:
        """One writer at a time; what the store keeps for itself is put back where an update changed it."""
        with self._writing:
            kept = set(self._internal()) if internal else set()
            try:
                yield
                if internal and set(self._internal()) != kept:
                    self.store.update(_replacement(_INTERNAL, [quad.triple for quad in kept]))
            except QueryError:
                raise
            except (RuntimeError, OSError) as error:
                raise QueryError(f"this cannot be done: {error}") from None
            finally:
                self.changed()

    def _internal(self) -> Iterator[ox.Quad]:
        return self.store.quads_for_pattern(None, None, None, _INTERNAL)


def _name(graph: str | None) -> GraphName:
    if graph is None:
        return ox.DefaultGraph()
    try:
        return ox.NamedNode(graph)
    except ValueError as error:
        raise QueryError(f"a graph's name is not an IRI: {error}", remedy="give an absolute IRI") from None


def _writable(graph: str | None) -> GraphName:
    name = _name(graph)
    if name == _INTERNAL:
        raise QueryRefusedError("this graph is the store's own", remedy="use another name")
    return name


def _parsed(data: bytes, format: str, base: str | None) -> Iterator[ox.Triple]:
    options = {"base_iri": base, "without_named_graphs": True, "rename_blank_nodes": True}
    try:
        for quad in ox.parse(data, _oxigraph_format(format), **options):  # type: ignore[arg-type]
            yield quad.triple
    except SyntaxError as error:
        raise RdfSyntaxError(str(error.msg), where="graph", line=error.lineno, column=error.offset) from None
    except ValueError as error:
        raise RdfSyntaxError(str(error), where="graph") from None


def _replacement(name: GraphName, triples: Sequence[ox.Triple]) -> str:
    """One update that leaves a graph with these triples and no others."""
    lines = (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").decode()
    if isinstance(name, ox.DefaultGraph):
        return f"CLEAR DEFAULT ;\nINSERT DATA {{\n{lines}}}"
    return f"DROP SILENT GRAPH {name} ;\nCREATE GRAPH {name} ;\nINSERT DATA {{ GRAPH {name} {{\n{lines}}} }}"


def _oxigraph_format(name: str) -> ox.RdfFormat:
    found = ox.RdfFormat.from_media_type(format_named(name).media_type)
    assert found is not None
    return found


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(_CHUNK):
        yield piece
