"""Of which state somebody is told to be without words that say it, by the table of known persons."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

Facts = Callable[..., set[tuple[str, str, str]]]

KNOWN = "Президент Дина Болуарте встретилась в Лиме с министром иностранных дел Чили Хуаном Сото."


def test_the_table_of_persons_tells_the_state_of_an_office_that_is_told_without_it(facts: Facts) -> None:
    found = facts(KNOWN, "ru")
    assert ("meeting:1", "party", "PE") in found
    assert ("meeting:1", "participant", "Дина Болуарте") in found


@pytest.mark.parametrize(
    "text",
    [
        KNOWN.replace("Дина Болуарте", "Болуарте").replace("в Лиме ", ""),
        KNOWN.replace("Президент", "Ректор"),
        KNOWN.replace("Дина Болуарте", "Дана Болуарте"),
    ],
)
def test_it_tells_nothing_of_other_names_and_offices(facts: Facts, text: str) -> None:
    assert ("meeting:1", "party", "PE") not in facts(text, "ru")


def test_nobody_is_the_president_of_another_state_at_another_time(facts: Facts) -> None:
    assert ("meeting:1", "party", "PE") in facts(KNOWN, "ru", issued=datetime.date(2029, 5, 1))


def test_a_family_name_is_enough_where_the_state_is_named(facts: Facts) -> None:
    assert ("meeting:1", "party", "PE") in facts(KNOWN.replace("Дина Болуарте", "Болуарте"), "ru")
