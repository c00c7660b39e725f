"""Where a meeting was that no words place."""

from datetime import date

import pytest

from kg.config import Settings
from kg.documents import from_text
from kg.extractors.reading import read


def places(text: str, language: str = "en") -> list[tuple[str, str, str]]:
    """Place, modality and quote of each claim of a meeting's place."""
    document = from_text(text, identifier="a", settings=Settings(), language=language, issued=date(2031, 5, 6))
    reading = read(document)
    names = {node.key: node.anchor for node in reading.nodes}
    return [
        (str(names[claim.object]), claim.modality, document.text[claim.start : claim.end])
        for claim in reading.claims
        if claim.predicate == "place" and isinstance(claim.object, str) and claim.subject.startswith("meeting")
    ]


def test_the_dateline_places_the_news_of_a_side_whose_city_it_is():
    text = "LIMA, 6 May 2031 – The President of Peru received the Prime Minister of Norway today."
    assert places(text) == [("place/lima", "Inferred", "LIMA")]


@pytest.mark.parametrize(
    "text",
    [
        # A correspondent's city is nobody's here.
        "LIMA, 6 May 2031 – The President of Kenya received the Prime Minister of Norway today.",
        # A call has no place.
        "LIMA, 6 May 2031 – The President of Peru spoke by phone with the Prime Minister of Norway today.",
        # What was long ago was elsewhere for all we know.
        "LIMA, 6 May 2031 – The President of Peru met the Prime Minister of Norway on 3 March 2027.",
        # What is planned is not there yet.
        "LIMA, 6 May 2031 – The President of Peru will meet the Prime Minister of Norway in June.",
    ],
)
def test_the_dateline_places_nothing_else(text: str):
    assert places(text) == []


def test_words_about_the_place_win_over_the_dateline():
    text = "LIMA, 6 May 2031 – The President of Peru met the Prime Minister of Norway in Oslo today."
    assert [place for place, _, _ in places(text)] == ["place/oslo"]


def test_a_meeting_is_where_the_meeting_before_it_was():
    text = (
        "The President of Kenya met the President of Peru in Lima on 5 May 2031. "
        "The President of Peru also met the Prime Minister of Norway."
    )
    assert [place for place, _, _ in places(text)] == ["place/lima", "place/lima"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # Both are guests in the city that the report is from.
        ("LIMA, 6 May 2031 – The President of Kenya met the Prime Minister of Norway today.", "place/lima"),
        # A visit to a state is in its city that the report is from.
        (
            "LIMA, 6 May 2031 – Prime Minister of Norway Eva Strand arrived in Peru on an official visit. She met the "
            "President of Peru.",
            "place/lima",
        ),
        # Who is abroad does not meet anybody at home.
        (
            "OSLO, 6 May 2031 – Prime Minister of Norway Eva Strand arrived in Lima on an official visit today. "
            "Eva Strand met Prime Minister of Peru Juan Soto.",
            "place/lima",
        ),
    ],
)
def test_a_meeting_is_where_its_people_are_told_to_be(text: str, place: str):
    assert [place for place, _, _ in places(text)] == [place]


def test_a_dateline_may_stand_on_a_line_of_its_own():
    text = (
        "Presidents of Peru and Norway meet\n\nLima, May 6, ANDINA\n\n"
        "The President of Peru met the Prime Minister of Norway today."
    )
    assert [place for place, _, _ in places(text)] == ["place/lima"]


@pytest.mark.parametrize("opening", ["LIMA: ", "Lima — ", "Lima. "])
def test_a_city_that_opens_the_report_places_its_news(opening: str):
    text = f"Talks in the south\n\n{opening}The President of Peru received the Prime Minister of Norway today."
    assert [place for place, _, _ in places(text)] == ["place/lima"]


def test_the_subject_of_a_sentence_about_a_city_places_nothing():
    text = "Lima hopes for more. The President of Kenya received the Prime Minister of Norway today."
    assert places(text) == []


def test_a_palace_is_the_place_of_its_own_meeting_alone():
    text = (
        "SANTIAGO, 6 May 2031 – President Ana Silva of Chile received Norway's Prime Minister Kari Lund at La Moneda. "
        "Lund then met the Foreign Minister of Chile, Diego Soto."
    )
    assert {place for place, _, _ in places(text)} == {"place/la-moneda", "place/santiago"}
