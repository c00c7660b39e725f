"""What users hold: a store, with ways to put documents in and to ask."""

from __future__ import annotations

import os
import re
import sys
import threading
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal, TypeAlias, overload
from weakref import WeakSet

import pyoxigraph as ox

from kg.config import Settings
from kg.errors import SettingError, StoreError
from kg.graph import exporting
from kg.graph.clock import Clock
from kg.graph.terms import EVIDENCE, Term, literal_of, node_of
from kg.model import Document, Merge
from kg.rdf.terms import DIP
from kg.report import Progress, Report
from kg.store import QuadStore, index, quadstore, readings
from kg.store.formats import format_named
from kg.store.rows import Rows, read_answer

if TYPE_CHECKING:
    import rdflib

    from kg.graph.joining import Joining
    from kg.graph.reasons import Reasons
    from kg.graph.sources import Source
    from kg.rdf import shapes
    from kg.resolution.curation import Curation
    from kg.sparql.pool import PooledService
    from kg.sparql.service import LocalService
    from kg.store.index import Index

Result: TypeAlias = Rows | bool | tuple[ox.Triple, ...]


class KnowledgeGraph:
    """A graph of what documents tell, on disk or in memory.

    Args:
        path: The store's folder; in memory where none is given.
        settings: Those of the environment where none are given.
        create: Whether to make the store where there is none.
        read_only: Open for reading, beside other readers, a store that exists.

    Raises:
        StoreNotFoundError, StoreLockedError, StoreDamagedError: As `kg.store.QuadStore` says.
        SettingError: The store was built with another base than the settings ask for.

    >>> with KnowledgeGraph() as graph:
    ...     graph.query("SELECT ?s WHERE { ?s ?p ?o }")
    <0 rows of s>
    """

    def __init__(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        settings: Settings | None = None,
        create: bool = True,
        read_only: bool = False,
    ) -> None:
        settings = settings or Settings.from_environment()
        self.store = QuadStore(path, create=create, read_only=read_only)
        try:
            self.settings = _with_base_of(self.store, settings)
        except BaseException:
            self.store.close()
            raise
        self._writing = threading.Lock()
        self._pooled: WeakSet[PooledService] = WeakSet()
        self._index: Index | None = None
        self._telling: Reasons | None = None

    def add(
        self,
        sources: Source | Iterable[Source],
        *,
        progress: Progress | None = None,
        skip_errors: bool = False,
        reread: bool = False,
        curation: str | os.PathLike[str] | None = None,
    ) -> Report:
        """Read documents and join what they tell to the graph. The order in which they come makes no difference.

        Args:
            sources: A path of a file or folder, a text (a string with a line end in it), a `Document`, or several.
            progress: Is told of each step.
            skip_errors: Leave out what cannot be read, and say so in the report, instead of adding nothing at all.
            reread: Read documents again that are in the graph already, as after an upgrade.
            curation: A file of what people say of who is who, in the place of that of the settings and of the one that
                the graph keeps from before.

        Raises:
            InputError: A document or the curation cannot be read, or is wrong. The graph is as it was.
        """
        from kg.graph.sources import read_all

        said = self._curation(curation)
        clock = Clock(progress)
        with clock.stage("read"):
            documents, refused = read_all(sources, clock, settings=self.settings, skip_errors=skip_errors)
        with self._writing:
            report = self._joining(clock, said).add(documents, reread=reread)
            self._changed()
        return replace(report, refused=tuple(refused))

    def add_text(
        self,
        text: str,
        *,
        identifier: str,
        language: str | None = None,
        title: str | None = None,
        issued: date | None = None,
        publisher: str | None = None,
        source: str | None = None,
    ) -> Report:
        """Add one text. What is given here is taken for true; what is not is looked for in the text."""
        from kg import documents

        return self.add(
            documents.from_text(
                text,
                identifier=identifier,
                settings=self.settings,
                language=language,
                title=title,
                issued=issued,
                publisher=publisher,
                source=source,
            )
        )

    def remove(self, identifier: str) -> Report:
        """Withdraw a document: its claims go, and every triple that no other document's claim backs.

        Raises:
            UnknownDocumentError: The graph has no such document.
        """
        with self._writing:
            report = self._joining(Clock()).withdraw(identifier)
            self._changed()
        return report

    def documents(self) -> tuple[Document, ...]:
        """All documents, in order of their identifiers."""
        return tuple(reading.document for reading in readings.kept(self.store).values())

    def query(self, query: str, **bindings: Any) -> Result:
        """Ask the graph.

        Args:
            query: SPARQL, or the name of a named query (`meetings`). The ontology's prefixes need no declaration.
            bindings: For SPARQL, values of variables: an IRI is given as a `pyoxigraph.NamedNode`; a string is a
                string, and numbers, dates and truth values are literals of the fitting type. For a named query, its
                parameters, as they would be typed; `with_` stands for one called like a word of Python's.

        Returns:
            Rows for SELECT, a truth value for ASK, triples for CONSTRUCT and DESCRIBE.

        Raises:
            QueryError: The query is not SPARQL (with line and column), is refused, or is too long.

        >>> KnowledgeGraph().query("ASK { ?s a dip:Meeting }")
        False
        """
        if _NAME.fullmatch(query):
            from kg.sparql import named

            arguments = {name.removesuffix("_"): str(value) for name, value in bindings.items()}
            answer = named.run(self._unlimited(), query.strip(), arguments, accept=_EXACT)
            return read_answer(answer.kind, answer.body())
        return self._ask(query, {name: literal_of(value) for name, value in bindings.items()})

    def evidence(self, subject: Any = None, predicate: Any = None, object: Any = None) -> Rows:
        """The claims that a triple rests on, with the words of the documents; `None` stands for anything.

        Args:
            subject: An IRI, whole or below the base: `state/KZ`.
            predicate: An IRI, or the local name of a property of the ontology: `party`.
            object: As the subject; or a prefixed name of the ontology (`dip:Held`), an RDF term, a number or a date.
        """
        base = self.settings.base
        given = (("subject", subject, base), ("predicate", predicate, DIP), ("object", object, base))
        rows = self._ask(EVIDENCE, {name: node_of(value, space) for name, value, space in given if value is not None})
        assert isinstance(rows, Rows)
        return rows

    @overload
    def service(self, *, pooled: Literal[False] = False) -> LocalService: ...
    @overload
    def service(self, *, pooled: Literal[True]) -> PooledService: ...
    def service(self, *, pooled: bool = False) -> LocalService | PooledService:
        """A query service over this graph, held to the limits of the settings: what `kg.web` speaks to.

        Args:
            pooled: Answer in processes of their own, as is needed where strangers ask. The service is closed by
                whoever asked for it; what is added to this graph, its queries see.
        """
        if pooled:
            from kg.sparql.pool import PooledService

            service = PooledService(self.store, settings=self.settings)
            self._pooled.add(service)
            return service
        from kg.sparql.service import LocalService

        return LocalService(self.store, settings=self.settings)

    def merges(self, node: str) -> tuple[Merge, ...]:
        """Why what documents tell of is this node: a reason for each thing of each document that stands for it.

        The reasons follow from the readings that the store keeps, as the graph does.

        Args:
            node: An IRI, or its path below the base: `person/ada-okoro`. Of one that was merged, or has another IRI by
                now, the reasons of what it has become.

        >>> with KnowledgeGraph() as graph:
        ...     _ = graph.add_text("The President of Peru met the King of Norway.\\n", identifier="a", language="en")
        ...     print(graph.merges("state/NO")[0].reason)
        the lexicon knows Norway as state/NO
        """
        return self._reasons().merges(node)

    def differences(self, one: str, other: str) -> tuple[str, ...]:
        """Why two nodes are not one, a sentence each; empty where they are the same node.

        Args:
            one, other: IRIs, or their paths below the base: `person/maria-silva-br`; those of before count too.
        """
        return self._reasons().differences(one, other)

    def became(self, node: str) -> str | None:
        """The path of the node that has taken an IRI's place, where its own was merged or has another IRI by now.

        Args:
            node: An IRI, or its path below the base: `person/a-okoro`.
        """
        from kg.graph.reasons import became

        return became(self.store, node, base=self.settings.base)

    def export(self, target: str | os.PathLike[str] | IO[bytes], format: str | None = None) -> None:
        """Write the graph, in the same bytes on every run.

        Args:
            target: A path, or a file open for bytes. A file that stands at the path is replaced whole.
            format: `turtle`, `trig`, `ntriples`, `nquads`, `jsonld` or `rdfxml`; what the path ends in where left out.

        Raises:
            FormatError: The format is not known, or cannot be told from the path.
        """
        exporting.export(self.store, target, format, base=self.settings.base)

    def validate(self) -> shapes.Report:
        """Hold the graph to the ontology's shapes: that every fact has its claim, every quote its words, and so on."""
        import rdflib

        from kg.rdf import shapes

        # pySHACL takes thirty times as long over a store of Oxigraph's as over a copy in rdflib's own memory.
        triples = format_named("ntriples").serialize(self.store.quads())
        return shapes.validate(rdflib.Graph().parse(data=triples, format="nt"))

    def rdflib(self) -> rdflib.Graph:
        """This graph to rdflib's eyes, on the same store: what is added here is seen there, and no copy is made."""
        from kg.graph.rdflib_view import view_of

        self.store.share()
        return view_of(self._unlimited(), exporting.prefixes(self.store, base=self.settings.base))

    def backup(self, path: str | os.PathLike[str]) -> None:
        """A copy of the store, at a path where nothing is yet."""
        with self._writing:
            self.store.snapshot(path)
            if self._index is not None:
                self._index.copy(Path(path))
            elif self.store.path is not None:
                index.copy(self.store.path, Path(path))

    @staticmethod
    def restore(backup: str | os.PathLike[str], path: str | os.PathLike[str]) -> None:
        """Make a store, at a path where nothing is yet, from a backup."""
        quadstore.restore(backup, path)
        index.copy(Path(backup), Path(path))

    def close(self) -> None:
        """Let go of the store; doing so twice is harmless."""
        self._forget()
        if self._index is not None:
            self._index.close()
            self._index = None
        self.store.close()

    def __enter__(self) -> KnowledgeGraph:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _curation(self, path: str | os.PathLike[str] | None) -> Curation | None:
        from kg.resolution import curation

        named = os.fspath(path) if path is not None else self.settings.curation
        return curation.read(named, base=self.settings.base) if named else None

    def _joining(self, clock: Clock, curation: Curation | None = None) -> Joining:
        from kg.graph.joining import Joining

        self._forget()
        base, outside = self.settings.base, self.settings.identities
        return Joining(self.store, self._opened(), base=base, clock=clock, outside=outside, curation=curation)

    def _opened(self) -> Index:
        """The tables beside the quads, which only those need who write."""
        from kg.graph.joining import opened

        if self.store.read_only:
            raise StoreError(
                "the store is open for reading only", where=str(self.store.path), remedy="open it for writing"
            )
        if self._index is None:
            self._index = opened(self.store)
        return self._index

    def _reasons(self) -> Reasons:
        from kg.graph.reasons import Reasons

        if self._telling is None:
            settings = self.settings
            self._telling = Reasons(self.store, self._index, base=settings.base, outside=settings.identities)
        return self._telling

    def _forget(self) -> None:
        if self._telling is not None:
            self._telling.close()
            self._telling = None

    def _changed(self) -> None:
        """Have those who answer from what was before look anew."""
        self._forget()
        for service in tuple(self._pooled):
            service.refresh()

    def _unlimited(self) -> LocalService:
        """A program that asks gets all that it asks for."""
        from kg.sparql.service import LocalService

        return LocalService(self.store, settings=replace(self.settings, result_rows=sys.maxsize))

    def _ask(self, query: str, values: dict[str, Term]) -> Result:
        answer = self._unlimited().answer(query, accept=_EXACT, bindings=values)
        return read_answer(answer.kind, answer.body())


_NAME = re.compile(r"\s*[\w-]+\s*")
# SPARQL's JSON for solutions, N-Triples for graphs: neither loses anything.
_EXACT = "application/sparql-results+json, application/n-triples;q=0.9"


def _with_base_of(store: QuadStore, settings: Settings) -> Settings:
    """The base that the store was built with, unless the settings ask for another."""
    base = readings.base_of(store)
    if base is None or base == settings.base:
        return settings
    if settings.base != Settings().base:
        raise SettingError(
            f"the store was built with the base {base}", where="KG_BASE", remedy="unset it, or build another store"
        )
    return replace(settings, base=base)
