"""Every named query gives the same rows in Oxigraph and in rdflib, with none and with each of its parameters."""

import json
import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.sparql import named
from kg.sparql.parameters import bind
from kg.sparql.service import LocalService, Value

DATA = Path(__file__).parents[1] / "data" / "ports.ttl"
BASE = "https://w3id.org/diplomacy-kg/id/"
# A value for each parameter of that name.
ARGUMENTS = {
    "about": "state/GH",
    "actor": "Aino Lehtnen",
    "by": "Finland",
    "document": "forum-ru.txt",
    "event": "visit/lehtonen-gh",
    "for": "Ghana",
    "from": "2027-05",
    "holder": "Kwame Boateng",
    "in": "Portugal",
    "initiative": "Clean Harbours Initiative",
    "lang": "ru",
    "language": "ru",
    "node": "conference/ocean-forum-2",
    "of": "Гана",
    "one": "Finland",
    "other": "GH",
    "property": "place",
    "role": "president",
    "to": "Ghana",
    "topic": "port safety",
    "until": "2026",
    "value": "place/porto",
    "visitor": "aino lehtonen",
    "with": "Ghana",
}


@cache
def service() -> LocalService:
    store = ox.Store()
    store.load(DATA.read_bytes(), format=ox.RdfFormat.TURTLE)
    return LocalService(store)


@cache
def rdflib_graph() -> rdflib.Graph:
    return rdflib.Graph().parse(DATA)


def cases() -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    found = []
    for query in named.queries():
        required = tuple((each.name, ARGUMENTS[each.name]) for each in query.parameters if each.required)
        found.append((query.name, required))
        for parameter in query.parameters:
            if not parameter.required:
                found.append((query.name, (*required, (parameter.name, ARGUMENTS[parameter.name]))))
    return found


def oxigraph_rows(name: str, arguments: dict[str, str]) -> tuple[list[str], list[list[str]]]:
    answer = json.loads(named.run(service(), name, arguments, format="json").body())
    variables = answer["head"]["vars"]
    rows = [[row[name]["value"] if name in row else "" for name in variables] for row in answer["results"]["bindings"]]
    return variables, rows


def rdflib_term(value: Value) -> rdflib.term.Node:
    if isinstance(value, ox.NamedNode):
        return rdflib.URIRef(value.value)
    plain = value.datatype.value == str(rdflib.XSD.string)
    return rdflib.Literal(value.value, datatype=None if plain else rdflib.URIRef(value.datatype.value))


@pytest.mark.parametrize(("name", "arguments"), cases())
def test_both_engines_give_the_same_rows(name: str, arguments: tuple[tuple[str, str], ...]) -> None:
    variables, rows = oxigraph_rows(name, dict(arguments))
    query = named.query(name)
    values = bind(service(), query.parameters, dict(arguments), where=name)
    result = rdflib_graph().query(query.text, initBindings={key: rdflib_term(value) for key, value in values.items()})
    assert [str(variable) for variable in result.vars or ()] == variables
    theirs = [["" if term is None else str(term) for term in row] for row in result]
    assert sorted(rows) == sorted(theirs)


@pytest.mark.parametrize("name", [query.name for query in named.queries()])
def test_every_query_has_rows_to_compare(name: str) -> None:
    required = {each.name: ARGUMENTS[each.name] for each in named.query(name).parameters if each.required}
    assert oxigraph_rows(name, required)[1]


@pytest.mark.parametrize("query", named.queries(), ids=lambda query: query.name)
def test_every_query_says_what_it_is_and_labels_in_a_wanted_language(query: named.NamedQuery) -> None:
    assert query.title != query.name
    assert query.description.endswith(".")
    assert all(parameter.description for parameter in query.parameters)
    lang = query.parameters[-1]
    assert (lang.name, lang.type, lang.default) == ("lang", "string", "en")
    assert len(query.text.splitlines()) <= 60
    assert re.search(r"^ORDER BY ", query.text, re.MULTILINE)


def test_ranks_differ() -> None:
    ranks = [query.rank for query in named.queries()]
    assert ranks == list(range(1, len(ranks) + 1))
    assert len(ranks) >= 18


def paths(name: str, column: str, **arguments: str) -> list[str]:
    variables, rows = oxigraph_rows(name, arguments)
    return sorted({row[variables.index(column)].removeprefix(BASE) for row in rows})


def test_who_met_whom() -> None:
    assert paths("meetings", "participant", **{"with": "Kwame Boateng"}) == [
        "person/aino-lehtonen",
        "person/kwame-boateng",
        "state/FI",
        "state/GH",
    ]


def test_a_denied_meeting_is_no_meeting_that_was_held() -> None:
    assert paths("meetings", "meeting") == ["meeting/accra", "meeting/ulaanbaatar"]
    assert paths("unconfirmed", "subject") == ["meeting/oulu"]


def test_contacts_of_two_sides() -> None:
    assert paths("contacts", "event", one="FI", other="GH") == ["meeting/accra", "visit/lehtonen-gh"]
    assert paths("contacts", "event", one="FI", other="MN") == []
    assert oxigraph_rows("contacts-by-year", {"one": "FI"})[1] == [["2027", f"{BASE}state/GH", "Ghana", "2"]]


def test_what_is_planned() -> None:
    assert paths("planned", "event") == ["conference/ocean-forum-2"]
    assert paths("planned", "event", **{"for": "Portugal"}) == ["conference/ocean-forum-2"]
    assert paths("planned", "event", **{"for": "Mongolia"}) == []
    assert paths("planned", "event", **{"from": "2028"}) == []


def test_who_holds_which_post() -> None:
    assert paths("tenures", "holder", of="Finland") == ["person/aino-lehtonen"]
    assert paths("tenures", "holder", role="президент") == ["person/ganbold", "person/kwame-boateng"]


def test_the_evidence_of_one_triple() -> None:
    arguments = {"node": "conference/ocean-forum-2", "property": "dip:place", "value": "place/porto"}
    variables, rows = oxigraph_rows("evidence", arguments)
    row = dict(zip(variables, rows[0], strict=True))
    assert len(rows) == 1
    assert (row["quote"], row["identifier"], row["start"], row["end"], row["saidByLabel"]) == (
        "Второй Форум океана состоится в Порту осенью 2027 года",
        "forum-ru.txt",
        "30",
        "84",
        "Kwame Boateng",
    )


def test_founders_and_adherents() -> None:
    variables, rows = oxigraph_rows("initiative", {"initiative": "Clean Harbours Initiative"})
    places = variables.index("part"), variables.index("iso")
    parts = {tuple(row[place].rpartition("#")[2] for place in places) for row in rows}
    assert parts == {("initiator", "FI"), ("adherent", "GH"), ("adherent", "PT")}


def test_where_the_sources_disagree() -> None:
    variables, rows = oxigraph_rows("disagreements", {})
    properties = {row[variables.index("property")].rpartition("#")[2] for row in rows}
    assert properties == {"place", "adherentCount"}
    quotes = {(row[variables.index("oneQuote")], row[variables.index("otherQuote")]) for row in rows}
    assert all(one and other for one, other in quotes)


def test_what_one_language_tells_alone() -> None:
    assert paths("one-language", "thing", language="kk") == ["meeting/ulaanbaatar"]
    assert paths("one-language", "thing", language="en") == [
        "agreement/accra-declaration",
        "meeting/oulu",
        "visit/lehtonen-gh",
    ]


def test_what_a_finer_value_replaced() -> None:
    variables, rows = oxigraph_rows("refinements", {})
    row = dict(zip(variables, rows[0], strict=True))
    assert (row["said"], row["stands"], row["quote"]) == ("2027-23", "2027-09", "осенью 2027 года")
    assert row["standsQuote"]


def test_all_names_of_a_person() -> None:
    variables, rows = oxigraph_rows("names", {"actor": "Aino Lehtonen"})
    names = {(row[variables.index("name")], row[variables.index("language")]) for row in rows}
    assert names == {
        ("Aino Lehtonen", "en"),
        ("Айно Лехтонен", "ru"),
        ("Aino Lekhtonen", "ru-latn"),
        ("Aino Lehtnen", "en"),
    }
