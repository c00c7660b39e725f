"""Who else was at a meeting told of before, as words say that name no meeting."""

import pytest
from participants import meetings

_MET = "Uzbek Defence Minister Rustam Ergashev called on Pakistan's Prime Minister Asim Durrani on Wednesday. "


@pytest.mark.parametrize(
    "sentence",
    [
        "The Prime Minister was joined by Foreign Minister Tariq Mehsud.",
        "Foreign Minister Tariq Mehsud accompanied the Prime Minister.",
        "Foreign Minister Tariq Mehsud also took part.",
        "Also attending was Foreign Minister Tariq Mehsud.",
        "Foreign Minister Tariq Mehsud sat in.",
        "Also in the room was Foreign Minister Tariq Mehsud.",
        "Foreign Minister Tariq Mehsud was there, too.",
    ],
)
def test_who_came_along_to_the_meeting_told_of_before_took_part_in_it(sentence: str) -> None:
    assert meetings(_MET + sentence) == ["Durrani – Ergashev – Mehsud"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Foreign Minister Tariq Mehsud took part in a regatta.",
        "The Prime Minister was joined at a gala by Foreign Minister Tariq Mehsud.",
        "Foreign Minister Tariq Mehsud did not attend.",
        "Foreign Minister Tariq Mehsud will attend the opera.",
        "Foreign Minister Tariq Mehsud joined the party in 2019.",
    ],
)
def test_who_was_elsewhere_did_not(sentence: str) -> None:
    assert meetings(_MET + sentence) == ["Durrani – Ergashev"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru's president Ada Roy met Kenya's minister Dan Moi in the presence of Foreign Minister Bo Ek.",
        "Peru's president Ada Roy, accompanied by Foreign Minister Bo Ek, met Kenya's minister Dan Moi.",
        "Peru's president Ada Roy, along with Foreign Minister Bo Ek, received Kenya's minister Dan Moi.",
        "Peru's president Ada Roy, together with Foreign Minister Bo Ek, met Kenya's minister Dan Moi.",
        "Peru's president Ada Roy met Kenya's minister Dan Moi, with Foreign Minister Bo Ek in attendance.",
    ],
)
def test_company_told_beside_the_verb_is_at_the_one_meeting(sentence: str) -> None:
    assert meetings(sentence) == ["Ek – Moi – Roy"]


@pytest.mark.parametrize(
    "sentence",
    [
        "It was led by Grenada's trade minister, Ann Bell, and included Jo Cox, the country's ambassador to Peru.",
        "Heading the visiting team was the Minister of Trade, the Honourable Ann Bell. She was supported by Jo Cox.",
        "The delegation included Grenada's trade minister, Ann Bell, and its ambassador, Jo Cox.",
    ],
)
def test_those_of_a_delegation_take_its_place(sentence: str) -> None:
    text = f"Peru's trade minister, Ada Roy, met with a Grenadian delegation on Monday. {sentence}"
    assert meetings(text) == ["Bell – Cox – Roy"]


@pytest.mark.parametrize("told", ["had separate talks with each of the two", "met both", "met each of them separately"])
def test_those_whom_the_sentence_before_lists_are_met_one_by_one(told: str) -> None:
    text = f"The guests included Kenyan President Dan Moi and Chilean President Eva Paz. Peru's Ada Roy {told}."
    assert meetings(text.replace("Peru's", "Peru's President")) == ["Moi – Roy", "Paz – Roy"]


def test_who_attended_the_reception_was_at_the_meeting_told_before() -> None:
    assert meetings(f"{_MET}Foreign Minister Tariq Mehsud attended the reception.") == ["Durrani – Ergashev – Mehsud"]


def test_whom_the_object_of_another_preposition_names_is_not_met() -> None:
    assert meetings("At Bunza Governor Sani Yauri met with growers, among them returnees from Benin and Niger.") == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Kenyan envoy Amina Otieno took part in talks of Malta's minister Paul Vella with Minister Ida Lund of Oman.",
         "en", ["Lund – Otieno – Vella"]),
        ("Kenyan envoy Amina Otieno skipped talks between Minister Paul Vella of Malta and Minister Ida Lund of Oman.",
         "en", ["Lund – Vella"]),
        ("Посол Кении Амина Отиено приняла участие во встрече министра Мальты Яна Кунца с министром Чили Рохасом.",
         "ru", ["Кунц – Отиено – Рохас"]),
        ("Во встрече министра Мальты Яна Кунца с министром Чили Рохасом участвовала посол Кении Амина Отиено.",
         "ru", ["Кунц – Отиено – Рохас"]),
        ("Посол Кении Амина Отиено не участвовала во встрече министра Мальты Яна Кунца с министром Чили Рохасом.",
         "ru", ["Кунц – Рохас"]),
    ],
)  # fmt: skip
def test_who_takes_part_in_a_meeting_of_others(text: str, language: str, expected: list[str]) -> None:
    assert meetings(text, language) == expected
