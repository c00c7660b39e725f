"""“The Chilean leader” is whoever heads that state or its government in the document."""

import pytest


@pytest.mark.parametrize(
    ("language", "text", "visitor"),
    [
        (
            "en",
            "President Ivo Petrov of Bulgaria held talks with President Juan Soto of Chile in Sofia. "
            "The Chilean leader arrived in Bulgaria on Monday.",
            "Juan Soto",
        ),
        (
            "ru",
            "Президент Болгарии Иво Петров провёл переговоры с премьер-министром Чили Хуаном Сото. "
            "Чилийский лидер прибыл в Болгарию 9 июня.",
            "Хуан Сото",
        ),
        (
            "kk",
            "Болгария президенті Иво Петров Чили президенті Хуан Сотомен кездесті. "
            "Чили көшбасшысы 9 маусымда Болгарияға келді.",
            "Хуан Сото",
        ),
    ],
)
def test_the_leader_of_a_state_is_the_head_that_the_document_names(facts, language, text, visitor):
    told = {found for subject, name, found in facts(text, language) if name == "visitor" and subject == "visit:1"}
    assert told == {visitor}
