"""Contact details are found and masked; other figures are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.contacts import find, is_social, mask


@pytest.mark.parametrize(
    ("text", "details"),
    [
        ("Tel.: +47 22 95 00 00", ["+47 22 95 00 00"]),
        ("тел. 8 (7172) 55-44-33, факс 55-44-34", ["8 (7172) 55-44-33", "55-44-34"]),
        ("Ұялы: 8 701 555 44 33", ["8 701 555 44 33"]),
        ("Call 202-555-0143 today", ["202-555-0143"]),
        ("Write to press.office@mfa.example.no.", ["press.office@mfa.example.no"]),
        ("anna (at) mfa.example", ["anna (at) mfa.example"]),
        (
            "See https://www.facebook.com/mfa.norway, t.me/norway_mfa",
            ["https://www.facebook.com/mfa.norway", "t.me/norway_mfa"],
        ),
        ("Telegram: @norway_mfa", ["@norway_mfa"]),
    ],
)
def test_details_are_found(text: str, details: list[str]) -> None:
    assert [text[start:end] for start, end in find(text)] == details


@pytest.mark.parametrize(
    "text",
    [
        "from 28 to 31 October 2024",
        "Резолюция 2254 (2015) выделила 1 500 000 000 тенге в 2023-2024 годах",
        "06.03.2024, 14:30",
        "Телефонный разговор состоялся 5 мая 2024 года",
        "Article 5 of the 1949 Conventions, p. 12-15",
        "2030 жылға қарай 100 000 000 адам",
        "the site of the ministry, mfa.example",
    ],
)
def test_other_figures_are_no_details(text: str) -> None:
    assert find(text) == []


def test_list_of_networks_is_social_and_a_sentence_is_not() -> None:
    assert is_social("Facebook | Instagram | Telegram")
    assert is_social("facebook.com/mfa, X, instagram.com/mfa")
    assert not is_social("The minister wrote on Facebook and Telegram that the talks would go on.")


@given(st.text("ab \n", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5))
def test_mask_keeps_length_and_line_ends(text: str, pairs: list[tuple[int, int]]) -> None:
    spans = [(min(pair), max(pair)) for pair in pairs]
    masked = mask(text, spans)
    assert len(masked) == len(text)
    for index, (before, after) in enumerate(zip(text, masked, strict=True)):
        inside = any(start <= index < end for start, end in spans) and before != "\n"
        assert after == (" " if inside else before)
