"""Entity tags by the state of the store, so that what has not changed is not asked and not sent again.

https://www.rfc-editor.org/rfc/rfc9110#section-13. A tag is the store's state and what this request was, apart by a dot:
a writer is held to the first part, a reader to both.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any, Final

from flask import Response, abort, g, request
from werkzeug.exceptions import PreconditionFailed

from kg.web import compression
from kg.web.site import Site

# What a representation depends on, beside the state of the graph.
_REPRESENTATION: Final = (
    *("wsgi.url_scheme", "HTTP_HOST", "SERVER_NAME", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "HTTP_ACCEPT"),
)
CACHING: Final = "no-cache"
# Functions that tell another thing each time. Whatever is escaped may be one of them.
_VOLATILE: Final = re.compile(r"\b(?:now|rand|uuid|struuid)\b|\\", re.IGNORECASE | re.ASCII)
# To look for the letters first takes a tenth of the time, and most queries have none of these.
_LETTERS: Final = ("now", "rand", "uuid", "\\")


def volatile(query: str) -> bool:
    """Whether a query may be answered in another way though the store is the same.

    >>> volatile("SELECT (NOW() AS ?t) {}"), volatile("SELECT * { ?s ?p ?o }")
    (True, False)
    """
    lower = query.lower()
    return any(letters in lower for letters in _LETTERS) and _VOLATILE.search(query) is not None


def check(site: Site, *, query: str = "") -> None:
    """Answer 304 where the client has what it would get. To be called before the work is done.

    Args:
        site: Whose state counts.
        query: What is asked; some questions have another answer each time.
    """
    if request.method not in {"GET", "HEAD"}:
        return
    tag = tag_of(site.state, request.environ, query=query)
    if tag is None:
        return
    g.kg_tag = tag
    if "HTTP_IF_NONE_MATCH" in request.environ and request.if_none_match.contains_weak(tag):
        abort(tagged(Response(status=304)))


def tag_of(state: str | None, environ: Mapping[str, Any], *, query: str = "") -> str | None:
    """The tag of what a request is answered with; `None` where it may be another each time.

    Args:
        state: The store's state.
        environ: What the client sent; the request's own view of it takes longer than all the rest.
        query: What is asked.
    """
    if state is None or volatile(query):
        return None
    encoding = compression.encoding_for(environ.get("HTTP_ACCEPT_ENCODING"))
    given = "\0".join([*(str(environ.get(name, "")) for name in _REPRESENTATION), encoding or ""])
    return f"{state}.{hashlib.sha256(given.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def tagged(response: Response) -> Response:
    """The response with the tag that `check` made, where it made one."""
    if "kg_tag" in g and response.status_code in {200, 304}:
        response.set_etag(g.kg_tag)
        response.headers.setdefault("Cache-Control", CACHING)
    return response


def check_write(site: Site, *, exists: bool | None = None) -> None:
    """Raise 412 where a client would change only what it has seen (`If-Match`) or what is new (`If-None-Match: *`).

    Args:
        site: Whose state counts.
        exists: Whether what is to be written is there.
    """
    wanted = request.if_match
    if wanted and not wanted.star_tag and site.state not in {tag.rpartition(".")[0] for tag in wanted.as_set()}:
        raise PreconditionFailed("the graph has changed since it was read")
    if wanted and wanted.star_tag and exists is False:
        raise PreconditionFailed("there is no such graph")
    if request.if_none_match and request.if_none_match.star_tag and exists:
        raise PreconditionFailed("there is such a graph already")
