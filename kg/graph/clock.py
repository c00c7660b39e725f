"""How long each stage takes, and who is told of its steps."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from kg.report import STAGES, Progress


class Clock:
    """Times the stages of one build.

    >>> clock = Clock()
    >>> with clock.stage("map"):
    ...     clock.step(1, 1)
    >>> [stage for stage, seconds in clock.seconds.items() if seconds > 0]
    ['map']
    """

    def __init__(self, progress: Progress | None = None) -> None:
        self.seconds = dict.fromkeys(STAGES, 0.0)
        self._progress = progress
        self._stage = ""

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what is done inside as the stage of that name."""
        self._stage, start = name, perf_counter()
        try:
            yield
        finally:
            self.seconds[name] += perf_counter() - start

    def step(self, done: int, total: int) -> None:
        """Tell that so many steps of the stage are done."""
        if self._progress:
            self._progress(self._stage, done, total)
