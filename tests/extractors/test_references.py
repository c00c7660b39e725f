"""What words refer back to: that country, a counterpart with a post of his own, where somebody was long ago."""

from __future__ import annotations

import datetime

import pytest

from tests.extractors.conftest import Facts
from tests.extractors.participants import meetings


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            "Peruvian President Julia Rojas is on a visit to Mongolia. "
            "On Monday she held talks with the president of that country, Bat Enkh.",
        ),
        (
            "ru",
            "Президент Перу Хулия Рохас находится с визитом в Монголии. "
            "В понедельник она провела переговоры с президентом этой страны Батом Энхом.",
        ),
        (
            "kk",
            "Перу Президенті Хулия Рохас Моңғолияға барды. Ол осы елдің президенті Бат Энхпен келіссөз жүргізді.",
        ),
    ],
)
def test_that_country_is_the_one_told_before(language: str, told: str, facts: Facts) -> None:
    found = facts(told, language)
    states = {value for subject, name, value in found if name == "of" and subject.startswith("tenure")}
    assert states == {"PE", "MN"}
    assert len(meetings(told, language)) == 1


def test_a_counterpart_who_is_called_president_is_no_minister(facts: Facts) -> None:
    told = (
        "Peter Okello, Uganda's Security Minister, was received on Monday. "
        "The guests were hosted by his counterpart President Jean Habimana of Rwanda."
    )
    tenures = {subject for subject, name, value in facts(told, "en") if name == "holder" and value == "Jean Habimana"}
    roles = {value for subject, name, value in facts(told, "en") if name == "role" and subject in tenures}
    assert roles == {"role/president"}


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            "Rwanda's President Jean Habimana met President John Kato of Uganda in Kampala on 8 June 2025. "
            "Habimana last visited Uganda in March 2021, where he met Kato in Entebbe.",
        ),
        (
            "ru",
            "Президент Руанды Жан Хабимана встретился 8 июня 2025 года с Президентом Уганды Джоном Като. "
            "В последний раз Хабимана посетил Уганду в марте 2021 года, где встретился с Като в Энтеббе.",
        ),
    ],
)
def test_where_somebody_was_long_ago_is_another_meeting(language: str, told: str, facts: Facts) -> None:
    found = facts(told, language, issued=datetime.date(2025, 6, 9))
    days = {value for subject, name, value in found if name == "when" and subject.startswith("meeting")}
    assert days == {"2025-06-08", "2021-03"}


def test_talks_whose_holding_is_planned_are_planned(facts: Facts) -> None:
    told = (
        "Президент Перу Хулия Рохас поздравила Премьер-министра Венгрии Лайоша Варгу "
        "с планируемым проведением в Будапеште российско-американских переговоров."
    )
    assert ("meeting:1", "status", "Planned") in facts(told, "ru")
    assert ("meeting:1", "status", "Held") not in facts(told, "ru")


def test_they_are_officials_and_not_the_states_whose_talks_are_mentioned() -> None:
    told = (
        "Президент Перу Хулия Рохас поздравила Премьер-министра Венгрии Лайоша Варгу "
        "с планируемым проведением в Будапеште российско-американских переговоров. Они говорили по телефону."
    )
    assert "Варга – Рохас" in meetings(told, "ru")


@pytest.mark.parametrize("name", ["Dr A K Abdul Latif", "KP Latif"])
def test_initials_without_dots_are_part_of_a_name(name: str) -> None:
    told = f"Foreign Minister {name} and his Nepalese counterpart Dr. Anil Thapa met in Colombo on Monday."
    assert meetings(told, "en") == ["Latif – Thapa"]


def test_whoever_conveys_an_invitation_to_visit_makes_no_visit(facts: Facts) -> None:
    told = "Swedish Minister Anna Lind met Premier Nils Krog. She {} to visit Chile."
    conveyed = facts(told.format("conveyed an invitation"), "en")
    assert not any(name == "visitor" for _, name, _ in conveyed)
    accepted = facts(told.format("accepted an invitation"), "en")
    assert ("visit:1", "visitor", "Anna Lind") in accepted


def test_somebody_of_four_names_goes_by_the_first(facts: Facts) -> None:
    told = "The High Commissioner of Bangladesh, Karim Md Aziz Khan, met Premier Nils Krog. Karim welcomed the talks."
    assert {value for _, name, value in facts(told, "en") if name == "speaker"} <= {"Karim Md Aziz Khan"}
    assert not any(value == "Karim" for _, _, value in facts(told, "en"))


def test_bilateral_meetings_with_several_are_one_each() -> None:
    told = "Kazakh President Daniyar Sultan held bilateral meetings with the Presidents of Estonia, Finland and Iran."
    assert len(meetings(told, "en")) == 3


def test_a_president_s_counterpart_is_no_first_lady() -> None:
    told = (
        "President of Namibia Hans Nangolo has arrived in Zambia with Namibian First Lady, Monica Nangolo. "
        "President John Mwale of Zambia and his Namibian counterpart held talks."
    )
    assert meetings(told, "en") == ["Mwale – Nangolo"]


def test_who_is_on_a_journey_is_not_yet_at_the_talks() -> None:
    told = (
        "President Ian Sekgoma of Botswana will hold talks with President Hans Nangolo of Namibia on Monday. "
        "President Sekgoma is accompanied by Transport Minister Kago Tau."
    )
    assert meetings(told, "en") == ["Nangolo – Sekgoma"]


def test_a_town_behind_the_word_for_it_is_where_somebody_arrives(facts: Facts) -> None:
    told = "Finnish President Aleksi Virta arrived in the Kazakh capital Astana on Tuesday as part of a two-day visit."
    found = facts(told, "en")
    assert {("visit:1", "visitor", "Aleksi Virta"), ("visit:1", "destination", "astana")} <= found


def test_an_airport_alone_is_no_goal(facts: Facts) -> None:
    told = "The plane of Finnish President Aleksi Virta landed at the Ian Mwale International Airport on Tuesday."
    assert not any(name == "destination" for _, name, _ in facts(told, "en"))


def test_a_day_in_brackets_parts_no_verb_from_its_subject(facts: Facts) -> None:
    told = "President Ian Sekgoma of Botswana today (June 12) leaves for Namibia on a state visit."
    assert {("visit:1", "visitor", "Ian Sekgoma"), ("visit:1", "destination", "NA")} <= facts(told, "en")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "ASTANA, 12 June 2025. Kazakhstan's Ambassador to Iraq Erlan Baizhan met Iraqi Minister Fuad Hadi."),
        (
            "ru",
            "АСТАНА, 12 июня 2025 года. Посол Казахстана в Ираке Ерлан Байжан встретился с министром Ирака Ф. Хади.",
        ),
        ("kk", "АСТАНА, 12 маусым 2025 жыл. Қазақстанның Ирактағы елшісі Е. Байжан Ирак министрі Ф. Хадимен кездесті."),
    ],
)
def test_an_envoy_meets_people_of_the_state_where_he_is(language: str, told: str, facts: Facts) -> None:
    assert len(meetings(told, language)) == 1
    assert not any(name == "place" and subject.startswith("meeting") for subject, name, _ in facts(told, language))


def test_a_list_that_semicolons_part_shares_what_governs_it() -> None:
    told = (
        "Oman's Foreign Minister Badr Said made calls on Sunday. Discussions were held with Ada Kron, Foreign Minister "
        "of Norway; Omar Haddad, Foreign Minister of Jordan; and Kai Lepp, High Representative of the European Union "
        "for Foreign Affairs."
    )
    assert len(meetings(told, "en")) == 3


def test_who_receives_behind_a_semicolon_was_not_met() -> None:
    told = (
        "Oman's Foreign Minister Badr Said met Ada Kron, Foreign Minister of Norway; Omar Haddad, Foreign Minister of "
        "Jordan, signed a treaty."
    )
    assert meetings(told, "en") == ["Kron – Said"]


def test_words_in_brackets_tell_of_nobody_who_met() -> None:
    told = (
        "С первым вице-президентом Чада Идрисом Абакаром (сын правящего сорок лет президента Махамата Абакара) "
        "встретился министр иностранных дел Беларуси Сергей Холод."
    )
    assert meetings(told, "ru") == ["Абакар – Холод"]


def test_whom_a_headline_alone_names_was_met_as_well() -> None:
    told = (
        "Президент Беларуси встретился в Пекине с лидерами Зимбабве, Конго и премьер-министром Словакии\n\n"
        "Президент Беларуси Андрей Холод пообщался с премьер-министром Словакии Петером Градом."
    )
    assert len(meetings(told, "ru")) == 3


def test_those_whom_a_headline_has_met_are_told_once_by_the_text() -> None:
    told = (
        "Президент Беларуси встретился с послами Чили и Ганы\n\n"
        "Президент Беларуси Андрей Холод принял посла Чили Хуана Роблеса. Затем он принял посла Ганы Кофи Менсу."
    )
    assert len(meetings(told, "ru")) == 2


def test_a_photograph_of_a_meeting_tells_of_it() -> None:
    told = (
        "Пресс-служба опубликовала фотографии встречи президента Беларуси Андрея Холода с президентом Чада И. Абакаром."
    )
    assert len(meetings(told, "ru")) == 1


def test_at_the_meeting_the_heads_of_state_are_the_two_told_of_before() -> None:
    told = (
        "Қазақстан Президенті Ерлан Сатыбалды Чили Президенті Хуан Роблеске ризашылығын білдірді. "
        "Кездесу барысында мемлекет басшылары сауданы талқылады."
    )
    assert meetings(told, "kk") == ["Роблес – Сатыбалды"]
