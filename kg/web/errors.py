"""Errors as answers: a page, one line of text, or problem details (https://www.rfc-editor.org/rfc/rfc9457)."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any, Final

from flask import Response, current_app, render_template, request
from jinja2 import TemplateNotFound
from werkzeug.exceptions import HTTPException, InternalServerError

from kg.errors import (
    FormatError,
    KgError,
    ParameterError,
    QueryError,
    QueryLimitError,
    QueryRefusedError,
    QuerySyntaxError,
    QueryTimeoutError,
    RdfSyntaxError,
    ServiceBusyError,
    StoreError,
    UnknownGraphError,
    UnknownQueryError,
)
from kg.sparql.negotiation import Offer, by_accept

# The first class that an error is of tells its status.
_STATUS: Final[tuple[tuple[type[KgError], HTTPStatus], ...]] = (
    (QuerySyntaxError, HTTPStatus.BAD_REQUEST),
    (ParameterError, HTTPStatus.BAD_REQUEST),
    (UnknownQueryError, HTTPStatus.NOT_FOUND),
    (QueryRefusedError, HTTPStatus.FORBIDDEN),
    (QueryTimeoutError, HTTPStatus.GATEWAY_TIMEOUT),
    (ServiceBusyError, HTTPStatus.SERVICE_UNAVAILABLE),
    (QueryLimitError, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (QueryError, HTTPStatus.BAD_REQUEST),
    (RdfSyntaxError, HTTPStatus.BAD_REQUEST),
    (FormatError, HTTPStatus.NOT_ACCEPTABLE),
    (UnknownGraphError, HTTPStatus.NOT_FOUND),
    (StoreError, HTTPStatus.SERVICE_UNAVAILABLE),
)
# Seconds, for a store that cannot be read at the moment.
_RETRY_AFTER: Final = 5
_OFFERS: Final = (
    Offer("problem", "application/problem+json", ("application/json",)),
    Offer("text", "text/plain"),
    Offer("html", "text/html", ("application/xhtml+xml",)),
)


def status_of(error: KgError) -> HTTPStatus:
    """The HTTP status that says what kind of error it is."""
    return next((status for kind, status in _STATUS if isinstance(error, kind)), HTTPStatus.INTERNAL_SERVER_ERROR)


def from_kg(error: KgError) -> Response:
    """An error of ours as an answer."""
    status = status_of(error)
    if status is HTTPStatus.INTERNAL_SERVER_ERROR:
        current_app.logger.error("%s", error)
        return _answer(status, "something went wrong here; it has been noted", {})
    place = {"line": error.line, "column": error.column}
    response = _answer(status, str(error), {name: value for name, value in place.items() if value is not None})
    if status is HTTPStatus.SERVICE_UNAVAILABLE:
        response.headers["Retry-After"] = str(getattr(error, "retry_after", _RETRY_AFTER))
    return response


def from_http(error: HTTPException) -> Response:
    """An error of HTTP as an answer, with the headers that belong to it. What a fault of ours was is not told."""
    if isinstance(error.response, Response):
        return error.response
    if error.code is None or error.code < HTTPStatus.BAD_REQUEST:
        return Response(error.get_response().get_data(), error.code, dict(error.get_headers()))
    fault = isinstance(error, InternalServerError)
    detail = "something went wrong here; it has been noted" if fault else (error.description or error.name)
    response = _answer(HTTPStatus(error.code), detail, {})
    for name, value in error.get_headers():
        if name.lower() in {"allow", "retry-after", "www-authenticate"}:
            response.headers[name] = value
    return response


def _answer(status: HTTPStatus, detail: str, more: dict[str, Any]) -> Response:
    wanted = _wanted()
    if wanted == "html":
        try:
            page = render_template("error.html", status=status.value, title=status.phrase, detail=detail)
            return Response(page, status, content_type="text/html; charset=utf-8")
        except TemplateNotFound:  # an application of somebody else's that has not registered the pages
            wanted = "text"
    if wanted == "text":
        return Response(f"{detail}\n", status, content_type="text/plain; charset=utf-8")
    problem = {"title": status.phrase, "status": status.value, "detail": detail, **more}
    return Response(json.dumps(problem, ensure_ascii=False) + "\n", status, content_type="application/problem+json")


def _wanted() -> str:
    try:
        return by_accept(request.headers.get("Accept"), _OFFERS).name
    except FormatError:
        return "problem"
