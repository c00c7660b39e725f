"""When two names are one."""

import pytest

from kg.evaluation.names import likeness, normal


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Łukasz Müller-Øst", "LUKASZ MULLER OST"),
        ("Семён Алёхин", "Семен Алехин"),
        ("Côte  d’Ivoire", "cote d'ivoire"),
    ],
)
def test_case_diacritics_and_punctuation_do_not_matter(one, other):
    assert normal(one) == normal(other)


@pytest.mark.parametrize(("one", "other"), [("Қанат Оңғаров", "Канат Онгаров"), ("Ян Новак", "Яна Новак")])
def test_other_letters_are_other_names(one, other):
    assert normal(one) != normal(other)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Forum on Desert Agriculture", "the Third Forum on Desert Agriculture", True),
        ("форума по степному земледелию", "Форум по степному земледелию", True),
        ("Теңіз порттарының форумында", "Теңіз порттарының форумы", True),
        ("Forum on Desert Agriculture", "Forum of Baltic Mayors", False),
        ("Саммит степных городов", "Конференция по чистой воде", False),
    ],
)
def test_titles_are_alike_by_their_words_whatever_the_endings(one, other, alike):
    assert (likeness(one, other) >= 0.5) is alike
    assert likeness(one, other) == likeness(other, one)


def test_a_word_answers_for_one_word_only():
    assert likeness("Peace Peace Peace", "Peace") == 0.5
    assert likeness("", "Peace") == 0.0
