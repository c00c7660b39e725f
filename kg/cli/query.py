"""`kg query`: named queries with their parameters as options, queries in files, and queries typed in.

`kg query` is a group whose commands are the named queries, so that `kg query --help` lists them and
`kg query meetings --help` tells of their parameters.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from click.core import ParameterSource

from kg.cli.options import examples, reading, store_option
from kg.errors import QueryError, UnknownQueryError

if TYPE_CHECKING:
    from kg.sparql.named import NamedQuery
    from kg.sparql.service import Answer

_FORMATS: Final = "table, json, csv, tsv or xml; for graphs turtle, ntriples, jsonld, rdfxml …"
_EXACT: Final = "application/sparql-results+json, text/turtle;q=0.9"

format_option = click.option(
    "--format", "-f", "format_", metavar="NAME", help=f"{_FORMATS}. A table on a terminal, CSV elsewhere."
)


class NamedQueries(click.Group):
    """A group whose commands are made from the files of `queries/`, and from any file that is named instead."""

    def list_commands(self, context: click.Context) -> list[str]:
        from kg.sparql import named

        return [query.name for query in named.queries()]

    def get_command(self, context: click.Context, name: str) -> click.Command:
        from kg.sparql import named

        if Path(name).suffix in {".rq", ".sparql"} or "/" in name:
            return _from_file(name)
        try:
            return _command(named.query(name), name, where=None)
        except UnknownQueryError:
            if Path(name).is_file():
                return _from_file(name)
            raise


@click.group(
    cls=NamedQueries,
    short_help="Ask: by the name of a query, a file, or SPARQL.",
    invoke_without_command=True,
    subcommand_metavar="[NAME | FILE.rq] [PARAMETERS]",
    epilog=examples(
        """
kg query meetings --with Kazakhstan --from 2025   a named query, with its parameters
kg query meetings --help                          what its parameters are
kg query -e "SELECT ?s { ?s a dip:State }"        SPARQL; dip: and the usual prefixes are known
kg query mine.rq --format csv                     SPARQL from a file
"""
    ),
)
@click.option("-e", "--expression", metavar="SPARQL", help="A query, typed here.")
@store_option
@format_option
@click.pass_context
def query(context: click.Context, expression: str | None, store: Path, format_: str | None) -> None:
    """Ask the graph: by the name of a query, with a file, or with SPARQL."""
    context.obj = {"store": store, "format_": format_}
    if expression is not None and context.invoked_subcommand is not None:
        raise click.UsageError("Give the name of a query or -e, not both.", context)
    if expression is not None:
        from kg.sparql import named

        answered(named.NamedQuery("query", "", "", (), "table", expression), {}, store=store, format_=format_)
    elif context.invoked_subcommand is None:
        click.echo(context.get_help())


def _from_file(path: str) -> click.Command:
    from kg.sparql import named

    try:
        return _command(named.read(path), path, where=path)
    except QueryError as error:
        error.where = path
        raise


def _command(query: NamedQuery, name: str, *, where: str | None) -> click.Command:
    """A command for a query, with an option for each of its parameters."""
    options: list[click.Parameter] = [
        click.Option(
            [f"--{parameter.name.replace('_', '-')}", f"p_{parameter.name}"],
            required=parameter.required,
            default=parameter.default,
            show_default=parameter.default is not None,
            metavar=parameter.type.upper(),
            help=parameter.description,
        )
        for parameter in query.parameters
    ]

    @click.pass_context
    def run(context: click.Context, /, store: Path, format_: str | None, **values: str | None) -> None:
        given = context.obj if isinstance(context.obj, dict) else {}
        explicit = context.get_parameter_source("store") is ParameterSource.COMMANDLINE
        arguments = {key.removeprefix("p_"): value for key, value in values.items() if value is not None}
        answered(
            query,
            arguments,
            store=store if explicit else given.get("store", store),
            format_=format_ or given.get("format_"),
            where=where,
        )

    command = click.Command(name, callback=run, params=options, help=query.description, short_help=query.title)
    return store_option(format_option(command))


def answered(
    query: NamedQuery, arguments: Mapping[str, str], *, store: Path, format_: str | None, where: str | None = None
) -> None:
    """Ask, and print the answer; an error in the query of a file names the file."""
    from kg.sparql import named

    as_table = format_ == "table" or (format_ is None and sys.stdout.isatty())
    with reading(store) as graph:
        try:
            accept = _EXACT if as_table else "text/csv, text/turtle;q=0.9"
            answer = named.run(graph.service(), query, arguments, format=None if as_table else format_, accept=accept)
        except QueryError as error:
            error.where = where if where and error.where in (None, "query") else error.where
            raise
        _print(answer, base=graph.settings.base, as_table=as_table)


def _print(answer: Answer, *, base: str, as_table: bool) -> None:
    if as_table and answer.kind != "graph":
        from kg.cli.tables import show

        show(answer.kind, answer.body(), base=base)
        return
    for chunk in answer.chunks:
        sys.stdout.buffer.write(chunk)
