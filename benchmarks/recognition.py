"""How well names, posts and dates are recognised, and how fast.

    python benchmarks/recognition.py own                  the test part of the project's corpus
    python benchmarks/recognition.py factrueval FOLDER    factRuEval-2016, development set, held out
    python benchmarks/recognition.py crossner FOLDER      CrossNER politics, test: without and with its other parts
    python benchmarks/recognition.py kaznerd FOLDER       KazNERD, test: trained on its validation part alone
    python benchmarks/recognition.py speed                one core: loading, milliseconds for a document of 350 words

FOLDER has the files of the public corpus: `IOB2_valid.txt` and `IOB2_test.txt`, or `politics-train.txt`,
`politics-dev.txt` and `politics-test.txt`. Exact span and class everywhere.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "training" / "recognition"))

import train as training
from data import Marked, Sentence, columns, outermost
from fitting import Settings, fit, rows
from spacy.tokens import Doc

from kg.evaluation import rendering
from kg.evaluation.entities import measuring
from kg.evaluation.scores import Counts
from kg.languages import pipeline
from kg.languages.recognition.model import Model
from kg.languages.recognition.tagger import tags
from kg.model import Document

LANGUAGES = ("en", "ru", "kk")
KAZNERD = {"PERSON": "PERSON", "GPE": "GPE", "DATE": "DATE", "ORGANISATION": "ORG", "POSITION": "POSITION"}
CROSSNER = {
    "person": "PERSON",
    "politician": "PERSON",
    "country": "STATE",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "location": "PLACE",
}


def own() -> None:
    """The project's own test part."""
    texts = [text for language in LANGUAGES for text in training.test_texts(language)]
    print(rendering.text(measuring.compare(texts, recognise=measuring.own())))


def factrueval(folder: Path) -> None:
    """factRuEval's development set."""
    print(rendering.text(measuring.evaluate(folder, language="ru")))


def crossner(folder: Path) -> None:
    """CrossNER politics: the package as it is, and with models that have seen the set's other parts too."""
    test = list(columns(folder / "politics-test.txt", "en", CROSSNER, "test"))
    classes = ("PERSON", "STATE", "ORG", "PLACE")
    print("trained without it")
    scores(((_recognised(sentence, "en"), set(sentence.names)) for sentence in test), classes)
    config = training.configuration("en", "")
    documents = [document for part in training.corpora(config).values() for document in part]
    for name in ("train", "dev"):
        documents += [[item] for item in columns(folder / f"politics-{name}.txt", "en", CROSSNER, name)]
    with tempfile.TemporaryDirectory() as scratch:
        training.fit(config, documents, Path(scratch))
        other = Model(Path(scratch), pipeline.morphology("en"))
        pipeline.model = lambda language, morphology: other
        print("trained with its training and development parts too")
        scores(((_recognised(sentence, "en"), set(sentence.names)) for sentence in test), classes)


def _recognised(sentence: Sentence, language: str) -> set[Marked]:
    """What the package finds in the words of a sentence, the outermost spans of each class."""
    nlp = pipeline.load(language)
    doc = Doc(nlp.vocab, words=[token.text for token in sentence.doc])
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    found = [(span.start, span.end, span.label_) for span in doc.spans["names"] if span.label_ != "ROLE"]
    return set(outermost(found))


def kaznerd(folder: Path) -> None:
    """One model over the classes of KazNERD, trained on its validation part alone."""
    classes = tuple(dict.fromkeys(KAZNERD.values()))
    morphology = pipeline.morphology("kk")
    seen = list(columns(folder / "IOB2_valid.txt", "kk", KAZNERD, "valid"))
    test = columns(folder / "IOB2_test.txt", "kk", KAZNERD, "test")
    with tempfile.TemporaryDirectory() as scratch:
        pairs = ((rows([item], morphology)[0], tags(len(item.doc), item.names)) for item in seen)
        tagger = fit(pairs, Path(scratch) / "kaznerd.crf", Settings())
        scores(
            (({span[:3] for span in tagger.spans(rows([item], morphology)[0])}, set(item.names)) for item in test),
            classes,
        )


def scores(pairs: Iterable[tuple[set[Marked], set[Marked]]], classes: Sequence[str]) -> None:
    """Print precision, recall and F1 of found against marked spans, for each class and all of them."""
    counts: dict[str, Counts] = defaultdict(Counts)
    for found, marked in pairs:
        for at, spans in ((0, found & marked), (1, found - marked), (2, marked - found)):
            for name in (span[2] for span in spans if span[2] in classes):
                one = Counts(*(int(at == place) for place in range(3)))
                counts[name] += one
                counts["all"] += one
    print(f"{'':10} {'P':>6} {'R':>6} {'F1':>6}")
    for name in (*classes, "all"):
        row = counts[name]
        print(f"{name:10} {row.precision or 0:6.3f} {row.recall or 0:6.3f} {row.f1 or 0:6.3f}")


def speed() -> None:
    """Each language in a process of its own, and all three in one."""
    for languages in (*([language] for language in LANGUAGES), list(LANGUAGES)):
        subprocess.run([sys.executable, __file__, "speed", "--languages", ",".join(languages)], check=True)


def _speed(languages: Sequence[str]) -> None:
    from documents import documents

    composed = {language: list(documents(language, 31)) for language in languages}
    started = time.process_time()
    for language, items in composed.items():
        pipeline.annotate(_document(items[0], language))
    loaded = time.process_time() - started
    made = [_document(item, language) for language, items in composed.items() for item in items[1:]]
    best = min(_seconds(made) for _ in range(3))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{','.join(languages):9} loading with the first document {loaded:.2f} s, "
        f"{1000 * best / len(made):.0f} ms a document, {memory:.0f} MB at the highest"
    )


def _document(text: str, language: str) -> Document:
    return Document(identifier="text", text=text, language=language)


def _seconds(documents: Sequence[Document]) -> float:
    started = time.process_time()
    for document in documents:
        pipeline.annotate(document)
    return time.process_time() - started


def main(arguments: Sequence[str]) -> int:
    """Measure one thing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("own", "factrueval", "crossner", "kaznerd", "speed"))
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--languages", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.what in ("factrueval", "crossner", "kaznerd"):
        if given.folder is None:
            parser.error(f"{given.what} needs the folder of the corpus")
        {"factrueval": factrueval, "crossner": crossner, "kaznerd": kaznerd}[given.what](given.folder)
    elif given.languages:
        _speed(given.languages.split(","))
    else:
        {"own": own, "speed": speed}[given.what]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
