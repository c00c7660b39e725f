"""Who took part in a conference where no verb of taking part has them as its subject."""

from __future__ import annotations

import datetime

import pytest
from english_triples import Facts

from kg.config import Settings
from kg.documents import from_text
from kg.extractors import read

BOTH = {"Kossi Mensah", "Sina Leota"}


def attendance(text: str) -> dict[str, set[str]]:
    """The participants of each conference, by its name."""
    issued = datetime.date(2025, 6, 12)
    reading = read(from_text(text, identifier="a", settings=Settings(), language="en", issued=issued))
    names = {node.key: node.names[0].text for node in reading.nodes if node.names}
    found: dict[str, set[str]] = {node.key: set() for node in reading.nodes if node.kind == "Conference"}
    for claim in reading.claims:
        if claim.predicate == "participant" and claim.subject in found:
            found[claim.subject].add(names[str(claim.object)])
    return {names[key]: who for key, who in found.items()}


@pytest.mark.parametrize(
    "text",
    [
        "Among the participants in the World Cotton Forum in Lima were Togolese President Kossi Mensah and Samoan "
        "Prime Minister Sina Leota.",
        "Togolese President Kossi Mensah and Samoan Prime Minister Sina Leota were among those attending the World "
        "Cotton Forum in Lima.",
        "The World Cotton Forum in Lima brought together Togolese President Kossi Mensah and Samoan Prime Minister "
        "Sina Leota.",
        "The World Cotton Forum opened in Lima on Monday. Among the guests were Togolese President Kossi Mensah and "
        "Samoan Prime Minister Sina Leota.",
    ],
)
def test_those_who_are_among_the_participants_took_part(text: str) -> None:
    assert attendance(text) == {"World Cotton Forum": BOTH}


@pytest.mark.parametrize(
    "text",
    [
        "Togolese President Kossi Mensah told the World Cotton Forum in Lima on Monday that cotton unites.",
        "Togolese President Kossi Mensah, addressing the World Cotton Forum in Lima on Monday, said yes.",
        "Speaking at the World Cotton Forum in Lima, Togolese President Kossi Mensah said that cotton unites.",
        "Togolese President Kossi Mensah will represent Africa at the World Cotton Forum in Lima.",
        "Togolese President Kossi Mensah led his country's delegation to the World Cotton Forum in Lima.",
    ],
)
def test_who_speaks_to_a_conference_or_represents_somebody_there_took_part(text: str) -> None:
    assert attendance(text) == {"World Cotton Forum": {"Kossi Mensah"}}


def test_who_is_among_others_elsewhere_took_part_in_nothing() -> None:
    text = "The World Cotton Forum opened in Lima. President Kossi Mensah of Togo is among the richest men of Africa."
    assert attendance(text) == {"World Cotton Forum": set()}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A donor conference will be held in Lima in July.", "Donor conference"),
        ("The Rio Assembly holds its 48th session in Lima on 5 July.", "48th session of the Rio Assembly"),
        ("The Commonwealth Heads of Government Meeting opened in Apia.", "Commonwealth Heads of Government Meeting"),
        ("The World Cotton Forum met in Lima. The 22nd forum ended on Monday.", "World Cotton Forum"),
    ],
)
def test_a_conference_has_its_name(text: str, name: str) -> None:
    assert list(attendance(text)) == [name]


def test_a_conference_of_the_press_is_none() -> None:
    assert attendance("The minister gave a news conference in Lima on Monday.") == {}


def test_who_leads_a_delegation_takes_part_and_who_is_to_open_does() -> None:
    led = "A delegation of the Parliament of Togo led by Speaker Kossi Mensah took part in the World Cotton Forum."
    opened = "The World Cotton Forum in Lima, which Togolese President Kossi Mensah will open on 5 July, is the fourth."
    assert attendance(led) == attendance(opened) == {"World Cotton Forum": {"Kossi Mensah"}}


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "The Lima Water Forum was held in Lima on Monday. President Ana Solar of Peru presided.", "Ana Solar"),
        (
            "en",
            "The Lima Water Forum will take place in Lima on Monday. "
            "The Chilean delegation will be headed by Minister of Health Juan Paz.",
            "Juan Paz",
        ),
        ("ru", "Президент Перу открыл Второй форум по воде в Лиме. Среди выступающих – король Лесото.", "LS"),
        ("ru", "В Лиме завершился Второй форум по воде; открывала его президент Перу Ана Солар.", "Ана Солар"),
    ],
)
def test_who_took_part_is_told_beside_the_conference(facts: Facts, language: str, text: str, wanted: str) -> None:
    found = facts(text, language)
    assert wanted in {value for _, name, value in found if name == "participant"}
