"""Meetings that the news mentions beside its own, each one of its own: the last, the next, one that is recalled."""

from __future__ import annotations

import pytest

from tests.extractors.conftest import Facts
from tests.extractors.participants import meetings

ENGLISH = "LIMA, 12 June 2025 - Peruvian Foreign Minister Juan Soto met Danish Foreign Minister Ida Holm today. "
RUSSIAN = (
    "ЛИМА, 12 июня 2025 г. Министр иностранных дел Перу Хуан Сото встретился с министром иностранных дел Дании "
    "Идой Хольм. "
)


def _places(told: str, language: str, facts: Facts) -> set[tuple[str, str]]:
    """The places of meetings, each with the month in which the meeting was or will be."""
    found = facts(told, language)
    cities = {(subject, value) for subject, name, value in found if name == "place"}
    months = {subject: value[:7] for subject, name, value in found if name.partition(" ")[0] == "earliest"}
    return {(value, months[subject]) for subject, value in cities if subject in months}


@pytest.mark.parametrize(
    ("mention", "language", "month"),
    [
        ("The two last met in Oslo in October.", "en", "2024-10"),
        ("They had last seen each other in Oslo in October.", "en", "2024-10"),
        ("The two last met in Oslo in June, when they signed a pact.", "en", "2025-06"),
        ("It was their first meeting since October, when the two met in Oslo.", "en", "2024-10"),
        ("She recalled their fruitful conversation in Oslo in March last year.", "en", "2024-03"),
        ("Their next talks are planned for March in Oslo.", "en", "2026-03"),
        ("The next round of talks is scheduled for March in Oslo.", "en", "2026-03"),
        ("Она напомнила об их плодотворной беседе в Осло в октябре.", "ru", "2024-10"),
        ("Это их первая встреча с октября, когда они беседовали в Осло.", "ru", "2024-10"),
    ],
)
def test_another_meeting_has_its_own_place_and_month(mention: str, language: str, month: str, facts: Facts) -> None:
    told = (ENGLISH if language == "en" else RUSSIAN) + mention
    assert ("oslo", month) in _places(told, language, facts)


def test_what_follows_a_mention_is_said_of_the_news() -> None:
    told = (
        "LIMA, 12 June 2025 - Danish Energy Minister Ida Holm called on President Juan Soto of Peru. She handed him "
        "a letter from her Prime Minister, Nils Krog, who met Soto in Oslo last year.\n\nDanish Ambassador Ane Lund "
        "was present."
    )
    assert meetings(told) == ["Holm – Lund – Soto", "Krog – Soto"]


def test_between_behind_what_was_signed_is_not_who_met() -> None:
    told = (
        "Minister Juan Soto held talks with her counterpart Ida Holm. At the conclusion of their meeting, Minister "
        "Soto and Minister Holm signed the Agreement on Trade between the Republic of Peru and the Kingdom of Denmark."
    )
    assert meetings(told) == ["Holm – Soto"]


@pytest.mark.parametrize(
    ("told", "language", "met"),
    [
        (
            "Президент Перу Хуан Сото принял посла Дании Иду Хольм. В разговоре с ней глава государства выразил "
            "надежду на улучшение отношений Лимы с Европейским союзом.",
            "ru",
            ["Сото – Хольм"],
        ),
        (
            "Foreign Minister Juan Soto of Peru met Danish Ambassador Ida Holm. The talks with her focused on trade "
            "and on ties with Chile.",
            "en",
            ["Holm – Soto"],
        ),
    ],
)
def test_with_whom_relations_are_is_not_who_met(told: str, language: str, met: list[str]) -> None:
    assert meetings(told, language) == met


@pytest.mark.parametrize(
    "told",
    [
        "На вопрос о том, встретится ли министр Иван Петров с послом Перу Хуаном Сото, она не ответила.",
        "Отвечая на вопрос, состоится ли встреча министра Ивана Петрова с послом Перу Хуаном Сото, она промолчала.",
        "Она назвала не соответствующими действительности публикации о том, что министр России Иван Петров встретился "
        "с послом Перу Хуаном Сото.",
    ],
)
def test_what_is_asked_or_reported_only_to_be_denied_is_not_told(told: str) -> None:
    assert meetings(told, "ru") == []


def test_no_ambassador_is_the_counterpart_of_a_minister(facts: Facts) -> None:
    told = (
        "LIMA, 8 May 2025. Ambassador of Denmark Ida Holm was received by Foreign Minister of Peru Juan Soto, who is "
        "to leave for Aarhus in June. There, he will meet his Danish counterpart and open a consulate."
    )
    participants = {value for _, name, value in facts(told, "en") if name.startswith("participant")}
    assert "DK" in participants
    assert meetings(told)[0] == "Holm – Soto"


def test_a_minister_and_who_stands_for_the_president_in_a_region_are_of_one_state() -> None:
    told = (
        "Министр сельского хозяйства Кыргызстана Нурлан Сейдакматов побывал в области. Он встретился с полномочным "
        "представителем президента в области Эльмирой Ташматовой. Говорили о севе."
    )
    assert meetings(told, "ru") == []


@pytest.mark.parametrize(
    ("told", "language", "month"),
    [
        ("The previous round of consultations was held in Oslo in October.", "en", "2024-10"),
        ("The second round took place in Oslo in October.", "en", "2024-10"),
        ("The two sides agreed to hold the next one in Oslo in March.", "en", "2026-03"),
        ("It was agreed that the fourth would take place in Oslo in March 2026.", "en", "2026-03"),
        ("Предыдущий раунд прошёл в Осло в октябре.", "ru", "2024-10"),
        ("Следующий решено провести в Осло в марте 2026 года.", "ru", "2026-03"),
        ("Консультациялардың алдыңғы раунды 2024 жылғы қазанда Ослода өткен болатын.", "kk", "2024-10"),
    ],
)
def test_another_round_of_talks_is_told_with_the_sides_alone(
    told: str, language: str, month: str, facts: Facts
) -> None:
    news = {
        "en": "LIMA, 12 June 2025 - Peru and Denmark held the third round of political consultations in Lima today. ",
        "ru": "ЛИМА, 12 июня 2025 г. Сегодня в Лиме прошёл третий раунд политических консультаций Перу и Дании. ",
        "kk": "ЛИМА, 12 маусым 2025 жыл. Бүгін Лимада Перу мен Дания арасында саяси консультациялар өтті. ",
    }
    found = facts(news[language] + told, language)
    meeting = next(s for s, name, value in found if name == "place" and value == "oslo")
    assert ("oslo", month) in _places(news[language] + told, language, facts)
    assert {value for s, name, value in found if s == meeting and name.partition(" ")[0] == "participant"} == {
        "PE",
        "DK",
    }


def test_a_round_of_sport_is_no_round_of_talks() -> None:
    told = "Peruvian Foreign Minister Juan Soto met Danish Foreign Minister Ida Holm in Lima. "
    assert meetings(told + "The next round of the cup will be held in Oslo in March.") == ["Holm – Soto"]


def test_who_was_only_present_meets_the_guest_anew() -> None:
    told = (
        "LIMA, 12 June 2025 - President Ana Rojas of Peru received Danish Energy Minister Ida Holm today. The meeting "
    )
    told += "was attended by Peruvian Foreign Minister Juan Soto. Minister Soto later held talks with Ida Holm."
    assert meetings(told) == ["Holm – Rojas – Soto", "Holm – Soto"]


def test_what_was_talked_about_is_no_side() -> None:
    told = (
        "President Ana Rojas of Peru flies to Oslo on Sunday for talks with her Danish counterpart on the situation in "
    )
    assert meetings(told + "the east of Chile.") == ["Denmark – Rojas"]


def test_two_counterparts_are_met_together() -> None:
    told = "Peruvian President Ana Rojas met her Danish and Ghanaian colleagues, Ida Holm and Kofi Asante, in Lima."
    assert meetings(told) == ["Asante – Holm – Rojas"]


def test_what_is_told_to_be_when_two_meet_lies_ahead(facts: Facts) -> None:
    told = "LIMA, 12 June 2025 - Peruvian Foreign Minister Juan Soto will raise the issue with Danish Foreign Minister "
    told += "Ida Holm when the two meet in Oslo on July 21."
    found = facts(told, "en")
    assert {value for _, name, value in found if name.partition(" ")[0] == "status"} == {"Planned"}
    assert ("oslo", "2025-07") in _places(told, "en", facts)


def test_who_was_there_was_at_the_meeting_of_the_news() -> None:
    told = "ЛИМА, 12 июня 2025 г. Президент Перу Ана Рохас приняла министра обороны Дании Иду Хольм. Гостья вспомнила "
    told += (
        "о переговорах, которые они провели в ноябре прошлого года в Осло.\n\nВо встрече принял участие посол Дании "
    )
    told += "Нильс Крог."
    assert "Крог – Рохас – Хольм" in meetings(told, "ru")
