"""What is told of visits, whatever words tell it: who travels, where to, when, of which kind.

The news is of Thursday, 12 June 2025. Each case lists all that is claimed of the visit, but for its date in EDTF; a text
with `None` tells of no visit.
"""

from __future__ import annotations

import pytest
from english_triples import Facts, of_kind, told

VISITS: list[tuple[str, str, dict[str, str] | None]] = [
    (
        "en",
        "The King of Bhutan met Peruvian President Carla Ibarra, who arrived in Thimphu on 10 June on a state visit.",
        {
            "visitor": "Carla Ibarra",
            "party": "PE",
            "destination": "BT | thimphu",
            "place": "thimphu",
            "country": "BT",
            "status": "Held",
            "format": "format/state-visit",
            "earliest": "2025-06-10",
            "latest": "2025-06-10",
        },
    ),
    (
        "en",
        "The Minister spoke with Crown Prince Olaf Berg of Norway, who was in Lima on a private visit.",
        {
            "visitor": "Olaf Berg",
            "party": "NO",
            "destination": "PE | lima",
            "place": "lima",
            "country": "PE",
            "status": "Held",
            "format": "format/private-visit",
        },
    ),
    (
        "en",
        "On the first day of her visit to Lima, Norwegian Foreign Minister Kari Moe laid a wreath.",
        {
            "visitor": "Kari Moe",
            "party": "NO",
            "destination": "PE | lima",
            "place": "lima",
            "country": "PE",
            "status": "Held",
        },
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), VISITS, ids=[text[:60] for _, text, _ in VISITS])
def test_visits_tell_who_travels_where_and_when(
    facts: Facts, language: str, text: str, expected: dict[str, str] | None
) -> None:
    claims = facts(text, language)
    assert of_kind(claims, "visit") == ([] if expected is None else ["visit:1"])
    assert told(claims, "visit:1") == (expected or {})


def test_relative_clauses_in_a_row_speak_of_the_same(facts: Facts) -> None:
    claims = facts(
        "The envoy praised the Clear Rivers Initiative, which Peru launched in May 2023 and which was joined by Norway.",
        "en",
    )
    assert told(claims, "Clear Rivers Initiative") == {
        "initiator": "PE",
        "adherent": "NO",
        "earliest": "2023-05-01",
        "latest": "2023-05-31",
    }
