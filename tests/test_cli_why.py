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
