"""The W3C's tests of the SPARQL protocol, the Graph Store Protocol and the Service Description."""

from urllib.parse import urlsplit

import pyoxigraph as ox
import rdflib
from flask.testing import FlaskClient
from rdflib.compare import isomorphic
from werkzeug.test import TestResponse

from kg.sparql.updates import LocalWriter
from kg.store import QuadStore
from kg.web import create_app

KINDS = {"ProtocolTest", "GraphStoreProtocolTest", "ServiceDescriptionTest"}
KNOWN: dict[str, str] = {}
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"
SD = "http://www.w3.org/ns/sparql-service-description#"
RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
HOST = "http://www.example/"
STATUS = {"OK": 200, "Created": 201, "NoContent": 204, "NotFound": 404}


def test_the_server_speaks_as_the_suite_says(case) -> None:
    writer = LocalWriter(QuadStore())
    client = create_app(writer, token="token").test_client()
    if case.kind == "ServiceDescriptionTest":
        described(client)
        return
    for graph in case.values(case.node, UT + "graphData"):
        file = case.file(case.value(UT + "graph", of=graph))
        writer.put_graph(case.value(RDFS_LABEL, of=graph).value, file.read_bytes(), format="ntriples")
    location = ""
    for request in case.members(case.value(MF + "action", HT + "requests")):
        response = sent(case, client, request, location)
        location = response.headers.get("Location", location)
        checked(case, request, response)


def described(client: FlaskClient) -> None:
    """The three tests of the Service Description, which have no requests of their own."""
    response = client.get("/sparql", base_url=HOST)
    assert (response.status_code, response.content_type) == (200, "text/turtle; charset=utf-8")
    graph = rdflib.Graph().parse(data=response.data, format="turtle")
    services = set(graph.subjects(rdflib.URIRef(SD + "endpoint"), rdflib.URIRef(HOST + "sparql")))
    assert len(services) == 1
    assert (services.pop(), rdflib.RDF.type, rdflib.URIRef(SD + "Service")) in graph


def sent(case, client: FlaskClient, request, location: str) -> TestResponse:
    """Send a request of the suite to the address that is ours for it."""
    method = case.value(HT + "methodName", of=request).value
    fields = [
        (case.value(HT + "fieldName", of=header).value, case.value(HT + "fieldValue", of=header).value)
        for header in case.members(case.value(HT + "headers", of=request))
    ]
    headers = {name.lower(): value for name, value in fields} | {"Authorization": "Bearer token"}
    chars = case.value(HT + "body", CNT + "chars", of=request)
    encoding = case.value(HT + "body", CNT + "characterEncoding", of=request)
    body = chars.value.encode(encoding.value.lower() if encoding is not None else "utf-8") if chars is not None else b""
    path = case.value(HT + "absolutePath", of=request).value.replace("$LOCATION$", location)
    return client.open(address(path, headers, body), base_url=HOST, method=method, headers=headers, data=body)


def address(path: str, headers: dict[str, str], body: bytes) -> str:
    """Our address for one of the suite's: updates have one of their own, and the graph store is at `/data`."""
    if path.startswith("/gsp"):
        return path.replace("/gsp", "/data", 1)
    parts = urlsplit(path)
    media = headers.get("content-type", "")
    updates = "update" in media or "update=" in parts.query or body.startswith((b"update=", b"INSERT", b"PREFIX"))
    updates = updates and b"query=" not in body and "sparql-query" not in media
    return ("/update" if updates else "/sparql") + (f"?{parts.query}" if parts.query else "")


def checked(case, request, response: TestResponse) -> None:
    """Hold an answer to what the suite expects of it."""
    wanted = case.value(HT + "resp", of=request)
    statuses = {each.value.rpartition("#")[2] for each in case.values(wanted, MF + "expectedStatus")}
    family = f"StatusCode{response.status_code // 100}xx"
    assert family in statuses or response.status_code in {STATUS.get(each) for each in statuses}, response.text
    boolean = case.value(MF + "expectedBoolean", of=wanted)
    if boolean is not None:
        assert response.json["boolean"] is (boolean.value == "true")
    kind = case.value(MF + "expectedFormat", of=wanted)
    if kind is not None:
        assert kind.value in {"boolean", "tabular"} or ox.RdfFormat.from_media_type(response.content_type)
        assert kind.value == "RDF" or response.content_type == "application/sparql-results+json"
    chars = case.value(HT + "body", CNT + "chars", of=wanted)
    if chars is not None and response.data:
        expected = rdflib.Graph().parse(data=chars.value, format="turtle", publicID=HOST)
        assert isomorphic(rdflib.Graph().parse(data=response.data, format="turtle"), expected)
