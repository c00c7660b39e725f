"""Whom a word without a name means and who else was there, where no rule of the grammar says it: by learned weights."""

import pytest

from tests.extractors.participants import meetings

OSLO = "Foreign Minister Ida Holm of Norway held talks with Peruvian Foreign Minister Juan Rojas in Lima on Monday. "


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        # The speaker who travels, and neither of those she met.
        (
            "The Speaker of the Parliament of Norway, Ida Holm, has been in Canada since Sunday. She met the Speaker "
            "of the House of Commons, Paul Marchand, in Ottawa on Monday and the Speaker of the Senate, Judith Ross, "
            "on Tuesday. The delegation will also travel to Manitoba, where the Speaker will be received by Governor "
            "Walter Kozak.",
            "en",
            "Holm – Kozak",
        ),
        # The minister of whom the news is, and not the one named last.
        (
            "Minister for Europe Declan Moran of Ireland will travel to Valletta this week. He will meet Maltese "
            "Deputy Prime Minister Clara Zammit on Tuesday. A meeting with Minister Luca Galea has been cancelled; the "
            "Minister will instead hold discussions with State Secretary Elisa Borg.",
            "en",
            "Borg – Moran",
        ),
        # Who is on a tour, and not who was given something.
        (
            "Президент Аргентины принял в Буэнос-Айресе главу МИД Перу Хуана Рохаса, который подарил Пабло Герчунову "
            "альбом. Встреча состоялась в рамках турне министра; до этого он побывал в Чили, где беседовал со своей "
            "коллегой Паулиной Сото.",
            "ru",
            "Рохас – Сото",
        ),
        # Nobody is said to be the other side: the guest is.
        (
            "Глава Чечни провел рабочую встречу с послом Перу в России Хуаном Рохасом. Дипломат осмотрел парк. Позже в "
            "резиденции с гостем пообщался председатель парламента республики Анзор Ибрагимов.",
            "ru",
            "Ибрагимов – Рохас",
        ),
    ],
)
def test_of_several_the_likeliest_is_meant(text: str, language: str, expected: str) -> None:
    assert meetings(text, language)[-1] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (f"{OSLO}Ambassador Rosa Vega sat beside her throughout the conversation.", "en", "Holm – Rojas – Vega"),
        (
            f"{OSLO}Not only the two spoke: Ambassador Rosa Vega contributed a briefing in the course of the talks.",
            "en",
            "Holm – Rojas – Vega",
        ),
        (
            "Министр иностранных дел Норвегии Ида Холм принимала в Осло перуанского коллегу Хуана Рохаса. На встречу "
            "пришёл и губернатор Ларс Нильсен.",
            "ru",
            "Нильсен – Рохас – Холм",
        ),
        (
            "Перу Президенті Хуан Киспе Лимада Гана Сыртқы істер министрі Кофи Мандені қабылдады. Кездесуді Перу "
            "Сыртқы істер министрі Пабло Виейра президентпен бірге өткізді.",
            "kk",
            "Виейра – Киспе – Манде",
        ),
    ],
)
def test_who_else_was_there_is_told_in_other_words(text: str, language: str, expected: str) -> None:
    assert meetings(text, language) == [expected]


def test_who_came_along_was_at_the_meeting_that_the_words_name() -> None:
    told = (
        "Irish Prime Minister Declan Moran received Malta's prime minister, Clara Zammit, at Government Buildings, and "
        "afterwards the Maltese leader paid a courtesy call on President Nora Byrne. Foreign Minister Sean Kinsella "
        "accompanied the guest to the President and stayed for the conversation."
    )
    assert meetings(told) == ["Moran – Zammit", "Byrne – Kinsella – Zammit"]


@pytest.mark.parametrize(
    "more",
    [
        "Ambassador Rosa Vega welcomed the outcome.",
        "Ambassador Rosa Vega did not attend the meeting.",
        "Ambassador Rosa Vega took part in a regatta.",
        "After the meeting Ambassador Rosa Vega opened a school.",
    ],
)
def test_who_is_only_named_beside_a_meeting_was_not_there(more: str) -> None:
    assert meetings(OSLO + more) == ["Holm – Rojas"]


def test_what_had_been_before_the_news_is_another_meeting() -> None:
    told = (
        "Foreign Minister Ida Holm of Norway conferred with the president of the bank, Tom Lund, before receiving her "
        "Peruvian counterpart, Juan Rojas, at her hotel. They had seen each other in Geneva in March."
    )
    assert meetings(told) == ["Holm – Lund", "Holm – Rojas", "Holm – Rojas"]


def test_nobody_is_put_into_a_meeting_where_nothing_tells_of_diplomacy() -> None:
    told = (
        "The union and Canada's Redpine Minerals ended a strike. An agreement was signed in Kitwe after talks mediated "
        "by Labour Minister Brian Sikazwe."
    )
    assert meetings(told) == []


def test_a_ministers_name_in_a_is_brought_to_its_nominative_behind_a_mans_post() -> None:
    told = "Президент Перу Анна Вега приняла министра иностранных дел Норвегии Эктора Сальватьерру."
    assert meetings(told, "ru") == ["Вега – Сальватьерра"]


def test_a_word_for_a_portfolio_is_a_given_name_before_that_of_a_family() -> None:
    told = "Бүгін Қазақстан Президенті Әділет Құрманғазин Перу Президенті Хуан Киспемен кездесті."
    assert meetings(told, "kk") == ["Киспе – Құрманғазин"]


def test_a_round_of_consultations_under_two_chairs_is_a_meeting_of_theirs() -> None:
    told = (
        "Қазақстан Сыртқы істер министрлігінде Қазақстан Сыртқы істер министрінің орынбасары Әлібек Бақаев пен Перу "
        "Сыртқы істер министрінің бірінші орынбасары Анна Вега ханымның төрағалығымен саяси консультациялардың екінші "
        "раунды өтті."
    )
    assert meetings(told, "kk") == ["Бақаев – Вега"]
