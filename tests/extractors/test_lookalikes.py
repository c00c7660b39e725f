"""What only looks like a post of a state, a state that acts, or a post that somebody comes into or leaves."""

from __future__ import annotations

import pytest
from test_diplomacy import told as kinds
from test_posts import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Athletics Kenya president Moses Ndege spoke.", {"Moses Ndege: president of athletics kenya"}),
        ("Spanish FA president Iker Sola spoke.", {"Iker Sola: president of spanish fa"}),
        ("Uganda Airlines chief executive Rose Adong resigned.",
         {"Rose Adong: chief-executive-officer of uganda airlines"}),
        ("Kenya President Moses Ndege spoke.", {"Moses Ndege: president of KE"}),
        ("Auditor General Eva Holm spoke.", {"Eva Holm: auditor-general"}),
        ("General Eva Holm spoke.", {"Eva Holm: general"}),
        ("Police spokesman Captain Paul Vella spoke.", {"Paul Vella: spokesperson"}),
        ("They wanted the head of the Interior Minister, Ana Ruiz.", {"Ana Ruiz: minister-of-internal-affairs"}),
        ("Metropolitan Opera Ballet will dance.", set()),
    ],
)  # fmt: skip
def test_capitals_beside_a_state_may_name_a_body_and_words_beside_a_head_another_post(
    text: str, expected: set[str]
) -> None:
    assert told(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Директор школы Раиса Зимина открыла парк.", {"Раиса Зимина: director"}),
        ("В фильме «Министр» режиссёра Джона Мора много песен.", set()),
        ("Роман «Президент» Хуана Соле переиздан.", set()),
        ("Выступил президент любительской ассоциации бокса Ян Ли (Чили).", {"Ян Ли: president"}),
        ("Выступил президент Ян Ли (Чили).", {"Ян Ли: president of CL"}),
    ],
)
def test_a_name_a_book_and_a_federation_have_no_post_of_a_state(text: str, expected: set[str]) -> None:
    assert told(text, "ru") == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Paul Grant was appointed by the president.", "en", set()),
        ("Paul Grant was dismissed by decree of the governor.", "en", set()),
        ("Paul Grant was removed from office by the king.", "en", set()),
        ("Paul Grant resigned from the post of mayor.", "en", {"Paul Grant: mayor"}),
        ("Пётр Зимин освобождён от должности указом губернатора.", "ru", set()),
        ("Пётр Зимин ушёл в отставку после встречи с главой государства.", "ru", set()),
        ("Пётр Зимин числился в утверждённом президентом списке.", "ru", set()),
        ("Пётр Зимин, занимающий пост посла в Чили, выступил.", "ru", {"Пётр Зимин: ambassador"}),
        ("Асан Белов мемлекет басшысымен кездесуден кейін отставкаға кетті.", "kk", set()),
    ],
)
def test_who_appoints_dismisses_or_is_met_lends_nobody_his_post(text: str, language: str, expected: set[str]) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("US carmaker Ford is to hold talks with Mexico's biggest union.", "en"),
        ("Spain's largest bank Sola is in talks with UK bank Holm.", "en"),
        ("A meeting between the Canada-based firm and the Chile-listed miner took place.", "en"),
        ("The mayor of Moscow pledged to mend the roads.", "en"),
        ("The British Chambers of Commerce welcomed the proposal.", "en"),
        ("Губернатор Техаса приветствовал решение суда.", "ru"),
        ("Мәскеу мэрі тұрғындарды су үнемдеуге шақырды.", "kk"),
        ("The makers will unveil the chip at a technology conference.", "en"),
        ("The phones caught a malicious Skulls program in May.", "en"),
    ],
)
def test_a_firm_a_town_and_a_trade_do_nothing_for_a_state(text: str, language: str) -> None:
    assert kinds(text, language) == set()


@pytest.mark.parametrize(
    ("text", "language", "meets"),
    [
        ("Kenyan President Moses Ndege met Kenyan Finance Minister Ruth Otieno to discuss the budget.", "en", False),
        ("Kenyan President Moses Ndege met Finance Minister Paul Vella of Malta.", "en", True),
        ("Премьер-министр Чили Хуан Соле принял министра обороны Чили Луиса Мору.", "ru", False),
        ("Министр здравоохранения России Иван Зимин встретится с губернатором Петром Котовым.", "ru", False),
        ("Губернатор Пётр Котов принял посла Чили Хуана Соле.", "ru", True),
        ("Қазақстан Президенті Асан Белов Қазақстанның Премьер-министрі Серік Оспановты қабылдады.", "kk", False),
    ],
)
def test_those_of_one_state_alone_hold_no_meeting_of_two_sides(text: str, language: str, meets: bool) -> None:
    assert ("Meeting" in kinds(text, language)) == meets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Об этом сообщила официальный уполномоченный МИД России Дария Зимина.",
         {"Дария Зимина: commissioner of RU, мид (россия)"}),
        ("Он встретился с министром Дилором Каримовой.", {"Дилором Каримова: minister"}),
    ],
)  # fmt: skip
def test_a_name_is_read_in_its_own_gender_and_case(text: str, expected: set[str]) -> None:
    assert told(text, "ru") == expected


def test_a_peak_is_no_summit() -> None:
    assert kinds("The crews met at Bear Summit in May.", "en") == set()
