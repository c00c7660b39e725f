"""What an evaluation came to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.evaluation.scores import Counts, Finding, Point, Row

ALL = "all"
TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Report:
    """What an evaluation came to.

    Args:
        documents: How many documents there are of each language.
        counts: What was counted, in the order in which it is shown.
        findings: What was missed and made up, document by document.
        points: The confidence of each claim that gold judges, and whether it is right.
        silent: How many documents tell of no diplomacy, and in how many of them something was made up.
        not_compared: What gold has that cannot be compared, and how often.
    """

    documents: Mapping[str, int]
    counts: Mapping[Row, Counts]
    findings: tuple[Finding, ...] = ()
    points: tuple[Point, ...] = ()
    silent: tuple[int, int] = (0, 0)
    not_compared: Mapping[str, int] = field(default_factory=dict)

    def languages(self) -> tuple[str, ...]:
        """The languages of the documents, in order, and `all`."""
        return (*sorted(self.documents), ALL)

    def names(self) -> list[str]:
        """What was counted, by name: `meetings`, `meetings.place` … and `total` for all facts or entities."""
        return [*dict.fromkeys(row.name for row in self.counts), TOTAL]

    def of(self, name: str, language: str = ALL) -> Counts:
        """The counts under a name of `names`, in one language or in all; zeros where there is nothing."""
        fitting: Iterable[Counts] = (
            counts
            for row, counts in self.counts.items()
            if (row.name == name or (name == TOTAL and row.slot is None)) and language in (ALL, row.language)
        )
        return sum(fitting, Counts())
