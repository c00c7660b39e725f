"""The Graph Store Protocol: graphs as wholes. https://www.w3.org/TR/sparql11-http-rdf-update/"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode
from uuid import uuid4

from flask import Blueprint, Response, abort, request

from kg.errors import QueryError, UnknownGraphError
from kg.sparql.results import graph_formats
from kg.sparql.service import GraphStore
from kg.web import access, bodies, conditional
from kg.web.answers import answered
from kg.web.site import Site

# Where the client does not say what it sends, the standard takes it for this one.
_USUAL: Final = "application/rdf+xml"
_MULTIPART: Final = "multipart/form-data"
_ADDRESSES: Final = ("/data", "/data/", "/data/<path:_>")


def add_to(pages: Blueprint, site: Site) -> None:
    """Add `/data`, and every address below it as a graph of that name."""

    def get(_: str = "") -> Response:
        graphs = access.reading(site)
        graph = _graph()
        conditional.check(site)
        accept, format = request.headers.get("Accept"), request.args.get("format")
        if format is None and accept and "text/html" in accept:
            accept = f"{accept}, text/turtle;q=0.1"
        return answered(graphs.read_graph(graph, accept=accept, format=format))

    def put(_: str = "") -> Response:
        graphs = access.writing(site)
        graph = _graph()
        _check(site, graphs, graph)
        return _put(site, graphs, graph, replace=True)

    def post(_: str = "") -> Response:
        graphs = access.writing(site)
        if not request.args and request.path.rstrip("/").endswith("/data"):
            graph = f"{request.base_url.rstrip('/')}/{uuid4()}"
            response = _put(site, graphs, graph, replace=False)
            response.headers["Location"] = graph
            return response
        graph_given = _graph()
        _check(site, graphs, graph_given)
        return _put(site, graphs, graph_given, replace=False)

    def delete(_: str = "") -> Response:
        graphs = access.writing(site)
        graph = _graph()
        conditional.check_write(site)
        graphs.drop_graph(graph)
        return Response(status=204)

    for method, view in (("GET", get), ("PUT", put), ("POST", post), ("DELETE", delete)):
        for number, address in enumerate(_ADDRESSES):
            name = f"graph_{method.lower()}_{number}"
            pages.add_url_rule(address, name, view, methods=[method], strict_slashes=True)


def _graph() -> str | None:
    """The graph that the request is about: that of its parameters, or the one called like its address."""
    names = request.args.getlist("graph")
    default = request.args.getlist("default")
    if not names and not default:
        if request.path.rstrip("/").endswith("/data"):
            raise QueryError("no graph is named", remedy="add ?default or ?graph=IRI")
        return request.base_url
    if len(names) + len(default) > 1 or any(default):
        raise QueryError("more than one graph is named", remedy="add ?default or ?graph=IRI, once")
    return names[0] if names else None


def _check(site: Site, graphs: GraphStore, graph: str | None) -> None:
    if request.if_match or request.if_none_match:
        try:
            graphs.read_graph(graph).chunks.close()  # type: ignore[attr-defined]
            exists = True
        except UnknownGraphError:
            exists = False
        conditional.check_write(site, exists=exists)


def _put(site: Site, graphs: GraphStore, graph: str | None, *, replace: bool) -> Response:
    (data, format), *more = _sent(site.settings.body_bytes)
    base = graph or request.base_url
    new = graphs.put_graph(graph, data, format=format, base=base, replace=replace, more=more)
    response = Response(status=201 if new else 204)
    if new:
        response.headers["Location"] = _address(graph)
    return response


def _sent(limit: int) -> list[tuple[bytes, str]]:
    """The parts of the graph that a body holds, each with the name of its format: one, or the files of a form."""
    bodies.limited(limit)
    if request.mimetype != _MULTIPART:
        return [(request.get_data(), _format(request.mimetype or _USUAL, request.mimetype_params))]
    files = [file for _, file in request.files.items(multi=True)]
    if not files:
        raise QueryError("the form holds no file", remedy="send the graph as a file")
    return [(file.read(), _format(file.mimetype or _USUAL, file.mimetype_params)) for file in files]


def _format(media_type: str, parameters: Mapping[str, str]) -> str:
    charset = parameters.get("charset", "utf-8").lower()
    known = next((offer.name for offer in graph_formats() if offer.media_type == media_type), None)
    if known is None or charset not in {"utf-8", "utf8"}:
        abort(415, f"send one of {', '.join(offer.media_type for offer in graph_formats())}, as UTF-8")
    return known


def _address(graph: str | None) -> str:
    if graph is None or graph == request.base_url:
        return request.base_url
    return f"{request.base_url}?{urlencode({'graph': graph})}"
