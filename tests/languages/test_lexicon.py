"""The tables of the world are whole: every entry has its names in every language, and no name says two things."""

from __future__ import annotations

from collections import defaultdict

import pytest

from kg import resources
from kg.languages.lexicon import TABLES, Entry, Lexicon, cells, lexicon

LANGUAGES = ("en", "ru", "kk")


@pytest.mark.parametrize("kind", sorted(TABLES))
def test_every_entry_has_a_label_in_every_language(kind: str) -> None:
    assert lexicon().entries(kind)
    assert [
        (entry.key, code) for entry in lexicon().entries(kind) for code in LANGUAGES if not entry.names.get(code)
    ] == []


@pytest.mark.parametrize("kind", sorted(TABLES))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_of_a_language_is_of_a_known_key(kind: str, language: str) -> None:
    known = {row["key"] for row in resources.rows("common", TABLES[kind])}
    named = [row["key"] for row in resources.rows(language, TABLES[kind])]
    assert sorted(named) == sorted(known)


@pytest.mark.parametrize("kind", ["state", "organization", "role", "topic", "portfolio", "organ"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_belongs_to_one_entry_of_its_kind(kind: str, language: str) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for form in lexicon().forms(language, [kind]):
        owners[form.text].add(form.key)
    assert {text: keys for text, keys in owners.items() if len(keys) > 1} == {}


@pytest.mark.parametrize("kind", ["state", "place", "organization"])
def test_a_wikidata_identifier_is_well_formed_and_belongs_to_one_entry(kind: str) -> None:
    found = [entry.wikidata for entry in lexicon().entries(kind) if entry.wikidata]
    assert all(item[0] == "Q" and item[1:].isdigit() for item in found)
    assert len(found) == len(set(found))


def test_three_hundred_bodies_are_linked_to_wikidata() -> None:
    assert sum(1 for entry in lexicon().entries("organization") if entry.wikidata) >= 300


def test_every_member_of_the_united_nations_and_its_neighbours_is_a_state() -> None:
    states = lexicon().entries("state")
    assert len(states) == 193 + 6
    assert {"VA", "PS", "XK", "TW", "CK", "NU"} <= {entry.iso for entry in states}
    assert all(entry.wikidata for entry in states)


def test_a_place_lies_in_a_state_of_the_table() -> None:
    assert [
        place.key for place in lexicon().entries("place") if place.country and f"state/{place.country}" not in lexicon()
    ] == []


def test_every_city_says_which_state_it_lies_in() -> None:
    cities = [place for place in lexicon().entries("place") if place.sort in {"capital", "city"}]
    assert len(cities) >= 400
    assert [city.key for city in cities if not city.country] == []


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "Kyrgyzstan"), ("ru", "Кыргызстан"), ("kk", "Қырғызстан")],
)
def test_a_label_is_that_of_the_language(language: str, expected: str) -> None:
    assert lexicon().get("state/KG").label(language) == expected


def test_abbreviations_stand_apart_from_names() -> None:
    entry = lexicon().get("organization/osce")
    assert {code: entry.abbreviations[code][0] for code in LANGUAGES} == {"en": "OSCE", "ru": "ОБСЕ", "kk": "ЕҚЫҰ"}
    assert not any("ОБСЕ" in name for name in entry.names["ru"])


def test_demonyms_lead_to_their_state() -> None:
    found = {form.text: form.key for form in lexicon().forms("ru", ["demonym"])}
    assert found["норвежский"] == "state/NO"
    assert found["узбекистанский"] == "state/UZ"


def test_demonyms_of_kazakh_follow_vowel_harmony() -> None:
    found = {form.text for form in lexicon().forms("kk", ["demonym"])}
    assert {"жапониялық", "ирактық", "израильдік", "кувейттік", "өзбекстандық"} <= found


def test_a_post_has_the_forms_that_templates_ask_for() -> None:
    minister = lexicon().get("role/minister")
    deputy = lexicon().get("rank/deputy")
    russian = deputy.attribute("template", "ru")[0].format(role_genitive=minister.attribute("genitive", "ru")[0])
    kazakh = deputy.attribute("template", "kk")[0].format(
        role_genitive=minister.attribute("possessive_genitive", "kk")[0]
    )
    assert (russian, kazakh) == ("заместитель министра", "министрінің орынбасары")


@pytest.mark.parametrize("language", LANGUAGES)
def test_templates_ask_only_for_forms_that_every_role_has(language: str) -> None:
    templates = [item for rank in lexicon().entries("rank") for item in rank.attribute("template", language)]
    assert templates
    asked = {name for name in ("genitive", "possessive") if any(f"role_{name}}}" in item for item in templates)}
    roles = lexicon().entries("role")
    assert [(role.key, name) for role in roles for name in asked if not role.attribute(name, language)] == []


def test_a_column_of_the_common_table_is_an_attribute() -> None:
    assert lexicon().get("organ/foreign-ministry").attribute("portfolio", "common") == ("foreign-affairs",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_of_the_glossary_has_one_key(language: str) -> None:
    owners: dict[str, list[str]] = defaultdict(list)
    for row in resources.rows("common", "glossary.tsv"):
        assert row[language], row["key"]
        for word in cells(row[language]):
            owners[word].append(row["key"])
    assert {word: keys for word, keys in owners.items() if len(keys) > 1} == {}


def test_the_glossary_gives_translations_one_key() -> None:
    def key(language: str, word: str) -> str:
        return next(row["key"] for row in resources.rows("common", "glossary.tsv") if word in cells(row[language]))

    assert key("en", "drought") == key("ru", "засуха") == key("kk", "құрғақшылық")
    assert key("en", "strengthen") == key("ru", "укрепление") == key("kk", "нығайту")


def test_an_unknown_key_is_an_error_or_none() -> None:
    with pytest.raises(KeyError):
        lexicon().get("state/ZZ")
    assert lexicon().find("state/ZZ") is None
    assert "state/ZZ" not in lexicon()


def test_a_lexicon_can_be_made_of_entries_of_ones_own() -> None:
    own = Lexicon([Entry("place/atlantis", "place", {"en": ("Atlantis",)})])
    assert [form.text for form in own.forms("en", ["place", "state"])] == ["Atlantis"]
    assert own.get("place/atlantis").label("kk") == "Atlantis"
