"""A table of identifiers from outside is read from CSV and from SPARQL's answers; a wrong line is named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.config import Settings
from kg.errors import SettingError
from kg.languages.identity_table import identifier, read_table
from kg.languages.known_persons import known_person


def written(folder: Path, text: str, name: str = "names.csv") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_line_may_have_a_column_for_each_language(tmp_path: Path) -> None:
    path = written(tmp_path, "label_en,label_ru,qid,of\nIngrid Sol,Ингрид Соль|И. Соль,Q4115189,NO\n")
    (found,) = read_table(path)
    assert (found.wikidata, found.bodies, found.kind) == ("Q4115189", ("state/NO",), "Person")
    assert dict(found.names) == {"en": ("Ingrid Sol",), "ru": ("Ингрид Соль", "И. Соль")}


def test_lines_of_one_identifier_are_one_thing(tmp_path: Path) -> None:
    path = written(tmp_path, "name,language,qid\nIngrid Sol,en,Q4115189\n\nИнгрид Сол,kk,Q4115189\n")
    (found,) = read_table(path)
    assert dict(found.names) == {"en": ("Ingrid Sol",), "kk": ("Ингрид Сол",)}


def bindings(*rows: dict[str, Any]) -> str:
    return json.dumps({"head": {"vars": []}, "results": {"bindings": list(rows)}}, ensure_ascii=False, indent=1)


def uri(value: str) -> dict[str, str]:
    return {"type": "uri", "value": f"http://www.wikidata.org/entity/{value}"}


def test_an_answer_in_json_has_languages_and_countries_as_items(tmp_path: Path) -> None:
    label = {"type": "literal", "value": 'Ингрид "Соль"', "xml:lang": "ru"}
    path = written(tmp_path, bindings({"item": uri("Q4115189"), "itemLabel": label, "country": uri("Q20")}), "a.json")
    (found,) = read_table(path)
    assert (dict(found.names), found.bodies) == ({"ru": ('Ингрид "Соль"',)}, ("state/NO",))


def test_a_person_of_the_outside_table_is_known(tmp_path: Path) -> None:
    path = written(tmp_path, "name,qid,of,role\nIngrid Sol,Q4115189,NO,president\n")
    found = known_person(["Ingrid Sol"], [("role/president", "state/NO")], identities=path)
    assert found is not None
    assert found.wikidata == "Q4115189"
    assert known_person(["Ingrid Sol"], [("role/president", "state/PE")], identities=path) is None
    assert known_person(["Ingrid Sol"]) is None


def test_the_outside_table_gives_further_names_to_a_person_of_the_own_one(tmp_path: Path) -> None:
    own = known_person(["Си Цзиньпин"])
    assert own is not None
    path = written(tmp_path, f"name,language,qid\nSi Kinpin,en,{own.wikidata}\n")
    found = known_person(["Si Kinpin"], [("role/president", "state/CN")], identities=path)
    assert found is not None
    assert (found.key, found.names["ru"]) == (own.key, own.names["ru"])


def test_things_of_other_kinds_are_found_by_kind_and_name(tmp_path: Path) -> None:
    path = written(tmp_path, "name,qid,kind\nHarbour Forum,Q4115189,Organization\nHarbour Forum,Q13406268,Place\n")
    assert identifier("Organization", ["harbour forum"], path) == "Q4115189"
    assert identifier("Person", ["Harbour Forum"], path) is None
    assert identifier("Organization", ["Forum"], path) is None


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("name,qid\nIngrid Sol,Q4115189\nJan Vik,12\n", 3, "'12' is no identifier"),
        ("name,qid\nIngrid Sol,\n", 2, "the identifier is missing"),
        ("name,qid\n,Q4115189\n", 2, "Q4115189 has no name"),
        ("name,qid\nQ4115189,http://www.wikidata.org/entity/Q4115189\n", 2, "Q4115189 has no name"),
        ("name,qid\nIngrid Sol,Q4115189,NO\n", 2, "3 cells under 2 columns"),
        ("name,qid,of\nIngrid Sol,Q4115189,ZZ\n", 2, "'ZZ' is no state or body"),
        ("name,language,qid\nIngrid Sol,xx,Q4115189\n", 2, "'xx' is no language"),
        ("name,qid,kind\nIngrid Sol,Q4115189,Wizard\n", 2, "'Wizard' is no kind"),
        ("name,qid,kind\nSol,Q4115189,Place\nSol,Q4115189,Person\n", 3, "is a Person here and a Place in line 2"),
        ('name,qid\n"Ingrid Sol,Q4115189\n', 2, "unexpected end of data"),
        ("name,country\nIngrid Sol,Q20\n", 1, "no column of identifiers"),
        ("qid,of\nQ4115189,NO\n", 1, "no column of names"),
        ("\n", 1, "the table is empty"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, text: str, line: int, what: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(SettingError, match=what) as caught:
        read_table(path)
    assert (caught.value.where, caught.value.line) == (path, line)


def test_a_wrong_solution_is_named_by_the_line_it_starts_in(tmp_path: Path) -> None:
    label = {"type": "literal", "value": 'a } in \\ a " name {'}
    text = bindings({"item": uri("Q4115189"), "itemLabel": label}, {"item": uri("none"), "itemLabel": label})
    path = written(tmp_path, text, "a.srj")
    with pytest.raises(SettingError, match="is no identifier") as caught:
        read_table(path)
    lines = text.splitlines()
    assert '"item"' in lines[caught.value.line]
    assert "none" in "".join(lines[caught.value.line : caught.value.line + 4])


@pytest.mark.parametrize("text", ["{", "[]", '{"results": {}}', '{"results": {"bindings": [{"item": 3}]}}'])
def test_what_is_no_answer_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingError, match=r"a\.json:1"):
        read_table(written(tmp_path, text, "a.json"))


def test_a_table_that_is_not_there_is_an_error_of_the_setting() -> None:
    assert Settings.from_environment({"KG_IDENTITIES": "none.csv"}).identities == "none.csv"
    with pytest.raises(SettingError, match=r"none\.csv: there is no such table"):
        known_person(["Ingrid Sol"], identities="none.csv")
