"""Visits told by implication: who is due, off or awaited, whom somebody went along with, and when a guest left.

The news is of Thursday, 12 June 2025.
"""

from __future__ import annotations

import pytest
from english_triples import Facts


def told(facts: Facts, text: str, language: str) -> set[tuple[str, ...]]:
    """Of each visit its visitors and goals in a row, its status, and its first and last day, as far as told."""
    found = facts(text, language)
    shown = set()
    for key in {subject for subject, _, _ in found if subject.startswith("visit:")}:
        row = [
            " ".join(sorted(value for subject, name, value in found if subject == key and name == wanted))
            for wanted in ("visitor", "destination", "status", "earliest", "latest")
        ]
        shown.add(tuple(row))
    return shown


TOLD: list[tuple[str, str, set[tuple[str, ...]]]] = [
    ("en", "President Kari Moe of Norway will be in Lima for talks.", {("Kari Moe", "PE lima", "Planned", "", "")}),
    (
        "en",
        "President Kari Moe of Norway is off to Lima on Monday.",
        {("Kari Moe", "PE lima", "Planned", *["2025-06-16"] * 2)},
    ),
    (
        "en",
        "Norwegian President Kari Moe is awaited in Lima on Monday.",
        {("Kari Moe", "PE lima", "Planned", *["2025-06-16"] * 2)},
    ),
    (
        "en",
        "The palace says Kari Moe, the Norwegian president, will fly to Lima on Monday.",
        {("Kari Moe", "PE lima", "Planned", *["2025-06-16"] * 2)},
    ),
    (
        "en",
        "The ministers concurred that President Kari Moe of Norway would visit Lima in July.",
        {("Kari Moe", "PE lima", "Planned", "2025-07-01", "2025-07-31")},
    ),
    (
        "en",
        "They prepare the trip that President Kari Moe of Norway is to make to Lima in July.",
        {("Kari Moe", "PE lima", "Planned", "2025-07-01", "2025-07-31")},
    ),
    (
        "en",
        "The ambassador accompanied Norwegian President Kari Moe to Lima in May 2023.",
        {("Kari Moe", "PE lima", "Held", "2023-05-01", "2023-05-31")},
    ),
    (
        "en",
        "Norwegian President Kari Moe was to have visited Lima on Monday.",
        {("Kari Moe", "PE lima", "Cancelled", *["2025-06-09"] * 2)},
    ),
    (
        "en",
        "President Kari Moe of Norway received King Omar of Jordan after a visit to Lima.",
        {("Kari Moe", "PE lima", "Held", "", "")},
    ),
    (
        "en",
        "Norwegian President Kari Moe arrived in Lima on Monday and leaves on Friday.",
        {("Kari Moe", "PE lima", "Held", "2025-06-09", "2025-06-13")},
    ),
    (
        "en",
        "Norwegian President Kari Moe flew to Lima on Monday. The visit, planned long ago, ends on Friday.",
        {("Kari Moe", "PE lima", "Held", "2025-06-09", "2025-06-13")},
    ),
    (
        "en",
        "The arrival of the Norwegian president in Lima, expected on Monday, has slipped to 20 June.",
        {("NO", "PE lima", "Postponed", *["2025-06-20"] * 2)},
    ),
    (
        "ru",
        "Президент Перу Ана Солар приняла в Лиме находящегося в стране с визитом премьер-министра Норвегии Карла Му.",
        {("Карл Му", "PE lima", "Held", "", "")},
    ),
    ("ru", "В июле Лима ждёт визита президента Норвегии.", {("NO", "PE lima", "Planned", "2025-07-01", "2025-07-31")}),
    (
        "ru",
        "Президент Норвегии Кари Му в понедельник летала в Лиму.",
        {("Кари Му", "PE lima", "Held", *["2025-06-09"] * 2)},
    ),
    (
        "ru",
        "Из Лимы сообщают: намеченный на понедельник приезд президента Норвегии не состоится.",
        {("NO", "PE lima", "Cancelled", *["2025-06-16"] * 2)},
    ),
    (
        "ru",
        "Поездка, которую президент Норвегии Карл Му совершит в Лиму в июле, готовится давно.",
        {("Карл Му", "PE lima", "Planned", "2025-07-01", "2025-07-31")},
    ),
    (
        "kk",
        "Норвегия президенті Карл Му Лимаға сапарын белгісіз мерзімге қалдырды.",
        {("Карл Му", "PE lima", "Postponed", "", "")},
    ),
    (
        "kk",
        "Норвегия президенті Карл Му Перуден кетті. Ол мұнда үш күн болды.",
        {("Карл Му", "PE", "Held", "", "")},
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), TOLD, ids=[text for _, text, _ in TOLD])
def test_implied_visit_is_told(facts: Facts, language: str, text: str, expected: set[tuple[str, ...]]) -> None:
    assert told(facts, text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Coastal's chief executive, Kari Moe, flew back from Lima for the final round."),
        ("en", "Shares fell after a visit to Lima by the regulator."),
        ("en", "The striker accompanied the coach to Lima for the final."),
        ("ru", "В мае фильм Диоп отправится в Лиму."),
        ("kk", "Баспасөз хатшысы Карл Му Норвегия президентінің Лимаға баратынын растамады."),
    ],
)
def test_nothing_official_is_no_visit(facts: Facts, language: str, text: str) -> None:
    assert told(facts, text, language) == set()


def test_the_guest_leaves_and_not_the_host(facts: Facts) -> None:
    text = (
        "Foreign Minister Ana Solar of Peru received the visiting Norwegian minister of state, Karl Moe, in Lima. "
        "He leaves for Quito tomorrow."
    )
    assert ("Karl Moe", "EC quito", "Planned", "2025-06-13", "2025-06-13") in told(facts, text, "en")


def test_a_city_over_the_line_is_where_one_arrives(facts: Facts) -> None:
    text = (
        "The week\n\nLima. The president received an envoy.\n\nQuito. Norwegian President Kari Moe flew in on Monday."
    )
    assert told(facts, text, "en") == {("Kari Moe", "EC quito", "Held", "2025-06-09", "2025-06-09")}
