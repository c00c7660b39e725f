"""Which words of an English text name a conference, and what is told of one that is only pointed to."""

from __future__ import annotations

import datetime

import pytest

from kg.config import Settings
from kg.documents import from_text
from kg.extractors import read
from kg.model import Individual


def conferences(text: str) -> dict[str, dict[str, set[str]]]:
    """The conferences of a text by their names: predicate → objects, nodes by their names."""
    issued = datetime.date(2031, 6, 12)
    reading = read(from_text(text, identifier="a", settings=Settings(), language="en", issued=issued))
    names = {node.key: node.names[0].text for node in reading.nodes if node.names}
    found: dict[str, dict[str, set[str]]] = {}
    for claim in reading.claims:
        if any(node.key == claim.subject and node.kind == "Conference" for node in reading.nodes):
            what = claim.object.name if isinstance(claim.object, Individual) else str(claim.object)
            found.setdefault(names[claim.subject], {}).setdefault(claim.predicate, set()).add(names.get(what, what))
    return found


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The donors' conference was held in Lima on Monday.", "Donors' conference"),
        ("The inaugural Lima Dialogue on Deserts was held in Lima.", "Inaugural Lima Dialogue on Deserts"),
        ("The 7th Andean Energy Ministerial was held in Lima.", "7th Andean Energy Ministerial"),
        ("The third mixed commission on fisheries was held in Lima.", "Third mixed commission on fisheries"),
        ("The 12th regular meeting of the Council was held in Lima.", "12th regular meeting of the Council"),
        (
            "The Third Conference of Ministers in Charge of Peat was held.",
            "Third Conference of Ministers in Charge of Peat",
        ),
        ("The 9th Plenary Assembly Session was held in Lima.", "9th Plenary Assembly Session"),
        ("The fourth session of the Andean Assembly closed in Lima.", "Fourth session of the Andean Assembly"),
        (
            "Communiqué of the Second Meeting of Andean Ministers for Peat",
            "Second Meeting of Andean Ministers for Peat",
        ),
    ],
)
def test_a_conference_has_the_name_that_its_words_make(sentence: str, name: str) -> None:
    assert set(conferences(sentence)) == {name}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Lima conference centre was opened on Monday.",
        "The Commission held a meeting on Monday.",
        "The First Committee met on Monday.",
        "The border commission will open a second office.",
        "The peace of the village was disturbed by a forum user.",
    ],
)
def test_houses_bodies_and_other_words_are_no_conference(sentence: str) -> None:
    assert conferences(sentence) == {}


@pytest.mark.parametrize(
    "sentence",
    [
        "It was chaired by Togolese President Kossi Mensah.",
        "The meeting was opened by Togolese President Kossi Mensah.",
        "Togo was represented by President Kossi Mensah.",
        "Togolese President Kossi Mensah attended as an observer.",
        "Togolese President Kossi Mensah took part, too.",
    ],
)
def test_who_takes_part_in_what_is_only_pointed_to_takes_part_in_the_conference_before(sentence: str) -> None:
    found = conferences(f"The fifth session of the Cotton Council was held in Lima. {sentence}")
    (told,) = found.values()
    assert told["participant"] == {"Kossi Mensah"}


@pytest.mark.parametrize(
    "words",
    ["under the chairmanship of Togolese President Kossi Mensah", "with Togolese President Kossi Mensah in the chair"],
)
def test_who_presides_is_told_beside_the_verb(words: str) -> None:
    (told,) = conferences(f"The fifth session of the Cotton Council was held in Lima {words}.").values()
    assert told["participant"] == {"Kossi Mensah"}


def test_after_talks_the_meeting_is_the_talks() -> None:
    text = (
        "The fifth session of the Cotton Council was held in Lima. Samoan Prime Minister Sina Leota met President "
        "Kossi Mensah of Togo. The meeting was attended by Ambassador John Okoye of Ghana."
    )
    (told,) = conferences(text).values()
    assert "participant" not in told


def test_a_city_that_hosts_is_where_a_conference_is() -> None:
    (told,) = conferences("Lima hosted the World Cotton Forum in May.").values()
    assert told["place"] == {"Lima"}


def test_a_place_behind_a_name_in_a_heading_is_its_place() -> None:
    (told,) = conferences("Participants in the World Cotton Forum, Lima, 3 May 2031").values()
    assert told["place"] == {"Lima"}


def test_where_an_earlier_one_was_held_is_not_where_this_one_is() -> None:
    text = "Lima will host the World Cotton Forum in July. The forum was previously held in Lomé."
    assert conferences(text)["World Cotton Forum"]["place"] == {"Lima"}


def test_the_next_of_a_row_lies_ahead() -> None:
    text = (
        "President Kossi Mensah of Togo met Prime Minister Sina Leota of Samoa in Apia. The fifth meeting of the "
        "Cotton Council was held in Lima. The next meeting will take place in Lomé in July."
    )
    assert conferences(text)["Next meeting"]["status"] == {"Planned"}
