"""A store's quads to files."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import IO

from kg.errors import FormatError, StoreError
from kg.rdf.terms import PREFIXES
from kg.store import QuadStore
from kg.store.formats import Format, format_named, formats

_KIND = re.compile(r"([a-z]+)/")


def export(store: QuadStore, target: str | os.PathLike[str] | IO[bytes], format: str | None, *, base: str) -> None:
    """Write all that is for show, in the format that is named or that the path ends in."""
    chosen = _format(target, format)
    data = chosen.serialize(store.quads(graph=None), prefixes=prefixes(store, base=base))
    if isinstance(target, str | os.PathLike):
        _replace(Path(target), data)
    else:
        target.write(data)


def prefixes(store: QuadStore, *, base: str) -> dict[str, str]:
    """The ontology's prefixes, and one for each kind of instance that the store has: `state:KZ`, `meeting:…`."""
    subjects = {str(quad.subject).strip("<>") for quad in store.quads()}
    kinds = {
        match[1] for subject in subjects if subject.startswith(base) and (match := _KIND.match(subject, len(base)))
    }
    return {**{kind: f"{base}{kind}/" for kind in sorted(kinds)}, **PREFIXES}


def _format(target: object, name: str | None) -> Format:
    if name:
        return format_named(name)
    suffix = Path(target).suffix if isinstance(target, str | os.PathLike) else ""
    if not suffix:
        raise FormatError(
            "the format cannot be told from the name",
            where=str(target) if isinstance(target, str | os.PathLike) else None,
            remedy=f"name one of {', '.join(formats.names())}",
        )
    return format_named(suffix)


def _replace(path: Path, data: bytes) -> None:
    """Write beside and then rename, so that nobody ever reads half a file; what is no file (a pipe) is written to."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        try:
            beside.write_bytes(data)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(
            f"cannot be written ({error.strerror})", where=str(path), remedy="choose another path"
        ) from None
