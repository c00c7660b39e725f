"""Of which state a post is that is told without one, and who holds it: what press services and wires write."""

from __future__ import annotations

import pytest

from tests.extractors.conftest import Facts


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
