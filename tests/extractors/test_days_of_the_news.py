"""Days that go on with the news, and not with what the report recalled before it; days of what was done right after."""

from __future__ import annotations

import pytest

from tests.extractors.conftest import Facts


def _days(told: str, language: str, facts: Facts) -> set[tuple[str, str]]:
    """Who met whom, each meeting with its first day."""
    found = facts(told, language)
    days = {subject: value for subject, name, value in found if name.partition(" ")[0] == "earliest"}
    people = {key: [v for s, name, v in found if s == key and name.partition(" ")[0] == "participant"] for key in days}
    return {(" + ".join(sorted(names)), days[key]) for key, names in people.items() if names}


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "ru",
            "10 июня министр иностранных дел Перу Хуан Сото принял посла Дании Иду Хольм. Стороны напомнили о "
            "переговорах министров иностранных дел Перу и Дании в Осло 17 февраля.\n\n"
            "В тот же день Хуан Сото встретился с послом Чили Паулой Рохас.",
        ),
        (
            "en",
            "On June 10 Peruvian Foreign Minister Juan Soto met Danish Foreign Minister Ida Holm in Lima. The two "
            "had last met in Oslo on February 17.\n\n"
            "On the same day Soto met Chilean Foreign Minister Paula Rojas.",
        ),
    ],
)
def test_the_same_day_at_the_head_of_a_paragraph_is_that_of_the_news(language: str, told: str, facts: Facts) -> None:
    days = _days(told, language, facts)
    chile = [day for names, day in days if "Рохас" in names or "Rojas" in names]
    assert chile == ["2025-06-10"]
    assert "2025-02-17" in {day for _, day in days}


def test_a_paragraph_goes_on_with_the_day_of_the_news(facts: Facts) -> None:
    told = (
        "On June 10 Peruvian Foreign Minister Juan Soto met Danish Foreign Minister Ida Holm in Lima. The two had last "
        "met in Oslo in March 2024.\n\nLater Ida Holm was received by President Ana Paz of Peru."
    )
    days = _days(told, "en", facts)
    assert [day for names, day in days if "Paz" in names] == ["2025-06-10"]


def test_what_is_said_on_a_day_right_after_talks_dates_them(facts: Facts) -> None:
    told = (
        "Peruvian Foreign Minister Juan Soto said on Tuesday after a meeting in Lima with Danish Foreign Minister Ida "
    )
    days = _days(f"{told}Holm that trade would grow.", "en", facts)
    assert [day for _, day in days] == ["2025-06-10"]


def test_hosts_have_each_the_day_and_the_place_told_before_them(facts: Facts) -> None:
    told = (
        "Peruvian Foreign Minister Juan Soto will be received in Tbilisi on 3 July by Georgian Prime Minister Davit "
        "Abuladze, and in Yerevan on 4 July by Armenian Foreign Minister Narek Petrosyan."
    )
    found = facts(told, "en")
    days = _days(told, "en", facts)
    assert {(names.split(" + ")[0], day) for names, day in days} == {
        ("Davit Abuladze", "2025-07-03"),
        ("Juan Soto", "2025-07-04"),
    }
    assert sorted(value for _, name, value in found if name.partition(" ")[0] == "place") == ["tbilisi", "yerevan"]
