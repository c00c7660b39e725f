"""`kg documents`, `kg why`, `kg remove`, `kg validate`, `kg backup`, `kg restore`: what is in a store, and its care."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import examples, reading, store_option, writing
from kg.errors import ParameterError

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph
    from kg.model import Merge
    from kg.rdf.shapes import Violation

FOUND_SOMETHING = 1


@click.command(short_help="List the documents of the store.")
@store_option
@click.option("--format", "-f", "format_", default=None, metavar="NAME", help="table, json, csv, tsv or xml.")
def documents(store: Path, format_: str | None) -> None:
    """List the documents of the store. It is the named query `documents`."""
    from kg.cli.query import answered
    from kg.sparql import named

    answered(named.query("documents"), {}, store=store, format_=format_)


@click.command(
    short_help="Say why documents tell of one and the same thing.",
    epilog=examples(
        """
kg why person/ada-okoro                        one line for each document that tells of the person
kg why person/maria-silva-br person/silva      why two are not one, then the lines of each with its words
"""
    ),
)
@click.argument("node", metavar="NODE")
@click.argument("other", metavar="[NODE]", required=False)
@store_option
def why(node: str, other: str | None, store: Path) -> None:
    """Say why what several documents tell of is one node: an IRI, or its path such as state/FI.

    Of two nodes, say why they are not one. Of an IRI that was merged, or is another by now, say what it has become.
    """
    with reading(store) as graph:
        given = [name.removeprefix(graph.settings.base) for name in (node, other) if name is not None]
        now = {name: graph.became(name) or name for name in given}
        found = {name: graph.merges(name) for name in dict.fromkeys(now.values())}
        for name, merges in found.items():
            if not merges:
                remedy = "kg query has the IRIs of nodes"
                raise ParameterError("no document tells of such a node", where=name, remedy=remedy)
        for old, new in now.items():
            if new != old:
                click.echo(f"{old} is {new} now")
        if other is not None and len(found) == 1:
            click.echo("they are one node")
        for reason in graph.differences(*found) if len(found) > 1 else ():
            click.echo(reason)
        for name, merges in found.items():
            for merge in merges:
                click.echo(f"{merge.document}: {merge.reason}" + (_quoted(graph, name, merge) if other else ""))


def _quoted(graph: KnowledgeGraph, node: str, merge: Merge) -> str:
    """The first words of a document on a node, as it was asked for."""
    rows = [*graph.evidence(subject=node), *graph.evidence(object=node)]
    words = [(row.start, row.quote) for row in rows if row.document == merge.document]
    return f": “{min(words)[1]}”" if words else ""


@click.command(
    short_help="Withdraw documents.",
    epilog=examples("kg remove readout.txt        withdraw a document; kg documents has the names"),
)
@click.argument("identifiers", nargs=-1, required=True, metavar="DOCUMENT...")
@store_option
def remove(identifiers: tuple[str, ...], store: Path) -> None:
    """Withdraw documents: their claims go, and every fact that no other document's claim backs."""
    with writing(store) as graph:
        for identifier in identifiers:
            report = graph.remove(identifier)
            for warning in report.warnings:
                click.echo(f"kg: warning: {warning}", err=True)
            click.echo(f"{identifier}: withdrawn, {report.quads_removed:,} quads removed, {report.quads_added:,} added")


@click.command(short_help="Hold the graph to the shapes of its ontology.")
@store_option
@click.pass_context
def validate(context: click.Context, store: Path) -> None:
    """Hold the graph to the shapes of its ontology; ends with 1 where it does not keep to them.

    Among the shapes: every fact has a claim that backs it, and every quotation stands in its document where
    the claim says.
    """
    with reading(store) as graph:
        report = graph.validate()
    for violation in report.violations:
        click.echo(_line(violation))
    if report.conforms:
        click.echo(f"{store}: the graph keeps to its shapes")
        return
    count = sum(violation.severity == "Violation" for violation in report.violations)
    click.echo(f"{store}: {count} violation{'s' * (count != 1)}")
    context.exit(FOUND_SOMETHING)


def _line(violation: Violation) -> str:
    return f"{violation.severity.lower()}: {violation.shape}: {violation}"


@click.command(short_help="Copy the store.", epilog=examples("kg backup copies/2030-01-31"))
@click.argument("path", type=click.Path(path_type=Path), metavar="FOLDER")
@store_option
def backup(path: Path, store: Path) -> None:
    """Copy the store, at once and whole, to a folder that is not there yet."""
    with writing(store) as graph:
        graph.backup(path)
    click.echo(f"{store}: copied to {path}; kg restore {path} brings it back")


@click.command(
    short_help="Make the store anew from a backup.", epilog=examples("kg restore copies/2030-01-31 --store again.db")
)
@click.argument("path", type=click.Path(path_type=Path), metavar="FOLDER")
@store_option
def restore(path: Path, store: Path) -> None:
    """Make the store anew from a backup. There must be nothing at its place."""
    from kg.graph import KnowledgeGraph

    KnowledgeGraph.restore(path, store)
    click.echo(f"{store}: restored from {path}")
