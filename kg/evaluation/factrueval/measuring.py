"""All texts of a folder: what they are found to tell against what their facts say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Final

from kg import documents
from kg.config import Settings
from kg.errors import InputError, NoSuchPathError
from kg.evaluation import told
from kg.evaluation.factrueval import layers
from kg.evaluation.factrueval.comparing import LANGUAGE, compare, counted
from kg.evaluation.factrueval.facts import WEIGHTS, of_ours
from kg.evaluation.report import Report
from kg.evaluation.scores import Counts, Finding, Row
from kg.model import Document, Reading

SUFFIX: Final = ".facts"


def evaluate(folder: str | Path, *, settings: Settings, read: Callable[[Document], Reading] | None = None) -> Report:
    """Precision, recall and F1 of occupations, meetings and their arguments.

    Args:
        folder: Where the `.facts` files and their other layers are, at any depth; or one such file.
        settings: What bounds the documents.
        read: What reads a document; `kg.extractors.read` by default.

    Raises:
        InputError: No such file is there, or a layer of one is missing.
        FormatError: A layer is not in its format; it names the file and the line.
    """
    reading = read or _reader()
    counts: dict[Row, Counts] = defaultdict(Counts)
    findings: list[Finding] = []
    files = _files(Path(folder))
    for file in files:
        text, gold = layers.read(file)
        document = documents.from_text(text, identifier=file.stem, settings=settings, language=LANGUAGE)
        found = reading(document)
        ours = [fact for item in told.facts(found) if (fact := of_ours(item, found.document.text))]
        for tag in WEIGHTS:
            pairs = compare([fact for fact in gold if fact.tag == tag], [fact for fact in ours if fact.tag == tag])
            for one, other in pairs:
                for row, item, finding in counted(one, other, where=str(file), text=found.document.text):
                    counts[row] += item
                    findings += [finding] if finding else []
    rows = [Row(LANGUAGE, tag, name) for tag, names in WEIGHTS.items() for name in (None, *names)]
    return Report({LANGUAGE: len(files)}, {row: counts[row] for row in rows if row in counts}, tuple(findings))


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise NoSuchPathError("no such file or folder", where=str(path), remedy="check the path")
    files = [file for file in (sorted(path.rglob(f"*{SUFFIX}")) if path.is_dir() else [path]) if file.suffix == SUFFIX]
    if not files:
        raise InputError("no facts are there", where=str(path), remedy=f"files end in {SUFFIX}")
    return files


def _reader() -> Callable[[Document], Reading]:
    from kg.extractors import read

    return read
