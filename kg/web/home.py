"""The first page: a box for a query, examples, what the graph holds, and each named query as a form."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, render_template, request

from kg.rdf.terms import DIP
from kg.sparql import named
from kg.sparql.table import select
from kg.web import conditional
from kg.web.site import Site, examples

_COUNTS: Final = """SELECT ?kind (COUNT(?thing) AS ?count) WHERE {
  VALUES ?kind { dip:Document dip:Claim dip:Person dip:State dip:Organization dip:Place dip:Meeting dip:Visit
    dip:Conference dip:Initiative dip:Agreement dip:Statement dip:Tenure }
  ?thing a ?kind } GROUP BY ?kind ORDER BY DESC(?count) ?kind"""


def add_to(pages: Blueprint, site: Site) -> None:
    """Add `/`."""

    @pages.get("/")
    def home() -> str:
        conditional.check(site)
        offered = examples()
        text = request.args.get("query") or (offered[0].text if offered else "")
        return render_template(
            "home.html", query=text, examples=offered, counts=_counts(site), named_queries=named.queries()
        )


def _counts(site: Site) -> list[tuple[str, int]]:
    table = select(site.service, _COUNTS)
    return [(row["kind"].value.removeprefix(DIP), int(row["count"].value)) for row in table]
