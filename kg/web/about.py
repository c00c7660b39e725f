"""The ontology, whether the service is well, what it counts, and what can be asked of it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from flask import Blueprint, Response, abort, jsonify

from kg import resources
from kg.errors import KgError
from kg.sparql.service import Measured
from kg.web import openapi
from kg.web.metrics import CONTENT_TYPE
from kg.web.site import Site

ONTOLOGY: Final = "diplomacy.ttl"


def add_to(pages: Blueprint, site: Site) -> None:
    """Add `/ontology`, `/health`, `/ready`, `/metrics` and `/openapi.json`."""

    @pages.get("/ontology")
    def ontology() -> Response:
        path: Path = resources.folder("ontology") / ONTOLOGY
        if not path.is_file():
            abort(404, "the ontology is not part of this installation")
        return Response(path.read_bytes(), content_type="text/turtle; charset=utf-8")

    @pages.get("/health")
    def health() -> Response:
        site.service.answer("ASK {}").body()
        return jsonify(status="ok")

    @pages.get("/ready")
    def ready() -> Response:
        try:
            site.service.answer("ASK {}").body()
        except KgError as error:
            response = jsonify(status="not ready", reason=str(error))
            response.status_code = 503
            return response
        return jsonify(status="ready")

    @pages.get("/metrics")
    def metrics() -> Response:
        stats = site.behind.stats() if isinstance(site.behind, Measured) else None
        return Response(site.metrics.text(stats), content_type=CONTENT_TYPE)

    @pages.get("/openapi.json")
    def api() -> Response:
        return jsonify(openapi.document(site))
