"""Kazakh as spaCy sees it: the class is found by its code, and words are cut as Kazakh writes them."""

import pytest
import spacy
from spacy.language import Language

import kg.languages.kazakh


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.blank("kk")


def test_blank_pipeline_is_the_class_of_this_package(nlp: Language) -> None:
    assert type(nlp) is kg.languages.kazakh.Kazakh
    assert nlp.lang == "kk"


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("БҰҰ-ның Нью-Йорктегі кеңсесі", ["БҰҰ-ның", "Нью-Йорктегі", "кеңсесі"]),
        ("Ж.К.Ахметов пен Ә.Ж. Омаров", ["Ж.К.Ахметов", "пен", "Ә.Ж.", "Омаров"]),
        ("сауда, көлік, т.б. салалар", ["сауда", ",", "көлік", ",", "т.б.", "салалар"]),
        ("«Хабар»дың тілшісі", ["«", "Хабар", "»", "дың", "тілшісі"]),
        ("Ол келді.Кездесу өтті.", ["Ол", "келді", ".", "Кездесу", "өтті", "."]),
        ("құжат (ЕҚЫҰ) – 34-ші", ["құжат", "(", "ЕҚЫҰ", ")", "–", "34-ші"]),
        ("5 млрд. теңге", ["5", "млрд.", "теңге"]),
        ("Ғалымдар.Қоғам", ["Ғалымдар", ".", "Қоғам"]),
    ],
)
def test_tokenizer_cuts_as_kazakh_writes(nlp: Language, text: str, tokens: list[str]) -> None:
    assert [token.text for token in nlp(text)] == tokens


def test_tokenizer_keeps_every_character(nlp: Language) -> None:
    text = "«Елші –  Осло қ.» деді,\nт.с.с. 2031 ж. БҰҰ-ға"
    assert nlp(text).text == text


@pytest.mark.parametrize("text", ["7", "34-ші", "10-шы", "1,5", "3/4", "жиырма", "Бесінші", "млн"])
def test_numbers_are_known_in_figures_and_words(nlp: Language, text: str) -> None:
    assert nlp(text)[0].like_num


@pytest.mark.parametrize("text", ["елші", "G20-ның", "жүзу"])
def test_other_words_are_no_numbers(nlp: Language, text: str) -> None:
    assert not nlp(text)[0].like_num


def test_function_words_are_stop_words_and_content_words_are_not(nlp: Language) -> None:
    assert [token.is_stop for token in nlp("және туралы олардың келіссөз")] == [True, True, True, False]
