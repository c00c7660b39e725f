"""What every page family is given: who answers queries, and the settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from kg.config import Settings
from kg.sparql import named
from kg.sparql.service import QueryService

EXAMPLES: Final = Path(__file__).parent / "examples"
# How many rows a page shows; an answer in any other format has them all.
ROWS_SHOWN: Final = 1000
LANGUAGES: Final = {"en": "English", "ru": "Русский", "kk": "Қазақша"}


@dataclass(frozen=True, slots=True)
class Site:
    """A service and its settings."""

    service: QueryService
    settings: Settings = field(default_factory=Settings)

    @property
    def base(self) -> str:
        """What the IRIs of instances start with, as the service has it."""
        return self.service.describe().base


@cache
def examples() -> tuple[named.NamedQuery, ...]:
    """The queries that the first page offers to start from."""
    return tuple(named.read(path) for path in sorted(EXAMPLES.glob("*.rq")))
