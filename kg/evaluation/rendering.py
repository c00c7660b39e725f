"""A report for people, as text, and for programs, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kg.evaluation import calibration
from kg.evaluation.report import ALL, Report
from kg.evaluation.scores import Counts, Finding

_NOTHING = "–"


def text(report: Report, *, listing: bool = False, calibrated: bool = False) -> str:
    """The scores as a table; below it, where they are asked for, the calibration and all that was missed or made up."""
    parts = ["\n".join([_summary(report), "", *_table(report)])]
    if report.not_compared:
        left = ", ".join(f"{name} ({count:,})" for name, count in report.not_compared.items())
        parts.append(f"not compared: {left}")
    if calibrated:
        parts.append("\n".join(_calibration(report)))
    if listing:
        parts.append("\n".join(map(line, report.findings)) or "nothing was missed or made up")
    return "\n\n".join(parts)


def _summary(report: Report) -> str:
    total = sum(report.documents.values())
    by_language = ", ".join(f"{count:,} {language}" for language, count in report.documents.items())
    silent, loud = report.silent
    said = f"{total:,} document{'s' * (total != 1)} ({by_language})"
    return f"{said}; {silent:,} tell of no diplomacy, in {loud:,} of them something was made up" if silent else said


def _table(report: Report) -> list[str]:
    languages = report.languages() if len(report.documents) > 1 else (ALL,)
    head = ["", *(name for language in languages for name in (language, "", "")), "right", "made up", "missed"]
    measures = ["", *("P", "R", "F1") * len(languages), "", "", ""]
    rows = [[_indented(name), *_cells(report, name, languages)] for name in report.names()]
    return _aligned([head, measures, *rows])


def _indented(name: str) -> str:
    kind, dot, slot = name.partition(".")
    return f"  {slot}" if dot else kind


def _cells(report: Report, name: str, languages: Sequence[str]) -> list[str]:
    cells = []
    for language in languages:
        counts = report.of(name, language)
        cells += [_measure(counts.precision), _measure(counts.recall), _measure(counts.f1)]
    whole = report.of(name)
    return [*cells, *map(_number, (whole.right, whole.made_up, whole.missed))]


def _number(value: float) -> str:
    """Whole, but for shares."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def _measure(value: float | None) -> str:
    return _NOTHING if value is None else f"{value:.3f}"


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows with columns of even width: the first to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def _calibration(report: Report) -> list[str]:
    rows = [["confidence", "mean", "claims", "right", "share"]]
    for item in calibration.bins(report.points):
        span = f"{item.start:.2f}–{item.end:.2f}"
        rows.append([span, f"{item.confidence:.3f}", f"{item.claims:,}", f"{item.right:,}", f"{item.share:.3f}"])
    error = calibration.error(report.points)
    return [*_aligned(rows), f"expected calibration error: {_measure(error)}"]


def line(finding: Finding) -> str:
    """One finding in one line.

    >>> from kg.evaluation.scores import Row
    >>> print(line(Finding(Row("en", "meetings", "place"), True, "Porto", "PT, ES", "a.yaml", "in Porto")))
    a.yaml: made up: meetings.place: Porto, of PT, ES  “in Porto”
    """
    of = f", of {finding.of}" if finding.of else ""
    quote = f"  “{finding.quote}”" if finding.quote else ""
    return f"{finding.where}: {_verdict(finding)}: {finding.row.name}: {finding.text}{of}{quote}"


def _verdict(finding: Finding) -> str:
    return "made up" if finding.made_up else "missed"


def data(report: Report, *, listing: bool = False, calibrated: bool = False) -> dict[str, Any]:
    """The same as `text`, to be written as JSON; measures are numbers from 0 to 1, or null where nothing is counted."""
    silent, loud = report.silent
    found: dict[str, Any] = {
        "documents": dict(report.documents),
        "silent": {"documents": silent, "with_something_made_up": loud},
        "scores": [
            {"language": language, "name": name, **_counted(report.of(name, language))}
            for language in report.languages()
            for name in report.names()
        ],
    }
    if report.not_compared:
        found["not_compared"] = dict(report.not_compared)
    if calibrated:
        found["calibration"] = {"error": calibration.error(report.points), "bins": _bins(report)}
    if listing:
        found["findings"] = [_finding(finding) for finding in report.findings]
    return found


def _counted(counts: Counts) -> dict[str, Any]:
    return {
        "right": counts.right,
        "made_up": counts.made_up,
        "missed": counts.missed,
        "precision": counts.precision,
        "recall": counts.recall,
        "f1": counts.f1,
    }


def _bins(report: Report) -> Iterable[dict[str, Any]]:
    return [
        {
            "from": item.start,
            "to": item.end,
            "confidence": item.confidence,
            "claims": item.claims,
            "right": item.right,
            "share": item.share,
        }
        for item in calibration.bins(report.points)
    ]


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "where": finding.where,
        "verdict": _verdict(finding),
        "language": finding.row.language,
        "name": finding.row.name,
        "text": finding.text,
        "of": finding.of,
        "quote": finding.quote,
    }
