"""Where the data files are, and how a table of them is read.

The ontology, the named queries and the seeds stand at the top of the source tree and inside `kg/data`
in a wheel; the language tables stand in `kg/languages/data` in both.
"""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent
_LANGUAGE_DATA = _PACKAGE / "languages" / "data"
COMMON = "common"


def folder(name: str) -> Path:
    """The folder `ontology`, `queries` or `seeds`, from the source tree or the wheel.

    >>> folder("ontology").is_dir()
    True
    """
    packed = _PACKAGE / "data" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name


def languages() -> tuple[str, ...]:
    """The codes of the languages that have a folder of data.

    >>> languages()
    ('en', 'kk', 'ru')
    """
    return tuple(sorted(path.name for path in _LANGUAGE_DATA.iterdir() if path.is_dir() and path.name != COMMON))


def language_file(language: str, name: str) -> Path:
    """A file of a language's folder, or of the folder `common`; it need not exist."""
    return _LANGUAGE_DATA / language / name


@cache
def rows(language: str, name: str) -> tuple[dict[str, str], ...]:
    """The rows of a tab-separated table with a header line; empty where the language has no such table.

    Lines that start with `#` are comments. Cells are stripped; a missing cell is an empty string.
    """
    path = language_file(language, name)
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(
            (line for line in lines if line.strip() and not line.startswith("#")),
            delimiter="\t",
            quoting=csv.QUOTE_NONE,
        )
        return tuple({key: (cell or "").strip() for key, cell in row.items() if key} for row in reader)


@cache
def toml(language: str, name: str) -> dict[str, Any]:
    """The contents of a TOML file of a language's folder; empty where there is none. Not to be changed."""
    path = language_file(language, name)
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        return tomllib.load(file)
