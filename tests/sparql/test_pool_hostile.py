"""Whatever a query does, its own client gets an error that says so, and everybody else an answer."""

import sys
import threading

import pyoxigraph as ox
import pytest

from kg.config import Settings
from kg.errors import QueryError, QueryLimitError, QueryTimeoutError
from kg.sparql.pool import PooledService

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no processes of this kind")

SETTINGS = Settings(
    query_seconds=1.0,
    query_bytes=30_000_000,
    query_depth=1_000_000,
    worker_megabytes=400,
    result_rows=1_000,
    workers=2,
    slow_queries=4,
)
COUNT = "SELECT (COUNT(*) AS ?n) { ?s <urn:p> ?o }"


@pytest.fixture(scope="module")
def service():
    """A service whose textual limits are off: what is tested is what stands behind them."""
    store = ox.Store()
    node = [ox.NamedNode(f"urn:n{number}") for number in range(400)]
    store.extend(ox.Quad(one, ox.NamedNode("urn:p"), other) for one in node for other in node[::40])
    with PooledService(store, settings=SETTINGS) as pooled:
        yield pooled


def doubled(times: int) -> str:
    binds = "".join(f" BIND(CONCAT(?v{n}, ?v{n}) AS ?v{n + 1})" for n in range(times))
    return f'SELECT (STRLEN(?v{times}) AS ?n) {{ BIND("twice as long" AS ?v0){binds} }}'


# On a machine with much else to do, the deadline may come before the depth is found.
_LATE_OR_DEEP = (QueryLimitError, QueryTimeoutError)

# The name of the attack, the query, and the errors that it may end in; `None` where it may also be answered.
HOSTILE = {
    "cartesian product": ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", (QueryTimeoutError,)),
    "unbounded path": ("SELECT (COUNT(*) AS ?n) { ?a (<urn:p>|!<urn:q>)* ?b . ?c <urn:p>+ ?d . ?e ?f ?g }", None),
    "sort of everything": (
        "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY DESC(?c) ?f ?a LIMIT 10",
        (QueryTimeoutError, QueryLimitError),
    ),
    "string doubling": (doubled(60), (QueryTimeoutError, QueryLimitError)),
    "regular-expression trap": (
        f'SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c . ?d ?e ?f FILTER(REGEX("{"a" * 5000}", "^(a+)+$(b|c{{900}}){{50}}")) }}',
        None,
    ),
    "nested brackets": ("ASK " + "{" * 20_000 + "}" * 20_000, (QueryError,)),
    "nested IFs": ("SELECT ?x { BIND(" + "IF(true," * 5_000 + "1" + ",2)" * 5_000 + " AS ?x) }", _LATE_OR_DEEP),
    "parentheses": ("ASK { FILTER(" + "(" * 20_000 + "1" + ")" * 20_000 + ") }", _LATE_OR_DEEP),
    "ten megabytes of text": (f'SELECT (STRLEN("{"x" * 10_000_000}") AS ?n) {{}}', None),
    "ten megabytes of patterns": ("ASK { " + "?s ?p ?o . " * 900_000 + "}", (QueryError,)),
    "a long pattern": (
        "ASK { " + " ".join(f"?a{n} <urn:p> ?a{n + 1} ; <urn:p> ?b{n} ." for n in range(60)) + " }",
        None,
    ),
}


@pytest.mark.parametrize("attack", HOSTILE)
def test_a_hostile_query_harms_only_itself(service, attack):
    query, errors = HOSTILE[attack]
    outcome: list[Exception | None] = []
    hostile = threading.Thread(target=_outcome, args=(service, query, outcome))
    hostile.start()
    beside = []
    while hostile.is_alive():
        beside.append(service.answer(COUNT, format="csv").body())
    after = service.answer(COUNT, format="csv").body()
    assert {*beside, after} == {b"n\r\n4000\r\n"}
    if errors is not None:
        assert isinstance(outcome[0], errors), outcome
    elif outcome[0] is not None:
        assert isinstance(outcome[0], QueryError)
    assert service.stats().busy == 0


def test_eight_at_once_do_not_either(service):
    outcome: list[Exception | None] = []
    attacks = [threading.Thread(target=_outcome, args=(service, query, outcome)) for query, _ in HOSTILE.values()][:8]
    for attack in attacks:
        attack.start()
    beside = []
    while any(attack.is_alive() for attack in attacks):
        beside.append(service.answer(COUNT, format="csv").body())
    assert set(beside) == {b"n\r\n4000\r\n"}
    assert len(outcome) == 8


def test_text_limits_turn_them_away_before_any_worker_is_asked():
    with PooledService(ox.Store()) as service:
        with pytest.raises(QueryLimitError, match="bytes long and the limit is 100000"):
            service.answer(HOSTILE["ten megabytes of text"][0])
        for attack in ("nested brackets", "nested IFs", "parentheses"):
            with pytest.raises(QueryLimitError):
                service.answer(HOSTILE[attack][0])
        assert service.stats().replaced == 0


def _outcome(service, query, outcome):
    try:
        service.answer(query).body()
        outcome.append(None)
    except Exception as error:
        outcome.append(error)
