"""What a client gets: a page where it is a browser that asks, the bytes of the service where it is not."""

from __future__ import annotations

import re
from typing import Any, Final

from flask import Response, request

from kg.errors import FormatError
from kg.sparql.negotiation import Offer, by_accept
from kg.sparql.results import RESULT_FORMATS, graph_formats
from kg.sparql.service import Answer
from kg.sparql.table import table

# What the pages themselves ask the service for.
FOR_PAGES: Final = "application/sparql-results+json, text/turtle;q=0.9"
# Without one of these, no page is wanted: of equals, data comes first.
_PAGES: Final = re.compile(r"html|text/\*", re.IGNORECASE)
_PAGE: Final = Offer("html", "text/html", ("application/xhtml+xml",))


def wants_page(format: str | None) -> bool:
    """Whether the request is for a page: by the parameter `format`, otherwise by its `Accept` header."""
    return page_wanted(format, request.headers.get("Accept"))


def page_wanted(format: str | None, accept: str | None) -> bool:
    """The same for what any client sent."""
    if format:
        return format.lower() == "html"
    if accept is None or not _PAGES.search(accept):
        return False
    offers: list[Offer] = [*RESULT_FORMATS, *graph_formats(), _PAGE]
    try:
        return by_accept(accept, offers) is _PAGE
    except FormatError:
        return False


def answered(answer: Answer) -> Response:
    """The service's answer as it is; where it is not whole, a header says so."""
    response = Response(answer.chunks, content_type=answer.media_type)
    if answer.length is not None:
        response.content_length = answer.length
    if answer.cut:
        response.headers["KG-Cut"] = cut_in_words(answer)
    return response


def cut_in_words(answer: Answer) -> str:
    """Why an answer is not whole, as a header can have it."""
    return (answer.cut or "").encode("ascii", "replace").decode()


def content(answer: Answer) -> dict[str, Any]:
    """An answer to what was asked with `FOR_PAGES`, for the templates: `table`, `boolean`, or `graph` and `size`;
    and `cut`."""
    data = answer.body()
    if answer.kind == "solutions":
        return {"table": table(data), "cut": answer.cut}
    if answer.kind == "boolean":
        return {"boolean": b"true" in data}
    return {"graph": data.decode(), "size": answer.size, "cut": answer.cut}
