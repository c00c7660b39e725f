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
