"""The sentences that the models are trained and measured with, from this project's corpus and from public ones.

A sentence is a spaCy `Doc` with the forms of its words, what the lexicon and others say of them, and the spans that
are marked in it, in two layers: names, and posts, which hold names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from kg.evaluation.entities import bracketed
from kg.languages.grammar.elements import elements
from kg.languages.grammar.profile import profile
from kg.languages.morphology import Morphology
from kg.languages.pipeline import analyse, load, morphology, outside_names, trimmed
from kg.languages.recognition.elements import told
from kg.languages.recognition.tagger import spans

ROLE = "ROLE"
Marked = tuple[int, int, str]


@dataclass(frozen=True)
class Sentence:
    """A sentence with its marks.

    Args:
        doc: Its words, without spaces.
        hints: For each word what the lexicon and others say of it (`kg.languages.recognition.features.hints`).
        names: The outermost spans of names that are marked, by words.
        roles: The outermost posts; `None` where the corpus marks no posts.
        source: Which corpus and which part it is of.
    """

    doc: Doc
    hints: list[list[str]]
    names: list[Marked]
    roles: list[Marked] | None
    source: str


def own(folder: Path, language: str, part: str) -> Iterator[list[Sentence]]:
    """The documents of this project's corpus, each as its sentences.

    Args:
        folder: `training/corpus`.
        language: `en`, `ru` or `kk`.
        part: `train` or `test`.
    """
    nlp, forms = load(language), morphology(language)
    for path in sorted((folder / language).glob(f"{part}-*.marked")):
        for text in bracketed.read(path):
            doc = nlp(text.text, disable=["kg_entities"])
            spans = [(doc.char_span(item.start, item.end), item.name) for item in text.entities]
            marked = [(span.start, span.end, name) for span, name in spans if span is not None]
            yield list(_sentences(doc, marked, language, forms, f"own {part}"))


def _sentences(doc: Doc, marked: list[Marked], language: str, forms: Morphology, source: str) -> Iterator[Sentence]:
    for span in doc.sents:
        first, last = trimmed(doc, span.start, span.end)
        if first == last:
            continue
        inside = [(a - first, b - first, name) for a, b, name in marked if a >= first and b <= last]
        sentence = doc[first:last].as_doc()
        yield Sentence(
            sentence,
            _told(sentence, language, forms),
            outermost(item for item in inside if item[2] != ROLE),
            outermost(item for item in inside if item[2] == ROLE),
            source,
        )


def columns(path: Path, language: str, classes: Mapping[str, str], source: str) -> Iterator[Sentence]:
    """The sentences of a file with a word and its tag (`B-`, `I-`, `O`) in a line, an empty line after each sentence.

    Args:
        path: The file.
        language: Its language.
        classes: What its classes are called here; a class that is not among them is left out. A class called `GPE`
            becomes `STATE` where the lexicon knows a state in it, else `PLACE`.
        source: Which corpus and part it is.
    """
    nlp, forms = load(language), morphology(language)
    has_roles = ROLE in classes.values()
    for words, tags in _columns(path):
        doc = Doc(nlp.vocab, words=words)
        analyse(list(doc), forms)
        hints = _told(doc, language, forms)
        marked = [(a, b, _called(classes[name], hints[a:b])) for a, b, name in spans(tags) if name in classes]
        yield Sentence(
            doc,
            hints,
            [item for item in marked if item[2] != ROLE],
            [item for item in marked if item[2] == ROLE] if has_roles else None,
            source,
        )


def _called(name: str, hints: list[list[str]]) -> str:
    if name != "GPE/STATE":
        return name
    return "STATE" if any(hint[0].endswith("-S") for hint in hints) else "PLACE"


def _columns(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        cells = line.split()
        if cells and not cells[0].startswith("-DOCSTART-"):
            words.append(cells[0])
            tags.append(cells[-1])
        elif words:
            yield words, tags
            words, tags = [], []


def outermost(marked: Iterable[Marked]) -> list[Marked]:
    """The spans that stand in no other, in order."""
    kept: list[Marked] = []
    for item in sorted(marked, key=lambda item: (item[0] - item[1], item[0])):
        if all(item[1] <= other[0] or item[0] >= other[1] for other in kept):
            kept.append(item)
    return sorted(kept)


def _told(doc: Doc, language: str, forms: Morphology) -> list[list[str]]:
    """What the package says of the words of a sentence before the models see it."""
    rules = profile(language)
    known = elements(doc, 0, len(doc), profile=rules, morphology=forms)
    return told(doc, 0, len(doc), known, outside_names(doc, [(0, len(doc))], language)[0], rules)
