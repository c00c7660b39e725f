"""Which names may be those of one person."""

import pytest

from kg.extractors.naming import same_name


@pytest.mark.parametrize(
    ("mine", "other", "same"),
    [
        ("Nasser Al-Badri", "Nasser Al-Badri Al-Hamdan", True),
        ("Salem Al-Badri", "Nasser Al-Badri Al-Hamdan", False),
        ("Nasser Al-Hamdan", "Nasser Al-Badri Al-Hamdan", True),
        ("Juan Rojas", "Juan Rojas Vega", False),
        ("Р.Т. Демир", "Реджеп Тарик Демир", True),
        ("Р.Т. Демир", "Реджеп Али Демир", False),
    ],
)
def test_a_name_may_stop_at_the_branch_of_a_house(mine: str, other: str, same: bool) -> None:
    assert same_name(tuple(mine.split()), tuple(other.split())) is same
