"""Where a post ends and the name of its holder begins."""

from __future__ import annotations

import pytest

from tests.extractors.conftest import Facts


def _holders(told: str, language: str, facts: Facts) -> set[str]:
    return {value for _, name, value in facts(told, language) if name.partition(" ")[0] == "holder"}


@pytest.mark.parametrize(
    ("told", "language", "holder"),
    [
        ("The Prime Minister of Viet Nam, Lê Quang Định, spoke.", "en", "Lê Quang Định"),
        ("The foreign minister of Nigeria, Barr. Chinelo Obiakor, spoke.", "en", "Chinelo Obiakor"),
        ("The Mayor of Cardiff, Cllr Gwenllian Prysor, spoke.", "en", "Gwenllian Prysor"),
        ("The President met the khokim of the region, Farrukh Nazarov.", "en", "Farrukh Nazarov"),
        ("Minister for Finance and Revenue Sarmad Qazilbash spoke.", "en", "Sarmad Qazilbash"),
        ("The Chairman of the municipal People's Committee Le Van Kiet spoke.", "en", "Le Van Kiet"),
        ("He met the Head of the OSCE Mission, Colm Brannigan.", "en", "Colm Brannigan"),
        ("Chief Minister Punjab Chaudhry Bilal Warraich spoke.", "en", "Chaudhry Bilal Warraich"),
        ("Minister of State for Foreign Affairs HE Hamad bin Rashid spoke.", "en", "Hamad bin Rashid"),
        ("He called on Speaker Md Ashraful Haque Mollah.", "en", "Md Ashraful Haque Mollah"),
        ("Она встретилась с председателем парламента Ингой Калниней.", "ru", "Инга Калниня"),
        ("Вице-мэр Риги Эдгар Озолс выступил.", "ru", "Эдгар Озолс"),
        ("Қазақстан Президентінің арнаулы өкілі Ержігіт Бөкенбай Қатар астанасында болды.", "kk", "Ержігіт Бөкенбай"),
        ("Премьер-Министр Ю Сон Хи сөз сөйледі.", "kk", "Ю Сон Хи"),
        ("Мэр Корсакова Тимур Пак открыл новую школу.", "ru", "Тимур Пак"),
        ("Мэр Крушеваца Деян Пешикан открыл новую школу.", "ru", "Деян Пешикан"),
        ("Посол встретился с акимом области Нурланом Тлеубаевым.", "ru", "Нурлан Тлеубаев"),
        ("Посол встретился с хокимом области Акмалем Турсуновым.", "ru", "Акмаль Турсунов"),
        ("Он беседовал с министром торговли Ганы Абеной Осей-Бонсу.", "ru", "Абена Осей-Бонсу"),
        (
            "Специальный представитель Кореи по вопросам мира на Корейском полуострове Мун Сан Хёк выступил.",
            "ru",
            "Мун Сан Хёк",
        ),
    ],
)
def test_the_holder_is_named_whole(told: str, language: str, holder: str, facts: Facts) -> None:
    assert _holders(told, language, facts) == {holder}


def test_initials_of_two_letters_are_those_of_a_name_told_before(facts: Facts) -> None:
    told = "Министр иностранных дел Кении Джозеф Мутуа прибыл в Лиму. Позже министр Дж.Мутуа выступил с речью."
    assert _holders(told, "ru", facts) == {"Джозеф Мутуа"}


@pytest.mark.parametrize(
    ("told", "language"),
    [
        ("Народный артист Беларуси Болеслав Ярмолик выступил.", "ru"),
        ("Гроссмейстер из Армении Рубен Азнавурян выиграл партию.", "ru"),
        ("Халық әртісі Болат Мұсаев өнер көрсетті.", "kk"),
    ],
)
def test_an_honour_is_no_post(told: str, language: str, facts: Facts) -> None:
    assert _holders(told, language, facts) == set()


def test_two_subjects_of_a_headline_are_two(facts: Facts) -> None:
    told = (
        "Haddad, Costa Rican FM discuss trade\n\nABU DHABI, 21 July 2032 - Sheikh Karim Haddad, Minister of Foreign "
        "Affairs, received Adriana Mora, Minister of Foreign Affairs of Costa Rica, in Abu Dhabi today."
    )
    found = facts(told, "en")
    tenures = {subject: value for subject, name, value in found if name == "holder"}
    states = {(tenures[subject], value) for subject, name, value in found if name.partition(" ")[0] == "of"}
    assert states == {("Karim Haddad", "AE"), ("Adriana Mora", "CR")}


@pytest.mark.parametrize(
    ("told", "of"),
    [
        ("Emperor Haile of Ethiopia built the bath in Gondar.", {"ET"}),
        ("TOKYO - In Japan, Emperor Naruhito received the President of Kenya, John Kamau.", {"JP", "KE"}),
    ],
)
def test_an_emperor_is_of_japan_where_japan_is_named(told: str, of: set[str], facts: Facts) -> None:
    assert {value for _, name, value in facts(told, "en") if name.partition(" ")[0] == "of"} == of


@pytest.mark.parametrize(
    ("told", "role"),
    [
        ("Deputy Infrastructure Minister Jan Nowak of Poland spoke.", "role/deputy-minister-of-infrastructure"),
        ("Oil Minister Karim Haddad of Iraq spoke.", "role/minister-of-oil"),
        ("The Minister of Local Government of Senegal, Moustapha Gningue, spoke.", "role/minister-of-local-government"),
    ],
)
def test_a_portfolio_is_called_what_it_is(told: str, role: str, facts: Facts) -> None:
    assert {value for _, name, value in facts(told, "en") if name.partition(" ")[0] == "role"} == {role}


def test_a_party_called_congress_is_no_conference(facts: Facts) -> None:
    told = "Returning officer Ebenezer Quansah declared Abena Forson of the People's Unity Congress the winner."
    assert facts(told, "en") == set()
