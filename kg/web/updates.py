"""SPARQL Update. https://www.w3.org/TR/sparql11-protocol/#update-operation"""

from __future__ import annotations

from typing import Final

from flask import Blueprint, Response

from kg.errors import QueryError
from kg.web import access, bodies, conditional
from kg.web.site import Site

_DIRECT: Final = "application/sparql-update"


def add_to(pages: Blueprint, site: Site) -> None:
    """Add `/update`."""

    @pages.post("/update")
    def update() -> Response:
        graphs = access.writing(site)
        given = bodies.parameters(name="update", direct=_DIRECT, limit=site.settings.body_bytes)
        if "query" in given:
            raise QueryError("a query is no update", remedy="send it to /sparql")
        text = bodies.only(given, "update")
        if text is None:
            raise QueryError("there is no update", remedy="send it in the parameter 'update'")
        conditional.check_write(site)
        graphs.update(
            text,
            using_graphs=given.getlist("using-graph-uri"),
            using_named_graphs=given.getlist("using-named-graph-uri"),
        )
        return Response(status=204)
