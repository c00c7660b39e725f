"""Russian meetings told in a second sentence: who came to them as well, and which still lie ahead.

The news is of Thursday, 12 June 2025.
"""

from __future__ import annotations

import datetime

import pytest

from kg.config import Settings
from kg.documents import from_text
from kg.evaluation.told import facts
from kg.extractors.reading import read


def told(text: str) -> list[str]:
    """Each meeting of a text with its people by family name, its status and its days, as far as they are told."""
    document = from_text(text, identifier="a", settings=Settings(), language="ru", issued=datetime.date(2025, 6, 12))
    found = []
    for fact in facts(read(document)):
        if fact.kind.name != "meetings":
            continue
        values = {name: [v.text for v in vs if not v.implied] for name, vs in fact.slots.items()}
        people = " – ".join(sorted(name.split()[-1] for name in values.get("participants", [])))
        found.append(" ".join([people, *values.get("status", []), *values.get("dates", [])]))
    return found


OPENING = "Президент Перу Луис Вега провёл переговоры с президентом Ганы Кваме Менсой. "


@pytest.mark.parametrize(
    "more",
    [
        "В них участвовал и посол Ганы Кофи Аду.",
        "К ним присоединился посол Ганы Кофи Аду.",
        "К разговору подключился посол Ганы Кофи Аду.",
        "К беседе присоединился посол Ганы Кофи Аду.",
        "Присутствовал также посол Ганы Кофи Аду.",
        "Переговоры прошли при участии посла Ганы Кофи Аду.",
    ],
)
def test_who_is_told_to_have_joined_took_part(more: str) -> None:
    assert told(OPENING + more) == ["Аду – Вега – Менса Held"]


@pytest.mark.parametrize(
    "more",
    ["В церемонии участвовал и посол Ганы Кофи Аду.", "К инициативе присоединился посол Ганы Кофи Аду."],
)
def test_who_was_somewhere_else_took_no_part(more: str) -> None:
    assert told(OPENING + more) == ["Вега – Менса Held"]


def test_who_was_at_the_meetings_was_at_each() -> None:
    text = "Затем он встретился с министром обороны Ганы Айзеком Боду. Встречи прошли при участии посла Ивана Куспе."
    assert told(OPENING + text) == ["Вега – Куспе – Менса Held", "Боду – Вега – Куспе Held"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("На 20 июня назначены переговоры президента Перу Луиса Веги с послом Ганы Кофи Аду.", "Аду – Вега"),
        ("Встреча президента Перу Луиса Веги с послом Ганы Кофи Аду назначена на 20 июня.", "Аду – Вега"),
        ("Министр Перу Луис Вега летит в Аккру. 20 июня его ждёт встреча с послом Чили Кофи Аду.", "Аду – Вега"),
    ],
)
def test_a_meeting_that_is_set_or_awaits_somebody_lies_ahead(text: str, expected: str) -> None:
    assert told(text) == [f"{expected} Planned 2025-06-20"]


@pytest.mark.parametrize(
    "text",
    [
        "Намеченная на 11 июня встреча президента Перу Луиса Веги с послом Ганы Кофи Аду не состоялась"
        " и перенесена на 20 июня.",
        "Встреча президента Перу Луиса Веги с послом Ганы Кофи Аду, намеченная на 11 июня, не состоялась:"
        " новая дата – 20 июня.",
    ],
)
def test_what_did_not_come_about_has_its_new_day(text: str) -> None:
    assert told(text) == ["Аду – Вега Postponed 2025-06-20"]


def test_what_somebody_had_no_time_for_is_no_meeting() -> None:
    assert told("Президент Перу Луис Вега с президентом Ганы Кваме Менсой увидеться не успел.") == []


def test_an_earlier_meeting_of_the_same_sides_is_another() -> None:
    text = "Прошлые ганско-перуанские переговоры состоялись в мае 2021 года."
    assert told(OPENING + text) == ["Вега – Менса Held", "Гана – Перу Held 2021-05-01/2021-05-31"]


def test_a_call_told_of_again_is_one() -> None:
    document = from_text(
        "Президент Перу Луис Вега и президент Ганы Кваме Менса обсудили торговлю. Разговор состоялся по телефону.",
        identifier="a",
        settings=Settings(),
        language="ru",
        issued=datetime.date(2025, 6, 12),
    )
    (meeting,) = (fact for fact in facts(read(document)) if fact.kind.name == "meetings")
    assert [value.text for value in meeting.slots["format"]] == ["Phone call"]


def test_who_led_the_other_delegation_is_of_the_other_side() -> None:
    text = (
        "В Лиме состоялись перуано-китайские консультации. Делегации возглавляли заместитель министра Луис Вега"
        " и директор департамента МИД Китая Кофи Аду."
    )
    assert told(text) == ["Аду – Вега Held"]


@pytest.mark.parametrize(
    ("head", "more"),
    [
        ("Губернатор Приморья принял посла Ганы Кофи Аду.", "Губернатор Иван Лесков рассказал о портах края."),
        ("Министр торговли Перу принял посла Ганы Кофи Аду.", "Министр Иван Лесков рассказал о портах."),
    ],
)
def test_whoever_is_named_with_the_bare_post_is_who_was_told_of_by_the_full_one(head: str, more: str) -> None:
    assert told(f"{head} {more}") == ["Аду – Лесков Held"]


def test_a_family_name_that_looks_like_a_verb_makes_nothing_possible() -> None:
    assert told("Посол Албании Дритан Хоти встретился с послом Ганы Кофи Аду.") == ["Аду – Хоти Held"]


def test_whoever_tells_of_others_does_not_travel() -> None:
    text = "Министр туризма Перу Луис Вега отметил, что за год в Лиме побывали шесть тысяч ганских туристов."
    document = from_text(text, identifier="a", settings=Settings(), language="ru", issued=datetime.date(2025, 6, 12))
    assert [fact for fact in facts(read(document)) if fact.kind.name == "visits"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Those of two states who chair a session of a commission together.
        (
            "Под сопредседательством министра торговли Перу Луиса Веги и министра торговли Ганы Кофи Аду 3 июня прошло"
            " заседание межправительственной комиссии. В работе комиссии участвовал посол Ганы Айзек Боду.",
            ["Аду – Боду – Вега Held 2025-06-03"],
        ),
        # The sides of the sentence before, told by what they agreed on or told each other.
        (
            "Президент Перу Луис Вега договорился с президентом Ганы Кофи Аду о квотах."
            " Беседа двух лидеров прошла 3 июня.",
            ["Аду – Вега Held 2025-06-03"],
        ),
        (
            "Президент Перу Луис Вега рассказал послу Ганы Кофи Аду о реформе. Их встреча состоялась 3 июня.",
            ["Аду – Вега Held 2025-06-03"],
        ),
        # The meeting before that one.
        (
            "Президент Перу Луис Вега принял президента Ганы Кофи Аду. Предыдущая встреча собеседников была в мае 2021"
            " года в Лиме.",
            ["Аду – Вега Held", "Аду – Вега Held 2021-05-01/2021-05-31"],
        ),
        # Who came with the guest.
        (
            "Президент Перу Луис Вега принял президента Ганы Кофи Аду. В состав ганской делегации вошли посол Айзек"
            " Боду и министр торговли Нана Осей.",
            ["Аду – Боду – Вега – Осей Held"],
        ),
        # What somebody decided is done to nobody whom he received.
        ("Президент Перу Луис Вега принял решение освободить Кофи Аду от должности посла.", []),
        # Words of talking that tell of a meeting where they join two officials.
        ("Министр обороны Перу Луис Вега и министр обороны Ганы Кофи Аду сверили часы.", ["Аду – Вега Held"]),
        ("Министр обороны Перу Луис Вега познакомился с новым послом Ганы Кофи Аду.", ["Аду – Вега Held"]),
        ("Министр обороны Перу Луис Вега познакомился с работой завода.", []),
        # The eve of what has been, where a visit that lies ahead is told of between.
        (
            "3 июня министр торговли Перу Луис Вега принял посла Ганы Кофи Аду и согласовал дату его поездки в Лиму."
            " Накануне он беседовал с послом Чили Айзеком Боду.",
            ["Аду – Вега Held 2025-06-03", "Боду – Вега Held 2025-06-02"],
        ),
        # “The same” day of the week.
        (
            "В тот же понедельник президент Перу Луис Вега примет посла Ганы Кофи Аду.",
            ["Аду – Вега Planned 2025-06-16"],
        ),
        # Behind a post in another case stands who acts.
        (
            "Вице-премьер Китая Ли Вэнь принял премьера Перу Луиса Вегу. На встрече с перуанским премьером Ли Вэнь"
            " говорил о портах. Беседуя с послом Ганы Кофи Аду, вице-премьер упомянул дороги.",
            ["Вега – Вэнь Held", "Аду – Вэнь Held"],
        ),
        # Whoever is where he went to see somebody, told by a pronoun.
        (
            "Президент Перу Луис Вега принял посла Ганы Айшу Ман. Днём ранее у него побывал посол Чили Айзек Боду.",
            ["Вега – Ман Held", "Боду – Вега Held 2025-06-11"],
        ),
        # Who represented the sides.
        (
            "В МИД Перу прошли консультации с делегацией Ганы. Перуанскую сторону представлял заместитель министра Луис"
            " Вега, ганскую – посол Кофи Аду.",
            ["Аду – Вега Held"],
        ),
        # What somebody tells of himself.
        ("«Я встретился с президентом Перу Луисом Вегой», – сообщил посол Ганы Кофи Аду.", ["Аду – Вега Held"]),
        ("«Мы говорим с врачами», – сообщил посол Ганы Кофи Аду.", []),
        # A meal of two; an audience that somebody was granted.
        ("Обед премьер-министров Перу и Ганы Луиса Веги и Кофи Аду прошёл во дворце.", ["Аду – Вега Held"]),
        ("Президент Перу Луис Вега был удостоен аудиенции у короля Марокко Хасана.", ["Вега – Хасан Held"]),
        # A row of three behind the word that opens the sentence.
        (
            "После трёхсторонних переговоров лидеров Перу, Ганы и Чили состоялась встреча президента Перу Луиса Веги с"
            " послом Ганы Кофи Аду.",
            ["Гана – Перу – Чили Held", "Аду – Вега Held"],
        ),
        # An ambassador behind the verb is who does it.
        ("В Лиме с президентом Перу Луисом Вегой встретился посол Ганы Кофи Аду.", ["Аду – Вега Held"]),
    ],
)
def test_who_met_is_told_around_the_meeting(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def slots(text: str, name: str) -> list[list[str]]:
    """What is told of each meeting of a text under one name."""
    document = from_text(text, identifier="a", settings=Settings(), language="ru", issued=datetime.date(2025, 6, 12))
    meetings = (fact for fact in facts(read(document)) if fact.kind.name == "meetings")
    return [[value.text for value in fact.slots.get(name, ()) if not value.implied] for fact in meetings]


def test_both_meetings_were_where_the_words_say() -> None:
    text = "Затем он беседовал с послом Чили Айзеком Боду. Обе встречи прошли в Аккре."
    assert slots(OPENING + text, "place") == [["Аккра"], ["Аккра"]]


def test_the_ceremony_is_the_meeting_told_of_before() -> None:
    text = "Посол Перу Луис Вега вручил верительные грамоты президенту Ганы Кофи Аду. Церемония состоялась в Аккре."
    assert slots(text, "place") == [["Аккра"]]


def test_talks_that_were_announced_as_calls_are_calls() -> None:
    text = (
        "Министр торговли Перу Луис Вега провёл серию телефонных переговоров. Он поговорил с послом Ганы Кофи Аду"
        " и отдельно побеседовал с послом Чили Айзеком Боду."
    )
    assert slots(text, "format") == [["Phone call"], ["Phone call"]]
