"""The access log: one line of JSON a request, with what its queries came to and nothing of what they said."""

from __future__ import annotations

import json
import logging
import time
from typing import Final

from flask import Response, g, request

from kg.web.site import Site
from kg.web.watching import asked

ACCESS: Final = logging.getLogger("kg.access")


def begun() -> None:
    """Note when a request came."""
    g.kg_begun = time.perf_counter()


def noted(response: Response, site: Site) -> Response:
    """The response, which is noted once its last byte is sent."""
    method = request.method if request.method.isalpha() and len(request.method) < 10 else "OTHER"
    if not ACCESS.isEnabledFor(logging.INFO):
        response.call_on_close(lambda: site.metrics.request(method, response.status_code))
        return response
    at, since, queries = time.time(), g.get("kg_begun", time.perf_counter()), asked()
    told: dict[str, object] = {
        "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(at)),
        "client": request.remote_addr,
        "method": request.method,
        "path": request.path,
        "status": response.status_code,
        "type": response.mimetype,
    }

    def note() -> None:
        site.metrics.request(method, response.status_code)
        told["seconds"] = round(time.perf_counter() - since, 4)
        if queries:
            told["queries"] = [each.query for each in queries]
            told["query_seconds"] = round(sum(each.seconds for each in queries), 4)
            told["outcomes"] = [each.outcome for each in queries]
            told["rows"] = sum(each.rows for each in queries)
        ACCESS.info("%s", json.dumps(told, ensure_ascii=False))

    response.call_on_close(note)
    return response
