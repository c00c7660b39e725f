"""What every page family is given: who answers queries, the settings, and what is kept count of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

from flask import request

from kg.config import Settings
from kg.sparql import named
from kg.sparql.service import GraphStore, KnowsState, Prompt, QueryService
from kg.web.metrics import Metrics
from kg.web.watching import Asked, Watched, asked

EXAMPLES: Final = Path(__file__).parent / "examples"
# How many rows a page shows; an answer in any other format has them all.
ROWS_SHOWN: Final = 1000
LANGUAGES: Final = {"en": "English", "ru": "Русский", "kk": "Қазақша"}
Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Site:
    """A service and its settings.

    Args:
        behind: Who answers.
        settings: The limits that requests are held to.
        token: What those who write must show; without one nobody writes.
        metrics: What is counted.

    Attributes:
        prompt: The service, where it can be asked without waiting.
    """

    behind: QueryService
    settings: Settings = field(default_factory=Settings)
    token: str | None = field(default=None, repr=False)
    metrics: Metrics = field(default_factory=Metrics)
    _kept: dict[str, tuple[str, object]] = field(default_factory=dict)
    prompt: Prompt | None = field(init=False, default=None)
    _knowing: KnowsState | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        # Asked of a protocol, `isinstance` takes longer than many a query.
        object.__setattr__(self, "_knowing", self.behind if isinstance(self.behind, KnowsState) else None)
        object.__setattr__(self, "prompt", self.behind if isinstance(self.behind, Prompt) else None)

    @property
    def service(self) -> QueryService:
        """Who answers the client of this request, with what it does noted."""
        client = self.client(request.environ, gone=request.environ.get("waitress.client_disconnected"))
        return self.watched(client, asked())

    def watched(self, client: QueryService, notes: list[Asked]) -> Watched:
        """Who answers a client, with what it does noted there."""
        return Watched(client, self.metrics, slow_seconds=self.settings.slow_seconds, notes=notes)

    def client(self, environ: Mapping[str, Any], *, gone: Callable[[], bool] | None = None) -> QueryService:
        """Who answers the client that sent this."""
        return self.behind.on_behalf_of(environ.get("REMOTE_ADDR") or "unknown", gone=gone)

    @property
    def graphs(self) -> GraphStore | None:
        """Who writes, where anybody may."""
        return self.behind if self.token is not None and isinstance(self.behind, GraphStore) else None

    @property
    def state(self) -> str | None:
        """What changes whenever the graph does, where that can be told."""
        return self._knowing.state() if self._knowing is not None else None

    @property
    def base(self) -> str:
        """What the IRIs of instances start with, as the service has it."""
        return self.behind.describe().base

    def kept(self, name: str, make: Callable[[], Kept]) -> Kept:
        """What `make` makes, made once for each state of the graph."""
        state = self.state
        if state is None:
            return make()
        if name not in self._kept or self._kept[name][0] != state:
            self._kept[name] = (state, make())
        return self._kept[name][1]  # type: ignore[return-value]


@cache
def examples() -> tuple[named.NamedQuery, ...]:
    """The queries that the first page offers to start from."""
    return tuple(named.read(path) for path in sorted(EXAMPLES.glob("*.rq")))
