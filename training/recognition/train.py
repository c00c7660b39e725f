"""Train the models of a language, measure them, and write them with a card.

    python training/recognition/train.py kk --data training/data
    python training/recognition/train.py ru

The configuration is `training/recognition/configs/LANGUAGE.cfg`, a spaCy configuration: corpora, labels, settings.
`--data` is a folder with the public corpora that it names (training/recognition/README.md says where they are had); those
of this project are in `training/corpus`. Without `--out` the models go into the package.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import data
import spacy
from fitting import Document, Settings, train
from spacy.util import load_config, registry

from kg import resources
from kg.languages.pipeline import morphology
from kg.languages.recognition.model import AGAIN, NAMES, ROLES

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FILES = (NAMES, AGAIN, ROLES)


@registry.readers("kg.own.v1")
def own(language: str, part: str) -> list[Document]:
    """The project's own corpus, document by document."""
    return list(data.own(ROOT / "training" / "corpus", language, part))


@registry.readers("kg.columns.v1")
def columns(path: str, language: str, classes: dict[str, str], source: str) -> list[Document]:
    """A public corpus in columns; each sentence is a document of its own, as they stand in no order."""
    return [[sentence] for sentence in data.columns(Path(path), language, classes, source)]


def corpora(config: dict[str, Any]) -> dict[str, list[Document]]:
    """The corpora of a configuration by name."""
    resolved: dict[str, list[Document]] = registry.resolve(config["corpora"])
    return resolved


def main(arguments: Sequence[str]) -> int:
    """Train one language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language", choices=resources.languages())
    parser.add_argument("--data", default=str(ROOT / "training" / "data"), help="the folder of the public corpora")
    parser.add_argument("--out", type=Path, help="where the models go; the package's own folder by default")
    given = parser.parse_args(arguments)
    config = load_config(HERE / "configs" / f"{given.language}.cfg", overrides={"paths.data": given.data})
    folder = given.out or resources.language_file(given.language, NAMES).parent
    with tempfile.TemporaryDirectory() as scratch:
        made = run(config.interpolate(), Path(scratch))
        for name in FILES:
            (folder / name).write_bytes((made / name).read_bytes())
            digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()
            print(f"{name}: {(folder / name).stat().st_size / 1e6:.2f} MB, sha256 {digest}")
    return 0


def run(config: dict[str, Any], folder: Path) -> Path:
    """Train as a configuration says; the folder with the models."""
    settings = config["training"]
    documents = [document for corpus in corpora(config).values() for document in corpus]
    sentences = sum(len(document) for document in documents)
    print(f"spaCy {spacy.__version__}, {len(documents)} documents, {sentences} sentences")
    train(
        documents,
        morphology(settings["language"]),
        settings["labels"],
        folder,
        names=Settings(**settings["names"]),
        roles=Settings(**settings["roles"]),
        folds=settings["folds"],
    )
    return folder


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
