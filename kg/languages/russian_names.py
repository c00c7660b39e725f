"""Names of persons, places and organisations in Russian text, by slovnet's news model.

The model files lie inside the natasha package, which cannot be imported (it needs pymorphy2, broken since Python 3.11):
they are found through its import spec. The model is raw material, about 95 % right on persons and places and less on
organisations (https://github.com/natasha/slovnet#evaluation); it sometimes splits one body into several.

Its matrices are small: with one thread for numpy a page of 350 words takes about 10 ms, with two threads 25 to 90 ms.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from threadpoolctl import ThreadpoolController

from kg.errors import KgError

_EMBEDDINGS: Final = "data/emb/navec_news_v1_1B_250K_300d_100q.tar"
_MODEL: Final = "data/model/slovnet_ner_news_v1.tar"


class NameSpan(NamedTuple):
    """A name in a sentence: the tokens `first` up to `last`, half-open, and `PER`, `LOC` or `ORG`."""

    first: int
    last: int
    label: str


class RussianNames:
    """The recogniser. Loading takes about a second and 100 MB, and waits until the first call of `find`.

    Args:
        batch: How many sentences the model sees at once.

    >>> RussianNames().find([["Посол", "Чили", "Хуан", "Перес", "прибыл", "в", "Осло"]])[0][1]
    NameSpan(first=2, last=4, label='PER')
    """

    def __init__(self, *, batch: int = 8) -> None:
        self.batch = batch

    def find(self, words: Sequence[Sequence[str]]) -> list[list[NameSpan]]:
        """The names in each sentence, given as its tokens, so that the caller's own tokens and offsets are kept.

        Raises `KgError` where the model files are missing.
        """
        found: list[list[NameSpan]] = [[] for _ in words]
        # Sentences of like length share a batch: the model computes the padding too.
        order = sorted((index for index, item in enumerate(words) if item), key=lambda index: len(words[index]))
        load(batch=self.batch)
        with _threads().limit(limits=1, user_api="blas"):
            for first in range(0, len(order), self.batch):
                chunk = order[first : first + self.batch]
                for index, tags in zip(chunk, _tags([words[index] for index in chunk], self.batch), strict=True):
                    found[index] = list(_spans(tags))
        return found


@cache
def _threads() -> ThreadpoolController:
    """The thread pools of the libraries that are loaded by now: the model's among them."""
    return ThreadpoolController()


def _tags(words: Sequence[Sequence[str]], batch: int) -> list[list[str]]:
    """The BIO tag of every token; slovnet's own entry point takes running text only, and splits it in its own way."""
    infer = load(batch=batch).infer
    return [list(tags) for tags in infer.decoder(infer.process(infer.encoder(words)))]


def _spans(tags: Iterable[str]) -> Iterable[NameSpan]:
    first, label = 0, ""
    for index, tag in enumerate((*tags, "O")):
        part, _, kind = tag.partition("-")
        if label and (part != "I" or kind != label):
            yield NameSpan(first, index, label)
            label = ""
        if kind and not label:
            first, label = index, kind


@cache
def load(*, batch: int) -> Any:
    """The model with its embeddings, one for the process."""
    from slovnet import NER

    embeddings, model = _package_file(_EMBEDDINGS), _package_file(_MODEL)
    return NER.load(str(model), batch_size=batch).navec(_embeddings(embeddings))


def _embeddings(path: Path) -> Any:
    """The embeddings alone: the model has the words itself, and what navec computes for comparing them is not used."""
    from navec import Navec
    from navec.meta import Meta
    from navec.pq import PQ
    from navec.tar import Tar
    from numpy import arange

    class Codes(PQ):  # type: ignore[misc]
        def precompute(self) -> None:
            self.qdims = arange(self.qdim)

    with Tar(str(path)) as tar:
        meta = Meta.from_file(tar.load("meta.json"))
        Meta.check_protocol(meta.protocol)
        return Navec(meta, None, Codes.from_file(tar.load("pq.bin")))


def _package_file(name: str) -> Path:
    spec = importlib.util.find_spec("natasha")
    for folder in (spec.submodule_search_locations if spec else None) or ():
        path = Path(folder) / name
        if path.is_file():
            return path
    raise KgError(
        "the model for Russian names is missing",
        where=f"natasha/{name}",
        remedy="pip install --force-reinstall natasha",
    )
