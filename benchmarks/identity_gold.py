"""Measures identity on clusters of documents whose mentions are known to be of one thing or of several.

    python benchmarks/identity_gold.py               figures, and which mentions were wrongly joined or kept apart
    python benchmarks/identity_gold.py 07 46         only these clusters
    python benchmarks/identity_gold.py --quiet       figures alone

Each cluster makes a graph of its own, then all make one together. A mention stands for the node of its document whose
claims quote the words and that is called so; B-cubed (Bagga and Baldwin 1998) compares what stands for one node with
what the gold says is one. A mention that no claim tells of is a matter of extraction, not of identity: “all” counts it
as apart from everything, “found” leaves it out. A state or body that a text only names, and tells nothing of, has no
claim and is no node; “named” counts it as what the lexicon knows it for.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from kg import KnowledgeGraph, documents
from kg.languages.lexicon import lexicon
from kg.languages.pipeline import annotate

FOLDER = Path(__file__).resolve().parent / "identity_gold"
GROUPS = ("persons", "bodies", "events")
CLASSES = {
    "persons": frozenset({"Person"}),
    "bodies": frozenset({"State", "Organization"}),
    "events": frozenset({"Meeting", "Visit", "Conference"}),
}
# What a name in the text may differ from a label by: the ending of a case.
_LIKE = 0.6
_SHORTEST, _LONGEST_ENDING = 3, 6
_ENDING = re.compile(r"(?<=[A-ZА-ЯӘҒҚҢӨҰҮҺІ])[-’'][a-zа-яәғқңөұүһі]{1,5}\b")  # КХДР-дің
_WORD = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True)
class Mention:
    """Words of a document with what the gold says they are of.

    Args:
        cluster: The cluster's name.
        document: The document's name in the cluster.
        words: The very words.
        key: What they are of; the same key in one group of one cluster is one thing.
        group: One of `GROUPS`.
        kind: The class of an event.
    """

    cluster: str
    document: str
    words: str
    key: str
    group: str
    kind: str = ""

    @property
    def identity(self) -> tuple[str, str]:
        """What is the same for mentions of one thing: states and known bodies are one in all clusters."""
        return ("", self.key) if "/" in self.key else (self.cluster, self.key)

    @property
    def identifier(self) -> str:
        """The document's identifier in a graph."""
        return f"{self.cluster}-{self.document}"

    def __str__(self) -> str:
        return f"{self.identifier} “{self.words}”"


@dataclass(frozen=True)
class Cluster:
    """Documents and the truth about them, as a file has them."""

    name: str
    about: str
    documents: Mapping[str, Mapping[str, Any]]
    mentions: tuple[Mention, ...]
    statuses: Mapping[str, str] = field(default_factory=dict)


def read(path: Path) -> Cluster:
    """A cluster from its file; `ValueError` where words stand not in their document."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    mentions = list(_mentions(path.stem, data))
    for mention in mentions:
        if mention.words not in data["documents"][mention.document]["text"]:
            raise ValueError(f"{path}: {mention} stands not in the document")
    statuses = {key: event["status"] for key, event in data.get("events", {}).items() if "status" in event}
    return Cluster(path.stem, data["about"], data["documents"], tuple(mentions), statuses)


def _mentions(cluster: str, data: Mapping[str, Any]) -> Iterator[Mention]:
    for group in ("persons", "bodies"):
        for key, told in data.get(group, {}).items():
            yield from (Mention(cluster, document, words, key, group) for document, words in told)
    for key, event in data.get("events", {}).items():
        for document, words in event["mentions"]:
            yield Mention(cluster, document, words, key, "events", event["kind"])


# the graph, and what mentions stand for in it


class Told:
    """What a graph tells, by document: its nodes with the words of the claims that speak of them."""

    def __init__(self, clusters: Sequence[Cluster]) -> None:
        self._graph = KnowledgeGraph()
        self._texts: dict[str, str] = {}
        self._documents_read: dict[str, documents.Document] = {}
        documents = [document for cluster in clusters for document in self._documents(cluster)]
        start = time.process_time()
        self._graph.add(documents)
        self.seconds = time.process_time() - start
        self._kinds: dict[str, set[str]] = defaultdict(set)
        for row in self._graph.query("SELECT ?node ?kind WHERE { ?node a ?kind }"):
            self._kinds[str(row.node)].add(_local(row.kind))
        self._names = self._labels()
        self._spans: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
        for row in self._graph.evidence():
            for node in (row.subject, row.object, row.saidBy):
                if node is not None and str(node) in self._kinds:
                    self._spans[str(row.document)][str(node)].append((int(row.start), int(row.end)))
        self.statuses: dict[str, set[str]] = defaultdict(set)
        for row in self._graph.query("SELECT ?event ?status WHERE { ?event dip:status ?status }"):
            self.statuses[str(row.event)].add(_local(row.status))

    def _documents(self, cluster: Cluster) -> Iterator[documents.Document]:
        for name, told in cluster.documents.items():
            identifier = f"{cluster.name}-{name}"
            document = documents.from_text(
                told["text"],
                identifier=identifier,
                language=told["language"],
                issued=told["issued"] if isinstance(told["issued"], date) else date.fromisoformat(told["issued"]),
                publisher=told["publisher"],
                settings=self._graph.settings,
            )
            self._texts[identifier] = document.text
            self._documents_read[identifier] = document
            yield document

    def _labels(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        query = "SELECT ?node ?name WHERE { ?node rdfs:label|skos:altLabel|skos:hiddenLabel ?name }"
        for row in self._graph.query(query):
            found[str(row.node)].add(str(row.name))
        for node in list(self._kinds):
            known = lexicon().find(node.removeprefix(self._graph.settings.base))
            if known is not None:
                for texts in (*known.names.values(), *known.abbreviations.values()):
                    found[node].update(texts)
        return found

    def node(self, mention: Mention) -> str | None:
        """The node that a mention stands for, `None` where no claim of its document tells of such."""
        spans = self._spans.get(mention.identifier, {})
        near = [node for node in sorted(spans) if self._kinds[node] & CLASSES[mention.group]]
        ranked = sorted((self._rank(mention, node, spans[node]), node) for node in near)
        return ranked[-1][1] if ranked and ranked[-1][0] > _NOTHING else None

    def named(self, mention: Mention) -> str | None:
        """The node of the state or body that the lexicon knows by a mention's words."""
        if mention.group != "bodies":
            return None
        annotation = annotate(self._documents_read[mention.identifier])
        places = list(_places(mention.words, self._texts[mention.identifier]))
        for sentence in annotation:
            for element in (*sentence.elements, *sentence.nested):
                span = annotation.span(element.first, element.last)
                known = (element.key or "").startswith(("state/", "organization/"))
                if known and any(_overlap(span, place) > _LIKE for place in places):
                    return f"{self._graph.settings.base}{element.key}"
        return None

    def _rank(self, mention: Mention, node: str, spans: Iterable[tuple[int, int]]) -> tuple[float, float, float]:
        closeness = max(
            (
                _overlap(span, place)
                for span in spans
                for place in _places(mention.words, self._texts[mention.identifier])
            ),
            default=0.0,
        )
        if not closeness:
            return _NOTHING
        if mention.group == "events":
            return (1.0, float(mention.kind in self._kinds[node]), closeness)
        like = max((_likeness(mention.words, name) for name in self._names[node]), default=0.0)
        return (1.0, like, closeness) if like >= _LIKE else _NOTHING


_NOTHING = (0.0, 0.0, 0.0)


def _local(term: Any) -> str:
    return re.split(r"[#/]", str(getattr(term, "value", term)))[-1]


def _places(words: str, text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(re.escape(words), text):
        yield match.span()


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    both = min(one[1], other[1]) - max(one[0], other[0])
    return both / (max(one[1], other[1]) - min(one[0], other[0])) if both > 0 else 0.0


def _likeness(words: str, name: str) -> float:
    """How much of each word of the text stands at the start of a word of the label, on average."""
    said, called = _folded(_ENDING.sub("", words)), _folded(name)
    if not said or not called:
        return 0.0
    return sum(max(_start(one, other) for other in called) for one in said) / max(len(said), 1)


def _folded(text: str) -> list[str]:
    bare = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(char for char in bare if not unicodedata.combining(char)))


def _start(one: str, other: str) -> float:
    common = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        common += 1
    # A whole word with the ending of a case: Гананың.
    inflected = common == len(other) >= _SHORTEST and len(one) - common <= _LONGEST_ENDING
    return 1.0 if inflected else common / max(len(one), len(other))


# B-cubed


@dataclass(frozen=True)
class Score:
    """Precision, recall and their harmonic mean over a number of mentions."""

    precision: float
    recall: float
    mentions: int

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.mentions else 0.0


def b_cubed(pairs: Sequence[tuple[object, object]]) -> Score:
    """The score of mentions, each given as what the gold and what the graph says it is of.

    >>> b_cubed([("a", 1), ("a", 1), ("b", 1), ("b", 2)])
    Score(precision=0.6666666666666667, recall=0.75, mentions=4)
    """
    gold = Counter(truth for truth, _ in pairs)
    made = Counter(node for _, node in pairs)
    both = Counter(pairs)
    precision = sum(both[pair] / made[pair[1]] for pair in pairs)
    recall = sum(both[pair] / gold[pair[0]] for pair in pairs)
    return Score(precision / len(pairs), recall / len(pairs), len(pairs)) if pairs else Score(0.0, 0.0, 0)


# what is printed


@dataclass
class Findings:
    """The mentions with their nodes, in one graph for each cluster or in one of all."""

    title: str
    nodes: list[tuple[Mention, str, str | None]] = field(default_factory=list)  # mention, graph, node
    named: dict[Mention, str] = field(default_factory=dict)  # nodes that the lexicon knows, of mentions without one

    def add(self, told: Told, graph: str, mention: Mention) -> str | None:
        """Note the node that a mention stands for."""
        node = told.node(mention)
        self.nodes.append((mention, graph, node))
        if node is None and (named := told.named(mention)) is not None:
            self.named[mention] = named
        return node

    def pairs(self, group: str, *, found: bool, named: bool = False) -> list[tuple[object, object]]:
        """Truth and node of each mention of a group; what was not found is a thing of its own, or is left out."""
        nodes = [
            (mention, graph, self.named.get(mention) if named and node is None else node)
            for mention, graph, node in self.nodes
        ]
        return [
            ((graph, mention.identity), (graph, node) if node is not None else (graph, at))
            for at, (mention, graph, node) in enumerate(nodes)
            if mention.group == group and not (found and node is None)
        ]

    def wrong(self, group: str) -> tuple[list[str], list[str], list[str]]:
        """The things wrongly joined, those wrongly kept apart, and the mentions that were not found."""
        joined: dict[tuple[object, object], tuple[Mention, Mention]] = {}
        apart: dict[tuple[object, object], tuple[Mention, Mention]] = {}
        mapped = [(mention, graph, node) for mention, graph, node in self.nodes if mention.group == group and node]
        for (one, here, a), (other, there, b) in combinations(mapped, 2):
            if here != there:
                continue
            if a == b and one.identity != other.identity:
                joined.setdefault((one.identity, other.identity), (one, other))
            elif a != b and one.identity == other.identity:
                apart.setdefault((a, b), (one, other))
        missed = [str(mention) for mention, _, node in self.nodes if mention.group == group and node is None]
        return [f"{a}  =  {b}" for a, b in joined.values()], [f"{a}  ≠  {b}" for a, b in apart.values()], missed

    def report(self, *, quiet: bool) -> None:
        """Print the figures, then what is behind them."""
        print(f"\n{self.title}")
        print(f"  {'':8} {'':6} {'mentions':>8} {'precision':>9} {'recall':>7} {'F1':>6}")
        for group in GROUPS:
            for what in ("all", "found", *(["named"] if group == "bodies" else [])):
                score = b_cubed(self.pairs(group, found=what == "found", named=what == "named"))
                figures = f"{score.precision:9.3f} {score.recall:7.3f} {score.f1:6.3f}"
                print(f"  {group:8} {what:6} {score.mentions:8} {figures}")
        if quiet:
            return
        for group in GROUPS:
            for words, lines in zip(("wrongly joined", "kept apart", "not found"), self.wrong(group), strict=True):
                print(f"\n  {group}, {words}: {len(lines)}")
                print("".join(f"    {line}\n" for line in lines), end="")


def findings(title: str, graphs: Mapping[str, Sequence[Cluster]]) -> tuple[Findings, list[str]]:
    """The nodes of all mentions of some graphs, and the statuses that are not as the gold has them."""
    found = Findings(title)
    statuses = []
    for name, clusters in graphs.items():
        told = Told(clusters)
        for cluster in clusters:
            events: dict[str, set[str]] = defaultdict(set)
            for mention in cluster.mentions:
                node = found.add(told, name, mention)
                if node is not None and mention.group == "events":
                    events[mention.key].add(node)
            for key, wanted in cluster.statuses.items():
                have = set[str]().union(*(told.statuses[node] for node in events[key]))
                statuses.append(
                    f"{'right' if have == {wanted} else 'wrong'} {cluster.name} {key}: {wanted}, {sorted(have)}"
                )
    return found, statuses


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clusters", nargs="*", help="the names of clusters; all where none is named")
    parser.add_argument("--quiet", action="store_true", help="print figures alone")
    given = parser.parse_args(arguments)
    clusters = [
        read(path) for path in sorted(FOLDER.glob("*.yaml")) if not given.clusters or path.stem in given.clusters
    ]
    print(f"{len(clusters)} clusters, {sum(len(cluster.documents) for cluster in clusters)} documents")
    apart, statuses = findings("each cluster in a graph of its own", {cluster.name: [cluster] for cluster in clusters})
    together, _ = findings("all clusters in one graph", {"all": clusters})
    apart.report(quiet=given.quiet)
    right = sum(line.startswith("right") for line in statuses)
    print(f"\n  statuses of events: {right} of {len(statuses)} right")
    if not given.quiet:
        print("".join(f"    {line}\n" for line in statuses if not line.startswith("right")), end="")
    together.report(quiet=given.quiet)
    return 0


if __name__ == "__main__":
    sys.exit(main())
