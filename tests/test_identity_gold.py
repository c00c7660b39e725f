"""The gold of identity is whole: its words stand in its documents, and its measure counts as it says."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from kg.languages.lexicon import lexicon

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"
if not (BENCHMARKS / "identity_gold.py").is_file():
    pytest.skip("the benchmarks are not beside the tests", allow_module_level=True)


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("identity_gold", BENCHMARKS / "identity_gold.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["identity_gold"] = module
    spec.loader.exec_module(module)
    return module


gold = scorer()
PATHS = sorted(gold.FOLDER.glob("*.yaml"))


def test_there_are_clusters_enough() -> None:
    assert len(PATHS) >= 64


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_cluster_is_whole(path: Path) -> None:
    cluster = gold.read(path)
    assert 3 <= len(cluster.documents) <= 6
    assert {document["language"] for document in cluster.documents.values()} == {"en", "ru", "kk"}
    assert cluster.mentions
    keys = {mention.key for mention in cluster.mentions if "/" in mention.key}
    assert [key for key in keys if key not in lexicon()] == []
    events = [mention for mention in cluster.mentions if mention.group == "events"]
    assert {mention.kind for mention in events} <= gold.CLASSES["events"]
    # Words that tell of an event are found once, or they would tell of another too.
    texts = {name: document["text"] for name, document in cluster.documents.items()}
    assert [str(mention) for mention in events if texts[mention.document].count(mention.words) != 1] == []
    same = Counter((mention.group, mention.document, mention.words) for mention in cluster.mentions)
    assert [item for item, times in same.items() if times > 1] == []


def test_b_cubed_counts_mentions() -> None:
    perfect = gold.b_cubed([("a", 1), ("a", 1), ("b", 2)])
    assert (perfect.precision, perfect.recall, perfect.f1) == (1.0, 1.0, 1.0)
    joined = gold.b_cubed([("a", 1), ("b", 1)])
    assert (joined.precision, joined.recall) == (0.5, 1.0)
    apart = gold.b_cubed([("a", 1), ("a", 2)])
    assert (apart.precision, apart.recall) == (1.0, 0.5)
    assert gold.b_cubed([]).f1 == 0.0


def findings(*nodes: tuple[str, str, str | None]) -> object:
    """Persons, each as document, key and node."""
    found = gold.Findings("")
    found.nodes = [(gold.Mention("1", at, at, key, "persons"), "1", node) for at, key, node in nodes]
    return found


def test_what_was_not_found_is_apart_or_left_out() -> None:
    found = findings(("en1", "a", "n"), ("ru1", "a", None))
    assert gold.b_cubed(found.pairs("persons", found=False)).recall == 0.5
    assert gold.b_cubed(found.pairs("persons", found=True)).recall == 1.0


def test_wrong_joins_and_splits_are_named() -> None:
    found = findings(("en1", "a", "n"), ("ru1", "b", "n"), ("kk1", "a", "m"), ("kk2", "c", None))
    joined, apart, missed = found.wrong("persons")
    assert joined == ["1-en1 “en1”  =  1-ru1 “ru1”"]
    assert apart == ["1-en1 “en1”  ≠  1-kk1 “kk1”"]
    assert missed == ["1-kk2 “kk2”"]
