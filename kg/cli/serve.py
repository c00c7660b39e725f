"""`kg serve`: the pages and the SPARQL endpoint of a store."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from kg.cli.options import examples, reading, store_option
from kg.errors import SettingError

if TYPE_CHECKING:
    from kg.cli.server import Server
    from kg.config import Settings
    from kg.sparql.service import QueryService

TOKEN_VARIABLE = "KG_TOKEN"
# A shorter token can be guessed.
_SHORTEST_TOKEN = 16


@click.command(
    short_help="Serve the pages and the SPARQL endpoint.",
    epilog=examples(
        """
kg serve                       what is in graph.db, at http://127.0.0.1:8000/
kg serve news/ --port 8080     builds first, then serves
KG_TOKEN=… kg serve            also takes updates, from those who show the token
"""
    ),
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@store_option
@click.option("--host", metavar="ADDRESS", help="The address to listen on.  [default: KG_HOST or 127.0.0.1]")
@click.option("--port", type=click.IntRange(0, 65535), help="The port; 0 for any.  [default: KG_PORT or 8000]")
def serve(paths: tuple[Path, ...], store: Path, host: str | None, port: int | None) -> None:
    """Serve the graph: pages for people and /sparql for programs. Given documents, build first.

    Other commands can read the store meanwhile; those that change it have to wait. With a token, in KG_TOKEN or in the
    file that KG_TOKEN_FILE names, /update and /data take changes, and the store is this server's alone.
    """
    signal.signal(signal.SIGTERM, _stop)
    if paths:
        from kg.build import summary
        from kg.cli.build import built

        click.echo(summary(built(paths, store), store=str(store)))
    with suppress(KeyboardInterrupt), _settings(store, host=host, port=port) as settings:
        token = _token(settings)
        with _service(store, settings, writes=token is not None) as service:
            server = _server(service, settings, token)
            _tell_of_what_is_not_held(service)
            click.echo(f"{store}: served at {server.address} (Ctrl-C ends it)")
            try:
                server.run()
            finally:
                server.close()


@contextmanager
def _settings(store: Path, *, host: str | None, port: int | None) -> Iterator[Settings]:
    """The settings of the environment and the store, with the logs that they ask for."""
    from kg.cli.logs import logging_to

    with reading(store) as graph:
        settings = graph.settings
    settings = replace(settings, host=host or settings.host, port=settings.port if port is None else port)
    with logging_to(settings.access_log):
        yield settings


@contextmanager
def _service(store: Path, settings: Settings, *, writes: bool) -> Iterator[QueryService]:
    """Who answers: processes of their own; on a system without them, this one, which is for people one trusts."""
    from kg.sparql.pool import PooledService, check_system
    from kg.sparql.pooled_writer import PooledWriter

    try:
        check_system()
    except SettingError as error:
        click.echo(f"kg: {error}", err=True)
        with _service_here(store, settings, writes=writes) as service:
            yield service
        return
    with PooledWriter(store, settings=settings) if writes else PooledService(store, settings=settings) as pooled:
        yield pooled


def _tell_of_what_is_not_held(service: QueryService) -> None:
    """Say so plainly where the kernel does not keep queries from the network."""
    from kg.sparql.pool import PooledService

    why = service.unheld() if isinstance(service, PooledService) else None
    if why:
        click.echo(f"kg: {why}", err=True)


@contextmanager
def _service_here(store: Path, settings: Settings, *, writes: bool) -> Iterator[QueryService]:
    from kg.sparql.updates import LocalWriter
    from kg.store import QuadStore

    with QuadStore(store, create=False, read_only=not writes) as opened:
        yield LocalWriter(opened, settings=settings)


def _token(settings: Settings) -> str | None:
    """What those who write must show: of the environment, or of a file; `None` where nobody writes."""
    where, token = TOKEN_VARIABLE, os.environ.get(TOKEN_VARIABLE, "")
    if not token and settings.token_file:
        where = settings.token_file
        try:
            token = Path(where).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise SettingError(f"the token cannot be read ({error})", where=where, remedy="check the file") from None
    elif not token:
        return None
    token = token.strip()
    if len(token) < _SHORTEST_TOKEN:
        raise SettingError(
            f"the token has {len(token)} characters", where=where, remedy=f"use {_SHORTEST_TOKEN} or more, at random"
        )
    return token


def _server(service: QueryService, settings: Settings, token: str | None) -> Server:
    from kg.cli.server import Server
    from kg.web import create_app

    return Server(create_app(service, settings=settings, token=token), settings)


def _stop(_: int, __: FrameType | None) -> None:
    """End as Ctrl-C does when a service manager says so, while there is no server yet that ends in order."""
    raise KeyboardInterrupt
