"""Train the models of a language, measure them, and write them with a card.

    python training/recognition/train.py kk --data training/data
    python training/recognition/train.py ru

The configuration is `training/recognition/configs/LANGUAGE.cfg`, a spaCy configuration: corpora, labels, settings.
`--data` is a folder with the public corpora that it names (see training/recognition/README.md); the project's own
is `training/corpus`. The models go into the package, and with them the card, `recognition.md`.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

import data
from fitting import Document, Settings, train
from spacy.util import load_config, registry

from kg import resources
from kg.evaluation.entities import corpus, measuring
from kg.evaluation.entities.spans import Text
from kg.evaluation.report import Report
from kg.languages.pipeline import morphology
from kg.languages.recognition.model import FILES, NAMES

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CORPUS = ROOT / "training" / "corpus"
CARD = "recognition.md"


@registry.readers("kg.own.v1")
def own(language: str, part: str) -> list[Document]:
    """The project's own corpus, document by document."""
    return list(data.own(CORPUS, language, part))


@registry.readers("kg.columns.v1")
def columns(
    path: str, language: str, classes: dict[str, str], source: str, licence: str, every: int = 1
) -> list[Document]:
    """A public corpus in columns, of which each `every`th sentence is taken, as a document: they stand in no order."""
    return [[sentence] for sentence in islice(data.columns(Path(path), language, classes, source), 0, None, every)]


def configuration(language: str, folder: str) -> dict[str, Any]:
    """The configuration of a language, with the folder of the public corpora."""
    return load_config(HERE / "configs" / f"{language}.cfg", overrides={"paths.data": folder}).interpolate()


def corpora(config: dict[str, Any]) -> dict[str, list[Document]]:
    """The corpora of a configuration by name."""
    resolved: dict[str, list[Document]] = registry.resolve(config["corpora"])
    return resolved


def fit(config: dict[str, Any], documents: Sequence[Document], folder: Path) -> None:
    """Train on documents as a configuration says, into a folder."""
    settings = config["training"]
    train(
        documents,
        morphology(settings["language"]),
        settings["labels"],
        folder,
        names=Settings(**settings["names"]),
        roles=Settings(**settings["roles"]),
        folds=settings["folds"],
    )


def main(arguments: Sequence[str]) -> int:
    """Train one language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language", choices=resources.languages())
    parser.add_argument("--data", default=str(ROOT / "training" / "data"), help="the folder of the public corpora")
    parser.add_argument(
        "--card", action="store_true", help="only measure the models that are there, and write the card"
    )
    given = parser.parse_args(arguments)
    config = configuration(given.language, given.data)
    folder = resources.language_file(given.language, NAMES).parent
    read = corpora(config)
    if not given.card:
        started = time.monotonic()
        with tempfile.TemporaryDirectory() as scratch:
            fit(config, [document for part in read.values() for document in part], Path(scratch))
            for name in FILES:
                (folder / name).write_bytes((Path(scratch) / name).read_bytes())
        print(f"trained in {time.monotonic() - started:.0f} s")
    page = card(given.language, config, read, folder)
    (folder / CARD).write_text(page, encoding="utf-8")
    print(page)
    return 0


def test_texts(language: str) -> list[Text]:
    """The marked texts of the test part of the project's corpus."""
    files = sorted((CORPUS / language).glob("test-*.marked"))
    return [text for path in files for text in corpus.read(path, language=language)]


def measured(language: str) -> Report:
    """The recognition of the package on the test part of the project's corpus."""
    return measuring.compare(test_texts(language), recognise=measuring.own())


def card(language: str, config: dict[str, Any], read: dict[str, list[Document]], folder: Path) -> str:
    """The card of a language's models."""
    settings = config["training"]
    report = measured(language)
    parts = "\n".join(
        f"| {config['corpora'][name].get('source', 'training/corpus, ' + config['corpora'][name].get('part', ''))} "
        f"| {config['corpora'][name].get('licence', 'Apache-2.0')} | {sum(map(len, documents)):,} |"
        for name, documents in read.items()
    )
    files = "\n".join(
        f"| `{name}` | {(folder / name).stat().st_size / 1e6:.2f} "
        f"| `{hashlib.sha256((folder / name).read_bytes()).hexdigest()}` |"
        for name in FILES
    )
    classes = ("PERSON", "STATE", "PLACE", "ORG", "ROLE", "DATE", "total")
    rows = [(kind, report.of(kind)) for kind in classes]
    figures = "\n".join(
        f"| {kind} | {counts.precision:.3f} | {counts.recall:.3f} | {counts.f1:.3f} |" for kind, counts in rows
    )
    options = "; ".join(
        f"{part}: c1 {its['c1']}, c2 {its['c2']}, at most {its['iterations']} iterations"
        for part in ("names", "roles")
        for its in [settings[part]]
    )
    documents = sum(report.documents.values())
    return f"""# Names and posts in text: the models of `{language}`

Linear-chain CRFs (CRFsuite through python-crfsuite {version("python-crfsuite")}) over forms, neighbours and what
lexicon, rules and, in Russian, slovnet say of each word. `names` looks first, `names_again` looks once more with what
the words are elsewhere in the document, `roles` finds posts. Made by `python training/recognition/train.py {language}`.

| trained on | licence | sentences |
|---|---|---|
{parts}

L-BFGS has no random part, so there is no seed: the same data give the same bytes ({options}).

| file | MB | sha256 |
|---|---|---|
{files}

Licence of the models: Apache-2.0, with the attribution that the corpora above ask for.

## How well

Lexicon, rules and these models together on the test part of the project's corpus ({documents} documents, written
apart, never trained on, not read while rules were written). Exact span and class.

| class | precision | recall | F1 |
|---|---|---|---|
{figures}
"""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
