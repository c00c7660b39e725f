"""Labels and quotes are found by their words, in any form of them, and joined with the rest of a query."""

import pyoxigraph as ox
import pytest

from kg.errors import QueryError, QuerySyntaxError
from kg.rdf import terms
from kg.sparql.pool import PooledService
from kg.sparql.service import LocalService
from kg.sparql.stemming import stem, words
from kg.sparql.textindex import PROPERTIES, TextIndex

LABELS = {
    "forum-en": ("Forum on Water Security", "en"),
    "forum-ru": ("Форум по водной безопасности", "ru"),
    "forum-kk": ("Су қауіпсіздігі форумы", "kk"),
    "treaty": ("Treaty on the Río Negro's waters", "en"),
    "service": ('They said "no service"', "en"),
    "plain": ("Водный договор", None),
}


def store_of_labels() -> ox.Store:
    store = ox.Store()
    for name, (text, language) in LABELS.items():
        label = ox.Literal(text, language=language)
        store.add(ox.Quad(ox.NamedNode(f"urn:{name}"), ox.NamedNode(terms.RDFS_label), label))
    quote = ox.Literal("the parties welcomed the launch of the ferry", language="en")
    store.add(ox.Quad(ox.NamedNode("urn:claim"), ox.NamedNode(terms.DIP_quote), quote))
    store.add(ox.Quad(ox.NamedNode("urn:other"), ox.NamedNode("urn:remark"), ox.Literal("water")))
    return store


@pytest.fixture(scope="module")
def service() -> LocalService:
    return LocalService(store_of_labels())


def found(service, query: str, **bindings: ox.Literal) -> list[str]:
    rows = service.answer(query, format="csv", bindings=bindings).body().decode().split("\r\n")[1:-1]
    return [row.removeprefix("urn:") for row in rows]


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("water security", ["forum-en"]),
        ("WATERS", ["forum-en", "treaty"]),
        ("securities forums", ["forum-en"]),
        ("rio", ["treaty"]),
        ("rivers", []),
        ("водная безопасность", ["forum-ru"]),
        ("форумы", ["forum-kk", "forum-ru"]),
        ("водные", ["forum-ru", "plain"]),
        ("қауіпсіздіктің", ["forum-kk"]),
        ("форумында", ["forum-kk", "forum-ru"]),
        ('"no service"', ["service"]),
        ('"service no"', []),
        ("secur*", ["forum-en"]),
        ("ferry OR treaties", ["claim", "treaty"]),
        ("ferries launched", ["claim"]),
        ("форум AND", []),
        ("NEAR(water, 3) stems:x", []),
    ],
)
def test_words_are_found_in_any_form(service, text, nodes):
    query = "SELECT ?node { ?node text:matches ?words }"
    assert found(service, query, words=ox.Literal(text)) == nodes


@pytest.mark.parametrize(
    "pattern",
    [
        '?node text:matches "water security" . ?node rdfs:label ?label .',
        "?node rdfs:label ?label . ?node text:matches 'water security'",
        '?node text:matches "water security" ; rdfs:label ?label',
        '{ ?node text:matches """water security"""@en } ?node rdfs:label ?label',
        '?node rdfs:label ?label FILTER(LANG(?label) = "en") ?node text:matches "water \\u0073ecurity"',
        '?node <https://w3id.org/diplomacy-kg/text#matches> "water security" # text:matches "no"\n',
        'OPTIONAL { ?x ?y ?z } (?node ?score) text:matches "water security" . FILTER(?score > 0)',
    ],
)
def test_it_stands_wherever_a_triple_pattern_can(service, pattern):
    assert found(service, f"SELECT DISTINCT ?node {{ {pattern} }}") == ["forum-en"]


def test_the_score_and_the_text_are_told(service):
    query = "SELECT ?text { (?node ?score ?text) text:matches 'water' } ORDER BY DESC(?score)"
    assert found(service, query) == ["Forum on Water Security", "Treaty on the Río Negro's waters"]


def test_a_prefix_of_ones_own_means_what_it_says(service):
    assert found(service, "PREFIX text: <urn:x> SELECT ?node { ?node text:matches 'water' }") == []
    query = "PREFIX t: <https://w3id.org/diplomacy-kg/text#> SELECT ?node { ?node t:matches 'ferry' }"
    assert found(service, query) == ["claim"]


@pytest.mark.parametrize(
    ("pattern", "column"),
    [
        ("?node a ?kind ; text:matches 'x'", 28),
        ("<urn:a> text:matches 'x'", 20),
        ("?node text:matches 'x', 'y'", 18),
        ("?node text:matches 7", 18),
        ("?node text:matches", 18),
        ("(?a ?b ?c ?d) text:matches 'x'", 26),
    ],
)
def test_anywhere_else_it_is_an_error_with_its_place(service, pattern, column):
    with pytest.raises(QuerySyntaxError, match="a triple pattern of its own") as caught:
        service.answer(f"SELECT * {{ {pattern} }}")
    assert (caught.value.line, caught.value.column) == (1, column)


@pytest.mark.parametrize("words", ["''", "'!?'", "'*'", "?unbound", "'" + "x " * 40 + "'"])
def test_words_there_must_be(service, words):
    with pytest.raises(QueryError):
        service.answer(f"SELECT * {{ ?node text:matches {words} }}")


def test_a_mistake_behind_a_search_is_told_with_its_place(service):
    with pytest.raises(QuerySyntaxError) as caught:
        service.answer("SELECT * { ?node text:matches 'water' .\n ?node }")
    assert (caught.value.line, caught.value.column) == (2, 8)


def test_at_most_so_many_matches_are_gone_on_with_the_best():
    store = ox.Store()
    for number in range(50):
        label = ox.Literal("sea " * (number % 5 + 1) + "port")
        store.add(ox.Quad(ox.NamedNode(f"urn:n{number}"), ox.NamedNode(terms.RDFS_label), label))
    assert len(TextIndex.of(store).search("sea", most=7)) == 7


def test_workers_search_an_index_that_follows_the_store(tmp_path):
    store = store_of_labels()
    with PooledService(store) as service:
        query = "SELECT ?node { ?node text:matches 'lighthouses' }"
        assert found(service, query) == []
        label = ox.Literal("The lighthouse", language="en")
        store.add(ox.Quad(ox.NamedNode("urn:new"), ox.NamedNode(PROPERTIES[0]), label))
        service.refresh()
        assert found(service, query) == ["new"]


def test_letters_that_are_letters_of_their_own_stay():
    assert list(words("Йемен, Ёлка, Ғылым, Şəhər, Kyrgyzstan’s")) == ["йемен", "елка", "ғылым", "şəhər", "kyrgyzstan"]


@pytest.mark.parametrize(
    ("forms", "language"),
    [
        ("initiative initiatives", "en"),
        ("party parties", "en"),
        ("sign signs signed signing", "en"),
        ("встреча встречи встречу встречей встреч встречами", "ru"),
        ("министр министра министру министром министры министров министрами", "ru"),
        ("договор договора договору договором договоры договоров договорах", "ru"),
        ("порт порттар портқа порттың портта порттан портты порттармен портымыз", "kk"),
        ("келіссөз келіссөздер келіссөздердің келіссөзге келіссөзде келіссөздерге", "kk"),
    ],
)
def test_the_forms_of_a_word_are_one(forms, language):
    stems = {stem(form, language) for form in forms.split()}
    assert len(stems) == 1, stems
