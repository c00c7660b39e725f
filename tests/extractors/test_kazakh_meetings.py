"""Kazakh meetings whose sides, place or day stand in other words than the verb of meeting.

The news is of Thursday, 12 June 2025.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

Facts = Callable[..., set[tuple[str, str, str]]]
_HOME = "Қазақстан Премьер-министрі Сейіт Қоңырбаев Ригаға келді."


def meetings(found: set[tuple[str, str, str]]) -> list[set[str]]:
    """What is told of each meeting, as “property object”, in the order of their keys."""
    keys = sorted({key for key, _, _ in found if key.startswith("meeting:")})
    return [{f"{name} {value}" for key, name, value in found if key == wanted} for wanted in keys]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"{_HOME} Үкімет басшысы Латвия Президенті Андрис Озолспен кездесті.",
            {"participant Сейіт Қоңырбаев", "participant Андрис Озолс", "party KZ", "party LV"},
            id="an office without its state is that of the home",
        ),
        pytest.param(
            f"{_HOME} Латвия Президенті Андрис Озолспен келіссөз жүргізілді.",
            {"participant Сейіт Қоңырбаев", "participant Андрис Озолс"},
            id="a subject that is left out is whom the text tells of",
        ),
        pytest.param(
            "Мемлекет басшысы Чили Президенті Пабло Рохаспен телефон арқылы сөйлесті.",
            {"participant KZ", "participant Пабло Рохас", "format format/phone"},
            id="the head of state is not the president named behind",
        ),
        pytest.param(
            "Сенат Төрағасы Арман Жанұзақов Чили Президенті Пабло Рохаспен кездесті.",
            {"participant Арман Жанұзақов", "party KZ", "party CL"},
            id="an official without a state stands for the home",
        ),
    ],
)
def test_who_meets_is_told_elsewhere(facts: Facts, text: str, expected: set[str]) -> None:
    (told,) = meetings(facts(text, "kk"))
    assert expected <= {item.replace(" (Inferred)", "") for item in told}


def test_counterparts_of_several_states_are_met_one_by_one(facts: Facts) -> None:
    text = (
        "Қазақстан Сыртқы істер министрі Дәурен Сапар чилилік, ганалық және латвиялық әріптестерімен "
        "бөлек-бөлек кездесті."
    )
    sides = [{item for item in told if item.startswith("party")} for told in meetings(facts(text, "kk"))]
    assert sides == [{"party KZ", "party CL"}, {"party KZ", "party GH"}, {"party KZ", "party LV"}]


def test_what_is_refuted_was_no_meeting(facts: Facts) -> None:
    text = "Өкіл Қазақстан министрі Дәурен Сапар Гана Президенті Кофи Менсамен кездесті деген хабарды жоққа шығарды."
    assert all("status Held" not in told for told in meetings(facts(text, "kk")))


def test_officials_of_one_state_who_meet_are_its_own_affair(facts: Facts) -> None:
    text = "Қазақстан Президенті Ерлан Бекбосын Қазақстан Премьер-министрі Сейіт Қоңырбаевты қабылдады."
    assert meetings(facts(text, "kk")) == []


def test_a_meeting_is_where_its_people_went(facts: Facts) -> None:
    text = "Гана Президенті Кофи Менса 3 мамырда Осакада болды. Онда ол Чили Президенті Пабло Рохаспен кездесті."
    (told,) = meetings(facts(text, "kk"))
    assert "place osaka" in {item.replace(" (Inferred)", "") for item in told}


def test_the_next_meeting_is_of_those_who_met(facts: Facts) -> None:
    text = (
        "Гана Президенті Кофи Менса Чили Президенті Пабло Рохаспен кездесті. Келесі кездесу 2027 жылы Сантьягода өтеді."
    )
    planned = [told for told in meetings(facts(text, "kk")) if any("Planned" in item for item in told)]
    assert len(planned) == 1
    assert any("GH" in item for item in planned[0])
    assert any("2027" in item for item in planned[0])


def test_who_goes_abroad_is_not_of_the_land_that_the_news_is_from(facts: Facts) -> None:
    text = "ОСЛО. Кеше Норвегияға аттанған Сенат Төрағасы Арман Жанұзақов Норвегия Президенті Пер Хольмен кездесті."
    (told,) = meetings(facts(text, "kk"))
    assert {"party KZ", "party NO"} <= {item.replace(" (Inferred)", "") for item in told}


def test_who_leads_a_delegation_abroad_is_not_of_the_land_that_it_goes_to(facts: Facts) -> None:
    text = (
        "Сенат төрағасы Арман Жанұзақов бастаған бір топ депутат Ганаға барды. "
        "Сапарда палата спикері Гана Президенті Кофи Менсамен кездесті."
    )
    (told,) = meetings(facts(text, "kk"))
    assert {"participant Арман Жанұзақов", "party KZ", "party GH"} <= told


def test_who_is_welcomed_on_arrival_is_not_met(facts: Facts) -> None:
    text = "Әуежайда құрмет қарауылы сап түзеді. Гана Президенті Кофи Менсаны Чили министрі Пабло Рохас қарсы алды."
    assert meetings(facts(text, "kk")) == []


def test_who_is_welcomed_elsewhere_is_met(facts: Facts) -> None:
    text = "Гана Президенті Кофи Менса Сантьягоға келді. Сарайда қонақты Чили Президенті Пабло Рохас күтіп алды."
    (told,) = meetings(facts(text, "kk"))
    assert {"participant Кофи Менса", "participant Пабло Рохас"} <= told


def test_officials_who_discuss_something_together_meet(facts: Facts) -> None:
    text = "Атырау облысының әкімі Ерлан Бекбосын мен Чилидің елшісі Пабло Рохас балық шаруашылығын талқылады."
    (told,) = meetings(facts(text, "kk"))
    assert {"participant Ерлан Бекбосын", "participant Пабло Рохас"} <= told


def test_a_day_behind_the_verb_is_that_of_the_next(facts: Facts) -> None:
    text = (
        "Кеше министр Дәурен Сапар Чили елшісі Пабло Рохасты қабылдап, "
        "Чили парламентінің делегациясы тамызда келетінін естіді."
    )
    (told,) = meetings(facts(text, "kk"))
    assert "when 2025-06-11" in told


def test_an_ambassador_in_astana_is_not_met_in_his_capital(facts: Facts) -> None:
    text = "Мәжіліс төрағасы Арман Жанұзақов Чилидің Астанадағы елшісі Пабло Рохаспен кездесті."
    (told,) = meetings(facts(text, "kk"))
    assert not any("santiago" in item for item in told)


def test_those_who_act_in_a_row_before_a_noun_of_meeting_meet(facts: Facts) -> None:
    text = "Чили министрі Пабло Рохас пен Гана министрі Кофи Менса саяси консультациялардың екінші раундын өткізді."
    (told,) = meetings(facts(text, "kk"))
    assert {"participant Пабло Рохас", "participant Кофи Менса"} <= told


def test_a_list_goes_on_over_a_word_of_the_next_post(facts: Facts) -> None:
    text = (
        "Қазақстан министрі Дәурен Сапар Чили елшісі Пабло Рохас және бұрынғы Гана министрі Кофи Менсамен "
        "бөлек-бөлек кездесті."
    )
    people = [{item for item in told if item.startswith("participant")} for told in meetings(facts(text, "kk"))]
    assert people == [
        {"participant Дәурен Сапар", "participant Пабло Рохас"},
        {"participant Дәурен Сапар", "participant Кофи Менса"},
    ]


def test_a_planned_meeting_is_of_those_before_the_word_for_planned(facts: Facts) -> None:
    text = (
        "Чили министрі Пабло Рохастың Гана министрі Кофи Менсамен дүйсенбіге белгіленген кездесуі кейінге қалдырылды."
    )
    (told,) = meetings(facts(text, "kk"))
    assert {"participant Пабло Рохас", "participant Кофи Менса", "status Postponed"} <= told


def test_copies_of_letters_of_credence_are_handed_over_at_a_meeting(facts: Facts) -> None:
    text = "Министр Дәурен Сапар Чили елшісі Пабло Рохастың сенім грамоталарының көшірмесін қабылдады."
    (told,) = meetings(facts(text, "kk"))
    assert {"participant Дәурен Сапар", "participant Пабло Рохас"} <= told


def test_the_delegation_is_received_with_who_leads_it(facts: Facts) -> None:
    text = "Чили министрі Пабло Рохас бастаған топ Ганаға барды. Делегацияны Гана Президенті Кофи Менса қабылдады."
    (told,) = meetings(facts(text, "kk"))
    assert {"participant Пабло Рохас", "participant Кофи Менса"} <= told


def test_a_delegation_that_goes_somewhere_does_not_take_its_leader_there(facts: Facts) -> None:
    text = "Чили министрі Пабло Рохас Ганаға барды. Делегация Кумасиге барып, зауыт көрді."
    assert not [item for item in facts(text, "kk") if item[1] == "destination" and item[2] == "kumasi"]


def test_what_was_planned_and_did_not_happen_is_cancelled(facts: Facts) -> None:
    for told in (
        "Кеше жоспарланған Чили мен Гана арасындағы келіссөз өтпеді.",
        "Чили мен Гана арасындағы келіссөз белгіленген күні өтпей қалды.",
        "Чили Президенті Пабло Рохас Гана елшісімен кездесуге тиіс еді, алайда сапар соңғы сәтте тоқтатылды.",
    ):
        (found,) = meetings(facts(told, "kk"))
        assert "status Cancelled" in found


def test_a_verbal_noun_before_something_else_tells_what_happened(facts: Facts) -> None:
    text = "Бұл Чили Президенті Пабло Рохас пен Гана Президенті Кофи Менсаның әңгімелесуінен кейін белгілі болды."
    (told,) = meetings(facts(text, "kk"))
    assert {"participant Пабло Рохас", "participant Кофи Менса", "status Held"} <= told


def test_those_who_met_long_before_did_not_meet_where_the_guest_is_now(facts: Facts) -> None:
    text = (
        "Гана Президенті Кофи Менса Сантьягоға келді. "
        "Айта кетейік, Кофи Менса мен Чили Президенті Пабло Рохас бұған дейін жиында жолыққан еді."
    )
    (told,) = meetings(facts(text, "kk"))
    assert not any("santiago" in item for item in told)


def test_a_report_from_abroad_does_not_place_a_meeting_of_the_day_before(facts: Facts) -> None:
    text = "ОСЛО, 12 маусым. Кеше Қазақстан министрі Дәурен Сапар Гана министрі Кофи Менсамен кездесті."
    (told,) = meetings(facts(text, "kk"))
    assert not any("oslo" in item for item in told)


def test_a_report_from_abroad_places_what_happened_on_its_day(facts: Facts) -> None:
    text = "ОСЛО, 12 маусым. Бүгін Қазақстан министрі Дәурен Сапар Гана министрі Кофи Менсамен кездесті."
    (told,) = meetings(facts(text, "kk"))
    assert any("oslo" in item for item in told)


def test_the_goal_of_a_participle_stands_between_the_words_for_a_visit(facts: Facts) -> None:
    found = facts("Ресми сапармен Чилиге баратын Перу Президенті Хуан Перес үндеу жариялады.", "kk")
    assert ("visit:1", "destination", "CL") in found


@pytest.mark.parametrize(
    "ceremony",
    [
        "Рәсімге Гана елшісі Кофи Менса мен Чили елшісі Пабло Рохас қатысты.",
        "Гана елшісі – Кофи Менса.\n\nЧили елшісі – Пабло Рохас.",
    ],
)
def test_envoys_are_named_behind_the_ceremony(facts: Facts, ceremony: str) -> None:
    text = f"Қазақстан Президенті жаңадан тағайындалған бірқатар елшінің сенім грамотасын қабылдады.\n\n{ceremony}"
    told = [{item for item in one if item.startswith("participant")} for one in meetings(facts(text, "kk"))]
    assert told == [{"participant Кофи Менса", "participant KZ"}, {"participant Пабло Рохас", "participant KZ"}]


def test_who_reminds_of_a_meeting_was_not_at_it(facts: Facts) -> None:
    text = f"{_HOME} Онда Латвия Президенті Андрис Озолспен кездескенін айта кетейік."
    (told,) = meetings(facts(text, "kk"))
    assert {"participant Сейіт Қоңырбаев", "participant Андрис Озолс"} <= told


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Қоңыров пен Жансары финалда кездеседі.", id="players"),
        pytest.param("Қазақстан Премьер-министрі Сейіт Қоңырбаев зауыт ардагері Анна Майермен жүздесті.", id="at home"),
    ],
)
def test_players_and_people_at_home_meet_in_no_diplomacy(facts: Facts, text: str) -> None:
    assert meetings(facts(text, "kk")) == []


def test_bare_offices_in_a_report_from_abroad_are_of_the_land_it_is_from(facts: Facts) -> None:
    text = (
        "СУВА. 3 мамыр. Фиджи теңіз қорын құрды. Қаржы министрі Сейру Вакана Чили Президенті Пабло Рохаспен кездесті."
    )
    (told,) = meetings(facts(text, "kk"))
    assert "party KZ" not in {item.replace(" (Inferred)", "") for item in told}


def test_who_attended_the_meetings_attended_each_of_them(facts: Facts) -> None:
    text = (
        "Гана Президенті Кофи Менса Чили министрі Пабло Рохаспен кездесті. Содан соң ол Перу елшісі Хуан Сотоны "
        "қабылдады. Кездесулерге Гана елшісі Ама Ансах қатысты."
    )
    assert all("participant Ама Ансах" in told for told in meetings(facts(text, "kk")))


def test_another_of_a_side_meets_whom_the_first_has_met(facts: Facts) -> None:
    text = (
        "Гана Президенті Кофи Менса Сантьягода Чили министрі Пабло Рохаспен кездесті. Чили министрі Пабло Рохас "
        "қонаққа рақмет айтты. Чили Премьер-министрі Ана Сотомен кездесу ертең өтеді."
    )
    told = meetings(facts(text, "kk"))
    assert {"participant Кофи Менса", "participant Ана Сото", "status Planned"} <= told[-1]
