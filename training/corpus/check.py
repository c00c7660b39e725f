"""Check the files of the corpus and count what they hold.

    python training/corpus/check.py [FILE …]

A fault is one line, `FILE:LINE: what`; the exit status is 1 where there is any.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kg.errors import FormatError
from kg.evaluation.entities import bracketed
from kg.evaluation.entities.spans import Entity

CLASSES = frozenset({"PERSON", "STATE", "PLACE", "ORG", "ROLE", "DATE", "EVENT"})
STYLES = frozenset({"press-release", "wire", "readout", "communique", "list", "interview", "headline"})
HEADER = re.compile(r"# style=(\S+) countries=((?:[A-Z]{2})(?:,[A-Z]{2})*)")


def check(path: Path, counts: Counter[str], countries: set[str], styles: Counter[str]) -> list[str]:
    """The faults of a file; what it holds is added to the counts."""
    try:
        documents = bracketed.read(path)
    except FormatError as error:
        return [str(error)]
    counts.update(entity.name for document in documents for entity in document.entities)
    return [
        *_headers(path, counts, countries, styles),
        *(
            f"{path}:{entity.line}: {fault}"
            for document in documents
            for entity in document.entities
            for fault in _faults(document.text, entity)
        ),
    ]


def _headers(path: Path, counts: Counter[str], countries: set[str], styles: Counter[str]) -> Iterator[str]:
    inside = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            inside = False
        elif line.startswith("#"):
            header = HEADER.fullmatch(line)
            if header is None or header.group(1) not in STYLES:
                yield f"{path}:{number}: a header is '# style=… countries=AA,BB', with a known style"
                continue
            inside = True
            styles[header.group(1)] += 1
            countries.update(header.group(2).split(","))
        else:
            counts["sentences"] += 1
            if not inside:
                yield f"{path}:{number}: a sentence outside a document: begin it with a header"


def _faults(text: str, entity: Entity) -> Iterator[str]:
    """What is wrong with a mark: its class or its edges."""
    words = text[entity.start : entity.end]
    if entity.name not in CLASSES:
        yield f"unknown class {entity.name!r}"
    if words != words.strip():
        yield f"a space at an edge, in {entity.name}: {words!r}"
    if entity.start and text[entity.start - 1].isalnum():
        yield f"{entity.name} begins inside a word: {words!r}"
    if text[entity.end : entity.end + 1].isalnum():
        yield f"{entity.name} ends inside a word: {words!r}"


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
