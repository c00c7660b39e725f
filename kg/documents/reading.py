"""Paths, bytes and text to documents."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from kg.config import Settings
from kg.documents import language as languages
from kg.documents import passages
from kg.documents.cleaning import clean
from kg.documents.contacts import mask
from kg.documents.readers import PLAIN_TEXT, Content, reader_for
from kg.errors import EmptyFileError, InputError, NoSuchPathError, TooLargeError
from kg.model import Document, Passage

_NOTHING_TELLS = "nothing in it tells of anything: all of it is contacts, captions, navigation or boilerplate"


def discover(paths: Iterable[str | Path], *, settings: Settings) -> list[Path]:
    """The files that the paths stand for, each once.

    A file that is named is always among them; of a folder, at any depth and in the order of names, the files
    that a reader takes, without hidden ones and READMEs.

    Args:
        paths: Files and folders.
        settings: The settings.

    Raises:
        NoSuchPathError: A path does not exist.
    """
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if path.is_dir():
            found.update(dict.fromkeys(_files(path)))
        elif path.exists():
            found[path] = None
        else:
            raise NoSuchPathError("no such file or folder", where=str(path), remedy="check the path")
    return list(found)


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            hidden = name.startswith(".") or path.stem.upper() == "README"
            if not hidden and path.is_file() and reader_for(path.suffix):
                yield path


def read(
    path: str | Path, *, settings: Settings, identifier: str | None = None, language: str | None = None
) -> Document:
    """The document of a file.

    Args:
        path: The file; one of an unknown suffix is read as plain text.
        settings: `document_bytes` is the longest file that is read.
        identifier: The document's identifier; the file's name by default.
        language: `en`, `ru` or `kk`; told from the text by default.

    Raises:
        InputError: The path is a folder, or the file may not be read; otherwise NoSuchPathError, EmptyFileError,
            BinaryFileError, EncodingError, UnknownLanguageError or TooLargeError, as they say.
    """
    path = Path(path)
    where = str(path)
    data = _bytes(path, settings)
    reader = reader_for(path.suffix) or PLAIN_TEXT
    content = reader.read(data, where=where)
    return _document(content, identifier=identifier or path.name, language=language, where=where)


def from_bytes(
    data: bytes,
    *,
    identifier: str,
    settings: Settings,
    language: str | None = None,
    title: str | None = None,
    issued: date | None = None,
    publisher: str | None = None,
    source: str | None = None,
) -> Document:
    """The document of plain text in bytes, such as standard input; arguments as in `from_text`, errors as in `read`."""
    _check_size(len(data), identifier, settings)
    read = PLAIN_TEXT.read(data, where=identifier)
    content = Content(read.text, language, title, issued, publisher, source, read.warnings)
    return _document(content, identifier=identifier, language=None, where=identifier)


def from_text(
    text: str,
    *,
    identifier: str,
    settings: Settings,
    language: str | None = None,
    title: str | None = None,
    issued: date | None = None,
    publisher: str | None = None,
    source: str | None = None,
) -> Document:
    """The document of a text; what is not given is looked for in it.

    Args:
        text: The text.
        identifier: Unique in a store.
        settings: `document_bytes` is the longest text that is read, in UTF-8.
        language, title, issued, publisher, source: As in `kg.model.Document`.

    Raises:
        EmptyFileError: There is nothing but white space.
        TooLargeError: It is longer than the setting allows.
        UnknownLanguageError: It is in no language that is known.

    >>> text = "LIMA, 17 May 2024 – The ministers of Chile and Peru met and agreed to talk on trade."
    >>> document = from_text(text, identifier="a", settings=Settings())
    >>> document.language, str(document.issued), document.text[slice(*document.dateline)]
    ('en', '2024-05-17', 'LIMA')
    """
    if len(text) * 4 > settings.document_bytes:
        _check_size(len(text.encode("utf-8", "replace")), identifier, settings)
    content = Content(text, language, title, issued, publisher, source)
    return _document(content, identifier=identifier, language=None, where=identifier)


def _bytes(path: Path, settings: Settings) -> bytes:
    where = str(path)
    if path.is_dir():
        raise InputError("this is a folder", where=where, remedy="name the files in it, or let it be searched")
    try:
        with path.open("rb") as file:
            _check_size(os.fstat(file.fileno()).st_size, where, settings)
            # A pipe has no size: one byte more than is allowed tells that there is too much.
            data = file.read(settings.document_bytes + 1)
    except FileNotFoundError:
        raise NoSuchPathError("no such file", where=where, remedy="check the path") from None
    except OSError as error:
        raise InputError(
            f"the file cannot be read: {error.strerror}", where=where, remedy="check its permissions"
        ) from None
    _check_size(len(data), where, settings)
    return data


def _check_size(size: int, where: str, settings: Settings) -> None:
    if size > settings.document_bytes:
        raise TooLargeError(
            f"the text has {size:,} bytes, more than the {settings.document_bytes:,} that are read",
            where=where,
            remedy="split it into documents, or set KG_DOCUMENT_BYTES",
        )


def _document(content: Content, *, identifier: str, language: str | None, where: str) -> Document:
    text = clean(content.text)
    if not text.strip():
        raise EmptyFileError("the text is empty", where=where, remedy="leave it out or give it text")
    parts, header = passages.mark(text)
    warnings = list(content.warnings)
    if not any(part.tells for part in parts):
        warnings.append(_NOTHING_TELLS)
    return Document(
        identifier=identifier,
        text=mask(text, passages.details(text, parts)),
        language=_language(text, parts, language or content.language, where),
        title=content.title or header.title,
        issued=content.issued or header.issued,
        publisher=content.publisher or header.publisher,
        source=content.source,
        dateline=header.dateline,
        passages=parts,
        warnings=tuple(warnings),
    )


def _language(text: str, parts: tuple[Passage, ...], given: str | None, where: str) -> str:
    """The given language, or that of the passages that tell; where none does, the likeliest."""
    if given is not None:
        return languages.require_known(given, where=where)
    telling = "\n".join(text[part.start : part.end] for part in parts if part.tells)
    return languages.identify(telling, where=where) if telling else languages.guess(text)
