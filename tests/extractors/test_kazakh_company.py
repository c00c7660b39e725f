"""Who was beside those who met, and who was met next, in the words of Kazakh news that name no meeting."""

import pytest

from tests.extractors.participants import meetings

FIRST = "Қазақстан Сыртқы істер министрі Нұржан Әлиев Перу елшісі Карла Мендоспен кездесті. "
LATER = "Қазақстан Сыртқы істер министрі Нұржан Әлиев ертең Перу елшісі Карла Мендоспен кездеседі. "


@pytest.mark.parametrize(
    "text",
    [
        "Елші ханымның қасында кеңесші Пабло Виейра отырды.",
        "Мендос ханымның жанында сауда өкілі Пабло Виейра болды.",
        "Мендоспен бірге кеңесші Пабло Виейра да келді.",
        "Мендосқа кеңесші Пабло Виейра еріп келді.",
        "Мендосты кеңесші Пабло Виейра сүйемелдеді.",
        "Министрдің кабинетінде кеңесші Пабло Виейра да отырды.",
        "Әңгіменің соңына қарай залға кеңесші Пабло Виейра да кірді.",
        "Екеуі сөйлескенде кеңесші Пабло Виейра да болды.",
    ],
)
def test_who_was_beside_one_who_met_was_there(text: str) -> None:
    assert meetings(FIRST + text, "kk") == ["Виейра – Мендос – Әлиев"]


def test_who_will_be_beside_him_will_be_there() -> None:
    text = "Онымен бірге Сауда министрі Ерлан Қуатов та болады."
    assert meetings(LATER + text, "kk") == ["Мендос – Қуатов – Әлиев"]


@pytest.mark.parametrize(
    "text",
    [
        "Кездесуден кейін залда кеңесші Пабло Виейра отырды.",
        "Мендостың қасында кеңесші Пабло Виейра болмады.",
        "Мендостың қасында Қытай елшілігі орналасқан.",
        "Екеуінің арасында дау болған жоқ.",
        "Кезек күттірмейтін мәселе көп.",
    ],
)
def test_who_is_told_of_otherwise_was_not(text: str) -> None:
    assert meetings(FIRST + text, "kk") == ["Мендос – Әлиев"]


@pytest.mark.parametrize(
    "text",
    [
        "Содан кейін кезек Гана елшісі Абена Оусуға келді.",
        "Бұдан соң Гана елшісі Абена Оусудың кезегі келді.",
        "Министрдің келесі сұхбаттасы Гана елшісі Абена Оусу болды.",
    ],
)
def test_whose_turn_it_is_is_met_next(text: str) -> None:
    assert meetings(FIRST + text, "kk") == ["Мендос – Әлиев", "Оусу – Әлиев"]


def test_those_who_were_met_are_named_behind() -> None:
    text = "Қазақстан Сыртқы істер министрі Нұржан Әлиев Женевада үш елшімен кездесті. Олардың қатарында Перу елшісі"
    text += " Карла Мендос және Гана елшісі Абена Оусу бар."
    assert meetings(text, "kk") == ["Мендос – Әлиев", "Оусу – Әлиев"]


def test_of_whom_a_sentence_without_a_verb_speaks_acts_next() -> None:
    text = "Кездесуде кеңесші Пабло Виейра да болды. Бұл – Әлиевтің биылғы үшінші кездесуі. Қаңтарда ол Гана елшісі"
    text += " Абена Оусумен сөйлескен еді."
    assert meetings(FIRST + text, "kk")[1:] == ["Оусу – Әлиев"]


DIARY = "Елшінің күнделігі\n\nБүгін Гана Президенті Нана Боадуға сенім грамотамды тапсырдым. Содан соң Гана министрі"


@pytest.mark.parametrize(
    "signature", ["Ерлан Қуатов, Қазақстанның Ганадағы елшісі", "Ерлан Қуатов,\nҚазақстанның Ганадағы елшісі"]
)
def test_who_signs_a_diary_is_who_met_them(signature: str) -> None:
    text = f"{DIARY} Абена Оусумен кездестім. Кешке Гана парламентінің төрағасы Кофи Асантеге кірдім.\n\n{signature}"
    assert meetings(text, "kk") == ["Боаду – Қуатов", "Оусу – Қуатов", "Асанте – Қуатов"]


def test_two_who_are_shown_together_are_those_who_talked() -> None:
    text = (
        "Гана Президенті Нана Боаду мен Перу Президенті Карла Мендос сарай баспалдағында. Келіссөз бір сағатқа созылды."
    )
    assert meetings(text, "kk") == ["Боаду – Мендос"]


def test_who_receives_a_guest_one_after_the_other() -> None:
    text = (
        "Перу Президенті Карла Мендосты алдымен Премьер-министр Нұржан Әлиев, содан кейін Сенат Төрағасы Ерлан Қуатов"
    )
    assert meetings(f"{text} қабылдады.", "kk") == ["Мендос – Әлиев", "Мендос – Қуатов"]


def test_who_is_called_in_is_handed_a_note() -> None:
    text = "Сыртқы істер министрінің орынбасары Нұржан Әлиев Перу елшісі Карла Мендосты шақырып, нота тапсырды."
    assert meetings(text, "kk") == ["Мендос – Әлиев"]
