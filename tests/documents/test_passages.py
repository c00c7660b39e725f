"""What tells and what is silent, in English, Russian and Kazakh pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.passages import details, mark
from kg.model import SILENT, TELLING, Document

ENGLISH = """\
Home
UNHCR Press Release
Published: 9 November 2023

High Commissioner ends visit to Peru

LIMA (UNHCR) – The High Commissioner ended a visit to Peru on Thursday.
Photo: UNHCR/A. Lund
He met President Pedro Rojas and spoke of:
- shelter
- schools
Next steps
A conference will be held in Oslo.
Read also:
Storm hits the coast
Ministers to meet in May
The two sides agreed to meet again in spring.
LIMA (UNHCR) – The High Commissioner ended a visit to Peru on Thursday.
For more information, please contact:
Maria Quispe, Lima office
Tel: +51 1 555 01 44
quispe@unhcr.example
Follow us
Facebook | Instagram | X
© 2023 UNHCR
"""

RUSSIAN = """\
Министры обсудили рыболовство
9 ноября 2023, 14:30
В Осло прошла встреча министров Норвегии и Чили, передает Fjord.example.
Фото: пресс-служба министерства
Стороны договорились продолжить переговоры весной.
Читайте также: Шторм на побережье
Подписывайтесь на наш канал в Telegram
По итогам подписан меморандум.
Контакты для СМИ:
Анна Лунд, пресс-секретарь
Тел.: 8 (495) 555-44-33
Источник: Fjord.example
"""

KAZAKH = """\
Министрлер балық шаруашылығын талқылады
2023 жылғы 9 қараша
Норвегия мен Чили министрлері Ослода кездесті, деп хабарлайды Fjord.example.
Сурет: министрліктің баспасөз қызметі
Тараптар келіссөзді көктемде жалғастыруға келісті.
Тағы оқыңыз: Жағалаудағы дауыл
Telegram арнамызға жазылыңыз
Қосымша ақпарат алу үшін хабарласыңыз:
Айгүл Серікқызы, баспасөз хатшысы
Тел.: +47 555 01 44 22
Эл. пошта: press@fjord.example
"""


def kinds(text: str) -> list[tuple[str, str]]:
    return [(passage.kind, text[passage.start : passage.end]) for passage in mark(text)[0]]


def test_english_page() -> None:
    assert [kind for kind, _ in kinds(ENGLISH)] == [
        "navigation", "boilerplate", "dateline", "title", "dateline", "lead", "caption", "body", "item", "item",
        "heading", "body", "navigation", "navigation", "navigation", "body", "duplicate",
        "contact", "contact", "contact", "contact", "contact", "contact", "boilerplate",
    ]  # fmt: skip


def test_russian_page() -> None:
    assert [kind for kind, _ in kinds(RUSSIAN)] == [
        "title", "dateline", "lead", "caption", "body", "navigation", "boilerplate", "body",
        "contact", "contact", "contact", "boilerplate",
    ]  # fmt: skip


def test_kazakh_page() -> None:
    assert [kind for kind, _ in kinds(KAZAKH)] == [
        "title", "dateline", "lead", "caption", "body", "navigation", "boilerplate",
        "contact", "contact", "contact", "contact",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "Phone talks between the two presidents were held on Monday.",
        "Contacts between the parliaments resumed in 2019.",
        "The photo exhibition was opened by the ambassador of Peru.",
        "Телефонный разговор президентов состоялся в понедельник.",
        "Контакты между парламентами возобновились в 2019 году.",
        "Телефон арқылы сөйлесу дүйсенбіде өтті.",
        "Registration is open at press@summit.example until the fifth of May, the ministry of fisheries said.",
        "Подписали документ министры Норвегии и Чили.",
        "Recommended measures include new quotas for both countries.",
        "Most popular among the proposals of the conference was a common quota for both fleets.",
    ],
)
def test_news_with_a_trigger_word_still_tells(line: str) -> None:
    text = f"The ministers met in Oslo.\n{line}\nThey agreed to meet again."
    assert kinds(text)[1][0] in TELLING


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Photo by Anna Lund", "caption"),
        ("Фото предоставлено министерством", "caption"),
        ("Суретте: министрлер", "caption"),
        ("Share on Facebook", "navigation"),
        ("Главная / Новости / Политика", "navigation"),
        ("Поделиться", "navigation"),
        ("Басты бет", "navigation"),
        ("https://www.mfa.example/news/14", "navigation"),
        ("By Anna Lund", "boilerplate"),
        ("Автор: Анна Лунд", "boilerplate"),
        ("#Норвегия #Чили", "navigation"),
        ("Page 2 of 5", "boilerplate"),
        ("- 2 -", "boilerplate"),
        ("* * *", "boilerplate"),
        ("All rights reserved.", "boilerplate"),
        ("При использовании материалов ссылка обязательна.", "boilerplate"),
        ("Барлық құқықтар қорғалған.", "boilerplate"),
        ("Address: 12 Harbour Street, Oslo", "contact"),
        ("Мекенжайы: Осло қаласы, Айлақ көшесі, 12", "contact"),
        ("+47 22 95 00 00", "contact"),
    ],
)
def test_line_that_is_no_news_is_silent(line: str, kind: str) -> None:
    text = f"The ministers met in Oslo.\n{line}\nThey agreed to meet again in spring."
    assert [found for found, _ in kinds(text)] == ["lead", kind, "body"]


def test_first_of_two_like_paragraphs_speaks() -> None:
    text = "Ministers meet in the old town\nThe ministers met.\nMinisters meet in the old town\nThey met again there."
    assert [kind for kind, _ in kinds(text)] == ["title", "lead", "duplicate", "body"]


def test_report_that_goes_on_after_a_contact_tells() -> None:
    text = "The talks began.\nTel: +47 22 95 00 00\nThe two ministers will meet again in the spring of next year."
    assert [kind for kind, _ in kinds(text)] == ["lead", "contact", "body"]


def test_name_before_the_first_number_belongs_to_the_contact(document: Callable[..., Document]) -> None:
    text = "The talks in Oslo began on Monday.\n\nAnna Lund, Head of Press\nTel: +47 22 95 00 00"
    stored = document(text).text
    assert "Lund" not in stored
    assert stored.startswith("The talks in Oslo began on Monday.")


LINES = st.sampled_from([*ENGLISH.splitlines(), *RUSSIAN.splitlines(), *KAZAKH.splitlines(), "", "  ", "x", "—", "1"])


@given(st.one_of(st.text("aБқ.,:@+1 2\n-–()©", max_size=120), st.lists(LINES, max_size=12).map("\n".join)))
def test_passages_cover_the_text_in_order_without_overlap(text: str) -> None:
    passages, header = mark(text)
    done = 0
    for passage in passages:
        assert passage.kind in TELLING | SILENT
        assert done <= passage.start < passage.end <= len(text)
        assert not text[done : passage.start].strip()
        done = passage.end
    assert not text[done:].strip()
    assert all(0 <= start <= end <= len(text) for start, end in details(text, passages))
    if header.dateline:
        assert text[slice(*header.dateline)].strip()


def test_dashes_open_the_lines_of_a_list_that_semicolons_end() -> None:
    text = "Audiences\n\nThe Pope received on Monday:\n\n– X, President of Peru;\n\n– Y, Ambassador of Chile.\n\n"
    text += "– And what now? – he asked."
    assert [passage.kind for passage in mark(text)[0]] == ["title", "lead", "item", "item", "body"]
