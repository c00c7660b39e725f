"""Who meets whom in Russian news, whatever the order and the make of its sentences.

The news is of Thursday, 12 June 2025.
"""

from __future__ import annotations

import datetime

import pytest

from kg.config import Settings
from kg.documents import from_text
from kg.extractors.reading import read


def meetings(text: str) -> list[set[str]]:
    """The participants of each meeting that a Russian text tells of, by name."""
    document = from_text(text, identifier="a", settings=Settings(), language="ru", issued=datetime.date(2025, 6, 12))
    reading = read(document)
    names = {node.key: node.names[0].text for node in reading.nodes if node.names}
    found: dict[str, set[str]] = {node.key: set() for node in reading.nodes if node.kind == "Meeting"}
    for claim in reading.claims:
        if claim.predicate == "participant" and claim.subject in found and claim.modality not in {"Denied", "Possible"}:
            found[claim.subject].add(names[claim.object])
    return [people for people in found.values() if people]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The object stands before its verb.
        (
            "Посла Чили Карлоса Муньоса принял президент Кении Уильям Отиено.",
            [{"Карлос Муньос", "Уильям Отиено"}],
        ),
        # The verb of the first clause tells of no event.
        (
            "Министр обороны Ганы Куаме Боатенг перелетел в Найроби, где провёл переговоры с президентом Кении"
            " Уильямом Отиено.",
            [{"Куаме Боатенг", "Уильям Отиено"}],
        ),
        # A participle and what hangs on it stand between the preposition and the name.
        (
            "Министр обороны Ганы Куаме Боатенг встретился с находящимся в Аккре с визитом вице-президентом Кении"
            " Питером Камау.",
            [{"Куаме Боатенг", "Питер Камау"}],
        ),
        # The passive.
        (
            "Министр обороны Ганы Куаме Боатенг посетил Кению и был принят президентом Уильямом Отиено.",
            [{"Куаме Боатенг", "Уильям Отиено"}],
        ),
        # A relative clause about the object.
        (
            "Первым его гостем стал посол Чили Карлос Муньос, которого принял президент Кении Уильям Отиено.",
            [{"Карлос Муньос", "Уильям Отиено"}],
        ),
        # Two subjects behind a colon.
        (
            "Саммит не отменён: президенты Кении и Ганы увидятся в Аккре 15 июля.",
            [{"Кения", "Гана"}],
        ),
        (
            "Президент Кении Уильям Отиено примет министра обороны Ганы Куаме Боатенга.",
            [{"Уильям Отиено", "Куаме Боатенг"}],
        ),
    ],
)
def test_meetings_in_one_sentence(text: str, expected: list[set[str]]) -> None:
    assert meetings(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A subject stands for a subject.
        (
            "Президент Ганы Куаме Боатенг принял послов. В беседе с послом Чили Карлосом Муньосом он был краток.",
            [{"Куаме Боатенг", "Карлос Муньос"}],
        ),
        # The verb tells who is a woman.
        (
            "Министр обороны Ганы Номин Аппиа посетила выставку, где её встретил мэр Иван Петров."
            " Позже она приняла посла Чили Карлоса Муньоса.",
            [{"Номин Аппиа", "Карлос Муньос"}],
        ),
        # The guest is who visits.
        (
            "Президент Кении Уильям Отиено прибыл в Аккру. Кенийского гостя принял премьер-министр Ганы Куаме Боатенг.",
            [{"Уильям Отиено", "Куаме Боатенг"}],
        ),
        # A family name in forms of which no table has the nominative.
        (
            "Премьер-министр Индии Аравинд Махапара прибыл в Аккру. С Махапарой беседовал президент Ганы Куаме Боатенг."
            " Махапару принял и посол Чили Карлос Муньос.",
            [{"Аравинд Махапара", "Куаме Боатенг"}, {"Аравинд Махапара", "Карлос Муньос"}],
        ),
        # A bare post is that of whom the news told last.
        (
            "Министр обороны Ганы Куаме Боатенг прибыл в Найроби. Его встретил министр обороны Кении Питер Камау."
            " Сегодня министр Камау отбыл в Киото. Вечером министр встретился с послом Чили Карлосом Муньосом.",
            [{"Питер Камау", "Карлос Муньос"}],
        ),
    ],
)
def test_those_who_meet_are_named_before(text: str, expected: list[set[str]]) -> None:
    assert meetings(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Who leads a delegation meets for it.
        (
            "Президент Ганы Куаме Боатенг встретился с делегацией Всемирного банка во главе с вице-президентом"
            " Анной Отт.",
            [{"Куаме Боатенг", "Анна Отт"}],
        ),
        # Several who are received or receive do so one by one; those of one side meet at once.
        (
            "Министра обороны Ганы Куаме Боатенга приняли президент Кении Уильям Отиено и спикер парламента Кении"
            " Мэри Вамбуи.",
            [{"Куаме Боатенг", "Уильям Отиено"}, {"Куаме Боатенг", "Мэри Вамбуи"}],
        ),
        (
            "Министр обороны Ганы Куаме Боатенг провёл переговоры с президентом Кении Уильямом Отиено и послом Чили"
            " Карлосом Муньосом.",
            [{"Куаме Боатенг", "Уильям Отиено"}, {"Куаме Боатенг", "Карлос Муньос"}],
        ),
        # One has talks, chairs them, gives a meal, is called on, speaks with somebody.
        (
            "У президента Ганы Куаме Боатенга были беседы с послом Чили Карлосом Муньосом.",
            [{"Куаме Боатенг", "Карлос Муньос"}],
        ),
        (
            "Под председательством министра обороны Ганы Куаме Боатенга и министра обороны Кении Питера Камау"
            " состоялись консультации.",
            [{"Куаме Боатенг", "Питер Камау"}],
        ),
        (
            "Президент Ганы Куаме Боатенг дал обед в честь президента Кении Уильяма Отиено.",
            [{"Куаме Боатенг", "Уильям Отиено"}],
        ),
        (
            "Президента Кении Уильяма Отиено посетил в его резиденции премьер-министр Ганы Куаме Боатенг.",
            [{"Уильям Отиено", "Куаме Боатенг"}],
        ),
        (
            "С послом Чили Карлосом Муньосом президент Ганы Куаме Боатенг говорил о торговле.",
            [{"Карлос Муньос", "Куаме Боатенг"}],
        ),
        # A rumour tells of none.
        (
            "Слухи о том, что президент Ганы Куаме Боатенг встретился с послом Чили Карлосом Муньосом, ходят давно.",
            [],
        ),
        # Letters of credence, told in several sentences and as a list.
        (
            "Президент Кении Уильям Отиено принял верительные грамоты послов трёх стран. Грамоты вручили посол Чили"
            " Карлос Муньос и посол Перу Анна Отт.\n– посол Индонезии Сити Рахма;",
            [{"Уильям Отиено", "Карлос Муньос"}, {"Уильям Отиено", "Анна Отт"}, {"Уильям Отиено", "Сити Рахма"}],
        ),
        # Whom the news is about meets where only the other side is named.
        (
            "Президент Ганы Куаме Боатенг посетил Найроби. Запланированы переговоры с президентом Кении"
            " Уильямом Отиено.",
            [{"Куаме Боатенг", "Уильям Отиено"}],
        ),
        # Others between the same sides.
        (
            "Консультации министров обороны Ганы и Кении прошли в Аккре 5 июня 2025 года."
            " Первые консультации прошли в Найроби 14 марта 2021 года.",
            [{"Гана", "Кения"}, {"Гана", "Кения"}],
        ),
        ("14 мая в Осло главы МИД Чили и Перу обсудили торговлю.", [{"Чили", "Перу"}]),
        # Another's name in another case ends the first.
        (
            "Глава МИД Чили Карлос Муньос прибыл в Найроби. В ходе переговоров с главой МИД Кении Уильямом Аспановым"
            " Муньос отметил рост торговли.",
            [{"Карлос Муньос", "Уильям Аспанов"}],
        ),
        # The question of a meeting tells of none.
        ("Вопрос о встрече министра Ганы Куаме Боатенга и посла Чили Карлоса Муньоса прорабатывается.", []),
        # The first whom somebody spoke to.
        (
            "Министр обороны Ганы Куаме Боатенг прибыл в Осло. Первым собеседником министра стал посол Чили"
            " Карлос Муньос.",
            [{"Куаме Боатенг", "Карлос Муньос"}],
        ),
        # The first word behind a dateline is no name, whatever mark stands before it.
        (
            "Аккра, 5 июня /ГАНАПРЕСС/. Министр иностранных дел Ганы Куаме Боатенг встретился с послом Чили"
            " Карлосом Муньосом.",
            [{"Куаме Боатенг", "Карлос Муньос"}],
        ),
        # A given name in the instrumental tells the case of a family name that does not decline.
        (
            "Министр обороны Ганы Куаме Боатенг принял делегацию депутатов во главе со спикером эдускунты"
            " Хильдой Раутаваль.",
            [{"Куаме Боатенг", "Хильда Раутаваль"}],
        ),
    ],
)
def test_meetings_told_in_other_words(text: str, expected: list[set[str]]) -> None:
    assert meetings(text) == expected
