"""The ontology, and whether the service is well."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from flask import Blueprint, Response, abort, jsonify

from kg import resources
from kg.web.site import Site

ONTOLOGY: Final = "diplomacy.ttl"


def add_to(pages: Blueprint, site: Site) -> None:
    """Add `/ontology` and `/health`."""

    @pages.get("/ontology")
    def ontology() -> Response:
        path: Path = resources.folder("ontology") / ONTOLOGY
        if not path.is_file():
            abort(404, "the ontology is not part of this installation")
        return Response(path.read_bytes(), content_type="text/turtle; charset=utf-8")

    @pages.get("/health")
    def health() -> Response:
        site.service.answer("ASK {}")
        return jsonify(status="ok")
