"""What a user hands over, as documents: paths, texts and `Document` objects."""

from __future__ import annotations

import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from kg import documents
from kg.config import Settings
from kg.errors import InputError
from kg.graph.clock import Clock
from kg.model import Document

Source: TypeAlias = str | os.PathLike[str] | Document


def read_all(
    sources: Source | Iterable[Source], clock: Clock, *, settings: Settings, skip_errors: bool = False
) -> tuple[list[Document], list[str]]:
    """All documents of the sources in order of their identifiers, and why others were refused.

    Raises:
        InputError: One cannot be read, or two are called alike; with `skip_errors`, it is told of and left out.
    """
    found: dict[str, Document] = {}
    refused: list[str] = []
    parts = _parts(sources, settings, refused if skip_errors else None)
    for done, part in enumerate(parts, start=1):
        try:
            document = part if isinstance(part, Document) else _read(part, settings)
            _keep(document, found)
        except InputError as error:
            if not skip_errors:
                raise
            refused.append(str(error))
        clock.step(done, len(parts))
    return [found[identifier] for identifier in sorted(found)], refused


def _parts(
    sources: Source | Iterable[Source], settings: Settings, refused: list[str] | None
) -> list[Path | str | Document]:
    """Each file, text and document by itself; folders become the files in them."""
    parts: list[Path | str | Document] = []
    for source in [sources] if isinstance(sources, str | os.PathLike | Document) else sources:
        if isinstance(source, Document) or (isinstance(source, str) and "\n" in source):
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


def _keep(document: Document, found: dict[str, Document]) -> None:
    other = found.setdefault(document.identifier, document)
    if other != document:
        raise InputError(
            "two different documents have this name", where=document.identifier, remedy="rename one of the files"
        )
