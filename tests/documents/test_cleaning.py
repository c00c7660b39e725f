"""Stored text has one line end, one space, composed letters and nothing that XML forbids."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.cleaning import clean


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("a\r\nb\rc\u2028d\u2029e\x85f\x0cg", "a\nb\nc\nd\ne\nf\ng"),
        ("6\u00a0марта\u202f2024\tг.", "6 марта 2024 г."),
        ("Қа\u00adзақ\u200bстан\ufeff", "Қазақстан"),
        ("\u0438\u0306", "й"),
        ("C визитом прибыл министр Cомов c послом", "С визитом прибыл министр Сомов с послом"),
        ("кездестi, C-300, план B, витамин C, iPhoneов", "кездесті, C-300, план B, витамин C, iPhoneов"),
        ("a\x00b\x1bc\x9fd\ufffee", "a b c d e"),
        ("a\ud800b", "a\ufffdb"),
    ],
)
def test_each_sort_of_character_is_stored_as_documented(raw: str, stored: str) -> None:
    assert clean(raw) == stored


@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_stored_text_is_clean_whatever_comes_in(raw: str) -> None:
    stored = clean(raw)
    assert clean(stored) == stored
    assert unicodedata.is_normalized("NFC", stored)
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in stored if character != "\n")
