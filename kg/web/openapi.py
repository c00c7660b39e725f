"""What can be asked over HTTP, for programs. https://spec.openapis.org/oas/v3.1.0"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, TypeAlias

from flask import request

from kg.sparql import named
from kg.sparql.parameters import Parameter
from kg.web.display import link
from kg.web.site import Site

Json: TypeAlias = dict[str, Any]

_PROBLEM: Final = {"$ref": "#/components/responses/Problem"}
_TEXT: Final = {"type": "string"}
_GRAPH: Final = {"$ref": "#/components/parameters/graph"}
_DEFAULT: Final = {"$ref": "#/components/parameters/default"}


def document(site: Site) -> Json:
    """The description of this site."""
    described = site.behind.describe()
    rows, graphs = described.result_formats, described.graph_formats
    answers = (*rows, *graphs, "text/html")
    paths: Json = {
        "/sparql": {
            "get": _operation(
                "Ask a SPARQL query; without one, the Service Description",
                answers,
                [_parameter("query", "SPARQL 1.1"), *_dataset(), _format()],
            ),
            "post": {
                **_operation("Ask a SPARQL query", answers),
                "requestBody": _body("query", "application/sparql-query"),
            },
        },
        "/queries/{name}": {
            "get": _operation("Ask a named query", (*rows, "text/html"), [_in_path("name", _names()), _format()])
        },
        **{
            f"/queries/{query.name}": {
                "get": _operation(
                    query.title,
                    (*rows, "text/html"),
                    [*(_of_query(each) for each in query.parameters), _format()],
                    more=query.description,
                )
            }
            for query in named.queries()
        },
        "/id/{path}": {
            "get": _operation(
                "A node, as a page or as data; a redirect where it has become another",
                (*graphs, "text/html"),
                [_in_path("path"), _format()],
            )
        },
        "/.well-known/void": {"get": _operation("VoID of the dataset", graphs, [_format()])},
        "/ontology": {"get": _operation("The ontology", ("text/turtle",))},
        "/health": {"get": _operation("Whether the service answers", ("application/json",))},
        "/ready": {"get": _operation("Whether the service takes requests", ("application/json",))},
        "/metrics": {"get": _operation("Counts for Prometheus", ("text/plain",))},
    }
    if site.graphs is not None:
        paths |= _writing(graphs)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Diplomacy graph", "version": "1", "description": "A knowledge graph over SPARQL and HTTP."},
        "servers": [{"url": link("home", _external=True).rstrip("/") or request.host_url}],
        "paths": paths,
        "components": _components(),
    }


def _operation(summary: str, media: Iterable[str], parameters: Iterable[Json] = (), *, more: str = "") -> Json:
    content = {each: {"schema": {} if "json" in each else _TEXT} for each in media}
    operation: Json = {
        "summary": summary,
        "parameters": list(parameters),
        "responses": {"200": {"description": "The answer", "content": content}, "default": _PROBLEM},
    }
    return {**operation, "description": more} if more else operation


def _writing(graphs: tuple[str, ...]) -> Json:
    content = {each: {"schema": _TEXT} for each in graphs}
    done = {"201": {"description": "Made"}, "204": {"description": "Done"}, "default": _PROBLEM}
    change = {"parameters": [_GRAPH, _DEFAULT], "responses": done, "security": [{"token": []}]}
    put = {**change, "requestBody": {"required": True, "content": content}}
    return {
        "/update": {
            "post": {
                "summary": "SPARQL Update",
                "requestBody": _body("update", "application/sparql-update"),
                "responses": done,
                "security": [{"token": []}],
            }
        },
        "/data": {
            "get": _operation("A graph whole", graphs, [_GRAPH, _DEFAULT, _format()]),
            "put": {"summary": "Put a graph in the place of what was there", **put},
            "post": {"summary": "Add to a graph", **put},
            "delete": {"summary": "Remove a graph", **change},
        },
    }


def _parameter(name: str, description: str, *, schema: Json | None = None, required: bool = False) -> Json:
    return {"name": name, "in": "query", "description": description, "required": required, "schema": schema or _TEXT}


def _in_path(name: str, values: list[str] | None = None) -> Json:
    schema = {**_TEXT, "enum": values} if values else {**_TEXT, "minLength": 1}
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _format() -> Json:
    return _parameter("format", "The name of a format: json, xml, csv, tsv, turtle, jsonld … or html")


def _dataset() -> list[Json]:
    iris = {"type": "array", "items": {"type": "string", "format": "iri"}}
    return [
        _parameter("default-graph-uri", "Graphs that make the default graph", schema=iris),
        _parameter("named-graph-uri", "The named graphs", schema=iris),
    ]


def _names() -> list[str]:
    return [query.name for query in named.queries()]


def _of_query(parameter: Parameter) -> Json:
    schema: Json = {"type": "integer"} if parameter.type == "integer" else {"type": "string"}
    if parameter.default is not None:
        schema["default"] = int(parameter.default) if parameter.type == "integer" else parameter.default
    described = f"{parameter.description} ({parameter.type})".strip()
    return _parameter(parameter.name, described, schema=schema, required=parameter.required)


def _body(name: str, direct: str) -> Json:
    form = {"type": "object", "properties": {name: _TEXT}, "required": [name]}
    content = {direct: {"schema": _TEXT}, "application/x-www-form-urlencoded": {"schema": form}}
    return {"required": True, "content": content}


def _components() -> Json:
    properties: Json = {
        "title": _TEXT,
        "status": {"type": "integer"},
        "detail": _TEXT,
        "line": {"type": "integer"},
        "column": {"type": "integer"},
    }
    schema = {"type": "object", "properties": properties, "required": ["title", "status", "detail"]}
    content = {"application/problem+json": {"schema": schema}, "text/plain": {"schema": _TEXT}}
    return {
        "responses": {
            "Problem": {"description": "What is wrong", "content": {**content, "text/html": {"schema": _TEXT}}}
        },
        "parameters": {
            "graph": _parameter("graph", "The graph's IRI", schema={"type": "string", "format": "iri"}),
            "default": _parameter("default", "The default graph", schema={"type": "string", "const": ""}),
        },
        "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
    }
