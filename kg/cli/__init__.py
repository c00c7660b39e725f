"""The command `kg`. One file for each group of commands; what is heavy is imported by the command that needs it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import click

from kg.cli.build import build
from kg.cli.evaluate import evaluate
from kg.cli.exchange import export
from kg.cli.query import query
from kg.cli.serve import serve
from kg.cli.settings import settings
from kg.cli.upkeep import backup, documents, remove, restore, validate, why
from kg.errors import KgError

BAD_INPUT = 2
INTERNAL_ERROR = 70  # EX_SOFTWARE of sysexits.h
INTERRUPTED = 130  # 128 + SIGINT, as a shell has it
BROKEN_PIPE = 141  # 128 + SIGPIPE


class NobodyReadsError(Exception):
    """Standard output was closed by whoever read it, as `head` does."""


class Commands(click.Group):
    """The commands. Click would end with 1 where nobody reads, which here means that something was found."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except BrokenPipeError:
            raise NobodyReadsError from None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="diplomacy-kg", prog_name="kg", message="%(prog)s %(version)s")
def cli() -> None:
    """Documents about diplomacy, in English, Russian and Kazakh, as a graph that answers.

    \b
    Start here:
      kg build news/                       documents into graph.db
      kg query meetings --with Kazakhstan  who met whom
      kg query                             all the questions that have a name
      kg serve                             the same in a browser, and a SPARQL endpoint
      kg export graph.ttl                  the graph as Turtle

    The store is graph.db unless --store or KG_STORE names another. A command ends with 0 when all is well,
    with 1 when `kg validate` found something or `kg evaluate` stayed below what was asked for, and with 2 when what
    it was given is no good: the message says what, where, and what to do.
    """


for _command in (build, serve, query, export, documents, why, remove, validate, evaluate, backup, restore, settings):
    cli.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code. Errors are one line on standard error; KG_DEBUG=1 shows all of them."""
    try:
        code = cli.main(args=None if arguments is None else list(arguments), prog_name="kg", standalone_mode=False)
    except NobodyReadsError:
        # Nobody reads any more; Python would complain again when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except Exception as error:
        if os.environ.get("KG_DEBUG") == "1":
            raise
        return _told(error)
    return code if isinstance(code, int) else 0


def _told(error: Exception) -> int:
    """Put an error into one line, and say which exit code it is worth."""
    if isinstance(error, click.UsageError):
        command = error.ctx.command_path if error.ctx else "kg"
        return _line(f"{error.format_message()} See {command} --help", BAD_INPUT)
    if isinstance(error, KgError | click.ClickException):
        return _line(error.format_message() if isinstance(error, click.ClickException) else str(error), BAD_INPUT)
    if isinstance(error, OSError) and error.strerror:
        return _line(f"{error.filename}: {error.strerror}" if error.filename else error.strerror, BAD_INPUT)
    kind = type(error).__name__
    return _line(f"internal error: {kind}: {error}; set KG_DEBUG=1 to see where, and please report it", INTERNAL_ERROR)


def _line(message: str, code: int) -> int:
    with suppress(OSError):
        click.echo(f"kg: {' '.join(message.split())}", err=True)
    return code
