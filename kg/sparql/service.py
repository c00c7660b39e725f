"""Queries answered: the interface that pages and commands speak to, and the service that answers in this process.

What goes in and comes out is text, RDF terms and bytes, so that the answering can move to other processes
with no change to those who ask.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol, TypeAlias, runtime_checkable

import pyoxigraph as ox

from kg.config import Settings
from kg.errors import QueryError, QueryLimitError
from kg.rdf.terms import INTERNAL, PREFIXES
from kg.sparql import results, written
from kg.sparql.negotiation import choose
from kg.sparql.preparation import Prepared, prepare
from kg.sparql.results import Row, Term
from kg.sparql.syntax import syntax_error
from kg.sparql.textindex import TextIndex
from kg.sparql.textsearch import searched
from kg.sparql.written import Written
from kg.store import redirects

Value: TypeAlias = ox.NamedNode | ox.Literal

_PREFIXES: Final = dict(PREFIXES)
_INTERNAL: Final = ox.NamedNode(INTERNAL)
# Of another run, the store may be another one.
_RUN: Final = secrets.token_hex(6)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query is answered with.

    Args:
        media_type: The value of a `Content-Type` header.
        chunks: The bytes, to be read once.
        kind: `solutions`, `boolean` or `graph`.
        size: How many rows or triples; 1 for a boolean.
        cut: Where the answer is not whole, the limit that it was cut at, in words.
        length: How many bytes there are, where that is known beforehand.
    """

    media_type: str
    chunks: Iterator[bytes]
    kind: str
    size: int
    cut: str | None = None
    length: int | None = None

    def body(self) -> bytes:
        """All bytes; afterwards `chunks` is spent."""
        return b"".join(self.chunks)


@dataclass(frozen=True, slots=True)
class Description:
    """What a service can do: its limits, and the media types of its answers, the usual one first."""

    base: str
    query_bytes: int
    result_rows: int
    result_formats: tuple[str, ...]
    graph_formats: tuple[str, ...]


class QueryService(Protocol):
    """Who answers queries."""

    def answer(
        self,
        query: str,
        *,
        accept: str | None = None,
        format: str | None = None,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        bindings: Mapping[str, Value] | None = None,
    ) -> Answer:
        """Answer a SPARQL 1.1 query.

        Args:
            query: The query. The prefixes of the ontology need no declaration.
            accept: An HTTP `Accept` header.
            format: The name of a format (`csv`, `turtle`); it comes before `accept`.
            default_graphs: The graphs that make the default graph, in the place of the query's `FROM`.
            named_graphs: The named graphs, in the place of the query's `FROM NAMED`.
            bindings: Values for variables, which are left out of the answer's columns unless the query
                projects them.

        Raises:
            QuerySyntaxError: The query is not SPARQL.
            QueryRefusedError: It holds `SERVICE` or is an update.
            QueryLimitError: It, or its answer, is too large.
            QueryTimeoutError: It took too long.
            FormatError: The answer cannot be given in the format that was asked for.
        """
        ...

    def describe(self) -> Description:
        """What the service can do."""
        ...

    def on_behalf_of(self, client: str, *, gone: Callable[[], bool] | None = None) -> QueryService:
        """This service for one client: it is held to its share, and once `gone` says so, it is not answered any more.

        Args:
            client: Who asks: an address, a name.
            gone: Asked every now and then while the client waits, from the thread that it waits in.
        """
        ...


@runtime_checkable
class KnowsState(Protocol):
    """A service that can say whether its store has changed: what entity tags are made of."""

    def state(self) -> str | None:
        """A short text that is another one after every change, also of another run; `None` where it cannot be told."""
        ...


@runtime_checkable
class KnowsRedirects(Protocol):
    """A service that can say what an IRI has become that no node has any more."""

    def goal(self, iri: str) -> str | None:
        """The IRI of the node; `None` where it has become none, or nothing is known of it."""
        ...


class Pending(Protocol):
    """A query that was asked and is not answered yet. To be closed, whatever came of it."""

    @property
    def begun(self) -> float:
        """When it was asked, by `time.monotonic`."""
        ...

    def fileno(self) -> int:
        """What becomes readable once there is an answer."""
        ...

    def hear(self) -> bool:
        """Take the answer, now that there is one; whether it is at hand: otherwise `wait` takes time."""
        ...

    def make_room(self) -> None:
        """Let others go before it, since it takes longer than most."""
        ...

    def wait(self, gone: Callable[[], bool] | None = None) -> Answer:
        """The answer; see `QueryService.answer`."""
        ...

    def close(self) -> None:
        """Have no more of it: where there is no answer yet, whoever works on it is stopped."""
        ...


@runtime_checkable
class Prompt(Protocol):
    """A service that can be asked without waiting, by those who wait for many answers at once."""

    def begin(
        self,
        query: str,
        *,
        accept: str | None = None,
        format: str | None = None,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> Pending | None:
        """Ask; `None` where that cannot be done at this moment, or not for this query: then `answer` says why."""
        ...

    def full(self) -> bool:
        """Whether whoever asks now has to wait."""
        ...


@dataclass(frozen=True, slots=True)
class Stats:
    """What a service is doing at the moment, for `/metrics` and `/ready`.

    Args:
        workers: How many processes can answer.
        busy: How many of them do.
        queued: How many queries wait for one.
        replaced: How many had to be replaced since the start.
        in_memory: Whether they read memory.
    """

    workers: int
    busy: int
    queued: int
    replaced: int = 0
    in_memory: bool = False


@runtime_checkable
class Measured(Protocol):
    """A service that says what it is doing."""

    def stats(self) -> Stats:
        """What it is doing at the moment."""
        ...


@runtime_checkable
class GraphStore(Protocol):
    """A service that also writes. Each call is one transaction: a failure changes nothing.

    A graph is told by its IRI; `None` is the default graph. The internal graph does not exist to it.
    """

    def update(self, update: str, *, using_graphs: Sequence[str] = (), using_named_graphs: Sequence[str] = ()) -> None:
        """Carry out a SPARQL 1.1 update.

        Args:
            update: One or more operations. The prefixes of the ontology need no declaration.
            using_graphs: The graphs that make the default graph of every `WHERE`.
            using_named_graphs: The named graphs of every `WHERE`.

        Raises:
            QuerySyntaxError: It is not SPARQL.
            QueryRefusedError: It holds `SERVICE` or `LOAD`.
            QueryLimitError: It is too large.
            QueryError: It cannot be done; or graphs are given, and it names some itself (`USING`, `WITH`).
        """
        ...

    def read_graph(self, graph: str | None, *, accept: str | None = None, format: str | None = None) -> Answer:
        """A graph whole, in one of the formats of graphs.

        Raises:
            UnknownGraphError: There is no such graph.
            FormatError: It cannot be given in the format that was asked for.
        """
        ...

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
        """Put a graph in the place of what was there, or beside it. Whether there was none before.

        Args:
            graph: Its IRI.
            data: The graph, serialised.
            format: The name of a format: `turtle`, `ntriples`, `rdfxml`, `jsonld`.
            base: What relative IRIs are resolved against.
            replace: Whether what was there goes; otherwise it stays, and the new is added.
            more: Further parts of the graph, each with its format.

        Raises:
            RdfSyntaxError: The data cannot be read in that format, or holds named graphs.
            QueryRefusedError: It is the internal graph.
        """
        ...

    def drop_graph(self, graph: str | None) -> None:
        """Remove a graph; `UnknownGraphError` where there is none. The default graph is emptied."""
        ...


class _HasOxigraph(Protocol):
    @property
    def oxigraph(self) -> ox.Store: ...
    @property
    def version(self) -> int | None: ...
    def changed(self) -> None: ...


class LocalService:
    """Answers in this process, over a store that is open. The internal graph is in no dataset.

    Args:
        store: An Oxigraph store, or a `kg.store.quadstore.QuadStore`.
        settings: Its limits.
        cut: Whether an answer beyond a limit is cut there, and says so; otherwise it is a `QueryLimitError`.
        texts: Where `text:matches` looks; left out, an index is made of the store for each query that needs it.

    >>> store = ox.Store()
    >>> store.add(ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal("o")))
    >>> LocalService(store).answer("SELECT ?o { <urn:s> ?p ?o }", format="csv").body()
    b'o\\r\\no\\r\\n'
    """

    def __init__(
        self,
        store: ox.Store | _HasOxigraph,
        *,
        settings: Settings | None = None,
        cut: bool = False,
        texts: Callable[[], TextIndex] | None = None,
    ) -> None:
        self._source = store
        self.settings = settings or Settings()
        self._cut = cut
        self._texts = texts or (lambda: TextIndex.of(self.store))

    @property
    def store(self) -> ox.Store:
        """The Oxigraph store."""
        return self._source if isinstance(self._source, ox.Store) else self._source.oxigraph

    def state(self) -> str | None:
        """See `KnowsState.state`. Of an Oxigraph store alone it cannot be told, since anybody may write to it."""
        version = None if isinstance(self._source, ox.Store) else self._source.version
        return None if version is None else f"{_RUN}-{version}"

    def goal(self, iri: str) -> str | None:
        """See `KnowsRedirects.goal`."""
        return redirects.goal(self.store, iri)

    def changed(self) -> None:
        """Note that the store was written to."""
        if not isinstance(self._source, ox.Store):
            self._source.changed()

    def on_behalf_of(self, client: str, *, gone: Callable[[], bool] | None = None) -> LocalService:
        """This service itself, which knows no clients."""
        return self

    def describe(self) -> Description:
        """What the service can do."""
        return Description(
            base=self.settings.base,
            query_bytes=self.settings.query_bytes,
            result_rows=self.settings.result_rows,
            result_formats=tuple(each.media_type for each in results.RESULT_FORMATS),
            graph_formats=tuple(each.media_type for each in results.graph_formats()),
        )

    def answer(
        self,
        query: str,
        *,
        accept: str | None = None,
        format: str | None = None,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        bindings: Mapping[str, Value] | None = None,
    ) -> Answer:
        """Answer a query; see `QueryService.answer`."""
        self._check_length(query)
        values = dict(bindings or {})
        searches = searched(query, values, self._texts, most=self.settings.text_matches)
        values = {name: value for name, value in values.items() if name not in searches.spent}
        prepared = prepare(query, values, more=searches.edits, depth=self.settings.query_depth)
        try:
            return self._evaluated(
                prepared, values, accept, format, self._dataset(prepared, default_graphs, named_graphs)
            )
        except SyntaxError as error:
            raise syntax_error(prepared, error) from None
        except (RuntimeError, OSError) as error:
            raise QueryError(f"the query cannot be answered: {error}") from None

    def _evaluated(
        self,
        prepared: Prepared,
        values: Mapping[str, Value],
        accept: str | None,
        format: str | None,
        dataset: dict[str, Any],
    ) -> Answer:
        if values:
            dataset["substitutions"] = {ox.Variable(name): value for name, value in values.items()}
        found = self.store.query(prepared.text, prefixes=_PREFIXES, base_iri=self.settings.base, **dataset)
        if isinstance(found, ox.QuerySolutions):
            return self._solutions(found, prepared.added, prepared.ordered, accept, format)
        if isinstance(found, ox.QueryTriples):
            return self._graph(found, accept, format)
        chosen = choose(results.RESULT_FORMATS, accept=accept, format=format)
        return Answer(chosen.content_type, results.boolean(chosen, bool(found)), "boolean", 1)

    def _solutions(
        self, found: ox.QuerySolutions, hidden: Collection[str], ordered: bool, accept: str | None, format: str | None
    ) -> Answer:
        chosen = choose(results.RESULT_FORMATS, accept=accept, format=format)
        names = [variable.value for variable in found.variables]
        if chosen.name == "json" and not hidden:
            return self._json(found, names, ordered, chosen.content_type)
        if chosen.name == "csv" and names and not hidden:
            return self._csv(found, names, ordered, chosen.content_type)
        shown = [at for at, name in enumerate(names) if name not in hidden]
        rows, cut = self._limited(tuple(row[at] for at in shown) for row in found)
        if not ordered:
            rows = results.sorted_rows(rows)
        chunks = results.solutions(chosen, [names[at] for at in shown], rows, note=cut)
        return Answer(chosen.content_type, chunks, "solutions", len(rows), cut)

    def _json(self, found: ox.QuerySolutions, names: Sequence[str], ordered: bool, content_type: str) -> Answer:
        rows, cut = self._within(written.rows(found, **self._most))
        if not ordered:
            rows.sort()
        return Answer(content_type, written.json_chunks(names, rows, note=cut), "solutions", len(rows), cut)

    def _csv(self, found: ox.QuerySolutions, names: Sequence[str], ordered: bool, content_type: str) -> Answer:
        records, cut = self._within(written.records(found, **self._most))
        if not ordered:
            records.sort()
        return Answer(content_type, written.csv_chunks(names, records), "solutions", len(records), cut)

    def _graph(self, found: ox.QueryTriples, accept: str | None, format: str | None) -> Answer:
        chosen = choose(results.graph_formats(), accept=accept, format=format)
        lines, cut = self._within(written.lines(found, **self._most))
        text = chosen.media_type.startswith("text/")
        media_type = f"{chosen.media_type}; charset=utf-8" if text else chosen.media_type
        return Answer(media_type, results.graph_of_lines(chosen, lines, note=cut), "graph", len(lines), cut)

    @property
    def _most(self) -> dict[str, int]:
        return {"most": self.settings.result_rows, "room": self.settings.result_bytes}

    def _within(self, found: Written) -> tuple[list[bytes], str | None]:
        """What fits in an answer, and where the rest was cut off."""
        if found.over is None:
            return found.items, None
        rows = f"{self.settings.result_rows} rows or triples"
        return found.items, self._over(rows if found.over == "rows" else f"{self.settings.result_bytes} bytes")

    def _limited(self, items: Iterable[Row]) -> tuple[list[Row], str | None]:
        """The rows that fit in an answer, and where the rest was cut off."""
        rows, room = self.settings.result_rows, self.settings.result_bytes
        kept: list[Row] = []
        for item in items:
            if len(kept) >= rows:
                return kept, self._over(f"{rows} rows or triples")
            room -= sum(len(str(term)) for term in item if term is not None)
            if room < 0:
                return kept, self._over(f"{self.settings.result_bytes} bytes")
            kept.append(item)
        return kept, None

    def _over(self, limit: str) -> str:
        if not self._cut:
            raise QueryLimitError(f"the answer has more than {limit}", remedy="add a LIMIT")
        return f"this answer is not whole: it was cut at {limit}"

    def _check_length(self, query: str) -> None:
        size, limit = len(query.encode("utf-8", "surrogatepass")), self.settings.query_bytes
        if size > limit:
            raise QueryLimitError(f"the query is {size} bytes long and the limit is {limit}", remedy="shorten it")

    def _dataset(
        self, prepared: Prepared, default_graphs: Sequence[str], named_graphs: Sequence[str]
    ) -> dict[str, Any]:
        """Both halves are always given, since what Oxigraph is not given, it takes from the query's own clauses."""
        if not (default_graphs or named_graphs):
            default_graphs, named_graphs = prepared.default_graphs, prepared.named_graphs
        if not (default_graphs or named_graphs):
            public = [name for name in self.store.named_graphs() if name != _INTERNAL]
            return {"default_graph": ox.DefaultGraph(), "named_graphs": public}
        return {"default_graph": _graphs(default_graphs), "named_graphs": _graphs(named_graphs)}


def _graphs(iris: Iterable[str]) -> list[ox.NamedNode]:
    try:
        return [ox.NamedNode(iri) for iri in iris if iri != INTERNAL]
    except ValueError as error:
        raise QueryError(f"a graph's name is not an IRI: {error}", remedy="give absolute IRIs") from None


__all__ = [
    "Answer",
    "Description",
    "GraphStore",
    "KnowsState",
    "LocalService",
    "Measured",
    "Pending",
    "Prompt",
    "QueryService",
    "Stats",
    "Term",
    "Value",
]
