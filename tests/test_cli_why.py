"""`kg why` says why several documents tell of one and the same thing."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from kg import KnowledgeGraph
from kg.__main__ import main
from kg.cli import cli


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("why") / "graph.db"
    with KnowledgeGraph(path) as graph:
        graph.add_text("The President of Peru met the King of Norway in Oslo.\n", identifier="a.txt", language="en")
        graph.add_text("Президент Перу прибыл с визитом в Норвегию.\n", identifier="b.txt", language="ru")
    return path


def test_each_document_that_tells_of_a_node_has_a_line_with_its_reason(store):
    result = CliRunner().invoke(cli, ["why", "state/PE", "--store", str(store)])
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "a.txt: the lexicon knows Peru as state/PE",
        "b.txt: the lexicon knows Перу as state/PE",
    ]


def test_a_node_that_no_document_tells_of_is_bad_input(store, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["kg", "why", "state/FJ", "--store", str(store)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert capsys.readouterr().err == (
        "kg: state/FJ: no document tells of such a node; kg query has the IRIs of nodes\n"
    )


def test_two_nodes_that_are_not_one_have_the_reasons_and_the_words(tmp_path):
    path = tmp_path / "two.db"
    with KnowledgeGraph(path) as graph:
        graph.add_text("President of Brazil Maria Silva met the King of Norway.\n", identifier="a.txt", language="en")
        graph.add_text("President of Portugal Maria Silva met the King of Norway.\n", identifier="b.txt", language="en")
    result = CliRunner().invoke(cli, ["why", "person/maria-silva-br", "person/maria-silva-pt", "--store", str(path)])
    assert result.exit_code == 0, result.output
    first, one, other = result.output.splitlines()
    assert first == "one stands for state/BR, the other for state/PT"
    assert one.startswith("a.txt: nothing in another document agrees enough with Maria Silva: “")
    assert other.startswith("b.txt: ")
    assert "Maria Silva" in other.partition("“")[2]


def test_things_of_two_kinds_are_not_one(store):
    result = CliRunner().invoke(cli, ["why", "state/PE", "state/NO", "--store", str(store)])
    assert result.output.splitlines()[0] == "the lexicon knows state/PE, and the other is not a name of it"


@pytest.fixture
def merged(tmp_path):
    path = tmp_path / "merged.db"
    with KnowledgeGraph(path) as graph:
        graph.add_text("President of Brazil Maria Silva met the King of Norway.\n", identifier="a.txt", language="en")
        graph.add_text("President of Portugal Maria Silva met the King of Norway.\n", identifier="b.txt", language="en")
        said = tmp_path / "said.txt"
        said.write_text("same person/maria-silva-br person/maria-silva-pt\n", encoding="utf-8")
        graph.add([], curation=said)
    return path


def why(store, *nodes):
    run = CliRunner().invoke(cli, ["why", *nodes, "--store", str(store)])
    assert run.exit_code == 0, run.output
    return run.output.splitlines()


def test_an_iri_that_was_merged_is_followed_to_what_it_is_now(merged):
    assert why(merged, "person/maria-silva-br") == [
        "person/maria-silva-br is person/maria-silva now",
        "a.txt: by curation, line 1",
        "b.txt: by curation, line 1",
    ]


def test_two_iris_that_lead_to_one_node_are_one(merged):
    whole = "https://w3id.org/diplomacy-kg/id/person/maria-silva-pt"
    first, second, third, *merges = why(merged, "person/maria-silva-br", whole)
    assert first == "person/maria-silva-br is person/maria-silva now"
    assert second == "person/maria-silva-pt is person/maria-silva now"
    assert third == "they are one node"
    assert [line.partition(": “")[0] for line in merges] == [
        "a.txt: by curation, line 1",
        "b.txt: by curation, line 1",
    ]


def test_an_old_iri_beside_another_node_is_told_apart_from_what_it_is_now(merged):
    lines = why(merged, "person/maria-silva-pt", "state/NO")
    assert lines[:2] == [
        "person/maria-silva-pt is person/maria-silva now",
        "the lexicon knows state/NO, and the other is not a name of it",
    ]
