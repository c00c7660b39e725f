"""`kg build`: documents into a store."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import examples, store_option
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.graph.sources import Waiting
    from kg.report import Progress, Report


@click.command(
    short_help="Read documents into the store.",
    epilog=examples(
        """
kg build news/                                  every text below a folder
kg build readout.txt release.txt --store my.db  two files, into a store of another name
kg build news/ --skip-errors                    leave out what cannot be read
kg build news/ --curation people.txt            keep to what you say of who is who
"""
    ),
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@store_option
@click.option("--skip-errors", is_flag=True, help="Leave out what cannot be read instead of adding nothing.")
@click.option("--reread", is_flag=True, help="Read again what is in the store already, as after an upgrade.")
@click.option(
    "--curation",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Which nodes are one and which are not; kept with the store.",
)
@click.option("--quiet", is_flag=True, help="Print no summary.")
def build(
    paths: tuple[Path, ...], store: Path, skip_errors: bool, reread: bool, curation: Path | None, quiet: bool
) -> None:
    """Read documents and join what they tell to the graph in the store.

    Documents are UTF-8 texts in English, Russian or Kazakh. One that is in the store already is left alone, and
    one whose text has changed takes the place of the old. When any of them cannot be read, nothing is added.
    """
    report = built(paths, store, skip_errors=skip_errors, reread=reread, curation=curation)
    if not quiet:
        from kg.build import summary

        click.echo(summary(report, store=str(store)))


def built(
    paths: tuple[Path, ...],
    store: Path,
    *,
    skip_errors: bool = False,
    reread: bool = False,
    curation: Path | None = None,
) -> Report:
    """Read all documents, and only then open the store: what cannot be read leaves no trace."""
    from kg.build import progress_bar

    with progress_bar() as progress:
        documents, refused = _read(paths, progress, skip_errors=skip_errors)
        report = _joined(documents, store, progress, reread=reread, curation=curation)
    for warning in report.warnings:
        click.echo(f"kg: warning: {warning}", err=True)
    for line in refused:
        click.echo(f"kg: left out: {line}", err=True)
    return replace(report, refused=tuple(refused))


def _read(paths: tuple[Path, ...], progress: Progress, *, skip_errors: bool) -> tuple[list[Waiting], list[str]]:
    from kg.config import Settings
    from kg.graph.clock import Clock
    from kg.graph.sources import read_all

    clock = Clock(progress)
    with clock.stage("read"):
        documents, refused = read_all(paths, clock, settings=Settings.from_environment(), skip_errors=True)
    if refused and not (skip_errors and documents):
        for line in refused[:-1]:
            click.echo(f"kg: {line}", err=True)
        raise click.ClickException(refused[-1])
    if not documents:
        raise InputError(
            "no document is there", where=", ".join(map(str, paths)), remedy="name texts, or a folder of them"
        )
    return documents, refused


def _joined(
    documents: list[Waiting], store: Path, progress: Progress, *, reread: bool, curation: Path | None
) -> Report:
    from kg.graph import KnowledgeGraph

    new = not store.exists()
    try:
        with KnowledgeGraph(store) as graph:
            return graph.add(documents, progress=progress, reread=reread, curation=curation)
    except BaseException:
        if new and not _has_documents(store):
            shutil.rmtree(store, ignore_errors=True)
        raise


def _has_documents(store: Path) -> bool:
    """Whether a build that was cut short had written anything yet."""
    from kg.errors import StoreError
    from kg.graph import KnowledgeGraph

    try:
        with KnowledgeGraph(store, read_only=True) as graph:
            return bool(graph.documents())
    except StoreError:
        return True
