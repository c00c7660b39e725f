"""Texts in which names are marked, whatever format they come in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from kg import resources
from kg.errors import FormatError, InputError, NoSuchPathError
from kg.evaluation.entities import bio, bracketed, brat, factrueval
from kg.evaluation.entities.spans import Marked, Text

# By suffix of the file that holds the marks.
READERS: Final[dict[str, Callable[[Path], list[Marked]]]] = {
    ".ann": brat.read,
    ".objects": factrueval.read,
    ".conll": bio.read,
    ".bio": bio.read,
    ".iob": bio.read,
    ".iob2": bio.read,
    ".tsv": bio.read,
    ".marked": bracketed.read,
}


def read(folder: str | Path, *, language: str | None = None) -> Iterator[Text]:
    """The marked texts below a folder, or of one file, in the order of their names.

    Args:
        folder: Where the files are.
        language: The language of all texts; else that of the folder `en`, `ru` or `kk` a file lies in, else told from
            the text.

    Raises:
        InputError: No such file is there, or the language of a text cannot be told.
        FormatError: A file is not in its format; it names the file and the line.
    """
    path = Path(folder)
    if not path.exists():
        raise NoSuchPathError("no such file or folder", where=str(path), remedy="check the path")
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    files = [file for file in files if file.suffix in READERS and not file.name.startswith(".")]
    if not files:
        raise InputError("no marked texts are there", where=str(path), remedy=f"files end in {', '.join(READERS)}")
    for file in files:
        try:
            marked = READERS[file.suffix](file)
        except UnicodeDecodeError:
            raise FormatError("this is not UTF-8", where=str(file), remedy="save it as UTF-8") from None
        yield from _texts(file, marked, language)


def _texts(file: Path, marked: list[Marked], language: str | None) -> Iterator[Text]:
    from kg.documents.language import identify, require_known

    if language is not None:
        code = require_known(language, where="--language")
    else:
        known = [part for part in file.parent.parts if part in resources.languages()]
        whole = "\n".join(item.text for item in marked)
        code = known[-1] if known else identify(whole, where=str(file))
    for item in marked:
        yield Text(str(file), code, item.text, item.entities)
