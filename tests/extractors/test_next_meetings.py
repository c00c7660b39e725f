"""The next meeting of those who met last, and the meetings before that “the sides” had, in Kazakh.

The news is of Thursday, 12 June 2025.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.extractors.participants import meetings

Facts = Callable[..., set[tuple[str, str, str]]]
_MET = "Гана Президенті Кофи Аду мен Чили Президенті Пабло Рохас бүгін кездесті."


@pytest.mark.parametrize(
    "sentence",
    [
        "Келесісі мамырда Лимада жоспарланған.",
        "Келесі жүздесу мамырда Лимада өтеді.",
        "Келесі кездесуді мамырда Лимада өткізуге уағдаласты.",
        "Келіссөздердің келесі раунды мамырда Лимада өтеді.",
        "Келесі раундты мамырда Лимада өткізу жоспарлануда.",
        "Келіссөздердің келесі раундын Лимада өткізу туралы уағдаластыққа қол жеткізілді.",
    ],
)
def test_the_next_one_is_of_the_same_sides(facts: Facts, sentence: str) -> None:
    found = facts(f"{_MET} {sentence}", "kk")
    told = {f"{name} {value}" for key, name, value in found if key == "meeting:2"}
    assert {"party GH", "party CL", "status Planned", "place lima"} <= told


@pytest.mark.parametrize(
    "sentence",
    [
        "Келесісін 2030 жылы өткізуге Перу ниетті: бұл форум төрт жылда бір рет ұйымдастырылады.",
        "Келесі апта соңында Лимада фестиваль өтеді.",
        "Тараптар мамырда Лимада өтетін форумға дайындықты талқылады.",
    ],
)
def test_what_is_next_is_no_meeting(sentence: str) -> None:
    assert meetings(f"{_MET} Кеше Лимада форум өтті. {sentence}", "kk") == ["Аду – Рохас"]


@pytest.mark.parametrize("who", ["Тараптар", "Екі тарап", "Олар", "Екеуі"])
def test_the_sides_are_those_who_met(facts: Facts, who: str) -> None:
    found = facts(f"{_MET} {who} соңғы рет сәуірде Лимада жүздескен.", "kk")
    told = {f"{name} {value}" for key, name, value in found if key == "meeting:2"}
    assert {"participant Кофи Аду", "participant Пабло Рохас", "place lima", "when 2025-04"} <= told


def test_who_is_met_may_stand_first_in_the_dative() -> None:
    text = "Сенат төрағасы Яо Менсаға Чилидің Ганадағы елшісі Пабло Рохас жолықты."
    assert meetings(text, "kk") == ["Менса – Рохас"]


def test_a_visit_is_left_to_another_month(facts: Facts) -> None:
    text = "Чили Премьер-министрінің Ганаға 6 шілдеге белгіленген сапары қазан айына қалдырылды."
    told = {f"{name} {value}" for key, name, value in facts(text, "kk") if key == "visit:1"}
    assert {"status Postponed", "when 2025-10"} <= told


def test_a_line_of_a_programme_names_days_of_the_week_besides(facts: Facts) -> None:
    text = (
        "Сейсенбі, 17 маусым. Гана министрі Чили елшісін қабылдайды.\n\n"
        "Бейсенбі–жұма, 19–20 маусым. Лимада Балық аулау жөніндегі халықаралық форум ұйымдастырылады."
    )
    told = {f"{key} {name} {value}" for key, name, value in facts(text, "kk") if name == "when"}
    assert {item.rpartition(" ")[2] for item in told} == {"2025-06-17", "2025-06-19/2025-06-20"}


def test_what_became_of_a_plan_is_told_by_the_clause_set_against_it(facts: Facts) -> None:
    text = "Чили Президентінің Ганаға сапары 3 шілдеге жоспарланған болатын, бірақ ол қазан айына шегерілді."
    told = {f"{name} {value}" for key, name, value in facts(text, "kk") if key == "visit:1"}
    assert {"status Postponed", "when 2025-10"} <= told


def test_who_goes_himself_goes(facts: Facts) -> None:
    told = {f"{name} {value}" for _, name, value in facts("Шілдеде Лимаға министр Кофи Адудың өзі барады.", "kk")}
    assert {"visitor Кофи Аду", "destination lima"} <= told


def test_newly_appointed_envoys_are_named_in_the_next_sentence() -> None:
    text = (
        "Гана Президенті Кофи Адуға жаңадан тағайындалған елшілер сенім грамоталарын табыс етті. "
        "Олар – Чили елшісі Пабло Рохас және Куба елшісі Луис Кано."
    )
    assert meetings(text, "kk") == ["Аду – Рохас", "Аду – Кано"]


def test_a_visit_under_a_day_lasts_the_days_that_it_is_said_to(facts: Facts) -> None:
    text = (
        "Сейсенбі, 17 маусым. Гана Президенті Кофи Аду Перуге екі күндік жұмыс сапарымен барады.\n\n"
        "Бейсенбі, 19 маусым. Лимада Балық аулау жөніндегі халықаралық форум өтеді."
    )
    told = {f"{name} {value}" for key, name, value in facts(text, "kk") if key == "visit:1"}
    assert "when 2025-06-17/2025-06-18" in told


def test_a_headline_of_several_is_the_meeting_with_who_leads_them() -> None:
    text = "Төраға чилилік депутаттарды қабылдады\n\nГана Сенат төрағасы Кофи Аду Чили сенаторы Хуан Рохасты қабылдады."
    assert meetings(text, "kk") == ["Аду – Рохас"]
