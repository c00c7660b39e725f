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


def _values(found: set[tuple[str, str, str]], name: str) -> list[str]:
    return sorted(value for _, key, value in found if key == name)


@pytest.mark.parametrize(
    ("told", "city"),
    [
        (
            "20 маусымда Перу министрі Карл Ортега Оттавада Канада министрі Софи Траскпен келіссөз өткізеді. Сол күні "
            "Карл Ортега Сенат төрағасы Джеймс Маккаймен де жүздеседі.",
            "ottawa",
        ),
        (
            "НЬЮ-ЙОРК, 12 маусым 2025 жыл. Бүгін Қазақстан Сыртқы істер министрі Дәурен Қасымов Эквадор министрі "
            "Эстебан Вакамен келіссөз жүргізді. Ертең Дәурен Қасымов Фиджи Премьер-министрі Рату Ваканиламен "
            "кездеседі.",
            "new-york",
        ),
    ],
)
def test_the_next_meeting_is_where_the_one_before_it_is(told: str, city: str, facts: Facts) -> None:
    found = {fact for fact in facts(told, "kk") if fact[0].startswith("meeting")}
    assert _values(found, "place") == [city, city]


def test_a_meeting_that_is_only_recalled_gives_the_news_no_day(facts: Facts) -> None:
    told = (
        "Кеше Астанада Сенат төрағасы Мұрат Жанәділ Словакия Ұлттық кеңесінің төрайымы Зузана Ковачпен кездесті. "
        "Зузана Ковач 2024 жылғы қазанда Женевада Сенат төрағасымен өткен кездесуін еске алды. "
        "Сол күні Словакия парламентінің басшысын Премьер-министрдің орынбасары Айгүл Мырза қабылдады."
    )
    found = facts(told, "kk")
    assert len(_values(found, "status")) == 3
    assert _values(found, "place") == ["astana", "astana", "geneva"]


def test_an_embassy_before_a_dash_is_where_the_report_is_from() -> None:
    told = (
        "Қазақстан Республикасының Египеттегі Елшілігі – Кеше Қазақстанның Египеттегі Елшісі Марат Бөлегенов "
        "Египет министрі Хишам Баннамен кездесу өткізді."
    )
    assert meetings(told, "kk") == ["Банна – Бөлегенов"]


def test_who_met_the_others_goes_on_to_meet_the_next_whoever_spoke_last() -> None:
    told = (
        "Бас хатшы Мурат Гүндоғ Жапония елшісі Хироши Такэдамен кездесті. Бүгін Мурат Гүндоғ Өзбекстанның Көлік "
        "министрі Шерзод Маматовпен сөйлесті. Министр бұл жұмыс аяқталатынын жеткізді. "
        "Венгрия елшісі Балаж Чордашпен кездесу 17 маусымға шегерілді."
    )
    assert "Гүндоғ – Чордаш" in meetings(told, "kk")


def test_envoys_sent_of_late_are_those_of_their_states() -> None:
    told = (
        "Президент Қанат Есімов Перу, Марокко және Ирландияның жаңадан тағайындалған елшілерінен сенім грамоталарын "
        "қабылдады. Перу елшісі Хорхе Кинтана алғыс білдірді. Марокко елшісі Халид Бенжелл пікір білдірді. "
        "Ирландия елшісі Шивон Макгин байланысты тереңдетуге ынталы екенін жеткізді."
    )
    assert sorted(meetings(told, "kk")) == ["Бенжелл – Есімов", "Есімов – Кинтана", "Есімов – Макгин"]


def test_the_diplomat_of_one_state_is_none_whose_post_is_told_of_another() -> None:
    told = (
        "Қазақстан сыртқы істер министрінің орынбасары Данияр Қуанов Уругвайға барды. Ертесіне Д. Қуановты Сыртқы "
        "істер министрі Альваро Эчеверри қабылдады. Сол күні қазақ дипломаты Уругвай сенаторы Лаура Ибаррамен кездесті."
    )
    assert "Ибарра – Қуанов" in meetings(told, "kk")
