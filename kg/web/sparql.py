"""The SPARQL endpoint. https://www.w3.org/TR/sparql11-protocol/"""

from __future__ import annotations

from typing import Final

from flask import Blueprint, Response, render_template, request
from werkzeug.datastructures import MultiDict

from kg.errors import QueryError, QueryRefusedError
from kg.rdf.terms import PREFIXES
from kg.sparql.service import Answer
from kg.web import bodies, conditional, description, errors
from kg.web.answers import FOR_PAGES, answered, content, wants_page
from kg.web.shortcut import FAULT
from kg.web.site import Site, examples

_DIRECT: Final = "application/sparql-query"


def add_to(pages: Blueprint, site: Site) -> None:
    """Add `/sparql`."""

    @pages.route("/sparql", methods=["GET", "POST"])
    def sparql() -> Response | tuple[str, int] | str:
        if FAULT in request.environ:
            raise request.environ[FAULT]
        given = _given(site)
        page = wants_page(given.get("format"))
        query = bodies.only(given, "query")
        if "update" in given:
            raise QueryRefusedError("an update is refused", remedy="send a query in the parameter 'query'")
        if query is None or not query.strip():
            return _nothing_asked(site, page)
        conditional.check(site, query=query)
        return _page(site, query, given) if page else answered(_ask(site, query, given))


def _given(site: Site) -> MultiDict[str, str]:
    """The parameters of a request, however they are sent."""
    if request.method != "POST":
        return request.args
    return bodies.parameters(name="query", direct=_DIRECT, limit=site.settings.query_bytes)


def _ask(site: Site, query: str, given: MultiDict[str, str], *, accept: str | None = None) -> Answer:
    return site.service.answer(
        query,
        accept=accept or request.headers.get("Accept"),
        format=None if accept else given.get("format"),
        default_graphs=given.getlist("default-graph-uri"),
        named_graphs=given.getlist("named-graph-uri"),
    )


def _nothing_asked(site: Site, page: bool) -> Response | str:
    if request.method == "POST" or "query" in request.args:
        raise QueryError("there is no query", remedy="send it in the parameter 'query'")
    conditional.check(site)
    if page:
        return render_template("sparql.html", query="", examples=examples(), prefixes=PREFIXES)
    return description.of_service(site)


def _page(site: Site, query: str, given: MultiDict[str, str]) -> tuple[str, int]:
    """The answer as a page; a mistake in the query is shown beside it."""
    try:
        answer = _ask(site, query, given, accept=FOR_PAGES)
    except QueryError as error:
        status = errors.status_of(error)
        page = render_template("sparql.html", query=query, error=error, examples=examples(), prefixes=PREFIXES)
        return page, status.value
    return render_template("sparql.html", query=query, prefixes=PREFIXES, **content(answer)), 200
