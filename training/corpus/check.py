"""Check the files of the corpus and count what they hold.

    python training/corpus/check.py [FILE …]

A fault is one line, `FILE:LINE: what`; the exit status is 1 where there is any.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

CLASSES = frozenset({"PERSON", "STATE", "PLACE", "ORG", "ROLE", "DATE", "EVENT"})
STYLES = frozenset({"press-release", "wire", "readout", "communique", "list", "interview", "headline"})
HEADER = re.compile(r"# style=(\S+) countries=((?:[A-Z]{2})(?:,[A-Z]{2})*)")
BRACKET = re.compile(r"\[(\S*) |\]|\[")


def faults(line: str) -> list[str]:
    """What is wrong with the brackets of a line."""
    found: list[str] = []
    opened: list[tuple[str, int]] = []
    for match in BRACKET.finditer(line):
        if match.group() == "]":
            if not opened:
                found.append("a bracket is closed that was not opened")
                continue
            name, start = opened.pop()
            inside = line[start : match.start()]
            if not inside.strip() or inside != inside.strip():
                found.append(f"empty, or a space at an edge, in {name}: {inside!r}")
            after = line[match.end() : match.end() + 1]
            if after.isalnum():
                found.append(f"{name} ends inside a word: {inside!r}")
        elif match.group(1) in CLASSES:
            if match.start() and line[match.start() - 1].isalnum():
                found.append(f"{match.group(1)} begins inside a word")
            opened.append((match.group(1), match.end()))
        else:
            found.append(f"unknown class {match.group(1)!r}")
    return found + [f"{name} is not closed" for name, _ in opened]


def check(path: Path, counts: Counter[str], countries: set[str], styles: Counter[str]) -> list[str]:
    """The faults of a file; what it holds is added to the counts."""
    found = []
    inside = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            inside = False
        elif line.startswith("#"):
            header = HEADER.fullmatch(line)
            if header is None or header.group(1) not in STYLES:
                found.append(f"{path}:{number}: a header is '# style=… countries=AA,BB', with a known style")
                continue
            inside = True
            styles[header.group(1)] += 1
            countries.update(header.group(2).split(","))
        else:
            if not inside:
                found.append(f"{path}:{number}: a sentence outside a document: begin it with a header")
            counts["sentences"] += 1
            counts.update(re.findall(r"\[([A-Z]+) ", line))
            found += [f"{path}:{number}: {fault}" for fault in faults(line)]
    return found


def main(arguments: list[str]) -> int:
    """Check the files named, or all of them, language by language and part by part."""
    here = Path(__file__).parent
    paths = [Path(argument) for argument in arguments] or sorted(here.glob("*/*.marked"))
    groups: dict[str, list[Path]] = {}
    for path in paths:
        groups.setdefault(f"{path.parent.name} {path.stem.split('-')[0]}", []).append(path)
    found: list[str] = []
    for name, files in groups.items():
        counts: Counter[str] = Counter()
        countries: set[str] = set()
        styles: Counter[str] = Counter()
        for path in files:
            found += check(path, counts, countries, styles)
        held = ", ".join(f"{kind} {number}" for kind, number in counts.most_common())
        print(f"{name}: {len(countries)} countries; {held}; {', '.join(f'{k} {n}' for k, n in styles.most_common())}")
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
