"""Measures who is taken for whom, and what a document costs, on worlds whose truth is known.

    python benchmarks/identity.py                        worlds of 1,000 and 10,000 documents
    python benchmarks/identity.py 1000 10000 100000      the third takes an hour
    python benchmarks/identity.py 100000 --store BIG.db  keeps the store
    python benchmarks/identity.py --text 1000            a world told in texts (`world_text.py`), read from the text on
    python benchmarks/identity.py --text 1000 --show     what was wrongly joined, kept apart or not found in it

The readings are made (`world.py`), not taken from text: what is measured is identity alone, with mapping and
storing. The documents come in the order of their days, in parts of 500. B-cubed (Bagga and Baldwin 1998) compares the
nodes of documents that stand for one entity with those that are one in truth; states, cities and known bodies are left
out, since their keys are in the readings. Cost is the processor's time, of this thread and of the store's own ones, the
making of the world left out; the last thousand tells what a document costs in a full store. A machine that has other
work to do takes longer for the same: so the first world is built anew after every 10,000 documents of a larger one, and
the cost of those 10,000 is told as a multiple of what a document of the first world cost before and after them.

Of texts, the mentions of persons, states and events are compared as `identity_gold.py` does; “all” counts those that no
claim tells of as apart.
"""

from __future__ import annotations

import argparse
import platform
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from identity_gold import Cluster, Findings, Mention, Told
from world import Told as Made
from world import World

import kg.extractors
from kg import KnowledgeGraph
from kg.model import Reading

PART = 500
PROGRESS = 10_000
GROUPS = {
    "persons": "person:",
    "bodies": "body:",
    "events": "event:",
    "tenures": "tenure:",
}


class Measured:
    """A world read into a graph, part by part.

    Args:
        documents: How many documents it has.
        store: Where its store is made.
        first: How many documents the world has that it is compared with; `None` for that one itself.
    """

    def __init__(self, documents: int, store: Path, *, first: int | None = None) -> None:
        self._readings: dict[str, Reading] = {}
        # Strings alone, which Python's collector of cycles need not walk: what is measured is not the measure itself.
        self.truth: dict[str, str] = {}
        self.costs: list[tuple[int, float]] = []
        self.ratios: list[float] = []
        self.documents = documents
        pace = _pace(first) if first else 0.0
        with KnowledgeGraph(store) as graph:
            for part in self._parts():
                kg.extractors.read = lambda document: self._readings.pop(document.identifier)
                start = time.process_time()
                graph.add([reading.document for reading in part])
                self.costs.append((len(part), time.process_time() - start))
                if first and not len(self.costs) % (PROGRESS // PART):
                    before, pace = pace, _pace(first)
                    self.ratios.append(2 * self.cost(PROGRESS) / (before + pace))
                    self._report()
            self.found = dict(self._entities(graph))

    def _report(self) -> None:
        so_far = sum(number for number, _ in self.costs)
        cost, ratio = self.cost(PROGRESS), self.ratios[-1]
        print(f"  {so_far:9,} documents: the last {PROGRESS:,} at {cost:.1f} ms, {ratio:.2f} times", file=sys.stderr)

    def _parts(self) -> Iterator[list[Reading]]:
        part: list[Reading] = []
        for told in World(self.documents).documents():
            self._note(told)
            part.append(told.reading)
            if len(part) == PART:
                yield part
                part = []
        if part:
            yield part

    def _note(self, told: Made) -> None:
        name = told.reading.document.identifier
        self._readings[name] = told.reading
        for key, truth in told.truth.items():
            if truth.startswith(tuple(GROUPS.values())):
                self.truth[f"{name}\0{key}"] = truth

    def _entities(self, graph: KnowledgeGraph) -> Iterator[tuple[str, str]]:
        """The entity in the tables that each node stands for."""
        rows = graph._index.execute(  # type: ignore[union-attr]
            "SELECT i.document, i.key, c.entity FROM item i JOIN unit u ON u.id = i.unit "
            "JOIN cluster c ON c.id = u.cluster"
        )
        yield from ((f"{document}\0{key}", f"~{entity}") for document, key, entity in rows)

    def bcubed(self, prefix: str) -> tuple[int, float, float, float]:
        """How many nodes there are, and B-cubed precision, recall and F1."""
        pairs = Counter((truth, self.found[ref]) for ref, truth in self.truth.items() if truth.startswith(prefix))
        true: Counter[str] = Counter()
        found: Counter[str] = Counter()
        for (truth, entity), number in pairs.items():
            true[truth] += number
            found[entity] += number
        total = sum(pairs.values())
        precision = sum(number * number / found[entity] for (_, entity), number in pairs.items()) / total
        recall = sum(number * number / true[truth] for (truth, _), number in pairs.items()) / total
        return total, precision, recall, 2 * precision * recall / (precision + recall)

    def cost(self, last: int | None = None) -> float:
        """Milliseconds a document; of the last so many documents only."""
        costs = self.costs if last is None else self.costs[-max(1, last // PART) :]
        return 1000 * sum(cost for _, cost in costs) / sum(number for number, _ in costs)


def _pace(documents: int) -> float:
    """Milliseconds a document of a world built by itself, now."""
    with tempfile.TemporaryDirectory() as folder:
        return Measured(documents, Path(folder, "graph.db")).cost()


def measure_text(documents: int, *, show: bool) -> None:
    """Measure a world that is told in texts."""
    from world_text import TextWorld

    texts: dict[str, dict[str, Any]] = {}
    mentions: list[Mention] = []
    for news in TextWorld(documents).documents():
        name, issued = news.reading.document.identifier, news.reading.document.issued
        texts[name] = {"text": news.text, "language": news.language, "issued": issued, "publisher": "World"}
        mentions += [Mention("world", name, each.text, each.key, each.group, each.kind) for each in news.words]
    told = Told([Cluster("world", "", texts, tuple(mentions))])
    found = Findings(f"{len(texts):,} documents as text")
    for mention in mentions:
        found.add(told, "world", mention)
    found.report(quiet=not show)
    print(f"  ms a document, all the way: {1000 * told.seconds / len(texts):.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", nargs="*", type=int, default=[1000, 10000])
    parser.add_argument("--store", type=Path, help="where to keep the store of the last world")
    parser.add_argument("--text", type=int, metavar="DOCUMENTS", help="measure a world of so many texts instead")
    parser.add_argument("--show", action="store_true", help="with --text: what was wrongly joined or kept apart")
    options = parser.parse_args()
    print(f"{platform.processor() or platform.machine()}, Python {platform.python_version()}")
    if options.text:
        measure_text(options.text, show=options.show)
        return
    first = options.documents[0]
    for documents in options.documents:
        with tempfile.TemporaryDirectory() as folder:
            beside = first if documents >= PROGRESS else None
            measured = Measured(documents, options.store or Path(folder, "graph.db"), first=beside)
        print(f"\n{documents:,} documents")
        for group, prefix in GROUPS.items():
            total, precision, recall, f1 = measured.bcubed(prefix)
            print(f"  {group:<10}{total:>9,}  precision {precision:.4f}  recall {recall:.4f}  F1 {f1:.4f}")
        print(f"  ms a document: {measured.cost():.1f}, the last 1,000 {measured.cost(1000):.1f}")
        if measured.ratios:
            mean, last = sum(measured.ratios) / len(measured.ratios), measured.ratios[-1]
            print(f"  times the cost of a document among {first:,}: {mean:.2f}, the last {PROGRESS:,} {last:.2f}")
        print(f"  most memory held so far: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:,} MB")


if __name__ == "__main__":
    main()
