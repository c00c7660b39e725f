"""Russian as press agencies write it: posts told once for several, talks that are only announced, what is put off.

The news is of Thursday, 12 June 2025.
"""

from __future__ import annotations

import datetime

import pytest

from kg.config import Settings
from kg.documents import from_text
from kg.extractors.reading import read
from kg.model import Individual, Literal


def meetings(text: str) -> list[str]:
    """Each meeting of a text: who took part, where, when and its status, as far as they are told."""
    document = from_text(text, identifier="a", settings=Settings(), language="ru", issued=datetime.date(2025, 6, 12))
    reading = read(document)
    names = {node.key: node.names[0].text for node in reading.nodes if node.names}
    found: dict[str, dict[str, list[str]]] = {node.key: {} for node in reading.nodes if node.kind == "Meeting"}
    for claim in reading.claims:
        if claim.subject not in found or claim.modality in {"Denied", "Possible"}:
            continue
        value = claim.object
        shown = value.value if isinstance(value, Literal) else value.name if isinstance(value, Individual) else ""
        found[claim.subject].setdefault(claim.predicate, []).append(shown or names.get(str(value), ""))
    return [
        "; ".join(
            " – ".join(sorted(set(told[name]))) for name in ("participant", "place", "when", "status") if name in told
        )
        for told in found.values()
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Heads of ministries stand behind their verb.
        (
            "В Лиме встретились главы дипломатических ведомств Ганы и Чили Куаме Боатенг и Хуан Рохас.",
            ["Куаме Боатенг – Хуан Рохас; Лима; Held"],
        ),
        # Who tells the news meets nobody.
        (
            "Министр иностранных дел Ганы Куаме Боатенг примет участие в сессии. Об этом заявила официальный"
            " представитель МИД Ганы Абена Нкансах. Запланированы переговоры с министром обороны Чили Хуаном Рохасом.",
            ["Куаме Боатенг – Хуан Рохас; Planned"],
        ),
        # Several meetings are announced before it is told with whom.
        (
            "Главе МИД Ганы Куаме Боатенгу предстоит ряд встреч. Запланированы переговоры с министром Чили Хуаном"
            " Рохасом, сообщила официальный представитель МИД Абена Нкансах.",
            ["Куаме Боатенг – Хуан Рохас; Planned"],
        ),
        # “Where” leads to the place, and “the ministers” are the two told of.
        (
            "Глава МИД Ганы Куаме Боатенг встретил чилийского коллегу Хуана Рохаса в Оттаве, где между министрами"
            " пройдут переговоры.",
            ["Куаме Боатенг – Хуан Рохас; Оттава; Planned"],
        ),
        # The meeting told of before, with diplomats for those who met.
        (
            "Глава МИД Ганы Куаме Боатенг и министр иностранных дел Чили Хуан Рохас обсудили торговлю. Встреча"
            " дипломатов состоялась в Оттаве.",
            ["Куаме Боатенг – Хуан Рохас; Оттава; Held"],
        ),
        # A bare post is one of the land that is visited, even where the visitor has the like.
        (
            "Глава МИД Ганы Куаме Боатенг 24 июня посетит Чили и встретится с главой МИД и президентом страны.",
            ["Куаме Боатенг – Чили; 2025-06-24; Planned"],
        ),
        # What is planned for a visit is put off with it.
        (
            "Визит министра иностранных дел Ганы Куаме Боатенга в Оттаву, запланированный на 27 июня, отложен."
            " Предполагалась встреча с президентом Канады.",
            ["Канада – Куаме Боатенг; Оттава; 2025-06-27; Postponed"],
        ),
        # Who was received meets whoever else is planned; the host is of the same state.
        (
            "Глава МИД Ганы Куаме Боатенг готовится к поездке в Чили. Гостя примет президент республики Хуан Рохас,"
            " планируются переговоры с министром иностранных дел Карлосом Муньосом.",
            ["Куаме Боатенг – Хуан Рохас; Planned", "Карлос Муньос – Куаме Боатенг; Planned"],
        ),
        # The airport's city is where they met, not where one of them was bound for.
        (
            "Посол Ганы в Чили Куаме Боатенг в аэропорту Антананариву встретился с министром Чили Хуаном Рохасом,"
            " который отправился в Оттаву с визитом.",
            ["Куаме Боатенг – Хуан Рохас; Антананариву; Held"],
        ),
        # A call told by the telephone, before or behind the verb.
        (
            "Президент Ганы Куаме Боатенг по телефону поздравил премьер-министра Чили Хуана Рохаса с избранием.",
            ["Куаме Боатенг – Хуан Рохас; Held"],
        ),
        # A Latin letter that looks like the preposition.
        (
            "В Оттаве прошли переговоры министра обороны Ганы Куаме Боатенга c министром обороны Чили Хуаном Рохасом.",
            ["Куаме Боатенг – Хуан Рохас; Оттава; Held"],
        ),
        # Ambassadors are named when the ceremony is over.
        (
            "Новые послы вручат президенту Чили Хуану Рохасу верительные грамоты в пятницу. Церемония пройдёт во"
            " дворце. В ней примут участие посол Ганы Куаме Боатенг, Канады – Мэри Уолш.",
            [
                "Куаме Боатенг – Хуан Рохас; 2025-06-13; Planned",
                "Мэри Уолш – Хуан Рохас; 2025-06-13; Planned",
            ],
        ),
        # Taking part in a session is no reception.
        ("Участие в заседании в узком составе принимают лидеры Ганы, Чили и Канады.", []),
        # Several envoys who are awaited do not visit each other's states.
        ("Во дворце ожидают послов Ганы, Чили, Канады и других стран.", []),
    ],
)
def test_meetings_of_the_wires(text: str, expected: list[str]) -> None:
    assert meetings(text) == expected


def visits_and_conferences(text: str) -> list[tuple[str, str, str]]:
    document = from_text(text, identifier="a", settings=Settings(), language="ru", issued=datetime.date(2025, 6, 12))
    reading = read(document)
    names = {node.key: node.names[0].text for node in reading.nodes if node.names}
    kinds = {node.key: node.kind for node in reading.nodes}
    shown = []
    for claim in reading.claims:
        if kinds[claim.subject] in {"Visit", "Conference"} and claim.predicate in {"when", "status", "participant"}:
            value = claim.object
            text = value.value if isinstance(value, Literal) else value.name if isinstance(value, Individual) else ""
            shown.append((kinds[claim.subject], claim.predicate, text or names[str(value)]))
    return sorted(set(shown))


def test_who_has_arrived_has_whatever_is_planned_with_him() -> None:
    text = "Министр обороны Ганы Куаме Боатенг планирует переговоры с прибывшим в Аккру главой МИД Чили Хуаном Рохасом."
    assert ("Visit", "status", "Held") in visits_and_conferences(text)


def test_a_conference_behind_a_dash_is_planned_like_the_one_before() -> None:
    found = visits_and_conferences("В сентябре состоится форум министров Африки, а в декабре — саммит АСЕАН.")
    assert ("Conference", "when", "2025-12") in found


def test_the_day_of_arrival_is_not_that_of_the_conference() -> None:
    text = "9 июня президент Ганы прилетел в Оттаву для участия в саммите АСЕАН, который проходит 11–12 июня."
    assert [when for kind, name, when in visits_and_conferences(text) if (kind, name) == ("Conference", "when")] == [
        "2025-06-11/2025-06-12"
    ]


def test_all_of_a_list_of_ministers_took_part() -> None:
    text = (
        "В Оттаве прошёл форум министров Африки. В мероприятии приняли участие главы внешнеполитических ведомств Ганы,"
        " Кении, Чада, а также посол Чили в Канаде."
    )
    found = {name for kind, told, name in visits_and_conferences(text) if (kind, told) == ("Conference", "participant")}
    assert found == {"Гана", "Кения", "Чад", "Чили"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A meeting at a summit is one.
        (
            "Президент Чили Хуан Рохас и президент Ганы Куаме Боатенг проведут встречу на саммите АСЕАН.",
            ["Куаме Боатенг – Хуан Рохас; Planned"],
        ),
        # The one before is another one than that which is planned.
        (
            "Президент Чили Хуан Рохас и президент Ганы Куаме Боатенг проведут встречу. Предыдущая встреча Рохаса и"
            " Боатенга состоялась в мае 2023 года в Оттаве.",
            ["Куаме Боатенг – Хуан Рохас; Planned", "Куаме Боатенг – Хуан Рохас; Оттава; 2023-05; Held"],
        ),
        # “In the course of which” governs the pronoun alone.
        (
            "Президент Чили Хуан Рохас и президент Ганы Куаме Боатенг провели телефонный разговор, в ходе которого"
            " ганский лидер рассказал о прошедшей встрече с президентом Канады Мэри Уолш.",
            ["Куаме Боатенг – Хуан Рохас; Held", "Куаме Боатенг – Мэри Уолш; Held"],
        ),
        # What is expected in the course of talks is ahead with them.
        (
            "Президент Чили Хуан Рохас прибыл в Аккру. В ходе переговоров с президентом Ганы Куаме Боатенгом ожидается"
            " обсуждение торговли.",
            ["Куаме Боатенг – Хуан Рохас; Аккра; Planned"],
        ),
        # Governors and mayors stand for the state of their region.
        (
            "Губернатор Омской области Игорь Бабин встретился с послом Чили Хуаном Рохасом.",
            ["Игорь Бабин – Хуан Рохас; Held"],
        ),
        ("Губернатор Омской области Игорь Бабин встретился с министром обороны России Петром Ломовым.", []),
        # An interview is no meeting.
        ("Министр обороны Чили Хуан Рохас в разговоре с РИА Новости высказал предположение, что форум пройдёт.", []),
    ],
)
def test_meetings_of_the_wires_told_by_the_way(text: str, expected: list[str]) -> None:
    assert meetings(text) == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Визит главы МИД Чили Хуана Рохаса в Аккру пришлось отложить в связи с болезнью.", "Postponed"),
        ("Визит главы МИД Чили Хуана Рохаса в Аккру был отменен из-за болезни.", "Cancelled"),
        ("В ноябре в Гане с государственным визитом ждут президента Чили Хуана Рохаса.", "Planned"),
    ],
)
def test_a_visit_has_the_status_that_its_verb_tells(text: str, status: str) -> None:
    found = [value for kind, name, value in visits_and_conferences(text) if (kind, name) == ("Visit", "status")]
    assert found == [status]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        # Behind a colon, with a pronoun for the conference.
        (
            "В Оттаве прошёл саммит АСЕАН. В нем приняли участие члены совета: министр Чили Хуан Рохас и министр"
            " иностранных дел Ганы Куаме Боатенг.",
            {"Хуан Рохас", "Куаме Боатенг"},
        ),
        # A dash for the verb of being.
        (
            "В Оттаве прошёл саммит АСЕАН. Среди участников – премьер Чили Хуан Рохас и премьер Ганы Куаме Боатенг.",
            {"Хуан Рохас", "Куаме Боатенг"},
        ),
        # Who tells of it, or confirms it, does not attend.
        (
            "По словам чилийского посла, посетить саммит АСЕАН планирует президент Ганы Куаме Боатенг.",
            {"Куаме Боатенг"},
        ),
        (
            "Министр обороны Чили Хуан Рохас подтвердил участие в саммите президента Ганы Куаме Боатенга. Саммит АСЕАН"
            " пройдёт в мае.",
            set(),
        ),
    ],
)
def test_who_took_part_in_a_conference(text: str, people: set[str]) -> None:
    found = visits_and_conferences(text)
    assert {value for kind, name, value in found if (kind, name) == ("Conference", "participant")} == people


def test_what_somebody_says_after_a_session_is_not_its_day() -> None:
    text = "Министр Чили Хуан Рохас после 80-й сессии Генассамблеи ООН заявил, что визит запланирован на конец года."
    assert [name for kind, name, _ in visits_and_conferences(text) if kind == "Conference"] == []
