"""The Flask application, and the same pages as a blueprint for an application of one's own."""

from __future__ import annotations

from typing import Any, Final, Protocol, cast

from flask import Blueprint, Flask, Response
from werkzeug.exceptions import HTTPException

from kg.config import Settings
from kg.errors import KgError
from kg.sparql.service import QueryService
from kg.web import about, display, entities, errors, home, queries, sparql
from kg.web.site import Site

# Everything comes from this server; there is no inline script or style, and no page of ours goes into a frame.
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS: Final = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class HasService(Protocol):
    """A graph that says who answers for it."""

    def service(self) -> QueryService:
        """Who answers queries over it."""
        ...


def create_app(service: QueryService | HasService, *, settings: Settings | None = None) -> Flask:
    """An application of these pages alone.

    Args:
        service: Who answers queries, or a graph that says who does.
        settings: The limits that requests are held to.

    >>> import pyoxigraph
    >>> from kg.sparql.service import LocalService
    >>> create_app(LocalService(pyoxigraph.Store())).test_client().get("/health").json["status"]
    'ok'
    """
    settings = settings or Settings()
    app = Flask(__name__, static_folder=None, template_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = sparql.longest_body(settings)
    pages, site = _pages(service, settings)
    app.register_blueprint(pages)
    display.add_to(app, site)  # for the pages of errors outside of the blueprint: 404, 405
    app.register_error_handler(HTTPException, errors.from_http)
    app.after_request(_secured)
    return app


def blueprint(service: QueryService | HasService, *, settings: Settings | None = None) -> Blueprint:
    """The pages, to be registered under any prefix.

    Args:
        service: Who answers queries, or a graph that says who does.
        settings: The limits that requests are held to.
    """
    return _pages(service, settings or Settings())[0]


def _pages(service: QueryService | HasService, settings: Settings) -> tuple[Blueprint, Site]:
    site = Site(_answering(service), settings)
    pages = Blueprint("kg", __name__, template_folder="templates", static_folder="static", static_url_path="/static")
    for family in (home, sparql, queries, entities, about):
        family.add_to(pages, site)
    display.add_to(pages, site)
    pages.register_error_handler(KgError, errors.from_kg)
    pages.register_error_handler(HTTPException, errors.from_http)
    pages.after_request(_secured)
    return pages, site


def _answering(service: Any) -> QueryService:
    """The service itself, or that of a graph, which may be a method or an attribute."""
    if hasattr(service, "answer"):
        return cast(QueryService, service)
    return cast(QueryService, service.service() if callable(service.service) else service.service)


def _secured(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    response.vary.add("Accept")
    return response
