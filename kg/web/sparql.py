"""The SPARQL endpoint. https://www.w3.org/TR/sparql11-protocol/"""

from __future__ import annotations

from typing import Final

from flask import Blueprint, Response, abort, render_template, request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import RequestEntityTooLarge

from kg.config import Settings
from kg.errors import QueryError, QueryRefusedError
from kg.rdf.terms import PREFIXES
from kg.sparql.service import Answer
from kg.web import errors
from kg.web.answers import FOR_PAGES, answered, content, wants_page
from kg.web.site import Site, examples

_FORM: Final = "application/x-www-form-urlencoded"
_DIRECT: Final = "application/sparql-query"
_DESCRIPTION: Final = """@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
[] a sd:Service ;
  sd:endpoint <{endpoint}> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ] ] .
"""


def longest_body(settings: Settings) -> int:
    """The longest body that is read: each byte of a query is three where a form escapes it."""
    return 3 * settings.query_bytes + 65_536


def add_to(pages: Blueprint, site: Site) -> None:
    """Add `/sparql`."""

    @pages.route("/sparql", methods=["GET", "POST"])
    def sparql() -> Response | tuple[str, int] | str:
        given = _given(site)
        page = wants_page(given.get("format"))
        queries = given.getlist("query")
        if len(queries) > 1:
            raise QueryError("there is more than one query", remedy="send one")
        if "update" in given:
            raise QueryRefusedError("an update is refused", remedy="send a query in the parameter 'query'")
        if not queries or not queries[0].strip():
            return _nothing_asked(page)
        return _page(site, queries[0], given) if page else answered(_ask(site, queries[0], given))


def _given(site: Site) -> MultiDict[str, str]:
    """The parameters of a request, however they are sent."""
    if request.method != "POST":
        return request.args
    if (request.content_length or 0) > longest_body(site.settings):
        raise RequestEntityTooLarge
    if request.mimetype == _FORM:
        return request.form
    if request.mimetype != _DIRECT:
        abort(415, f"a query is sent as {_DIRECT} or {_FORM}")
    try:
        query = request.get_data().decode()
    except UnicodeDecodeError:
        raise QueryError("the query is not UTF-8", remedy="encode it as UTF-8") from None
    return MultiDict([*request.args.items(multi=True), ("query", query)])


def _ask(site: Site, query: str, given: MultiDict[str, str], *, accept: str | None = None) -> Answer:
    return site.service.answer(
        query,
        accept=accept or request.headers.get("Accept"),
        format=None if accept else given.get("format"),
        default_graphs=given.getlist("default-graph-uri"),
        named_graphs=given.getlist("named-graph-uri"),
    )


def _nothing_asked(page: bool) -> Response | str:
    if page:
        return render_template("sparql.html", query="", examples=examples(), prefixes=PREFIXES)
    if request.method == "POST":
        raise QueryError("there is no query", remedy="send it in the parameter 'query'")
    return Response(_DESCRIPTION.format(endpoint=request.base_url), content_type="text/turtle; charset=utf-8")


def _page(site: Site, query: str, given: MultiDict[str, str]) -> tuple[str, int]:
    """The answer as a page; a mistake in the query is shown beside it."""
    try:
        answer = _ask(site, query, given, accept=FOR_PAGES)
    except QueryError as error:
        status = errors.status_of(error)
        page = render_template("sparql.html", query=query, error=error, examples=examples(), prefixes=PREFIXES)
        return page, status.value
    return render_template("sparql.html", query=query, prefixes=PREFIXES, **content(answer)), 200
