"""Names in Latin letters: for labels, for IRIs."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from anyascii import anyascii

_MARKS: Final = re.compile(r"['`’ʼ\"“”«»]")
_OTHER: Final = re.compile(r"[^a-z0-9]+")
_LONGEST: Final = 72


@lru_cache(maxsize=65536)
def romanised(text: str) -> str:
    """A name in plain Latin letters, without the marks that stand for soft and hard signs.

    >>> romanised("Қасым-Жомарт Тоқаев"), romanised("Игорь Ильин")
    ('Qasym-Zhomart Toqaev', 'Igor Ilin')
    """
    return _MARKS.sub("", anyascii(text))


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """A name as the part of an IRI: small Latin letters and hyphens, cut at a word where it is very long.

    >>> slug("Форум «Один пояс, один путь»")
    'forum-odin-poyas-odin-put'
    """
    found = _OTHER.sub("-", romanised(text).lower()).strip("-")
    if len(found) <= _LONGEST:
        return found
    return found[: _LONGEST + 1].rpartition("-")[0] or found[:_LONGEST]
