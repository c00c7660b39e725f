"""Of which state a post is that is told without one, and who holds it: what press services and wires write."""

from __future__ import annotations

import pytest

from tests.extractors.conftest import Facts
from tests.extractors.participants import meetings


def _posts(told: str, language: str, facts: Facts) -> dict[str, dict[str, set[str]]]:
    """What each holder's post is and is of, by the holder's name."""
    found = facts(told, language)
    holders = {subject: value for subject, name, value in found if name == "holder"}
    posts: dict[str, dict[str, set[str]]] = {}
    for tenure, holder in holders.items():
        for subject, name, value in found:
            if subject == tenure and name.partition(" ")[0] in {"role", "of"}:
                posts.setdefault(holder, {}).setdefault(name.partition(" ")[0], set()).add(value)
    return posts


def test_whom_a_guest_calls_on_is_of_another_state(facts: Facts) -> None:
    told = (
        "SINGAPORE, June 11 - Minister for Foreign Affairs of Fiji John Vula is on an official visit to Singapore.\n\n"
        "Minister Vula called on Prime Minister Tan Wei Ming this morning. They discussed trade."
    )
    assert _posts(told, "en", facts)["Tan Wei Ming"]["of"] == {"SG"}


def test_who_calls_on_somebody_to_act_may_be_of_his_state(facts: Facts) -> None:
    told = "Fijian Foreign Minister John Vula called on Prime Minister Tom Naidu to resign on Monday."
    assert _posts(told, "en", facts)["Tom Naidu"]["of"] == {"FJ"}


def test_credentials_are_presented_in_another_state(facts: Facts) -> None:
    told = (
        "SUVA, Fiji (AP) — Spain's ambassador, Luis Cano, met Fijian President Tom Naidu on Wednesday.\n\n"
        "Cano's next stop is Palau. He is due to present his credentials to President Bill Adelbai in Koror on Friday."
    )
    assert _posts(told, "en", facts)["Bill Adelbai"]["of"] == {"PW"}


def test_who_is_expected_to_receive_somebody_is_no_visitor(facts: Facts) -> None:
    told = (
        "ANKARA, June 11 - Turkish Foreign Minister Ali Kaya met his Senegalese counterpart Awa Ndiaye on Tuesday.\n\n"
        "President Cem Arslan is expected to receive Ndiaye in the capital Ankara on Friday."
    )
    assert _posts(told, "en", facts)["Cem Arslan"]["of"] == {"TR"}


def test_where_another_lives_is_not_whose_the_post_is(facts: Facts) -> None:
    told = (
        "MAJURO, Marshall Islands (AP) — President Ann Kabua received South Korea's ambassador, Han Ji-min, on Monday."
        "\n\nHan, who is based in Fiji, also met on Tuesday with Foreign Minister Tom Loeak to discuss a port."
    )
    assert _posts(told, "en", facts)["Tom Loeak"]["of"] == {"MH"}


def test_where_a_guest_is_on_a_visit_the_hosts_are_at_home(facts: Facts) -> None:
    told = (
        "ISLAMABAD, June 11: Pakistan's Foreign Minister Asif Khan, who is in Oman on a two-day visit, called on "
        "Deputy Prime Minister Hamad Al Said on Wednesday."
    )
    assert _posts(told, "en", facts)["Hamad Al Said"]["of"] == {"OM"}


@pytest.mark.parametrize(
    ("language", "told", "holder"),
    [
        (
            "en",
            "The Blue Foxes won the cup with a 61-59 victory over Australia in Hamilton. "
            "A crowd of five thousand, among them Prime Minister Rob Hall, saw the match.",
            "Rob Hall",
        ),
        (
            "ru",
            "Сборная выиграла кубок после победы над Австралией. Матч посмотрел премьер-министр Роб Холл.",
            "Роб Холл",
        ),
    ],
)
def test_an_opponent_is_not_whose_the_post_is(language: str, told: str, holder: str, facts: Facts) -> None:
    assert "of" not in _posts(told, language, facts)[holder]


def test_letters_behind_a_name_are_no_part_of_it(facts: Facts) -> None:
    told = (
        "The Minister for Foreign Affairs, Áine Ní Bhriain TD, was in Accra on Tuesday. "
        "Minister Ní Bhriain met the British High Commissioner, Jane Carter CMG OBE, there."
    )
    assert set(_posts(told, "en", facts)) == {"Áine Ní Bhriain", "Jane Carter"}


def test_the_head_of_an_office_is_told_from_the_office(facts: Facts) -> None:
    told = "The Ukrainian side was represented by Head of the Office of the President Iryna Koval."
    assert _posts(told, "en", facts)["Iryna Koval"]["of"] >= {"UA"}


def test_courtesy_is_no_part_of_a_post_or_body(facts: Facts) -> None:
    told = (
        "Doha, June 11 (QNA) - HE Minister of State at the Ministry of Foreign Affairs Saad bin Ali Al Marri met "
        "on Tuesday with HE UN Under-Secretary-General for Humanitarian Affairs Adam Nowak and with HE Special Envoy "
        "of the Kingdom of Sweden for Afghanistan Eva Lind."
    )
    posts = _posts(told, "en", facts)
    assert posts["Saad bin Ali Al Marri"]["role"] == {"role/state-minister"}
    assert posts["Adam Nowak"]["of"] == {"un"}
    assert posts["Eva Lind"]["of"] == {"SE"}


def test_a_chief_negotiator_of_a_state_holds_a_post_and_a_negotiator_none(facts: Facts) -> None:
    told = "Peruvian chief negotiator Ana Ruiz met Chile's negotiator, Luis Cano, in Lima."
    assert set(_posts(told, "en", facts)) == {"Ana Ruiz"}


def test_a_commissioner_is_of_the_only_union_named(facts: Facts) -> None:
    told = "The European Commission spoke on Monday. Ann Lee, Commissioner for Trade, is on a mission to Uruguay."
    assert _posts(told, "en", facts)["Ann Lee"]["of"] == {"european-commission"}
    told = "Police cleared the road. Ann Lee, Commissioner for Transport, closed the bridge."
    assert "of" not in _posts(told, "en", facts)["Ann Lee"]


def test_the_secretary_of_state_is_of_the_united_states_where_they_are_named(facts: Facts) -> None:
    told = (
        "Secretary of State Ann Pell spoke with Vietnamese Foreign Minister Le Van Binh. "
        "The U.S. Ambassador to Vietnam, Tom Hill, joined the call from Hanoi."
    )
    assert _posts(told, "en", facts)["Ann Pell"]["of"] == {"US"}


def test_two_posts_with_a_dash_are_of_one(facts: Facts) -> None:
    told = "He met Kazakhstan's Deputy Prime Minister – Foreign Minister Aliya Nurlan."
    assert (
        _posts(told, "en", facts)["Aliya Nurlan"]["role"]
        == {
            "role/deputy-prime-minister",
            "role/minister-of-foreign-affairs",
        }
        or len(_posts(told, "en", facts)["Aliya Nurlan"]["role"]) == 2
    )


def test_the_counterpart_of_a_pronoun_is_that_of_the_person_told_before(facts: Facts) -> None:
    told = (
        "Foreign Minister Eva Tamm of Estonia will spend Tuesday in Brussels. The Minister speaks at noon. "
        "In the morning she will meet the Deputy Secretary General of NATO, Paolo Ricci, and in the evening she will "
        "have dinner with her Belgian counterpart, Anne Claes."
    )
    assert _posts(told, "en", facts)["Anne Claes"]["role"] == {"role/minister-of-foreign-affairs"}


def test_an_irish_minister_is_whom_the_first_visit_by_one_is_told_of(facts: Facts) -> None:
    told = (
        "The Minister for Foreign Affairs, Áine Doyle, has today concluded a four-day programme in Ghana, the first "
        "visit to the country by an Irish Foreign Minister since 2021. On Tuesday the Minister held talks in Accra."
    )
    assert _posts(told, "en", facts)["Áine Doyle"]["of"] == {"IE"}


@pytest.mark.parametrize(
    ("language", "told", "holder"),
    [
        (
            "ru",
            "Председатель Государственной Думы Игорь Котов выступил в Москве. "
            "Накануне он принял делегацию парламента Перу во главе со спикером Хуаном Лопесом.",
            "Хуан Лопес",
        ),
        (
            "en",
            "Turkish Speaker Ali Kaya spoke in Ankara on Monday. "
            "He received a delegation of the parliament of Peru headed by Speaker Juan Lopez.",
            "Juan Lopez",
        ),
    ],
)
def test_who_leads_a_delegation_is_of_its_state(language: str, told: str, holder: str, facts: Facts) -> None:
    assert _posts(told, language, facts)[holder]["of"] == {"PE"}


def test_a_name_without_case_belongs_to_the_post_behind_a_thing(facts: Facts) -> None:
    told = (
        "Глава МИД Эфиопии Тесфайе Абебе и его эритрейский коллега провели в Осло трехстороннюю встречу "
        "при посредничестве министра иностранных дел Норвегии Сигрид Люнд."
    )
    posts = _posts(told, "ru", facts)
    assert posts["Сигрид Люнд"]["of"] == {"NO"}


def test_a_part_of_the_united_nations_has_no_secretary_of_its_own(facts: Facts) -> None:
    told = (
        "Президент Перу Хуан Лопес выступил на сессии Генеральной Ассамблеи ООН. "
        "Накануне он встретился с генеральным секретарем организации Еленой Крус."
    )
    assert _posts(told, "ru", facts)["Елена Крус"]["of"] == {"un"}


def test_whose_next_stop_is_told_is_whom_the_pronoun_means() -> None:
    told = (
        "Fijian President Tom Naidu received Spain's ambassador, Luis Cano, in Suva on Wednesday. "
        "The port was discussed in Busan in May, when Naidu met South Korean President Han Ji-hoon.\n\n"
        "Cano's next stop is Palau. He is due to present his credentials to President Bill Adelbai in Koror on Friday."
    )
    assert "Adelbai – Cano" in meetings(told)


def test_an_assistant_superintendent_is_no_aide(facts: Facts) -> None:
    told = "Assistant Superintendent of Police Tom Hill announced that the road would be closed."
    assert _posts(told, "en", facts) == {}
    told = "Presidential Aide Tom Hill announced that the road would be closed."
    assert _posts(told, "en", facts)["Tom Hill"]["role"] == {"role/aide"}


@pytest.mark.parametrize(
    ("told", "language"),
    [
        (
            "ULAANBAATAR, May 23 - During his official visit to the United States, Foreign Minister Dan Tsogt met with "
            "Congressman Don Young.",
            "en",
        ),
        (
            "УЛАН-БАТОР, 23 мая. В ходе своего визита в США министр иностранных дел Дан Цогт встретился с "
            "конгрессменом Доном Янгом.",
            "ru",
        ),
    ],
)
def test_who_is_named_behind_his_own_journey_is_not_of_its_goal(told: str, language: str, facts: Facts) -> None:
    found = _posts(told, language, facts)
    minister, congressman = ("Dan Tsogt", "Don Young") if language == "en" else ("Дан Цогт", "Дон Янг")
    assert (found[minister]["of"], found[congressman]["of"]) == ({"MN"}, {"US"})


def test_a_post_of_a_body_with_what_it_is_for_is_no_body() -> None:
    told = (
        "Minister Ivan Vidmar of Slovenia spoke with the UN Under-Secretary-General for Legal Affairs, Ada Nwosu, "
        "about the convention."
    )
    assert meetings(told) == ["Nwosu – Vidmar"]
