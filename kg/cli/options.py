"""Options that several commands share, and the graph that they open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

F = TypeVar("F", bound=Callable[..., Any])

store_option: Callable[[F], F] = click.option(
    "--store",
    type=click.Path(path_type=Path),
    default=Path("graph.db"),
    envvar="KG_STORE",
    show_default=True,
    show_envvar=True,
    metavar="FOLDER",
    help="The store.",
)


def reading(store: Path) -> KnowledgeGraph:
    """The graph of a store that exists, open for reading beside other readers."""
    from kg.graph import KnowledgeGraph

    return KnowledgeGraph(store, read_only=True)


def writing(store: Path) -> KnowledgeGraph:
    """The graph of a store that exists, open for this process alone."""
    from kg.graph import KnowledgeGraph

    return KnowledgeGraph(store, create=False)


def examples(text: str) -> str:
    """Examples as an epilog of `--help`, with their lines kept."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in text.strip().splitlines())
