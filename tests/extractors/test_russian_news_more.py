"""Second and third meetings as Russian news tells them: of a row of hosts, at a table, in a house, of the guest.

Each text goes on where two ministers have met in Helsinki; the news is of Thursday, 12 June 2025.
"""

from __future__ import annotations

import pytest
from participants import meetings

OPENING = (
    "ХЕЛЬСИНКИ, 12 июня. Министр иностранных дел Перу Хуан Рамос провёл переговоры с министром иностранных дел"
    " Финляндии Юхой Лааксо.\n\n"
)
FIRST = "Лааксо – Рамос"
SECOND = "Ниеминен – Рамос"
THIRD = "Рамос – Сало"


def told(text: str) -> list[str]:
    return meetings(OPENING + text, "ru")


@pytest.mark.parametrize(
    "text",
    [
        "Ужин в его честь дал президент Финляндии Пекка Ниеминен.",
        "Рабочий обед в честь гостя дал президент Финляндии Пекка Ниеминен.",
        "В парламенте его уже ждал спикер Пекка Ниеминен.",
        "Предусмотрены также контакты с мэром Хельсинки Пеккой Ниеминеном.",
        "Утром гость осмотрел порт в обществе министра транспорта Финляндии Пекки Ниеминена.",
    ],
)
def test_the_guest_is_met_by_another(text: str) -> None:
    assert told(text) == [FIRST, SECOND]


@pytest.mark.parametrize("end", ["", " – порознь", " – порознь, с перерывом в час"])
def test_each_of_a_row_with_a_conjunction_of_his_own_received_the_guest(end: str) -> None:
    text = f"Его приняли и президент Финляндии Пекка Ниеминен, и спикер парламента Финляндии Вейкко Сало{end}."
    assert told(text) == [FIRST, SECOND, THIRD]


def test_in_whose_house_others_are_met_is_who_meets_them() -> None:
    text = "Беседа посла Кении Уильяма Отиено в резиденции премьера Ганы Кофи Аду затянулась до ночи."
    assert meetings(text, "ru") == ["Аду – Отиено"]
    text = "В доме премьера Ганы Кофи Аду состоялась беседа с послом Кении Уильямом Отиено."
    assert meetings(text, "ru") == ["Аду – Отиено"]
    text = "Беседа посла Кении Уильяма Отиено в резиденции советника Кении Кофи Аду затянулась до ночи."
    assert meetings(text, "ru") == []


def test_their_talks_are_those_of_the_two_who_were_named_together() -> None:
    text = (
        "Детали предстоит согласовать министру финансов Перу Пекке Ниеминену и министру финансов Ганы Кофи Аду: их"
        " переговоры назначены на вторник."
    )
    assert told(text) == [FIRST, "Аду – Ниеминен"]


def test_an_adjective_of_a_city_before_a_guest_is_no_name() -> None:
    text = "Лимскому гостю предстоит ещё одна беседа: в пятницу его примет президент Финляндии Пекка Ниеминен."
    assert told(text) == [FIRST, SECOND]


def test_a_newspaper_that_talks_with_an_envoy_does_not_meet_him() -> None:
    text = "«Голос Армении» пересказывает главное из беседы с послом Перу Хуаном Рамосом."
    assert meetings(text, "ru") == []


def test_what_is_so_in_spite_of_rumours_is_told() -> None:
    text = "Вопреки слухам, Рамоса принял президент Финляндии Пекка Ниеминен."
    assert told(text) == [FIRST, SECOND]
    assert told("По слухам, Рамоса принял президент Финляндии Пекка Ниеминен.") == [FIRST]


def test_a_meeting_that_will_not_come_about_was_planned() -> None:
    text = "Встреча президента Ганы Кофи Аду с президентом Кении Уильямом Отиено не состоится."
    assert meetings(text, "ru") == ["Аду – Отиено"]


def test_a_pronoun_before_the_subject_is_whom_the_text_goes_on_to_tell_of() -> None:
    text = "Во вторник его примет президент Финляндии Пекка Ниеминен, затем он увидится с мэром Хельсинки Вейкко Сало."
    assert told(f"Рамос прилетел в понедельник. {text}") == [FIRST, SECOND, THIRD]


def test_who_would_like_to_travel_is_no_guest() -> None:
    text = (
        "Лааксо и сам хотел бы съездить в Лиму. Лааксо рад ответам. Гость рад им тоже. Рамос приехал на три дня."
        " По цехам гостя водил мэр Хельсинки Пекка Ниеминен."
    )
    assert told(text) == [FIRST, SECOND]


def test_they_who_are_received_are_those_of_the_delegation() -> None:
    text = (
        "Спикер парламента Перу Хуан Рамос принял делегацию Сейма Польши во главе с депутатом Яном Коваликом. В беседе"
        " приняла участие вице-спикер Анна Вега. Днём их принял мэр Лимы Луис Пас."
    )
    assert meetings(text, "ru") == ["Вега – Ковалик – Рамос", "Ковалик – Пас"]


def test_two_who_show_no_case_are_the_subjects_of_a_plural_verb() -> None:
    opening = (
        "Вице-премьер Перу Антон Бережной встретился с министром обороны Ганы Кофи Аду. Следующая попытка намечена на"
        " июль – "
    )
    assert meetings(f"{opening}Бережной и Аду увидятся в Лиме.", "ru") == ["Аду – Бережной", "Аду – Бережной"]


@pytest.mark.parametrize(
    "text",
    [
        "Рамос, накануне встретившийся с президентом Финляндии Пеккой Ниеминеном, остался доволен.",
        "Спикер парламента Финляндии Пекка Ниеминен показал гостю зал заседаний.",
        "В штаб-квартире ЭКОВАС Рамоса ждала глава организации Анна Ниеминен.",
    ],
)
def test_the_guest_is_told_of_by_the_way(text: str) -> None:
    assert told(f"Рамос прилетел в понедельник. {text}") == [FIRST, SECOND]


def test_no_preposition_governs_a_pronoun_in_the_nominative() -> None:
    assert told("В следующий раз они увидятся в июле в Лиме.") == [FIRST, FIRST]


@pytest.mark.parametrize(
    "text",
    [
        "Визит президента Ганы Кофи Аду начался со встречи с президентом Кении Уильямом Отиено.",
        "Кульминацией визита президента Ганы Кофи Аду стала беседа с президентом Кении Уильямом Отиено.",
        "В повестке президента Ганы Кофи Аду – встреча с президентом Кении Уильямом Отиено.",
        "Президент Ганы Кофи Аду и президент Кении Уильям Отиено поужинали в ресторане.",
        "Президент Ганы Кофи Аду имел обмен мнениями с президентом Кении Уильямом Отиено.",
    ],
)
def test_who_meets_is_told_beside_the_meeting(text: str) -> None:
    assert meetings(text, "ru") == ["Аду – Отиено"]
