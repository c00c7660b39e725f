"""Places that no table has, and the day and the place of meetings that a text tells of second or third.

The news is of Thursday, 15 May 2031. Of each case the meetings are looked at, in the order in which they are told.
"""

from __future__ import annotations

from datetime import date

import pytest

from kg.config import Settings
from kg.documents import from_text
from kg.evaluation.told import facts
from kg.extractors import read

ISSUED = date(2031, 5, 15)

PLACES = {
    "a town that no table has": (
        "ru",
        "Посол Японии Кэн Мори 12 мая провёл переговоры с губернатором Луисом Коста в Матансасе.",
        ["Матансас"],
    ),
    "a house, and the city that the news is from": (
        "en",
        "LUSAKA, 15 May 2031 – The President of Zambia, Mulenga Banda, met the President of Malawi, Chisomo Phiri, at"
        " Stone House.",
        ["Lusaka, Stone House"],
    ),
    "a house with its noun before it": (
        "ru",
        "ПАНАМА, 15 мая. Президент Панамы Рикардо Арангурен принял во дворце Цапель премьер-министра Гаити Жана"
        " Лафонтана.",
        ["Панама, дворец Цапель"],
    ),
    "a dateline with a colon": (
        "en",
        "Port of Spain, May 15, 2031: The Minister of Energy of Trinidad and Tobago, Anil Roy, met the Minister of"
        " Energy of Grenada, Kerlyn Alexis.",
        ["Port of Spain"],
    ),
    "a dateline with the state for its capital": (
        "en",
        "KUWAIT, May 15 (AWP) -- The Foreign Minister of Kuwait, Jarrah Sabah, received the Foreign Minister of Oman,"
        " Qais Harthy.",
        ["Kuwait City"],
    ),
    "a name in -ст before a Kazakh ending": (
        "kk",
        "Қазақстан Президенті Арман Серіков Бухаресте Румыния Президенті Андрей Влахуцэмен кездесті.",
        ["Бухарест"],
    ),
    "abroad, in two days": (
        "ru",
        "НЬЮ-ЙОРК, 15 мая. Министр иностранных дел России Павел Завьялов во вторник встретился в Нью-Йорке с министром"
        " иностранных дел Шри-Ланки Ранджаном Вирасингхе. В пятницу у Завьялова намечены переговоры с госсекретарём США"
        " Оливером Гранджером.",
        ["Нью-Йорк", "Нью-Йорк"],
    ),
    "at home, tomorrow, with a guest": (
        "kk",
        "АСТАНА, 15 мамыр. Мәжіліс Төрағасы Гүлмира Оразбек бүгін Марокко палатасының Төрағасы Хасан Бенжеллунмен"
        " кездесті. Ертең оны Сенат Төрағасы Бауыржан Қалиев қабылдайды.",
        ["Астана", "Астана"],
    ),
    "beside a conference that lies ahead": (
        "ru",
        "МОСКВА, 15 мая. Президенты России и Бразилии Игорь Ладогин и Карлус Миранда обсудили по телефону торговлю."
        " Лидеры договорились провести встречу на полях саммита БРИКС, который пройдёт в Кейптауне 17–18 октября.",
        ["", "Кейптаун"],
    ),
    "before a journey": (
        "ru",
        "ЛИМА, 15 мая. Министр иностранных дел Перу Ана Киспе утром вылетела в Боготу. Перед отъездом она приняла посла"
        " Японии Кэна Мори.",
        ["Лима"],
    ),
}

DAYS = {
    "in the evening of the day of the clause before": (
        "ru",
        "РИМ, 15 мая. В понедельник министр иностранных дел Италии Марио Росси встретился с послом Кубы Анной Рохас, а"
        " вечером он ужинал с президентом Кении Питером Камау.",
        ["2031-05-12", "2031-05-12"],
    ),
    "behind a ceremony of its day": (
        "ru",
        "Ташкент, 15 мая. 14 мая прошла церемония встречи, после которой состоялись переговоры президента Узбекистана"
        " Ойбека Каримова с президентом Вьетнама Чан Ван Дыком.",
        ["2031-05-14"],
    ),
    "before the vote": (
        "en",
        "NEW YORK, 15 May 2031 – The Security Council rejected the text on Wednesday. Before the vote,"
        " Kenya's Foreign Minister Tom Okello met Chile's Foreign Minister Pia Rojas.",
        ["2031-05-14"],
    ),
    "not of the day of what lies ahead": (
        "ru",
        "Душанбе, 15 мая 2031 г. – Министр иностранных дел Таджикистана Шухрат Назаров встретился сегодня с послом"
        " Литвы Йонасом Балтисом. Следующее заседание комитета пройдёт в Брюсселе 14 апреля. Днём министр принял посла"
        " Индии Лакшми Рао.",
        ["2031-05-15", "2031-05-15"],
    ),
    "the news, and not the day of the arrival": (
        "en",
        "ASTANA, 15 May 2031. The President of Kazakhstan, Arman Serikov, held talks with the President of Hungary,"
        " Zsófia Barta. The Hungarian leader arrived in Astana the night before.",
        ["2031-05-15"],
    ),
    "not the year of a plan": (
        "ru",
        "АСТАНА, 15 мая. Министр обороны Казахстана Ерлан Сатыбеков провёл переговоры с министром обороны Греции"
        " Никосом Вардакисом. Собеседники рассмотрели план сотрудничества на 2031 год.",
        ["2031-05-15"],
    ),
    "days ago, from what was told": (
        "kk",
        "Дүйсенбіде Сеулде Корея сыртқы істер министрі Пак Хе Чжин Қазақстан елшісі Дидар Қуантаймен кездесті. Екі күн"
        " бұрын елші Пусан мэрі Ким Сун Хомен сөйлескен болатын.",
        ["2031-05-12", "2031-05-10"],
    ),
    "on the first day, with another day in the next clause": (
        "en",
        "ZAGREB, 15 May 2031 – The President of Slovenia, Nina Hrast, arrived on a two-day visit on Wednesday. On the"
        " first day she met President Ivan Subasic; today she has talks with Prime Minister Davor Marusic.",
        ["2031-05-14", "2031-05-15"],
    ),
}


def _told(language: str, text: str, slot: str) -> list[str]:
    document = from_text(text, identifier="a", settings=Settings(), issued=ISSUED, language=language)
    meetings = sorted((f for f in facts(read(document)) if f.kind.name == "meetings"), key=lambda f: f.span or (0, 0))
    return [", ".join(sorted(v.text for v in f.slots.get(slot, ()) if not v.implied)) for f in meetings]


@pytest.mark.parametrize("case", PLACES)
def test_meetings_are_where_the_text_tells(case: str) -> None:
    language, text, places = PLACES[case]
    assert _told(language, text, "place") == places


@pytest.mark.parametrize("case", DAYS)
def test_meetings_are_of_the_day_that_the_text_tells(case: str) -> None:
    language, text, days = DAYS[case]
    assert _told(language, text, "dates") == days
