"""Which words tell of a visit without a verb of visiting, and who goes nowhere in an office.

The news is of Thursday, 12 June 2025.
"""

from __future__ import annotations

import pytest
from english_triples import Facts


def visits(facts: Facts, text: str, language: str) -> set[tuple[str, str, str]]:
    """Visitor, city (or state where no city is told) and status of each visit."""
    found = facts(text, language)
    keys = {subject for subject, _, _ in found if subject.startswith("visit:")}
    shown = set()
    for key in keys:
        told = {predicate: value for subject, predicate, value in found if subject == key}
        goals = sorted(value for subject, predicate, value in found if (subject, predicate) == (key, "destination"))
        place = next((goal for goal in goals if not goal.isupper()), goals[0] if goals else "")
        shown.add((told.get("visitor", ""), place, told.get("status", "")))
    return shown


TOLD: list[tuple[str, str, set[tuple[str, str, str]]]] = [
    (
        "en",
        "Norwegian Foreign Minister Kari Moe was in Lima on Tuesday.",
        {("Kari Moe", "lima", "Held")},
    ),
    (
        "en",
        "Norwegian Foreign Minister Kari Moe is on a tour that will take her to Lima and Quito.",
        {("Kari Moe", "lima", "Planned"), ("Kari Moe", "quito", "Planned")},
    ),
    (
        "en",
        "Peruvian President Ana Solar met the visiting Norwegian foreign minister, Kari Moe, in Lima.",
        {("Kari Moe", "lima", "Held")},
    ),
    ("en", "Norwegian Foreign Minister Kari Moe has returned from Lima.", {("Kari Moe", "lima", "Held")}),
    (
        "en",
        "The trip of Norwegian Foreign Minister Kari Moe to Lima will not take place.",
        {("Kari Moe", "lima", "Cancelled")},
    ),
    ("ru", "Министр иностранных дел Норвегии Кари Мо была во вторник в Лиме.", {("Кари Мо", "lima", "Held")}),
    ("ru", "Министр иностранных дел Норвегии Кари Мо вернулась из Лимы.", {("Кари Мо", "lima", "Held")}),
    (
        "ru",
        "Поездка министра иностранных дел Норвегии Кари Мо в Лиму не состоялась.",
        {("Кари Мо", "lima", "Cancelled")},
    ),
    ("kk", "Норвегия Сыртқы істер министрі Кари Му Лимадан оралды.", {("Кари Му", "lima", "Held")}),
    ("kk", "Норвегия Сыртқы істер министрі Кари Муның Лимаға келуі жоспарланған.", {("Кари Му", "lima", "Planned")}),
    (
        "kk",
        "Норвегия Сыртқы істер министрі Кари Му 10 маусымда Лимада болып, Перу Президенті Ана Соларды көрді.",
        {("Кари Му", "lima", "Held")},
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), TOLD)
def test_a_journey_is_told_by_where_somebody_is_or_comes_from(
    facts: Facts, language: str, text: str, expected: set[tuple[str, str, str]]
) -> None:
    assert visits(facts, text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Singer Lena Hart arrived in Lima on Tuesday for a concert."),
        ("en", "Norwegian Foreign Minister Kari Moe will be back in Oslo on Friday."),
        ("en", "The ambassador of Norway, Kari Moe, was in Lima on Tuesday."),
        ("ru", "Певица Лена Харт прибыла во вторник в Лиму с концертом."),
        ("kk", "Ауыл шаруашылығы министрі Болат Қасым Қостанайға барды."),
    ],
)
def test_who_holds_no_office_or_is_at_home_visits_nobody(facts: Facts, language: str, text: str) -> None:
    assert not visits(facts, text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Peruvian President Ana Solar will visit Norway next week. The president last came to Norway in June 2021.",
        ),
        (
            "ru",
            "Визит президента Перу Аны Солар в Норвегию перенесён на июль. В последний раз президент Перу"
            " посещала Норвегию в июне 2021 года.",
        ),
    ],
)
def test_a_visit_of_years_ago_is_another_one(facts: Facts, language: str, text: str) -> None:
    dates = {value for _, predicate, value in facts(text, language) if predicate == "earliest"}
    assert "2021-06-01" in dates
    assert len({subject for subject, _, _ in facts(text, language) if subject.startswith("visit:")}) == 2


@pytest.mark.parametrize(
    ("text", "visitor"),
    [
        (
            "Министр иностранных дел Перу Ана Солар прибыла в Осло. Её принял министр обороны Норвегии Ларс Берг."
            " В среду министр посетила Берген.",
            "Ана Солар",
        ),
        (
            "Король Норвегии Олаф прибыл в Лиму. Его встретила премьер-министр Перу Роза Киспе."
            " Завтра монарх отправится в Кито.",
            "Олаф",
        ),
    ],
)
def test_the_gender_of_the_verb_and_the_rank_tell_who_a_bare_post_is(facts: Facts, text: str, visitor: str) -> None:
    told = {value for _, predicate, value in facts(text, "ru") if predicate == "visitor"}
    assert told == {visitor}


def test_who_leads_a_delegation_is_told_in_the_next_sentence(facts: Facts) -> None:
    text = "В Лиме побывала делегация Министерства транспорта Норвегии. Возглавил её министр Ларс Берг."
    assert visits(facts, text, "ru") == {("Ларс Берг", "lima", "Held")}


def test_a_visit_that_is_off_was_to_go_to_where_the_report_is_from(facts: Facts) -> None:
    text = "ОСЛО, 12 июня 2025. Визит премьер-министра Перу Хуана Солара, намечавшийся на 22 июня, отменён."
    assert visits(facts, text, "ru") == {("Хуан Солар", "NO", "Cancelled")}
