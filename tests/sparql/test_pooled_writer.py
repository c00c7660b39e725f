"""One process writes: whole or not at all, and seen by every query that is asked afterwards."""

import os
import signal
import sys
import threading

import pyoxigraph as ox
import pytest

from kg.config import Settings
from kg.errors import (
    QueryLimitError,
    QueryRefusedError,
    QuerySyntaxError,
    QueryTimeoutError,
    RdfSyntaxError,
    StoreLockedError,
    StoreNotFoundError,
    UnknownGraphError,
)
from kg.rdf.terms import INTERNAL
from kg.sparql.pooled_writer import PooledWriter
from kg.sparql.service import GraphStore
from kg.store import QuadStore, redirects
from kg.web import create_app

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no processes of this kind")

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def count(service) -> int:
    return int(service.answer(COUNT, format="csv").body().split()[1])


@pytest.fixture
def path(tmp_path):
    QuadStore(tmp_path / "graph.db").close()
    return tmp_path / "graph.db"


@pytest.fixture
def service(path):
    with PooledWriter(path, settings=Settings(write_seconds=20, worker_megabytes=500)) as writer:
        yield writer


def test_every_change_is_seen_by_the_next_query(service):
    assert isinstance(service, GraphStore)
    states = {service.state()}
    for number in range(1, 4):
        service.update(f"INSERT DATA {{ <urn:s{number}> <urn:p> {number} }}")
        assert count(service) == number
        states.add(service.state())
    assert len(states) == 4
    service.update("DELETE WHERE { ?s ?p ?o }")
    assert count(service) == 0


def test_graphs_are_put_read_and_dropped(service):
    assert service.put_graph("urn:g", b"<a> <b> <c> .", format="turtle", base="http://example.org/")
    assert service.read_graph("urn:g", format="ntriples").body().startswith(b"<http://example.org/a>")
    assert not service.put_graph("urn:g", b"<urn:a> <urn:b> <urn:d> .", format="turtle", replace=False)
    assert service.read_graph("urn:g").size == 2
    service.drop_graph("urn:g")
    with pytest.raises(UnknownGraphError):
        service.read_graph("urn:g")


@pytest.mark.parametrize(
    ("update", "error"),
    [
        ("INSERT DATA { <urn:a>", QuerySyntaxError),
        ("LOAD <http://127.0.0.1:9/>", QueryRefusedError),
        ("INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", QueryRefusedError),
        ("INSERT DATA { <urn:a> <urn:b> 2 } ; INSERT DATA { <urn:a>", QuerySyntaxError),
    ],
)
def test_a_failed_update_changes_nothing(service, update, error):
    service.update("INSERT DATA { <urn:s> <urn:p> 1 }")
    state = service.state()
    with pytest.raises(error):
        service.update(update)
    assert (count(service), service.state()) == (1, state)


def test_what_is_no_rdf_changes_nothing(service):
    with pytest.raises(RdfSyntaxError, match="graph:1:"):
        service.put_graph(None, b"<urn:a> <urn:b <urn:c> .", format="turtle")
    with pytest.raises(QueryRefusedError):
        service.put_graph(INTERNAL, b"", format="turtle")
    assert count(service) == 0


def test_an_update_that_takes_too_long_is_ended_and_the_next_is_done(path):
    with PooledWriter(path, settings=Settings(write_seconds=1, worker_megabytes=500)) as service:
        values = " ".join(map(str, range(300)))
        service.update(f"INSERT {{ <urn:s> <urn:p> ?n }} WHERE {{ VALUES ?n {{ {values} }} }}")
        patterns = " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(6))
        with pytest.raises((QueryTimeoutError, QueryLimitError)):
            service.update(f"DELETE {{ ?a0 ?b0 ?c0 }} WHERE {{ {patterns} FILTER(?c0 + ?c5 < 0) }}")
        assert count(service) == 300
        service.update("INSERT DATA { <urn:t> <urn:p> 1 }")
        assert count(service) == 301


def test_a_writer_that_is_killed_is_replaced_and_nothing_is_lost(service):
    service.update("INSERT DATA { <urn:s> <urn:p> 1 }")
    os.kill(service._writer._process.number, signal.SIGKILL)
    with pytest.raises(QueryLimitError):
        service.update("INSERT DATA { <urn:s> <urn:p> 2 }")
    service.update("INSERT DATA { <urn:s> <urn:p> 3 }")
    assert count(service) == 2


def test_readers_see_a_change_whole_or_not_at_all(service):
    seen = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.append(count(service))

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(3):
        service.update(f"INSERT DATA {{ <urn:s{number}> <urn:p> 1 , 2 , 3 , 4 }}")
    done.set()
    reader.join()
    assert set(seen) <= {0, 4, 8, 12}
    assert seen == sorted(seen)


def test_an_update_beyond_the_limit_is_not_sent(path):
    settings = Settings(body_bytes=100)
    with PooledWriter(path, settings=settings) as service, pytest.raises(QueryLimitError, match="the limit is 100"):
        service.update("INSERT DATA { <urn:s> <urn:p> '" + "x" * 100 + "' }")


def test_the_store_is_the_writers_alone_and_free_again_afterwards(path, service):
    with pytest.raises(StoreLockedError):
        QuadStore(path)
    with pytest.raises(StoreLockedError):
        PooledWriter(path)
    service.update("INSERT DATA { <urn:s> <urn:p> 1 }")
    service.close()
    with QuadStore(path) as store:
        assert len(store) == 1
    assert [each.name for each in path.parent.iterdir()] == ["graph.db"]


def test_a_store_that_is_not_there_is_told_of(tmp_path):
    with pytest.raises(StoreNotFoundError):
        PooledWriter(tmp_path / "none.db")


def test_what_an_iri_has_become_is_known_without_the_store_being_open_here(path):
    old, new = ox.NamedNode("https://w3id.org/diplomacy-kg/id/a"), ox.NamedNode("https://w3id.org/diplomacy-kg/id/b")
    with QuadStore(path) as store:
        remove, add = redirects.change(store, {old.value: new.value})
        store.apply(add=[*add, ox.Quad(new, ox.NamedNode("urn:p"), ox.Literal("o"))], remove=remove)
    with PooledWriter(path) as writer:
        assert (writer.goal(old.value), writer.goal("urn:x")) == (new.value, None)
        client = create_app(writer, token="correct horse").test_client()
        answers = [client.get(f"/id/{name}", headers={"Accept": "text/turtle"}) for name in ("a", "b", "c", "%FF%00")]
        assert [answer.status_code for answer in answers] == [308, 200, 404, 404]
        assert answers[0].headers["Location"] == "/id/b"
