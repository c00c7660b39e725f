"""slovnet finds the names in sentences of other people's tokens, and says plainly when its model is missing."""

from __future__ import annotations

import importlib.util

import pytest

from kg.errors import KgError
from kg.languages import russian_names
from kg.languages.russian_names import NameSpan, RussianNames

NAMES = RussianNames(batch=2)


def found(sentence: str) -> set[tuple[str, str]]:
    words = sentence.split()
    return {(" ".join(words[first:last]), label) for first, last, label in NAMES.find([words])[0]}


def test_persons_places_and_bodies() -> None:
    assert found("Канцлер Олаф Шольц прибыл в Осло по приглашению Всемирной торговой организации .") == {
        ("Олаф Шольц", "PER"),
        ("Осло", "LOC"),
        ("Всемирной торговой организации", "ORG"),
    }


def test_a_hyphenated_name_stays_one_token() -> None:
    assert ("Жан-Клодом Юнкером", "PER") in found("Министр встретился с Жан-Клодом Юнкером в Нью-Йорке .")


def test_sentences_keep_their_places_whatever_their_length() -> None:
    sentences = [
        ["Посол", "Чили", "Хуан", "Перес", "прибыл", "вчера", "днём", "в", "Лиму"],
        [],
        ["Да"],
        ["Встреча", "прошла", "в", "Риме"],
    ]
    spans = NAMES.find(sentences)
    assert [len(items) > 0 for items in spans] == [True, False, False, True]
    assert spans[3] == [NameSpan(3, 4, "LOC")]
    assert NameSpan(2, 4, "PER") in spans[0]


def test_no_sentences_have_no_names() -> None:
    assert NAMES.find([]) == []


def test_the_same_sentence_gives_the_same_names_alone_and_among_others() -> None:
    words = ["Глава", "МИД", "Перу", "посетил", "Кито"]
    assert NAMES.find([words])[0] == NAMES.find([words, ["Да"], words])[2]


def test_a_missing_model_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    russian_names.load.cache_clear()
    try:
        with pytest.raises(KgError, match="model for Russian names is missing; pip install") as caught:
            RussianNames().find([["Рим"]])
    finally:
        russian_names.load.cache_clear()
    assert "\n" not in str(caught.value)
