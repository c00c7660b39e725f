"""Who took part in the meetings that a text tells of, by family name."""

from __future__ import annotations

import datetime

from kg.config import Settings
from kg.documents import from_text
from kg.extractors.reading import read

ISSUED = datetime.date(2025, 6, 12)


def meetings(text: str, language: str = "en") -> list[str]:
    """The last word of the name of each participant of each meeting of a text, in the order of the text."""
    reading = read(from_text(text, identifier="a", settings=Settings(), language=language, issued=ISSUED))
    names = {node.key: node.names[0].text.split()[-1] for node in reading.nodes if node.names}
    found: dict[str, set[str]] = {}
    for claim in reading.claims:
        if claim.predicate == "participant" and claim.modality in {"Asserted", "Planned"}:
            found.setdefault(claim.subject, set()).add(names[str(claim.object)])
    return [" – ".join(sorted(who)) for who in found.values()]


def encounters(text: str) -> list[str]:
    """The participants of each meeting, `A, B`, with a mark where it lies ahead; no meeting that only may be."""
    reading = read(from_text(text, identifier="a", settings=Settings(), language="en", issued=ISSUED))
    names = {node.key: node.names[0].text for node in reading.nodes if node.names}
    found: dict[str, set[str]] = {}
    ahead: set[str] = set()
    for claim in reading.claims:
        if claim.predicate == "participant" and claim.modality in {"Asserted", "Planned"}:
            found.setdefault(claim.subject, set()).add(names[str(claim.object)])
            ahead |= {claim.subject} if claim.modality == "Planned" else set()
    return [", ".join(sorted(who)) + ("?" if key in ahead else "") for key, who in found.items()]
