"""A named query takes values as people write them: names in three languages, codes, paths, IRIs, dates."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import NoSuchPathError, ParameterError, QueryError, UnknownQueryError
from kg.sparql import named
from kg.sparql.lookup import nodes_called
from kg.sparql.service import LocalService

DATA = Path(__file__).parents[1] / "data" / "ports.ttl"
BASE = "https://w3id.org/diplomacy-kg/id/"


@pytest.fixture(scope="module")
def service() -> LocalService:
    store = ox.Store()
    store.load(DATA.read_bytes(), format=ox.RdfFormat.TURTLE)
    return LocalService(store)


def lines(service: LocalService, query: str | named.NamedQuery, **arguments: str) -> list[str]:
    return named.run(service, query, arguments, format="csv").body().decode().splitlines()[1:]


def test_a_header_is_read() -> None:
    text = (
        "# title: Guests of a state\n# description: Who came,\n# description: and when.\n"
        "# param: state state required the host\n# param: until date optional the last day\n"
        "# param: lang string default=ru labels\n# view: cards\n# rank: 7\nSELECT * { ?s ?p ?o }\n# view: table\n"
    )
    query = named.parse("guests", text)
    assert (query.title, query.description, query.view, query.rank) == (
        "Guests of a state",
        "Who came, and when.",
        "cards",
        7,
    )
    assert [(each.name, each.type, each.required, each.default) for each in query.parameters] == [
        ("state", "state", True, None),
        ("until", "date", False, None),
        ("lang", "string", False, "ru"),
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("# view: pie", "no view called 'pie'"),
        ("# param: who alien required x", "q:1: the parameter 'who alien required x' is not understood"),
        ("# param: format string optional x", "no parameter may be called 'format'"),
        ("# rank: first", "not a whole number"),
    ],
)
def test_a_header_that_is_wrong_is_an_error(line: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        named.parse("q", f"{line}\nASK {{}}")


def test_a_query_of_ones_own_is_read_from_a_file(tmp_path: Path, service: LocalService) -> None:
    file = tmp_path / "mine.rq"
    file.write_text("# param: state state required one\nSELECT ?iso { ?state dip:iso ?iso }", encoding="utf-8")
    assert lines(service, named.read(file), state="Португалия") == ["PT"]
    with pytest.raises(NoSuchPathError, match="no such file"):
        named.read(tmp_path / "none.rq")


@pytest.mark.parametrize(
    "name",
    ["Ghana", "ghana", "ГАНА", "Гана", "GH", "gh", "state/GH", f"{BASE}state/GH", f"<{BASE}state/GH>", "  Ghana "],
)
def test_a_state_goes_by_any_of_its_names(service: LocalService, name: str) -> None:
    assert [found.iri for found in nodes_called(service, name, kind="actor")] == [f"{BASE}state/GH"]


@pytest.mark.parametrize(
    ("name", "kind", "path"),
    [
        ("Моңғолия", "state", "state/MN"),
        ("Aino Lehtnen", "person", "person/aino-lehtonen"),
        ("UP", "organization", "organization/union-of-ports"),
        ("аккра", "place", "place/accra"),
        ("Ghana", "place", "state/GH"),
        ("forum-ru.txt", "document", "document/forum-ru.txt"),
        ("Форум океана пройдёт в Порту", "document", "document/forum-ru.txt"),
        ("Форум океана", "event", "conference/ocean-forum-2"),
        ("таза айлақтар бастамасы", "initiative", "initiative/clean-harbours"),
        ("accra declaration", "agreement", "agreement/accra-declaration"),
        ("безопасность портов", "topic", "topic/port-safety"),
        ("министр иностранных дел", "role", "role/minister-of-foreign-affairs"),
    ],
)
def test_nodes_of_every_kind_are_found(service: LocalService, name: str, kind: str, path: str) -> None:
    assert [found.iri for found in nodes_called(service, name, kind=kind)] == [BASE + path]


@pytest.mark.parametrize(("name", "kind"), [("Ghana", "person"), ("president", "topic"), ("place/accra", "event")])
def test_a_node_of_another_kind_is_not_meant(service: LocalService, name: str, kind: str) -> None:
    assert nodes_called(service, name, kind=kind) == []


def test_a_name_of_two_is_an_error_that_lists_both(service: LocalService) -> None:
    with pytest.raises(ParameterError) as caught:
        named.run(service, "names", {"actor": "Aino"})
    message = str(caught.value)
    assert message.startswith("names: actor: 'Aino' means 2 things or more; give the IRI of one: ")
    assert f"Aino Salo <{BASE}person/aino-salo>, Aino Virtanen <{BASE}person/aino-virtanen>" in message


@pytest.mark.parametrize(
    ("query", "arguments", "message"),
    [
        ("names", {"actor": "Atlantis"}, "knows no actor called 'Atlantis'"),
        ("names", {"actor": f"{BASE}state/XX"}, "knows no actor"),
        ("names", {"actor": "} DROP ALL {"}, "knows no actor"),
        ("names", {}, "the parameter 'actor' is missing; give a person, state or organisation"),
        ("names", {"actor": "  "}, "is missing"),
        ("names", {"actor": "GH", "year": "2027"}, "no parameter 'year'; it takes actor, lang"),
        ("meetings", {"from": "May 2027"}, "'May 2027' is not a date; write 2025-03-31, 2025-03 or 2025"),
        ("meetings", {"from": "2027-02-30"}, "is not a date"),
        ("meetings", {"from": "2027-13"}, "is not a date"),
        ("evidence", {"node": "state/GH", "property": "a b"}, "is not a property"),
        ("evidence", {"node": "state GH"}, "is not an IRI"),
    ],
)
def test_an_argument_that_does_not_fit_is_an_error(
    service: LocalService, query: str, arguments: dict[str, str], message: str
) -> None:
    with pytest.raises(ParameterError, match=message.replace("(", r"\(")):
        named.run(service, query, arguments)


@pytest.mark.parametrize(
    ("bounds", "meetings"),
    [
        ({}, 2),
        ({"from": "2027"}, 1),
        ({"from": "2027-05-11"}, 1),
        ({"from": "2027-05-12"}, 0),
        ({"until": "2026"}, 1),
        ({"until": "2026-02"}, 1),
        ({"until": "2026-01"}, 0),
        ({"from": "2026", "until": "2027-12"}, 2),
        ({"from": ""}, 2),
    ],
)
def test_years_and_months_are_bounds(service: LocalService, bounds: dict[str, str], meetings: int) -> None:
    rows = lines(service, "meetings", **bounds)
    assert len({row.split(",")[2] for row in rows}) == meetings


def test_an_integer_is_bound_as_one(service: LocalService) -> None:
    text = "# param: n integer required a number\nSELECT ?c { ?c dip:ordinal ?n }"
    query = named.parse("ordinal", text)
    assert lines(service, query, n="2") == [f"{BASE}conference/ocean-forum-2"]
    with pytest.raises(ParameterError, match="'two' is not a whole number"):
        named.run(service, query, {"n": "two"})


def test_labels_come_in_the_wanted_language_or_the_next_best(service: LocalService) -> None:
    def places(lang: str) -> set[str]:
        return {row.split(",")[-2] for row in lines(service, "meetings", lang=lang)}

    assert places("en") == {"Accra", "Улаанбаатар"}
    assert places("ru") == {"Аккра", "Улаанбаатар"}
    assert places("kk") == {"Accra", "Улаанбаатар"}


def test_an_unknown_name_is_answered_with_close_ones() -> None:
    with pytest.raises(UnknownQueryError, match="no named query is called 'meeting'; did you mean meetings"):
        named.query("meeting")
    with pytest.raises(UnknownQueryError, match="use one of agreements, "):
        named.query("zzzzzz")
