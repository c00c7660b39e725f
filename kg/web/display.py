"""Terms as people read them: labels in the place of IRIs, links where there is a page, and the views of a table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import unquote

from flask import Blueprint, Flask, request, url_for

from kg.rdf.terms import DIP, PREFIXES
from kg.sparql.table import Cell, Table
from kg.web.site import LANGUAGES, ROWS_SHOWN, Site

_LABEL: Final = "Label"
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Columns that the timeline writes as its date, and the cards as their source.
_DATES: Final = ("earliest", "latest")
_SOURCE: Final = ("quote", "document", "identifier", "start", "end")
_TRIPLE: Final = ("subject", "property", "object")


@dataclass(frozen=True, slots=True)
class Shown:
    """A term to be shown: its text, a link where there is one, its language, and what it is in full."""

    text: str
    href: str | None = None
    language: str | None = None
    title: str | None = None
    external: bool = False


@dataclass(slots=True)
class Entry:
    """An item of a timeline or a card: what it is about, and its other columns, each with its values."""

    heading: Shown | None
    dates: str = ""
    quote: Shown | None = None
    source: Shown | None = None
    triple: tuple[Shown, ...] = ()
    values: dict[str, list[Shown]] = field(default_factory=dict)


def add_to(pages: Flask | Blueprint, site: Site) -> None:
    """Give the templates what they show terms with."""
    show = Display(site)
    tools = {"show": show, "link": link, "words": words, "rows_shown": ROWS_SHOWN, "languages": LANGUAGES}

    @pages.context_processor
    def _tools() -> dict[str, Any]:
        return tools


def link(page: str, /, **values: Any) -> str:
    """The address of a page of ours, wherever the pages are mounted; with `_external`, from the scheme on."""
    given: dict[str, Any] = dict(values)
    return url_for(f"{request.blueprint or 'kg'}.{page}", **given)


def words(name: str) -> str:
    """The name of a property or a variable as words.

    >>> words("adherentCount"), words("one-language")
    ('adherent count', 'one language')
    """
    return " ".join(_CAMEL.sub(" ", name).replace("-", " ").replace("_", " ").split()).lower()


def short(iri: str, base: str) -> str:
    """An IRI as briefly as it can be said: a path below the base, a term of the ontology in words, a prefixed name.

    >>> short("https://w3id.org/diplomacy-kg/ontology#CallsFor", "https://example.org/")
    'calls for'
    """
    if iri.startswith(base):
        return unquote(iri[len(base) :])
    if iri.startswith(DIP):
        return words(iri[len(DIP) :])
    for prefix, space in PREFIXES.items():
        if iri.startswith(space) and len(iri) > len(space):
            return f"{prefix}:{iri[len(space) :]}"
    return iri


class Display:
    """Shows terms, with links to the pages of this site."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def cell(self, cell: Cell, label: Cell | None = None) -> Shown:
        """A term; an IRI by its label where one is given."""
        if cell.kind != "uri":
            return Shown(cell.value if cell.kind == "literal" else f"_:{cell.value}", language=cell.language)
        base = self._site.base
        text = label.value if label else short(cell.value, base)
        language = label.language if label else None
        if cell.value.startswith(base):
            href = link("entity", path=cell.value[len(base) :])
            return Shown(text, href, language, cell.value)
        if cell.value.startswith(DIP):
            return Shown(text, None, language, cell.value)
        external = cell.value.startswith(("http://", "https://"))
        return Shown(text, cell.value if external else None, language, cell.value, external=external)

    def property(self, cell: Cell) -> Shown:
        """A property by its local name, in words."""
        return Shown(words(re.split(r"[#/]", cell.value)[-1]) or cell.value, title=cell.value)

    def columns(self, table: Table) -> list[str]:
        """The columns of a table, less those that hold the labels of others."""
        known = set(table.variables)
        return [name for name in table.variables if not (name.endswith(_LABEL) and name[: -len(_LABEL)] in known)]

    def value(self, row: Mapping[str, Cell], name: str) -> Shown | None:
        """What a row has in a column."""
        return self.cell(row[name], row.get(name + _LABEL)) if name in row else None

    def timeline(self, table: Table) -> list[Entry]:
        """One entry for each thing that the rows are about, in the order of the rows."""
        entries: dict[str, Entry] = {}
        for row in table:
            main = self._main(row, table)
            key = row[main].value if main else str(len(entries))
            entry = entries.setdefault(key, Entry(self.value(row, main) if main else None, _dates(row)))
            self._collect(entry, row, [name for name in self.columns(table) if name not in (*_DATES, main)])
        return list(entries.values())

    def cards(self, table: Table) -> list[Entry]:
        """One entry for each row, with its quote and where that stands."""
        entries = []
        for row in table:
            triple = tuple(shown for name in _TRIPLE if (shown := self.value(row, name)) is not None)
            whole = len(triple) == len(_TRIPLE)
            entry = Entry(
                None, quote=self.value(row, "quote"), source=self._source(row), triple=triple if whole else ()
            )
            apart = (*_SOURCE, *_TRIPLE) if whole else _SOURCE
            self._collect(entry, row, [name for name in self.columns(table) if name not in apart])
            entries.append(entry)
        return entries

    def place(self, document: str, identifier: str, start: str, end: str) -> Shown:
        """A link to the words in the text of a document."""
        shown = self.cell(Cell("uri", document))
        href = f"{shown.href}#at-{start}-{end}" if shown.href and not shown.external else shown.href
        return Shown(f"{identifier}, {start}–{end}", href, title="document, first and last character")

    def _source(self, row: Mapping[str, Cell]) -> Shown | None:
        if not {"document", "identifier", "start", "end"} <= row.keys():
            return None
        return self.place(*(row[name].value for name in ("document", "identifier", "start", "end")))

    def _main(self, row: Mapping[str, Cell], table: Table) -> str | None:
        base = self._site.base
        uris = (name for name in self.columns(table) if name in row and row[name].kind == "uri")
        return next((name for name in uris if row[name].value.startswith(base)), None)

    def _collect(self, entry: Entry, row: Mapping[str, Cell], names: list[str]) -> None:
        for name in names:
            shown = self.value(row, name)
            values = entry.values.setdefault(name, [])
            if shown is not None and shown not in values:
                values.append(shown)


def _dates(row: Mapping[str, Cell]) -> str:
    days = [row[name].value for name in _DATES if name in row]
    return " – ".join(dict.fromkeys(days))
