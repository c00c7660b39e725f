"""The outlet is the one that the text cites as its own, and never a ministry or a speaker."""

from __future__ import annotations

import pytest

from kg.documents.outlet import in_label, in_release_line, in_sentence


@pytest.mark.parametrize(
    ("sentence", "outlet"),
    [
        ("The ministers met in Oslo, Nordic News Agency reports.", "Nordic News Agency"),
        ("The ministers met in Oslo,Fjord.example cites MFA.", "Fjord.example"),
        ("The ministers met in Oslo, reports The Lima Times, citing the ministry.", "The Lima Times"),
        ("Министры встретились в Осло, передает FJORD.EXAMPLE.", "FJORD.EXAMPLE"),
        ("Министры встретились в Осло, сообщает агентство «Северный вестник».", "Северный вестник"),
        ("Министры встретились в Осло, передает корреспондент Интерфакс со ссылкой на МИД.", "Интерфакс"),
        ("Как пишет газета «Утро Лимы», встреча прошла успешно.", "Утро Лимы"),
        ("Министрлер Ослода кездесті, деп хабарлайды Fjord.example.", "Fjord.example"),
        ("Министрлер Ослода кездесті, деп хабарлайды «Солтүстік» агенттігі.", "Солтүстік"),
    ],
)
def test_outlet_is_told(sentence: str, outlet: str) -> None:
    assert in_sentence(sentence) == outlet


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministers met in Oslo, the ministry's press service reports.",
        "The ministers met in Oslo, Foreign Minister Anna Lund reports.",
        "Министры встретились в Осло, сообщает пресс-служба МИД.",
        "Министры встретились в Осло, сообщает МИД Норвегии.",
        "Он передает привет коллегам из Лимы.",
        "Министрлер Ослода кездесті, деп хабарлайды Президенттің баспасөз қызметі.",
        "Nothing is cited here.",
    ],
)
def test_office_or_speaker_is_no_outlet(sentence: str) -> None:
    assert in_sentence(sentence) is None


def test_label_names_the_outlet() -> None:
    assert in_label("Source: Nordic News") == "Nordic News"
    assert in_label("Источник: «Северный вестник»") == "Северный вестник"
    assert in_label("Дереккөз: Fjord.example") == "Fjord.example"
    assert in_label("Source: the Ministry of Fisheries said on Monday that it would wait.") is None


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("UNHCR press release", "UNHCR"),
        ("Press Release", ""),
        ("Пресс-релиз ОБСЕ", "ОБСЕ"),
        ("БҰҰ Баспасөз хабарламасы", "БҰҰ"),
        ("Press release No. 14", ""),
        ("The press release was published on Monday.", None),
    ],
)
def test_label_of_a_press_release_names_who_issues_it(line: str, body: str | None) -> None:
    assert in_release_line(line) == body
