"""Meetings that Kazakh news tells of second: who the guest is by other words, and whom he meets in what words."""

from __future__ import annotations

import pytest

from tests.extractors.participants import meetings

ABROAD = (
    "Қазақстан Сыртқы істер министрі Айдос Сомов Ослода норвегиялық әріптесі Карин Нильсенмен келіссөз жүргізді. "
    "Тараптар сауданы талқылады.\n\n"
)
AT_HOME = "Президент Данияр Қыранов Чили Қорғаныс министрі Хуан Рамосты қабылдады. "


@pytest.mark.parametrize(
    "text",
    [
        # Who heads the ministry, by a noun for it and by no other word.
        "Ведомство басшысын король Олаф Лунд қабылдады.",
        "Министрлік басшысы Стортинг төрағасы Олаф Лундпен кездесті.",
        # Of two ministers the one who is not of the state of whom he meets.
        "Министрді Норвегия премьері Олаф Лунд қабылдады.",
        "Министр Норвегия премьері Олаф Лунд берген түскі асқа қатысты.",
        "Сомов король Олаф Лундтың аудиенциясында болды.",
        "Ол жерде Сомовты король Олаф Лунд қабылдады.",
        "Сомов король Олаф Лундқа сәлем бере кірді.",
        "Министр, сондай-ақ, Норвегия премьері Олаф Лундпен кездесті.",
        "Сомов Норвегия премьері Олаф Лундпен кеңейтілген құрамда әңгімелесті.",
    ],
)
def test_the_minister_meets_another_abroad(text: str) -> None:
    assert meetings(ABROAD + text, "kk") == ["Нильсен – Сомов", "Лунд – Сомов"]


@pytest.mark.parametrize(
    "text",
    [
        "Мейман Сенат Төрағасы Марат Оспановпен де кездесті.",
        "Кейін ол Сенат Төрағасы Марат Оспановпен келіссөз жүргізді.",
        "Чилилік министр Сенат Төрағасы Марат Оспановтың қонағы болды.",
        "Қауіпсіздік Кеңесінің хатшысы Марат Оспанов Рамосты қабылдады.",
    ],
)
def test_the_guest_meets_another_of_the_hosts(text: str) -> None:
    assert meetings(AT_HOME + text, "kk") == ["Рамос – Қыранов", "Оспанов – Рамос"]


def test_both_are_received_one_by_one() -> None:
    text = "Гана мен Чили министрлері Кофи Асанте және Хуан Рамос Осло қаласында келіссөз үстеліне отырды. "
    text += "Екеуін де Норвегия премьері Олаф Лунд жеке-жеке қабылдады."
    assert meetings(text, "kk") == ["Асанте – Рамос", "Асанте – Лунд", "Лунд – Рамос"]


def test_a_list_goes_on_behind_words_that_no_table_has() -> None:
    text = "Министр Айдос Сомов Чили премьері Хуан Рамос, шекара қызметінің басшысы Луис Вега, Лима мэрі Ана Фуэнтеспен"
    text += " жеке-жеке жүздесті."
    assert meetings(text, "kk") == ["Рамос – Сомов", "Вега – Сомов", "Сомов – Фуэнтес"]


def test_a_name_ends_before_the_initial_of_another() -> None:
    text = "Чили президенті Хуан Рамос А.Сомовты қабылдады."
    assert meetings(ABROAD + text, "kk") == ["Нильсен – Сомов", "Рамос – Сомов"]


def test_the_speaker_heads_a_chamber_of_parliament() -> None:
    text = "Қазақстан Мәжілісінің Төрағасы Айдос Сомов Ослода Стортинг төрағасы Карин Нильсенмен кездесті. "
    text += "Кешке қазақстандық спикерді король Олаф Лунд қабылдады."
    assert meetings(text, "kk") == ["Нильсен – Сомов", "Лунд – Сомов"]
