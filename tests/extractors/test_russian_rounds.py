"""The rounds of a guest in Russian news: who sat in, who gave a meal, which of two it was, what never was.

The news is of Thursday, 12 June 2025.
"""

from __future__ import annotations

import pytest
from participants import meetings

OPENING = "Министр обороны Финляндии Юха Лааксо принял в Хельсинки министра обороны Перу Хуана Рамоса. "
FIRST = "Лааксо – Рамос"
DINNER = "Ниеминен – Рамос"


def told(text: str) -> list[str]:
    return meetings(OPENING + text, "ru")


@pytest.mark.parametrize(
    "text",
    [
        "На встрече, в которой участвовал посол Перу Пекка Ниеминен, обсудили торговлю.",
        "В ходе беседы, где присутствовал и посол Перу Пекка Ниеминен, обсудили торговлю.",
        "Во встрече с перуанским министром участвовал посол Перу Пекка Ниеминен.",
        "В переговорах с Рамосом также принял участие посол Перу Пекка Ниеминен.",
    ],
)
def test_who_is_told_to_have_been_at_a_meeting_took_part_in_it(text: str) -> None:
    assert told(text) == ["Лааксо – Ниеминен – Рамос"]


def test_a_relative_clause_tells_who_sat_in() -> None:
    text = (
        "Президент Ганы Ато Менса провёл беседу с послом Чили Педро Солером, в которой участвовал министр Кофи Ансах."
    )
    assert meetings(text, "ru") == ["Ансах – Менса – Солер"]


@pytest.mark.parametrize(
    "text",
    [
        "Вечером гость был приглашён на ужин, который дал премьер-министр Пекка Ниеминен.",
        "Вечером Рамос присутствовал на приёме, данном в его честь премьер-министром Пеккой Ниеминеном.",
        "Вечером прошёл обед, устроенный премьер-министром Пеккой Ниеминеном в честь гостя.",
        "Вечером премьер-министр Пекка Ниеминен устроил для Рамоса завтрак.",
    ],
)
def test_who_gives_a_meal_meets_the_guest(text: str) -> None:
    assert told(text) == [FIRST, DINNER]


@pytest.mark.parametrize(
    "text",
    [
        "Вечером министр поужинал с премьер-министром Пеккой Ниеминеном.",
        "Вечером премьер-министр Финляндии Пекка Ниеминен принял министра.",
        "Затем министра принял премьер-министр Пекка Ниеминен.",
    ],
)
def test_of_two_ministers_it_is_the_guest_whom_the_premier_meets(text: str) -> None:
    assert told(text) == [FIRST, DINNER]


@pytest.mark.parametrize("joint", [" и", " а также", " и с"])
@pytest.mark.parametrize("aside", [", который также прибыл на форум,", ", находящимся в городе с визитом,"])
def test_a_list_goes_on_behind_what_is_said_of_one(aside: str, joint: str) -> None:
    text = f"Президент Ганы Ато Менса встретился с премьером Чили Педро Солером{aside}{joint}"
    assert meetings(f"{text} главой МИД Перу Хуаном Рамосом.", "ru") == ["Менса – Солер", "Менса – Рамос"]


def test_the_one_who_acts_without_a_post_is_the_president_told_of_before() -> None:
    text = (
        "Президент Ганы поговорил по телефону с президентом Чили Педро Солером. Поздравив его, Ато Менса отметил рост."
    )
    assert meetings(text, "ru") == ["Менса – Солер"]


def test_a_request_is_why_something_was_done() -> None:
    text = "Министр обороны Ганы Ато Менса по просьбе чилийской стороны принял посла Чили Педро Солера."
    assert meetings(text, "ru") == ["Менса – Солер"]


def test_a_body_ends_before_whom_its_head_receives() -> None:
    text = "Президент Ганы Ато Менса прибыл в Лиму. В Парламенте главу Ганы принял спикер Хуан Рамос."
    assert meetings(text, "ru") == ["Менса – Рамос"]


def test_the_leaders_of_a_body_are_met_for_it() -> None:
    text = "Министр обороны Ганы Ато Менса встретился с послом Чили Педро Солером, а также с руководством ОБСЕ."
    assert len(meetings(text, "ru")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Встреча президента Ганы Ато Менсы с послом Чили Педро Солером в повестку не включалась.",
        "Встреча президента Ганы Ато Менсы с послом Чили Педро Солером в программе отсутствует.",
        "Переговоров президента Ганы Ато Менсы с послом Чили Педро Солером не было.",
        "Сообщения о встрече президента Ганы Ато Менсы с послом Чили Педро Солером не подтвердились.",
        "Не исключено, что президент Ганы Ато Менса встретится с послом Чили Педро Солером.",
        "Встречаться с послом Чили Педро Солером президент Ганы Ато Менса не стал.",
    ],
)
def test_what_is_named_only_to_be_denied_is_no_meeting(text: str) -> None:
    assert meetings(text, "ru") == []


def test_a_meeting_that_was_not_long_was_held() -> None:
    text = "Встреча президента Ганы Ато Менсы с послом Чили Педро Солером не была долгой."
    assert meetings(text, "ru") == ["Менса – Солер"]


@pytest.mark.parametrize(
    "text",
    [
        "Утром Эмами встретился с премьером Пеккой Ниеминеном.",
        "Утром премьер Пекка Ниеминен встретился с Эмами.",
        "Утром Эмами принял премьер Пекка Ниеминен.",
    ],
)
def test_a_family_name_that_does_not_decline_stands_in_any_case(text: str) -> None:
    opening = "Глава МИД Ирана Хосейн Эмами прибыл в Хельсинки. "
    assert meetings(opening + text, "ru") == ["Ниеминен – Эмами"]


@pytest.mark.parametrize("text", ["аль-Хатыба принял", "в честь аль-Хатыба дал ужин", "с аль-Хатыбом встретился"])
def test_a_family_name_with_a_small_article_is_known_again(text: str) -> None:
    opening = "Глава МИД Омана Айман аль-Хатыб прибыл в Хельсинки. "
    assert meetings(f"{opening}Вечером {text} премьер Финляндии Пекка Ниеминен.", "ru") == ["Ниеминен – аль-Хатыб"]


def test_who_acts_for_a_minister_may_be_a_woman() -> None:
    text = "Президент Ганы Ато Менса встретился с исполняющей обязанности министра энергетики Чили Анной Солер."
    assert meetings(text, "ru") == ["Менса – Солер"]


def test_whoever_was_awaited_where_he_went_was_met_there() -> None:
    opening = "Премьер-министр Перу Хуан Рамос прибыл в Хельсинки. "
    text = "Затем он отправился в парламент, где его ждал спикер парламента Финляндии Пекка Ниеминен."
    assert meetings(opening + text, "ru") == ["Ниеминен – Рамос"]
    text = "В аэропорту его ждал министр обороны Финляндии Пекка Ниеминен."
    assert meetings(opening + text, "ru") == ["Ниеминен – Рамос"]


def test_the_guest_is_who_was_met_away_from_home() -> None:
    opening = "Министр обороны Перу Хуан Рамос провёл в Хельсинки переговоры с премьером Финляндии Юхой Лааксо. "
    assert meetings(opening + "До этого гость встретился с коллегой Пеккой Ниеминеном.", "ru") == [FIRST, DINNER]


def test_one_of_a_people_is_the_person_of_that_state() -> None:
    opening = "Министр обороны Канады Хуан Рамос прибыл в Хельсинки. "
    assert meetings(opening + "Канадца принял премьер Финляндии Пекка Ниеминен.", "ru") == [DINNER]


def test_who_sat_in_is_no_guest_of_the_meeting_before() -> None:
    text = "Затем прошли переговоры министра с премьером Пеккой Ниеминеном, где присутствовал посол Перу Карлос Солер."
    opening = "Президент Финляндии Юха Лааксо принял министра обороны Перу Хуана Рамоса. "
    assert meetings(opening + text, "ru") == [FIRST, "Ниеминен – Рамос – Солер"]
