"""A store changes in whole transactions, keeps two processes apart, and says plainly why it cannot be opened."""

import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import StoreDamagedError, StoreError, StoreLockedError, StoreNotFoundError
from kg.rdf import terms
from kg.store import INTERNAL, QuadStore
from kg.store.quadstore import restore

HOLD = """
import sys
import pyoxigraph
from kg.store import QuadStore
store = {opening}
print("open", flush=True)
sys.stdin.read()
"""


def quad(number: int, graph: ox.NamedNode | ox.DefaultGraph = ox.DefaultGraph()) -> ox.Quad:  # noqa: B008
    return ox.Quad(ox.NamedNode(f"urn:s{number}"), ox.NamedNode("urn:p"), ox.Literal(f'«{number}»\n"x" \\'), graph)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "graph.db"
    with QuadStore(folder) as store:
        store.apply(add=[quad(n) for n in range(50)])
    return folder


@pytest.fixture
def holder(path: Path):
    """Opens the store in another process, in the way it is told, until the test ends."""
    running = []

    def hold(opening: str) -> None:
        process = subprocess.Popen(
            [sys.executable, "-c", HOLD.format(opening=opening)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        running.append(process)
        assert process.stdout.readline() == "open\n"

    yield hold
    for process in running:
        process.communicate("", timeout=30)


def test_apply_removes_and_adds_at_once():
    store = QuadStore()
    store.apply(add=[quad(1), quad(2, INTERNAL), quad(3, ox.NamedNode("urn:g"))])
    store.apply(remove=[quad(1), quad(2, INTERNAL)], add=[quad(4), quad(5, INTERNAL)])
    assert set(store.quads(graph=None)) == {quad(3, ox.NamedNode("urn:g")), quad(4)}
    assert set(store.quads(graph=INTERNAL)) == {quad(5, INTERNAL)}


def test_apply_that_cannot_be_done_whole_changes_nothing(path):
    with QuadStore(path) as store:
        bad = ox.Quad(ox.BlankNode(), ox.NamedNode("urn:p"), ox.Literal("x"))
        with pytest.raises(ValueError, match="blank node"):
            store.apply(remove=[quad(1), bad], add=[quad(99)])
        assert set(store.quads()) == {quad(n) for n in range(50)}


def test_changes_outlive_the_store(path):
    with QuadStore(path, create=False) as store:
        store.apply(remove=[quad(0)], add=[quad(50)])
    with QuadStore(path, read_only=True) as store:
        assert set(store.quads()) == {quad(n) for n in range(1, 51)}


def test_a_killed_writer_leaves_whole_transactions_and_no_lock(path):
    program = f"""
import os, pyoxigraph as ox
from kg.store import QuadStore
store = QuadStore({str(path)!r})
store.apply(add=[ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal(str(n))) for n in range(500)])
os.kill(os.getpid(), 9)
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == -9
    with QuadStore(path, read_only=True) as store:
        assert len(store) == 550


def test_the_internal_graph_is_the_one_of_the_terms_and_is_not_shown():
    assert INTERNAL.value == terms.INTERNAL
    store = QuadStore()
    store.apply(add=[quad(1, INTERNAL), quad(2, ox.NamedNode("urn:g"))])
    assert len(store) == 1
    assert store.named_graphs() == [ox.NamedNode("urn:g")]


def test_a_store_that_is_closed_says_so(path):
    store = QuadStore(path)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        len(store)


def test_a_reader_cannot_write(path):
    with QuadStore(path, read_only=True) as store, pytest.raises(StoreError, match="for reading only"):
        store.apply(add=[quad(1)])


def test_readers_stand_each_other(path, holder):
    holder(f"QuadStore({str(path)!r}, read_only=True)")
    with QuadStore(path, read_only=True) as one, QuadStore(path, read_only=True) as other:
        assert len(one) == len(other) == 50


@pytest.mark.parametrize("opening", ["QuadStore({!r})", "QuadStore({!r}, read_only=True)", "pyoxigraph.Store({!r})"])
def test_a_writer_needs_the_store_to_itself(path, holder, opening):
    holder(opening.format(str(path)))
    with pytest.raises(StoreLockedError) as error:
        QuadStore(path)
    assert str(error.value).startswith(f"{path}: another process holds the store; ")


@pytest.mark.parametrize("opening", ["QuadStore({!r})", "pyoxigraph.Store({!r})"])
def test_a_reader_is_kept_from_a_writers_store(path, holder, opening):
    holder(opening.format(str(path)))
    with pytest.raises(StoreLockedError):
        QuadStore(path, read_only=True)


def test_a_store_is_made_only_where_that_is_asked_for(tmp_path):
    for options in ({"create": False}, {"read_only": True}):
        with pytest.raises(StoreNotFoundError, match="there is no store"):
            QuadStore(tmp_path / "none.db", **options)
    assert not (tmp_path / "none.db").exists()
    QuadStore(tmp_path / "new" / "graph.db").close()
    assert (tmp_path / "new" / "graph.db").is_dir()


def test_a_file_or_a_folder_of_other_things_is_no_store(tmp_path):
    (tmp_path / "file.db").write_text("x")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "letter.txt").write_text("x")
    with pytest.raises(StoreDamagedError, match="this is a file"):
        QuadStore(tmp_path / "file.db")
    with pytest.raises(StoreDamagedError, match="this folder is not a store"):
        QuadStore(tmp_path / "folder")
    assert os.listdir(tmp_path / "folder") == ["letter.txt"]


# A MANIFEST cut short is not among them: RocksDB takes that for a write that a crash kept from ending.
@pytest.mark.parametrize(
    ("kind", "how"),
    [
        ("CURRENT", "cut"),
        ("CURRENT", "overwritten"),
        ("CURRENT", "gone"),
        ("MANIFEST", "overwritten"),
        ("MANIFEST", "gone"),
        (".sst", "cut"),
        (".sst", "overwritten"),
        (".sst", "gone"),
    ],
)
def test_damage_is_told_as_damage(path, kind, how):
    for file in [file for file in path.iterdir() if kind in file.name]:
        data = file.read_bytes()
        file.unlink()
        if how != "gone":
            file.write_bytes(data[: len(data) // 2] if how == "cut" else b"\x07" * len(data))
    with pytest.raises(StoreDamagedError) as error:
        QuadStore(path)
    assert "\n" not in str(error.value)
    assert str(error.value).startswith(f"{path}: the store is damaged")


def test_a_snapshot_is_the_store_as_it_was(path, tmp_path):
    with QuadStore(path) as store:
        store.snapshot(tmp_path / "copy" / "one.db")
        store.apply(remove=[quad(1)])
        with pytest.raises(StoreError, match="something at that path already"):
            store.snapshot(tmp_path / "copy" / "one.db")
    restore(tmp_path / "copy" / "one.db", tmp_path / "again.db")
    with QuadStore(tmp_path / "again.db", read_only=True) as store:
        assert set(store.quads()) == {quad(n) for n in range(50)}


def test_a_store_in_memory_has_no_files_to_copy(tmp_path):
    with pytest.raises(StoreError, match="in memory"):
        QuadStore().snapshot(tmp_path / "copy")
