"""A resolution becomes plain triples, and claims that quote their documents, in the terms of the ontology."""

from dataclasses import replace
from datetime import date

import pyoxigraph as ox
import pytest

from kg.model import Document, Evidence, Individual, Label, Literal, Resolution, Resource
from kg.rdf import terms
from kg.rdf.mapping import PREDICATES, claim_iri, document_iri, quads

BASE = "https://example.org/id/"
TEXT = "Лима, 4 мая 2022 года. Президент Перу принял посла Чили."
DOCUMENT = Document("lima.txt", TEXT, "ru", "Встреча в Лиме", date(2022, 5, 4), "Вести", "https://example.org/news/1")
OTHER = Document("santiago.txt", "The President of Peru received the ambassador of Chile.", "en")

PERU = Resource(
    "state/PE",
    "State",
    (Label("Peru", "en"), Label("Перу", "ru"), Label("РП", "ru", "alt"), Label("Перуу", "ru", "hidden")),
    ("http://www.wikidata.org/entity/Q419",),
    "PE",
)
MEETING = Resource("meeting/1", "Meeting")
TALKS = Resource("format/talks", "Concept", (Label("talks", "en"), Label("discussion", "en", "alt")), scheme="format")
PARTY = Evidence("meeting/1", "party", "state/PE", "lima.txt", 23, 56, 0.9, "Asserted", None, "meetings")


def graph(*evidence: Evidence, documents=(DOCUMENT, OTHER)) -> dict[str, frozenset[ox.Quad]]:
    resolution = Resolution((TALKS, MEETING, PERU), tuple(evidence))
    return quads(resolution, {document.identifier: document for document in documents}, base=BASE)


def quad(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
    return ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), value)


def about(found: frozenset[ox.Quad], subject: str) -> set[tuple[str, str]]:
    return {(quad.predicate.value, str(quad.object)) for quad in found if quad.subject.value == subject}


def test_a_document_without_claims_brings_its_own_node_only():
    found = graph()["lima.txt"]
    assert {quad.subject.value for quad in found} == {BASE + "document/lima.txt"}
    assert about(found, BASE + "document/lima.txt") == {
        (terms.RDF_type, f"<{terms.DIP_Document}>"),
        (terms.DCTERMS_identifier, '"lima.txt"'),
        (terms.DCTERMS_language, '"ru"'),
        (terms.DCTERMS_title, '"Встреча в Лиме"@ru'),
        (terms.DCTERMS_issued, f'"2022-05-04"^^<{terms.XSD_date}>'),
        (terms.DCTERMS_publisher, '"Вести"'),
        (terms.DCTERMS_source, "<https://example.org/news/1>"),
        (terms.SCHEMA_text, f'"{TEXT}"'),
    }


def test_what_a_document_does_not_tell_is_left_out():
    found = graph()["santiago.txt"]
    assert {quad.predicate.value for quad in found} == {
        terms.RDF_type,
        terms.DCTERMS_identifier,
        terms.DCTERMS_language,
        terms.SCHEMA_text,
    }


def test_a_claim_quotes_the_words_between_its_offsets():
    found = graph(replace(PARTY, said_by="state/PE"))["lima.txt"]
    claim = claim_iri(replace(PARTY, said_by="state/PE"), base=BASE)
    assert about(found, claim) == {
        (terms.RDF_type, f"<{terms.DIP_Claim}>"),
        (terms.RDF_subject, f"<{BASE}meeting/1>"),
        (terms.RDF_predicate, f"<{terms.DIP_party}>"),
        (terms.RDF_object, f"<{BASE}state/PE>"),
        (terms.DIP_source, f"<{BASE}document/lima.txt>"),
        (terms.DIP_quote, '"Президент Перу принял посла Чили."'),
        (terms.DIP_start, f'"23"^^<{terms.XSD_integer}>'),
        (terms.DIP_end, f'"56"^^<{terms.XSD_integer}>'),
        (terms.DIP_confidence, f'"0.9"^^<{terms.XSD_decimal}>'),
        (terms.DIP_modality, f"<{terms.DIP_Asserted}>"),
        (terms.DIP_saidBy, f"<{BASE}state/PE>"),
        (terms.DIP_extractor, '"meetings"'),
    }


@pytest.mark.parametrize("modality", ["Possible", "Denied"])
def test_a_claim_that_backs_nothing_makes_no_plain_triple(modality):
    plain = quad(BASE + "meeting/1", terms.DIP_party, ox.NamedNode(BASE + "state/PE"))
    assert plain in graph(PARTY)["lima.txt"]
    found = graph(replace(PARTY, modality=modality, backs=False))["lima.txt"]
    assert plain not in found
    assert any(quad.predicate.value == terms.DIP_quote for quad in found)


def test_a_node_has_its_classes_labels_code_and_kin():
    assert about(graph(PARTY)["lima.txt"], BASE + "state/PE") == {
        (terms.RDF_type, f"<{terms.DIP_State}>"),
        (terms.RDF_type, f"<{terms.DIP_Actor}>"),
        (terms.RDFS_label, '"Peru"@en'),
        (terms.RDFS_label, '"Перу"@ru'),
        (terms.SKOS_altLabel, '"РП"@ru'),
        (terms.SKOS_hiddenLabel, '"Перуу"@ru'),
        (terms.SCHEMA_sameAs, "<http://www.wikidata.org/entity/Q419>"),
        (terms.DIP_iso, '"PE"'),
    }


def test_a_concept_has_a_preferred_label_in_its_scheme():
    found = graph(replace(PARTY, predicate="format", object="format/talks"))["lima.txt"]
    assert about(found, BASE + "format/talks") == {
        (terms.RDF_type, f"<{terms.SKOS_Concept}>"),
        (terms.SKOS_prefLabel, '"talks"@en'),
        (terms.SKOS_altLabel, '"discussion"@en'),
        (terms.SKOS_inScheme, f"<{terms.DIP_Formats}>"),
    }


def test_a_node_that_no_claim_speaks_of_is_left_out():
    found = frozenset().union(*graph(PARTY).values())
    assert not about(found, BASE + "format/talks")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Literal("2022-05-04", "xsd:date"), f'"2022-05-04"^^<{terms.XSD_date}>'),
        (Literal("034", "xsd:integer"), f'"34"^^<{terms.XSD_integer}>'),
        (Literal("2022-05", "edtf:EDTF"), f'"2022-05"^^<{terms.EDTF_EDTF}>'),
        (Literal("слово", "rdf:langString", "ru"), '"слово"@ru'),
        (Literal("word"), '"word"'),
        (Individual("Held"), f"<{terms.DIP_Held}>"),
    ],
)
def test_an_object_is_a_literal_or_an_individual_too(value, written):
    found = graph(replace(PARTY, predicate="status", object=value))["lima.txt"]
    assert (terms.DIP_status, written) in about(found, BASE + "meeting/1")


def test_the_store_changes_no_literal():
    numbers = [replace(PARTY, confidence=number, start=n) for n, number in enumerate([1.0, 0.9, 0.25, 0.1 + 0.2, 0.0])]
    found = frozenset().union(*graph(*numbers).values())
    store = ox.Store()
    store.extend(found)
    assert set(store) == found


def test_two_extractors_that_take_the_same_from_the_same_words_make_one_claim():
    surer = replace(PARTY, confidence=0.95, extractor="visits")
    one, other = graph(PARTY, surer)["lima.txt"], graph(surer, PARTY)["lima.txt"]
    assert one == other == graph(surer)["lima.txt"]


def test_claims_differ_by_document_words_and_what_they_say():
    variants = [
        PARTY,
        replace(PARTY, document="santiago.txt"),
        replace(PARTY, start=22),
        replace(PARTY, modality="Denied"),
        replace(PARTY, predicate="host"),
        replace(PARTY, object=Literal("state/PE")),
        replace(PARTY, said_by="state/PE"),
    ]
    assert len({claim_iri(variant, base=BASE) for variant in variants}) == len(variants)
    assert claim_iri(replace(PARTY, confidence=0.1, extractor="x"), base=BASE) == claim_iri(PARTY, base=BASE)


def test_what_two_documents_say_is_brought_by_both():
    both = graph(PARTY, replace(PARTY, document="santiago.txt", start=0, end=20))
    plain = quad(BASE + "meeting/1", terms.DIP_party, ox.NamedNode(BASE + "state/PE"))
    assert plain in both["lima.txt"]
    assert plain in both["santiago.txt"]


def test_every_predicate_written_is_listed():
    written = {
        quad.predicate.value
        for found in graph(replace(PARTY, said_by="state/PE"), replace(PARTY, object="format/talks")).values()
        for quad in found
    }
    assert written <= PREDICATES


@pytest.mark.parametrize(
    "identifier", ["a b.txt", "новости/5?.txt", "хабар#1", "100%", "<x>", "e\u0301.txt", "日本.txt"]
)
def test_any_identifier_makes_an_iri_of_its_own(identifier):
    iri = document_iri(identifier, base=BASE)
    assert ox.NamedNode(iri).value == iri
    assert not set(iri.removeprefix(BASE + "document/")) & set("/?#<> ")


def test_a_source_that_is_no_iri_stays_words():
    found = graph(documents=(replace(DOCUMENT, source="the ministry's archive"),))["lima.txt"]
    assert (terms.DCTERMS_source, '"the ministry\'s archive"') in about(found, BASE + "document/lima.txt")


def test_a_path_with_what_no_iri_can_hold_is_escaped():
    found = graph(replace(PARTY, subject='meeting/<a> "b"'))["lima.txt"]
    assert any(quad.subject.value == BASE + "meeting/%3Ca%3E%20%22b%22" for quad in found)
