"""What is told of visits, whatever words tell it: who travels, where to, when, of which kind.

The news is of Thursday, 12 June 2025. Each case lists all that is claimed of the visit but its date in EDTF; a text
with `None` tells of no visit.
"""

from __future__ import annotations

import pytest
from english_triples import Facts, of_kind, told

VISITS: list[tuple[str, str, dict[str, str] | None]] = [
    (
        "en",
        "The King of Bhutan met Peruvian President Carla Ibarra, who arrived in Thimphu on 10 June on a state visit.",
        {
            "visitor": "Carla Ibarra",
            "party": "PE",
            "destination": "BT | thimphu",
            "place": "thimphu",
            "country": "BT",
            "status": "Held",
            "format": "format/state-visit",
            "earliest": "2025-06-10",
            "latest": "2025-06-10",
        },
    ),
    (
        "en",
        "The Minister spoke with Crown Prince Olaf Berg of Norway, who was in Lima on a private visit.",
        {
            "visitor": "Olaf Berg",
            "party": "NO",
            "destination": "PE | lima",
            "place": "lima",
            "country": "PE",
            "status": "Held",
            "format": "format/private-visit",
        },
    ),
    (
        "en",
        "On the first day of her visit to Lima, Norwegian Foreign Minister Kari Moe laid a wreath.",
        {
            "visitor": "Kari Moe",
            "party": "NO",
            "destination": "PE | lima",
            "place": "lima",
            "country": "PE",
            "status": "Held",
        },
    ),
    (
        "en",
        "Peruvian Foreign Minister Ana Solar arrived in Oslo on 3 June for a three-day visit.",
        {
            "visitor": "Ana Solar",
            "party": "PE",
            "destination": "NO | oslo",
            "place": "oslo",
            "country": "NO",
            "status": "Held",
            "earliest": "2025-06-03",
            "latest": "2025-06-05",
        },
    ),
    (
        "en",
        "On Monday the King of Norway will receive Peruvian President Ana Solar, who is on a state visit to Oslo.",
        {
            "visitor": "Ana Solar",
            "party": "PE",
            "destination": "NO | oslo",
            "place": "oslo",
            "country": "NO",
            "status": "Planned",
            "format": "format/state-visit",
            "earliest": "2025-06-16",
            "latest": "2025-06-16",
        },
    ),
    (
        "en",
        "A Peruvian delegation led by Foreign Minister Ana Solar of Peru arrived in Oslo on 3 June.",
        {
            "visitor": "Ana Solar",
            "party": "PE",
            "destination": "NO | oslo",
            "place": "oslo",
            "country": "NO",
            "status": "Held",
            "earliest": "2025-06-03",
            "latest": "2025-06-03",
        },
    ),
    (
        "en",
        "During her visit to Oslo, Peruvian President Ana Solar will meet King Harald.",
        {
            "visitor": "Ana Solar",
            "party": "PE",
            "destination": "NO | oslo",
            "place": "oslo",
            "country": "NO",
            "status": "Planned",
        },
    ),
    ("en", "The palace denied reports that Peruvian President Ana Solar would travel to Oslo.", None),
    ("en", "The ministry said this would be the first visit to Peru by a King of Norway.", None),
    ("en", "Peruvian President Ana Solar began a tour of Latin America.", None),
    (
        "ru",
        "По его словам, 20 июня в Осло ожидают министра иностранных дел Перу Хуана Солара с рабочим визитом.",
        {
            "visitor": "Хуан Солар",
            "party": "PE",
            "destination": "NO | oslo",
            "place": "oslo",
            "country": "NO",
            "status": "Planned",
            "format": "format/working-visit",
            "earliest": "2025-06-20",
            "latest": "2025-06-20",
        },
    ),
    (
        "ru",
        "Впервые со времени избрания в мае 2021 года Норвегию посетил президент Перу Хуан Солар.",
        {
            "visitor": "Хуан Солар",
            "party": "PE",
            "destination": "NO",
            "country": "NO",
            "status": "Held",
        },
    ),
    ("ru", "В канцелярии опровергли сообщения о том, что президент Перу Хуан Солар вылетит в Осло.", None),
    ("ru", "Аким Абайской области Ерлан Сеитов с рабочей поездкой побывал в Семее.", None),
    (
        "kk",
        "Өткен аптада Норвегия Сыртқы істер министрі Улаф Берг Лимада болды.",
        {
            "visitor": "Улаф Берг",
            "party": "NO",
            "destination": "PE | lima",
            "place": "lima",
            "country": "PE",
            "status": "Held",
            "earliest": "2025-06-02",
            "latest": "2025-06-08",
        },
    ),
    (
        "kk",
        "Норвегия Премьер-министрі Улаф Берг елімізге екі күндік ресми сапармен 10 маусымда келді.",
        {
            "visitor": "Улаф Берг",
            "party": "NO",
            "destination": "KZ",
            "country": "KZ",
            "status": "Held",
            "format": "format/official-visit",
            "earliest": "2025-06-10",
            "latest": "2025-06-11",
        },
    ),
    ("kk", "Министрлік Норвегия Королі Улаф Берг Лимаға келеді деген ақпаратты жоққа шығарды.", None),
]


@pytest.mark.parametrize(("language", "text", "expected"), VISITS, ids=[text[:60] for _, text, _ in VISITS])
def test_visits_tell_who_travels_where_and_when(
    facts: Facts, language: str, text: str, expected: dict[str, str] | None
) -> None:
    claims = facts(text, language)
    assert of_kind(claims, "visit") == ([] if expected is None else ["visit:1"])
    assert told(claims, "visit:1") == (expected or {})


def test_relative_clauses_in_a_row_speak_of_the_same(facts: Facts) -> None:
    claims = facts(
        "The envoy praised the Clear Rivers Initiative, which Peru launched in May 2023 and which Norway joined.",
        "en",
    )
    assert told(claims, "Clear Rivers Initiative") == {
        "initiator": "PE",
        "adherent": "NO",
        "earliest": "2023-05-01",
        "latest": "2023-05-31",
    }


def test_each_state_of_a_journey_is_a_visit(facts: Facts) -> None:
    claims = facts(
        "Peruvian President Ana Solar will pay official visits to Norway and Finland from 3 to 6 July.", "en"
    )
    assert [told(claims, key)["destination"] for key in of_kind(claims, "visit")] == ["NO", "FI"]


def test_cities_of_one_state_that_are_told_apart_are_two_visits(facts: Facts) -> None:
    claims = facts(
        "Ana Solar, President of Peru, arrived in Oslo on Monday. Ana Solar will travel to Bergen on Friday.", "en"
    )
    assert [told(claims, key)["place"] for key in of_kind(claims, "visit")] == ["oslo", "bergen"]


def test_a_journey_that_is_dropped_is_that_of_the_traveller_told_of_before(facts: Facts) -> None:
    claims = facts("Президент Перу Хуан Солар прибыл в Осло. Поездку в Финляндию отложили.", "ru")
    assert told(claims, "visit:2") == {
        "visitor": "Хуан Солар",
        "party": "PE",
        "destination": "FI",
        "country": "FI",
        "status": "Postponed",
    }


def test_a_visit_goes_on_until_the_day_that_is_told_later(facts: Facts) -> None:
    claims = facts("Президент Перу Хуан Солар прибыл в Осло 10 июня. Его визит продлится до 13 июня.", "ru")
    found = told(claims, "visit:1")
    assert (found["earliest"], found["latest"]) == ("2025-06-10", "2025-06-13")


@pytest.mark.parametrize(
    "text",
    [
        "Губернатор Перу Хуан Солар едет по районам. Завтра он побывает в Заречинском районе.",
        "Губернатор Московской области Иван Лугов сегодня отправился в рабочую поездку в Заречинский район.",
        "Губернатор Прилучья Иван Лугов планирует завершить визит в Заречинский район поездкой на завод.",
    ],
)
def test_a_governor_on_a_round_of_places_that_no_table_knows_visits_nobody(facts: Facts, text: str) -> None:
    assert not of_kind(facts(text, "ru"), "visit")


def test_a_governor_who_goes_to_another_state_visits_it(facts: Facts) -> None:
    claims = facts("Губернатор Московской области Иван Лугов прибыл с визитом в Осло.", "ru")
    assert [told(claims, key)["place"] for key in of_kind(claims, "visit")] == ["oslo"]


def test_the_leaders_of_the_state_that_is_visited_do_not_travel_there(facts: Facts) -> None:
    claims = facts(
        "Перу Сыртқы істер министрі Хуан Солардың Норвегияға ресми сапары өтеді. "
        "Сапар барысында Перу сыртқы саясат ведомствосының басшысы норвегиялық әріптесі Оле Далмен және Норвегия "
        "басшылары деңгейіндегі жеке кездесулер өткізеді деп күтілуде.",
        "kk",
    )
    assert [told(claims, key)["visitor"] for key in of_kind(claims, "visit")] == ["Хуан Солар"]


def test_the_country_is_that_of_the_dateline(facts: Facts) -> None:
    text = "LIMA, 12 June 2025 – The Minister received King Olaf Berg of Norway, who is on a visit to the country."
    found = told(facts(text, "en"), "visit:1")
    assert (found["visitor"], found["destination"]) == ("Olaf Berg", "PE")


def test_leaving_one_place_for_another_is_a_visit_to_the_other(facts: Facts) -> None:
    claims = facts("The President of Peru, Carla Ibarra, will leave Lima on Friday for Oslo.", "en")
    assert [told(claims, key)["place"] for key in of_kind(claims, "visit")] == ["oslo"]


def test_a_pronoun_goes_on_with_the_subject_pronoun_before_it(facts: Facts) -> None:
    claims = facts(
        "The Foreign Minister of Peru, Carlos Ibarra, is abroad. He met the President of Norway, Olaf Berg, on Friday. "
        "He will travel to Nairobi on Monday.",
        "en",
    )
    assert told(claims, "visit:1")["visitor"] == "Carlos Ibarra"


@pytest.mark.parametrize(
    ("text", "travellers"),
    [
        # Whoever greets a guest on arrival does not arrive.
        ("Prime Minister Ana Ruiz of Chile was met on arrival by Vice President Omar Said at Oslo Airport.",
         ["Ana Ruiz"]),
        # An envoy's years abroad are no visit.
        ("Ambassador Eva Holm of Malta ended her tour of duty in Ghana.", []),
    ],
)  # fmt: skip
def test_who_travels_and_who_only_serves_or_greets(facts: Facts, text: str, travellers: list[str]) -> None:
    claims = facts(text, "en")
    assert [told(claims, key)["visitor"] for key in of_kind(claims, "visit")] == travellers


def test_a_press_service_that_reports_lends_no_case_to_who_travels(facts: Facts) -> None:
    text = "Как сообщил департамент информации МИД Чили, Тимур Асанов находился в Чили с рабочим визитом."
    claims = facts(f"Министр Киргизии Тимур Асанов дал интервью. {text}", "ru")
    assert [told(claims, key)["visitor"] for key in of_kind(claims, "visit")] == ["Тимур Асанов"]
