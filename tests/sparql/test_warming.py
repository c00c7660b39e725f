"""A large store is answered from the disk at once, and from memory as soon as it is there; nobody notices."""

import os
import signal
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.config import Settings
from kg.sparql import warming
from kg.sparql.pool import PooledService
from kg.store import QuadStore

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at processes in /proc")

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
WORD = 'SELECT ?s { ?s text:matches "harbour" }'


@pytest.fixture
def store(tmp_path, monkeypatch):
    """A store of two hundred quads, which counts as large."""
    monkeypatch.setattr(warming, "_SMALL", 0)
    path = tmp_path / "graph.db"
    with QuadStore(path) as opened:
        label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
        names = (ox.NamedNode(f"http://example.org/n{number}") for number in range(200))
        opened.oxigraph.extend(ox.Quad(name, label, ox.Literal("harbour talks", language="en")) for name in names)
        opened.changed()
    return path


def count(service: PooledService) -> bytes:
    return service.answer(COUNT, format="csv").body()


def until(true) -> None:
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end, "it does not come"
        time.sleep(0.01)


def alive(number: int) -> bool:
    return Path(f"/proc/{number}").exists()


def test_the_same_is_answered_before_and_after_and_the_state_stays(store):
    with PooledService(store) as service:
        first = service._crew.nursery._process.number
        before = count(service), service.state()
        until(lambda: service.stats().in_memory)
        assert (count(service), service.state()) == before == (b"n\r\n200\r\n", service.state())
        assert len(service.answer(WORD, format="csv").body().splitlines()) == 201
        until(lambda: not alive(first))


def test_what_was_asked_before_is_answered_after(store):
    with PooledService(store) as service:
        second = service._crew._warming._nursery._process.number
        os.kill(second, signal.SIGSTOP)
        count(service)
        pending = service.begin(COUNT, format="csv")
        assert pending is not None
        os.kill(second, signal.SIGCONT)
        until(lambda: service.stats().in_memory)
        assert count(service) == b"n\r\n200\r\n"
        assert pending.wait().body() == b"n\r\n200\r\n"


def test_a_service_that_closes_meanwhile_leaves_no_process(store):
    service = PooledService(store)
    number = service._crew._warming._nursery._process.number
    os.kill(number, signal.SIGSTOP)
    assert count(service) == b"n\r\n200\r\n"
    service.close()
    assert not alive(number)
    assert [path.name for path in store.parent.iterdir()] == ["graph.db"]


def test_a_loading_process_that_dies_is_started_again(store):
    with PooledService(store) as service:
        os.kill(service._crew._warming._nursery._process.number, signal.SIGKILL)
        until(lambda: service.stats().in_memory)
        assert count(service) == b"n\r\n200\r\n"


def test_a_store_with_more_quads_stays_on_disk(store):
    with PooledService(store, settings=Settings(memory_quads=199)) as service:
        number = service._crew._warming._nursery._process.number
        until(lambda: not alive(number))
        assert not service.stats().in_memory
        assert count(service) == b"n\r\n200\r\n"


def test_nothing_is_loaded_where_nothing_is_to_be_in_memory(store):
    with PooledService(store, settings=Settings(memory_quads=0)) as service:
        assert count(service) == b"n\r\n200\r\n"
        assert service._crew._warming is None
