"""`kg serve`: the pages and the SPARQL endpoint of a store."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from kg.cli.options import examples, reading, store_option
from kg.errors import SettingError

if TYPE_CHECKING:
    from waitress.server import BaseWSGIServer

    from kg.graph import KnowledgeGraph
    from kg.sparql.service import QueryService


@click.command(
    short_help="Serve the pages and the SPARQL endpoint.",
    epilog=examples(
        """
kg serve                       what is in graph.db, at http://127.0.0.1:8000/
kg serve news/ --port 8080     builds first, then serves
"""
    ),
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@store_option
@click.option("--host", metavar="ADDRESS", help="The address to listen on.  [default: KG_HOST or 127.0.0.1]")
@click.option("--port", type=click.IntRange(0, 65535), help="The port; 0 for any.  [default: KG_PORT or 8000]")
def serve(paths: tuple[Path, ...], store: Path, host: str | None, port: int | None) -> None:
    """Serve the graph: pages for people and /sparql for programs. Given documents, build first.

    Other commands can read the store meanwhile; those that change it have to wait.
    """
    signal.signal(signal.SIGTERM, _stop)
    if paths:
        from kg.build import summary
        from kg.cli.build import built

        click.echo(summary(built(paths, store), store=str(store)))
    with reading(store) as graph, _service(graph) as service:
        server = _server(
            graph, service, host=host or graph.settings.host, port=graph.settings.port if port is None else port
        )
        shown = f"[{server.effective_host}]" if ":" in server.effective_host else server.effective_host
        click.echo(f"{store}: served at http://{shown}:{server.effective_port}/ (Ctrl-C ends it)")
        try:
            server.run()
        except KeyboardInterrupt:
            pass
        finally:
            server.close()


@contextmanager
def _service(graph: KnowledgeGraph) -> Iterator[QueryService]:
    """Who answers: worker processes, which start while the rest of the server is loaded."""
    if sys.platform == "win32":
        click.echo("queries have no processes of their own on Windows: serve only people you trust", err=True)
        yield graph.service()
        return
    with graph.service(pooled=True) as service:
        yield service


def _server(graph: KnowledgeGraph, service: QueryService, *, host: str, port: int) -> BaseWSGIServer:
    from waitress import create_server

    from kg.web import create_app

    app = create_app(service, settings=graph.settings)
    try:
        return create_server(app, host=host, port=port, threads=4, ident="kg")
    except OSError as error:
        raise SettingError(
            f"cannot listen at {host}:{port} ({error.strerror})", remedy="choose another with --host and --port"
        ) from None


def _stop(_: int, __: FrameType | None) -> None:
    """End as Ctrl-C does when a service manager says so."""
    raise KeyboardInterrupt
