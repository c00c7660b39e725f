"""All of the gold against what is read in its documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

from kg.evaluation.comparing import Comparison
from kg.evaluation.gold import Gold
from kg.evaluation.kinds import KINDS
from kg.evaluation.report import Report
from kg.evaluation.scores import Counts, Finding, Point, Row
from kg.evaluation.told import facts
from kg.model import Document, Reading

_ORDER = {(kind.name, slot): at for kind in KINDS for at, slot in enumerate((None, *(s.name for s in kind.slots)))}


def evaluate(golds: Iterable[Gold], *, read: Callable[[Document], Reading] | None = None) -> Report:
    """Read every document and compare.

    Args:
        golds: The gold, as `kg.evaluation.gold.load` gives it.
        read: What reads a document; `kg.extractors.read` by default.
    """
    reading = read or _reader()
    counts: dict[Row, Counts] = defaultdict(Counts)
    findings: list[Finding] = []
    points: list[Point] = []
    languages: Counter[str] = Counter()
    silent = loud = 0
    for gold in golds:
        languages[gold.document.language] += 1
        done = Comparison(gold, facts(reading(gold.document)))
        for row, item in done.counts.items():
            counts[row] += item
        findings += done.findings
        points += done.points
        silent += gold.silent
        loud += gold.silent and done.made_up > 0
    return Report(dict(sorted(languages.items())), _ordered(counts), tuple(findings), tuple(points), (silent, loud))


def _reader() -> Callable[[Document], Reading]:
    from kg.extractors import read

    return read


def _ordered(counts: Mapping[Row, Counts]) -> dict[Row, Counts]:
    """The counts that are not all zero, kind by kind and slot by slot."""
    kinds = [kind.name for kind in KINDS]
    rows = sorted(counts, key=lambda row: (kinds.index(row.kind), _ORDER[row.kind, row.slot], row.language))
    return {row: counts[row] for row in rows if counts[row] != Counts()}
