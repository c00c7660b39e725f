"""What a user hands over, as documents: paths, texts and `Document` objects."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from kg import documents
from kg.config import Settings
from kg.errors import InputError
from kg.graph.clock import Clock
from kg.model import Document


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document that can be read, and is not held in memory until it is.

    Args:
        identifier: Its identifier.
        part: The file, the text or the document itself.
        settings: How it is read.
    """

    identifier: str
    part: Path | str | Document
    settings: Settings

    def read(self) -> Document:
        """The document; `InputError` where its file has changed its name or went since it was looked at."""
        return self.part if isinstance(self.part, Document) else _read(self.part, self.settings)


Source: TypeAlias = str | os.PathLike[str] | Document | Waiting


def read_all(
    sources: Source | Iterable[Source], clock: Clock, *, settings: Settings, skip_errors: bool = False
) -> tuple[list[Waiting], list[str]]:
    """All documents of the sources in order of their identifiers, and why others were refused.

    Each is read once to see that it can be, and let go again: a folder may hold more than memory does.

    Raises:
        InputError: One cannot be read, or two are called alike; with `skip_errors`, it is told of and left out.
    """
    found: dict[str, tuple[Waiting, bytes]] = {}
    refused: list[str] = []
    parts = _parts(sources, settings, refused if skip_errors else None)
    for done, part in enumerate(parts, start=1):
        try:
            if isinstance(part, Waiting):  # looked at before
                found[part.identifier] = part, b""
                continue
            document = part if isinstance(part, Document) else _read(part, settings)
            _keep(Waiting(document.identifier, part, settings), document, found)
        except InputError as error:
            if not skip_errors:
                raise
            refused.append(str(error))
        clock.step(done, len(parts))
    return [found[identifier][0] for identifier in sorted(found)], refused


def _parts(
    sources: Source | Iterable[Source], settings: Settings, refused: list[str] | None
) -> list[Path | str | Document | Waiting]:
    """Each file, text and document by itself; folders become the files in them."""
    parts: list[Path | str | Document | Waiting] = []
    for source in [sources] if isinstance(sources, str | os.PathLike | Document | Waiting) else sources:
        if isinstance(source, Document | Waiting) or (isinstance(source, str) and "\n" in source):
            parts.append(source)
            continue
        try:
            parts.extend(documents.discover([Path(source)], settings=settings))
        except InputError as error:
            if refused is None:
                raise
            refused.append(str(error))
    return parts


def _read(part: Path | str, settings: Settings) -> Document:
    if isinstance(part, Path):
        return documents.read(part, settings=settings)
    digest = sha256(part.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return documents.from_text(part, identifier=f"text-{digest}", settings=settings)


def _keep(waiting: Waiting, document: Document, found: dict[str, tuple[Waiting, bytes]]) -> None:
    digest = sha256(repr(document).encode("utf-8", "surrogatepass")).digest()
    if found.setdefault(document.identifier, (waiting, digest))[1] != digest:
        raise InputError(
            "two different documents have this name", where=document.identifier, remedy="rename one of the files"
        )
