"""All settings, in one table that drives the environment variables, the command line's help and the documentation."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from kg.errors import SettingError


def _setting(default: Any, help: str, unit: str = "") -> Any:
    return field(default=default, metadata={"help": help, "unit": unit})


# A store in memory takes up to so many bytes a quad, with what its readers come to have of their own.
_BYTES_PER_QUAD = 1_200


def _fitting_quads() -> int:
    """A million, or what takes no more than a quarter of the machine's memory."""
    try:
        memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):  # Windows; a system that does not tell
        return 300_000
    return min(1_000_000, memory // 4 // _BYTES_PER_QUAD)


_POSITIVE = (
    *("document_bytes", "query_seconds", "query_bytes", "query_depth", "result_rows", "result_bytes", "workers"),
    *("worker_megabytes", "write_seconds", "queue_seconds", "client_queries", "text_matches"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Each setting is read from the environment variable `KG_<NAME>` by `Settings.from_environment`.

    >>> Settings().query_seconds
    30.0
    >>> Settings.from_environment({"KG_QUERY_SECONDS": "5"}).query_seconds
    5.0
    """

    base: str = _setting("https://w3id.org/diplomacy-kg/id/", "what the IRIs of instances start with")
    document_bytes: int = _setting(2_000_000, "the longest document that is read", "bytes")
    identities: str = _setting("", "a table of names with Wikidata identifiers (CSV, SPARQL results) to go by as well")
    curation: str = _setting("", "a file of what people say of who is who, read at every build")
    query_seconds: float = _setting(30.0, "how long a query may run", "seconds")
    write_seconds: float = _setting(120.0, "how long an update may take, or putting a graph", "seconds")
    query_bytes: int = _setting(100_000, "the longest query that is taken", "bytes")
    query_depth: int = _setting(64, "how deep the brackets of a query may be nested", "brackets")
    result_rows: int = _setting(100_000, "the most rows or triples in one answer", "rows")
    result_bytes: int = _setting(100_000_000, "the longest answer, as JSON or N-Triples have it", "bytes")
    workers: int = _setting(2, "how many queries run at once, as long as they are quick", "processes")
    slow_queries: int = _setting(
        8, "how many queries that take long run beside those, at a lower priority", "processes"
    )
    worker_megabytes: int = _setting(2_048, "how much memory a query may take", "MB")
    queue: int = _setting(32, "how many queries wait for a worker before the next is turned away", "queries")
    queue_seconds: float = _setting(10.0, "how long a query waits for a worker before it is turned away", "seconds")
    client_queries: int = _setting(16, "how many queries of one client run or wait at once", "queries")
    memory_quads: int = _setting(_fitting_quads(), "the largest store that is served from memory; 0 for none", "quads")
    text_matches: int = _setting(10_000, "the most matches of one text search that a query goes on with", "matches")
    host: str = _setting("127.0.0.1", "the address that the server listens on")
    port: int = _setting(8000, "the port that the server listens on")
    body_bytes: int = _setting(64_000_000, "the longest update or graph that is taken", "bytes")
    token_file: str = _setting("", "the file with the token that writing takes; without one, nobody writes")
    proxies: int = _setting(0, "how many proxies stand before the server, whose X-Forwarded headers are believed")
    origins: str = _setting("*", "the origins whose pages may ask, by CORS: all (*), or some, or none")
    access_log: str = _setting("", "the file that each request is noted in; - for standard error")
    stop_seconds: float = _setting(
        8.0, "how long running requests may take to end when the server is stopped", "seconds"
    )
    slow_seconds: float = _setting(5.0, "how long a query may take before it is noted on standard error", "seconds")

    def __post_init__(self) -> None:
        if not self.base.startswith(("http://", "https://", "urn:")) or not self.base.endswith(("/", "#", ":")):
            raise SettingError(f"base {self.base!r} is not an IRI that ends in / or #", remedy="set KG_BASE")
        for name in _POSITIVE:
            if getattr(self, name) <= 0:
                raise SettingError(f"{name} must be more than 0", remedy=f"set KG_{name.upper()}")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """The defaults, with what the environment sets in their place."""
        environment = os.environ if environment is None else environment
        given: dict[str, Any] = {}
        for item in fields(cls):
            variable = f"KG_{item.name.upper()}"
            if variable in environment:
                given[item.name] = _parse(variable, environment[variable], type(item.default))
        return replace(cls(), **given)


def _parse(variable: str, text: str, kind: type) -> Any:
    try:
        return kind(text)
    except ValueError:
        raise SettingError(f"{text!r} is not a number", where=variable, remedy="unset it or give a number") from None
