"""Persons whose names a table has in several scripts are one across languages, and are told by their identifiers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg import KnowledgeGraph, Settings
from kg.errors import SettingError
from kg.resolution import resolve

WD = "http://www.wikidata.org/entity/"


def persons(resolved):
    return {path: resolved.resources[path].same_as for path in resolved.paths("Person")}


def test_a_leader_whose_names_no_transliteration_joins_is_one_across_languages(story, resolved):
    first, second = story("a", "en"), story("b", "ru")
    first.person("Xi Jinping", "president", "state/CN")
    second.person("Си Цзиньпин", "president", "state/CN")
    assert persons(resolved(first, second)) == {"person/xi-jinping": (WD + "Q15031",)}


def test_the_head_of_a_body_is_one_across_languages_also_without_a_post(story, resolved):
    first, second = story("a", "en"), story("b", "ru")
    first.person("António Guterres", "secretary-general", "organization/un")
    second.person("Антониу Гутерриш")
    assert persons(resolved(first, second)) == {"person/antonio-guterres": (WD + "Q311440",)}


def test_a_namesake_of_another_state_is_not_taken_for_the_leader(story, resolved):
    first, second = story("a", "en"), story("b", "ru")
    first.person("Xi Jinping", "president", "state/CN")
    second.person("Си Цзиньпин", "ambassador", "state/PE")
    assert sorted(persons(resolved(first, second)).values()) == [(), (WD + "Q15031",)]


def test_the_reason_names_the_table_and_no_post_is_told_from_it(story, resolved):
    first, second = story("a", "en"), story("b", "ru")
    first.person("Xi Jinping")
    second.person("Си Цзиньпин")
    found = resolved(first, second)
    assert {merge.reason for merge in found.resolution.merges} == {
        "the table of known persons has both names and posts for xi-jinping"
    }
    assert found.paths("Tenure") == []
    assert found.resolution.evidence == ()


def test_a_table_of_ones_own_tells_persons_bodies_and_places_by_their_identifiers(story, tmp_path):
    table = tmp_path / "own.csv"
    table.write_text(
        "name,language,qid,of,role,kind\n"
        "Ingrid Sol,en,Q4115189,NO,president,\n"
        "Ингрид Соул,ru,Q4115189,NO,president,\n"
        "Blue Lagoon Fund,en,Q77777701,,,Organization\n"
        "Upper Testville,en,Q77777702,,,Place\n",
        encoding="utf-8",
    )
    first, second = story("a", "en"), story("b", "ru")
    first.person("Ingrid Sol", "president", "state/NO")
    second.person("Ингрид Соул", "president", "state/NO")
    first.node("Organization", "Blue Lagoon Fund")
    first.node("Place", "Upper Testville")
    found = resolve([first.reading(), second.reading()], outside=str(table))
    told = {resource.path: resource.same_as for resource in found.resources}
    assert told["person/ingrid-sol"] == (WD + "Q4115189",)
    assert told["organization/blue-lagoon-fund"] == (WD + "Q77777701",)
    assert told["place/upper-testville"] == (WD + "Q77777702",)
    assert sum(path.startswith("person/") for path in told) == 1


def exported(graph, path) -> bytes:
    graph.export(path)
    return path.read_bytes()


def test_a_table_that_comes_later_changes_what_is_there(tmp_path):
    table = tmp_path / "own.csv"
    table.write_text("name,language,qid,of,role\nMaren Sol,en,Q4115189,NO,president\n", encoding="utf-8")
    text = "The President of Norway, Maren Sol, met the King of Tonga in Oslo.\n"
    plain, identified = Settings(), replace(Settings(), identities=str(table))
    with KnowledgeGraph(tmp_path / "a.db", settings=plain) as graph:
        graph.add_text(text, identifier="a.txt", language="en")
        before = exported(graph, tmp_path / "before.nq")
    with KnowledgeGraph(tmp_path / "a.db", settings=identified) as graph:
        graph.add_text(text, identifier="a.txt", language="en")
        later = exported(graph, tmp_path / "later.nq")
    with KnowledgeGraph(tmp_path / "b.db", settings=identified) as graph:
        graph.add_text(text, identifier="a.txt", language="en")
        assert later == exported(graph, tmp_path / "fresh.nq")
    with KnowledgeGraph(tmp_path / "a.db", settings=plain) as graph:
        graph.add_text(text, identifier="a.txt", language="en")
        assert exported(graph, tmp_path / "again.nq") == before
    assert b"Q4115189" in later
    assert b"Q4115189" not in before


def test_a_table_that_is_not_there_is_an_error_and_changes_nothing(tmp_path):
    settings = replace(Settings(), identities=str(tmp_path / "none.csv"))
    with KnowledgeGraph(settings=settings) as graph, pytest.raises(SettingError, match=r"none\.csv"):
        graph.add_text("The President of Norway met the King of Tonga.\n", identifier="a.txt", language="en")
    assert graph is not None
