"""Russian names whose ends leave open of which nominative they come."""

from __future__ import annotations

import pytest

from kg.languages.russian_persons import read_person


@pytest.mark.parametrize(
    ("form", "case", "nominative"),
    [
        # Tajik names in -зода do not decline.
        ("Фируза Каримзода", "Gen", "Фируз Каримзода"),
        # A given name in -е in the dative is rather one in -а.
        ("Мвембе Кабуле", "Dat", "Мвемба Кабула"),
        # Those that are known do not decline, nor do syllables of Vietnamese names.
        ("Висенте Дуарте", "Dat", "Висенте Дуарте"),
        ("Доан Тхе Биню", "Dat", "Доан Тхе Бинь"),
        # A man's given name is the name of a woman's family as well.
        ("Софией Йоханнес", None, "София Йоханнес"),
        # A family name in -у behind a Portuguese given name in -у.
        ("Бернарду Карнейру", "Acc", "Бернарду Карнейру"),
        ("Айше Озтюрк", None, "Айше Озтюрк"),
    ],
)
def test_an_open_end_is_read_by_the_rest_of_the_name(form: str, case: str | None, nominative: str) -> None:
    assert read_person(form.split(), case=case).nominative == nominative
