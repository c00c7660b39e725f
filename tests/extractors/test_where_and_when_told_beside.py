"""Where and when meetings were, told by what stands beside them: datelines, stays, towns' nouns, clauses that go on."""

from __future__ import annotations

import datetime

import pytest

from tests.extractors.conftest import Facts

ISSUED = datetime.date(2031, 6, 12)  # a Thursday


def _values(facts: Facts, text: str, language: str, name: str) -> dict[str, set[str]]:
    """What is claimed of each meeting under one property."""
    found: dict[str, set[str]] = {}
    for subject, told, value in facts(text, language, issued=ISSUED):
        if subject.startswith("meeting"):
            found.setdefault(subject, set())
            if told == name:
                found[subject].add(value)
    return found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ministers agree on fish\n\nKINGSTON, June 12 (BNS):\n\nJamaica's Foreign Minister Ada Brown met {}."),
        (
            "en",
            "Ministers agree on fish\n\nBy Sam Reed\nKINGSTON, Jamaica\n\nJamaica's Foreign Minister Ada Brown met {}.",
        ),
        ("en", "Ministers agree on fish\n\nKINGSTON, Jamaica — Jamaica's Foreign Minister Ada Brown met {}."),
        (
            "en",
            "Talks on fish\n\n12 June 2031\n\nJamaica's Foreign Minister Ada Brown met {}.\n\nKingston\n12 June 2031",
        ),
    ],
)
def test_the_city_of_a_dateline_in_each_of_its_shapes(language: str, text: str, facts: Facts) -> None:
    told = text.format("Peru's Foreign Minister Luis Soto on Wednesday")
    assert _values(facts, told, language, "place") == {"meeting:1": {"kingston"}}


def test_a_house_in_a_dateline_stands_for_its_city(facts: Facts) -> None:
    told = "On fish\n\nSTATE HOUSE, NAIROBI, 12 June 2031 - Kenyan President Ada Brown met envoy Luis Soto of Peru."
    assert _values(facts, told, "en", "place") == {"meeting:1": {"nairobi"}}


def test_a_house_named_in_short_is_the_one_named_in_full(facts: Facts) -> None:
    told = "Kenyan President Ada Brown met Peru's envoy Luis Soto at State House, Nairobi. Later she received Chile's "
    told += "Foreign Minister Ana Paz at State House."
    full = _values(facts, told, "en", "place")
    assert full == {"meeting:1": {"state-house-nairobi"}, "meeting:2": {"state-house-nairobi"}}


def test_an_agency_in_brackets_before_a_full_stop_ends_a_dateline(facts: Facts) -> None:
    told = "РИГА, 12 июня 2031 г. (БНС). Премьер-министр Латвии Янис Озолс встретился с послом Перу Луисом Сото."
    assert _values(facts, told, "ru", "place") == {"meeting:1": {"riga"}}


def test_lines_in_capitals_that_head_parts_are_no_dateline(facts: Facts) -> None:
    told = (
        "Highlights of the briefing\n\nBARBADOS\n\nThe envoy of Peru, Luis Soto, wrote a letter to the Council.\n\n"
        "OMAN\n\nPeru's Foreign Minister Ada Rojas met Oman's Foreign Minister Said Habib on Wednesday."
    )
    assert "bridgetown" not in _values(facts, told, "en", "place")["meeting:1"]


@pytest.mark.parametrize(
    "where",
    [
        "in the capital, Lima,",
        "in the capital Lima",
        "in downtown Lima",
        "in nearby Lima",
        "in the Peruvian capital Lima",
    ],
)
def test_a_city_behind_a_word_for_what_it_is(where: str, facts: Facts) -> None:
    told = f"President Julia Rojas of Peru received Foreign Minister Bat Enkh of Mongolia {where} on Wednesday."
    assert _values(facts, told, "en", "place") == {"meeting:1": {"lima"}}


def test_a_name_behind_town_of_is_a_town(facts: Facts) -> None:
    told = (
        "BOGOTA, June 12 (BNS) - The foreign ministers of Colombia and Ecuador met for three hours "
        "in the border town of Ipiales on Wednesday."
    )
    assert _values(facts, told, "en", "place") == {"meeting:1": {"Ipiales"}}


@pytest.mark.parametrize(
    ("stay", "place"),
    [
        ("was in Muscat on Tuesday.", {"muscat"}),
        ("spent Tuesday in Muscat.", {"muscat"}),
        ("spent two days in Muscat.", {"muscat"}),
        ("is based in Muscat.", set()),
    ],
)
def test_who_is_somewhere_meets_others_there(stay: str, place: set[str], facts: Facts) -> None:
    told = (
        f"The UN Special Envoy for Yemen, Ada Brown, {stay} She met with Iran's Deputy Foreign Minister, Reza Karimi."
    )
    assert _values(facts, told, "en", "place") == {"meeting:1": place}


@pytest.mark.parametrize(
    ("language", "told", "place"),
    [
        (
            "en",
            "The Presidents of Peru and Chile, Julia Rojas and Juan Soto, met in Lima on Wednesday. "
            "They discussed scholarships for farmers in Quito.",
            {"lima"},
        ),
        (
            "en",
            "Peru's Foreign Minister Julia Rojas and Chile's Foreign Minister Juan Soto discussed navigation "
            "in the South China Sea.",
            set(),
        ),
        ("ru", "Министр Перу Хулия Рохас обсудила с послом Чили Хуаном Сото открытие консульства в Осло.", set()),
    ],
)
def test_what_is_discussed_is_no_place_of_the_meeting(language: str, told: str, place: set[str], facts: Facts) -> None:
    assert _values(facts, told, language, "place") == {"meeting:1": place}


def test_thanks_for_help_elsewhere_tell_of_no_meeting_there(facts: Facts) -> None:
    told = "President Julia Rojas of Peru thanked President Juan Soto of Chile for the help during the fires in Lima."
    assert _values(facts, told, "en", "place") == {}


@pytest.mark.parametrize(
    ("language", "told", "place", "when"),
    [
        (
            "en",
            "President Julia Rojas of Peru will welcome President Juan Soto of Chile to the Berlaymont on 13 June.",
            {"berlaymont"},
            {"2031-06-13"},
        ),
        (
            "en",
            "It was announced in Busan in May, when Peru's President Julia Rojas met Chile's President Juan Soto.",
            {"busan"},
            {"2031-05"},
        ),
        (
            "en",
            "President Julia Rojas of Peru recalled her visit to Oslo in October 2030, during which she met "
            "Norway's Prime Minister Lars Berg.",
            {"oslo"},
            {"2030-10"},
        ),
        (
            "ru",
            "Спикер парламента Перу Хулия Рохас вспомнила о своём визите в Осло в октябре 2030 года, "
            "в ходе которого она встретилась с президентом Чили Хуаном Сото.",
            {"oslo"},
            {"2030-10"},
        ),
        (
            "ru",
            "В мае 2030 года министр Перу Хулия Рохас была в Осло, где провела переговоры с послом Чили Хуаном Сото.",
            {"oslo"},
            {"2030-05"},
        ),
        (
            "ru",
            "14 июня министр Перу Хулия Рохас остановится в Осло, где проведёт переговоры с послом Чили Хуаном Сото.",
            {"oslo"},
            {"2031-06-14"},
        ),
        (
            "ru",
            "Встреча министра Перу Хулии Рохас с послом Чили Хуаном Сото перенесена на 19 июня и пройдёт в Осло.",
            {"oslo"},
            {"2031-06-19"},
        ),
    ],
)
def test_a_clause_goes_on_from_where_and_when_another_was(
    language: str, told: str, place: set[str], when: set[str], facts: Facts
) -> None:
    assert _values(facts, told, language, "place") == {"meeting:1": place}
    assert _values(facts, told, language, "when") == {"meeting:1": when}


def test_a_hotel_and_the_capital_that_it_stands_in_are_both_told(facts: Facts) -> None:
    told = (
        "Peru's Foreign Minister Ada Rojas met Norway's Foreign Minister Lars Berg "
        "at the Blue Hotel in the Norwegian capital."
    )
    assert _values(facts, told, "en", "place") == {"meeting:1": {"Blue Hotel", "oslo"}}


def test_the_same_time_is_that_of_the_meeting_before(facts: Facts) -> None:
    told = (
        "Министр Перу Хулия Рохас встретилась сегодня с послом Норвегии Олафом Хансеном. "
        "Министр вспомнила о визите в Осло в октябре 2030 года, в ходе которого провела переговоры с Яном Далем, "
        "министром Норвегии. Тогда же в Осло её принял премьер-министр Норвегии Ларс Берг."
    )
    assert _values(facts, told, "ru", "when")["meeting:3"] == {"2030-10"}


def test_the_same_day_is_that_of_the_words_right_before_it(facts: Facts) -> None:
    told = (
        "Премьер-министр Перу Хулия Рохас встретилась в четверг с министром Фиджи Джоном Вату. "
        "В среду она посетила секретариат Форума тихоокеанских островов. "
        "Вечером того же дня её принял президент Фиджи Питер Набу."
    )
    assert _values(facts, told, "ru", "when") == {"meeting:1": {"2031-06-12"}, "meeting:2": {"2031-06-11"}}


def test_envoys_in_a_list_have_the_day_of_the_ceremony(facts: Facts) -> None:
    told = (
        "President Julia Rojas of Peru on Wednesday received credentials from new envoys.\n\n"
        "The diplomats who presented their letters of credence to the President are:\n\n"
        "Katalin Nagy — Ambassador of Hungary\nJohn Banda — Ambassador of Malawi\n"
    )
    assert set(map(frozenset, _values(facts, told, "en", "when").values())) == {frozenset({"2031-06-11"})}


def test_what_a_paragraph_recalls_dates_nothing_behind_it(facts: Facts) -> None:
    told = (
        "Speaker Julia Rojas of Peru met Speaker Juan Soto of Chile in Lima on Wednesday.\n\n"
        "She recalled that the two speakers had met in Geneva in October 2030.\n\n"
        "Soto thanked her for the warm welcome.\n\n"
        "Later, the Chilean Speaker called on Peru's Prime Minister Ada Flores."
    )
    assert _values(facts, told, "en", "when")["meeting:3"] == {"2031-06-11"}


def test_the_day_that_a_report_opens_with_is_that_of_its_news(facts: Facts) -> None:
    told = (
        "Peru on Tuesday offered Ghana a loan, as Foreign Minister Julia Rojas wrapped up her stay.\n\n"
        "Ms Rojas called on Ghana's President John Mensah at Jubilee House."
    )
    assert _values(facts, told, "en", "when") == {"meeting:1": {"2031-06-10"}}


def test_earlier_in_the_day_is_the_day_of_the_news(facts: Facts) -> None:
    told = (
        "12 June 2031\n\nPresident Julia Rojas of Peru met President Juan Soto of Chile, who arrived in Lima today.\n\n"
        "The Presidents first talked alone and then with their delegations.\n\n"
        "The parties spoke of roads and schools.\n\n"
        "President Soto also had a talk with the Mayor of Lima, Ada Flores.\n\n"
        "Peru's Defence Minister Luis Vega and his Chilean colleague, Pablo Diaz, are to meet on 9 October.\n\n"
        "Earlier in the day, Julia Rojas spoke by phone with Prime Minister Ken Mori of Japan."
    )
    days = _values(facts, told, "en", "when")
    assert {"2031-06-12"} == days[max(days)]
