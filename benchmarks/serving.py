"""How soon `kg serve` on a built store answers its first query, and whether it has loaded spaCy by then.

python benchmarks/serving.py [RUNS]
"""

from __future__ import annotations

import json
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path

QUERY = "SELECT (COUNT(*) AS ?n) WHERE { ?s a <https://w3id.org/diplomacy-kg/ontology#Claim> }"
SEEDS = Path(__file__).parent.parent / "seeds"
_WATCH = "import sys, kg.__main__; sys.argv[0] = 'kg'; kg.__main__.main()"


def main(runs: int) -> None:
    """Build the seeds once, then start the server `runs` times."""
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder, "graph.db"))
        subprocess.run(
            [sys.executable, "-m", "kg", "build", str(SEEDS), "--store", store], check=True, capture_output=True
        )
        times = [_first_answer(store) for _ in range(runs)]
    print(f"first answer after {statistics.median(times):.2f} s (median of {runs}, longest {max(times):.2f} s)")


def _first_answer(store: str) -> float:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}/sparql?" + urllib.parse.urlencode({"query": QUERY})
    request = urllib.request.Request(address, headers={"Accept": "application/sparql-results+json"})
    begun = time.perf_counter()
    server = subprocess.Popen(
        [sys.executable, "-c", _WATCH, "serve", "--store", store, "--port", str(port)], stdout=subprocess.DEVNULL
    )
    try:
        while True:
            try:
                with urllib.request.urlopen(request, timeout=5) as answer:
                    json.load(answer)
                return time.perf_counter() - begun
            except OSError:
                if time.perf_counter() - begun > 30:
                    raise
                time.sleep(0.01)
    finally:
        server.terminate()
        server.wait(10)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
