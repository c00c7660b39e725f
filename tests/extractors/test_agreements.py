"""Agreements: who signs, adopts, joins them, under which name, and of which event they are the outcome."""

from __future__ import annotations

import pytest
from english_triples import Facts, told

AGREEMENTS = [
    (
        "en",
        "Peru and Norway signed a Memorandum of Understanding on Fish and an "
        "Agreement on Legal Assistance in Maritime Matters.",
        "Agreement on Legal Assistance in Maritime Matters",
        {"signatory": "NO | PE"},
    ),
    (
        "en",
        "Peru and Norway signed a letter of intent on the protection of glaciers.",
        "Letter of intent on the protection of glaciers",
        {"signatory": "NO | PE"},
    ),
    (
        "en",
        "Peru and Norway signed the Programme of Cooperation in Fishing.",
        "Programme of Cooperation",
        {"signatory": "NO | PE"},
    ),
    (
        "en",
        "Peru and Norway signed a Memorandum of Understanding (MOU) on Mountain Rescue.",
        "Memorandum of Understanding (MOU) on Mountain Rescue",
        {"signatory": "NO | PE"},
    ),
    (
        "en",
        "Peru's President Ana Solar met Norway's Prime Minister Kari Moe in Lima. "
        "They signed a protocol on snow rescue.",
        "Protocol on snow rescue",
        {"signatory": "NO | PE"},
    ),
    (
        "en",
        "Peru's President Ana Solar met Norway's Prime Minister Kari Moe in Lima. "
        "A treaty on ice was signed after the talks.",
        "Treaty on ice",
        {"signatory": "NO | PE"},
    ),
    (
        "ru",
        "Перу и Норвегия подписали План рыболовного сотрудничества.",
        "План рыболовного сотрудничества",
        {"signatory": "NO | PE"},
    ),
    (
        "ru",
        "Подписаны Договор о дружбе между Республикой Казахстан и Республикой Корея и Соглашение о рыболовстве.",
        "Договор о дружбе",
        {"signatory": "KR | KZ"},
    ),
    (
        "kk",
        "Бернде Перу мен Норвегия Су деректерімен бөлісу туралы келісімге қол қойды.",
        "Су деректерімен бөлісу туралы келісім",
        {"signatory": "NO | PE"},
    ),
    (
        "kk",
        "Перу Апостильден босату туралы конвенцияға қосылды.",
        "Апостильден босату туралы конвенция",
        {"adherent": "PE"},
    ),
]


@pytest.mark.parametrize(("language", "text", "name", "expected"), AGREEMENTS, ids=[case[2] for case in AGREEMENTS])
def test_agreements_tell_who_signs_or_joins(
    facts: Facts, language: str, text: str, name: str, expected: dict[str, str]
) -> None:
    assert told(facts(text, language), name) == expected


OUTCOMES = [
    (
        "en",
        "Peruvian President Ana Solar met Norwegian Prime Minister Kari Moe in Lima on Monday. "
        "Following the talks, the two sides signed a protocol on mountain rescue.",
        "meeting:1",
        "Protocol on mountain rescue",
    ),
    (
        "en",
        "The Lima Summit on Glaciers took place on 3 June 2025. At the summit "
        "the ministers adopted the Lima Declaration on Ice.",
        "Lima Summit on Glaciers",
        "Lima Declaration on Ice",
    ),
    (
        "ru",
        "В Лиме прошла международная конференция по ледникам. По итогам конференции принята Лимская декларация.",
        "Международная конференция по ледникам",
        "Лимская декларация",
    ),
    (
        "ru",
        "Президент Перу Хуан Солар провёл переговоры с премьер-министром Норвегии Карлом Мо. "
        "Стороны подписали меморандум о горном спасении.",
        "meeting:1",
        "Меморандум о горном спасении",
    ),
    (
        "kk",
        "Перу Президенті Хуан Солар Норвегия Премьер-министрі Карл Момен кездесті. "
        "Келіссөздерден соң екі ел Су деректерімен бөлісу туралы меморандумға қол қойды.",
        "meeting:1",
        "Су деректерімен бөлісу туралы меморандум",
    ),
]


@pytest.mark.parametrize(("language", "text", "event", "outcome"), OUTCOMES, ids=[case[3] for case in OUTCOMES])
def test_what_is_signed_or_adopted_at_an_event_is_its_outcome(
    facts: Facts, language: str, text: str, event: str, outcome: str
) -> None:
    claims = facts(text, language)
    assert (event, "outcome", outcome) in claims


def test_the_sides_who_sign_are_those_who_met(facts: Facts) -> None:
    language, text, _, name = OUTCOMES[0]
    assert told(facts(text, language), name)["signatory"] == "NO | PE"


NOTHING = [
    "Peruvian President Ana Solar met Norwegian Prime Minister Kari Moe. The sides plan to sign a protocol on rescue.",
    "Peruvian President Ana Solar met Norwegian Prime Minister Kari Moe. Chad and Togo signed a protocol on rescue.",
    "Peruvian President Ana Solar met Norwegian Prime Minister Kari Moe. "
    "The sides did not sign the protocol on rescue.",
    "Peruvian President Ana Solar met Kari Moe of Norway. They discussed "
    "the protocol on rescue, which was signed in 2019.",
    "The Lima Summit on Glaciers took place on 3 June 2025. The club signed a striker from Norway.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_planned_denied_or_elsewhere_is_no_outcome(facts: Facts, text: str) -> None:
    assert not [claim for claim in facts(text, "en") if claim[1] == "outcome"]
