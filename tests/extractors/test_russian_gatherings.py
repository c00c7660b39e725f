"""Meetings in Russian news whose sides stand beside the word of meeting, far from it or in another clause.

The news is of Thursday, 12 June 2025.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

Facts = Callable[..., set[tuple[str, str, str]]]


def meetings(told: set[tuple[str, str, str]]) -> list[list[str]]:
    """The participants of each meeting, in order."""
    found: dict[str, list[str]] = {}
    for subject, predicate, value in sorted(told):
        if subject.startswith("meeting:") and predicate in {"participant", "participant (Planned)"}:
            found.setdefault(subject, []).append(value)
    return sorted(found.values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # An adjective of two states before the noun; its first part may be of another stem.
        ("В Найроби прошли кенийско-чилийские консультации по торговле.", [["CL", "KE"]]),
        ("В Вене завершились франко-иранские переговоры.", [["FR", "IR"]]),
        # No adjective of states, and talks that nobody has begun.
        ("В Вене завершились торгово-экономические переговоры.", []),
        ("Министр заявил о готовности к франко-иранским переговорам.", []),
        # A gerund hangs on those who met.
        (
            "Министры обороны Ганы, Чили и Кении, собравшись в Аккре 3 июня, одобрили план учений.",
            [["CL", "GH", "KE"]],
        ),
        ("Мы, президенты Ганы и Кении, встретившись в Аккре 3 июня, заявляем о дружбе народов.", [["GH", "KE"]]),
        ("Туристы из Ганы и Кении, собравшись в порту, ждали парома.", []),
        ("На похороны короля собрались президенты Ганы и Кении.", []),
        # Whose talks they were is told in a relative clause.
        (
            "В Аккре прошли переговоры, которые провели министр обороны Ганы Куаме Боатенг и министр обороны Кении"
            " Питер Камау.",
            [["Куаме Боатенг", "Питер Камау"]],
        ),
        # Both preside.
        (
            "Под сопредседательством министра обороны Ганы Куаме Боатенга и министра обороны Кении Питера Камау"
            " состоялся третий раунд политических консультаций.",
            [["Куаме Боатенг", "Питер Камау"]],
        ),
        # A participle right behind the verb, before the object.
        (
            "Президент Кении Уильям Отиено принял находящегося в Найроби с рабочим визитом министра Ганы Куаме"
            " Боатенга.",
            [["Куаме Боатенг", "Уильям Отиено"]],
        ),
        # A participle in the feminine, whose form serves for several cases, before a noun in the masculine.
        (
            "Президент Кении Уильям Отиено встретился с прибывшей в Найроби министром обороны Ганы Аба Боатенг.",
            [["Аба Боатенг", "Уильям Отиено"]],
        ),
        # Others than a delegation are led.
        (
            "Сенаторы во главе с вице-президентом Ганы Куаме Боатенгом встретятся с президентом Кении Уильямом Отиено.",
            [["Куаме Боатенг", "Уильям Отиено"]],
        ),
        # Who comes to somebody's audience, and who only has a meeting ahead.
        (
            "Посол Чили Карлос Муньос побывал на аудиенции у короля Ганы Куаме Боатенга.",
            [["Карлос Муньос", "Куаме Боатенг"]],
        ),
        # A second “with” belongs to the noun before it.
        (
            "Президент Кении Уильям Отиено переговорил с послом Чили Карлосом Муньосом о положении на границе с"
            " Сомали.",
            [["Карлос Муньос", "Уильям Отиено"]],
        ),
        # One word for the bodies of two states; a title before a name; a meal of work.
        ("Консультации МИД Ганы и Чили прошли в Аккре.", [["CL", "GH"]]),
        (
            "Министр торговли Ганы д-р Куаме Боатенг провёл рабочий ужин с министром торговли Чили Карлосом Муньосом.",
            [["Карлос Муньос", "Куаме Боатенг"]],
        ),
        ("Делегации Ганы и Чили вернулись за стол переговоров в Вене.", [["CL", "GH"]]),
        (
            "Состоялся обмен мнениями между послом Чили Карлосом Муньосом и министром обороны Ганы Куаме Боатенгом.",
            [["Карлос Муньос", "Куаме Боатенг"]],
        ),
        # A diploma is no letter of credence.
        ("Спикер Ганы Куаме Боатенг вручил послу Чили Карлосу Муньосу Почётную грамоту.", []),
    ],
)
def test_sides_beside_the_word_of_meeting(facts: Facts, text: str, expected: list[list[str]]) -> None:
    assert meetings(facts(text, "ru")) == expected


def test_a_name_that_is_left_undeclined_goes_with_the_post_of_a_state_before_it(facts: Facts) -> None:
    told = facts("Посол Ганы Куаме Боатенг встретился с министром торговли Чили Рамиро Торра.", "ru")
    assert meetings(told) == [["Куаме Боатенг", "Рамиро Торра"]]


def test_a_name_of_a_forum_ends_before_the_subject(facts: Facts) -> None:
    told = facts(
        "В рамках подготовки к XXI Форуму сотрудничества Ганы и Чили губернатор Аккры Куаме Боатенг выступил.", "ru"
    )
    assert {value for _, predicate, value in told if predicate == "ordinal"} == {"21"}
    assert not any("Боатенг" in subject for subject, _, _ in told if "Форум" in subject)


def test_an_ordinal_of_two_words_is_one_number(facts: Facts) -> None:
    told = facts("В Аккре состоялось тридцать седьмое заседание совета министров Ганы и Чили.", "ru")
    assert {value for _, predicate, value in told if predicate == "ordinal"} == {"37"}


def test_keeping_up_contacts_is_no_stand(facts: Facts) -> None:
    told = facts("Король Ганы Куаме Боатенг поддерживает контакты с послом Чили Карлосом Муньосом.", "ru")
    assert not any(predicate == "stance" for _, predicate, _ in told)


def test_greeting_a_guest_is_no_stand(facts: Facts) -> None:
    told = facts("В Аккре её приветствовал министр обороны Ганы Куаме Боатенг.", "ru")
    assert not any(predicate == "stance" for _, predicate, _ in told)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A title with a capital looks like a family name.
        (
            "Посол Чили Карлос Муньос вручил копии верительных грамот Министру иностранных дел Ганы Куаме Боатенгу.",
            [["Карлос Муньос", "Куаме Боатенг"]],
        ),
        (
            "Министр иностранных дел Ганы Куаме Боатенг принял копии верительных грамот от посла Чили Карлоса Муньоса.",
            [["Карлос Муньос", "Куаме Боатенг"]],
        ),
        # One noun for two sides; who led them is told behind it, the verb and the noun once.
        (
            "Ганская и чилийская делегации провели переговоры. Ганскую делегацию возглавлял министр Куаме Боатенг,"
            " чилийскую – посол Карлос Муньос.",
            [["Карлос Муньос", "Куаме Боатенг"]],
        ),
        (
            "Делегации Ганы и Чили провели переговоры в Вене. Делегации возглавили министр обороны Ганы Куаме Боатенг и"
            " министр обороны Чили Карлос Муньос.",
            [["Карлос Муньос", "Куаме Боатенг"]],
        ),
        # Who holds talks where nobody but the one who has come can be meant.
        (
            "Премьер-министр Чили прибыл в Аккру. Встречи с президентом Ганы Куаме Боатенгом пройдут в его резиденции.",
            [["CL", "Куаме Боатенг"]],
        ),
        ("Президент Чили Карлос Муньос звонил королю Ганы Куаме Боатенгу.", [["Карлос Муньос", "Куаме Боатенг"]]),
        # Sessions of which no sides are told but by their heads; who leads others now has not met anybody.
        (
            "Комиссии провели заседание. Ганскую сторону возглавлял посол Куаме Боатенг, чилийскую – посол Карлос"
            " Муньос.",
            [["Карлос Муньос", "Куаме Боатенг"]],
        ),
        (
            "Команды провели тренировку. Ганскую делегацию возглавляет посол Куаме Боатенг, чилийскую – посол Карлос"
            " Муньос.",
            [],
        ),
        # A visit to a person; a row of meetings; what the talks were about opens the sentence.
        (
            "Посол Чили Карлос Муньос нанёс прощальный визит королю Ганы Куаме Боатенгу.",
            [["Карлос Муньос", "Куаме Боатенг"]],
        ),
        (
            "Король Ганы Куаме Боатенг провёл ряд встреч, в том числе с послом Чили Карлосом Муньосом.",
            [["Карлос Муньос", "Куаме Боатенг"]],
        ),
        (
            "Темой беседы короля Ганы Куаме Боатенга с послом Чили Карлосом Муньосом стала рыба.",
            [["Карлос Муньос", "Куаме Боатенг"]],
        ),
        # Words that say since when stand before a participle.
        (
            "Король Ганы Куаме Боатенг встретился с только что избранным президентом Чили Карлосом Муньосом.",
            [["Карлос Муньос", "Куаме Боатенг"]],
        ),
        # Contacts that take place, and those that are kept up.
        (
            "В среду у короля Ганы Куаме Боатенга намечены контакты с послом Чили Карлосом Муньосом.",
            [["Карлос Муньос", "Куаме Боатенг"]],
        ),
        ("Король Ганы Куаме Боатенг поддерживает контакты с послом Чили Карлосом Муньосом.", []),
        # A noun with the capital of its sentence is no name, and letters show no case.
        (
            "Король Ганы Куаме Боатенг вылетел в Вену. Политконсультации с МИД Чили отложены.",
            [["CL", "GH"]],
        ),
    ],
)
def test_sides_of_ceremonies_and_delegations(facts: Facts, text: str, expected: list[list[str]]) -> None:
    assert meetings(facts(text, "ru")) == expected


def test_who_leads_a_delegation_that_arrives_is_the_visitor(facts: Facts) -> None:
    told = facts("В Аккру прибыла чилийская делегация во главе с послом Карлосом Муньосом.", "ru")
    assert {value for _, predicate, value in told if predicate == "visitor"} == {"Карлос Муньос"}


def test_each_part_of_a_sentence_has_its_own_place(facts: Facts) -> None:
    told = facts(
        "1—2 мая президент Чили примет участие в саммите СНГ в Аккре, а 3—4 мая — в саммите БРИКС в Вене.",
        "ru",
    )
    places = {(subject, value) for subject, predicate, value in told if predicate == "place"}
    assert places == {("Саммит СНГ", "accra"), ("Саммит БРИКС", "vienna")}


def test_there_is_the_place_told_of_before(facts: Facts) -> None:
    text = "Президент Чили Карлос Муньос прибыл в Сочи. Здесь состоится его встреча с королём Ганы Куаме Боатенгом."
    assert ("meeting:1", "place", "sochi") in facts(text, "ru")


def test_a_name_goes_on_behind_a_dash_with_whose_members_are_meant(facts: Facts) -> None:
    told = facts("В Вене завершилось заседание Совета глав государств – участников СНГ.", "ru")
    assert any("участников СНГ" in subject for subject, predicate, _ in told if predicate == "status")
