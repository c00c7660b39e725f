"""Who meets where grammar does not say it: the only two officials of two sides whom the sentence names."""

from __future__ import annotations

import pytest

from tests.extractors.participants import meetings

MET = "Mongolian Foreign Minister Bat Enkh met South Korean President Ryu Min on Monday. "


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "The telephone call from Peruvian President Julia Rojas reached Norway's Premier Nils Krog at dinner."),
        ("ru", "Разговор президента Перу Хулии Рохас застал премьер-министра Норвегии Нильса Крога за ужином."),
    ],
)
def test_the_only_two_of_a_sentence_are_those_who_met(language: str, told: str) -> None:
    assert len(meetings(told, language)) == 1


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Peruvian President Julia Rojas never returned the call that Norway's Premier Nils Krog had made."),
        ("en", "Peruvian President Julia Rojas said that Norway's Premier Nils Krog will attend the meeting."),
        ("ru", "Разговор президента Перу Хулии Рохас не застал премьер-министра Норвегии Нильса Крога за ужином."),
    ],
)
def test_what_is_denied_or_only_attended_leaves_nobody_over(language: str, told: str) -> None:
    assert meetings(told, language) == []


@pytest.mark.parametrize(
    ("language", "told", "pair"),
    [
        (
            "en",
            "Latvian Defence Minister Karlis Ozols is home again. "
            "A call from U.S. Defense Secretary Preston Gallo had reached him at dinner.",
            "Gallo – Ozols",
        ),
        (
            "ru",
            "Министр обороны Латвии Карлис Озолс вернулся домой. "
            "Разговор министра обороны США Престона Галло застал его за ужином.",
            "Галло – Озолс",
        ),
    ],
)
def test_he_is_left_over_beside_the_only_official(language: str, told: str, pair: str) -> None:
    assert meetings(told, language) == [pair]


@pytest.mark.parametrize(
    "told",
    [
        "The programme also included a tour of the port and lunch with Industry Minister Bang Jin.",
        "The visitors, too, had talks with Industry Minister Bang Jin.",
        "Coal was to be dealt with first, but the talks with Industry Minister Bang Jin turned to copper.",
    ],
)
def test_whom_the_news_is_about_is_left_over_for_one_named_alone(told: str) -> None:
    assert meetings(MET + told) == ["Enkh – Min", "Enkh – Jin"]


def test_whom_one_met_besides_does_not_meet_the_other() -> None:
    told = "Indonesian President Joko Wibowo was in Lima on Monday. "
    told += "Besides Malaysian Prime Minister Anwar Said, he also met Lao Prime Minister Sone Sipha."
    assert sorted(meetings(told)) == ["Said – Wibowo", "Sipha – Wibowo"]
