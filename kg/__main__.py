"""`python -m kg` and the command `kg`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command and end the process with its exit code."""
    from kg.cli import main as run

    sys.exit(run())


if __name__ == "__main__":
    main()
