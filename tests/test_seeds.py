"""The whole way on the five documents of `seeds/`: the same bytes, the shapes, the acceptance checks, two engines."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib

from kg import KnowledgeGraph
from kg.resources import folder
from kg.sparql import named

SEEDS = folder("seeds")
ACCEPTANCE = os.environ.get("KG_ACCEPTANCE")


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    with KnowledgeGraph(tmp_path_factory.mktemp("seeds") / "graph.db") as built:
        built.add(SEEDS)
        yield built


@pytest.fixture(scope="module")
def exported(graph, tmp_path_factory):
    path = tmp_path_factory.mktemp("export") / "graph.ttl"
    graph.export(path)
    return path


def nquads(graph, path):
    graph.export(path)
    return path.read_bytes()


def test_the_same_documents_give_the_same_bytes_in_any_order(graph, tmp_path):
    with KnowledgeGraph() as other:
        for path in sorted(SEEDS.glob("*.txt"), reverse=True):
            other.add(path)
        assert nquads(other, tmp_path / "b.nq") == nquads(graph, tmp_path / "a.nq")


def test_the_readme_shows_what_its_question_is_answered(graph):
    readme = SEEDS.parent / "README.md"
    if not readme.exists():
        pytest.skip("the README is not beside the seeds")
    text = readme.read_text(encoding="utf-8")
    question = text.partition("```sparql\n")[2].partition("```")[0]
    cells = [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in text.splitlines()]
    rows = [row for row in cells if len(row) == 4 and row[1].startswith("person/")]
    for (when, person, quote, document), told in zip(rows, graph.query(question), strict=True):
        begins, _, ends = quote.partition(" … ")
        words = told["quote"]
        assert (told["when"].isoformat(), told["document"]) == (when, document)
        assert told["person"].endswith(person)
        assert words == quote or (ends and words.startswith(begins) and words.endswith(ends))


def test_reading_the_same_documents_again_changes_nothing(graph):
    report = graph.add(SEEDS)
    assert (len(report.unchanged), report.quads_added, report.quads_removed) == (5, 0, 0)


def test_a_document_withdrawn_leaves_what_the_others_tell(graph, tmp_path):
    names = sorted(path.name for path in SEEDS.glob("*.txt"))
    with KnowledgeGraph() as without, KnowledgeGraph() as never:
        without.add(SEEDS)
        without.remove(names[2])
        never.add([SEEDS / name for name in names if name != names[2]])
        assert nquads(without, tmp_path / "a.nq") == nquads(never, tmp_path / "b.nq")


def test_the_graph_keeps_to_its_shapes(graph):
    assert graph.validate().violations == ()


# Those that need a value are asked with one in tests/queries.
OPEN_QUESTIONS = [query.name for query in named.queries() if not any(item.required for item in query.parameters)]


@pytest.mark.parametrize("name", OPEN_QUESTIONS)
def test_two_engines_answer_a_question_alike(graph, exported, name):
    query = named.query(name)
    other = rdflib.Graph().parse(exported)
    defaults = {p.name: rdflib.Literal(p.default) for p in query.parameters if p.default is not None}
    theirs = {
        tuple(None if value is None else str(value) for value in row)
        for row in other.query(query.text, initBindings=defaults)
    }
    rows = graph.query(name)
    ours = {tuple(None if value is None else str(getattr(value, "value", value)) for value in row) for row in rows}
    assert ours == theirs


@pytest.mark.shared
@pytest.mark.skipif(ACCEPTANCE is None, reason="KG_ACCEPTANCE names no folder with the acceptance checks")
def test_the_exported_graph_passes_the_acceptance_checks(exported):
    script = Path(ACCEPTANCE or "", "check.py")
    done = subprocess.run([sys.executable, str(script), str(exported)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_node_of_the_graph_can_say_why_it_is_one(graph):
    documents = {merge.document for merge in graph.merges("organization/icrc")}
    assert len(documents) == 4
    assert all(merge.reason for merge in graph.merges("organization/icrc"))
    assert graph.merges("organization/no-such-body") == ()
