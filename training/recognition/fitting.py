"""Training of the sequence models on documents, each a list of sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite
from data import Marked, Sentence

from kg.languages.morphology import Morphology
from kg.languages.recognition.context import linked
from kg.languages.recognition.features import features
from kg.languages.recognition.model import AGAIN, NAMES, ROLES
from kg.languages.recognition.tagger import SequenceTagger, Span, tags

Document = list[Sentence]
Rows = list[list[str]]


@dataclass(frozen=True)
class Settings:
    """How a model is trained (L-BFGS with both norms; it has no random part).

    Args:
        c1: Weight of the L1 norm.
        c2: Weight of the L2 norm.
        iterations: How many at most.
    """

    c1: float = 0.1
    c2: float = 0.05
    iterations: int = 100


def fit(items: Iterable[tuple[Rows, list[str]]], path: Path, settings: Settings) -> SequenceTagger:
    """A model of sentences, given as features and tags, written to a file."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for rows, wanted in items:
        trainer.append(rows, wanted)
    trainer.set_params({"c1": settings.c1, "c2": settings.c2, "max_iterations": settings.iterations})
    trainer.train(str(path))
    return SequenceTagger(path)


def rows(document: Document, morphology: Morphology) -> list[Rows]:
    """The features of each sentence of a document."""
    return [features(list(sentence.doc), sentence.hints, morphology) for sentence in document]


def train(
    documents: Sequence[Document],
    morphology: Morphology,
    labels: Sequence[str],
    folder: Path,
    *,
    names: Settings,
    roles: Settings,
    folds: int = 5,
    wanted: Callable[[Sentence], list[Marked]] = lambda sentence: sentence.names,
) -> None:
    """The three models of a language, written to a folder.

    The second look is trained on what first looks, each trained without the document, find in it: else it would learn
    to trust them too far.
    """
    folder.mkdir(parents=True, exist_ok=True)
    seen = [rows(document, morphology) for document in documents]
    gold = [[_tags(sentence, wanted(sentence), labels) for sentence in document] for document in documents]

    def looked(chosen: Iterable[int], path: Path) -> SequenceTagger:
        return fit((pair for at in chosen for pair in zip(seen[at], gold[at], strict=True)), path, names)

    fuller: list[list[Rows]] = [[] for _ in documents]
    for fold in range(folds):
        path = folder / f"fold-{fold}.crf"
        first_look = looked((at for at in range(len(documents)) if at % folds != fold), path)
        for at in range(fold, len(documents), folds):
            found = [first_look.spans(row) for row in seen[at]]
            fuller[at] = _linked(documents[at], seen[at], found, morphology)
        path.unlink()
    looked(range(len(documents)), folder / NAMES)
    again = (pair for at in range(len(documents)) for pair in zip(fuller[at], gold[at], strict=True))
    fit(again, folder / AGAIN, names)
    fit(
        (
            (row, _tags(sentence, sentence.roles, ["ROLE"]))
            for document, its_rows in zip(documents, seen, strict=True)
            for sentence, row in zip(document, its_rows, strict=True)
            if sentence.roles is not None
        ),
        folder / ROLES,
        roles,
    )


def _tags(sentence: Sentence, marked: Iterable[Marked], labels: Sequence[str]) -> list[str]:
    return tags(len(sentence.doc), [item for item in marked if item[2] in labels])


def _linked(document: Document, seen: list[Rows], found: list[list[Span]], morphology: Morphology) -> list[Rows]:
    return linked([list(sentence.doc) for sentence in document], seen, found, morphology)
