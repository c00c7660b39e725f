"""Meetings in Russian news: verbs that are not said again, places and days that belong to something else.

The news is of Thursday, 12 June 2025.
"""

from __future__ import annotations

import datetime

import pytest

from kg.config import Settings
from kg.documents import from_text
from kg.extractors.reading import read
from kg.model import Claim, Individual, Literal


def told(text: str) -> dict[str, tuple[str, str, str]]:
    """Each meeting of a Russian text: its persons in order → place, when, status, each empty where it is not told."""
    document = from_text(text, identifier="a", settings=Settings(), language="ru", issued=datetime.date(2025, 6, 12))
    reading = read(document)
    names = {node.key: node.names[0].text for node in reading.nodes if node.names}
    found: dict[str, tuple[str, str, str]] = {}
    for node in reading.nodes:
        claims = [item for item in reading.claims if item.subject == node.key and item.modality != "Possible"]
        people = sorted({names[c.object] for c in claims if c.predicate == "participant" and isinstance(c.object, str)})
        if node.kind == "Meeting" and people:
            place, when, status = (_first(claims, name, names) for name in ("place", "when", "status"))
            found[" – ".join(people)] = place, when, status
    return found


def _first(claims: list[Claim], predicate: str, names: dict[str, str]) -> str:
    values = [claim.object for claim in claims if claim.predicate == predicate]
    value = values[0] if values else ""
    if isinstance(value, Literal):
        return value.value
    if isinstance(value, Individual):
        return value.name
    return names.get(value, value) if isinstance(value, str) else str(value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A subject before the dash, and whom he met behind it.
        (
            "Президент Ганы Куаме Боатенг встретился с послом Чили Карлосом Муньосом, а министр обороны Ганы Кофи"
            " Аньян – с послом Перу Хулио Рохасом.",
            {"Карлос Муньос – Куаме Боатенг", "Кофи Аньян – Хулио Рохас"},
        ),
        # What one received stands in the accusative.
        (
            "Утром президент Ганы Куаме Боатенг принял посла Чили Карлоса Муньоса, а премьер-министр Ганы Кофи Аньян"
            " – посла Перу Хулио Рохаса.",
            {"Карлос Муньос – Куаме Боатенг", "Кофи Аньян – Хулио Рохас"},
        ),
        # No subject: he who met the first.
        (
            "Президент Ганы Куаме Боатенг встретился с послом Чили Карлосом Муньосом, а позднее – с послом Перу"
            " Хулио Рохасом.",
            {"Карлос Муньос – Куаме Боатенг", "Куаме Боатенг – Хулио Рохас"},
        ),
        # The dash stands before a clause that has a verb: nobody met there.
        (
            "Президент Ганы Куаме Боатенг встретился с послом Чили Карлосом Муньосом, а премьер-министр Кофи Аньян"
            " – об этом сообщили в Аккре – выехал в Кумаси.",
            {"Карлос Муньос – Куаме Боатенг"},
        ),
        # An abbreviated post hides the case, which the name shows.
        (
            "Министр обороны Ганы Куаме Боатенг встретится с и.о. премьер-министра Армении Тиграном Саакяном.",
            {"Куаме Боатенг – Тигран Саакян"},
        ),
        # Whom he met stand behind a participle and all that hangs on it.
        (
            "Президент Кении Уильям Отиено провёл встречи с прибывшими для участия в консультативной встрече глав"
            " государств Центральной Африки Президентами Ганы Куаме Боатенгом и"
            " Чили Карлосом Муньосом.",
            {"Куаме Боатенг – Уильям Отиено", "Карлос Муньос – Уильям Отиено"},
        ),
        # Credentials are taken at somebody's.
        (
            "Президент Кении Уильям Отиено принял верительные грамоты у послов Чили Карлоса Муньоса и Ганы Куаме"
            " Боатенга.",
            {"Карлос Муньос – Уильям Отиено", "Куаме Боатенг – Уильям Отиено"},
        ),
        # Envoys who present letters met whoever received them, and not one another.
        (
            "Президент Кении Уильям Отиено принял верительные грамоты послов трёх стран. Грамоты вручили Послы Чили –"
            " Карлос Муньос, Ганы – Куаме Боатенг и Перу – Хулио Рохас.",
            {"Карлос Муньос – Уильям Отиено", "Куаме Боатенг – Уильям Отиено", "Уильям Отиено – Хулио Рохас"},
        ),
        # Whoever tells of a meeting for somebody was not at it.
        (
            "Комментируя встречу в Осло с президентом Ганы Куаме Боатенгом, пресс-секретарь Дмитрий Лосев сказал, что"
            " вопросов нет.",
            set(),
        ),
        # A chargé, whose post goes on behind a preposition; an envoy whose name does not decline.
        (
            "Министр обороны Ганы Куаме Боатенг провёл беседу с временным поверенным в делах Чили Карлосом Муньосом.",
            {"Карлос Муньос – Куаме Боатенг"},
        ),
        (
            "Министр обороны Ганы Куаме Боатенг встретился с послом Вьетнама Нгуен Тхи Лан.",
            {"Куаме Боатенг – Нгуен Тхи Лан"},
        ),
        # A predicate without a verb closes its clause.
        (
            "Гана готова подписать договор, сообщил министр обороны Ганы Куаме Боатенг после переговоров с послом Чили"
            " Карлосом Муньосом.",
            {"Карлос Муньос – Куаме Боатенг"},
        ),
        # The ministers of five states are not the two who met before.
        (
            "Министр обороны Ганы Куаме Боатенг встретился с министром обороны Чили Карлосом Муньосом. Встреча"
            " министров пяти прибрежных государств намечена на июль в Лиме.",
            {"Карлос Муньос – Куаме Боатенг"},
        ),
        # Those who are said to have been present at a meeting that nothing told of before, if they are of two sides.
        (
            "Отмечается, что на встрече присутствовали министры обороны Ганы Куаме Боатенг, Чили Карлос Муньос и Перу"
            " Хулио Рохас.",
            {"Карлос Муньос – Куаме Боатенг – Хулио Рохас"},
        ),
        (
            "На встрече присутствовали министр обороны Ганы Куаме Боатенг и министр финансов Ганы Кофи Аньян.",
            set(),
        ),
        # Several interlocutors, one after the other.
        (
            "Министр обороны Ганы Куаме Боатенг посетил Чили. Его собеседниками были президент Хулио Рохас и министр"
            " обороны Карлос Муньос.",
            {"Куаме Боатенг – Хулио Рохас", "Карлос Муньос – Куаме Боатенг"},
        ),
    ],
)
def test_who_meets_where_the_verb_is_not_said_again(text: str, expected: set[str]) -> None:
    assert set(told(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Each part has its own place and day.
        (
            "14 июня президент Ганы Куаме Боатенг проведёт в Лиме переговоры с послом Чили Карлосом Муньосом, а"
            " 16 июня в Осло – с послом Перу Хулио Рохасом.",
            {
                "Карлос Муньос – Куаме Боатенг": ("Лима", "2025-06-14", "Planned"),
                "Куаме Боатенг – Хулио Рохас": ("Осло", "2025-06-16", "Planned"),
            },
        ),
        # A part that opens with its day needs no conjunction.
        (
            "9 июня президент Ганы Куаме Боатенг провёл в Скопье переговоры с послом Чили Карлосом Муньосом, 10 июня –"
            " в Осло с послом Перу Хулио Рохасом.",
            {
                "Карлос Муньос – Куаме Боатенг": ("Скопье", "2025-06-09", "Held"),
                "Куаме Боатенг – Хулио Рохас": ("Осло", "2025-06-10", "Held"),
            },
        ),
        # It goes on with what was told of another day, and not by the way.
        (
            "9 июня президент Ганы Куаме Боатенг был в Лиме, где его принял президент Перу Хулио Рохас, 10 июня – в"
            " Осло.",
            {"Куаме Боатенг – Хулио Рохас": ("Лима", "2025-06-09", "Held")},
        ),
        # “The next day” and “the eve” are counted from what was told, also of days before the news.
        (
            "6 июня президент Ганы Куаме Боатенг принял в Аккре посла Чили Карлоса Муньоса. Накануне президент Ганы"
            " беседовал в Лагосе с послом Перу Хулио Рохасом.",
            {
                "Карлос Муньос – Куаме Боатенг": ("Аккра", "2025-06-06", "Held"),
                "Куаме Боатенг – Хулио Рохас": ("Лагос", "2025-06-05", "Held"),
            },
        ),
        # From the day of arrival, and not from the whole of a visit.
        (
            "Президент Ганы Куаме Боатенг прибыл 9 июня в Лиму с трёхдневным визитом. В тот же день он встретился с"
            " президентом Перу Хулио Рохасом.",
            {"Куаме Боатенг – Хулио Рохас": ("Лима", "2025-06-09", "Held")},
        ),
        # A house, and a town behind what it is.
        (
            "10 июня президент Ганы Куаме Боатенг принял в своей резиденции посла Чили Карлоса Муньоса.",
            {"Карлос Муньос – Куаме Боатенг": ("", "2025-06-10", "Held")},
        ),
        (
            "10 июня в г. Аккра президент Ганы Куаме Боатенг встретился с послом Перу Хулио Рохасом.",
            {"Куаме Боатенг – Хулио Рохас": ("Аккра", "2025-06-10", "Held")},
        ),
        # What is planned for a visit is where that is.
        (
            "Министр обороны Ганы Куаме Боатенг совершит рабочую поездку в Лиму 20–21 июня. Запланирована его встреча"
            " с перуанским коллегой Хулио Рохасом.",
            {"Куаме Боатенг – Хулио Рохас": ("Лима", "2025-06-20/2025-06-21", "Planned")},
        ),
        # A man's name that declines is that of a man; a family name alone is of whoever bears it in the document.
        (
            "В Осло завершился визит премьер-министра Ганы Сок Бадана. Утром 11 июня он встретился с послом Перу Хулио"
            " Рохасом.",
            {"Сок Бадан – Хулио Рохас": ("", "2025-06-11", "Held")},
        ),
        # Nor does one with another day and place before “with” need a dash.
        (
            "Вчера президент Ганы Куаме Боатенг беседовал с послом Чили Карлосом Муньосом, а днём раньше, ещё в Лиме, с"
            " послом Перу Хулио Рохасом.",
            {
                "Карлос Муньос – Куаме Боатенг": ("", "2025-06-11", "Held"),
                "Куаме Боатенг – Хулио Рохас": ("Лима", "2025-06-10", "Held"),
            },
        ),
        # One that opens with a place goes on with the same people.
        (
            "В Лиме министра Ганы Куаме Боатенга принял президент Перу Хулио Рохас; в Сантьяго – президент Чили Карлос"
            " Муньос.",
            {
                "Куаме Боатенг – Хулио Рохас": ("Лима", "", "Held"),
                "Карлос Муньос – Куаме Боатенг": ("Сантьяго", "", "Held"),
            },
        ),
        # Two posts with a dash between them are of one person; “their meeting” is that of the two.
        (
            "Президент Ганы Куаме Боатенг принял вице-премьера – министра финансов Перу Хулио Рохаса. Предыдущая их"
            " встреча состоялась в мае в Лиме.",
            {"Куаме Боатенг – Хулио Рохас": ("Лима", "2025-05", "Held")},
        ),
        # Who dines at somebody's, takes leave of him or flies to him meets him.
        (
            "10 июня президент Ганы Куаме Боатенг ужинал у президента Перу Хулио Рохаса.",
            {"Куаме Боатенг – Хулио Рохас": ("", "2025-06-10", "Held")},
        ),
        (
            "10 июня президент Ганы Куаме Боатенг попрощался с послом Перу Хулио Рохасом.",
            {"Куаме Боатенг – Хулио Рохас": ("", "2025-06-10", "Held")},
        ),
        (
            "10 июня президент Ганы Куаме Боатенг летал в Лиму к президенту Перу Хулио Рохасу.",
            {"Куаме Боатенг – Хулио Рохас": ("Лима", "2025-06-10", "Held")},
        ),
        # “The diplomat” is the envoy, “the country” that of who receives; a local official stands for his land.
        (
            "10 июня Лиму посетил посол Ганы Куаме Боатенг. С дипломатом беседовал вице-губернатор Хулио Рохас.",
            {"Куаме Боатенг – Хулио Рохас": ("Лима", "2025-06-10", "Held")},
        ),
        (
            "Тёплой была беседа, состоявшаяся 10 июня между министром Ганы Куаме Боатенгом и послом Перу Хулио"
            " Рохасом.",
            {"Куаме Боатенг – Хулио Рохас": ("", "2025-06-10", "Held")},
        ),
        # A name that declines nowhere, and one that does in its last word.
        (
            "Президент Вьетнама Чан Ван Дык прибыл в Лиму. Состоялись переговоры президента Перу Хулио Рохаса с Чан Ван"
            " Дыком.",
            {"Хулио Рохас – Чан Ван Дык": ("Лима", "", "Held")},
        ),
        # What a programme has on is planned, and is where the visit is to go.
        (
            "Завтра Лиму с официальным визитом посетит президент Ганы Куаме Боатенг. В программе визита – переговоры с"
            " президентом Перу Хулио Рохасом.",
            {"Куаме Боатенг – Хулио Рохас": ("Лима", "2025-06-13", "Planned")},
        ),
        # A part without a day shares that of the verb.
        (
            "10 июня президент Ганы Куаме Боатенг встретился в Осло с послом Чили Карлосом Муньосом, а министр Кофи"
            " Аньян – с послом Перу Хулио Рохасом.",
            {
                "Карлос Муньос – Куаме Боатенг": ("Осло", "2025-06-10", "Held"),
                "Кофи Аньян – Хулио Рохас": ("Осло", "2025-06-10", "Held"),
            },
        ),
        # A capital without its name.
        (
            "10 июня в столице Чили президент Ганы Куаме Боатенг встретился с послом Перу Хулио Рохасом.",
            {"Куаме Боатенг – Хулио Рохас": ("Сантьяго", "2025-06-10", "Held")},
        ),
        # What is built in a place is talked about, not there.
        (
            "10 июня президент Ганы Куаме Боатенг и посол Перу Хулио Рохас обсудили строительство речных портов в"
            " Кумаси.",
            {"Куаме Боатенг – Хулио Рохас": ("", "2025-06-10", "Held")},
        ),
        (
            "10 июня президент Ганы Куаме Боатенг и посол Перу Хулио Рохас уделили внимание созданию школы в Кумаси.",
            {"Куаме Боатенг – Хулио Рохас": ("", "2025-06-10", "Held")},
        ),
        # They talk in the place, of something that is built.
        (
            "10 июня президент Ганы Куаме Боатенг и посол Перу Хулио Рохас обсудили в Осло строительство портов.",
            {"Куаме Боатенг – Хулио Рохас": ("Осло", "2025-06-10", "Held")},
        ),
        # The day of the announcement is not that of the meeting; the day behind the noun is.
        (
            "7 июня президент Ганы Куаме Боатенг анонсировал встречу с послом Чили Карлосом Муньосом.",
            {"Карлос Муньос – Куаме Боатенг": ("", "", "Planned")},
        ),
        (
            "Президент Ганы Куаме Боатенг анонсировал встречу с послом Чили Карлосом Муньосом 17 июня.",
            {"Карлос Муньос – Куаме Боатенг": ("", "2025-06-17", "Planned")},
        ),
        # A residence by its name in quotation marks.
        (
            "10 июня в резиденции «Ала-Арча» президент Ганы Куаме Боатенг встретился с послом Чили Карлосом Муньосом.",
            {"Карлос Муньос – Куаме Боатенг": ("Ала-Арча", "2025-06-10", "Held")},
        ),
        # A day that heads a paragraph, and a state whose minister is told by no more than that.
        (
            "Понедельник. Президент Ганы Куаме Боатенг встретился с послом Чили Карлосом Муньосом.",
            {"Карлос Муньос – Куаме Боатенг": ("", "2025-06-09", "Held")},
        ),
        (
            "На июль намечены встречи президента Ганы Куаме Боатенга с чилийским и перуанским коллегами.",
            {
                "Куаме Боатенг – Чили": ("", "2025-07", "Planned"),
                "Куаме Боатенг – Перу": ("", "2025-07", "Planned"),
            },
        ),
        # What happened before something else, and what somebody only speaks of, is not of the day of the news.
        (
            "АККРА, 12 июня 2025 года. – Министр финансов Перу Хулио Рохас подал в отставку, после того как"
            " министр обороны Ганы Куаме Боатенг встретился с послом Чили Карлосом Муньосом.",
            {"Карлос Муньос – Куаме Боатенг": ("", "", "Held")},
        ),
        # On another day one may be elsewhere.
        (
            "26 июня президент Ганы Куаме Боатенг проведёт в Осло переговоры с послом Чили Карлосом Муньосом. 28 июня"
            " Боатенг встретится с послом Перу Хулио Рохасом.",
            {
                "Карлос Муньос – Куаме Боатенг": ("Осло", "2025-06-26", "Planned"),
                "Куаме Боатенг – Хулио Рохас": ("", "2025-06-28", "Planned"),
            },
        ),
        # What is being arranged has not been held.
        (
            "Организация встречи президента Ганы Куаме Боатенга и президента Чили Карлоса Муньоса прорабатывается.",
            {"Карлос Муньос – Куаме Боатенг": ("", "", "Planned")},
        ),
    ],
)
def test_where_and_when(text: str, expected: dict[str, tuple[str, str, str]]) -> None:
    assert told(text) == expected


def conferences(text: str) -> list[str]:
    """The names of the conferences of a Russian text."""
    document = from_text(text, identifier="a", settings=Settings(), language="ru", issued=datetime.date(2025, 6, 12))
    return [node.names[0].text for node in read(document).nodes if node.kind == "Conference" and node.names]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Letters behind the head are whose it is, whatever case the words around have them in.
        ("Министр принимает участие в саммите БРИКС, который проходит в Осло.", ["Саммит БРИКС"]),
        ("Десятый саммит ОТГ состоится в Осло в октябре.", ["Десятый саммит ОТГ"]),
        # Days behind a name are none of it.
        ("Посол выступит на заседаниях Совета Безопасности ООН 24–25 июля.", ["Заседания Совета Безопасности ООН"]),
        # Whom somebody met is no part of the name of what they came for, nor is who opens the clause.
        (
            "Он встретился с прибывшими на 7-й форум министров Африки Президентами Ганы Куаме Боатенгом и"
            " Чили Карлосом Муньосом.",
            ["7-й форум министров Африки"],
        ),
        ("На полях конференции Шукуров встретился с послом Чили Карлосом Муньосом.", []),
    ],
)
def test_where_the_name_of_a_conference_ends(text: str, expected: list[str]) -> None:
    assert conferences(text) == expected
