"""Tables that are not those of the store beside them are found out, told of in one line, and made anew."""

from __future__ import annotations

import logging
import shutil

import pytest
from click.testing import CliRunner

from kg import KnowledgeGraph
from kg.cli import cli
from kg.errors import StoreError
from kg.store import QuadStore
from kg.store.index import FILE, Index

TEXTS = {
    "a.txt": "President of Brazil Maria Silva met the King of Norway in Oslo on 5 May 2031.\n",
    "b.txt": "President of Portugal Maria Silva met the King of Norway in Oslo on 6 May 2031.\n",
    "c.txt": "President of Peru Marta Lopes met the King of Tonga in Lima on 7 May 2031.\n",
}


def add(graph, *names):
    for name in names:
        graph.add_text(TEXTS[name], identifier=name, language="en")


def made(path, *names):
    with KnowledgeGraph(path) as graph:
        add(graph, *names)
    return path


def exported(path, tmp_path):
    with KnowledgeGraph(path) as graph:
        graph.export(tmp_path / "graph.nq")
    return (tmp_path / "graph.nq").read_bytes()


def copied(source, target):
    shutil.copytree(source, target)
    return target


def lost(path, tmp_path):
    (path / FILE).unlink()


def damaged(path, tmp_path):
    (path / FILE).write_bytes(b"no tables at all, but bytes enough to be looked at as such" * 100)


def of_another_store(path, tmp_path):
    shutil.copy(made(tmp_path / "other.db", "b.txt", "c.txt") / FILE, path / FILE)


def of_a_copy_that_went_its_own_way(path, tmp_path):
    """The same store, and as many changes, but others."""
    shutil.copy(tmp_path / "branch.db" / FILE, path / FILE)


HARMS = [
    (lost, "are not there, or not finished"),
    (damaged, "are damaged"),
    (of_another_store, "are not those of this store, or not of its present state"),
    (of_a_copy_that_went_its_own_way, "are not those of this store, or not of its present state"),
]


@pytest.mark.parametrize(("harm", "flaw"), HARMS)
def test_a_build_says_so_and_loses_nothing(tmp_path, harm, flaw):
    path = made(tmp_path / "graph.db", "a.txt")
    made(copied(path, tmp_path / "branch.db"), "c.txt")
    made(path, "b.txt")
    harm(path, tmp_path)
    with KnowledgeGraph(path) as graph:
        report = graph.add_text(TEXTS["c.txt"], identifier="c.txt", language="en")
    assert report.warnings == (f"the tables beside the quads {flaw}: made anew, nothing is lost",)
    assert exported(path, tmp_path) == exported(made(tmp_path / "fresh.db", *TEXTS), tmp_path)
    with KnowledgeGraph(path) as graph:
        assert graph.add_text(TEXTS["c.txt"], identifier="c.txt", language="en").warnings == ()


@pytest.mark.parametrize("harm", [harm for harm, _ in HARMS])
def test_why_is_answered_all_the_same(tmp_path, caplog, harm):
    path = made(tmp_path / "graph.db", "a.txt")
    made(copied(path, tmp_path / "branch.db"), "c.txt")
    made(path, "b.txt")
    names = ("person/maria-silva-br", "person/maria-silva-pt")
    with KnowledgeGraph(path, read_only=True) as graph:
        merges, differences = graph.merges(names[0]), graph.differences(*names)
    harm(path, tmp_path)
    with caplog.at_level(logging.WARNING, logger="kg"), KnowledgeGraph(path, read_only=True) as graph:
        assert graph.merges(names[0]) == merges
        assert graph.differences(*names) == differences
    (record,) = caplog.records
    assert "compared anew for this answer, kg build makes them" in record.getMessage()


def test_a_withdrawal_says_so_too(tmp_path):
    path = made(tmp_path / "graph.db", "a.txt", "b.txt")
    (path / FILE).unlink()
    run = CliRunner().invoke(cli, ["remove", "b.txt", "--store", str(path)])
    assert run.exit_code == 0, run.output
    assert "kg: warning: the tables beside the quads are not there, or not finished: made anew" in run.output
    assert exported(path, tmp_path) == exported(made(tmp_path / "fresh.db", "a.txt"), tmp_path)


def test_an_old_copy_of_the_quads_alone_is_found_out(tmp_path):
    path = made(tmp_path / "graph.db", "a.txt")
    old = copied(path, tmp_path / "old.db")
    made(path, "b.txt")
    shutil.copy(path / FILE, old / FILE)
    with KnowledgeGraph(old) as graph:
        report = graph.add_text(TEXTS["c.txt"], identifier="c.txt", language="en")
    assert len(report.warnings) == 1
    assert exported(old, tmp_path) == exported(made(tmp_path / "fresh.db", "a.txt", "c.txt"), tmp_path)


def test_a_copy_of_the_whole_folder_and_a_backup_fit(tmp_path):
    path = made(tmp_path / "graph.db", "a.txt")
    CliRunner().invoke(cli, ["backup", str(tmp_path / "backup"), "--store", str(path)])
    CliRunner().invoke(cli, ["restore", str(tmp_path / "backup"), "--store", str(tmp_path / "again.db")])
    for each in (copied(path, tmp_path / "copy.db"), tmp_path / "again.db"):
        with KnowledgeGraph(each) as graph:
            assert graph.add_text(TEXTS["b.txt"], identifier="b.txt", language="en").warnings == ()


def test_a_new_store_has_nothing_to_say(tmp_path):
    with KnowledgeGraph(tmp_path / "graph.db") as graph:
        assert graph.add_text(TEXTS["a.txt"], identifier="a.txt", language="en").warnings == ()


def test_iris_that_are_others_after_the_tables_were_lost_lead_on(tmp_path, monkeypatch):
    from kg.resolution import paths

    path = made(tmp_path / "graph.db", "a.txt")
    (path / FILE).unlink()
    monkeypatch.setattr(paths, "person", lambda lookup, profiles, labels: ["person/called-otherwise"])
    with KnowledgeGraph(path) as graph:
        graph.add_text(TEXTS["a.txt"], identifier="a.txt", language="en")
        assert graph.became("person/maria-silva") == "person/called-otherwise"


def test_a_change_that_waits_is_not_made_in_another_store(tmp_path):
    store = QuadStore(tmp_path / "one.db")
    index = Index(store, "", version="1")
    with index.changing():
        index.settle()
        index.send(remove=(), add=list(QuadStore().quads()))
    index.deliver()
    with index.changing():
        index.send(remove=(), add=())
    index.close()
    store.close()
    with QuadStore(tmp_path / "two.db") as other:
        shutil.copy(tmp_path / "one.db" / FILE, tmp_path / "two.db" / FILE)
        strange = Index(other, "", version="1")
        assert list(other.quads(graph=None)) == []
        assert strange.flaw == "are not those of this store, or not of its present state"
        strange.close()


def test_tables_of_another_version_do_not_fit(tmp_path):
    with QuadStore(tmp_path / "one.db") as store:
        index = Index(store, "CREATE TABLE IF NOT EXISTS kept (a TEXT)", version="1")
        with index.changing():
            index.settle()
        index.close()
        later = Index(store, "CREATE TABLE IF NOT EXISTS kept (a TEXT, b TEXT)", version="2")
        assert later.flaw == "were made by another version"
        with later.changing():
            later.clear()
            later.execute("INSERT INTO kept VALUES ('a', 'b')")
            later.settle()
        assert later.fits
        later.close()


def test_what_stands_in_the_place_of_the_tables_is_told(tmp_path):
    with QuadStore(tmp_path / "one.db") as store:
        (tmp_path / "one.db" / FILE).mkdir()
        with pytest.raises(StoreError, match="cannot be used"):
            Index(store, "", version="1")
