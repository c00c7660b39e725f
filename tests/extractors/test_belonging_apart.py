"""What speaks against a state for a post with no words beside it: journeys, counterparts, firms, another holder."""

from __future__ import annotations

import pytest
from test_belonging import bodies


def states(text: str) -> set[tuple[str, str]]:
    """Holder and state of each post, said or assumed."""
    return {(holder, body) for holder, body, _, _ in bodies(text)}


def test_nobody_is_of_the_state_that_he_arrives_in():
    text = (
        "Foreign Minister Pedro Salas spoke with his Danish counterpart Ida Holm in Lima. "
        "Minister Salas had arrived in Peru on Monday. Peru hosts a fair."
    )
    assert ("Pedro Salas", "PE") not in states(text)


def test_a_clause_of_going_without_a_subject_is_that_of_the_holder():
    text = (
        "Visiting Lima for a forum, Foreign Minister Arvo Kask met with Danish Foreign Minister Ida Holm. "
        "Lima is the capital of Peru."
    )
    assert ("Arvo Kask", "PE") not in states(text)


def test_the_like_post_of_another_state_behind_a_name_is_that_of_another_person():
    text = "FM Salas, Danish FM vow to build ships. Foreign Minister Pedro Salas of Peru spoke on Monday."
    assert ("Pedro Salas", "DK") not in states(text)


def test_a_post_between_commas_behind_a_name_is_the_persons_own():
    text = "President Pedro Salas, President of Peru, opened a school."
    assert ("Pedro Salas", "PE") in states(text)


def test_a_state_behind_two_presidents_is_that_of_the_second():
    text = "Presidents Ana Ruiz and Ole Dahl of Norway opened a bridge in Lima. Peru and Norway built it."
    assert states(text) & {("Ana Ruiz", "NO"), ("Ole Dahl", "NO")} == {("Ole Dahl", "NO")}


def test_a_holder_is_of_another_state_than_his_counterpart():
    text = (
        "Norwegian envoys came to Nairobi. During a meeting with Kenyan Minister of Health Peter Odhiambo, "
        "the envoy brought Prime Minister Ole Dahl\u2019s greetings to his Kenyan counterpart."
    )
    assert ("Ole Dahl", "KE") not in states(text)


def test_a_lesser_post_of_a_person_is_of_the_state_that_is_told_of_him():
    text = (
        "Norwegian Deputy Minister of Foreign Affairs Kari Moe came to Kenya. At talks with Kenyan Minister of Health "
        "Peter Odhiambo, Deputy Minister Moe praised the clinics."
    )
    assert ("Kari Moe", "KE") not in states(text)


@pytest.mark.parametrize("office", ["CEO", "chief operating officer"])
def test_the_president_of_a_firm_is_of_no_state(office: str):
    text = f'The firm sells pumps to Norway. "Sales rose in Norway," said president and {office} Carl Webb.'
    assert states(text) == set()


def test_who_receives_a_visiting_official_at_home_goes_nowhere():
    text = (
        "Prime Minister Pedro Salas hosted a dinner for visiting Cabinet Secretary of the Kenyan Ministry of Foreign "
        "Affairs Mary Wanjiru in Lima on May 5. She praised Peru. Peru will build ships for Kenya, Prime Minister "
        "Salas said. Wanjiru congratulated Peru."
    )
    assert ("Pedro Salas", "PE") in states(text)


def test_nobody_is_of_the_states_that_he_attends_something_in():
    text = "Foreign Minister Pedro Salas will attend meetings in Kenya and Norway. Minister Salas flies out on Monday."
    assert states(text) & {("Pedro Salas", "KE"), ("Pedro Salas", "NO")} == set()


def test_whom_a_guest_sees_where_he_arrives_is_of_that_state():
    text = (
        "NAIROBI, May 4 – Kenyan Foreign Minister Mary Wanjiru left on Sunday. "
        "From Nairobi she flew to Oslo to confer with Prime Minister Ole Dahl."
    )
    assert ("Ole Dahl", "NO") in states(text)


def test_who_is_to_be_seen_is_of_another_state_than_the_guest():
    text = "Kenya\u2019s envoy Mary Wanjiru is to see Prime Minister Ole Dahl on Friday. Norway and Kenya trade tea."
    assert ("Ole Dahl", "KE") not in states(text)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "President of Kenya Mary Wanjiru arrived in Oslo at the invitation of King Ole.", ("Ole", "KE")),
        ("ru", "Президент Кении Мэри Ванджиру по приглашению короля Оле прибыла в Осло.", ("Оле", "KE")),
    ],
)
def test_who_invites_is_of_another_state_than_the_guest(language: str, text: str, expected: tuple[str, str]):
    assert expected not in {(holder, body) for holder, body, _, _ in bodies(text, language)}


def test_a_state_before_a_dash_is_that_of_the_holder_behind():
    text = "Кенийскую делегацию возглавляет вице-премьер Мэри Ванджиру, норвежскую – вице-премьер Оле Даль."
    assert ("Оле Даль", "NO") in {(holder, body) for holder, body, _, _ in bodies(text, "ru")}


def test_the_dateline_says_nothing_of_whom_a_pronoun_gives_to_another():
    text = "LIMA, May 4 – Peru praised Norway. Its President, Teva Maro, had put off his trip."
    assert ("Teva Maro", "PE") not in states(text)


def test_a_state_told_by_the_way_is_not_that_of_the_holder():
    text = "Undersecretary for Policy Ramon Ilas, whose wife is a Norwegian national, was among those at the table."
    assert states(text) == set()


@pytest.mark.parametrize("owner", ["Ornex Rugby president", "Ornland\u2019s premier"])
def test_a_post_of_an_unknown_owner_is_of_no_state(owner: str):
    text = f"LIMA, May 4 – Peru won. On Monday {owner} Carl Webb called for more. Peru agreed."
    assert states(text) == set()


def test_a_counterpart_of_a_holder_of_an_unknown_title_has_that_title():
    text = (
        "Federal Councillor Greta Imboden, head of the Federal Department of Transport (FDT), "
        "received her Danish colleague, Ida Holm."
    )
    assert ("Ida Holm", "DK") in states(text)


def test_nobody_is_of_a_state_whose_people_he_meets_anywhere_in_the_document():
    text = (
        "Foreign Minister Tomas Veld met his Chinese counterpart in Beijing on Monday. On Sunday, Veld met Afghan "
        "President Karim Nuri. The Afghan economy came up again when Foreign Minister Veld spoke to the press."
    )
    assert not {state for holder, state in states(text) if holder == "Tomas Veld"}
