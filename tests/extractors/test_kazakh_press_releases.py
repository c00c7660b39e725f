"""Who met whom as Kazakh press services tell it: what others report, ask or call off, and who holds which post."""

from __future__ import annotations

import pytest

from tests.extractors.conftest import Facts
from tests.extractors.participants import meetings


@pytest.mark.parametrize(
    "told",
    [
        "Перудің баспасөз хатшысы Анна Гомес Перу сыртқы істер министрі Карл Ортеганың Каирге барып, Египет "
        "Президенті Тарек Мансурмен келіссөз жүргізетінін хабарлады.",
        "Перудің баспасөз хатшысы Анна Гомес Перу сыртқы істер министрі Карл Ортеганың Египет Президенті Тарек "
        "Мансурмен кездескенін мәлімдеді.",
    ],
)
def test_who_reports_a_meeting_is_none_of_those_who_met(told: str) -> None:
    assert meetings(told, "kk") == ["Мансур – Ортега"]


@pytest.mark.parametrize(
    "asked",
    [
        "Журналистер Қазақстан мен Перу министрлері маусымда Бакуде кездесе ме деп сұрады.",
        "Тілші министр Асан Үсенов Перу елшісі Карл Ортегамен кездесті ме деген сұрақ қойды.",
    ],
)
def test_what_somebody_asks_is_no_meeting(asked: str) -> None:
    assert not meetings(f"Астанада брифинг өтті. {asked} Ресми өкіл жауап бермеді.", "kk")


def test_a_meeting_that_was_refused_in_the_passive_is_called_off(facts: Facts) -> None:
    told = (
        "Министр Асқар Жүнісов Перу елшісі Карл Ортегамен кездесті. Ертеңге жоспарланған Чили елшісімен кездесуден "
        "тараптардың келісімі бойынша бас тартылды."
    )
    assert {value for _, name, value in facts(told, "kk") if name == "status"} == {"Held", "Cancelled"}


def test_the_chairman_of_a_house_is_none_of_its_committees() -> None:
    told = (
        "Мәжіліс Төрағасы Бақыт Сәрсенов Хельсинкиде болды. Әңгімеге Мәжілістің Халықаралық істер, қорғаныс және "
        "қауіпсіздік комитетінің төрағасы Айдос Мақатов қатысты. "
        "Кешке Мәжіліс Төрағасын Финляндия Президенті Эса Линдхольм қабылдады."
    )
    assert "Линдхольм – Сәрсенов" in meetings(told, "kk")
