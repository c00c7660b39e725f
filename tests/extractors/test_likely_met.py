"""Whom somebody met of whom no rule says it: everybody who is named and not met, by learned weights."""

import pytest

from kg.config import Settings
from kg.documents import from_text
from kg.extractors import read
from tests.extractors.participants import meetings

EN = "Peruvian Foreign Minister Juan Rojas held talks with Norwegian Foreign Minister Ida Holm in Oslo on Monday. "
RU = "Министр иностранных дел Перу Хуан Рохас провёл в Осло переговоры с главой МИД Норвегии Идой Холм. "
KK = "Перу Сыртқы істер министрі Хуан Рохас Ослода Норвегия Сыртқы істер министрі Ида Холммен келіссөз жүргізді. "


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (f"{EN}The last door he knocked on was that of Speaker Lars Nielsen.", "en", "Nielsen – Rojas"),
        (f"{RU}Вечером гостя ждал у себя спикер парламента Ларс Нильсен.", "ru", "Нильсен – Рохас"),
        (f"{RU}Завершился день у спикера парламента Ларса Нильсена.", "ru", "Нильсен – Рохас"),
        (f"{KK}Кешкі асты парламент төрағасы Ларс Нильсен берді.", "kk", "Нильсен – Рохас"),
        (f"{KK}Рохас кешті парламент төрағасы Ларс Нильсенмен өткізді.", "kk", "Нильсен – Рохас"),
    ],
)
def test_who_was_met_is_told_in_words_that_no_rule_knows(text: str, language: str, expected: str) -> None:
    assert expected in meetings(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{EN}President Lars Nielsen was dismissed by parliament on Sunday.", "en"),
        (f"{EN}Rojas quoted a speech of the late President Lars Nielsen.", "en"),
        (f"{EN}In a letter Rojas congratulated Prime Minister Lars Nielsen on his election.", "en"),
        (f"{EN}Prime Minister Lars Nielsen skipped the talks.", "en"),
        (f"{EN}Rojas is represented at home by his deputy, Pablo Vera.", "en"),
        (f"{RU}Премьер-министром страны в апреле был назначен Ларс Нильсен.", "ru"),
        (f"{RU}Рохас сообщил, что президент Ларс Нильсен прав.", "ru"),
        (f"{RU}Рохас ровесник президента Ларса Нильсена.", "ru"),
        (f"{KK}Елдің премьер-министрі болып сәуірде Ларс Нильсен тағайындалды.", "kk"),
    ],
)
def test_who_is_only_named_was_not_met(text: str, language: str) -> None:
    assert len(meetings(text, language)) == 1


def test_nobody_is_met_where_nothing_tells_of_diplomacy() -> None:
    told = "The mayor of Leeds, Ann Reed, opened a library. Lunch was given to her by the council's leader, Tom Platt."
    assert meetings(told) == []


def test_what_is_only_likely_is_believed_less_than_what_rules_tell() -> None:
    text = f"{EN}The last door he knocked on was that of Speaker Lars Nielsen."
    told = read(from_text(text, identifier="a", settings=Settings(), language="en"))
    names = {node.key: node.names[0].text for node in told.nodes if node.names}
    sure = {
        names[str(claim.object)]: claim.confidence
        for claim in told.claims
        if claim.predicate == "participant" and claim.subject != "meeting:1"
    }
    assert set(sure) == {"Juan Rojas", "Lars Nielsen"}
    assert all(0.55 < confidence < 0.85 for confidence in sure.values())
