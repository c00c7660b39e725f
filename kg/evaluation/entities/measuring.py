"""Names found against names marked: exact span and class."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from kg.evaluation.entities import corpus
from kg.evaluation.entities.spans import Entity, Text
from kg.evaluation.report import Report
from kg.evaluation.scores import Counts, Finding, Row

Recogniser = Callable[[str, str], set[tuple[int, int, str]]]
_TABLE: Final = Path(__file__).with_name("classes.toml")


@cache
def classes() -> Mapping[str, str]:
    """What each name of a class is compared as; `classes.toml` is the table.

    >>> classes()[plain("Political-Party")], classes()["GPE"]
    ('ORG', 'PLACE')
    """
    table: dict[str, list[str]] = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return {plain(name): kind for kind, names in table.items() for name in names}


def plain(name: str) -> str:
    """The name of a class as it is looked up: capitals and digits alone."""
    return "".join(letter for letter in name.upper() if letter.isalnum())


def evaluate(folder: str | Path, *, language: str | None = None, recognise: Recogniser | None = None) -> Report:
    """Precision, recall and F1 of names for each class and language.

    A class counts in a language only where the corpus marks it there at all; where it marks no states, they are places.

    Args:
        folder: Marked texts, see `kg.evaluation.entities.corpus.read`; errors as there.
        language: Of all texts, where it is not to be told from them.
        recognise: What finds names in a text of a language; the package's own by default.
    """
    return compare(corpus.read(folder, language=language), recognise=recognise or own())


def own() -> Recogniser:
    """The package's recognition."""
    from kg.evaluation.entities.recognised import recognise

    return recognise


def compare(texts: Iterable[Text], *, recognise: Recogniser) -> Report:
    """The same for texts that are read already."""
    known = list(texts)
    marked = {(text.language, kind) for text in known for entity in text.entities if (kind := _kind(entity))}
    counts: dict[Row, Counts] = defaultdict(Counts)
    findings: list[Finding] = []
    for text in known:
        found = recognise(text.text, text.language)
        if (text.language, "STATE") not in marked:
            found = {(start, end, "PLACE" if kind == "STATE" else kind) for start, end, kind in found}
        told = {item for item in found if (text.language, item[2]) in marked}
        for row, item, finding in _compared(text, told):
            counts[row] += item
            findings += [finding] if finding else []
    left = Counter(entity.name for text in known for entity in text.entities if _kind(entity) is None)
    return Report(
        documents=dict(sorted(Counter(text.language for text in known).items())),
        counts={row: counts[row] for row in sorted(counts, key=lambda row: (row.kind, row.language))},
        findings=tuple(findings),
        silent=(0, 0),
        not_compared=dict(sorted(left.items())),
    )


def _kind(entity: Entity) -> str | None:
    return classes().get(plain(entity.name))


def _compared(text: Text, told: set[tuple[int, int, str]]) -> Iterable[tuple[Row, Counts, Finding | None]]:
    """What one text adds; a name that is marked twice alike is one."""
    left = set(told)
    seen: set[tuple[int, int, str]] = set()
    # Optional marks come last: they take only what no other does.
    for entity in sorted(text.entities, key=lambda item: item.optional):
        kind = _kind(entity)
        if kind is None or (entity.start, entity.end, kind) in seen:
            continue
        seen.add((entity.start, entity.end, kind))
        row = Row(text.language, kind)
        found = {(start, end, kind) for start, end in entity.spans} & left
        left -= found
        if entity.optional:
            continue
        if found:
            yield row, Counts(right=1), None
        else:
            words = " ".join(text.text[entity.start : entity.end].split())
            yield row, Counts(missed=1), Finding(row, False, words, None, f"{text.where}:{entity.line}")
    for start, end, kind in sorted(left):
        row = Row(text.language, kind)
        yield row, Counts(made_up=1), Finding(row, True, text.text[start:end], None, text.where, _around(text, start))


def _around(text: Text, start: int) -> str:
    """The words around a place in the text."""
    return " ".join(text.text[max(0, start - 30) : start + 50].split())
