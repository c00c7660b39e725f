"""Names of the lexicon are found in any case, the longest first, and nothing that only looks like one."""

from __future__ import annotations

import re
from functools import cache

import pytest

from kg.languages.gazetteer import Gazetteer, Match
from kg.languages.kazakh_morphology import KazakhMorphology
from kg.languages.lexicon import Form, lexicon
from kg.languages.russian import RussianMorphology

KINDS = ("state", "demonym", "organization", "place", "organ", "role", "rank", "portfolio", "topic")


@cache
def _gazetteer(language: str) -> Gazetteer:
    forms = lexicon().forms(language, KINDS)
    if language == "ru":
        return Gazetteer(forms, RussianMorphology().keys)
    if language == "kk":
        return Gazetteer(forms, KazakhMorphology().keys)
    return Gazetteer(forms, lambda word: frozenset({word.lower(), word.lower().removesuffix("s")}))


def _keys(language: str, text: str) -> list[str]:
    return [match.entry_key for match in _gazetteer(language).find(text.split())]


def _small(*forms: Form) -> Gazetteer:
    return Gazetteer(forms, lambda word: frozenset({word.lower()}))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Norway 's envoy flew from Oslo to Nairobi", ["state/NO", "role/envoy", "place/oslo", "place/nairobi"]),
        ("en", "the Asian Development Bank and the IMF", ["organization/adb", "organization/imf"]),
        ("en", "foreign minister of Côte d'Ivoire", ["role/foreign-minister", "state/CI"]),
        ("ru", "в Объединённых Арабских Эмиратах", ["state/AE"]),
        ("ru", "с Организацией исламского сотрудничества и с ОЭСР", ["organization/oic", "organization/oecd"]),
        ("ru", "из Осло в Гаагу и Буэнос-Айрес", ["place/oslo", "place/the-hague", "place/buenos-aires"]),
        ("ru", "норвежская делегация", ["state/NO", "organ/delegation"]),
        ("kk", "Жапонияның премьер-министрі Токиодан ұшты", ["state/JP", "role/prime-minister", "place/tokyo"]),
        ("kk", "Еуропа қайта құру және даму банкінің өкілі", ["organization/ebrd", "role/representative"]),
        ("kk", "Ислам ынтымақтастығы ұйымына мүше", ["organization/oic", "role/member"]),
    ],
)  # fmt: skip
def test_names_are_found_in_the_case_they_stand_in(language: str, text: str, expected: list[str]) -> None:
    assert _keys(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "сотрудники МИДа Норвегии", "organ/foreign-ministry"),
        ("kk", "ТМД-ның атқарушы хатшысы", "organization/cis"),
        ("kk", "АҚШ-пен келіссөз", "state/US"),
        ("en", "the ILO's report", "organization/ilo"),
    ],
)
def test_an_abbreviation_may_carry_an_ending(language: str, text: str, expected: str) -> None:
    assert expected in _keys(language, text)


def test_the_capitals_of_an_abbreviation_matter() -> None:
    assert _keys("en", "who told us that it is so") == []
    assert _keys("en", "WHO told the US") == ["organization/who", "state/US"]
    assert "organization/eu" not in _keys("ru", "ес")


def test_a_name_with_a_capital_needs_one() -> None:
    assert _keys("en", "a turkey and some china") == []
    assert _keys("ru", "густой чад") == []


def test_the_last_word_of_a_long_name_may_be_small() -> None:
    assert _keys("en", "at the African Development bank") == ["organization/afdb"]
    assert _keys("kk", "Біріккен Ұлттар ұйымында") == ["organization/un"]


def test_a_common_noun_needs_no_capital_and_bears_one() -> None:
    assert _keys("en", "food crisis") == _keys("en", "Food Crisis") == ["topic/food-security"]


def test_an_everyday_word_is_no_name_where_a_sentence_starts() -> None:
    assert _keys("ru", "Того требует устав") == []
    assert _keys("ru", "Он ждёт . Того требует устав") == []
    assert _keys("ru", "Президент Того прибыл") == ["role/president", "state/TG"]


def test_a_preposition_is_no_form_of_a_post() -> None:
    assert "role/ambassador" not in _keys("ru", "После встречи")
    assert _keys("ru", "с послом") == ["role/ambassador"]


def test_a_short_name_is_not_seen_in_another_word() -> None:
    assert "state/ML" not in _keys("ru", "встретил Малый бизнес")


def test_the_longest_name_wins() -> None:
    gazetteer = _small(Form("Sudan", "state/SD", "state"), Form("South Sudan", "state/SS", "state"))
    assert [match.entry_key for match in gazetteer.find(["South", "Sudan", "and", "Sudan"])] == ["state/SS", "state/SD"]


def test_of_two_that_overlap_the_longer_stays_whichever_starts_first() -> None:
    gazetteer = _small(Form("A B", "place/ab", "place"), Form("B C D", "place/bcd", "place"))
    assert [match.entry_key for match in gazetteer.find(["A", "B", "C", "D"])] == ["place/bcd"]


@pytest.mark.parametrize("text", ["in Guinea-Bissau today", "in Guinea - Bissau today"])
def test_a_hyphenated_name_is_found_as_one_word_or_three(text: str) -> None:
    gazetteer = _small(Form("Guinea-Bissau", "state/GW", "state"), Form("Guinea", "state/GN", "state"))
    assert [match.entry_key for match in gazetteer.find(text.split())] == ["state/GW"]


def test_a_name_does_not_end_inside_a_word() -> None:
    gazetteer = _small(Form("Guinea", "state/GN", "state"))
    assert gazetteer.find(["a", "Guinea-based", "firm"]) == []


def test_a_name_of_two_entries_gives_both_the_first_preferred() -> None:
    gazetteer = _small(Form("Panama", "state/PA", "state"), Form("Panama", "place/panama-city", "place"))
    assert gazetteer.find(["Panama"]) == [Match(0, 1, "state/PA", True, "Panama", "state", ("place/panama-city",))]


def test_a_match_says_whether_the_words_are_those_of_the_form() -> None:
    exact, inflected = _gazetteer("ru").find(["Норвегия", "в", "Норвегии"])
    assert (exact.exact, inflected.exact) == (True, False)
    assert inflected.form == "Норвегия"


def test_yo_and_ye_are_one_letter() -> None:
    assert _keys("ru", "в Объединенных Арабских Эмиратах") == ["state/AE"]


def test_a_name_with_a_comma_is_found() -> None:
    form = Form("Women, Peace and Security", "topic/wps", "topic")
    assert [match.end for match in _small(form).find(["Women", ",", "Peace", "and", "Security"])] == [5]


@pytest.mark.parametrize("text", ["аэропорт « Манас »", 'аэропорт " Манас "', "аэропорт „ Манас “"])
def test_a_name_with_a_part_in_quotation_marks_is_found_whichever_they_are(text: str) -> None:
    gazetteer = _small(Form("аэропорт «Манас»", "place/manas", "place"))
    assert [match.end for match in gazetteer.find(text.split())] == [4]


def test_nothing_is_found_in_nothing() -> None:
    assert _gazetteer("en").find([]) == []
    assert _gazetteer("en").find(["-", "—", "…"]) == []


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("kind", ["state", "organization", "place", "organ", "topic"])
def test_every_name_is_found_as_it_stands(language: str, kind: str) -> None:
    gazetteer = _gazetteer(language)
    missed = []
    for form in lexicon().forms(language, [kind]):
        words = ["–", "x", *re.sub(r"([,«»])", r" \1 ", form.text).split()]
        found = [match for match in gazetteer.find(words) if match.end == len(words) and match.start == 2]
        if not any(form.key in {match.entry_key, *match.alternatives} for match in found):
            missed.append((form.text, found))
    assert missed == []
