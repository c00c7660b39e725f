"""The format of an answer is the one that the parameter names, or that the Accept header wants most."""

import pytest

from kg.errors import FormatError
from kg.sparql.negotiation import choose
from kg.sparql.results import RESULT_FORMATS, graph_formats


@pytest.mark.parametrize(
    ("accept", "name"),
    [
        (None, "json"),
        ("", "json"),
        ("*/*", "json"),
        ("text/csv", "csv"),
        ("application/json", "json"),
        ("application/xml", "xml"),
        ("text/*", "csv"),
        ("text/*;q=0.3, application/sparql-results+xml;q=0.4", "xml"),
        ("text/csv;q=0.5, text/tab-separated-values", "tsv"),
        ("text/csv; q=0.9 ; charset=utf-8, */*;q=0.1", "csv"),
        ("TEXT/CSV", "csv"),
        ("*/*, application/sparql-results+json;q=0", "xml"),
        ("text/*, text/csv;q=0.1", "tsv"),
        ("nonsense, text/csv", "csv"),
        ("text/csv;q=many, */*;q=0.1", "json"),
    ],
)
def test_the_header_is_followed(accept: str | None, name: str) -> None:
    assert choose(RESULT_FORMATS, accept=accept).name == name


@pytest.mark.parametrize("accept", ["image/png", "application/sparql-results+json;q=0", "text/turtle"])
def test_a_header_that_wants_none_of_them_is_an_error(accept: str) -> None:
    with pytest.raises(FormatError, match="accept one of application/sparql-results"):
        choose(RESULT_FORMATS, accept=accept)


@pytest.mark.parametrize(("format", "name"), [("CSV", "csv"), ("text/csv", "csv"), (" srj", "json")])
def test_the_parameter_comes_before_the_header(format: str, name: str) -> None:
    assert choose(RESULT_FORMATS, accept="application/sparql-results+xml", format=format).name == name


@pytest.mark.parametrize(
    ("format", "name"),
    [("ttl", "turtle"), ("nt", "ntriples"), ("rdf", "rdfxml"), ("json", "jsonld"), ("trig", "trig"), ("nq", "nquads")],
)
def test_graphs_are_named_by_their_extensions_too(format: str, name: str) -> None:
    assert choose(graph_formats(), format=format).name == name


def test_an_unknown_name_is_an_error_that_lists_the_known_ones() -> None:
    with pytest.raises(FormatError, match="no format called 'xls'; use one of json, xml, csv, tsv"):
        choose(RESULT_FORMATS, format="xls")
