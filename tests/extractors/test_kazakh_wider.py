"""Kazakh news as agencies write it: long posts, rows of conferences, guests, programmes.

The news is of Thursday, 12 June 2025.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

Facts = Callable[..., set[tuple[str, str, str]]]


def told(found: set[tuple[str, str, str]], kind: str) -> set[str]:
    """What is told of the things whose key begins so, as “property object”."""
    return {f"{name} {value}".replace(" (Inferred)", "") for key, name, value in found if key.startswith(kind)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Чилидің елімізге жаңадан тағайындалған елшісі Марта Пинеда келді.",
            "of CL",
            id="a participle parts a post from its owner",
        ),
        pytest.param(
            "Кубаның Ганадағы (кеңсесі Ломе қаласында) елшісі Рауль Перес Ганаға келді.",
            "of CU",
            id="an aside parts a post from its owner",
        ),
        pytest.param(
            "Дипломат Перу Сыртқы істер министрінің орынбасары Ада Лунамен кездесті.",
            "role role/deputy-minister-of-foreign-affairs",
            id="a diplomat does not own the post behind",
        ),
        pytest.param(
            "Перу СІМ басшысы Хуан Пас Лимада болды.",
            "role role/minister-of-foreign-affairs",
            id="head of the ministry",
        ),
    ],
)
def test_whose_post_it_is(facts: Facts, text: str, expected: str) -> None:
    assert expected in told(facts(text, "kk"), "tenure")


def test_two_offices_side_by_side_are_two(facts: Facts) -> None:
    text = "Мемлекет басшысы Чили Сыртқы істер министрін қабылдады."
    assert {"party KZ", "party CL"} <= told(facts(text, "kk"), "meeting")


def test_a_guest_has_come_to_who_receives_him(facts: Facts) -> None:
    text = "Перу Президенті Луис Кано ресми сапармен келген Чили министрі Пабло Рохаспен келіссөз жүргізді."
    assert {"visitor Пабло Рохас", "destination PE"} <= told(facts(text, "kk"), "visit")


@pytest.mark.parametrize("words", ["жаңадан келген Чили елшісі Пабло Рохаспен", "өзімен бірге келген Пабло Рохаспен"])
def test_who_came_to_serve_or_with_another_made_no_visit(facts: Facts, words: str) -> None:
    text = f"Перу Президенті Луис Кано {words} келіссөз жүргізді."
    assert "visitor Пабло Рохас" not in told(facts(text, "kk"), "visit")


def test_a_participle_before_another_clause_is_its_verb(facts: Facts) -> None:
    text = "Перу министрі Луис Кано сенбіде Манилаға келген, ертең Токиоға ұшады."
    found = told(facts(text, "kk"), "visit")
    assert {"place manila", "place tokyo", "status Held", "status Planned"} <= found


def test_the_next_of_a_row_is_another_conference(facts: Facts) -> None:
    text = "Лимада Тынық мұхит елдерінің саммиті өтті. Келесі саммит 2027 жылы Ханойда өтеді."
    found = facts(text, "kk")
    assert "place hanoi" not in told(found, "Тынық мұхит")
    assert {"place hanoi", "status Planned"} <= told(found, "Келесі саммит")


def test_what_begins_with_there_is_said_at_the_conference(facts: Facts) -> None:
    text = "Лимада Тынық мұхит елдерінің саммиті өтті. Онда Чили министрі Пабло Рохас баяндама жасады."
    assert "participant Пабло Рохас" in told(facts(text, "kk"), "Тынық мұхит")


def test_who_attends_the_talks_of_others_took_part(facts: Facts) -> None:
    text = "Министр Ада Луна Перу Президенті Луис Кано мен Чили Президенті Пабло Рохастың келіссөзіне қатысты."
    people = {"participant Ада Луна", "participant Луис Кано", "participant Пабло Рохас"}
    assert people <= told(facts(text, "kk"), "meeting")


def test_a_dinner_together_is_a_meeting(facts: Facts) -> None:
    text = "Перу Президенті Луис Кано Чили Президенті Пабло Рохаспен бірге кешкі ас ішті."
    assert {"party PE", "party CL", "status Held"} <= told(facts(text, "kk"), "meeting")


def test_a_day_that_heads_a_line_dates_what_is_told_under_it(facts: Facts) -> None:
    text = (
        "Апта күнтізбесі\n\nДүйсенбі. Перу Президенті Луис Кано Чили Президенті Пабло Рохаспен кездеседі.\n\n"
        "Сейсенбі. Перу Президенті Луис Кано Мали Президенті Адама Кейтамен кездеседі."
    )
    assert {"when 2025-06-16", "when 2025-06-17"} <= told(facts(text, "kk"), "meeting")


@pytest.mark.parametrize(
    "words",
    [
        "Пабло Рохасты қарсы алды",
        "Пабло Рохасты кеңсесінде тыңдады",
        "Пабло Рохасқа түскі ас берді",
        "Пабло Рохаспен видеобайланысқа шықты",
        "Пабло Рохастың кабинетіне келді",
        "Пабло Рохасқа барды",
    ],
)
def test_ways_of_meeting(facts: Facts, words: str) -> None:
    name, _, rest = words.partition(" ")
    text = f"Перу Президенті Луис Кано Чили Президенті {name} {rest}."
    assert {"party PE", "party CL"} <= told(facts(text, "kk"), "meeting")


def test_who_only_announces_did_not_meet(facts: Facts) -> None:
    text = "Сенаттың баспасөз қызметі хабарлайды: Чили Президенті Пабло Рохас Перу Президенті Луис Каномен кездесті."
    assert {"party CL", "party PE"} <= told(facts(text, "kk"), "meeting")
    assert "party KZ" not in told(facts(text, "kk"), "meeting")


def test_a_speaker_tells_of_himself(facts: Facts) -> None:
    text = "«Мен бүгін Перу Президенті Луис Каномен телефонмен сөйлестім», – деді Чили Президенті Пабло Рохас."
    assert {"participant Пабло Рохас", "participant Луис Кано"} <= told(facts(text, "kk"), "meeting")


def test_each_from_a_state_took_part(facts: Facts) -> None:
    text = "Лимада Тынық мұхит елдерінің саммиті өтті. Оған Чилиден Пабло Рохас, Ганадан Кваме Боатенг қатысты."
    assert {"participant Пабло Рохас", "participant Кваме Боатенг"} <= told(facts(text, "kk"), "Тынық мұхит")


def test_who_is_received_by_a_capital_has_come_there(facts: Facts) -> None:
    text = "Лима сенбіде Чили Президенті Пабло Рохасты қарсы алмақ еді, бірақ сапар күзге ауыстырылды."
    assert {"visitor Пабло Рохас", "place lima", "status Postponed"} <= told(facts(text, "kk"), "visit")


def test_who_was_something_before_held_that_post(facts: Facts) -> None:
    text = "Ада Луна министр қызметіне тағайындалды. Ол осыған дейін Перудің НАТО жанындағы тұрақты өкілі болған."
    assert "role role/permanent-representative" in told(facts(text, "kk"), "tenure")


def test_a_line_of_a_programme_is_planned(facts: Facts) -> None:
    text = (
        "Алдағы аптаның күнтізбесі\n\n16–17 маусым. Перу Президенті Луис Кано "
        "Чили Президенті Пабло Рохаспен кездеседі.\n\n"
        "18 маусым. Мали Президенті Адама Кейтамен телефон арқылы сөйлесу."
    )
    found = told(facts(text, "kk"), "meeting")
    assert {"when 2025-06-16/2025-06-17", "when 2025-06-18", "participant Адама Кейта"} <= found
    assert "status Held" not in found


@pytest.mark.parametrize(
    "words",
    [
        "кездеседі деген қауесет тарады",
        "кездескені туралы хабарды елші жоққа шығарды",
        "кездесетінін елші растамады",
    ],
)
def test_what_is_rumoured_or_not_confirmed_is_no_meeting(facts: Facts, words: str) -> None:
    text = f"Перу Президенті Луис Кано Чили Президенті Пабло Рохаспен {words}."
    assert not {"status Held", "status Planned"} & told(facts(text, "kk"), "meeting")


def test_a_date_of_another_noun_is_not_that_of_the_talks(facts: Facts) -> None:
    text = "Перу Президенті Луис Кано Чили Президенті Пабло Рохаспен келер жылғы квота жөнінде сөйлесті."
    assert "when 2026" not in told(facts(text, "kk"), "meeting")


def test_the_side_of_which_somebody_is_tells_whose_post_it_is(facts: Facts) -> None:
    text = "Луис Кано мен Пабло Рохас кездесті. Оған Чили тарапынан көлік министрі Ада Луна қатысты."
    assert "of CL" in told(facts(text, "kk"), "tenure")


def test_talks_of_parties_are_domestic(facts: Facts) -> None:
    text = "Премьер-министр Аян Сейітов «Жаңа жол» партиясының төрағасы Ілияс Оспановпен келіссөз жүргізді."
    assert not told(facts(text, "kk"), "meeting")


def test_who_was_there_when_it_took_place(facts: Facts) -> None:
    text = "Лимада Перу Президенті Луис Мендес пен Чили Президенті Пабло Рохастың қатысуымен су форумы өтті."
    assert {"participant Луис Мендес", "participant Пабло Рохас"} <= told(facts(text, "kk"), "Су форумы")


def test_the_source_of_the_news_takes_nothing_back(facts: Facts) -> None:
    text = "Перу Президенті Луис Мендес Чили Президенті Пабло Рохаспен кездесті, деп хабарлайды ақпарат агенттігі."
    assert "status Held" in told(facts(text, "kk"), "meeting")
