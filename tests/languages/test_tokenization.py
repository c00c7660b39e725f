"""Names with a hyphen are one token, and what is glued together comes apart; no character is lost."""

from __future__ import annotations

import pytest
import spacy

import kg.languages.kazakh  # noqa: F401
from kg.languages.tokenization import customize

PIPELINES = {language: customize(spacy.blank(language)) for language in ("en", "ru", "kk")}


def tokens(language: str, text: str) -> list[str]:
    return [token.text for token in PIPELINES[language](text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Жан-Клод в Нью-Йорке", ["Жан-Клод", "в", "Нью-Йорке"]),
        ("вице-премьер, премьер-министра", ["вице-премьер", ",", "премьер-министра"]),
        ("ООН-овский 34-й 1990-х", ["ООН-овский", "34-й", "1990-х"]),
        ("С.В. Петров и А. Ким", ["С.В.", "Петров", "и", "А.", "Ким"]),
        ("С.Петров, Ж.-К.Юнкер", ["С.", "Петров", ",", "Ж.-К.", "Юнкер"]),
        ("6 марта 2021 г. и 2021г.", ["6", "марта", "2021", "г.", "и", "2021", "г."]),
        ("г.Осло", ["г.", "Осло"]),
        ("и т.д. и т. п.", ["и", "т.д.", "и", "т.", "п."]),
        ("10–12 мая, 5-8 июня", ["10", "–", "12", "мая", ",", "5", "-", "8", "июня"]),
        ("12.05.2021 в 14:30", ["12.05.2021", "в", "14:30"]),
        ("2021-05-12", ["2021-05-12"]),
        ("$5 млн, 5%, 7 %", ["$", "5", "млн", ",", "5", "%", ",", "7", "%"]),
        ("ЕС-Центральная Азия", ["ЕС", "-", "Центральная", "Азия"]),
        ("мира.В Риме", ["мира", ".", "В", "Риме"]),
        ("сообщает Lenta.ru", ["сообщает", "Lenta.ru"]),
        ("«Газпром»—сказал", ["«", "Газпром", "»", "—", "сказал"]),
        ("из-за, по-прежнему", ["из-за", ",", "по-прежнему"]),
        ("в США.", ["в", "США", "."]),
    ],
)
def test_russian(text: str, expected: list[str]) -> None:
    assert tokens("ru", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jean-Claude in Asia-Pacific", ["Jean-Claude", "in", "Asia-Pacific"]),
        ("Ban Ki-moon, Kim Jong-un", ["Ban", "Ki-moon", ",", "Kim", "Jong-un"]),
        ("al-Assad, el-Sisi, Al-Thani", ["al-Assad", ",", "el-Sisi", ",", "Al-Thani"]),
        ("UN-led, Nairobi-based", ["UN", "-", "led", ",", "Nairobi", "-", "based"]),
        ("US-China talks", ["US", "-", "China", "talks"]),
        ("long-term, Long-term", ["long", "-", "term", ",", "Long", "-", "term"]),
        ("mid-March non-EU", ["mid", "-", "March", "non", "-", "EU"]),
        ("COVID-19, G-20", ["COVID-19", ",", "G-20"]),
        ("28-31 May 2019,Reuters", ["28", "-", "31", "May", "2019", ",", "Reuters"]),
        ("28–31 May", ["28", "–", "31", "May"]),
        ("Peru’s envoy didn’t", ["Peru", "’s", "envoy", "did", "n’t"]),
        ("Mr. Ito of the U.S. and the U.N.", ["Mr.", "Ito", "of", "the", "U.S.", "and", "the", "U.N."]),
        ("J.D.Vance", ["J.D.", "Vance"]),
        ("1,000 and 3.5", ["1,000", "and", "3.5"]),
        ("peace.The end", ["peace", ".", "The", "end"]),
        ("“Yes,” he said", ["“", "Yes", ",", "”", "he", "said"]),
    ],
)
def test_english(text: str, expected: list[str]) -> None:
    assert tokens("en", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("БҰҰ-ның өкілі", ["БҰҰ-ның", "өкілі"]),
        ("Н.Оспанов 6-8 мамырда келді", ["Н.", "Оспанов", "6", "-", "8", "мамырда", "келді"]),
        ("100-ден астам ел", ["100-ден", "астам", "ел"]),
    ],
)
def test_kazakh(text: str, expected: list[str]) -> None:
    assert tokens("kk", text) == expected


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("text", ["", "\n\n", "- - -", "А.-Б", "…«»\"'", "a,b,c 1,a", "г.г.г.", "х" * 500, "-" * 50])
def test_no_character_is_lost(language: str, text: str) -> None:
    assert PIPELINES[language](text).text == text


def test_customize_returns_the_pipeline_it_was_given() -> None:
    nlp = spacy.blank("ru")
    assert customize(nlp) is nlp


def test_a_language_without_rules_keeps_its_tokenizer() -> None:
    assert [token.text for token in customize(spacy.blank("de"))("Das ist gut.")] == ["Das", "ist", "gut", "."]
