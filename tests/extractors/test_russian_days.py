"""A day's round of meetings in Russian: the guest told again by other words, who sat in, who was whose guest."""

from __future__ import annotations

import pytest
from participants import meetings

FIRST = "Президент Сербии Драган Петрович принял министра иностранных дел Габона Жозефа Обамбу. "
PAIR = "Обамба – Петрович"


@pytest.mark.parametrize(
    "told",
    [
        "Затем глава габонской делегации встретился с премьером Радомиром Костичем.",
        "Позднее представителя Габона принял премьер Радомир Костич.",
        "Вечером габонца принял премьер Радомир Костич.",
        "Вечером Обамба побывал у премьера Радомира Костича.",
        "Днем Обамба был принят премьером Радомиром Костичем.",
        "В среду премьер Радомир Костич дал обед в честь Обамбы.",
        "В тот же день габонский министр был гостем премьера Радомира Костича.",
        "Вечером гость встретился с представителями деловых кругов и премьером Радомиром Костичем.",
        "Затем с и. о. премьера Радомиром Костичем встретился габонский дипломат.",
    ],
)
def test_the_guest_meets_the_next_one_whatever_he_is_called(told: str) -> None:
    assert meetings(FIRST + told, "ru") == [PAIR, "Костич – Обамба"]


@pytest.mark.parametrize(
    "told",
    [
        "Министра сопровождал посол Габона Клод Ндонг.",
        "На встрече, в которой участвовал посол Габона Клод Ндонг, говорили о торговле.",
        "В узком составе участвовал посол Габона Клод Ндонг.",
    ],
)
def test_who_came_along_or_sat_in_took_part(told: str) -> None:
    assert meetings(FIRST + told, "ru") == ["Ндонг – Обамба – Петрович"]


@pytest.mark.parametrize(
    "told",
    [
        "В поездке министра сопровождал посол Габона Клод Ндонг.",
        "Завтра министра будет сопровождать посол Габона Клод Ндонг.",
        "Дочь Обамбы была гостьей фестиваля.",
    ],
)
def test_who_travels_along_took_part_in_no_meeting(told: str) -> None:
    assert meetings(FIRST + told, "ru") == [PAIR]


def test_a_dash_stands_for_the_verb_in_the_passive() -> None:
    told = "Она была принята премьером Радомиром Костичем, а вечером – председателем сената Миланой Вукич."
    found = meetings("Президент Габона Мари Ндонг прибыла в Белград. " + told, "ru")
    assert found == ["Костич – Ндонг", "Вукич – Ндонг"]


def test_leaders_told_by_their_states_are_named_in_that_order() -> None:
    told = "Президенты Перу и Ганы встретились в Осло. Хосе Кампос и Кваме Менса обсудили торговлю."
    assert meetings(told, "ru") == ["Кампос – Менса"]


def test_the_holder_is_parted_from_the_body_before_his_name() -> None:
    told = "Министра иностранных дел Перу Хосе Кампоса принял глава сената Бразилии Тарсизиу Лима."
    assert meetings(told, "ru") == ["Кампос – Лима"]
