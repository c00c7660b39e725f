"""Several whom somebody meets in one Russian sentence, and posts before a name that are of one or of two."""

import pytest

from tests.extractors.participants import meetings

VISIT = "5 июня состоялся визит министра иностранных дел Перу Хулио Рамиреса в Норвегию. "
STAY = "Министр иностранных дел Перу Хулио Рамирес находится с визитом в Осло. "
EACH = ["Берг – Рамирес", "Нильсен – Рамирес"]


@pytest.mark.parametrize(
    "text",
    [
        # A first name that looks like a short adjective, which does the work of a verb elsewhere.
        STAY + "Рамирес встретился с премьер-министром Ларсом Нильсеном и председателем парламента Кари Берг.",
        # “Talks” are plural: with holders of two posts they are two.
        STAY + "Министр провёл переговоры с премьер-министром Ларсом Нильсеном и председателем парламента Кари Берг.",
        # The hosts of a visit that a noun tells are not of the visitor's state, and nobody says who meets them.
        VISIT + "Также состоялись встречи с премьер-министром Ларсом Нильсеном и председателем парламента Кари Берг.",
        # Both of two.
        STAY
        + "Рамирес встретился как с премьер-министром Ларсом Нильсеном, так и с председателем парламента Кари Берг.",
        # The verb is not said again, and the guest stands before it.
        STAY + "Рамиреса принял премьер-министр Ларс Нильсен, а вечером – председатель парламента Кари Берг.",
        # A meal.
        STAY + "Рамирес встретился с премьер-министром Ларсом Нильсеном, вечером прошёл ужин с председателем парламента"
        " Кари Берг.",
    ],
)
def test_each_of_several_is_met(text: str) -> None:
    assert sorted(meetings(text, "ru")) == EACH


@pytest.mark.parametrize(
    "text",
    [
        STAY + "Министр и премьер-министр Ларс Нильсен обсудили торговлю.",
        STAY + "Встреча министра и премьер-министра Ларса Нильсена состоялась в здании правительства.",
        # Who is on a journey discusses with a host of whom no words say the state.
        STAY + "Рамирес обсудил с премьер-министром Ларсом Нильсеном вопросы торговли.",
        # A first name without cases, and an initial, are of the name behind them.
        STAY + "С министром обороны Норвегии Ларсом Нильсеном Хулио Рамирес провёл переговоры.",
        STAY + "С министром обороны Норвегии Ларсом Нильсеном Х.Рамирес провёл переговоры.",
    ],
)
def test_the_two_who_meet_are_told_apart(text: str) -> None:
    assert meetings(text, "ru") == ["Нильсен – Рамирес"]


@pytest.mark.parametrize(
    "text",
    [
        # One who holds two posts meets nobody.
        "Министр финансов и вице-премьер Перу Хулио Рамирес обсудил торговлю.",
        STAY + "Вице-премьер и министр финансов Норвегии Ларс Нильсен выступил в парламенте.",
        "Вице-премьер Перу Хулио Рамирес обсудил торговлю с министром финансов Марией Вегой.",
        "Рамирес вечером прошёл ужин.",
    ],
)
def test_one_with_two_posts_and_those_of_one_state_meet_nobody(text: str) -> None:
    assert meetings(text, "ru") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Президент Перу Хулио Рамирес провёл ряд встреч: с премьер-министром Норвегии Ларсом Нильсеном и королём"
            " Бельгии Филиппом.",
            ["Нильсен – Рамирес", "Рамирес – Филипп"],
        ),
        (
            "Запланированы две беседы президента Перу Хулио Рамиреса: с премьер-министром Норвегии Ларсом Нильсеном и"
            " с министром финансов Бельгии Анной Вебер.",
            ["Нильсен – Рамирес", "Вебер – Рамирес"],
        ),
        # Who is described before the name goes on with the list.
        (
            "Министр иностранных дел Перу Хулио Рамирес и прибывший в Лиму вице-премьер Норвегии Ларс Нильсен обсудили"
            " торговлю.",
            ["Нильсен – Рамирес"],
        ),
        (
            "Президент Перу Хулио Рамирес и король Бельгии Филипп провели переговоры, после чего к ним присоединился"
            " премьер-министр Норвегии Ларс Нильсен.",
            ["Нильсен – Рамирес – Филипп"],
        ),
        (
            "Генеральный секретарь ОБСЕ Ларс Нильсен был принят президентом Перу Хулио Рамиресом. Днём ранее дипломат"
            " имел беседу с министром финансов Анной Вегой.",
            ["Нильсен – Рамирес", "Вега – Нильсен"],
        ),
        # What follows a colon with a verb of its own is told for itself.
        (
            "Президент Перу Хулио Рамирес дал пресс-конференцию: с премьер-министром Норвегии он не встречался.",
            [],
        ),
    ],
)
def test_who_is_listed_behind_a_colon_a_participle_or_another_verb(text: str, found: list[str]) -> None:
    assert meetings(text, "ru") == found


@pytest.mark.parametrize(
    "told",
    [
        "Гость побеседовал также со спикером парламента Анной Вегой.",
        "Затем гостя приняла спикер парламента Анна Вега.",
    ],
)
def test_the_guest_is_not_the_one_of_whom_the_text_begins_to_tell(told: str) -> None:
    text = "Президент Перу Хулио Рамирес встретился с премьер-министром Норвегии Ларсом Нильсеном. "
    assert meetings(text + told, "ru") == ["Нильсен – Рамирес", "Вега – Нильсен"]
    text = "Посол Норвегии Ларс Нильсен встретился с министром иностранных дел Перу Хулио Рамиресом. "
    assert meetings(text + told, "ru") == ["Нильсен – Рамирес", "Вега – Нильсен"]
