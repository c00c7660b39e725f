"""Conferences called by letters and a number: which there are, their name, number and series."""

import pytest

from kg.config import Settings
from kg.documents import from_text
from kg.languages.pipeline import annotate


def told(text, language):
    document = from_text(text, identifier="x", settings=Settings(), language=language)
    titles = [title for sentence in annotate(document).sentences for title in sentence.titles]
    return [(title.name, title.ordinal, title.signature) for title in titles if title.kind == "Conference"]


@pytest.mark.parametrize(
    ("language", "text", "name", "number", "key"),
    [
        ("en", "COP36 was held in Accra last month.", "COP36", 36, "cop"),
        ("en", "The minister spoke at COP-41 in Quito.", "COP-41", 41, "cop"),
        ("en", "The TICAD 12 summit opened in Lagos.", "TICAD 12 summit", 12, "ticad"),
        ("ru", "В Аккре прошла КС-36.", "КС-36", 36, "cop"),
        ("ru", "Министр выступил на саммите COP41 в Кито.", "саммит COP41", 41, "cop"),
        ("kk", "COP37 Ханойда өтеді.", "COP37", 37, "cop"),
        ("kk", "Министр COP-36 саммитіне қатысты.", "COP-36 саммиті", 36, "cop"),
        ("kk", "Министр COP29-ға қатысты.", "COP29", 29, "cop"),
    ],
)
def test_letters_and_a_number_are_a_conference_of_that_number(language, text, name, number, key):
    assert told(text, language) == [(name, number, (f"series:{key}",))]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "She spoke at UNCTAD 16 October."),
        ("en", "The COP presidency thanked the donors."),
        ("en", "Nordic Lines Inc. bought 5 ships."),
        ("ru", "КС 12 мая рассмотрел жалобу."),
        ("ru", "Самолёт МС-21 прилетел в Иркутск."),
        ("kk", "КС 12 мамырда шешім шығарды."),
    ],
)
def test_letters_without_a_number_of_their_own_are_none(language, text):
    assert told(text, language) == []
