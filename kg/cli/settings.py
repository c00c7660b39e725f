"""`kg settings`: every setting, its value and where that comes from."""

from __future__ import annotations

import os
from dataclasses import fields

import click

from kg.config import Settings


@click.command(short_help="List the settings and their values.")
def settings() -> None:
    """List all settings with their values. Each is set by an environment variable."""
    values = Settings.from_environment()
    for item in fields(Settings):
        variable = f"KG_{item.name.upper()}"
        unit = f", in {item.metadata['unit']}" if item.metadata["unit"] else ""
        origin = "from the environment" if variable in os.environ else "default"
        click.echo(f"{variable}={getattr(values, item.name)}\n    {item.metadata['help']}{unit} ({origin})")
