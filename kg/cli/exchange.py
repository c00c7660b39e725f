"""`kg export`: the graph in a format of RDF."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.options import examples, reading, store_option


@click.command(
    short_help="Write the graph to a file, in a format of RDF.",
    epilog=examples(
        """
kg export graph.ttl                        Turtle, made to be read
kg export graph.nq                         N-Quads, sorted: two exports can be compared
kg export - --format jsonld | gzip > g.gz  to standard output
"""
    ),
)
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), metavar="FILE")
@click.option("--format", "-f", "format_", metavar="NAME", help="turtle, trig, ntriples, nquads, jsonld or rdfxml.")
@store_option
def export(path: Path, format_: str | None, store: Path) -> None:
    """Write the graph to a file, or to standard output for `-`; the same graph is the same bytes every time.

    The format is told from the end of the file's name (.ttl .trig .nt .nq .jsonld .rdf) unless it is given;
    standard output gets Turtle.
    """
    with reading(store) as graph:
        if str(path) == "-":
            graph.export(sys.stdout.buffer, format_ or "turtle")
        else:
            graph.export(path, format_)
