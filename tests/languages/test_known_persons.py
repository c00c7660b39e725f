"""Names of one person in three scripts lead to one entry; a namesake, or who stands elsewhere, to none."""

from __future__ import annotations

import re
from datetime import date

import pytest

from kg.languages.known_persons import KnownPerson, KnownPersons, KnownPost, known_person, table, written
from kg.languages.lexicon import lexicon

PERSONS = KnownPersons(
    (
        KnownPerson(
            "ingrid-sol",
            {"en": ("Ingrid Sol",), "ru": ("Ингрид Соль", "Ингрид Харальдовна Соль"), "kk": ("Ингрид Сол",)},
            (KnownPost("role/president", "state/NO"),),
            "Q4115189",
        ),
        KnownPerson(
            "tan-wei",
            {"en": ("Tan Wei",), "ru": ("Тань Вэй",)},
            (KnownPost("role/prime-minister", "state/SG"),),
            common=True,
        ),
        KnownPerson("rui-paz-of-peru", {"en": ("Rui Paz",)}, (KnownPost("role/president", "state/PE"),)),
        KnownPerson(
            "rui-paz-of-the-un", {"en": ("Rui Paz",)}, (KnownPost("role/secretary-general", "organization/un"),)
        ),
    )
)


def key(names: list[str], posts: list[tuple[str, str]] | None = None, bodies: list[str] | None = None) -> str | None:
    found = PERSONS.find(names, posts or (), bodies or ())
    return found.key if found else None


@pytest.mark.parametrize("name", ["Ingrid Sol", "INGRID SOL", "Ингрид Соль", "Ингрид Сол", "Ингрид Харальдовна Соль"])
def test_a_full_name_in_any_script_is_enough_where_it_is_the_only_one(name: str) -> None:
    assert key([name]) == "ingrid-sol"


def test_a_name_of_another_is_nobody() -> None:
    assert key(["Ingrid Soler"]) is None
    assert key(["Sol"]) is None
    assert key([]) is None


def test_who_stands_for_another_state_is_a_namesake() -> None:
    assert key(["Ingrid Sol"], [("role/president", "state/PE")]) is None
    assert key(["Ingrid Sol"], bodies=["state/PE"]) is None


def test_who_has_only_other_posts_of_the_state_is_a_namesake() -> None:
    assert key(["Ingrid Sol"], [("role/judge", "state/NO")]) is None
    assert key(["Ingrid Sol"], [("role/judge", "state/NO"), ("role/head-of-state", "state/NO")]) == "ingrid-sol"


def test_a_name_that_many_bear_needs_the_post_or_the_state() -> None:
    assert key(["Tan Wei"]) is None
    assert key(["Тань Вэй"], bodies=["state/SG"]) == "tan-wei"
    assert key(["Tan Wei"], [("role/head-of-government", "state/SG")]) == "tan-wei"


def test_two_of_one_name_are_told_apart_by_what_they_stand_for_and_else_not_at_all() -> None:
    assert key(["Rui Paz"]) is None
    assert key(["Rui Paz"], bodies=["organization/un"]) == "rui-paz-of-the-un"
    assert key(["Rui Paz"], bodies=["organization/un", "state/PE"]) is None


def test_the_order_of_the_words_may_differ_where_the_state_agrees() -> None:
    assert key(["Sol Ingrid"]) is None
    assert key(["Sol Ingrid"], bodies=["state/NO"]) == "ingrid-sol"


def test_initials_need_the_very_post() -> None:
    assert key(["И. Соль"]) is None
    assert key(["И. Соль"], bodies=["state/NO"]) is None
    assert key(["И. Соль"], [("role/president", "state/NO")]) == "ingrid-sol"
    assert key(["К. Соль"], [("role/president", "state/NO")]) is None


def test_a_family_name_is_nobody_even_with_the_post() -> None:
    assert key(["Соль"], [("role/president", "state/NO")]) is None


def test_names_of_two_persons_are_of_neither() -> None:
    assert key(["Ingrid Sol", "Rui Paz"], bodies=["state/NO", "state/PE"]) is None


def test_marks_and_capitals_make_no_difference() -> None:
    assert written("Jonas Gahr Støre") == written("JONAS GAHR STORE")
    assert written("Þorgerður O’Neil") == ("thorgerdur", "oneil")
    assert written("Фёдоров Пётр") == written("Федоров Петр")


# the package's own table


def test_the_table_has_its_date_and_persons_in_two_scripts() -> None:
    assert table().date == date(2025, 11, 15)
    assert len(table().entries) >= 450
    assert [entry.key for entry in table().entries if not (entry.names.get("en") and entry.names.get("ru"))] == []


def test_every_post_is_of_a_known_state_or_body_and_made_of_known_words() -> None:
    posts = [post for entry in table().entries for post in entry.posts]
    assert [post for post in posts if post.of not in lexicon()] == []
    heads = "|".join(
        sorted((entry.key.rpartition("/")[2] for entry in lexicon().entries("role")), key=len, reverse=True)
    )
    ranks = "|".join(entry.key.rpartition("/")[2] for entry in lexicon().entries("rank"))
    portfolios = "|".join(entry.key.rpartition("/")[2] for entry in lexicon().entries("portfolio"))
    role = re.compile(rf"role/(?:(?:{ranks})-)*(?:{heads})(?:-of-(?:{portfolios}))?")
    assert [post.role for post in posts if not role.fullmatch(post.role)] == []
    when = re.compile(r"(?:\d{4}(?:-\d{2}(?:-\d{2})?)?)?")
    assert [post for post in posts if not (when.fullmatch(post.since) and when.fullmatch(post.until))] == []


def test_an_identifier_and_a_key_are_of_one_person() -> None:
    found = [entry.wikidata for entry in table().entries if entry.wikidata]
    assert len(found) >= 380
    assert all(re.fullmatch(r"Q[1-9]\d*", item) for item in found)
    assert len(found) == len(set(found))
    assert len({entry.key for entry in table().entries}) == len(table().entries)


def test_every_person_of_the_table_is_found_by_each_full_name_and_post() -> None:
    missed = [
        (entry.key, name)
        for entry in table().entries
        for names in entry.names.values()
        for name in names
        for post in entry.posts[:1]
        if known_person([name], [(post.role, post.of)]) != entry
    ]
    assert missed == []


@pytest.mark.parametrize("name", ["Kassym-Jomart Tokayev", "Касым-Жомарт Кемелевич Токаев", "Қасым-Жомарт Тоқаев"])
def test_the_spellings_of_three_languages_are_one(name: str) -> None:
    found = known_person([name], [("role/president", "state/KZ")])
    assert found is not None
    assert found.wikidata == "Q200881"
