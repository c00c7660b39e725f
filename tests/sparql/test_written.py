"""What the engine writes is cut into rows and lines at their borders, and held to its limits."""

import csv
import io
import json

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.config import Settings
from kg.errors import QueryLimitError
from kg.sparql.results import RESULT_FORMATS, solutions
from kg.sparql.service import LocalService
from kg.sparql.written import json_chunks, lines, records, rows

QUOTED = ('"', '""', ",", "\r\n", "\n", "\r", "a", "", '",', '"\r\n"', "Қ")
CSV_CELLS = st.lists(st.sampled_from(QUOTED), max_size=4).map("".join)
AWKWARD = ('},{"', '},{"s":{"type":"', '"},{"', "},{", '\\"},{"', "{},{}", ",{}", '}},{"x', "\\", '"', "\n", "]}}", "Қ")
TEXTS = st.lists(st.sampled_from(AWKWARD), max_size=4).map("".join)
CELLS = st.one_of(st.none(), TEXTS)


def values(table: list[tuple[str | None, str | None]]) -> ox.QuerySolutions:
    given = "\n".join(
        f"({' '.join('UNDEF' if each is None else str(ox.Literal(each)) for each in row)})" for row in table
    )
    found = ox.Store().query(f"SELECT ?s ?o {{ VALUES (?s ?o) {{ {given} }} }}")
    assert isinstance(found, ox.QuerySolutions)
    return found


def read(items: list[bytes]) -> list[tuple[str | None, str | None]]:
    loaded = [json.loads(item) for item in items]
    return [tuple(each[name]["value"] if name in each else None for name in ("s", "o")) for each in loaded]


@given(st.lists(st.tuples(CELLS, CELLS), max_size=12))
def test_rows_are_cut_at_their_borders_whatever_stands_in_them(table: list[tuple[str | None, str | None]]) -> None:
    found = rows(values(table), most=100, room=1_000_000)
    assert (read(found.items), found.over) == (table, None)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=12), st.integers(min_value=0, max_value=12))
def test_rows_beyond_the_limit_are_cut_off_and_that_is_told(
    table: list[tuple[str | None, str | None]], most: int
) -> None:
    found = rows(values(table), most=most, room=1_000_000)
    assert read(found.items) == table[:most]
    assert found.over == ("rows" if len(table) > most else None)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=3, max_size=6), st.integers(min_value=0, max_value=40_000))
def test_bytes_beyond_the_limit_are_cut_off_at_a_whole_row(few: list[tuple[str | None, str | None]], room: int) -> None:
    table = few * 120
    found = rows(values(table), most=1000, room=room)
    assert read(found.items) == table[: len(found.items)]
    assert found.over == (None if len(found.items) == len(table) else "bytes")


def read_csv(items: list[bytes]) -> list[tuple[str, ...]]:
    text = b"\r\n".join((*items, b"")).decode()
    return [tuple(row) for row in csv.reader(io.StringIO(text, newline=""))]


@given(st.lists(st.tuples(CSV_CELLS, CSV_CELLS), max_size=12), st.integers(min_value=0, max_value=12))
def test_records_are_cut_at_their_ends_whatever_stands_in_them(table: list[tuple[str, str]], most: int) -> None:
    found = records(values(table), most=most, room=1_000_000)
    assert read_csv(found.items) == table[:most]
    assert found.over == ("rows" if len(table) > most else None)


@settings(deadline=None)
@given(st.lists(st.tuples(CSV_CELLS, CSV_CELLS), min_size=3, max_size=6), st.integers(min_value=0, max_value=20_000))
def test_records_beyond_the_bytes_are_cut_off_as_wholes(few: list[tuple[str, str]], room: int) -> None:
    table = few * 400
    found = records(values(table), most=10_000, room=room)
    assert read_csv(found.items) == table[: len(found.items)]
    assert found.over == "bytes" or (found.over is None and len(found.items) == len(table))


def test_csv_of_the_engine_and_of_terms_says_the_same() -> None:
    query = (
        "SELECT ?a ?b { VALUES (?a ?b) { (<urn:a> 1) (UNDEF true) ('' '') ('x'@en 1.50) (UNDEF UNDEF) } } ORDER BY ?a"
    )
    found = LocalService(ox.Store()).answer(query, format="csv")
    terms = list(ox.Store().query(query))  # type: ignore[arg-type]
    form = next(each for each in RESULT_FORMATS if each.name == "csv")
    assert found.body() == b"".join(solutions(form, ["a", "b"], [tuple(row) for row in terms]))


def test_a_record_without_a_value_is_still_a_record() -> None:
    found = LocalService(ox.Store()).answer("SELECT ?x { VALUES ?x { UNDEF 1 '' } }", format="csv")
    assert (found.size, read_csv(found.body().split(b"\r\n")[:-1])) == (3, [("x",), ("",), ("",), ("1",)])


def test_an_answer_is_not_read_to_its_end_where_it_is_cut() -> None:
    store = ox.Store()
    store.extend(ox.Quad(ox.NamedNode(f"urn:{n}"), ox.NamedNode("urn:p"), ox.Literal(n)) for n in range(300))
    endless = store.query("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
    assert isinstance(endless, ox.QuerySolutions)
    assert len(rows(endless, most=50, room=10**9).items) == 50


def test_lines_are_held_to_the_same_limits() -> None:
    store = ox.Store()
    store.extend(ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal(f"\n{n} .\n")) for n in range(2000))
    for most, room, count, over in (
        (2000, 10**9, 2000, None),
        (1999, 10**9, 1999, "rows"),
        (9999, 20_000, None, "bytes"),
    ):
        found = store.query("CONSTRUCT WHERE { ?s ?p ?o }")
        assert isinstance(found, ox.QueryTriples)
        cut = lines(found, most=most, room=room)
        assert cut.over == over
        assert count is None or len(cut.items) == count
        assert len(list(ox.parse(b"\n".join(cut.items), ox.RdfFormat.N_TRIPLES))) == len(cut.items) > 0


@pytest.mark.parametrize("count", [0, 1, 500, 501, 1700])
def test_the_pieces_of_an_answer_are_one_json_document(count: int) -> None:
    items = [b'{"n":{"type":"literal","value":"%d"}}' % n for n in range(count)]
    told = json.loads(b"".join(json_chunks(["n"], items, note="cut")))
    assert told["head"] == {"vars": ["n"]}
    assert [int(row["n"]["value"]) for row in told["results"]["bindings"]] == list(range(count))
    assert told["note"] == "cut"


def test_a_service_that_does_not_cut_refuses_what_is_too_much() -> None:
    service = LocalService(ox.Store(), settings=Settings(result_rows=2))
    with pytest.raises(QueryLimitError, match="more than 2 rows or triples"):
        service.answer("SELECT ?x { VALUES ?x { 1 2 3 } }", format="json")
    assert service.answer("SELECT ?x { VALUES ?x { 1 2 } }", format="json").size == 2
