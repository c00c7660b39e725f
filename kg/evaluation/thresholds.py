"""What the measures must reach."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import SettingError
from kg.evaluation.report import ALL, TOTAL, Report


@dataclass(frozen=True, slots=True)
class Threshold:
    """The least F1 of what is counted under a name.

    Args:
        name: `total`, `meetings`, `meetings.place` …
        least: 0 to 1.
    """

    name: str
    least: float


def parse(text: str) -> Threshold:
    """A threshold as it is written: `0.8` for all facts together, `meetings.place=0.9` for one name in each language.

    Raises:
        SettingError: It is no number from 0 to 1.

    >>> parse("meetings.place=0.9")
    Threshold(name='meetings.place', least=0.9)
    """
    name, equals, number = text.rpartition("=")
    try:
        least = float(number)
    except ValueError:
        least = -1.0
    if not 0 <= least <= 1 or (equals and not name):
        raise SettingError(
            f"{text!r} is no least F1", where="--min-f1", remedy="give a number from 0 to 1, or name=number"
        )
    return Threshold(name or TOTAL, least)


def below(report: Report, threshold: Threshold) -> list[str]:
    """Why the threshold is not reached, one line for each language; nothing where it is.

    The total is that of all languages; any other name must reach it in every language that has any of it.

    Raises:
        SettingError: Nothing of that name was counted.
    """
    if threshold.name not in report.names():
        raise SettingError(
            f"nothing called {threshold.name!r} was counted",
            where="--min-f1",
            remedy=f"use one of {', '.join(report.names())}",
        )
    languages = (ALL,) if threshold.name == TOTAL else report.languages()[:-1]
    measured = ((language, report.of(threshold.name, language).f1) for language in languages)
    return [
        f"{threshold.name} ({language}): F1 {f1:.3f} is below {threshold.least:g}"
        for language, f1 in measured
        if f1 is not None and f1 < threshold.least
    ]
