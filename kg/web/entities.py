"""The page of a node: what it is called, its facts, and for every fact the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final
from urllib.parse import quote

import pyoxigraph as ox
from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.exceptions import NotFound

from kg.rdf import terms
from kg.sparql.negotiation import Offer
from kg.sparql.results import graph_formats
from kg.sparql.service import KnowsRedirects
from kg.sparql.table import Cell, Table, select
from kg.web import conditional
from kg.web.answers import answered, wants_page
from kg.web.display import link
from kg.web.documents import segments
from kg.web.site import LANGUAGES, Site

# What a page shows of a node that half the graph speaks of; the formats of data have all of it.
_MOST: Final = 500


def _label(node: str) -> str:
    """The pattern of a node's label in the wanted language, or the next best, in Latin letters if there is one."""
    return " ".join(
        f"OPTIONAL {{ ?{node} rdfs:label|skos:prefLabel|dcterms:title ?{node}Label"
        f" FILTER (LANG(?{node}Label) = {language}) }}"
        for language in ("?lang", '"en"', '"ru-latn"', '"kk-latn"', '"ru"', '"kk"')
    )


_FACTS: Final = f"""SELECT DISTINCT ?property ?value ?valueLabel WHERE {{
  ?node ?property ?value . {_label("value")} }} ORDER BY ?property ?value LIMIT {_MOST}"""
_CLAIMS: Final = f"""SELECT ?property ?value ?valueLabel ?quote ?document ?identifier ?start ?end ?modality
  ?confidence ?saidBy ?saidByLabel WHERE {{
  ?claim rdf:subject ?node ; rdf:predicate ?property ; rdf:object ?value ; dip:source ?document ; dip:quote ?quote ;
    dip:start ?start ; dip:end ?end ; dip:modality ?modality ; dip:confidence ?confidence .
  ?document dcterms:identifier ?identifier . {_label("value")}
  OPTIONAL {{ ?claim dip:saidBy ?saidBy . {_label("saidBy")} }} }}
  ORDER BY ?property ?value ?identifier ?start ?end LIMIT {4 * _MOST}"""
_MENTIONS: Final = f"""SELECT DISTINCT ?subject ?subjectLabel ?property WHERE {{
  ?subject ?property ?node .
  FILTER (?property NOT IN (rdf:subject, rdf:object, rdf:predicate, dip:source, dip:saidBy))
  {_label("subject")} }} ORDER BY ?property ?subject LIMIT {_MOST}"""
_TOLD: Final = f"""SELECT ?subject ?subjectLabel ?property ?value ?valueLabel ?quote ?start ?end ?modality WHERE {{
  ?claim dip:source ?node ; rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?value ; dip:quote ?quote ;
    dip:start ?start ; dip:end ?end ; dip:modality ?modality .
  {_label("subject")} {_label("value")} }}
  ORDER BY ?start ?end ?subject ?property ?value LIMIT {4 * _MOST}"""
_DATA: Final = """CONSTRUCT { ?node ?p ?o . ?claim ?q ?v } WHERE {
  { ?node ?p ?o } UNION { ?claim rdf:subject ?node ; ?q ?v } }"""
_LABELS: Final = {
    terms.RDFS_label: "name",
    terms.SKOS_prefLabel: "name",
    terms.SKOS_altLabel: "also",
    terms.SKOS_hiddenLabel: "misspelt",
    terms.DCTERMS_title: "title",
}


@dataclass(slots=True)
class Fact:
    """A value of a property, and the claims that say it."""

    row: Mapping[str, Cell]
    claims: list[Mapping[str, Cell]] = field(default_factory=list)


@dataclass(slots=True)
class Node:
    """What a page shows of a node."""

    iri: str
    title: Cell | None = None
    kinds: list[Cell] = field(default_factory=list)
    names: list[tuple[str, Cell]] = field(default_factory=list)
    facts: dict[str, list[Fact]] = field(default_factory=dict)
    unstated: list[Mapping[str, Cell]] = field(default_factory=list)
    text: Cell | None = None


def add_to(pages: Blueprint, site: Site) -> None:
    """Add `/id/…`, and `/documents/…` as a shorter way to a document."""

    @pages.get("/id/<path:path>")
    def entity(path: str) -> Response | str:
        conditional.check(site)
        iri = _existing(site, path)
        if iri is None:
            return _moved(site, path)
        if not wants_page(request.args.get("format")):
            accept, format = request.headers.get("Accept"), request.args.get("format")
            preferred = None if format else (accept or graph_formats()[0].media_type)
            bindings = {"node": ox.NamedNode(iri)}
            answer = site.service.answer(_DATA, accept=preferred, format=format, bindings=bindings)
            return _linked(answered(answer), iri)
        lang = request.args.get("lang", "en")
        lang = lang if lang in LANGUAGES else "en"
        node = _node(site, iri, lang)
        if node.text is not None:
            told = _rows(site, _TOLD, iri, lang)
            parts = segments(node.text.value, ((int(r["start"].value), int(r["end"].value)) for r in told))
            subjects = _by_subject(told)
            return render_template(
                "document.html", node=node, subjects=subjects, parts_of_text=parts, lang=lang, path=path
            )
        mentions = _rows(site, _MENTIONS, iri, lang)
        return render_template("entity.html", node=node, mentions=mentions, lang=lang, path=path, most=_MOST)

    @pages.get("/documents/<path:path>")
    def document(path: str) -> Response:
        return redirect(link("entity", path=f"document/{path}"))  # type: ignore[return-value]


def _linked(response: Response, iri: str) -> Response:
    """The data of a node, with where its page and its other formats are."""
    response.headers["Link"] = f'<{quote(iri, safe="/:#%?&=+,;@()!*")}>; rel="describes"'
    for offer in (Offer("html", "text/html"), *graph_formats()):
        address = f"{quote(request.path)}?format={offer.name}"
        response.headers.add("Link", f'<{request.script_root}{address}>; rel="alternate"; type="{offer.media_type}"')
    return response


def _existing(site: Site, path: str) -> str | None:
    """The IRI of a path, as it stands or with its letters escaped; `None` where the graph has neither."""
    for candidate in _candidates(site, path):
        try:
            node = ox.NamedNode(candidate)
        except ValueError:
            continue
        if b"true" in site.service.answer("ASK { ?node ?p ?o }", format="csv", bindings={"node": node}).body():
            return candidate
    return None


def _moved(site: Site, path: str) -> Response:
    """A redirect to what the node of a path has become; 404 where that is nothing."""
    service = site.behind
    goals = map(service.goal, _candidates(site, path)) if isinstance(service, KnowsRedirects) else ()
    for goal in goals:
        if goal is not None and goal.startswith(site.base) and _existing(site, below := goal.removeprefix(site.base)):
            return redirect(link("entity", path=below, **request.args), HTTPStatus.PERMANENT_REDIRECT)  # type: ignore[return-value]
    raise NotFound(f"the graph holds nothing at {path!r}")


def _candidates(site: Site, path: str) -> Iterable[str]:
    escaped = "".join(letter if letter.isalnum() or letter in "-._~/" else quote(letter) for letter in path)
    return dict.fromkeys((site.base + path, site.base + escaped))


def _rows(site: Site, query: str, iri: str, lang: str) -> Table:
    return select(site.service, query, bindings={"node": ox.NamedNode(iri), "lang": ox.Literal(lang)})


def _by_subject(rows: Table) -> list[list[Mapping[str, Cell]]]:
    groups: dict[str, list[Mapping[str, Cell]]] = {}
    for row in rows:
        groups.setdefault(row["subject"].value, []).append(row)
    return list(groups.values())


def _node(site: Site, iri: str, lang: str) -> Node:
    node = Node(iri)
    for row in _rows(site, _FACTS, iri, lang):
        _place(node, row)
    _attach(node, _rows(site, _CLAIMS, iri, lang))
    node.names.sort(key=lambda name: (list(_LABELS.values()).index(name[0]), name[1].language or "", name[1].value))
    preferred = sorted(node.names, key=lambda name: (name[0] not in {"name", "title"}, name[1].language != lang))
    english = [name for name in preferred[1:] if name[1].language == "en" and name[0] in {"name", "title"}]
    if preferred:
        chosen = preferred[0] if preferred[0][1].language == lang or not english else english[0]
        node.title = chosen[1]
    return node


def _place(node: Node, row: Mapping[str, Cell]) -> None:
    """Put a row where the page shows it: among the kinds, the names, or the facts."""
    property, value = row["property"].value, row["value"]
    if property == terms.RDF_type:
        node.kinds.append(value)
    elif property in _LABELS:
        node.names.append((_LABELS[property], value))
    elif property == terms.SCHEMA_text:
        node.text = value
    else:
        node.facts.setdefault(property, []).append(Fact(row))


def _attach(node: Node, claims: Table) -> None:
    """Put each claim to its fact; what the graph does not state is kept apart."""
    facts = {(property, fact.row["value"]): fact for property, group in node.facts.items() for fact in group}
    for claim in claims:
        fact = facts.get((claim["property"].value, claim["value"]))
        if fact is None:
            node.unstated.append(claim)
        else:
            fact.claims.append(claim)
