"""Settings and a short way from text to document for the tests of this folder."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.config import Settings
from kg.documents import from_text
from kg.model import Document


@pytest.fixture
def document() -> Callable[..., Document]:
    """`from_text` with an identifier and the default settings."""

    def make(text: str, **options: object) -> Document:
        return from_text(text, identifier="a.txt", settings=Settings(), **options)  # type: ignore[arg-type]

    return make
