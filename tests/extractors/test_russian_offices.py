"""Posts in Russian news that the words beside a name leave open: deputies, ministers in their house, envoys."""

from __future__ import annotations

from collections.abc import Callable

Facts = Callable[..., set[tuple[str, str, str]]]


def held(told: set[tuple[str, str, str]]) -> set[tuple[str, str]]:
    """Each holder with a role, in short."""
    holders = {subject: value for subject, predicate, value in told if predicate == "holder"}
    return {(holders[subject], value) for subject, predicate, value in told if predicate == "role"}


def test_a_deputy_is_of_the_body_whose_head_is_told(facts: Facts) -> None:
    text = (
        "Генеральный секретарь ШОС Хуан Рамос принял посла Чили Луиса Вегу. На встрече был заместитель Генерального"
        " секретаря Пекка Ниеминен."
    )
    assert ("Пекка Ниеминен", "role/deputy-secretary-general") in held(facts(text, "ru"))


def test_a_minister_is_that_of_the_ministry_he_is_in(facts: Facts) -> None:
    text = "В Министерстве обороны Перу состоялась встреча министра Хуана Рамоса с послом Чили Луисом Вегой."
    assert ("Хуан Рамос", "role/minister-of-defence") in held(facts(text, "ru"))


def test_a_given_name_tells_the_gender_of_its_bearer(facts: Facts) -> None:
    text = (
        "Посланник ООН по Судану завершил поездку. Личный посланник Генерального секретаря ООН по Судану Жозеф Мвангала"
        " провел консультации. В понедельник он встретился с министром иностранных дел Египта Хишамом Надимом."
    )
    who = {value for subject, predicate, value in facts(text, "ru") if predicate == "participant"}
    assert who == {"Жозеф Мвангала", "Хишам Надим"}


def test_initials_are_those_of_the_name_in_full(facts: Facts) -> None:
    text = (
        "Э. Харьюла выступила в Лиме. Министр обороны Финляндии Элина Харьюла встретилась с послом Чили Луисом Вегой."
    )
    names = {subject for subject, predicate, _ in facts(text, "ru") if predicate == "participant"}
    assert {value for _, p, value in facts(text, "ru") if p == "participant"} == {"Элина Харьюла", "Луис Вега"}
    assert len(names) == 1
