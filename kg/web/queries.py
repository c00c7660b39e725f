"""The named queries: a list, and for each a form with its answer, or the answer alone in any format."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, render_template, request

from kg.errors import QueryError
from kg.sparql import named
from kg.sparql.named import NamedQuery
from kg.web import conditional, errors
from kg.web.answers import FOR_PAGES, answered, content, wants_page
from kg.web.site import Site


def add_to(pages: Blueprint, site: Site) -> None:
    """Add `/queries/` and `/queries/NAME`."""

    @pages.get("/queries/")
    def query_list() -> str:
        conditional.check(site)
        return render_template("queries.html", named_queries=named.queries())

    @pages.get("/queries/<name>")
    def named_query(name: str) -> Response | tuple[str, int]:
        query = named.query(name)
        conditional.check(site, query=query.text)
        arguments = {key: value for key, value in request.args.items() if key != "format"}
        if wants_page(request.args.get("format")):
            return _page(site, query, arguments)
        accept, format = request.headers.get("Accept"), request.args.get("format")
        return answered(named.run(site.service, query, arguments, accept=accept, format=format))


def _page(site: Site, query: NamedQuery, arguments: dict[str, str]) -> tuple[str, int]:
    result: dict[str, Any] = {}
    problem: QueryError | None = None
    if _complete(query, arguments) or any(arguments.values()):
        try:
            result = content(named.run(site.service, query, arguments, accept=FOR_PAGES))
        except QueryError as error:
            problem = error
    status = errors.status_of(problem).value if problem else 200
    page = render_template("query.html", named=query, arguments=arguments, error=problem, **result)
    return page, status


def _complete(query: NamedQuery, arguments: dict[str, str]) -> bool:
    return all(arguments.get(parameter.name, "").strip() for parameter in query.parameters if parameter.required)
