"""The trained models of a language: one for names, one for names at a second look, one for posts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from pycrfsuite import ItemSequence
from spacy.tokens import Doc

from kg import resources
from kg.languages.morphology import Morphology
from kg.languages.recognition.context import linked
from kg.languages.recognition.features import features
from kg.languages.recognition.tagger import SequenceTagger, Span

FILES = NAMES, AGAIN, ROLES = "names.crf", "names_again.crf", "roles.crf"


class Model:
    """Finds names and posts in the sentences of a document.

    Args:
        folder: Where its files are: `names.crf`, `names_again.crf`, `roles.crf`.
        morphology: Of the language.
    """

    def __init__(self, folder: Path, morphology: Morphology) -> None:
        self._morphology = morphology
        self._names, self._again, self._roles = (SequenceTagger(folder / name) for name in FILES)

    def find(
        self, doc: Doc, sentences: Sequence[tuple[int, int]], hints: Sequence[Sequence[Sequence[str]]]
    ) -> list[tuple[list[Span], list[Span]]]:
        """Names (`PERSON`, `ORG`, `PLACE`, `STATE` …) and posts (`ROLE`) of each sentence, by tokens of the text.

        Args:
            doc: The text.
            sentences: The first token of each sentence, and the one after its last.
            hints: For each token of each sentence what the lexicon and others say of it.
        """
        tokens = [list(doc[first:last]) for first, last in sentences]
        rows = [features(words, told, self._morphology) for words, told in zip(tokens, hints, strict=True)]
        held = [ItemSequence(row) for row in rows]
        first_look = [self._names.spans(row) for row in held]
        again = linked(tokens, rows, first_look, self._morphology)
        return [
            (_moved(self._again.spans(ItemSequence(fuller)), first), _moved(self._roles.spans(row), first))
            for (first, _), row, fuller in zip(sentences, held, again, strict=True)
        ]


def _moved(spans: Sequence[Span], offset: int) -> list[Span]:
    return [span._replace(first=span.first + offset, last=span.last + offset) for span in spans]


@cache
def model(language: str, morphology: Morphology) -> Model | None:
    """The models of a language, one for the process; `None` where it has none."""
    folder = resources.language_file(language, NAMES).parent
    return Model(folder, morphology) if (folder / NAMES).is_file() else None
