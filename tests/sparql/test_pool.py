"""A pooled service answers as a local one does, in processes that come and go without anybody noticing."""

import os
import select
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.config import Settings
from kg.errors import (
    FormatError,
    QueryError,
    QueryLimitError,
    QueryRefusedError,
    QuerySyntaxError,
    QueryTimeoutError,
    ServiceBusyError,
)
from kg.graph import KnowledgeGraph
from kg.rdf.terms import INTERNAL
from kg.sparql import crew
from kg.sparql.admission import Admission
from kg.sparql.nursery import readable
from kg.sparql.pool import FileChunks, PooledService
from kg.sparql.service import KnowsState, LocalService, Measured
from kg.store import QuadStore

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no processes of this kind")

EX = "http://example.org/"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n0 ?o }"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def quad(name: str, value: object = 1, graph: str | None = None) -> ox.Quad:
    place = ox.NamedNode(graph) if graph else ox.DefaultGraph()
    return ox.Quad(ox.NamedNode(EX + name), ox.NamedNode(EX + "p"), ox.Literal(value), place)


def store_of(count: int = 200) -> ox.Store:
    store = ox.Store()
    store.extend(quad(f"n{number}", number) for number in range(count))
    return store


def csv(service: PooledService, query: str, **options: object) -> list[str]:
    return service.answer(query, format="csv", **options).body().decode().split("\r\n")[1:-1]


@pytest.fixture(scope="module")
def service():
    store = store_of()
    store.add(quad("hidden", "hidden", INTERNAL))
    store.add(quad("other", "other", EX + "graph"))
    with PooledService(store, settings=Settings(query_seconds=20)) as pooled:
        yield pooled


@pytest.mark.parametrize(
    ("query", "options"),
    [
        (f"SELECT ?o {{ <{EX}n7> ?p ?o }}", {}),
        ("SELECT * { ?s ?p ?o } ORDER BY DESC(?o) LIMIT 9", {"format": "xml"}),
        ("SELECT ?s { ?s ?p ?o FILTER(?o > ?low) }", {"bindings": {"low": ox.Literal(190)}, "format": "tsv"}),
        ("ASK { ?s ?p 3 }", {"accept": "text/csv"}),
        ("CONSTRUCT WHERE { ?s ?p ?o }", {"format": "ntriples"}),
        (f"DESCRIBE <{EX}n1>", {}),
        ("SELECT ?o { ?s ?p ?o }", {"default_graphs": [EX + "graph"]}),
        ("SELECT ?o { GRAPH ?g { ?s ?p ?o } }", {"named_graphs": [EX + "graph", INTERNAL]}),
        ("SELECT ?o { ?s ?p ?o . FILTER(?o = ?x) }", {"bindings": {"x": ox.Literal("Перу", language="ru")}}),
    ],
)
def test_it_answers_as_a_local_service_does(service, query, options):
    store = store_of()
    store.add(quad("hidden", "hidden", INTERNAL))
    store.add(quad("other", "other", EX + "graph"))
    local, pooled = LocalService(store).answer(query, **options), service.answer(query, **options)
    told = (pooled.media_type, pooled.kind, pooled.size, pooled.cut)
    assert told == (local.media_type, local.kind, local.size, None)
    body = pooled.body()
    assert (body, pooled.length) == (local.body(), len(body))


@pytest.mark.parametrize(
    ("query", "error", "message"),
    [
        ("SELECT ?s {\n  ?s ?p }", QuerySyntaxError, "query:2:9: unexpected '}'"),
        ("ASK { SERVICE <http://127.0.0.1:9/> {} }", QueryRefusedError, "SERVICE is refused"),
        ("LOAD <http://127.0.0.1:9/>", QueryRefusedError, "an update is refused"),
        ("LOAD <file:///etc/hostname>", QueryRefusedError, "an update is refused"),
        ("ASK {" + " " * 100_000 + "}", QueryLimitError, "100006 bytes long and the limit is 100000"),
        ("ASK " + "{" * 70 + "}" * 70, QueryLimitError, "nested more than 64 deep"),
    ],
)
def test_errors_come_from_the_worker_as_they_are(service, query, error, message):
    with pytest.raises(error, match=message):
        service.answer(query)


def test_an_unknown_format_is_an_error_of_its_own(service):
    with pytest.raises(FormatError):
        service.answer("ASK {}", format="turtle")


def test_a_file_is_no_graph(service):
    assert csv(service, f"SELECT * FROM <file://{__file__}> {{ ?s ?p ?o }}") == []


def test_the_process_of_the_server_reads_no_query():
    program = f"""
import kg.sparql.syntax, kg.sparql.preparation, kg.sparql.tokens, sys
from kg.errors import QuerySyntaxError
from kg.sparql import crew
from kg.sparql.pool import PooledService
import pyoxigraph as ox
with PooledService(ox.Store()) as service:
    def never(*_, **__): raise AssertionError("a query is read in the server")
    for module in list(sys.modules.values()):
        for name in ("prepare", "tokens", "syntax_error", "searched"):
            if getattr(module, "__name__", "").startswith("kg.") and hasattr(module, name): setattr(module, name, never)
    assert service.answer({COUNT!r}).size == 1
    try: service.answer("ASK {{")
    except QuerySyntaxError: print("told")
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "told\n"


def test_a_large_answer_comes_in_pieces_and_is_kept_nowhere():
    with PooledService(store_of(5_000)) as service:
        answer = service.answer("SELECT * { ?s ?p ?o }", format="csv")
        assert isinstance(answer.chunks, FileChunks)
        pieces = list(answer.chunks)
        assert max(map(len, pieces)) <= 65_536 < sum(map(len, pieces)) == answer.length
        assert len(b"".join(pieces).split()) == 5_001


def test_an_answer_that_is_left_is_let_go():
    with PooledService(store_of(5_000)) as service:
        answer = service.answer("SELECT * { ?s ?p ?o }")
        next(answer.chunks)
        answer.chunks.close()
        assert list(answer.chunks) == []


@pytest.mark.parametrize(
    ("format", "said"), [("json", b'"note":"this answer is not whole'), ("xml", b"<!-- this"), ("csv", b"")]
)
def test_an_answer_beyond_a_limit_is_cut_and_says_so(format, said):
    with PooledService(store_of(), settings=Settings(result_rows=10)) as service:
        answer = service.answer("SELECT * { ?s ?p ?o }", format=format)
        assert (answer.size, answer.cut) == (10, "this answer is not whole: it was cut at 10 rows or triples")
        assert said in answer.body()
        graph = service.answer("CONSTRUCT WHERE { ?s ?p ?o }")
        assert (graph.size, b"# this answer is not whole" in graph.body()) == (10, True)
        assert service.answer("SELECT * { ?s ?p ?o } LIMIT 10").cut is None


def test_an_answer_with_too_much_text_is_cut():
    with PooledService(store_of(), settings=Settings(result_bytes=1_000)) as service:
        answer = service.answer("SELECT ?s { ?s ?p ?o }")
        assert 0 < answer.size < 200
        assert answer.cut == "this answer is not whole: it was cut at 1000 bytes"


def test_a_query_is_ended_at_its_deadline_and_others_go_on():
    with PooledService(store_of(), settings=Settings(query_seconds=0.5, workers=1)) as service:
        with pytest.raises(QueryTimeoutError, match=r"longer than 0\.5 seconds"):
            service.answer(ENDLESS)
        assert csv(service, COUNT) == ["200"]
        assert (service.stats().busy, service.stats().replaced) == (0, 1)


def test_a_quick_query_finds_a_place_beside_many_slow_ones():
    settings = Settings(query_seconds=3, workers=1, slow_queries=4)
    with PooledService(store_of(), settings=settings) as service:
        failures: list[type[Exception]] = []
        threads = [threading.Thread(target=_fail, args=(service, ENDLESS, failures)) for _ in range(4)]
        for thread in threads:
            thread.start()
        answers = []
        while any(thread.is_alive() for thread in threads):
            answers.append(csv(service, COUNT))
        assert answers
        assert all(answer == ["200"] for answer in answers)
        assert failures == [QueryTimeoutError] * 4


def test_where_all_places_are_taken_a_query_is_turned_away():
    settings = Settings(query_seconds=2, workers=1, slow_queries=0, queue=1, queue_seconds=0.2)
    with PooledService(store_of(), settings=settings) as service:
        running = threading.Event()
        first = threading.Thread(target=_fail, args=(service.on_behalf_of("a", gone=_never(running)), ENDLESS, []))
        first.start()
        assert running.wait(10)
        with pytest.raises(ServiceBusyError, match="no worker became free") as caught:
            service.answer(COUNT)
        assert caught.value.retry_after >= 1
        first.join()
        assert csv(service, COUNT) == ["200"]


def test_a_client_has_its_share():
    with PooledService(store_of(), settings=Settings(query_seconds=1, client_queries=1)) as service:
        running = threading.Event()
        first = threading.Thread(target=_fail, args=(service.on_behalf_of("a", gone=_never(running)), ENDLESS, []))
        first.start()
        assert running.wait(10)
        with pytest.raises(ServiceBusyError, match="of this client"):
            service.on_behalf_of("a").answer(COUNT)
        assert csv(service.on_behalf_of("b"), COUNT) == ["200"]
        first.join()


def test_a_client_that_has_gone_frees_its_worker():
    with PooledService(store_of(), settings=Settings(query_seconds=60, workers=1, slow_queries=0)) as service:
        with pytest.raises(QueryError, match="the client has gone"):
            service.on_behalf_of("a", gone=lambda: True).answer(ENDLESS)
        assert csv(service, COUNT) == ["200"]
        assert service.stats().replaced == 1


def test_workers_that_die_and_a_nursery_that_dies_are_replaced(service):
    assert csv(service, COUNT) == ["200"]
    os.kill(service._crew.nursery._process.number, signal.SIGKILL)
    for _ in range(3):
        try:
            assert csv(service, COUNT) == ["200"]
        except QueryError:  # the one that a dead worker was asked
            continue
        break
    assert csv(service, COUNT) == ["200"]


def test_the_state_is_another_after_every_change_and_the_same_without():
    store = store_of(1)
    with PooledService(store) as service:
        assert isinstance(service, KnowsState)
        assert isinstance(service, Measured)
        before = service.state()
        store.add(quad("new", "new"))
        assert csv(service, COUNT) == ["1"]
        assert service.state() == before
        service.refresh()
        assert csv(service, COUNT) == ["2"]
        assert service.state() != before


def test_stores_on_disk_are_served_from_copies_that_go_again(tmp_path):
    with QuadStore(tmp_path / "graph.db") as store:
        store.apply(add=[quad("a")])
        for number, memory_quads in enumerate((0, 1000), start=1):
            with PooledService(store, settings=Settings(memory_quads=memory_quads)) as service:
                assert csv(service, COUNT) == [str(number)]
                store.apply(add=[quad(f"b{memory_quads}")])
                assert csv(service, COUNT) == [str(number)]
                service.refresh()
                assert csv(service, COUNT) == [str(number + 1)]
        assert [path.name for path in tmp_path.iterdir()] == ["graph.db"]


def test_a_store_that_is_only_read_keeps_its_state_from_run_to_run(tmp_path):
    with QuadStore(tmp_path / "graph.db") as store:
        store.apply(add=[quad("a")])
    states = set()
    for _ in range(2):
        with PooledService(tmp_path / "graph.db") as service:
            assert csv(service, COUNT) == ["1"]
            states.add(service.state())
    assert len(states) == 1


def test_what_a_server_that_was_killed_left_goes_with_the_next(tmp_path):
    left = tmp_path / ".graph.db-serving-left"
    left.mkdir()
    (left / "lock").touch()
    (left / "1.db").mkdir()
    with QuadStore(tmp_path / "graph.db") as store, PooledService(store):
        assert not left.exists()


def test_a_graph_gives_a_pooled_service_that_sees_what_is_added(tmp_path):
    with KnowledgeGraph() as graph, graph.service(pooled=True) as service:
        assert csv(service, COUNT) == ["0"]
        graph.store.apply(add=[quad("a")])
        graph._changed()
        assert csv(service, COUNT) == ["1"]


def test_no_process_is_left_behind_however_the_server_ends():
    program = f"""
import sys, threading
import pyoxigraph as ox
from kg.config import Settings
from kg.sparql import crew
from kg.sparql.pool import PooledService
store = ox.Store()
store.extend(ox.Quad(ox.NamedNode(f"urn:{{n}}"), ox.NamedNode("urn:p"), ox.Literal(n)) for n in range(200))
service = PooledService(store, settings=Settings(query_seconds=100))
started = threading.Event()
def gone():
    started.set()
    return False
asked = service.on_behalf_of("a", gone=gone)
threading.Thread(target=lambda: asked.answer({ENDLESS!r}), daemon=True).start()
started.wait()
number = service._crew.nursery._process.number
children = open(f"/proc/{{number}}/task/{{number}}/children").read().split() if sys.platform == "linux" else []
print(number, *children, flush=True)
sys.stdin.read()
"""
    server = subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    try:
        numbers = [int(number) for number in server.stdout.readline().split()]
        handles = [os.pidfd_open(number) for number in numbers]
        assert len(handles) >= 2
        server.kill()
        for handle in handles:
            poll = select.poll()
            poll.register(handle, select.POLLIN)
            assert poll.poll(10_000), "a process outlives the server"
            os.close(handle)
    finally:
        server.kill()
        server.communicate()


def test_a_closed_service_leaves_no_process_and_no_file(tmp_path):
    with QuadStore(tmp_path / "graph.db") as store:
        service = PooledService(store)
        service.answer(COUNT)
        number = service._crew.nursery._process.number
        service.close()
        service.close()
        assert not Path(f"/proc/{number}").exists()
        assert [path.name for path in tmp_path.iterdir()] == ["graph.db"]


def _fail(service, query, failures):
    try:
        service.answer(query)
    except QueryError as error:
        failures.append(type(error))


def _never(asked: threading.Event):
    """A client that stays, and tells when it is looked after: its query runs then."""

    def gone() -> bool:
        asked.set()
        return False

    return gone


def test_who_waits_for_many_asks_without_waiting():
    with PooledService(store_of(), settings=Settings(workers=1, slow_queries=0)) as service:
        assert service.begin(COUNT) is None  # no worker is there yet
        assert csv(service, COUNT) == ["200"]
        assert not service.full()
        pending = service.begin(COUNT, format="csv")
        assert pending is not None
        assert service.full()
        assert service.begin(COUNT) is None
        assert readable(pending, 30)
        assert pending.hear()
        assert not service.full()
        assert pending.wait().body() == b"n\r\n200\r\n"
        pending.close()


def test_an_error_and_a_large_answer_are_waited_for_as_well():
    with PooledService(store_of(9000)) as service:
        assert csv(service, COUNT) == ["9000"]
        wrong = service.begin("SELECT * {")
        assert readable(wrong, 30)
        assert not wrong.hear()
        with pytest.raises(QueryError, match="query:1:11"):
            wrong.wait()
        large = service.begin("SELECT * { ?s ?p ?o }")
        assert readable(large, 30)
        assert not large.hear()
        assert large.wait().size == 9000
        assert service.stats().busy == 0


def test_a_pending_query_that_nobody_wants_any_more_ends_its_worker():
    with PooledService(store_of(), settings=Settings(workers=1, slow_queries=0, query_seconds=600)) as service:
        assert csv(service, COUNT) == ["200"]
        pending = service.begin(ENDLESS)
        pending.close()
        pending.close()
        assert (service.stats().busy, service.stats().replaced) == (0, 1)
        assert csv(service, COUNT) == ["200"]


def test_a_query_whose_worker_is_lost_is_asked_again(service):
    assert csv(service, COUNT) == ["200"]
    pending = service.begin(COUNT, format="csv")
    os.kill(service._crew.nursery._process.number, signal.SIGKILL)
    assert pending.wait().body() == b"n\r\n200\r\n"


def test_who_has_waited_longest_is_let_in_first():
    admission = Admission(Settings(workers=1, slow_queries=1, queue=5))
    first = admission.entered("a")
    order: list[str] = []

    def ask(name: str) -> None:
        ticket = admission.entered(name)
        order.append(name)
        admission.leave(ticket)

    threads = []
    for name in "bcd":
        threads.append(threading.Thread(target=ask, args=(name,)))
        threads[-1].start()
        while admission.waiting < len(threads):
            pass
    assert admission.entered_now("e") is None
    admission.leave(first)
    for thread in threads:
        thread.join()
    assert order == ["b", "c", "d"]
    assert (admission.quick, admission.waiting, admission.full()) == (0, 0, False)


def test_a_worker_that_has_had_its_share_gives_its_place_to_another(monkeypatch):
    monkeypatch.setattr(crew, "_QUERIES", 3)
    numbers = []
    with PooledService(ox.Store()) as service:
        for _ in range(9):
            service.answer("ASK {}").body()
            numbers.append({worker.number for worker in service._crew._idle})
        assert [not each for each in numbers] == 3 * [False, False, True]
        assert len(set().union(*numbers)) == 3
        assert service.stats().replaced == 0
