"""The page on the ontology: it is up to date, and tells of every term in every language."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import RDFS, SH, Graph, Literal

from kg.rdf import terms
from kg.rdf.documentation import page
from kg.rdf.shapes import shapes
from kg.resources import folder

ROOT = Path(__file__).resolve().parents[2]
COMMITTED = ROOT / "docs" / "ontology.md"
PAGE = page()


@pytest.mark.skipif(not COMMITTED.parent.is_dir(), reason="the package is tested without its sources")
def test_the_page_in_docs_is_the_one_that_the_ontology_makes():
    assert COMMITTED.read_text(encoding="utf-8") == PAGE


def test_the_page_is_the_same_on_every_run():
    done = subprocess.run(
        [sys.executable, "-m", "kg.rdf.documentation"],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": "7", "PYTHONIOENCODING": "utf-8"},
    )
    assert done.stdout.decode() == PAGE


def test_every_term_stands_in_a_row_of_its_own():
    for name, iri in vars(terms).items():
        if name.startswith("DIP_"):
            short = f"`dip:{iri.removeprefix(terms.DIP)}`"
            assert f"\n| {short} |" in PAGE or f"\n{short}: " in PAGE


def test_every_label_and_definition_is_on_the_page_in_every_language():
    ontology = Graph().parse(folder("ontology") / "diplomacy.ttl")
    schemes = {terms.DIP_Roles, terms.DIP_Topics, terms.DIP_Formats}
    schemes |= {terms.DIP_Statuses, terms.DIP_Stances, terms.DIP_Modalities}
    for term, label in ontology.subject_objects(RDFS.label):
        assert isinstance(label, Literal)
        assert (str(label) if str(term) in schemes else f"**{label}**") in PAGE


def test_a_property_says_what_it_is_of_and_to_and_whether_it_needs_a_claim():
    table = PAGE.partition("## Properties")[2].partition("## Individuals")[0]
    rows = {line.split(" | ")[0]: line.split(" | ")[1:4] for line in table.splitlines()}
    assert rows["| `dip:destination`"] == ["`dip:Visit`", "`dip:State`, `dip:Place`", "yes"]
    assert rows["| `dip:when`"] == ["`dip:Event`, `dip:Initiative`", "`edtf:EDTF`", "yes"]
    assert rows["| `dip:target`"] == ["`dip:Statement`", "anything", "yes"]
    assert rows["| `dip:iso`"] == ["`dip:State`", "`xsd:string`", "no"]


def test_every_rule_of_every_shape_is_told():
    for message in shapes().objects(None, SH.message):
        assert f"\n- {message}" in PAGE


def test_no_cell_is_left_with_a_full_iri():
    assert "<http" not in PAGE
