"""Sentences end where a reader ends them: not at abbreviations and initials, always at a new line."""

from __future__ import annotations

import pytest
import spacy

import kg.languages.kazakh
import kg.languages.sentences  # noqa: F401
from kg.languages.tokenization import customize


def split(language: str, text: str) -> list[str]:
    nlp = customize(spacy.blank(language))
    nlp.add_pipe("kg_sentences")
    return [sentence.text.strip() for sentence in nlp(text).sents if sentence.text.strip()]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["Mr. Ito met H.E. John F. Brown in St. Lucia.", "They spoke at 5 p.m. on Sept. 5."]),
        ("en", ["He left the U.S.", "The talks went on."]),
        ("en", ["The U.S. Secretary spoke."]),
        ("en", ["“We agree,” he said.", '"No," she said.', '"Stop!" he cried.']),
        ("en", ["“We agree.”", "He left."]),
        ("en", ['"We agree."', "He left."]),
        ("en", ["The talks (held in Oslo.) ended.", "Was it good?", "Yes!"]),
        ("en", ["Prices rose 3.5 percent.", "2019 was worse."]),
        ("ru", ["В Вене 5 мая 2019 г. Перу подписало договор с Г. А. Петровым и С.В. Ким.", "Стороны довольны."]),
        ("ru", ["Переговоры шли в 2019 г.", "Они удались."]),
        ("ru", ["Прибыли послы Чили, Перу и др.", "Встреча прошла в Риме."]),
        ("ru", ["Обсудили торговлю, спорт и т. д.", "Посол уехал."]),
        ("ru", ["«Мы готовы!» — сказал посол.", "«Мир нужен.»", "Он уехал."]),
        ("ru", ["— Мы поддерживаем мир, — сказал он.", "— Это важно! — добавил он."]),
        ("ru", ["Встреча прошла?!", "Да…", "Нет."]),
        ("ru", ["Сайт Lenta.ru сообщил о встрече.", "Посол молчал."]),
        ("ru", ["1. Первый пункт.", "Второй пункт."]),
        ("kk", ["«Біз келісеміз», – деді елші.", "Ол 2019 ж. 5 мамырда Ослоға келді."]),
        ("kk", ["Жиынға А. Серіков, Б. Оспанов т.б. қатысты.", "Бұл маңызды қадам болды!"]),
    ],
)
def test_sentences_on_one_line(language: str, sentences: list[str]) -> None:
    assert split(language, " ".join(sentences)) == sentences


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_a_new_line_always_ends_a_sentence(language: str) -> None:
    assert split(language, "Aaa bbb\nccc\n\n- ddd eee\n") == ["Aaa bbb", "ccc", "- ddd eee"]


def test_sentences_glued_together_come_apart() -> None:
    assert split("ru", "Стороны за мир.В Риме прошла встреча.") == ["Стороны за мир.", "В Риме прошла встреча."]


@pytest.mark.parametrize("text", ["", "\n", ".", "...", '"', "«", ". . .", "\n\n—"])
def test_odd_texts_do_no_harm(text: str) -> None:
    nlp = customize(spacy.blank("ru"))
    nlp.add_pipe("kg_sentences")
    assert "".join(sentence.text_with_ws for sentence in nlp(text).sents) == text
