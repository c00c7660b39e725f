"""The access log: one line of JSON a request, with what its queries came to and nothing of what they said."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Mapping, Sequence
from typing import Any, Final

from flask import Response, g, request

from kg.web.site import Site
from kg.web.watching import Asked, asked

ACCESS: Final = logging.getLogger("kg.access")
# Where the environment of a request has when it came, if that was before the framework saw it.
BEGUN: Final = "kg.begun"


def begun() -> None:
    """Note when a request came."""
    g.kg_begun = request.environ.get(BEGUN, time.perf_counter())


def noted(response: Response, site: Site) -> Response:
    """The response, which is noted once its last byte is sent."""
    begun = g.get("kg_begun", time.perf_counter())
    queries = asked() if ACCESS.isEnabledFor(logging.INFO) else []
    environ, status, kind = request.environ, response.status_code, response.mimetype
    response.call_on_close(lambda: note(site, environ, status=status, kind=kind, begun=begun, queries=queries))
    return response


def note(
    site: Site, environ: Mapping[str, Any], *, status: int, kind: str | None, begun: float, queries: Sequence[Asked]
) -> None:
    """Count a request that was answered, and put it in the log.

    Args:
        site: Whose metrics.
        environ: What was asked.
        status: The status of the answer.
        kind: Its media type.
        begun: When it came, by `time.perf_counter`.
        queries: What came of its queries.
    """
    method = environ["REQUEST_METHOD"]
    method = method if method.isalpha() and len(method) < 10 else "OTHER"
    site.metrics.request(method, status)
    if not ACCESS.isEnabledFor(logging.INFO):
        return
    seconds = time.perf_counter() - begun
    told: dict[str, object] = {
        "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - seconds)),
        "client": environ.get("REMOTE_ADDR"),
        "method": method,
        "path": environ.get("PATH_INFO", "").encode("latin-1", "replace").decode(errors="replace"),
        "status": status,
        "type": kind,
        "seconds": round(seconds, 4),
    }
    if queries:
        told["queries"] = [each.query for each in queries]
        told["query_seconds"] = round(sum(each.seconds for each in queries), 4)
        told["outcomes"] = [each.outcome for each in queries]
        told["rows"] = sum(each.rows for each in queries)
    ACCESS.info("%s", json.dumps(told, ensure_ascii=False))
