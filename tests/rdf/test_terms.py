"""The terms: what the module offers, without an RDF library, and how it is called."""

import subprocess
import sys

import pytest

from kg.model import NODE_KINDS
from kg.rdf import terms


def constants():
    return {name: value for name, value in vars(terms).items() if isinstance(value, str) and "_" in name[1:-1]}


def test_each_constant_is_called_as_its_term_is():
    for name, iri in constants().items():
        if name.startswith("__"):
            continue
        prefix, local = name.split("_", 1)
        assert iri == terms.PREFIXES[prefix.lower()] + local


def test_no_two_constants_are_one_term():
    named = [iri for name, iri in constants().items() if not name.startswith("__")]
    assert len(named) == len(set(named))


def test_the_domain_has_29_properties_and_neither_iso_nor_those_of_claims_are_among_them():
    assert len(terms.DOMAIN_PROPERTIES) == 29
    outside = {terms.DIP_iso, terms.DIP_source, terms.DIP_quote, terms.DIP_start, terms.DIP_end}
    outside |= {terms.DIP_confidence, terms.DIP_modality, terms.DIP_saidBy, terms.DIP_extractor}
    assert not outside & terms.DOMAIN_PROPERTIES


def test_every_kind_of_node_has_its_superclasses():
    assert set(terms.SUPERCLASSES) == NODE_KINDS


@pytest.mark.parametrize(
    ("kind", "iris"),
    [
        ("State", (terms.DIP_State, terms.DIP_Actor)),
        ("Conference", (terms.DIP_Conference, terms.DIP_Event)),
        ("Place", (terms.DIP_Place,)),
        ("Concept", (terms.SKOS_Concept,)),
    ],
)
def test_classes_gives_a_kinds_own_class_and_all_above_it(kind, iris):
    assert terms.classes(kind) == iris


def test_classes_of_an_unknown_kind_is_a_key_error():
    with pytest.raises(KeyError, match="Treaty"):
        terms.classes("Treaty")


def test_expand_knows_the_datatypes_of_the_model():
    assert terms.expand("xsd:date") == terms.XSD_date
    assert terms.expand("edtf:EDTF") == terms.EDTF_EDTF == "http://id.loc.gov/datatypes/edtf/EDTF"
    with pytest.raises(KeyError):
        terms.expand("nope:date")


def test_the_terms_need_no_rdf_library():
    code = "import sys, kg.rdf.terms; print(sorted({'rdflib', 'pyoxigraph', 'pyshacl'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
