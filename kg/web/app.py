"""The Flask application, and the same pages as a blueprint for an application of one's own."""

from __future__ import annotations

from typing import Any, Final, Protocol, cast

from flask import Blueprint, Flask, Response, request
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix

from kg.config import Settings
from kg.errors import KgError, SettingError
from kg.sparql.service import GraphStore, QueryService
from kg.web import (
    about,
    bodies,
    compression,
    conditional,
    cors,
    description,
    display,
    entities,
    errors,
    graphs,
    home,
    logs,
    queries,
    sparql,
    updates,
)
from kg.web.shortcut import Shortcut
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


# Under this name the application has a function that gives the `kg.web.shortcut.Plain` of an environment, or `None`.
PLAN: Final = "kg.plan"


class HasService(Protocol):
    """A graph that says who answers for it."""

    def service(self) -> QueryService:
        """Who answers queries over it."""
        ...


def create_app(
    service: QueryService | HasService, *, settings: Settings | None = None, token: str | None = None
) -> Flask:
    """An application of these pages alone.

    Args:
        service: Who answers queries, or a graph that says who does.
        settings: The limits that requests are held to.
        token: What those who write must show; without one, nobody writes. The service must then be a `GraphStore`.

    >>> import pyoxigraph
    >>> from kg.sparql.service import LocalService
    >>> create_app(LocalService(pyoxigraph.Store())).test_client().get("/health").json["status"]
    'ok'
    """
    settings = settings or Settings()
    app = Flask(__name__, static_folder=None, template_folder=None)
    pages, site = _pages(service, settings, token)
    app.register_blueprint(pages)
    display.add_to(app, site)  # for the pages of errors outside of the blueprint: 404, 405
    app.register_error_handler(HTTPException, errors.from_http)
    _around(app, site)
    shortcut = Shortcut(app.wsgi_app, site, {**_HEADERS, "Vary": _vary(settings)}.items())
    app.wsgi_app = _fixed(shortcut, settings)  # type: ignore[method-assign]
    plan = _fixed(lambda environ, _: shortcut.plan(environ), settings)
    app.extensions[PLAN] = lambda environ: plan(environ, None)
    return app


def _fixed(app: Any, settings: Settings) -> Any:
    """An application that sees the addresses that its proxies tell of, as far as they are believed."""
    count = settings.proxies
    if not count:
        return app
    return ProxyFix(app, x_for=count, x_proto=count, x_host=count, x_port=count, x_prefix=count)


def blueprint(
    service: QueryService | HasService, *, settings: Settings | None = None, token: str | None = None
) -> Blueprint:
    """The pages, to be registered under any prefix.

    Args:
        service: Who answers queries, or a graph that says who does.
        settings: The limits that requests are held to.
        token: What those who write must show; without one, nobody writes. The service must then be a `GraphStore`.
    """
    pages, site = _pages(service, settings or Settings(), token)
    _around(pages, site)
    return pages


def _pages(service: QueryService | HasService, settings: Settings, token: str | None) -> tuple[Blueprint, Site]:
    answering = _answering(service)
    if token is not None and not isinstance(answering, GraphStore):
        raise SettingError("there is a token, but this service does not write", remedy="leave the token out")
    site = Site(answering, settings, token)
    pages = Blueprint("kg", __name__, template_folder="templates", static_folder="static", static_url_path="/static")
    for family in (home, sparql, updates, graphs, queries, entities, description, about):
        family.add_to(pages, site)
    display.add_to(pages, site)
    pages.register_error_handler(KgError, errors.from_kg)
    pages.register_error_handler(HTTPException, errors.from_http)
    return pages, site


def _answering(service: Any) -> QueryService:
    """The service itself, or that of a graph, which may be a method or an attribute."""
    if hasattr(service, "answer"):
        return cast(QueryService, service)
    return cast(QueryService, service.service() if callable(service.service) else service.service)


def _vary(settings: Settings) -> str:
    return "Accept, Accept-Encoding" if "*" in settings.origins else "Accept, Accept-Encoding, Origin"


def _around(pages: Flask | Blueprint, site: Site) -> None:
    """What is done before and after each request."""
    # Put together once: to add to the header takes a tenth of the time of a light query.
    vary = _vary(site.settings)

    @pages.before_request
    def _before() -> None:
        logs.begun()
        request.max_content_length = bodies.most(site.settings)

    @pages.after_request
    def _after(response: Response) -> Response:
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers["Vary"] = vary
        response = cors.allowed(conditional.tagged(response), site.settings.origins)
        return logs.noted(compression.compressed(response), site)
