"""Documents per second and core: the whole way, per stage, with start-up and without, and memory.

python benchmarks/throughput.py [COUNT]        COUNT documents in each language, 30 by default
"""

from __future__ import annotations

import os
import platform
import resource
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

STARTED = time.perf_counter()


def main(count: int) -> None:
    """Print the table."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    from documents import documents

    from kg import KnowledgeGraph
    from kg.config import Settings
    from kg.documents import from_text
    from kg.extractors import read
    from kg.languages.pipeline import annotate

    settings = Settings()
    texts = {code: list(documents(code, count + 1)) for code in ("en", "ru", "kk")}
    made = {
        code: [from_text(text, identifier=f"{code}-{n}", settings=settings) for n, text in enumerate(found)]
        for code, found in texts.items()
    }
    print(f"Python {platform.python_version()}, one core, {count} documents of 350 words in each language\n")
    for code in made:
        read(made[code][0])
    print(f"{'start-up, three languages, first document of each':52} {time.perf_counter() - STARTED:6.2f} s")
    stages: dict[str, dict[str, float]] = defaultdict(dict)
    for code, found in made.items():
        for name, stage in (
            ("documents", lambda n, code=code: from_text(texts[code][n], identifier="x", settings=settings)),
            ("languages", lambda n, found=found: annotate(found[n])),
            ("languages and extractors", lambda n, found=found: read(found[n])),
        ):
            begun = time.perf_counter()
            for number in range(1, count + 1):
                stage(number)
            stages[name][code] = (time.perf_counter() - begun) / count
    print(f"\n{'ms a document':28}" + "".join(f"{code:>8}" for code in made))
    for name, times in stages.items():
        print(f"{name:28}" + "".join(f"{times[code] * 1000:8.1f}" for code in made))
    with tempfile.TemporaryDirectory() as folder:
        for number in range(1, count + 1):
            for code in made:
                Path(folder, f"{code}-{number}.txt").write_text(texts[code][number], encoding="utf-8")
        begun = time.perf_counter()
        graph = KnowledgeGraph(Path(folder, "graph.db"))
        report = graph.add(folder)
        whole = time.perf_counter() - begun
        print(
            f"\nthe whole way, to a store on disk: {3 * count / whole:.1f} documents a second and core ({whole:.1f} s)"
        )
        for stage_name, seconds in report.seconds.items():
            print(f"  {stage_name:26} {seconds / (3 * count) * 1000:8.1f} ms a document")
        graph.close()
    print(f"\nmemory at its highest: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
