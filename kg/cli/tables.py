"""An answer as a table for people: labels in the place of IRIs, and IRIs as short as they can be said."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from kg.rdf.terms import PREFIXES
from kg.sparql import table as tables

if TYPE_CHECKING:
    from kg.sparql.table import Cell, Table

_LABEL: Final = "Label"


def show(kind: str, body: bytes, *, base: str) -> None:
    """Print an answer in SPARQL's JSON format: rows as a table, a truth value as `yes` or `no`."""
    if kind == "boolean":
        print("yes" if b"true" in body else "no")
        return
    found = tables.table(body)
    if not len(found):
        print("no rows", file=sys.stderr)
        return
    _print(columns(found), [cells(row, found, base=base) for row in found])


def columns(table: Table) -> list[str]:
    """The variables to be shown: what only labels another is shown in its place.

    >>> columns(tables.Table(("who", "whoLabel", "year"), ()))
    ['who', 'year']
    """
    return [name for name in table.variables if name.removesuffix(_LABEL) not in table.variables or _LABEL not in name]


def cells(row: Mapping[str, Cell], table: Table, *, base: str) -> list[str]:
    """The texts of a row, in the order of `columns`."""
    return [text_of(row.get(name + _LABEL) or row.get(name), base=base) for name in columns(table)]


def text_of(cell: Cell | None, *, base: str) -> str:
    """A cell as people read it.

    >>> text_of(tables.Cell("uri", "https://example.org/state/KZ"), base="https://example.org/")
    'state/KZ'
    """
    if cell is None:
        return ""
    if cell.kind != "uri":
        return cell.value
    if cell.value.startswith(base):
        return cell.value.removeprefix(base)
    for prefix, space in PREFIXES.items():
        if cell.value.startswith(space):
            return f"{prefix}:{cell.value.removeprefix(space)}"
    return cell.value


def _print(names: list[str], rows: Iterable[list[str]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    terminal = sys.stdout.isatty()
    grid = Grid(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in names:
        grid.add_column(name, overflow="fold")
    for row in rows:
        grid.add_row(*(Text(text) for text in row))
    # Elsewhere than on a terminal, lines are as long as they need to be.
    console = Console(file=sys.stdout, width=None if terminal else 100_000, highlight=False, no_color=not terminal)
    console.print(grid, soft_wrap=not terminal)
