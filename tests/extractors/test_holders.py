"""Who holds a post that is told without a name: each case lists who took part in each meeting told of."""

from __future__ import annotations

import pytest
from participants import meetings


def test_a_prime_minister_without_name_and_state_is_of_the_state_that_the_document_speaks_of() -> None:
    text = (
        "A week of talks has begun. The Prime Minister met the President of Ghana, Abena Darko. She thanked Norway for "
        "its help. Norwegian ships and the Norwegian coastguard had come to Accra. On Friday the Prime Minister "
        "will host the Prime Minister of Denmark, Karoline Stau."
    )
    assert meetings(text) == ["Darko – Norway", "Norway – Stau"]


def test_no_state_is_guessed_for_a_post_where_none_is_ahead() -> None:
    text = "The Prime Minister met the President of Ghana, Abena Darko. Norway and Chile sent ships."
    assert meetings(text) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        # Of several speakers the one of the chamber.
        (
            "Сенат Төрағасы Ғалия Нұрова Перу Сенатының Вице-төрағасы Хуан Киспені қабылдады. Мәжіліс комитетінің"
            " төрағасы Нұржан Есенов те болды. Осы күні Сенат Төрағасы Польша елшісі Ян Ковальды қабылдады.",
            "kk",
            ["Есенов – Киспе – Нұрова", "Коваль – Нұрова"],
        ),
        # The head of what his post names; nobody else is head of it.
        (
            "Президент Ганы Кофи Аньян встретился с президентом Всемирного банка Маркусом Хольцем. Позже главу банка"
            " принял премьер-министр Ганы Кваме Боатенг.",
            "ru",
            ["Аньян – Хольц", "Боатенг – Хольц"],
        ),
        # The one person of whom no post is told is the one minister of whom no name is.
        (
            "Кофи Аньян прибыл в Лиму. Сегодня глава МИД Ганы проведёт переговоры с президентом Перу Хуаном Киспе.",
            "ru",
            ["Аньян – Киспе"],
        ),
        # The one state that has an emperor.
        (
            "Президент Перу Хуан Киспе прибыл в Токио. Во вторник он был принят императором.",
            "ru",
            ["Киспе – Япония"],
        ),
        # A minister does not meet a president where his counterpart is told of.
        (
            "Министр обороны Ганы Кофи Аньян побывал в Лиме, где его принял президент Перу Хуан Киспе. Встреча министра"
            " с перуанским коллегой состоялась 2 июня.",
            "ru",
            ["Аньян – Киспе", "Аньян – Перу"],
        ),
    ],
)
def test_a_post_is_of_whom_its_words_fit(text: str, language: str, expected: list[str]) -> None:
    assert meetings(text, language) == expected
