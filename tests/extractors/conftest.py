"""What a sentence tells, as triples that a reader can check by eye."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from kg.config import Settings
from kg.documents import from_text
from kg.extractors import read
from kg.model import Individual, Literal, Node, Object

Facts = Callable[..., set[tuple[str, str, str]]]
# Things that go by their key in the reading, since they have no name.
_NAMELESS = frozenset({"Meeting", "Visit", "Statement", "Tenure"})
ISSUED = datetime.date(2025, 6, 12)


def facts(text: str, language: str, *, issued: datetime.date | None = ISSUED) -> set[tuple[str, str, str]]:
    """The claims of a text: subject, property and object, each in short.

    States go by their code, bodies and places of the lexicon by their slug, persons and titles by their name,
    meetings, visits, statements and tenures by their key (`meeting:1`). What is denied or only possible has that
    behind the property: `participant (Denied)`.
    """
    document = from_text(text, identifier="test", settings=Settings(), language=language, issued=issued)
    reading = read(document)
    names = {node.key: _name(node) for node in reading.nodes}
    return {
        (names[claim.subject], _property(claim.predicate, claim.modality), _shown(claim.object, names))
        for claim in reading.claims
    }


def _name(node: Node) -> str:
    if node.kind in _NAMELESS:
        return node.key
    anchor = node.anchor or ""
    if node.kind == "Concept":
        return anchor
    if anchor and not anchor.startswith("name/"):
        return anchor.partition("/")[2]
    return node.names[0].text if node.names else node.key


def _property(predicate: str, modality: str) -> str:
    return f"{predicate} ({modality})" if modality in {"Denied", "Possible"} else predicate


def _shown(value: Object, names: dict[str, str]) -> str:
    if isinstance(value, str):
        return names[value]
    return value.value if isinstance(value, Literal) else value.name if isinstance(value, Individual) else str(value)


@pytest.fixture(name="facts", scope="session")
def facts_fixture() -> Facts:
    """The function `facts`."""
    return facts
