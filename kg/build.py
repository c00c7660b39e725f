"""What a build shows: a progress bar on a terminal, warnings as they are, and a summary at the end."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, TextIO

from kg.report import STAGES, Progress, Report

_DOING: Final = {
    "read": "Reading documents",
    "extract": "Taking facts from them",
    "resolve": "Finding who is who",
    "map": "Writing triples",
    "store": "Storing",
}


@contextmanager
def progress_bar(stream: TextIO | None = None) -> Iterator[Progress]:
    """A progress bar on a terminal; what is told of progress goes nowhere where the stream is none."""
    stream = stream or sys.stderr
    if not stream.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description:<24}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=Console(file=stream), transient=True) as bars:
        tasks = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(_DOING[stage], total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield tell


def summary(report: Report, *, store: str) -> str:
    """A few lines on what a build came to.

    >>> print(summary(Report(added=("a.txt",), counts={"Meeting": 2, "Document": 1}, quads_added=40), store="graph.db"))
    graph.db: 1 document added, 0 unchanged, in 0.0 s
    the graph has 1 document: 2 meetings
    40 quads added, 0 removed
    """
    done = [f"{_number(len(report.added), 'document')} added"]
    done += [f"{len(names)} {what}" for what, names in _others(report) if names or what == "unchanged"]
    seconds = sum(report.seconds.values())
    stages = ", ".join(
        f"{stage} {report.seconds[stage]:.1f}" for stage in STAGES if report.seconds.get(stage, 0) >= 0.05
    )
    lines = [
        f"{store}: {', '.join(done)}, in {seconds:.1f} s" + (f" ({stages})" if stages else ""),
        f"the graph has {_contents(report)}",
        f"{report.quads_added:,} quads added, {report.quads_removed:,} removed",
    ]
    return "\n".join(lines)


def _others(report: Report) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (("replaced", report.replaced), ("unchanged", report.unchanged), ("left out", report.refused))


def _contents(report: Report) -> str:
    counts = dict(report.counts)
    documents = _number(counts.pop("Document", 0), "document")
    found = ", ".join(_number(count, kind.lower()) for kind, count in counts.items() if count)
    return f"{documents}: {found}" if found else documents


def _number(count: int, noun: str) -> str:
    if count == 1:
        return f"1 {noun}"
    return f"{count:,} {noun}s"
